//! Laws of folding: whatever was recorded in whatever order, what it comes to is one thing and invents nothing.

use std::collections::BTreeMap;

use domain::fact::FactValue;
use domain::record::case::Case;
use domain::record::information::{Contributed, FactStated, Sense, Stated};
use domain::record::transfer::{Accepted, Released};
use domain::record::words::{NeverSaid, RecordWords};
use domain::record::{Entry, Stamp};
use domain::statement::Said;
use proptest::prelude::*;

use crate::check::{case, stamp};
use crate::entries as usual;
use crate::world::{HERE, THERE};

const SITES: [&str; 3] = [HERE, THERE, "eastgate"];

fn fact() -> impl Strategy<Value = FactStated> {
    let sense = prop_oneof![
        3 => Just(Sense::Recorded),
        2 => Just(Sense::Corrected),
        1 => Just(Sense::Confirmed),
        1 => Just(Sense::Resolved),
        1 => Just(Sense::Account),
    ];
    let stated = prop_oneof![
        4 => (0..4_i64).prop_map(Stated::Number),
        1 => Just(Stated::NotKnown),
        1 => Just(Stated::RatherNotSay),
        1 => Just(Stated::NobodyHoldsIt),
    ];
    (0..2_u8, 0..3_u8, sense, stated).prop_map(|(fact, holder, sense, stated)| FactStated {
        fact: format!("fact.{fact}").into(),
        holder: format!("holder {holder}").into(),
        sense,
        stated,
        because: Some("why".into()),
        ..usual::fact_stated()
    })
}

/// What the site that holds a case records, and another may not.
fn owners_entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        Just(usual::referred().into()),
        Just(usual::moved("suitable").into()),
        Just(usual::consented().into()),
        Just(usual::enrolled().into()),
        Just(usual::planned().into()),
        (0..3_u8).prop_map(|id| usual::scheduled(&format!("m{id}"), "2026-11-25T09:00").into()),
        (0..3_u8).prop_map(|id| usual::held(&format!("m{id}")).into()),
        (0..3_u8).prop_map(|id| usual::cancelled(&format!("m{id}")).into()),
        (0..3_u8).prop_map(|id| usual::noted(&format!("m{id}")).into()),
        Just(usual::suspended().into()),
        Just(usual::resumed().into()),
        Just(usual::ended().into()),
        Just(usual::promised().into()),
        Just(usual::promise_closed().into()),
        Just(usual::reported().into()),
        Just(usual::report_read().into()),
        Just(usual::restricted().into()),
        Just(usual::conferred(&["paths", "bridges"]).into()),
        Just(usual::passed_on().into()),
    ]
}

fn change_of_hands() -> impl Strategy<Value = Entry> {
    let site = || (0..SITES.len()).prop_map(|site| SITES[site]);
    prop_oneof![
        (site(), 1..5_u64)
            .prop_map(|(to, epoch)| Released { to: to.into(), epoch, ..usual::released() }.into()),
        (site(), 1..6_u64)
            .prop_map(|(to, epoch)| Accepted { to: to.into(), epoch, ..usual::accepted() }.into()),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        3 => owners_entry(),
        3 => change_of_hands(),
        2 => fact().prop_map(Entry::from),
        1 => any::<u8>().prop_map(|number| {
            Contributed { text: format!("Note {number}.").into(), ..usual::contributed() }.into()
        }),
        1 => Just(usual::described().into()),
        1 => Just(usual::opened().into()),
        1 => Just(usual::glass_broken().into()),
    ]
}

/// An opening, and whatever several sites wrote after it: each number once at a site.
fn entries() -> impl Strategy<Value = Vec<(Stamp, Entry)>> {
    let one = (2..14_u64, 0..SITES.len(), entry());
    proptest::collection::vec(one, 0..24).prop_map(|written| {
        let mut log: BTreeMap<(u64, &str), Entry> = BTreeMap::from([((1, HERE), usual::opened().into())]);
        log.extend(written.into_iter().map(|(number, site, entry)| ((number, SITES[site]), entry)));
        log.into_iter().map(|((number, site), entry)| (stamp(number, site, "ann"), entry)).collect()
    })
}

