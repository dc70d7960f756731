//! After a meeting: what was recorded, the exact words that were used, notes with their history, check-ins.

use components::{Details, Element, Html, SummaryList, SummaryRow, Table};
use domain::ids::MeetingId;
use domain::language::Language;
use domain::record::after_meeting::{CheckedIn, Felt, NoteWritten};
use domain::record::meeting::{DepartureKind, Held, Meeting, TO_THE_END};
use domain::record::{Noted, Refusal};
use runtime::record::{Desk, KeptWords};

use super::lane::InLane;
use super::numbered::{block, prompts};
use super::session::section;
use super::texts::{Names, in_language, prose};
use crate::at::At;
use crate::pages::parts::{cell, link_about, small, table};

pub(super) fn show(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    meeting: &Meeting,
    id: &MeetingId,
) -> Result<Html, Refusal> {
    let words = at.words;
    let mut all = Html::default();
    if let Some(held) = &meeting.held {
        all = all
            .then(section("recorded", &words.say("after-recorded"), recorded(desk, at, lane, meeting, held)))
            .then(departures(at, lane, meeting, &held.what));
    }
    if let Some(cancelled) = &meeting.cancelled {
        let code = desk.words().attendance(&cancelled.what.reason);
        let reason = code.map_or_else(|| cancelled.what.reason.to_string(), |code| code.title.clone());
        let note = cancelled.what.note.as_deref().map(|note| format!(". {note}")).unwrap_or_default();
        let said = Html::paragraph(format!("{reason}{note}"));
        all = all.then(section(
            "called-off",
            &words.say("after-called-off"),
            said.then(by(desk, at, &cancelled.recorded)),
        ));
    }
    all = all
        .then(section("notes", &words.say("after-notes"), notes(desk, at, lane, meeting, id)))
        .then(check_ins(desk, at, meeting));
    if meeting.held.as_ref().is_some_and(|held| !held.what.delivered.is_empty()) {
        let kept = desk.words_of(&lane.looked, &lane.programme, id)?;
        let names = Names::of(words, desk, &lane.looked, meeting.when().date());
        let kept: Html = kept.iter().map(|kept| kept_words(desk, at, &names, kept)).collect();
        let about = Html::paragraph(words.say("after-words-about"));
        all = all.then(section("words", &words.say("after-words"), about.then(kept)));
    }
    Ok(all)
}

/// By whom and when.
fn by(desk: &Desk<'_>, at: &At, stamp: &domain::record::Stamp) -> Html {
    let day = at.words.day(jiff::tz::Offset::UTC.to_datetime(stamp.at).date());
    let said = at.words.with("after-by", &[("who", &desk.name(&stamp.by)), ("on", &day)]);
    Element::new("p").class("govuk-body").child(small(&said)).done()
}

fn recorded(desk: &Desk<'_>, at: &At, lane: &InLane, meeting: &Meeting, held: &Noted<Held>) -> Html {
    let words = at.words;
    let what = &held.what;
    let code = desk.words().attendance(&what.code);
    let code = code.map_or_else(|| what.code.to_string(), |code| code.title.clone());
    let who: Vec<String> = what.facilitators.iter().map(|id| desk.name(id)).collect();
    let mut rows = vec![
        SummaryRow::new(words.say("record-attendance"), code),
        SummaryRow::new(words.say("record-day"), words.day(what.on)),
        SummaryRow::new(words.say("record-who"), who.join(", ")),
    ];
    if let Some(delivered) = what.delivered.first() {
        let language = Language::from(&*delivered.language);
        rows.push(SummaryRow::new(words.say("record-language"), language.name()));
    }
    let asked = prompts(lane, meeting)
        .into_iter()
        .any(|(_, prompt)| prompt.kind == "block" && what.answers.contains_key(prompt.id.as_str()));
    if let Some(stopped) = what.stopped_at.as_ref().filter(|_| !asked) {
        rows.push(SummaryRow::new(words.say("record-stopped"), block(lane, meeting, stopped.as_str())));
    }
    if !what.delivered.is_empty() {
        rows.extend(prompts(lane, meeting).into_iter().map(|(number, prompt)| {
            let answer = what.answers.get(prompt.id.as_str()).map(|answer| match prompt.kind.as_str() {
                "block" if **answer == *TO_THE_END => words.say("record-to-the-end"),
                "block" => block(lane, meeting, answer),
                // Answers are chosen from words that are kept with hyphens.
                "tags" => answer.replace('-', " "),
                "yes_no" => words.say(if &**answer == "yes" { "yes" } else { "no" }),
                _ => answer.to_string(),
            });
            let answer = answer.unwrap_or_else(|| words.say("after-not-answered"));
            SummaryRow::new(format!("{number}. {}", prompt.ask), typed(&answer))
        }));
    }
    if !what.did_not_land.is_empty() {
        let blocks: Vec<String> =
            what.did_not_land.iter().map(|id| block(lane, meeting, id.as_str())).collect();
        rows.push(SummaryRow::new(words.say("record-landed"), blocks.join(", ")));
    }
    if let Some(views) = &what.two_views {
        rows.push(SummaryRow::new(words.say("record-views"), typed(views)));
    }
    SummaryList::new(rows).html().then(by(desk, at, &held.recorded))
}

