//! After meetings: notes, check-ins, ruptures, promises, what was passed on, measures, progress and reports.

use domain::codes;
use domain::record::after_meeting::{CheckedIn, Felt, Mended, NoteWritten};
use domain::record::progress::{Measured, Occasion, Progressed};
use domain::record::promise::{PassedOn, PromiseClosed, Promised};
use domain::record::referral::Referred;
use domain::record::report::{ReportRead, Reported, SharedOut};

use crate::check::{check, then};
use crate::entries::{
    checked_in, in_delivery, in_lane, measured, mended, met, noted, open, passed_on, progressed,
    promise_closed, promised, referred, report_read, reported, shared_out,
};
use crate::world::{BRIDGES, TOMORROW};

#[test]
fn a_note_has_words_a_meeting_and_replaces_only_a_note_on_it() {
    check(met(), NoteWritten { text: "".into(), ..noted("m1") }, Err(codes::NOTHING_SAID));
    check(met(), noted("m9"), Err(codes::NO_SUCH_ENTRY));
    let replaces = |number| NoteWritten { replaces: Some(number), ..noted("m1") };
    check(then(met(), noted("m1")), replaces(7), Ok(()));
    check(then(met(), noted("m1")), replaces(6), Err(codes::NO_SUCH_ENTRY));
}

#[test]
fn a_check_in_asks_what_is_on_the_list_and_anything_may_be_skipped() {
    let strange = || [("mood".into(), Felt::ALittle)].into();
    check(met(), CheckedIn { participant: strange(), ..checked_in("m1") }, Err(codes::NO_SUCH_WORD));
    check(met(), CheckedIn { facilitator: strange(), ..checked_in("m1") }, Err(codes::NO_SUCH_WORD));
    check(met(), checked_in("m9"), Err(codes::NO_SUCH_ENTRY));
    let empty = CheckedIn { participant: [].into(), facilitator: [].into(), ..checked_in("m1") };
    check(met(), empty, Ok(()));
}

