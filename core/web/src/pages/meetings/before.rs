//! Before a meeting: each session's blocks in order, for staff and for the participant, in a language the programme has;
//! what this site leaves out and why; what to bring; the last notes; what the record will ask.

use components::{Details, Element, Html, Tag};
use domain::ids::{MeetingId, SessionId};
use domain::language::Language;
use domain::layer::Layer;
use domain::local_change::Target;
use domain::package::{Audience, Block, SessionOutline};
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use domain::wording::{Wording, WordingState, Words as WordsOf};
use runtime::record::Desk;

use super::lane::InLane;
use super::numbered::{lettered, outlines, prompts};
use super::session::section;
use super::texts::{Names, in_language, prose};
use crate::at::At;
use crate::pages::parts::{link, small};

pub(super) fn show(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    meeting: &Meeting,
    id: &MeetingId,
) -> Result<Html, Refusal> {
    let scheduled = &meeting.scheduled.what;
    let language = asked_language(at, lane);
    let outlines = outlines(lane, &scheduled.sessions);
    let names = Names::of(at.words, desk, &lane.looked, scheduled.at.date());
    let side = side(at, &outlines);
    let sessions: Html = outlines
        .iter()
        .map(|outline| session(desk, at, lane, (outline, outlines.len() == 1), &names, &language))
        .collect();
    let main = languages(at, lane, (id, &scheduled.sessions), &language)
        .then(super::prepare::show(desk, at, lane, meeting, &language)?)
        .then(last_notes(desk, at, lane, meeting)?)
        .then(sessions)
        .then(record_asks(at, lane, meeting));
    let part = |class, inside| Element::new("div").class(class).child(inside);
    Ok(Element::new("div")
        .class("govuk-grid-row")
        .child(part("govuk-grid-column-one-third", side))
        .child(part("govuk-grid-column-two-thirds", main))
        .done())
}

/// Every language a programme has words in, the one it is written in first.
pub(in crate::pages) fn every_language(lane: &InLane) -> Vec<Language> {
    let languages = &lane.package().manifest.languages;
    let translated = languages.translated();
    let mut all = vec![languages.written_in.clone()];
    all.extend(translated.into_iter().filter(|one| *one != languages.written_in));
    all
}

/// The languages that can be chosen for the participant's parts of some outlines, with whether any of their words are in
/// it. Easy words that nobody has written are not offered: plain ones would stand in for them.
pub(in crate::pages) fn offered(lane: &InLane, sessions: &[SessionId]) -> Vec<(Language, bool)> {
    let package = lane.package();
    let written_in = &package.manifest.languages.written_in;
    let words = WordsOf { translations: &package.translations, written_in };
    let outlines = outlines(lane, sessions);
    let sheets = outlines.iter().flat_map(|outline| &outline.sheets).cloned().map(Target::Sheet);
    let all: Vec<Target> =
        outlines.iter().map(|outline| Target::Session(outline.id.clone())).chain(sheets).collect();
    let has_any = |language: &Language| all.iter().any(|of| words.has_any(of, language));
    let known = every_language(lane).into_iter().map(|language| (has_any(&language), language));
    known
        .filter(|(any, language)| *any || !language.is_easy())
        .map(|(any, language)| (language, any))
        .collect()
}

/// A language's name in itself, and in the reader's words that nothing is translated into it where that is so.
pub(in crate::pages) fn named(at: &At, language: &Language, any: bool) -> Html {
    let name =
        Element::new("span").attribute("lang", language.plain().as_str()).text(&language.name()).done();
    if any { name } else { name.then(Html::text(&format!(" ({})", at.words.say("session-not-translated")))) }
}

/// The language that the address asks for, where the programme has it.
fn asked_language(at: &At, lane: &InLane) -> Language {
    let asked = at.asked.get("lang");
    let known = every_language(lane).into_iter().find(|one| one.as_str() == asked);
    known.unwrap_or_else(|| lane.package().manifest.languages.written_in.clone())
}