/// Words somebody typed, with their lines.
pub(in crate::pages) fn typed(text: &str) -> Html {
    Element::new("span").class("waymark-typed").text(text).done()
}

fn departures(at: &At, lane: &InLane, meeting: &Meeting, held: &Held) -> Html {
    if held.departures.is_empty() {
        return Html::default();
    }
    let words = at.words;
    let rows = held.departures.iter().map(|one| {
        vec![
            cell(&block(lane, meeting, one.block.as_str())),
            cell(&words.say(kind(one.kind))),
            cell(&words.say(if one.planned { "record-planned" } else { "record-on-the-day" })),
            cell(&one.because),
        ]
    });
    let heads = ["record-part", "record-kind", "record-when-decided", "record-because"];
    table(&words.say("after-departures"), &heads.map(|id| words.say(id)), rows.collect())
}

/// A way of doing otherwise, as a message.
pub(in crate::pages) fn kind(kind: DepartureKind) -> &'static str {
    match kind {
        DepartureKind::LeftOut => "departure-left-out",
        DepartureKind::Added => "departure-added",
        DepartureKind::DoneDifferently => "departure-done-differently",
        DepartureKind::Reordered => "departure-reordered",
    }
}

fn is_replaced(note: &Noted<NoteWritten>, all: &[Noted<NoteWritten>]) -> bool {
    all.iter().any(|other| other.what.replaces == Some(note.recorded.number))
}

/// The notes that stand, without their history.
pub(super) fn standing_notes(desk: &Desk<'_>, at: &At, meeting: &Meeting) -> Html {
    let standing = meeting.notes.iter().filter(|note| !is_replaced(note, &meeting.notes));
    standing.map(|note| one_note(desk, at, note)).collect()
}

fn one_note(desk: &Desk<'_>, at: &At, note: &Noted<NoteWritten>) -> Html {
    let paper = note.what.paper.as_deref().map(|paper| {
        let said = at.words.about("after-paper", paper);
        Element::new("p").class("govuk-body").child(small(&said))
    });
    Element::new("p")
        .class("govuk-body waymark-typed")
        .text(&note.what.text)
        .done()
        .then(paper.map_or_else(Html::default, Html::from))
        .then(by(desk, at, &note.recorded))
}

fn notes(desk: &Desk<'_>, at: &At, lane: &InLane, meeting: &Meeting, id: &MeetingId) -> Html {
    let words = at.words;
    let standing = meeting.notes.iter().filter(|note| !is_replaced(note, &meeting.notes));
    let shown = standing.map(|note| {
        let to = lane.meeting_at(id, &format!("/note?replaces={}", note.recorded.number));
        let day = words.day(jiff::tz::Offset::UTC.to_datetime(note.recorded.at).date());
        let replace = link_about(&to, &words.say("after-replace"), &words.about("after-replace-about", day));
        Element::new("article")
            .class("waymark-note")
            .child(one_note(desk, at, note))
            .child(history(desk, at, note, &meeting.notes))
            .child(Element::new("p").class("govuk-body").child(replace))
            .done()
    });
    let shown: Html = shown.collect();
    if shown.is_empty() { Html::paragraph(words.say("after-no-notes")) } else { shown }
}

