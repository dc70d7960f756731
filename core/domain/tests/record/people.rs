//! Who the person is, who may not see them, and whose glass was broken.

use domain::codes;
use domain::record::person::{Described, GlassBroken, GlassReviewed, Identified, Linked, Opened, Restricted};
use jiff::civil::date;

use crate::check::{ANN, case, check, then};
use crate::entries::{described, glass_broken, glass_reviewed, identified, linked, open, opened, restricted};
use crate::world::TOMORROW;

#[test]
fn a_record_is_opened_once() {
    check([], opened(), Ok(()));
    check(open(), opened(), Err(codes::ALREADY_SO));
}

#[test]
fn a_record_is_opened_with_a_number() {
    check([], Opened { identifiers: Vec::new(), ..opened() }, Err(codes::NOTHING_SAID));
}

#[test]
fn nobody_is_born_tomorrow() {
    let unborn = Described { born: Some(TOMORROW), ..Described::default() };
    check(open(), unborn.clone(), Err(codes::NOT_YET));
    check([], Opened { described: unborn, ..opened() }, Err(codes::NOT_YET));
}

#[test]
fn a_description_adds_to_what_was_there_and_takes_nothing_away() {
    let languages = Described { languages: vec!["cy".into()], ..Described::default() };
    let case = case(then(then(open(), described()), languages));
    assert_eq!(case.preferred_name(), Some("Sam"));
    assert_eq!(case.described.languages, ["cy".into()]);
}

#[test]
fn a_number_or_a_link_says_from_what_it_is_known() {
    check(open(), Identified { because: "  ".into(), ..identified() }, Err(codes::NOTHING_SAID));
    check(open(), Linked { because: "".into(), ..linked() }, Err(codes::NOTHING_SAID));
}

#[test]
fn two_records_are_linked_once_and_none_with_itself() {
    check(then(open(), linked()), linked(), Err(codes::ALREADY_SO));
    check(open(), Linked { other: "p1".into(), ..linked() }, Err(codes::ALREADY_SO));
}

#[test]
fn a_restriction_says_why_and_names_members_of_staff() {
    check(open(), Restricted { because: "".into(), ..restricted() }, Err(codes::NOTHING_SAID));
    let stranger = || vec!["nobody".into()];
    check(open(), Restricted { excluded: stranger(), ..restricted() }, Err(codes::NO_SUCH_MEMBER));
    check(open(), Restricted { restricted_to: stranger(), ..restricted() }, Err(codes::NO_SUCH_MEMBER));
}

#[test]
fn broken_glass_stays_open_for_three_days_at_most() {
    let until = |until| GlassBroken { until, ..glass_broken() };
    check(open(), until(date(2026, 11, 28)), Ok(()));
    check(open(), until(date(2026, 11, 29)), Err(codes::TOO_LONG));
    check(open(), until(date(2026, 11, 24)), Err(codes::TOO_LONG));
    check(open(), GlassBroken { because: "".into(), ..glass_broken() }, Err(codes::NOTHING_SAID));
}

#[test]
fn nobody_reviews_their_own_broken_glass() {
    let broken = case(then(open(), glass_broken()));
    ANN.finds(&broken, glass_reviewed(2), Err(codes::TWO_PEOPLE));
    ANN.by("ben").finds(&broken, glass_reviewed(2), Ok(()));
}

#[test]
fn only_broken_glass_is_reviewed_and_the_review_says_what_was_found() {
    let broken = case(then(open(), glass_broken()));
    ANN.by("ben").finds(&broken, glass_reviewed(1), Err(codes::NO_SUCH_ENTRY));
    ANN.by("ben").finds(&broken, GlassReviewed { entry: 2, found: "".into() }, Err(codes::NOTHING_SAID));
}

#[test]
fn a_second_opening_of_a_linked_record_adds_its_numbers_and_takes_nothing_over() {
    let mut case = case(then(open(), described()));
    let other = Opened {
        person: "p2".into(),
        identifiers: vec![identified().identifier],
        described: Described::default(),
    };
    case.record(&crate::check::stamp(1, "southgate", "ben"), other.into());
    assert_eq!(case.identifiers.len(), 2);
    assert!(case.links.contains("p2"));
    assert_eq!(case.id.as_ref().map(domain::ids::ParticipantId::as_str), Some("p1"));
    assert_eq!(case.owner.as_ref().map(domain::ids::SiteId::as_str), Some("northgate"));
}
