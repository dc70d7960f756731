//! The sheet that facilitators take into the room: the session as this site gives it, and what the record will ask, in the
//! numbers of the screen.

use domain::ids::MeetingId;
use domain::language::Language;
use domain::layer::Layer;
use domain::package::{Audience, RecordPrompt, SessionOutline};
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use print::paper::{Answer, Paper, Prompt, Reader, Sheet, SheetBlock, SheetPart};
use runtime::record::Desk;

use super::options::Asked;
use crate::at::At;
use crate::pages::meetings::{InLane, Names, choices, lettered, outlines, prompts, worded, wording_state};

/// Lines to write a long answer on.
const LINES: u8 = 6;
/// Rows to write promises in.
const PROMISES: u8 = 3;

pub(super) fn paper(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    id: &MeetingId,
    meeting: &Meeting,
    asked: &Asked,
) -> Result<Paper, Refusal> {
    let day = meeting.when().date();
    let names =
        [Reader::Staff, Reader::Participant].map(|reader| (reader, asked.names(at, desk, lane, day, reader)));
    let language = asked.language(lane);
    let outlines = outlines(lane, &meeting.scheduled.what.sessions);
    let mut edge = super::edge(at, desk, &[lane.package()], asked.reference());
    edge.session = number(lane, id)?;
    let mut parts = Vec::new();
    for outline in &outlines {
        if outlines.len() > 1 {
            parts.push(SheetPart::Block(plain(lane, &outline.title, &outline.purpose)));
        }
        parts.extend(blocks(desk, at, lane, outline, &names, &language));
        parts.extend(left_out(desk, at, lane, outline));
    }
    let asks = prompts(lane, meeting).into_iter();
    parts.extend(asks.map(|(number, prompt)| SheetPart::Prompt(ask(at, lane, meeting, number, prompt))));
    Ok(Paper::Sheet(Sheet {
        edge,
        title: lane.sessions(meeting),
        facts: facts(at, meeting, &outlines),
        parts,
    }))
}

/// Which meeting of the lane it is, those that were called off left aside.
fn number(lane: &InLane, id: &MeetingId) -> Result<Option<String>, Refusal> {
    let all = lane.lane()?.meetings_in_order().into_iter();
    let mut counted = all.filter(|(other, meeting)| *other == id || meeting.cancelled.is_none());
    let at = counted.position(|(other, _)| other == id);
    Ok(at.map(|at| at.saturating_add(1).to_string()))
}

fn facts(at: &At, meeting: &Meeting, outlines: &[&SessionOutline]) -> Vec<(String, String)> {
    let words = at.words;
    let planned = &meeting.scheduled.what;
    let mut facts = vec![
        (words.say("meetings-when"), words.moment(meeting.when())),
        (words.say("meetings-minutes"), words.count("meetings-so-many-minutes", planned.minutes)),
    ];
    let mut bring: Vec<String> = Vec::new();
    for thing in outlines.iter().flat_map(|outline| &outline.bring) {
        let thing = thing.replace('-', " ");
        if !bring.contains(&thing) {
            bring.push(thing);
        }
    }
    if !bring.is_empty() {
        facts.push((words.say("session-bring"), bring.join(", ")));
    }
    facts
}

/// Words of ours or of an outline's head, for staff.
fn plain(lane: &InLane, title: &str, text: &str) -> SheetBlock {
    SheetBlock {
        number: None,
        title: title.to_owned(),
        text: text.to_owned(),
        language: lane.package().manifest.languages.written_in.clone(),
        reader: Reader::Staff,
        remarks: Vec::new(),
    }
}

fn blocks(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    outline: &SessionOutline,
    names: &[(Reader, Names); 2],
    language: &Language,
) -> Vec<SheetPart> {
    let words = at.words;
    let one = |(letter, block)| {
        let block: &domain::package::Block = block;
        let wording = worded(lane, outline, block, language);
        let mut remarks: Vec<String> = Vec::new();
        if let Layer::Site(site) = wording.layer {
            remarks.push(words.about("after-layer", desk.site_name(site)));
        }
        remarks.extend(wording_state(wording.state).map(|id| words.say(id)));
        if block.fixed {
            remarks.push(words.say("session-fixed-why"));
        }
        let said = block.audiences.contains(&Audience::Participant);
        let [staff, participant] = names;
        let (reader, names) = if said { participant } else { staff };
        SheetPart::Block(SheetBlock {
            number: Some(letter),
            title: names.fill(wording.title),
            text: names.fill_markdown(wording.text),
            language: wording.language.clone(),
            reader: *reader,
            remarks,
        })
    };
    lettered(outline).into_iter().map(one).collect()
}

fn left_out(desk: &Desk<'_>, at: &At, lane: &InLane, outline: &SessionOutline) -> Option<SheetPart> {
    if outline.left_out.is_empty() {
        return None;
    }
    let words = at.words;
    let lines = outline.left_out.iter().map(|left| {
        let site = match &left.layer {
            Layer::Site(site) => desk.site_name(site),
            Layer::Programme => String::new(),
        };
        let until = words.day(left.header.review_by);
        let said = [
            ("part", left.block.title.as_str()),
            ("site", &site),
            ("why", &left.header.why),
            ("until", &until),
        ];
        format!("- {}", words.with("session-left-out-line", &said))
    });
    let lines: Vec<String> = lines.collect();
    let title = words.count("session-left-out", outline.left_out.len());
    let mut block = plain(lane, &title, &lines.join("\n"));
    block.language = Language::from(words.speaks.code());
    Some(SheetPart::Block(block))
}

fn ask(at: &At, lane: &InLane, meeting: &Meeting, number: usize, prompt: &RecordPrompt) -> Prompt {
    let words = at.words;
    let answer = match prompt.kind.as_str() {
        "tags" => Answer::Boxes {
            options: prompt.options.iter().map(|option| option.replace('-', " ")).collect(),
            lines: 1,
        },
        "yes_no" => Answer::Boxes { options: vec![words.say("yes"), words.say("no")], lines: 1 },
        "number" => Answer::Lines(1),
        "block" => {
            let ends = std::iter::once(words.say("record-to-the-end"));
            let blocks = choices(lane, meeting).into_iter().map(|(_, title)| title);
            Answer::Boxes { options: ends.chain(blocks).collect(), lines: 0 }
        }
        "promises" => Answer::Table {
            columns: ["paper-promise-what", "paper-promise-who", "paper-promise-by"]
                .map(|id| words.say(id))
                .into(),
            rows: PROMISES,
        },
        _ => Answer::Lines(LINES),
    };
    Prompt { number: number.to_string(), ask: prompt.ask.clone(), answer }
}