fn languages(at: &At, lane: &InLane, (id, sessions): (&MeetingId, &[SessionId]), now: &Language) -> Html {
    let all = offered(lane, sessions);
    if all.len() < 2 {
        return Html::default();
    }
    let items = all.iter().map(|(one, any)| {
        let to = lane.meeting_at(id, &format!("?lang={one}"));
        let name = named(at, one, *any);
        let shown = if one == now {
            Element::new("strong").attribute("aria-current", "true").child(name)
        } else {
            link(&to, "").child(name)
        };
        Element::new("li").class("waymark-way").child(shown)
    });
    Element::new("nav")
        .attribute("aria-label", &at.words.say("session-languages"))
        .child(
            Element::new("p")
                .class("govuk-body-s govuk-!-margin-bottom-1")
                .text(&at.words.say("session-languages")),
        )
        .child(Element::new("ul").class("govuk-list waymark-line").children(items))
        .done()
}

/// Where a block stands on the page.
fn anchor(outline: &SessionOutline, block: &Block) -> String {
    format!("{}-{}", outline.id, block.id)
}

/// The blocks as a list of links.
fn side(at: &At, outlines: &[&SessionOutline]) -> Html {
    let lists = outlines.iter().map(|outline| {
        let links = lettered(outline).into_iter().map(|(letter, block)| {
            let to = format!("#{}", anchor(outline, block));
            Element::new("li").child(link(&to, &format!("{letter}. {}", block.title)))
        });
        Element::new("p")
            .class("govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-1")
            .text(&outline.title)
            .done()
            .then(Element::new("ul").class("govuk-list waymark-side__list").children(links))
    });
    let lists: Html = lists.collect();
    let last = link("#record-asks", &at.words.say("session-record-asks"));
    Element::new("nav")
        .class("waymark-side")
        .attribute("aria-label", &at.words.say("session-parts"))
        .child(lists)
        .child(Element::new("p").class("govuk-body-s").child(last))
        .done()
}

fn session(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    (outline, is_alone): (&SessionOutline, bool),
    names: &Names,
    language: &Language,
) -> Html {
    let words = at.words;
    let written = &lane.package().manifest.languages.written_in;
    let blocks = lettered(outline).into_iter().map(|(letter, block)| {
        let wording = worded(lane, outline, block, language);
        one_block(desk, at, names, &anchor(outline, block), &letter, block, &wording)
    });
    let blocks: Html = blocks.collect();
    let purpose = in_language(Element::new("p").class("govuk-body-l"), at, written).text(&outline.purpose);
    // Where a meeting works with one session its title is the page's already.
    let title = if is_alone {
        Element::new("h2").class("govuk-heading-l").text(&words.say("session-itself"))
    } else {
        in_language(Element::new("h2").class("govuk-heading-l"), at, written).text(&outline.title)
    };
    let (least, most) = (outline.minutes.0.to_string(), outline.minutes.1.to_string());
    let long = Element::new("p")
        .class("govuk-body")
        .text(&words.with("session-minutes", &[("least", &least), ("most", &most)]));
    Element::new("section")
        .child(title)
        .child(purpose)
        .child(long)
        .child(bring(at, outline))
        .child(left_out(desk, at, outline))
        .child(blocks)
        .done()
}

/// A block's words: what is not for the participant is never translated.
pub(in crate::pages) fn worded<'l>(
    lane: &'l InLane,
    outline: &SessionOutline,
    block: &'l Block,
    language: &Language,
) -> Wording<'l> {
    let package = lane.package();
    let written_in = &package.manifest.languages.written_in;
    let words = WordsOf { translations: &package.translations, written_in };
    let for_participant = block.audiences.contains(&Audience::Participant);
    let language = if for_participant { language } else { written_in };
    words.of_block(&Target::Session(outline.id.clone()), block, language)
}

fn one_block(
    desk: &Desk<'_>,
    at: &At,
    names: &Names,
    id: &str,
    letter: &str,
    block: &Block,
    wording: &Wording<'_>,
) -> Html {
    let words = at.words;
    let for_participant = block.audiences.contains(&Audience::Participant);
    let kind = if for_participant { "session-for-participant" } else { "session-for-staff" };
    let title = in_language(Element::new("h3").class("govuk-heading-m"), at, &wording.language)
        .text(&format!("{letter}. {}", names.fill(wording.title)));
    let mut tags = Tag::new(words.say(kind))
        .classes(if for_participant { "govuk-tag--green" } else { "govuk-tag--grey" })
        .html();
    if block.fixed {
        tags = tags
            .then(Html::text(" "))
            .then(Tag::new(words.say("session-fixed")).classes("govuk-tag--red").html());
    }
    let class = if for_participant { "waymark-block waymark-block--said" } else { "waymark-block" };
    Element::new("article")
        .class(class)
        .attribute("id", id)
        .child(title)
        .child(Element::new("p").class("govuk-body").child(tags))
        .child(remarks(desk, at, block, wording))
        .child(prose(at, names, wording.text, &wording.language, 4))
        .done()
}