#[test]
fn a_rupture_says_what_happened_and_when() {
    check(in_lane(), Mended { rupture: "".into(), ..mended() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Mended { on: TOMORROW, ..mended() }, Err(codes::NOT_YET));
    check(open(), mended(), Err(codes::OUT_OF_ORDER));
}

#[test]
fn a_promise_is_made_once_with_words() {
    check(in_lane(), Promised { what: "".into(), ..promised() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Promised { on: TOMORROW, ..promised() }, Err(codes::NOT_YET));
    check(then(in_lane(), promised()), promised(), Err(codes::ALREADY_SO));
}

#[test]
fn a_promise_comes_off_the_list_once_with_what_came_of_it() {
    let made = || then(in_lane(), promised());
    check(in_lane(), promise_closed(), Err(codes::NO_SUCH_ENTRY));
    check(made(), PromiseClosed { note: "".into(), ..promise_closed() }, Err(codes::NOTHING_SAID));
    check(made(), PromiseClosed { on: TOMORROW, ..promise_closed() }, Err(codes::NOT_YET));
    check(then(made(), promise_closed()), promise_closed(), Err(codes::ALREADY_SO));
}

#[test]
fn a_promise_of_one_lane_is_not_closed_from_another() {
    let beside = Referred { programme: BRIDGES.into(), ..referred() };
    let made = then(then(in_lane(), promised()), beside);
    let closed = PromiseClosed { programme: BRIDGES.into(), ..promise_closed() };
    check(made, closed, Err(codes::NO_SUCH_ENTRY));
}

#[test]
fn something_is_passed_on_to_a_role_of_the_list() {
    check(in_lane(), PassedOn { told: "everybody".into(), ..passed_on() }, Err(codes::NO_SUCH_WORD));
    check(in_lane(), PassedOn { on: TOMORROW, ..passed_on() }, Err(codes::NOT_YET));
}

#[test]
fn a_measure_is_the_programmes_and_one_that_may_be_used() {
    let of = |measure: &str| Measured { measure: measure.into(), ..measured() };
    check(in_lane(), of("mood"), Err(codes::NO_SUCH_WORD));
    check(in_lane(), of("theirs"), Err(codes::NOT_YOURS));
    check(in_lane(), Measured { occasion: Occasion::Middle, ..measured() }, Err(codes::NO_SUCH_WORD));
}

#[test]
fn answers_to_a_measure_are_those_it_has() {
    let answers =
        |item: &str, answer: &str| Measured { answers: [(item.into(), answer.into())].into(), ..measured() };
    check(in_lane(), answers("mood", "mostly"), Err(codes::NO_SUCH_WORD));
    check(in_lane(), answers("asking", "12"), Err(codes::NO_SUCH_WORD));
    check(in_lane(), Measured { skipped: vec!["mood".into()], ..measured() }, Err(codes::NO_SUCH_WORD));
    let empty = Measured { answers: [].into(), skipped: Vec::new(), ..measured() };
    check(in_lane(), empty, Err(codes::NOTHING_SAID));
}

#[test]
fn a_measure_is_answered_once_a_day_for_an_occasion() {
    check(then(in_lane(), measured()), measured(), Err(codes::ALREADY_SO));
    let end = Measured { occasion: Occasion::End, ..measured() };
    check(then(in_lane(), measured()), end, Ok(()));
    check(in_lane(), Measured { on: TOMORROW, ..measured() }, Err(codes::NOT_YET));
}

#[test]
fn progress_is_about_a_goal_of_the_programme_and_rests_on_words() {
    check(in_lane(), Progressed { goal: "wealth".into(), ..progressed() }, Err(codes::NO_SUCH_WORD));
    check(in_lane(), Progressed { words: "".into(), ..progressed() }, Err(codes::NOTHING_SAID));
    check(in_lane(), Progressed { on: TOMORROW, ..progressed() }, Err(codes::NOT_YET));
}

#[test]
fn a_report_is_about_somebody_enrolled_and_says_something_of_a_goal() {
    check(in_lane(), reported(), Err(codes::OUT_OF_ORDER));
    check(in_delivery(), Reported { goals: [].into(), ..reported() }, Err(codes::NOTHING_SAID));
    let strange = Reported { goals: [("wealth".into(), "More.".into())].into(), ..reported() };
    check(in_delivery(), strange, Err(codes::NO_SUCH_WORD));
    check(in_delivery(), Reported { on: TOMORROW, ..reported() }, Err(codes::NOT_YET));
}

#[test]
fn a_report_never_says_what_is_on_the_list_but_the_person_may() {
    let verdict = "He is No Longer a Risk.";
    let goal = Reported { goals: [("belonging".into(), verdict.into())].into(), ..reported() };
    check(in_delivery(), goal, Err(codes::NEVER_SAID));
    check(in_delivery(), Reported { summary: Some(verdict.into()), ..reported() }, Err(codes::NEVER_SAID));
    check(in_delivery(), Reported { own_words: Some(verdict.into()), ..reported() }, Ok(()));
}

#[test]
fn each_version_of_a_report_is_read_together_once() {
    let written = || then(in_delivery(), reported());
    check(in_delivery(), report_read(), Err(codes::OUT_OF_ORDER));
    check(written(), ReportRead { on: TOMORROW, ..report_read() }, Err(codes::NOT_YET));
    let read = then(written(), report_read());
    check(read.clone(), report_read(), Err(codes::ALREADY_SO));
    check(then(read, reported()), report_read(), Ok(()));
}

#[test]
fn what_leaves_says_to_whom_and_why() {
    check(open(), SharedOut { to: "".into(), ..shared_out() }, Err(codes::NOTHING_SAID));
    check(open(), SharedOut { because: "".into(), ..shared_out() }, Err(codes::NOTHING_SAID));
}
