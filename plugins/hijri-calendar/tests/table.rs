//! Every month of 101 years, beside the published calendar, and beside the table of `icu_calendar` where both must agree.

#![expect(clippy::unwrap_used, reason = "a test says so by failing")]

use hijri_calendar::operations::{OnDay, YesNo, fasting_month, hijri_date, next_eid, next_fasting_month};
use icu_calendar::Date;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::cal::{Hijri, Iso};
use icu_calendar::types::RataDie;

const PUBLISHED: &str = include_str!("months.txt");

/// A month as it was published.
struct Month {
    year: i32,
    number: i32,
    begins: RataDie,
    days: i64,
}

/// All months, in order. The first day of each year is read, and must be where the year before left off.
fn months() -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for line in PUBLISHED.lines().filter(|line| !line.starts_with('#')) {
        let (year, rest) = line.split_once(' ').unwrap();
        let (first, lengths) = rest.split_once(' ').unwrap();
        let mut begins = rata_die(first);
        assert!(months.last().is_none_or(|last| last.begins + last.days == begins), "{year} leaves a gap");
        for (number, days) in (1..).zip(lengths.split(' ')) {
            let month = Month { year: year.parse().unwrap(), number, begins, days: days.parse().unwrap() };
            begins += month.days;
            months.push(month);
        }
    }
    months
}

fn rata_die(civil: &str) -> RataDie {
    let mut parts = civil.split('-');
    let (year, month, day) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let date = Date::try_new_iso(year.parse().unwrap(), month.parse().unwrap(), day.parse().unwrap());
    date.unwrap().to_rata_die()
}

fn civil(day: RataDie) -> String {
    let date = Date::from_rata_die(day, Iso);
    format!("{:04}-{:02}-{:02}", date.year().extended_year(), date.month().number(), date.day_of_month().0)
}

fn on(day: RataDie) -> OnDay {
    OnDay { day: Some(civil(day)) }
}

#[test]
fn the_table_has_1212_months_of_29_or_30_days() {
    let months = months();
    assert_eq!(months.len(), 1212);
    assert_eq!((months[0].year, months[1211].year, months[1211].number), (1400, 1500, 12));
    assert!(months.iter().all(|month| [29, 30].contains(&month.days)));
}

#[test]
fn every_month_begins_and_ends_where_it_was_published() {
    let mut differ = Vec::new();
    for month in months() {
        for (day, of_month) in [(month.begins, 1), (month.begins + (month.days - 1), month.days)] {
            let expected = format!("{:04}-{:02}-{of_month:02}", month.year, month.number);
            let found = hijri_date(on(day)).unwrap().value.unwrap();
            if found != expected {
                differ.push(format!("{}: {found}, published as {expected}", civil(day)));
            }
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}

#[test]
fn fasting_begins_and_ends_with_the_published_month() {
    let yes = |day: RataDie| fasting_month(on(day)).unwrap().value == Some(YesNo::Yes);
    for month in months().iter().filter(|month| month.number == 9) {
        let end = month.begins + month.days;
        let around = [month.begins - 1, month.begins, end - 1, end].map(yes);
        assert_eq!(around, [false, true, true, false], "{}", month.year);
    }
}

#[test]
fn what_comes_next_is_the_next_in_the_published_table() {
    let months = months();
    let next = |from: RataDie, feasts: &[(i32, i64)]| -> Option<String> {
        let days = months.iter().flat_map(|month| {
            let of_month = move |(number, day): &(i32, i64)| {
                (*number == month.number).then(|| month.begins + (*day - 1))
            };
            feasts.iter().filter_map(of_month)
        });
        days.filter(|day| *day >= from).min().map(civil)
    };
    // Every day of 1440 to 1450: ten years hold every case of what is near what.
    let first = months.iter().find(|month| month.year == 1440).unwrap().begins;
    let last = months.iter().find(|month| month.year == 1451).unwrap().begins;
    for day in (0..last - first).map(|days| first + days) {
        assert_eq!(
            next_fasting_month(on(day)).unwrap().value.map(|date| date.0),
            next(day, &[(9, 1)]),
            "{}",
            civil(day)
        );
        assert_eq!(
            next_eid(on(day)).unwrap().value.map(|date| date.0),
            next(day, &[(10, 1), (12, 10)]),
            "{}",
            civil(day)
        );
    }
}

#[test]
fn the_years_of_which_all_tables_tell_the_same_are_as_in_the_second_table() {
    // From 1420 to 1450 the printed calendar and everything calculated since agree. Elsewhere `icu_calendar` holds later
    // calculations with other rules, never further away than this, so that a slip in our own table would still be found.
    for month in months() {
        let date = Date::from_rata_die(month.begins + 14, Iso).to_calendar(Hijri(UmmAlQura::default()));
        let found = (date.year().extended_year(), i32::from(date.month().number()));
        assert_eq!(found, (month.year, month.number), "the middle of the month");
        let apart = i64::from(date.day_of_month().0) - 15;
        let allowed = match month.year {
            ..1420 => 2,
            1420..=1450 => 0,
            1451.. => 1,
        };
        assert!(apart.abs() <= allowed, "{}-{}: {apart} days apart", month.year, month.number);
    }
}

#[test]
fn days_that_people_remember_are_as_they_were() {
    let table = [
        ("1979-11-20", "1400-01-01"),
        ("2024-04-10", "1445-10-01"),
        ("2025-03-01", "1446-09-01"),
        ("2026-02-18", "1447-09-01"),
        ("2026-05-27", "1447-12-10"),
    ];
    for (day, expected) in table {
        assert_eq!(
            hijri_date(OnDay { day: Some(day.to_owned()) }).unwrap().value.as_deref(),
            Some(expected),
            "{day}"
        );
    }
}