/// Whose words they are, where they are not the programme's, and how they stand to the language that was asked for.
fn remarks(desk: &Desk<'_>, at: &At, block: &Block, wording: &Wording<'_>) -> Html {
    let words = at.words;
    let mut lines: Vec<String> = Vec::new();
    match wording.layer {
        Layer::Programme => lines.push(words.say("session-layer-programme")),
        Layer::Site(site) => {
            let why = block.change.as_ref().map(|change| change.why.as_str()).unwrap_or_default();
            lines.push(words.with("session-layer-site", &[("site", &desk.site_name(site)), ("why", why)]));
        }
    }
    lines.extend(state(wording.state).map(|id| words.say(id)));
    if block.fixed {
        lines.push(words.say("session-fixed-why"));
    }
    let lines = lines.iter().map(|line| Element::new("p").class("waymark-remark").child(small(line)));
    lines.map(Html::from).collect()
}

/// What a reader should know of the language of some words.
pub(in crate::pages) fn state(state: WordingState) -> Option<&'static str> {
    match state {
        WordingState::Written | WordingState::Translated => None,
        WordingState::AwaitingReview => Some("wording-awaiting-review"),
        WordingState::OutOfDate => Some("wording-out-of-date"),
        WordingState::NotTranslated => Some("wording-not-translated"),
    }
}

fn bring(at: &At, outline: &SessionOutline) -> Html {
    if outline.bring.is_empty() {
        return Html::default();
    }
    let things = outline.bring.iter().map(|thing| Element::new("li").text(&thing.replace('-', " ")));
    let title = Element::new("h3").class("govuk-heading-s").text(&at.words.say("session-bring"));
    Html::from(title).then(Element::new("ul").class("govuk-list govuk-list--bullet").children(things))
}

/// What is not done here: never hidden, always with why.
fn left_out(desk: &Desk<'_>, at: &At, outline: &SessionOutline) -> Html {
    if outline.left_out.is_empty() {
        return Html::default();
    }
    let words = at.words;
    let lines = outline.left_out.iter().map(|left| {
        let by = match &left.layer {
            Layer::Site(site) => desk.site_name(site),
            Layer::Programme => String::new(),
        };
        let until = words.day(left.header.review_by);
        let said = [
            ("part", left.block.title.as_str()),
            ("site", &by),
            ("why", &left.header.why),
            ("until", &until),
        ];
        Element::new("li").text(&words.with("session-left-out-line", &said))
    });
    let lines = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines).done();
    Details::new(words.count("session-left-out", outline.left_out.len()), lines).open(true).html()
}

/// The notes on the last meeting that has any.
fn last_notes(desk: &Desk<'_>, at: &At, lane: &InLane, before: &Meeting) -> Result<Html, Refusal> {
    let words = at.words;
    let all = lane.lane()?.meetings_in_order();
    let earlier = all.into_iter().rev().filter(|(_, meeting)| meeting.when() < before.when());
    let last = earlier.map(|(_, meeting)| meeting).find(|meeting| !meeting.notes.is_empty());
    let Some(last) = last else {
        let none = Html::paragraph(words.say("session-no-notes"));
        return Ok(section("last-notes", &words.say("session-last-notes"), none));
    };
    let when = Element::new("p").class("govuk-body").child(small(&words.moment(last.when())));
    let notes = super::after::standing_notes(desk, at, last);
    Ok(section("last-notes", &words.say("session-last-notes"), Html::from(when).then(notes)))
}

/// What the record will ask, numbered.
fn record_asks(at: &At, lane: &InLane, meeting: &Meeting) -> Html {
    let words = at.words;
    let written = &lane.package().manifest.languages.written_in;
    let items = prompts(lane, meeting).into_iter().map(|(_, prompt)| {
        let asked = in_language(Element::new("span"), at, written).text(&prompt.ask);
        Element::new("li").child(asked)
    });
    let list = Element::new("ol").class("govuk-list govuk-list--number").children(items).done();
    let about = Html::paragraph(words.say("session-record-about"));
    section("record-asks", &words.say("session-record-asks"), about.then(list))
}
