//! The moments of cases, each with the facts as they stand then and the advice they lead to.

use domain::advice::Advice;
use domain::case::{Case, Expectation, Moment};
use domain::fact_sheet::FactSheet;
use domain::finding::Finding;
use domain::hooks::{Entry, SessionRecord};
use domain::reading::OutsideCells;
use domain::statement::Statement;

use crate::advise::advise_all;
use crate::compile::Ready;
use crate::given;

/// One moment of a case.
#[derive(Debug)]
pub(super) struct Scene<'c> {
    pub(super) case: &'c Case,
    /// What has happened, in words.
    pub(super) when: &'c str,
    pub(super) record: Option<&'c SessionRecord>,
    pub(super) history: &'c [Entry],
    pub(super) expect: &'c [Expectation],
    pub(super) sheet: FactSheet,
    pub(super) outside: Box<OutsideCells>,
    pub(super) advice: Advice,
    /// Functions that faulted for this person.
    pub(super) faults: Vec<Finding>,
}

/// Every moment of `cases`, case by case in order of time. Functions that run outside are asked for all of them at once.
pub(super) fn scenes<'c>(ready: &Ready, cases: &'c [Case]) -> Vec<Scene<'c>> {
    let mut sheets = Vec::new();
    for case in cases {
        let mut given = case.given.clone();
        let mut today = case.as_of;
        // A plugin is asked as it would be of anybody, where it is there; what a case states stands before it.
        let sheet = |given: &[Statement], today| given::sheets(ready, [&given.into()], today).0;
        sheets.extend(sheet(&given, today));
        for moment in &case.then {
            replace(&mut given, &moment.set);
            today = moment.as_of.unwrap_or(today);
            sheets.extend(sheet(&given, today));
        }
    }
    let advised = advise_all(ready, &sheets);
    let moments = cases.iter().flat_map(|case| {
        let later = case.then.iter().map(Some);
        std::iter::once(None).chain(later).map(move |moment: Option<&Moment>| (case, moment))
    });
    moments
        .zip(sheets)
        .zip(advised)
        .map(|(((case, moment), sheet), advised)| Scene {
            case,
            when: moment.map_or("at first", |moment| &moment.when),
            record: moment.and_then(|moment| moment.record.as_ref()),
            history: moment.map_or(&[], |moment| &moment.history),
            expect: moment.map_or(&case.expect, |moment| &moment.expect),
            sheet,
            outside: advised.outside,
            advice: advised.advice,
            faults: advised.faults,
        })
        .collect()
}

/// A fact set at a later moment replaces all that was given about it before.
fn replace(given: &mut Vec<Statement>, set: &[Statement]) {
    given.retain(|statement| !set.iter().any(|later| later.fact == statement.fact));
    given.extend_from_slice(set);
}
