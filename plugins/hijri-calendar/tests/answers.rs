//! What each operation answers, how it says so, and what it declines.

use hijri_calendar::operations::{
    NearDay, OnDay, YesNo, fasting_month, friday_midday, hijri_date, near_eid, next_eid, next_fasting_month,
};
use proptest::prelude::*;

fn on(day: &str) -> OnDay {
    OnDay { day: Some(day.to_owned()) }
}

fn near(day: &str, within: Option<i64>) -> NearDay {
    NearDay { day: Some(day.to_owned()), within }
}

#[test]
fn an_eid_is_near_on_the_day_before_and_the_day_after() {
    let table = [
        ("2027-03-07", None, YesNo::No),
        ("2027-03-08", None, YesNo::Yes),
        ("2027-03-09", None, YesNo::Yes),
        ("2027-03-10", None, YesNo::Yes),
        ("2027-03-11", None, YesNo::No),
        ("2027-03-08", Some(0), YesNo::No),
        ("2027-03-09", Some(0), YesNo::Yes),
        ("2027-03-14", Some(5), YesNo::Yes),
        ("2027-05-16", None, YesNo::Yes),
        ("2027-05-18", None, YesNo::No),
    ];
    for (day, within, expected) in table {
        assert_eq!(near_eid(near(day, within)).unwrap().value, Some(expected), "{day} within {within:?}");
    }
}

#[test]
fn a_friday_is_a_friday() {
    for (day, expected) in [("2026-11-20", YesNo::Yes), ("2026-11-19", YesNo::No), ("2026-11-27", YesNo::Yes)]
    {
        assert_eq!(friday_midday(on(day)).unwrap().value, Some(expected), "{day}");
    }
}

#[test]
fn every_answer_says_whose_word_it_waits_for() {
    let words = "the chaplain confirms, and what is announced locally counts";
    let expected = "expected by the Umm al-Qura calendar; the chaplain confirms";
    for day in ["2027-02-08", "2026-11-20", "2027-03-09"] {
        let said = [
            fasting_month(on(day)).unwrap().because.unwrap(),
            near_eid(near(day, None)).unwrap().because.unwrap(),
            hijri_date(on(day)).unwrap().because.unwrap(),
            next_fasting_month(on(day)).unwrap().because.unwrap(),
            next_eid(on(day)).unwrap().because.unwrap(),
        ];
        assert!(
            said.iter().all(|because| because.contains(expected) && because.ends_with(words)),
            "{said:#?}"
        );
        let friday = friday_midday(on(day)).unwrap().because.unwrap();
        assert!(friday.ends_with(words), "{friday}");
    }
    let unknown = fasting_month(OnDay { day: None }).unwrap();
    assert_eq!(unknown.value, None);
    assert!(unknown.because.unwrap().ends_with(words));
}

#[test]
fn a_day_that_is_not_known_leaves_every_answer_unknown() {
    let nothing = || OnDay { day: None };
    assert_eq!(friday_midday(nothing()).unwrap().value, None);
    assert_eq!(near_eid(NearDay { day: None, within: Some(3) }).unwrap().value, None);
    assert_eq!(hijri_date(nothing()).unwrap().value, None);
    assert_eq!(next_fasting_month(nothing()).unwrap().value, None);
    assert_eq!(next_eid(nothing()).unwrap().value, None);
}

#[test]
fn what_the_calendar_does_not_know_is_declined() {
    let years = "outside the years 1400 to 1500";
    let table = [
        (hijri_date(on("1979-11-19")).unwrap_err(), years),
        (hijri_date(on("2077-11-17")).unwrap_err(), years),
        (friday_midday(on("9999-12-31")).unwrap_err(), years),
        (fasting_month(on("soon")).unwrap_err(), "`soon` is no date"),
        (near_eid(near("2027-02-29", None)).unwrap_err(), "`2027-02-29` is no date"),
        (near_eid(near("2027-02-08", Some(-1))).unwrap_err(), "0 to 30 days, not -1"),
        (near_eid(near("2027-02-08", Some(31))).unwrap_err(), "0 to 30 days, not 31"),
        // Within the last year, after its month of fasting and its Eids.
        (next_fasting_month(on("2077-11-16")).unwrap_err(), years),
        (next_eid(on("2077-11-16")).unwrap_err(), years),
    ];
    for (why, expected) in table {
        let why = why.to_string();
        assert!(why.contains(expected), "{why:?} does not say {expected:?}");
    }
}

proptest! {
    #[test]
    fn garbage_is_declined_and_never_ends_the_program(
        day in "\\PC{0,12}|[0-9]{4}-[0-9]{2}-[0-9]{2}", within in prop::option::of(any::<i64>()),
    ) {
        let asked = near(&day, within);
        if let Ok(given) = near_eid(asked) {
            prop_assert!(given.value.is_some());
        }
        prop_assert_eq!(next_eid(on(&day)).is_ok(), hijri_date(on(&day)).is_ok() && day.as_str() < "2077-10-29");
    }

    #[test]
    fn the_next_eid_is_near_itself_and_never_in_the_month_of_fasting(days in 0..34_500_u32) {
        let day = format!("{:04}-{:02}-{:02}", 1980 + days / 360, 1 + days / 30 % 12, 1 + days % 28);
        let eid = next_eid(on(&day)).unwrap().value.unwrap().0;
        prop_assert!(eid >= day);
        prop_assert_eq!(near_eid(near(&eid, Some(0))).unwrap().value, Some(YesNo::Yes));
        prop_assert_eq!(fasting_month(on(&eid)).unwrap().value, Some(YesNo::No));
        let fasting = next_fasting_month(on(&day)).unwrap().value.unwrap().0;
        prop_assert_eq!(fasting_month(on(&fasting)).unwrap().value, Some(YesNo::Yes));
    }
}
