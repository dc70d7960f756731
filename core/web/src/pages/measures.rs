//! Measures: what a programme asks, entered on the screen or from paper; what the answers came to each time, with what must
//! not be read into it.

mod enter;
mod over_time;
mod sheet;

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, InsetText};
use domain::measure::Measure;
use domain::record::Refusal;
use domain::record::progress::Occasion;
use runtime::record::Desk;

use super::meetings::InLane;
use super::parts::{heading, link_about};
use crate::answer::Answer;
use crate::at::{App, At};

pub(super) fn addresses() -> Router<App> {
    let at = |rest: &str| format!("/people/{{person}}/{{programme}}{rest}");
    Router::new()
        .route(&at("/measures"), get(show))
        .route(&at("/measures/{measure}"), get(enter::show).post(enter::save))
}

async fn show(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "measures")?;
        page(desk, at, &lane)
    })
    .await
}

fn page(desk: &Desk<'_>, at: &At, lane: &InLane) -> Result<Answer, Refusal> {
    let words = at.words;
    let reports = desk.measures(&lane.looked, &lane.programme)?;
    let title = words.about("measures-title", desk.title(&lane.programme));
    let measures = lane.package().measures.iter().map(|measure| {
        let report = reports.iter().find(|report| report.measure == measure.id);
        let answered = report.map_or_else(
            || Html::paragraph(words.say("measures-never")),
            |report| over_time::show(at, report),
        );
        Element::new("section")
            .attribute("id", &measure.id)
            .child(Element::new("h2").class("govuk-heading-m").text(&measure.title))
            .child(Html::paragraph(measure.about.trim()))
            .child(InsetText::new(measure.notice.trim()).html())
            .child(ways(at, lane, measure))
            .child(answered)
            .done()
    });
    let measures: Html = measures.collect();
    let none = lane.package().measures.is_empty().then(|| Html::paragraph(words.say("measures-none")));
    let body = heading(&title).then(measures).then(none.unwrap_or_default());
    Ok(lane.page(at, title, body).back(lane.to("/meetings")).into())
}

/// How a measure is entered; or whom to ask first, where it is somebody else's.
fn ways(at: &At, lane: &InLane, measure: &Measure) -> Html {
    let words = at.words;
    if !measure.may_be_shown(false) {
        return permission(at, measure);
    }
    let to = lane.to(&format!("/measures/{}", measure.id));
    let ways = [("", "measures-on-screen"), ("?from=paper", "measures-from-paper")].map(|(rest, id)| {
        let way = link_about(&format!("{to}{rest}"), &words.say(id), &measure.title);
        Element::new("li").child(way)
    });
    Element::new("ul").class("govuk-list waymark-lane-ways").children(ways).done()
}

/// That a measure is somebody else's and its holder is asked first.
fn permission(at: &At, measure: &Measure) -> Html {
    let said = [("holder", measure.licence.holder.as_str()), ("terms", &measure.licence.terms)];
    let text = at.words.with("measures-permission", &said);
    components::WarningText::new(text).icon_fallback_text(at.words.say("warning")).html()
}

/// When in a programme a measure is answered, as a message.
fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Start => "occasion-start",
        Occasion::Middle => "occasion-middle",
        Occasion::End => "occasion-end",
        Occasion::FollowUp => "occasion-follow-up",
    }
}
