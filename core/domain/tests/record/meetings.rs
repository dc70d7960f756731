//! Meetings in the diary, held, called off and caught up.

use domain::codes;
use domain::hooks::Attendance;
use domain::package::DeliveryFormat;
use domain::record::Entry;
use domain::record::enrolment::Enrolled;
use domain::record::meeting::{Cancelled, Departure, DepartureKind, Held, Scheduled, UnitRung};
use domain::record::referral::{Consented, Referred};

use crate::check::{ANN, case, check, then};
use crate::entries::{
    agreed, cancelled, consented, enrolled, held, in_delivery, in_diary, met, referred, scheduled, unit_rung,
};
use crate::world::{BRIDGES, TOMORROW};

const LATER: &str = "2026-12-02T09:00";

fn missed() -> Held {
    Held { code: "locked-in".into(), attendance: Attendance::DidNotMeet, delivered: Vec::new(), ..held("m1") }
}

#[test]
fn a_meeting_is_put_in_the_diary_of_somebody_enrolled_once() {
    check(agreed(), scheduled("m1", LATER), Err(codes::OUT_OF_ORDER));
    check(in_delivery(), scheduled("m1", LATER), Ok(()));
    check(in_diary(), scheduled("m1", LATER), Err(codes::ALREADY_SO));
}

#[test]
fn a_meeting_names_sessions_of_the_programme() {
    let of = |sessions| Scheduled { sessions, ..scheduled("m1", LATER) };
    check(in_delivery(), of(vec![]), Err(codes::NOTHING_SAID));
    check(in_delivery(), of(vec!["groups".into(), "kites".into()]), Err(codes::NO_SUCH_SESSION));
    check(in_delivery(), of(vec!["groups".into(), "letters".into()]), Ok(()));
}

#[test]
fn one_or_two_deliver_a_meeting_in_a_format_of_the_programme() {
    let by = |ids: &[&str]| Scheduled {
        facilitators: ids.iter().map(|id| (*id).into()).collect(),
        ..scheduled("m1", LATER)
    };
    check(in_delivery(), by(&[]), Err(codes::FACILITATORS));
    check(in_delivery(), by(&["ann", "ben", "cat"]), Err(codes::FACILITATORS));
    let group = Scheduled { format: DeliveryFormat::Group, ..scheduled("m1", LATER) };
    check(in_delivery(), group, Err(codes::FACILITATORS));
}

#[test]
fn nobody_is_at_two_meetings_at_once_whatever_the_lane() {
    check(in_diary(), scheduled("m2", "2026-11-25T09:59"), Err(codes::CLASH));
    check(in_diary(), scheduled("m2", "2026-11-25T08:01"), Err(codes::CLASH));
    check(in_diary(), scheduled("m2", "2026-11-25T10:00"), Ok(()));
    check(in_diary(), scheduled("m2", "2026-11-25T08:00"), Ok(()));
    let second: [Entry; 3] = [
        Referred { programme: BRIDGES.into(), ..referred() }.into(),
        Consented { programme: BRIDGES.into(), ..consented() }.into(),
        Enrolled { programme: BRIDGES.into(), ..enrolled() }.into(),
    ];
    let both = in_diary().into_iter().chain(second);
    let beside = Scheduled { programme: BRIDGES.into(), ..scheduled("m2", "2026-11-25T09:30") };
    check(both, beside, Err(codes::CLASH));
}

#[test]
fn what_was_called_off_leaves_the_time_free() {
    let free = then(in_diary(), cancelled("m1"));
    check(free, scheduled("m2", "2026-11-25T09:00"), Ok(()));
}

#[test]
fn only_a_missed_meeting_is_caught_up() {
    let again = || Scheduled { catches_up: Some("m1".into()), ..scheduled("m2", LATER) };
    check(met(), again(), Err(codes::OUT_OF_ORDER));
    check(in_diary(), again(), Err(codes::OUT_OF_ORDER));
    check(then(in_diary(), cancelled("m1")), again(), Ok(()));
    check(then(in_diary(), missed()), again(), Ok(()));
}

