//! Paper: what facilitators take into the room, what participants keep, and plans, reports and conferences to be signed or
//! handed over. No name is on it unless somebody asked for one: paper gets lost. A report alone is for the file.

mod conference;
mod handout;
mod options;
mod plan;
mod questionnaire;
mod report;
mod sheet;

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, InsetText};
use domain::language::Language;
use domain::package::Package;
use domain::record::Refusal;
use domain::statement::Marking;
use print::paper::{ContentVersion, Edge, Paper};
use runtime::record::Desk;

use super::meetings::InLane;
use super::parts::heading;
use crate::answer::Answer;
use crate::at::{App, At};
use crate::words::Words;

pub(super) fn addresses() -> Router<App> {
    let at = |rest: &str| format!("/people/{{person}}/{{programme}}{rest}");
    Router::new()
        .route(&at("/meetings/{meeting}/print"), get(options::show))
        .route(&at("/meetings/{meeting}/print/paper"), get(meeting))
        .route(&at("/plan/print"), get(options::show_plan))
        .route(&at("/plan/paper"), get(plan))
        .route(&at("/report/{number}/print"), get(options::show_report))
        .route(&at("/report/{number}/paper"), get(report))
        .route("/people/{person}/conferences/{number}/paper", get(conference::show))
}

async fn meeting(at: At, Path((person, programme, meeting)): Path<(String, String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "print pack")?;
        let (id, meeting) = lane.meeting(&meeting)?;
        let back = lane.meeting_at(&id, "/print");
        let asked = options::Asked::read(at);
        let wrong = asked.wrong(at);
        if !wrong.is_nothing() {
            return options::page(at, &lane, id.as_str(), &wrong);
        }
        let (name, paper) = match asked.what.split_once(':').unwrap_or((&asked.what, "")) {
            ("handout", sheet) => ("handout", handout::paper(desk, at, &lane, meeting, &asked, sheet)?),
            ("questionnaire", measure) => {
                ("questionnaire", questionnaire::paper(desk, at, &lane, &asked, measure)?)
            }
            _ => ("sheet", sheet::paper(desk, at, &lane, &id, meeting, &asked)?),
        };
        Ok(answer(at, &lane, name, &paper, back))
    })
    .await
}

async fn plan(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "plan on paper")?;
        let asked = options::Asked::read(at);
        let wrong = asked.wrong(at);
        if !wrong.is_nothing() {
            return Ok(options::plan_page(desk, at, &lane, &wrong));
        }
        let paper = plan::paper(desk, at, &lane, &asked)?;
        let back = lane.to("/plan");
        Ok(answer(at, &lane, "plan", &paper, back))
    })
    .await
}

async fn report(at: At, Path((person, programme, number)): Path<(String, String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "report on paper")?;
        let asked = options::Asked::read(at);
        let wrong = asked.wrong(at);
        if !wrong.is_nothing() {
            return Ok(options::report_page(at, &lane, &number, &wrong));
        }
        let paper = report::paper(desk, at, &lane, &number, &asked)?;
        let back = lane.to("/report");
        Ok(answer(at, &lane, "report", &paper, back))
    })
    .await
}

/// The printed paper, or what keeps it from being printed.
fn answer(at: &At, lane: &InLane, name: &str, paper: &Paper, back: String) -> Answer {
    match printed(name, paper) {
        Ok(file) => file,
        Err(refused) => {
            let (title, body) = troubles(at.words, &refused);
            lane.page(at, title, body).back(back).refused(StatusCode::UNPROCESSABLE_ENTITY).into()
        }
    }
}

/// A paper as a file.
fn printed(name: &str, paper: &Paper) -> Result<Answer, print::Refused> {
    let printed = print::print(paper)?;
    if !printed.lacking.is_empty() {
        // The letters are shown as signs on the paper; which they are tells whoever looks after the fonts.
        tracing::warn!(letters = ?printed.lacking, "no font has these letters.");
    }
    Ok(Answer::File { name: format!("{name}.pdf"), media: "application/pdf", bytes: printed.pdf })
}

/// Everything that keeps a paper from being printed, with what to do.
fn troubles(words: Words, refused: &print::Refused) -> (String, Html) {
    let title = words.say("paper-refused");
    let lines = refused.troubles.iter().map(|trouble| {
        let what = format!("{}: {}. ", trouble.place, trouble.what);
        Element::new("li").text(&what).text(&trouble.fix)
    });
    let lines = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines).done();
    let body = heading(&title).then(InsetText::new(lines).html());
    (title, body)
}

/// Head and foot of a paper.
fn edge(at: &At, desk: &Desk<'_>, packages: &[&Package], reference: Option<String>) -> Edge {
    let content = |package: &&Package| ContentVersion {
        programme: package.manifest.title.clone(),
        version: package.manifest.version.clone(),
        hash: package.content_hash.to_string(),
    };
    Edge {
        language: Language::from(at.words.speaks.code()),
        marking: Marking::OfficialSensitive,
        contents: packages.iter().map(content).collect(),
        session: None,
        reference,
        on: desk.today(),
    }
}

/// The words that were not found.
fn missing(what: &str) -> Refusal {
    Refusal::new(domain::codes::NO_SUCH_ENTRY, format!("there is no {what}"))
}
