//! Enrolment, who delivers, pauses, endings, and the plan.

use domain::codes;
use domain::person::FacilitatorRole::{Cover, Lead, Regular};
use domain::record::Entry;
use domain::record::enrolment::{ContentMoved, Ended, Ending, Enrolled, Resumed, Suspended, TeamChanged};
use domain::record::plan::{Advised, Chosen, Planned};
use domain::record::referral::{Agreement, Consented, ReferralMoved};

use crate::check::{case, check, then};
use crate::entries::{
    agreed, assigned, choice, consented, content_moved, ended, enrolled, in_delivery, in_lane, moved, open,
    pin, planned, referred, resumed, scheduled, suspended, team_changed,
};
use crate::world::{PATHS, TOMORROW};

fn over() -> Vec<Entry> {
    then(in_delivery(), ended())
}

#[test]
fn somebody_is_enrolled_after_a_referral_and_their_agreement() {
    check(open(), enrolled(), Err(codes::OUT_OF_ORDER));
    check(in_lane(), enrolled(), Err(codes::NO_CONSENT));
    check(agreed(), enrolled(), Ok(()));
    for answer in [Agreement::Refused, Agreement::Withdrawn] {
        let no = Consented { answer, ..consented() };
        check(then(agreed(), no), enrolled(), Err(codes::NO_CONSENT));
    }
}

#[test]
fn nobody_is_enrolled_twice_or_tomorrow() {
    check(in_delivery(), enrolled(), Err(codes::ALREADY_SO));
    check(agreed(), Enrolled { on: TOMORROW, ..enrolled() }, Err(codes::NOT_YET));
}

#[test]
fn one_leads_at_most_two_deliver_and_nobody_is_named_twice() {
    let by = |facilitators| Enrolled { facilitators, ..enrolled() };
    let fits = Err(codes::FACILITATORS);
    check(agreed(), by(vec![]), fits);
    check(agreed(), by(vec![assigned("ann", Regular)]), fits);
    check(agreed(), by(vec![assigned("ann", Lead), assigned("ben", Lead)]), fits);
    check(agreed(), by(vec![assigned("ann", Lead), assigned("ann", Cover)]), fits);
    let three = vec![assigned("ann", Lead), assigned("ben", Regular), assigned("cat", Regular)];
    check(agreed(), by(three), fits);
    let covered = vec![assigned("ann", Lead), assigned("ben", Regular), assigned("cat", Cover)];
    check(agreed(), by(covered), Ok(()));
}

#[test]
fn whoever_delivers_is_known_and_trained() {
    let led_by = |member| Enrolled { facilitators: vec![assigned(member, Lead)], ..enrolled() };
    check(agreed(), led_by("nobody"), Err(codes::NO_SUCH_MEMBER));
    check(agreed(), led_by("untrained"), Err(codes::NOT_AUTHORISED));
}

#[test]
fn facilitators_change_for_somebody_enrolled_with_a_reason() {
    check(agreed(), team_changed(), Err(codes::OUT_OF_ORDER));
    check(in_delivery(), TeamChanged { because: "".into(), ..team_changed() }, Err(codes::NOTHING_SAID));
    let untrained = TeamChanged { facilitators: vec![assigned("untrained", Lead)], ..team_changed() };
    check(in_delivery(), untrained, Err(codes::NOT_AUTHORISED));
    let case = case(then(in_delivery(), team_changed()));
    assert_eq!(case.team(), ["ben".into()].into());
}

#[test]
fn content_moves_on_to_other_content_with_a_reason() {
    let same = ContentMoved { content: pin("one"), ..content_moved() };
    check(in_delivery(), same, Err(codes::ALREADY_SO));
    check(in_delivery(), ContentMoved { because: "".into(), ..content_moved() }, Err(codes::NOTHING_SAID));
    check(agreed(), content_moved(), Err(codes::OUT_OF_ORDER));
}

#[test]
fn during_a_pause_nothing_goes_on_until_it_ends() {
    let paused = || then(in_delivery(), suspended());
    check(paused(), suspended(), Err(codes::LANE_PAUSED));
    check(paused(), planned(), Err(codes::LANE_PAUSED));
    check(paused(), scheduled("m1", "2026-12-01T09:00"), Err(codes::LANE_PAUSED));
    check(then(paused(), resumed()), planned(), Ok(()));
}

#[test]
fn a_pause_and_its_end_say_why() {
    check(in_delivery(), Suspended { because: "".into(), ..suspended() }, Err(codes::NOTHING_SAID));
    check(in_delivery(), Suspended { on: TOMORROW, ..suspended() }, Err(codes::NOT_YET));
    check(in_delivery(), resumed(), Err(codes::OUT_OF_ORDER));
    let paused = then(in_delivery(), suspended());
    check(paused, Resumed { because: "".into(), ..resumed() }, Err(codes::NOTHING_SAID));
}