#[test]
fn a_meeting_is_called_off_once_for_a_reason_of_this_setting() {
    check(in_diary(), cancelled("m9"), Err(codes::NO_SUCH_ENTRY));
    check(then(in_diary(), cancelled("m1")), cancelled("m1"), Err(codes::ALREADY_SO));
    check(met(), cancelled("m1"), Err(codes::ALREADY_SO));
    let bus = || Cancelled { reason: "bus-late".into(), ..cancelled("m1") };
    check(in_diary(), bus(), Err(codes::NO_SUCH_REASON));
    ANN.in_the_community().finds(&case(in_diary()), bus(), Ok(()));
    check(in_diary(), Cancelled { reason: "rain".into(), ..cancelled("m1") }, Err(codes::NO_SUCH_REASON));
}

#[test]
fn the_unit_is_rung_before_a_meeting_that_can_still_take_place() {
    check(in_diary(), unit_rung("m1"), Ok(()));
    check(in_diary(), UnitRung { on: TOMORROW, ..unit_rung("m1") }, Err(codes::NOT_YET));
    check(met(), unit_rung("m1"), Err(codes::ALREADY_SO));
    check(in_diary(), unit_rung("m9"), Err(codes::NO_SUCH_ENTRY));
}

#[test]
fn a_meeting_is_recorded_once_and_not_before_it_was() {
    check(in_diary(), held("m1"), Ok(()));
    check(met(), held("m1"), Err(codes::ALREADY_SO));
    check(in_diary(), held("m9"), Err(codes::NO_SUCH_ENTRY));
    check(in_diary(), Held { on: TOMORROW, ..held("m1") }, Err(codes::NOT_YET));
}

#[test]
fn the_attendance_code_means_what_the_list_says() {
    let code = |code: &str| Held { code: code.into(), ..held("m1") };
    check(in_diary(), code("came"), Err(codes::NO_SUCH_REASON));
    check(in_diary(), code("locked-in"), Err(codes::NO_SUCH_REASON));
    check(in_diary(), missed(), Ok(()));
}

#[test]
fn whoever_delivered_is_known_and_may() {
    let by = |ids: &[&str]| Held { facilitators: ids.iter().map(|id| (*id).into()).collect(), ..held("m1") };
    check(in_diary(), by(&[]), Err(codes::FACILITATORS));
    check(in_diary(), by(&["ann", "ben", "cat"]), Err(codes::FACILITATORS));
    check(in_diary(), by(&["nobody"]), Err(codes::NO_SUCH_MEMBER));
    check(in_diary(), by(&["untrained"]), Err(codes::NOT_AUTHORISED));
}

#[test]
fn a_meeting_that_took_place_keeps_the_words_that_were_used() {
    check(in_diary(), Held { delivered: Vec::new(), ..held("m1") }, Err(codes::NOTHING_SAID));
    let part = Held { code: "cut-short".into(), attendance: Attendance::MetInPart, ..held("m1") };
    check(in_diary(), Held { delivered: Vec::new(), ..part }, Err(codes::NOTHING_SAID));
}

#[test]
fn blocks_and_prompts_are_those_of_the_session() {
    let departure = |block: &str, kind, because: &str| Departure {
        block: block.into(),
        kind,
        planned: false,
        because: because.into(),
    };
    let with = |departure| Held { departures: vec![departure], ..held("m1") };
    let no_block = Err(codes::NO_SUCH_BLOCK);
    check(in_diary(), with(departure("kites", DepartureKind::LeftOut, "no time")), no_block);
    check(in_diary(), with(departure("kites", DepartureKind::Added, "he asked")), Ok(()));
    check(in_diary(), with(departure("circles", DepartureKind::LeftOut, "")), Err(codes::NOTHING_SAID));
    check(in_diary(), Held { stopped_at: Some("kites".into()), ..held("m1") }, no_block);
    check(in_diary(), Held { did_not_land: vec!["kites".into()], ..held("m1") }, no_block);
    let stranger = Held { answers: [("mood".into(), "good".into())].into(), ..held("m1") };
    check(in_diary(), stranger, Err(codes::NO_SUCH_WORD));
    let whole = Held {
        stopped_at: Some("close".into()),
        answers: [("named".into(), "choir".into())].into(),
        ..with(departure("circles", DepartureKind::DoneDifferently, "no pens"))
    };
    check(in_diary(), whole, Ok(()));
}
