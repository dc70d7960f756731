//! The report at the end: by change goal, with the evidence that was recorded, read together before it goes anywhere.

mod read;
mod write;

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Button, Element, Html, InsetText, SummaryList, SummaryRow};
use domain::hooks::{Direction, SaidBy};
use domain::record::Refusal;
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
    let paper = link_about(&lane.to(&format!("/report/{number}/paper")), &words.say("report-paper"), &day);
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
        .child(document(at, &report.document))
        .done()
}

/// The words of a report.
fn document(at: &At, report: &ReportDocument) -> Html {
    let words = at.words;
    let meetings: Vec<String> =
        report.meetings.iter().map(|(what, count)| format!("{}: {count}", kind(words, what))).collect();
    let facts = SummaryList::new([
        SummaryRow::new(words.say("report-programme"), format!("{}, {}", report.programme, report.version)),
        SummaryRow::new(words.say("report-meetings"), as_typed(&meetings.join("\n"))),
        SummaryRow::new(words.say("report-sessions"), as_typed(&report.sessions.join("\n"))),
        SummaryRow::new(words.say("report-measures"), as_typed(&report.measures.join("\n"))),
    ]);
    let goals = report.goals.iter().map(|goal| {
        let said = Element::new("p").class("govuk-body waymark-typed").text(&goal.written);
        let title = Element::new("h3").class("govuk-heading-m").text(&goal.title);
        Html::from(title).then(said).then(evidence(words, &goal.title, &goal.evidence))
    });
    let goals: Html = goals.collect();
    let more = [("report-summary", &report.summary), ("report-own-words", &report.own_words)];
    let more = more.into_iter().filter_map(|(id, text)| Some((id, text.as_deref()?))).map(|(id, text)| {
        let title = Element::new("h3").class("govuk-heading-m").text(&words.say(id));
        Html::from(title).then(Element::new("p").class("govuk-body waymark-typed").text(text))
    });
    let more: Html = more.collect();
    Html::paragraph(report.notice.as_str()).then(facts.html()).then(goals).then(more)
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