/// A record as text: it has no equality of its own.
fn text(case: &Case) -> String {
    format!("{case:#?}")
}

/// The record without what the other sites' entries left beside it, and without who wrote at all.
fn without_beside(mut case: Case) -> String {
    case.beside.clear();
    case.sites.clear();
    case.number = 0;
    text(&case)
}

/// Words of few letters, so that they often meet.
fn words() -> impl Strategy<Value = String> {
    "[ab][ab. ]{0,4}[ab]|[ab]"
}

/// Whether `needle` stands in `text` as whole words, looked for letter by letter.
fn stands_in(text: &[char], needle: &[char]) -> bool {
    (0..=text.len().saturating_sub(needle.len())).any(|at| {
        let after = at + needle.len();
        text.len() >= after
            && text[at..after] == *needle
            && (at == 0 || !text[at - 1].is_alphanumeric())
            && text.get(after).is_none_or(|letter| !letter.is_alphanumeric())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_entries_come_to_the_same_record_in_one_go_or_one_by_one(entries in entries(), cut in 0..24_usize) {
        let whole = text(&Case::of(entries.clone()));
        prop_assert_eq!(&text(&Case::of(entries.clone())), &whole);
        let cut = cut.min(entries.len());
        let mut case = Case::of(entries[..cut].to_vec());
        for (stamp, entry) in &entries[cut..] {
            case.record(stamp, entry.clone());
        }
        prop_assert_eq!(text(&case), whole);
    }

    #[test]
    fn two_sites_come_to_one_record_whatever_order_they_received_each_others_entries_in(
        (entries, received) in entries().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle()))
    ) {
        let mut received = received;
        received.sort_by(|(one, _), (other, _)| (one.number, &one.site).cmp(&(other.number, &other.site)));
        prop_assert_eq!(text(&Case::of(received)), text(&Case::of(entries)));
    }

    #[test]
    fn a_site_that_does_not_hold_the_case_changes_nothing_the_owner_recorded(
        own in proptest::collection::vec(owners_entry(), 0..16),
        others in proptest::collection::vec((2..18_u64, owners_entry()), 1..8),
    ) {
        let opened = (stamp(1, HERE, "ann"), Entry::from(usual::opened()));
        let own = (2..).zip(own).map(|(number, entry)| (stamp(number, HERE, "ann"), entry));
        let alone: Vec<(Stamp, Entry)> = std::iter::once(opened).chain(own).collect();
        let count = others.len();
        let mut together = alone.clone();
        together.extend(others.into_iter().map(|(number, entry)| (stamp(number, THERE, "ben"), entry)));
        together.sort_by(|(one, _), (other, _)| (one.number, &one.site).cmp(&(other.number, &other.site)));
        let together = Case::of(together);
        prop_assert_eq!(together.beside.len(), count);
        prop_assert_eq!(without_beside(together), without_beside(Case::of(alone)));
    }

    #[test]
    fn an_epoch_never_has_two_owners_and_only_the_site_it_was_released_to_becomes_one(entries in entries()) {
        let mut case = Case::default();
        let mut owners = BTreeMap::new();
        for (stamp, entry) in entries {
            let released = case.released.as_ref().map(|released| released.what.to.clone());
            let before = (case.epoch, case.owner.clone());
            case.record(&stamp, entry);
            let owner = case.owner.clone().expect("an owner");
            if before.1.is_some() && before != (case.epoch, case.owner.clone()) {
                prop_assert_eq!(case.epoch, before.0 + 1, "one epoch after the other");
                prop_assert_eq!(released.as_ref(), Some(&owner), "released to the new owner");
                prop_assert_eq!(&stamp.site, &owner, "and accepted by itself");
            }
            prop_assert_eq!(owners.entry(case.epoch).or_insert(owner.clone()), &owner);
        }
        prop_assert_eq!(case.transfers.len() as u64 + 1, case.epoch);
    }

    #[test]
    fn a_correction_replaces_only_what_its_holder_said_of_that_fact(facts in proptest::collection::vec(fact(), 0..12), corrected in fact()) {
        let corrected = FactStated { sense: Sense::Corrected, ..corrected };
        let record = |facts: &[FactStated]| {
            let mut case = case(usual::open());
            for (number, fact) in (2..).zip(facts) {
                case.record(&stamp(number, HERE, "ann"), fact.clone().into());
            }
            case.statements()
        };
        let theirs = |fact: &str, holder: &str| fact == corrected.fact.as_str() && holder == &*corrected.holder;
        let mut expected = record(&facts);
        expected.retain(|one| !theirs(one.fact.as_str(), &one.origin.holder));
        let after = record(&[facts.as_slice(), std::slice::from_ref(&corrected)].concat());
        let (last, others) = after.split_last().expect("the correction");
        prop_assert_eq!(others, expected.as_slice());
        prop_assert!(theirs(last.fact.as_str(), &last.origin.holder));
    }

    #[test]
    fn statements_never_invent(entries in entries()) {
        let case = Case::of(entries);
        for statement in case.statements() {
            let source = case.facts.iter().find(|one| u64::from(statement.origin.line) == one.recorded.number
                && one.what.fact == statement.fact && one.what.holder == statement.origin.holder
                && said_by(&one.what.stated, &statement.said));
            let source = source.expect("somebody stated it");
            prop_assert_eq!(source.what.on, statement.origin.on);
            prop_assert_eq!(source.what.marking, statement.origin.marking);
        }
    }

    #[test]
    fn what_a_report_never_says_is_found_as_whole_words_and_only_so(text in "[abAB. ]{0,12}", words in words()) {
        let never = NeverSaid { words: words.clone(), because: String::new(), instead: String::new() };
        let list = RecordWords { never_in_reports: vec![never], ..RecordWords::default() };
        let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
        prop_assert_eq!(list.never_said(&text).count() == 1, stands_in(&letters(&text), &letters(&words)));
    }
}

