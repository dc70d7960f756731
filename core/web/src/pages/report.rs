//! The report at the end: by change goal, with the evidence that was recorded, read together before it goes anywhere.

mod read;
mod write;

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Button, Element, Html, InsetText, SummaryList, SummaryRow};
use domain::hooks::{Direction, SaidBy};
use domain::measure::Measure;
use domain::record::Refusal;
use jiff::civil::Date;
use runtime::record::{Desk, KeptReport, ReportDocument};

use super::meetings::{InLane, as_typed};
use super::parts::{cell, heading, link_about, small, table};
use crate::answer::Answer;
use crate::at::{App, At};
use crate::words::Words;

pub(super) fn addresses() -> Router<App> {
    let at = |rest: &str| format!("/people/{{person}}/{{programme}}{rest}");
    Router::new()
        .route(&at("/report"), get(show))
        .route(&at("/report/new"), get(write::show).post(write::save))
        .route(&at("/report/read"), get(read::show).post(read::save))
}

async fn show(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "report")?;
        page(desk, at, &lane)
    })
    .await
}

fn page(desk: &Desk<'_>, at: &At, lane: &InLane) -> Result<Answer, Refusal> {
    let words = at.words;
    let reports = desk.reports(&lane.looked, &lane.programme)?;
    let title = words.about("report-title", desk.title(&lane.programme));
    let write = Button::link(words.say("report-write"), lane.to("/report/new")).html();
    let shown: Html = if reports.is_empty() {
        Html::paragraph(words.say("report-none"))
    } else {
        let last = reports.len().saturating_sub(1);
        reports
            .iter()
            .enumerate()
            .rev()
            .map(|(at_place, one)| kept(desk, at, lane, one, at_place == last))
            .collect()
    };
    let body = heading(&title).then(Html::paragraph(words.say("report-about"))).then(write).then(shown);
    Ok(lane.page(at, title, body).back(lane.to("/meetings")).into())
}

/// A report as it was written; of the last one, whether it was read together.
fn kept(desk: &Desk<'_>, at: &At, lane: &InLane, report: &KeptReport, is_last: bool) -> Html {
    let words = at.words;
    let number = report.written.number;
    let day = words.day(report.document.on);
    let by = words.with("after-by", &[("who", &desk.name(&report.written.by)), ("on", &day)]);
    let paper = link_about(&lane.to(&format!("/report/{number}/print")), &words.say("report-paper"), &day);
    let read = match (&report.read, is_last) {
        (Some(read), _) => {
            let on = words.about("report-read-on", words.day(read.what.on));
            let said = read.what.disputes.as_deref().map_or_else(
                || Html::paragraph(words.say("report-not-disputed")),
                |disputes| {
                    Html::paragraph(words.say("report-disputed"))
                        .then(InsetText::new(as_typed(disputes)).html())
                },
            );
            Html::paragraph(on).then(said)
        }
        (None, true) => Html::paragraph(words.say("report-not-read"))
            .then(Button::link(words.say("report-say-read"), lane.to("/report/read")).secondary().html()),
        (None, false) => Html::paragraph(words.say("report-never-read")),
    };
    Element::new("section")
        .class("waymark-group")
        .child(Element::new("h2").class("govuk-heading-l").text(&words.about("report-of", &day)))
        .child(Element::new("p").class("govuk-body").child(small(&by)))
        .child(Element::new("p").class("govuk-body").child(paper))
        .child(read)
        .child(document(at, lane, report))
        .done()
}

/// A measure that was answered before a report was written.
pub(super) struct Came<'a> {
    pub(super) measure: &'a Measure,
    pub(super) on: Date,
    pub(super) came_to: Option<String>,
}

/// The measures that were answered before a report was written.
pub(super) fn measures<'a>(lane: &'a InLane, kept: &KeptReport) -> Result<Vec<Came<'a>>, Refusal> {
    let package = lane.package();
    let before = lane.lane()?.measures.iter().filter(|one| one.recorded.number < kept.written.number);
    let measures = before.filter_map(|one| {
        let measure = package.measures.iter().find(|measure| measure.id == *one.what.measure)?;
        let came_to = measure.score(&one.what.answers).map(|score| score.to_string());
        Some(Came { measure, on: one.what.on, came_to })
    });
    Ok(measures.collect())
}

/// What answers came to, and out of what: a figure alone says nothing.
pub(super) fn came_to(words: Words, one: &Came<'_>) -> String {
    let Some(figure) = &one.came_to else { return words.say("measures-too-few") };
    let (least, most) = one.measure.scoring.range;
    let said = [("it", figure.as_str()), ("least", &least.to_string()), ("most", &most.to_string())];
    words.with("report-out-of", &said)
}

