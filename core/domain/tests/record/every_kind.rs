//! Every kind of entry is accepted in the story of one person, which misses none.

use std::collections::BTreeSet;

use domain::record::Entry;
use domain::record::case::Case;

use crate::check::ANN;
use crate::entries as usual;
use crate::world::{BRIDGES, PATHS, THERE};

#[test]
fn every_kind_of_entry_is_recorded_in_its_turn_and_none_is_left_out() {
    let mut case = Case::default();
    let mut kinds = BTreeSet::new();
    let mut records = |case: &mut Case, entry: Entry| {
        kinds.insert(entry.kind());
        ANN.records(case, entry);
    };
    let first: [Entry; 20] = [
        usual::opened().into(),
        usual::described().into(),
        usual::identified().into(),
        usual::linked().into(),
        usual::restricted().into(),
        usual::glass_broken().into(),
        usual::contributed().into(),
        usual::fact_stated().into(),
        usual::find_out().into(),
        usual::referred().into(),
        usual::moved("suitable").into(),
        usual::judged().into(),
        usual::consented().into(),
        usual::waiting().into(),
        usual::enrolled().into(),
        usual::formulated().into(),
        usual::good_life().into(),
        usual::identity_mapped().into(),
        usual::desistance().into(),
        usual::lapsed().into(),
    ];
    let second: [Entry; 24] = [
        usual::team_changed().into(),
        usual::content_moved().into(),
        usual::suspended().into(),
        usual::resumed().into(),
        usual::planned().into(),
        usual::scheduled("m0", "2026-11-24T09:00").into(),
        usual::cancelled("m0").into(),
        usual::scheduled("m1", "2026-11-25T09:00").into(),
        usual::unit_rung("m1").into(),
        usual::held("m1").into(),
        usual::noted("m1").into(),
        usual::checked_in("m1").into(),
        usual::mended().into(),
        usual::promised().into(),
        usual::promise_closed().into(),
        usual::passed_on().into(),
        usual::measured().into(),
        usual::progressed().into(),
        usual::handed_over().into(),
        usual::ended().into(),
        usual::reported().into(),
        usual::report_read().into(),
        usual::shared_out().into(),
        domain::record::referral::Referred { programme: BRIDGES.into(), ..usual::referred() }.into(),
    ];
    for entry in first.into_iter().chain(second) {
        records(&mut case, entry);
    }
    records(&mut case, usual::conferred(&[PATHS, BRIDGES]).into());
    kinds.insert("glass-reviewed");
    ANN.by("ben").records(&mut case, usual::glass_reviewed(6));
    let mut records = |case: &mut Case, entry: Entry| {
        kinds.insert(entry.kind());
        ANN.records(case, entry);
    };
    records(&mut case, usual::released().into());
    kinds.insert("case-accepted");
    ANN.at(THERE).records(&mut case, usual::accepted());
    assert_eq!(kinds, Entry::KINDS.iter().copied().collect(), "a kind is missing in this story");
    assert_eq!(case.owner.as_ref().map(domain::ids::SiteId::as_str), Some(THERE));
    assert!(case.beside.is_empty() && case.glass_reviewed.contains(&6));
}

#[test]
fn nothing_but_an_opening_is_recorded_about_nobody() {
    let person = domain::codes::NO_SUCH_PERSON;
    let entries: [Entry; 12] = [
        usual::described().into(),
        usual::identified().into(),
        usual::linked().into(),
        usual::restricted().into(),
        usual::glass_broken().into(),
        usual::contributed().into(),
        usual::fact_stated().into(),
        usual::find_out().into(),
        usual::referred().into(),
        usual::enrolled().into(),
        usual::released().into(),
        usual::shared_out().into(),
    ];
    for entry in entries {
        crate::check::check([], entry, Err(person));
    }
}

#[test]
fn every_entry_about_a_lane_says_which() {
    let entries = [
        Entry::from(usual::planned()),
        usual::held("m1").into(),
        usual::passed_on().into(),
        usual::promise_closed().into(),
        usual::reported().into(),
    ];
    for entry in entries {
        assert_eq!(entry.lane().map(domain::ids::ProgrammeId::as_str), Some(PATHS), "{}", entry.kind());
    }
    assert_eq!(Entry::from(usual::conferred(&[PATHS, BRIDGES])).lane(), None);
}
