//! How statements of several holders come together into one state per fact.

#![expect(clippy::unwrap_used, reason = "a test says so by failing")]

use std::sync::Arc;

use domain::date::{self, LookAgain};
use domain::dictionary::{Dictionary, Slot};
use domain::fact::{Choice, ComeBy, FactDefinition, FactType, FactValue, Sensitivity};
use domain::fact_sheet::{FactSheet, FactState};
use domain::place::Place;
use domain::statement::{Marking, Origin, Said, Statement};
use domain::theory::Lens;

fn contact(newest_stands: bool) -> FactDefinition {
    let choice = |id: &str| Choice { id: id.into(), label: id.into() };
    FactDefinition {
        id: "family.contact".into(),
        question: "Who may they be in contact with?".into(),
        kind: FactType::Choice(vec![choice("permitted"), choice("not-permitted")]),
        held_by: "public protection".into(),
        come_by: ComeBy::LookUp,
        look_again: LookAgain::Months(1),
        marking: Marking::default(),
        sensitivity: Sensitivity::Personal,
        changeable: true,
        protected: false,
        shown_to_participant: true,
        seen_by: Vec::new(),
        newest_stands,
        lens: Lens::Safety,
        given_by: None,
        place: Place::whole("test"),
    }
}

/// Reads `holder day what`, such as `ashgrove 2026-11-01 permitted`.
fn statement(text: &str) -> Statement {
    let mut words = text.splitn(3, ' ');
    let (holder, on, says) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
    let value = |id: &str| FactValue::Choice(id.into());
    let said = match says.split_once(' ') {
        None if says == "not-known" => Said::NotKnown,
        None if says == "rather-not-say" => Said::RatherNotSay,
        None if says == "nobody-holds-it" => Said::NobodyHoldsIt,
        Some(("account", id)) => Said::Account(value(id)),
        Some(("settled", id)) => {
            Said::Settled { value: value(id), by: "protection".into(), basis: "letter".into() }
        }
        _ => Said::Value(value(says)),
    };
    let origin = Origin {
        holder: holder.into(),
        on: date::read(on),
        marking: Marking::default(),
        file: "test".into(),
        line: 1,
        author: None,
    };
    Statement { fact: "family.contact".into(), said, origin }
}

fn sheet(statements: &[&str], newest_stands: bool) -> FactSheet {
    let statements: Arc<[Statement]> = statements.iter().map(|text| statement(text)).collect();
    let dictionary = Dictionary::new([contact(newest_stands)]);
    FactSheet::assemble(&dictionary, statements, date::read("2026-11-20").unwrap())
}

fn check(statements: &[&str], expected: FactState) {
    let cell = sheet(statements, false).cell(Slot(1));
    assert_eq!(cell.state, expected, "{statements:?}");
}

#[test]
fn nobody_said_anything() {
    check(&[], FactState::NotKnown);
}

#[test]
fn what_was_said_after_the_day_is_not_known_on_it() {
    check(&["ashgrove 2026-11-21 permitted"], FactState::NotKnown);
    check(&["ashgrove 2026-11-10 permitted", "carrick 2026-11-21 not-permitted"], FactState::Known);
}

#[test]
fn within_one_holder_the_newest_stands_whatever_the_order_of_rows() {
    check(&["ashgrove 2026-11-10 permitted", "ashgrove 2020-01-01 not-permitted"], FactState::Known);
    check(&["ashgrove 2020-01-01 not-permitted", "ashgrove 2026-11-10 permitted"], FactState::Known);
}

#[test]
fn two_answers_of_one_holder_on_one_day_conflict() {
    check(&["ashgrove 2026-11-10 permitted", "ashgrove 2026-11-10 not-permitted"], FactState::Conflicting);
    check(&["ashgrove 2026-11-10 permitted", "ashgrove 2026-11-10 permitted"], FactState::Known);
    let both = ["ashgrove 2026-11-10 permitted", "ashgrove 2026-11-10 not-permitted"];
    check(&[both[0], both[1], "ashgrove 2026-11-12 permitted"], FactState::Known);
}

#[test]
fn holders_that_differ_conflict_whatever_their_dates() {
    check(&["ashgrove 2015-01-01 permitted", "carrick 2026-11-17 not-permitted"], FactState::Conflicting);
    check(&["ashgrove 2015-01-01 permitted", "carrick 2026-11-17 permitted"], FactState::Known);
}

#[test]
fn a_newer_not_known_of_the_same_holder_takes_the_older_value_back() {
    check(&["ashgrove 2026-11-01 permitted", "ashgrove 2026-11-10 not-known"], FactState::NotKnown);
    check(&["ashgrove 2026-11-01 permitted", "carrick 2026-11-10 not-known"], FactState::Known);
}

#[test]
fn a_fact_past_its_look_again_date_is_out_of_date() {
    check(&["ashgrove 2026-10-01 permitted"], FactState::OutOfDate);
    check(&["ashgrove 2026-10-20 permitted"], FactState::Known);
    check(&["ashgrove undated permitted"], FactState::OutOfDate);
}

#[test]
fn a_wish_not_to_say_ends_the_asking() {
    check(&["ashgrove 2026-10-01 permitted", "person 2026-11-01 rather-not-say"], FactState::RatherNotSay);
    check(&["person 2026-10-01 rather-not-say", "ashgrove 2026-11-01 permitted"], FactState::Known);
}

#[test]
fn settling_ends_a_conflict_until_somebody_speaks_again() {
    let conflict = ["ashgrove 2026-11-01 permitted", "carrick 2026-11-02 not-permitted"];
    check(&conflict, FactState::Conflicting);
    check(&[conflict[0], conflict[1], "protection 2026-11-05 settled permitted"], FactState::Known);
    check(
        &[conflict[0], "protection 2026-11-05 settled permitted", "carrick 2026-11-09 not-permitted"],
        FactState::Conflicting,
    );
}

#[test]
fn two_accounts_stand_side_by_side_and_are_never_adjudicated() {
    check(
        &["court 2016-05-01 account permitted", "person 2026-10-16 account not-permitted"],
        FactState::TwoAccounts,
    );
}

#[test]
fn looked_for_and_held_by_nobody_is_said_so() {
    check(&["ashgrove 2026-11-01 nobody-holds-it"], FactState::NobodyHoldsIt);
}

#[test]
fn something_that_changes_takes_the_newest_answer_whoever_holds_it() {
    let sheet = sheet(&["ashgrove 2026-11-01 permitted", "carrick 2026-11-17 not-permitted"], true);
    assert_eq!(sheet.cell(Slot(1)).state, FactState::Known);
    assert_eq!(sheet.cell(Slot(1)).bits, 1);
    assert_eq!(sheet.standing(Slot(1)).count(), 2, "both voices are still shown");
}

#[test]
fn what_was_superseded_is_kept_and_shown() {
    let sheet = sheet(&["ashgrove 2026-11-10 permitted", "ashgrove 2020-01-01 not-permitted"], false);
    assert_eq!(sheet.superseded(Slot(1)).count(), 1);
    assert_eq!(sheet.standing(Slot(1)).count(), 1);
}