/// The first and the last meeting that were held before a report was written.
pub(super) fn period(words: Words, lane: &InLane, kept: &KeptReport) -> String {
    let held = lane.lane().into_iter().flat_map(|lane| lane.meetings.values());
    let held = held.filter_map(|meeting| meeting.held.as_ref());
    let before = held.filter(|held| held.recorded.number < kept.written.number).map(|held| held.what.on);
    let days: Vec<Date> = before.collect();
    match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) => {
            words.with("paper-report-from-to", &[("from", &words.day(*first)), ("to", &words.day(*last))])
        }
        _ => words.say("paper-report-no-meeting"),
    }
}

/// What measures came to, each with the range and what must not be read into it.
fn measured(words: Words, lane: &InLane, kept: &KeptReport) -> Html {
    let all = measures(lane, kept).unwrap_or_default();
    if all.is_empty() {
        return Html::default();
    }
    let written = &lane.package().manifest.languages.written_in;
    let rows = all.iter().map(|one| {
        vec![
            words.content(&one.measure.title, written),
            cell(&words.day(one.on)),
            cell(&came_to(words, one)),
            words.content(one.measure.notice.trim(), written),
        ]
    });
    let heads = ["report-measure", "report-day", "measures-came-to", "report-caution"];
    table(&words.say("report-measures"), &heads.map(|id| words.say(id)), rows.collect())
}

/// The words of a report.
fn document(at: &At, lane: &InLane, kept: &KeptReport) -> Html {
    let words = at.words;
    let report: &ReportDocument = &kept.document;
    let written = &lane.package().manifest.languages.written_in;
    let meetings: Vec<String> =
        report.meetings.iter().map(|(what, count)| format!("{}: {count}", kind(words, what))).collect();
    let sessions =
        report.sessions.iter().map(|title| Element::new("li").child(words.content(title, written)));
    let facts = SummaryList::new([
        SummaryRow::new(words.say("report-programme"), format!("{}, {}", report.programme, report.version)),
        SummaryRow::new(words.say("paper-report-period"), period(words, lane, kept)),
        SummaryRow::new(words.say("report-meetings"), as_typed(&meetings.join("\n"))),
        SummaryRow::new(
            words.say("report-sessions"),
            Element::new("ul").class("govuk-list").children(sessions).done(),
        ),
    ]);
    let goals = report.goals.iter().map(|goal| {
        let said = Element::new("p").class("govuk-body waymark-typed").text(&goal.written);
        let title = Element::new("h3").class("govuk-heading-m").child(words.content(&goal.title, written));
        // That nothing is linked is no answer to what is written: it stands before it.
        let (before, after) = if goal.evidence.is_empty() {
            (Html::from(Element::new("p").child(small(&words.say("report-no-evidence")))), Html::default())
        } else {
            (Html::default(), evidence(words, &goal.title, &goal.evidence))
        };
        Html::from(title).then(before).then(said).then(after)
    });
    let goals: Html = goals.collect();
    let more = [("report-summary", &report.summary), ("report-own-words", &report.own_words)];
    let more = more.into_iter().filter_map(|(id, text)| Some((id, text.as_deref()?))).map(|(id, text)| {
        let title = Element::new("h3").class("govuk-heading-m").text(&words.say(id));
        Html::from(title).then(Element::new("p").class("govuk-body waymark-typed").text(text))
    });
    let more: Html = more.collect();
    let notice = Html::paragraph(words.content(&report.notice, written));
    notice.then(facts.html()).then(goals).then(more).then(measured(words, lane, kept))
}

/// What a goal's section rests on.
fn evidence(words: Words, goal: &str, evidence: &[runtime::record::Evidence]) -> Html {
    if evidence.is_empty() {
        return Html::paragraph(words.say("report-no-evidence"));
    }
    let rows = evidence.iter().map(|one| {
        vec![
            cell(&words.day(one.on)),
            cell(&words.say(said_by(one.said_by))),
            cell(&words.say(direction(one.direction))),
            cell(&one.words),
        ]
    });
    let heads = ["report-day", "report-who", "report-direction", "report-words"].map(|id| words.say(id));
    table(&words.about("report-evidence", goal), &heads, rows.collect())
}

/// Who said something, as a message.
pub(super) fn said_by(said_by: SaidBy) -> &'static str {
    match said_by {
        SaidBy::Participant => "said-by-participant",
        SaidBy::Facilitator => "said-by-facilitator",
    }
}

/// The direction somebody recorded, as a message.
pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => "direction-forward",
        Direction::Steady => "direction-steady",
        Direction::Back => "direction-back",
        Direction::NotSaid => "direction-not-said",
    }
}

/// A kind of meeting as reports keep it, in the reader's language.
pub(super) fn kind(words: Words, kept: &str) -> String {
    words.say(match kept {
        "met" => "meeting-met",
        "met in part" => "meeting-met-in-part",
        "brief contact" => "meeting-brief-contact",
        "did not meet" => "meeting-did-not-meet",
        "chose not to" => "meeting-chose-not-to",
        other => return other.to_owned(),
    })
}