/// What a note replaced, newest first.
fn history(desk: &Desk<'_>, at: &At, note: &Noted<NoteWritten>, all: &[Noted<NoteWritten>]) -> Html {
    let mut earlier = Html::default();
    let mut replaced = note.what.replaces;
    // A note replaces only what was there before it: numbers go down, and the history ends.
    while let Some(one) = replaced.and_then(|number| all.iter().find(|one| one.recorded.number == number)) {
        earlier = earlier.then(one_note(desk, at, one));
        replaced = one.what.replaces.filter(|number| *number < one.recorded.number);
    }
    if earlier.is_empty() { earlier } else { Details::new(at.words.say("after-history"), earlier).html() }
}

pub(super) fn check_ins(desk: &Desk<'_>, at: &At, meeting: &Meeting) -> Html {
    let words = at.words;
    let Some(last) = meeting.check_ins.last() else { return Html::default() };
    let answers = &last.what;
    let rows = desk.words().check_in.iter().map(|question| {
        let said = |side: &std::collections::BTreeMap<domain::record::Text, Felt>| {
            let felt = side.get(question.id.as_str()).copied();
            cell(&felt.map_or_else(|| words.say("check-in-skipped"), |felt| words.say(felt_id(felt))))
        };
        vec![cell(&question.title), said(&answers.participant), said(&answers.facilitator)]
    });
    let heads = ["check-in-question", "check-in-participant", "check-in-facilitator"];
    let shown = table(&words.say("check-in-title"), &heads.map(|id| words.say(id)), rows.collect());
    section("check-in", &words.say("check-in-title"), shown.then(earlier_check_ins(at, meeting)))
}

/// How many there were before: they stay in the record.
fn earlier_check_ins(at: &At, meeting: &Meeting) -> Html {
    let earlier: &[Noted<CheckedIn>] = meeting.check_ins.split_last().map_or(&[], |(_, earlier)| earlier);
    if earlier.is_empty() {
        return Html::default();
    }
    Html::paragraph(at.words.count("check-in-earlier", earlier.len()))
}

/// A step of the check-in, as a message.
pub(super) fn felt_id(felt: Felt) -> &'static str {
    match felt {
        Felt::NotAtAll => "felt-not-at-all",
        Felt::ALittle => "felt-a-little",
        Felt::InBetween => "felt-in-between",
        Felt::Mostly => "felt-mostly",
        Felt::VeryMuch => "felt-very-much",
    }
}

/// The words of one session as they were.
fn kept_words(desk: &Desk<'_>, at: &At, names: &Names, kept: &KeptWords) -> Html {
    let words = at.words;
    let said = [
        ("programme", kept.programme_title.as_str()),
        ("version", &kept.version),
        ("site", &desk.site_name(&kept.site.as_str().into())),
        ("language", &Language::from(kept.language.as_str()).name()),
    ];
    let about = Element::new("p").class("govuk-body").child(small(&words.with("after-kept", &said)));
    let blocks = kept.blocks.iter().map(|block| {
        let language = Language::from(block.language.as_str());
        let title = in_language(Element::new("h4").class("govuk-heading-s"), at, &language);
        let layer = (block.layer != kept.programme).then(|| {
            let site = block.layer.strip_prefix("sites/").unwrap_or(&block.layer);
            small(&words.about("after-layer", desk.site_name(&site.into())))
        });
        Html::from(title.text(&names.fill(&block.title)))
            .then(layer.map_or_else(Html::default, Html::from))
            .then(prose(at, names, &block.text, &language, 5))
    });
    let blocks: Html = blocks.collect();
    let left_out = kept.left_out.iter().map(|(block, why)| [block.clone(), why.clone()]);
    let left_out = if kept.left_out.is_empty() {
        Html::default()
    } else {
        let heads = ["record-part", "record-because"].map(|id| words.say(id));
        let caption = words.say("after-left-out");
        left_out.fold(Table::new(caption, heads), Table::row).html()
    };
    let title = Element::new("h3").class("govuk-heading-m").text(&kept.title);
    Html::from(title).then(about).then(Details::new(words.say("after-read-words"), blocks.then(left_out)))
}
