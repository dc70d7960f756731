//! Changes of hands: released and accepted, handed over, and where two teams meet.

use domain::codes;
use domain::ids::SiteId;
use domain::record::case::Case;
use domain::record::referral::Referred;
use domain::record::transfer::{Accepted, Conferred, HandedOver, Released};

use crate::check::{ANN, case, check, stamp, then};
use crate::entries::{
    accepted, conferred, contributed, handed_over, in_delivery, in_lane, judged, open, planned, referred,
    released,
};
use crate::world::{BRIDGES, PATHS, THERE, TOMORROW};

fn owner(case: &Case) -> Option<&str> {
    case.owner.as_ref().map(SiteId::as_str)
}

/// Released here and accepted there.
fn moved() -> Case {
    let mut case = case(then(in_delivery(), released()));
    ANN.at(THERE).records(&mut case, accepted());
    case
}

#[test]
fn a_case_is_released_with_a_reason_by_the_site_that_holds_it_in_its_epoch() {
    check(open(), released(), Ok(()));
    check(open(), Released { because: "".into(), ..released() }, Err(codes::NOTHING_SAID));
    check(open(), Released { on: TOMORROW, ..released() }, Err(codes::NOT_YET));
    check(open(), Released { to: "northgate".into(), ..released() }, Err(codes::ALREADY_SO));
    check(open(), Released { epoch: 2, ..released() }, Err(codes::NOT_OWNER));
    ANN.at(THERE).finds(&case(open()), released(), Err(codes::NOT_OWNER));
}

#[test]
fn after_the_release_nobody_writes_but_contributes_until_it_is_accepted() {
    let gone = case(then(in_delivery(), released()));
    ANN.finds(&gone, planned(), Err(codes::NOT_OWNER));
    ANN.finds(&gone, released(), Err(codes::NOT_OWNER));
    ANN.at(THERE).finds(&gone, planned(), Err(codes::NOT_OWNER));
    ANN.finds(&gone, contributed(), Ok(()));
}

#[test]
fn a_case_is_accepted_by_the_site_it_was_released_to_in_the_next_epoch() {
    ANN.at(THERE).finds(&case(open()), accepted(), Err(codes::NOT_RELEASED));
    let gone = case(then(open(), released()));
    ANN.finds(&gone, accepted(), Err(codes::NOT_RELEASED));
    ANN.at("eastgate").finds(&gone, accepted(), Err(codes::NOT_RELEASED));
    ANN.at(THERE).finds(&gone, Accepted { epoch: 3, ..accepted() }, Err(codes::NOT_RELEASED));
    ANN.at(THERE).finds(&gone, Accepted { on: TOMORROW, ..accepted() }, Err(codes::NOT_YET));
    ANN.at(THERE).finds(&gone, accepted(), Ok(()));
}

#[test]
fn the_new_site_goes_on_where_the_old_one_may_only_contribute() {
    let moved = moved();
    assert_eq!((owner(&moved), moved.epoch), (Some(THERE), 2));
    ANN.at(THERE).finds(&moved, planned(), Ok(()));
    ANN.finds(&moved, planned(), Err(codes::NOT_OWNER));
    ANN.finds(&moved, contributed(), Ok(()));
}

#[test]
fn a_late_entry_of_the_old_site_stands_beside_the_record() {
    let mut moved = moved();
    let plans = |case: &Case| case.lanes[PATHS].plans.len();
    moved.record(&stamp(9, "northgate", "ann"), planned().into());
    assert_eq!((plans(&moved), moved.beside.len()), (0, 1));
    moved.record(&stamp(10, THERE, "ann"), planned().into());
    assert_eq!((plans(&moved), moved.beside.len()), (1, 1));
}

#[test]
fn a_site_the_case_was_not_released_to_takes_nothing_over_whatever_it_writes() {
    let mut gone = case(then(open(), released()));
    let grabbed = Accepted { to: "eastgate".into(), ..accepted() };
    gone.record(&stamp(3, "eastgate", "ann"), grabbed.into());
    gone.record(&stamp(3, "westgate", "ann"), accepted().into());
    assert_eq!((owner(&gone), gone.epoch), (Some("northgate"), 1));
    gone.record(&stamp(4, THERE, "ann"), accepted().into());
    assert_eq!((owner(&gone), gone.epoch), (Some(THERE), 2));
}

#[test]
fn a_handover_names_members_of_staff_and_what_the_next_one_should_know() {
    check(in_lane(), handed_over(), Ok(()));
    check(in_lane(), HandedOver { to: vec!["nobody".into()], ..handed_over() }, Err(codes::NO_SUCH_MEMBER));
    check(in_lane(), HandedOver { next_should_know: "".into(), ..handed_over() }, Err(codes::NOTHING_SAID));
    check(in_lane(), HandedOver { on: TOMORROW, ..handed_over() }, Err(codes::NOT_YET));
}

#[test]
fn a_case_conference_is_about_two_lanes_the_person_has() {
    check(in_lane(), conferred(&[PATHS]), Err(codes::NOTHING_SAID));
    check(in_lane(), conferred(&[PATHS, BRIDGES]), Err(codes::OUT_OF_ORDER));
    let both = || then(in_lane(), Referred { programme: BRIDGES.into(), ..referred() });
    check(both(), conferred(&[PATHS, BRIDGES]), Ok(()));
    check(both(), conferred(&[PATHS, PATHS]), Err(codes::NOTHING_SAID));
    let silent = Conferred { agreed: "".into(), ..conferred(&[PATHS, BRIDGES]) };
    check(both(), silent, Err(codes::NOTHING_SAID));
    check(both(), Conferred { on: TOMORROW, ..conferred(&[PATHS, BRIDGES]) }, Err(codes::NOT_YET));
}

#[test]
fn another_site_judges_nothing_in_a_case_it_does_not_hold() {
    ANN.at(THERE).finds(&case(in_lane()), judged(), Err(codes::NOT_OWNER));
}
