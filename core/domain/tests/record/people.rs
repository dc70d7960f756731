//! Who the person is, who may not see them, and whose glass was broken.

use domain::codes;
use domain::ids::{ParticipantId, SiteId};
use domain::record::case::Case;
use domain::record::person::{Described, GlassBroken, GlassReviewed, Identified, Linked, Opened, Restricted};
use jiff::civil::date;

use crate::check::{ANN, case, check, stamp, then};
use crate::entries::{
    contributed, described, glass_broken, glass_reviewed, identified, in_lane, linked, open, opened,
    referred, restricted,
};
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
fn a_second_opening_stands_beside_the_record_whoever_wrote_it() {
    for site in ["northgate", "southgate"] {
        let mut moved = case(then(open(), described()));
        moved.record(&stamp(3, site, "ben"), Opened { person: "p2".into(), ..opened() }.into());
        assert_eq!((moved.beside.len(), moved.preferred_name()), (1, Some("Sam")), "{site}");
        assert_eq!(moved.id.as_ref().map(ParticipantId::as_str), Some("p1"));
    }
}

#[test]
fn a_linked_record_adds_what_holders_say_and_walls_and_takes_nothing_over() {
    let other_number = Opened { identifiers: vec![identified().identifier], ..opened() };
    let mut other = Case::default();
    other.record(&stamp(1, "southgate", "ben"), Opened { person: "p2".into(), ..other_number }.into());
    other.record(&stamp(2, "southgate", "ben"), contributed().into());
    other.record(&stamp(3, "southgate", "ben"), restricted().into());
    other.record(&stamp(4, "southgate", "ben"), referred().into());
    let mut both = case(then(in_lane(), described()));
    let own = format!("{:?}", both.lanes);
    both.read_with(other);
    assert_eq!((both.identifiers.len(), both.contributions.len()), (2, 1));
    assert!(both.links.contains("p2"));
    assert_eq!(both.restriction.excluded, ["cat".into()], "a wall of either stands around both");
    assert_eq!(both.id.as_ref().map(ParticipantId::as_str), Some("p1"));
    assert_eq!(both.owner.as_ref().map(SiteId::as_str), Some("northgate"));
    assert_eq!(format!("{:?}", both.lanes), own, "its own lane stays");
}