fn said_by(stated: &Stated, said: &Said) -> bool {
    match (stated, said) {
        (Stated::Number(number), Said::Value(value) | Said::Account(value) | Said::Settled { value, .. }) => {
            *value == FactValue::Number(*number)
        }
        (Stated::NotKnown, Said::NotKnown)
        | (Stated::RatherNotSay, Said::RatherNotSay)
        | (Stated::NobodyHoldsIt, Said::NobodyHoldsIt) => true,
        // What the story of this file states once by default.
        (Stated::Choice(id), Said::Value(FactValue::Choice(value))) => id == value,
        _ => false,
    }
}

#[test]
fn secured_does_not_say_cured() {
    let never = NeverSaid { words: "cured".to_owned(), because: String::new(), instead: String::new() };
    let list = RecordWords { never_in_reports: vec![never], ..RecordWords::default() };
    assert_eq!(list.never_said("The door was secured.").count(), 0);
    assert_eq!(list.never_said("He is CURED, he says.").count(), 1);
    assert_eq!(list.never_said("Secured, not cured").count(), 1);
    assert_eq!(list.never_said("").count(), 0);
}

#[test]
fn words_that_begin_inside_a_longer_word_hide_none_that_stand_alone() {
    let never = NeverSaid { words: "no no".to_owned(), because: String::new(), instead: String::new() };
    let list = RecordWords { never_in_reports: vec![never], ..RecordWords::default() };
    assert_eq!(list.never_said("Volcano no no").count(), 1);
    assert_eq!(list.never_said("Volcano no nodding").count(), 0);
}
