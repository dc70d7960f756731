//! Referrals and where they may go, what is judged, consent and the waiting list.

use domain::codes;
use domain::record::Entry;
use domain::record::referral::{Agreement, Consented, Judged, ReferralMoved, Referred, Waiting};

use crate::check::{ANN, case, check, then};
use crate::entries::{agreed, consented, in_lane, judged, moved, open, referred, waiting};
use crate::world::TOMORROW;

/// The referral is closed as withdrawn.
fn withdrawn() -> Vec<Entry> {
    then(in_lane(), because("withdrawn", "motivation-changed"))
}

fn because(to: &str, reason: &str) -> ReferralMoved {
    ReferralMoved { reason: Some(reason.into()), ..moved(to) }
}

#[test]
fn a_referral_says_why_when_and_who_talks_it_through() {
    check(open(), referred(), Ok(()));
    check(open(), Referred { because: "".into(), ..referred() }, Err(codes::NOTHING_SAID));
    check(open(), Referred { on: TOMORROW, ..referred() }, Err(codes::NOT_YET));
    let stranger = Referred { assessed_by: vec!["nobody".into()], ..referred() };
    check(open(), stranger, Err(codes::NO_SUCH_MEMBER));
}

#[test]
fn a_referral_goes_to_a_programme_there_is_and_begins_at_the_beginning() {
    check(open(), Referred { programme: "none".into(), ..referred() }, Err(codes::NO_SUCH_PROGRAMME));
    check(open(), Referred { status: "suitable".into(), ..referred() }, Err(codes::NO_SUCH_STATUS));
    check(open(), Referred { status: "ready".into(), ..referred() }, Err(codes::NO_SUCH_STATUS));
}

#[test]
fn there_is_one_open_referral_to_a_programme_and_a_closed_one_may_be_followed_by_another() {
    check(in_lane(), referred(), Err(codes::ALREADY_SO));
    check(withdrawn(), referred(), Ok(()));
}

#[test]
fn a_referral_moves_only_along_its_list() {
    check(in_lane(), moved("suitable"), Ok(()));
    check(in_lane(), moved("on-programme"), Err(codes::NO_SUCH_MOVE));
    check(in_lane(), moved("ready"), Err(codes::NO_SUCH_STATUS));
    check(withdrawn(), moved("suitable"), Err(codes::NO_SUCH_MOVE));
    check(open(), moved("suitable"), Err(codes::OUT_OF_ORDER));
    check(in_lane(), ReferralMoved { on: TOMORROW, ..moved("suitable") }, Err(codes::NOT_YET));
}

#[test]
fn a_status_of_the_community_is_not_reached_in_custody() {
    let referred = case(in_lane());
    ANN.finds(&referred, moved("on-licence"), Err(codes::NO_SUCH_MOVE));
    ANN.in_the_community().finds(&referred, moved("on-licence"), Ok(()));
}

#[test]
fn a_move_that_is_one_roles_to_make_is_refused_to_others() {
    let referred = case(in_lane());
    ANN.by("ben").finds(&referred, because("deselected", "behaviour"), Err(codes::NOT_FOR_ROLE));
    ANN.finds(&referred, because("deselected", "behaviour"), Ok(()));
}

#[test]
fn a_reason_is_given_where_it_is_needed_and_fits_the_status() {
    check(in_lane(), moved("withdrawn"), Err(codes::NO_SUCH_REASON));
    check(in_lane(), because("withdrawn", "behaviour"), Err(codes::NO_SUCH_REASON));
    check(in_lane(), because("withdrawn", "left"), Err(codes::NO_SUCH_REASON));
    check(in_lane(), because("suitable", "behaviour"), Err(codes::NO_SUCH_REASON));
    check(in_lane(), because("withdrawn", "motivation-changed"), Ok(()));
}

#[test]
fn a_judgement_says_its_reasons_and_an_override_says_what_it_overrides() {
    check(in_lane(), judged(), Ok(()));
    check(open(), judged(), Err(codes::OUT_OF_ORDER));
    check(in_lane(), Judged { because: "".into(), ..judged() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Judged { overrides: Some(" ".into()), ..judged() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Judged { on: TOMORROW, ..judged() }, Err(codes::NOT_YET));
}

#[test]
fn nobody_agrees_to_what_was_not_explained_but_may_refuse_it() {
    let half = Consented { explained: vec!["what-it-is".into()], ..consented() };
    check(in_lane(), half.clone(), Err(codes::NOT_EXPLAINED));
    check(in_lane(), Consented { answer: Agreement::Refused, ..half }, Ok(()));
}

#[test]
fn consent_names_what_is_on_the_list_in_a_language_on_a_day_that_was() {
    let other = Consented { explained: vec!["the-weather".into()], ..consented() };
    check(in_lane(), other, Err(codes::NO_SUCH_WORD));
    check(in_lane(), Consented { language: "".into(), ..consented() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Consented { on: TOMORROW, ..consented() }, Err(codes::NOT_YET));
}

#[test]
fn only_what_was_given_is_withdrawn() {
    let withdrawn = || Consented { answer: Agreement::Withdrawn, ..consented() };
    check(in_lane(), withdrawn(), Err(codes::OUT_OF_ORDER));
    check(agreed(), withdrawn(), Ok(()));
    check(then(agreed(), withdrawn()), withdrawn(), Err(codes::OUT_OF_ORDER));
}

#[test]
fn somebody_waits_for_a_reason_of_the_list_or_waits_no_more() {
    check(in_lane(), waiting(), Ok(()));
    check(in_lane(), Waiting { reasons: Vec::new(), ..waiting() }, Ok(()));
    check(in_lane(), Waiting { reasons: vec!["rain".into()], ..waiting() }, Err(codes::NO_SUCH_REASON));
    check(in_lane(), Waiting { on: TOMORROW, ..waiting() }, Err(codes::NOT_YET));
}