#[test]
fn an_ending_needs_an_enrolment_and_words() {
    check(agreed(), ended(), Err(codes::OUT_OF_ORDER));
    check(in_delivery(), Ended { because: "".into(), ..ended() }, Err(codes::NOTHING_SAID));
    check(in_delivery(), Ended { on: TOMORROW, ..ended() }, Err(codes::NOT_YET));
}

#[test]
fn an_ending_before_the_end_needs_a_reason_that_fits() {
    let early = |how, reason: Option<&str>| Ended { how, reason: reason.map(Into::into), ..ended() };
    check(in_delivery(), early(Ending::Withdrawn, None), Err(codes::NO_SUCH_REASON));
    check(in_delivery(), early(Ending::Withdrawn, Some("behaviour")), Err(codes::NO_SUCH_REASON));
    check(in_delivery(), early(Ending::Withdrawn, Some("motivation-changed")), Ok(()));
    check(in_delivery(), early(Ending::Deselected, Some("behaviour")), Ok(()));
    check(in_delivery(), early(Ending::Complete, Some("behaviour")), Err(codes::NO_SUCH_REASON));
}

#[test]
fn what_ended_is_delivered_no_more_and_does_not_end_twice() {
    check(over(), planned(), Err(codes::LANE_ENDED));
    check(over(), scheduled("m1", "2026-12-01T09:00"), Err(codes::LANE_ENDED));
    check(over(), ended(), Err(codes::ALREADY_SO));
}

#[test]
fn after_an_ending_work_begins_again_with_a_referral_and_an_enrolment() {
    let status = |to: &str| moved(to);
    let closed: Vec<Entry> = ["suitable", "on-programme", "complete"].map(|to| status(to).into()).into();
    let closed: Vec<Entry> = over().into_iter().chain(closed).collect();
    let again = then(closed, referred());
    check(again.clone(), planned(), Err(codes::OUT_OF_ORDER));
    check(again.clone(), enrolled(), Ok(()));
    check(then(again, enrolled()), planned(), Ok(()));
}

#[test]
fn a_withdrawn_referral_can_be_taken_up_by_another_lane_team() {
    let gone = ReferralMoved { reason: Some("motivation-changed".into()), ..moved("withdrawn") };
    let case = case(then(then(in_lane(), gone), referred()));
    assert_eq!(case.lane(&PATHS.into()).and_then(|lane| lane.status()), Some("submitted"));
}

#[test]
fn a_plan_has_lines_of_the_programme_each_once() {
    let of = |choices| Planned { choices, ..planned() };
    let line = |session| choice(session, Chosen::Accepted, Advised::Suggested, "");
    check(in_delivery(), of(vec![]), Err(codes::NOTHING_SAID));
    check(in_delivery(), of(vec![line("kites")]), Err(codes::NO_SUCH_SESSION));
    check(in_delivery(), of(vec![line("groups"), line("groups")]), Err(codes::ALREADY_SO));
    check(agreed(), planned(), Err(codes::OUT_OF_ORDER));
}

#[test]
fn whoever_departs_from_advice_says_why() {
    let of = |chosen, advised, because| Planned {
        choices: vec![choice("groups", chosen, advised, because)],
        ..planned()
    };
    check(in_delivery(), of(Chosen::Accepted, Advised::Suggested, ""), Ok(()));
    for advised in [Advised::Held, Advised::MightApply, Advised::InLibrary] {
        check(in_delivery(), of(Chosen::Accepted, advised, "yes"), Err(codes::OUT_OF_ORDER));
        check(in_delivery(), of(Chosen::Added, advised, ""), Err(codes::NOTHING_SAID));
        check(in_delivery(), of(Chosen::Added, advised, "he asked"), Ok(()));
    }
    for chosen in [Chosen::Deferred, Chosen::Declined] {
        check(in_delivery(), of(chosen, Advised::Suggested, ""), Err(codes::NOTHING_SAID));
        check(in_delivery(), of(chosen, Advised::Suggested, "too soon"), Ok(()));
    }
}

#[test]
fn only_what_was_accepted_or_added_is_in_the_plan() {
    let plan = Planned {
        choices: vec![
            choice("letters", Chosen::Added, Advised::InLibrary, "he asked"),
            choice("groups", Chosen::Declined, Advised::Suggested, "not now"),
        ],
        ..planned()
    };
    let within: Vec<&str> = plan.sessions().map(domain::ids::SessionId::as_str).collect();
    assert_eq!(within, ["letters"]);
}
