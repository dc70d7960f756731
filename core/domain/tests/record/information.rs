//! What others hold: contributions, facts stated, corrected and settled, and what is being found out.

use domain::codes;
use domain::fact::FactValue;
use domain::record::Entry;
use domain::record::information::{Contributed, FactStated, FindOut, FindOutStep, Sense, Stated};
use domain::statement::Said;

use crate::check::{ANN, case, check, then};
use crate::entries::{contributed, fact_stated, find_out, open};
use crate::world::{THERE, TOMORROW};

#[test]
fn a_contribution_has_words_a_holder_and_a_day_that_was() {
    check(open(), Contributed { text: " ".into(), ..contributed() }, Err(codes::NOTHING_SAID));
    check(open(), Contributed { holder: "".into(), ..contributed() }, Err(codes::NOTHING_SAID));
    check(open(), Contributed { on: Some(TOMORROW), ..contributed() }, Err(codes::NOT_YET));
    check(open(), Contributed { on: None, ..contributed() }, Ok(()));
}

#[test]
fn the_same_contribution_is_taken_in_once_whatever_file_it_is_read_from() {
    let again = Contributed {
        read_from: Some(domain::record::information::ReadFrom { file: "other.csv".into(), line: 7 }),
        ..contributed()
    };
    check(then(open(), contributed()), again, Err(codes::ALREADY_SO));
    let amended = Contributed { amendments: vec!["Reads very well.".into()], ..contributed() };
    check(then(open(), contributed()), amended, Ok(()));
}

#[test]
fn a_site_that_does_not_hold_the_case_still_contributes() {
    ANN.at(THERE).finds(&case(open()), contributed(), Ok(()));
    ANN.at(THERE).finds(&case(open()), fact_stated(), Ok(()));
    ANN.at(THERE).finds(&case(open()), find_out(), Ok(()));
}

#[test]
fn a_fact_is_stated_once_by_a_holder_for_a_day() {
    check(then(open(), fact_stated()), fact_stated(), Err(codes::ALREADY_SO));
    let other = FactStated { holder: "the person".into(), ..fact_stated() };
    check(then(open(), fact_stated()), other, Ok(()));
    check(open(), FactStated { on: Some(TOMORROW), ..fact_stated() }, Err(codes::NOT_YET));
    check(open(), FactStated { holder: "".into(), ..fact_stated() }, Err(codes::NOTHING_SAID));
}

#[test]
fn whoever_confirms_corrects_or_settles_says_why() {
    for sense in [Sense::Confirmed, Sense::Corrected, Sense::Resolved] {
        let bare = FactStated { sense, ..fact_stated() };
        check(open(), bare.clone(), Err(codes::NOTHING_SAID));
        check(open(), FactStated { because: Some("asked again".into()), ..bare }, Ok(()));
    }
}

#[test]
fn a_difference_is_not_settled_with_silence() {
    let settled = FactStated {
        sense: Sense::Resolved,
        because: Some("asked both".into()),
        stated: Stated::RatherNotSay,
        ..fact_stated()
    };
    check(open(), settled, Err(codes::NOTHING_SAID));
}

#[test]
fn nobody_is_chased_who_was_not_asked() {
    for step in [FindOutStep::Chased, FindOutStep::Answered, FindOutStep::LeftOpen] {
        let later = FindOut { step, ..find_out() };
        check(open(), later.clone(), Err(codes::OUT_OF_ORDER));
        check(then(open(), find_out()), later.clone(), Ok(()));
        let another = FindOut { fact: "family.children".into(), ..later };
        check(then(open(), find_out()), another, Err(codes::OUT_OF_ORDER));
    }
    check(open(), FindOut { of: "".into(), ..find_out() }, Err(codes::NOTHING_SAID));
    check(open(), FindOut { on: TOMORROW, ..find_out() }, Err(codes::NOT_YET));
}

#[test]
fn what_was_answered_is_asked_no_more_until_somebody_asks_again() {
    let asked = then(open(), find_out());
    let fact = find_out().fact;
    let still = |entries: &[Entry]| case(entries.to_vec()).still_asked(&fact).map(|last| last.step);
    assert_eq!((still(&open()), still(&asked)), (None, Some(FindOutStep::Asked)));
    let answered = then(asked, FindOut { step: FindOutStep::Answered, ..find_out() });
    assert_eq!(still(&answered), None);
    assert_eq!(still(&then(answered, find_out())), Some(FindOutStep::Asked));
}

#[test]
fn a_correction_stands_in_the_place_of_what_its_holder_said_and_nobody_elses() {
    let theirs = FactStated { holder: "the person".into(), ..fact_stated() };
    let corrected = FactStated {
        sense: Sense::Corrected,
        stated: Stated::Choice("none".into()),
        because: Some("a mistake".into()),
        ..fact_stated()
    };
    let case = case(then(then(then(open(), fact_stated()), theirs), corrected));
    let said: Vec<(String, Said)> =
        case.statements().into_iter().map(|one| (one.origin.holder.to_string(), one.said)).collect();
    let value = |id: &str| Said::Value(FactValue::Choice(id.into()));
    assert_eq!(said, [("the person".to_owned(), value("some")), ("the unit".to_owned(), value("none"))]);
}

#[test]
fn what_is_stated_is_read_as_what_it_is() {
    let said = |sense, stated| {
        let because = Some("why".into());
        let entry = FactStated { sense, stated, because, ..fact_stated() };
        entry.statement(&crate::check::stamp(3, "northgate", "ann")).said
    };
    let value = FactValue::Number(4);
    assert_eq!(said(Sense::Recorded, Stated::Number(4)), Said::Value(value.clone()));
    assert_eq!(said(Sense::Account, Stated::Number(4)), Said::Account(value.clone()));
    let settled = Said::Settled { value, by: "ann".into(), basis: "why".into() };
    assert_eq!(said(Sense::Resolved, Stated::Number(4)), settled);
    assert_eq!(said(Sense::Recorded, Stated::NotKnown), Said::NotKnown);
    assert_eq!(said(Sense::Recorded, Stated::RatherNotSay), Said::RatherNotSay);
    assert_eq!(said(Sense::Recorded, Stated::NobodyHoldsIt), Said::NobodyHoldsIt);
}
