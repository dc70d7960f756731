//! A case: lanes with their referrals, what was judged and agreed to, who delivers, pauses and endings; what is still to
//! be found out; changes of hands; who may see a record.

mod ask;
mod consent;
mod copy;
mod ending;
mod enrol;
mod find_out;
mod handover;
mod hands;
mod history;
mod judge;
mod lane;
mod move_on;
mod open;
mod refer;
mod steps;
mod understanding;
mod waiting;
mod walls;

use axum::Router;
use axum::routing::{MethodRouter, get};
use components::{Element, Html};
use domain::hooks::{Answer as Met, SuitabilityAnswer};
use runtime::record::{Desk, Looked};

use self::ask::{Form, save_lane, save_part, save_person, show_lane, show_part, show_person};
use super::parts::link;
use crate::at::{App, At};
use crate::words::Words;

pub(super) use self::open::may as may_open;
pub(super) use self::walls::shut;

/// A form about a lane.
fn in_lane<F: Form + 'static>() -> MethodRouter<App> {
    get(show_lane::<F>).post(save_lane::<F>)
}

/// A form about a person.
fn of_person<F: Form + 'static>() -> MethodRouter<App> {
    get(show_person::<F>).post(save_person::<F>)
}

pub(super) fn addresses() -> Router<App> {
    Router::new()
        .route("/people/new", get(open::show).post(open::save))
        .route("/people/{person}/refer", of_person::<refer::Refer>())
        .route("/people/{person}/find-out", get(find_out::show))
        .route("/people/{person}/break-glass", get(walls::show_glass).post(walls::break_glass))
        .route("/people/{person}/handover", get(handover::show))
        .route("/people/{person}/handover/compare", get(hands::compare))
        .route("/people/{person}/handover/release", of_person::<hands::Release>())
        .route("/people/{person}/handover/accept", of_person::<hands::Accept>())
        .route("/people/{person}/handover/conference", of_person::<hands::Conference>())
        .route("/people/{person}/handover/restrict", of_person::<walls::Restrict>())
        .route("/people/{person}/handover/copy", of_person::<walls::Copy>())
        .route(
            "/people/{person}/handover/review/{entry}",
            get(show_part::<walls::Review>).post(save_part::<walls::Review>),
        )
        .route("/people/{person}/{programme}", get(lane::show))
        .route("/people/{person}/{programme}/move", in_lane::<move_on::MoveOn>())
        .route("/people/{person}/{programme}/judge", in_lane::<judge::Judge>())
        .route("/people/{person}/{programme}/consent", in_lane::<consent::Consent>())
        .route("/people/{person}/{programme}/waiting", in_lane::<waiting::Waits>())
        .route("/people/{person}/{programme}/enrol", in_lane::<enrol::Enrol>())
        .route("/people/{person}/{programme}/team", in_lane::<enrol::Team>())
        .route("/people/{person}/{programme}/content", in_lane::<enrol::Content>())
        .route("/people/{person}/{programme}/hand-over", in_lane::<hands::HandOver>())
        .route("/people/{person}/{programme}/pause", in_lane::<ending::Pause>())
        .route("/people/{person}/{programme}/resume", in_lane::<ending::Resume>())
        .route("/people/{person}/{programme}/end", in_lane::<ending::End>())
        .route("/people/{person}/{programme}/formulation", in_lane::<understanding::Formulation>())
        .route("/people/{person}/{programme}/good-life", in_lane::<understanding::GoodLives>())
}

/// The ways on from a person's page that are about the case as a whole; and that it waits to be taken over.
pub(super) fn ways(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let ways = [("refer", "person-refer"), ("find-out", "find-out-title"), ("handover", "handover-title")];
    let ways = ways.map(|(rest, id)| {
        let to = format!("/people/{}/{rest}", looked.person);
        Element::new("span").class("waymark-way").child(link(&to, &words.say(id)))
    });
    let released = looked.case.released.as_ref().map(|released| hands::said(at, desk, &released.what));
    released.unwrap_or_default().then(Element::new("p").class("govuk-body").children(ways))
}

/// A question of suitability with its answer, as one line.
fn suitability(words: Words, one: &SuitabilityAnswer) -> String {
    let answer = words.say(match one.answer {
        Met::Met => "judge-suitability-met",
        Met::NotMet => "judge-suitability-not-met",
        Met::NotKnown => "not-known",
    });
    format!("{} {answer}. {}", one.question, one.because)
}
