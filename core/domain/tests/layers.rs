//! The law of layers, on random packages and random local changes: no set of site files can remove, weaken or hide a
//! fixed block or a safeguard rule, and every accepted change is attributed.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::finding::{Finding, Severity};
use domain::ids::{BlockId, SiteId};
use domain::layer::Layer;
use domain::layers::{at_site, says_no_names};
use domain::local_change::{
    BlockChange, BlockHash, ChangeHeader, ChangeKind, ChangeVerb, LocalChange, SiteChanges, Target,
};
use domain::package::{Audience, Block, LeftOut, Package};
use domain::place::Place;
use domain::rule::RuleText;
use domain::sample;
use jiff::civil::date;
use proptest::prelude::*;

/// Ids are few, so that changes hit, miss and clash.
const IDS: [&str; 8] = ["arrive", "circles", "draw", "talk", "write", "settle", "choose", "why"];

const TEXTS: [&str; 3] = ["Hello.", "Use no names. Who stands near?", "Draw it."];

fn id() -> impl Strategy<Value = &'static str> {
    (0..IDS.len()).prop_map(|number| IDS[number])
}

fn audiences() -> impl Strategy<Value = Vec<Audience>> {
    prop_oneof![
        5 => Just(vec![Audience::Participant]),
        3 => Just(vec![Audience::Staff]),
        1 => Just(vec![Audience::Participant, Audience::Staff]),
        1 => Just(Vec::new()),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    (id(), 0..TEXTS.len(), audiences(), any::<bool>(), any::<bool>(), 0..3_u32).prop_map(
        |(id, text, audiences, fixed, asks, hash)| Block {
            audiences: if audiences.is_empty() { vec![Audience::Staff] } else { audiences },
            fixed,
            asks_about_others: asks,
            ..sample::block(id, TEXTS[text], hash)
        },
    )
}

/// Blocks with ids of their own, as the reader of packages makes sure.
fn blocks() -> impl Strategy<Value = Vec<Block>> {
    proptest::collection::vec(block(), 0..7).prop_map(|blocks| {
        let mut seen = Vec::new();
        let fresh = |block: &Block| {
            let fresh = !seen.contains(&block.id);
            seen.push(block.id.clone());
            fresh
        };
        blocks.into_iter().filter(fresh).collect()
    })
}

fn verb() -> impl Strategy<Value = ChangeVerb> {
    prop_oneof![
        Just(ChangeVerb::Replace),
        Just(ChangeVerb::LeaveOut),
        id().prop_map(|id| ChangeVerb::Before(id.into())),
        id().prop_map(|id| ChangeVerb::After(id.into())),
    ]
}

fn change() -> impl Strategy<Value = BlockChange> {
    let ids = prop_oneof![3 => id(), 1 => Just("room"), 1 => Just("phone")];
    let base = proptest::option::weighted(0.8, (0..3_u32).prop_map(BlockHash));
    (verb(), ids, 0..TEXTS.len(), audiences(), prop::bool::weighted(0.1), base).prop_map(
        |(verb, id, text, audiences, fixed, base)| BlockChange {
            verb,
            block: Block { audiences, fixed, ..sample::block(id, TEXTS[text], 99) },
            base: base.map(|hash| (hash, Place::whole("sites/here"))),
        },
    )
}

fn local_change() -> impl Strategy<Value = LocalChange> {
    let of = prop_oneof![
        3 => Just(Target::Session("hello".into())),
        2 => Just(Target::Session("groups".into())),
        2 => Just(Target::Sheet("rings".into())),
        1 => Just(Target::Session("nowhere".into())),
    ];
    (of, proptest::collection::vec(change(), 0..5)).prop_map(|(of, blocks)| LocalChange {
        of,
        header: Arc::new(ChangeHeader {
            why: String::new(),
            kind: ChangeKind::Materials,
            keeps_the_purpose: true,
            decided_by: String::new(),
            decided_on: date(2026, 10, 1),
            review_by: date(2027, 4, 1),
        }),
        blocks,
        place: Place::whole("sites/here"),
    })
}

fn rule() -> impl Strategy<Value = RuleText> {
    (0..6_u8, any::<bool>()).prop_map(|(number, safeguard)| RuleText {
        safeguard,
        ..sample::rule(&format!("rule-{number}"), "known(a.b)")
    })
}

/// A programme with one site's changes. Every change has a place and a header of its own, to know it by.
fn package() -> impl Strategy<Value = Package> {
    let base_rules = proptest::collection::vec(any::<bool>(), 0..4);
    let site = (proptest::collection::vec(local_change(), 0..5), proptest::collection::vec(rule(), 0..5));
    (blocks(), blocks(), blocks(), base_rules, site).prop_map(|(hello, groups, rings, rules, site)| {
        let mut package = sample::package("small");
        package.sessions = [("hello", hello), ("groups", groups)]
            .map(|(id, blocks)| domain::package::SessionOutline { blocks, ..sample::session(id) })
            .into();
        package.sheets = vec![domain::package::Sheet { blocks: rings, ..sample::sheet("rings") }];
        let rule = |(number, safeguard): (usize, bool)| RuleText {
            safeguard,
            ..sample::rule(&format!("rule-{number}"), "known(a.b)")
        };
        package.rules = rules.into_iter().enumerate().map(rule).collect();
        package.sites = vec![known_apart(site)];
        package
    })
}

fn known_apart((mut changes, mut rules): (Vec<LocalChange>, Vec<RuleText>)) -> SiteChanges {
    let file: Arc<str> = "sites/here/small".into();
    let mut line = 0;
    let mut next = || {
        line += 1;
        Place::new(&file, line, 1, 1)
    };
    for (number, change) in changes.iter_mut().enumerate() {
        change.header = Arc::new(ChangeHeader { why: number.to_string(), ..(*change.header).clone() });
        change.place = next();
        change.blocks.iter_mut().for_each(|block| block.block.place = next());
    }
    rules.iter_mut().for_each(|rule| rule.place = next());
    SiteChanges {
        site: "here".into(),
        changes,
        rules,
        cases: Vec::new(),
        bases: BTreeMap::new(),
        content_hash: "1".repeat(64).into(),
    }
}

/// The blocks of everything that has some, with what is left out of it.
fn parts(package: &Package) -> Vec<(&[Block], &[LeftOut])> {
    let sessions = package.sessions.iter().map(|one| (one.blocks.as_slice(), one.left_out.as_slice()));
    let sheets = package.sheets.iter().map(|one| (one.blocks.as_slice(), one.left_out.as_slice()));
    sessions.chain(sheets).collect()
}

fn merged(package: &Package) -> (Package, Vec<Finding>) {
    let mut findings = Vec::new();
    let merged = at_site(package, &SiteId::from("here"), &mut findings);
    (merged, findings)
}

/// As many as asked for; the law is the point of this crate, so it gets more than others.
fn dose() -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: asked.cases.max(2_000), ..asked }
}

proptest! {
    #![proptest_config(dose())]

    #[test]
    fn fixed_blocks_stand_as_they_were_in_the_order_they_had(package in package()) {
        let (merged, _) = merged(&package);
        for ((before, _), (after, _)) in parts(&package).into_iter().zip(parts(&merged)) {
            let fixed = |blocks: &[Block]| -> Vec<Block> {
                blocks.iter().filter(|block| block.fixed).cloned().collect()
            };
            prop_assert_eq!(fixed(before), fixed(after));
        }
    }

    #[test]
    fn the_rules_of_the_programme_stand_first_and_unchanged(package in package()) {
        let (merged, _) = merged(&package);
        prop_assert!(merged.rules.len() >= package.rules.len());
        for (before, after) in package.rules.iter().zip(&merged.rules) {
            prop_assert_eq!(&before.id, &after.id);
            prop_assert_eq!(before.safeguard, after.safeguard);
            prop_assert_eq!(&before.when, &after.when);
            prop_assert_eq!(&after.layer, &Layer::Programme);
        }
        let own = &merged.rules[package.rules.len()..];
        for (number, rule) in own.iter().enumerate() {
            prop_assert_eq!(&rule.layer, &Layer::Site("here".into()));
            prop_assert!(!rule.safeguard, "a safeguard is the programme's word");
            let others = package.rules.iter().chain(&own[..number]);
            prop_assert!(others.into_iter().all(|other| other.id != rule.id), "no rule stands in for another");
        }
    }

    #[test]
    fn every_difference_is_attributed_and_nothing_just_goes(package in package()) {
        let (merged, _) = merged(&package);
        let site = &package.sites[0];
        let known = |header: &Arc<ChangeHeader>, place: &Place| site.changes.iter().any(|change| {
            change.header == *header && change.blocks.iter().any(|block| block.block.place == *place)
        });
        for ((before, _), (after, left_out)) in parts(&package).into_iter().zip(parts(&merged)) {
            for block in after {
                match &block.change {
                    None => prop_assert!(before.contains(block), "the programme's own, as it was"),
                    Some(header) => {
                        prop_assert_eq!(&block.layer, &Layer::Site("here".into()));
                        prop_assert!(known(header, &block.place));
                        prop_assert!(!block.fixed);
                        let stood = before.iter().find(|other| other.id == block.id);
                        prop_assert_eq!(block.replaces.as_deref(), stood, "what was replaced is at hand");
                    }
                }
            }
            for block in before {
                let stands = after.iter().any(|other| other.id == block.id);
                let told = left_out.iter().any(|other| other.block == *block && known(&other.header, &other.place));
                prop_assert!(stands != told, "{} stands, or is told to be left out with why", block.id);
            }
            let ids: Vec<&BlockId> = after.iter().map(|block| &block.id).collect();
            prop_assert!(ids.iter().all(|id| ids.iter().filter(|other| other == &id).count() == 1));
        }
    }

    #[test]
    fn every_change_comes_out_or_is_refused_at_its_place(package in package()) {
        let (merged, findings) = merged(&package);
        let refused = |place: &Place| {
            findings.iter().any(|finding| finding.place == *place && finding.severity == Severity::Error)
        };
        for change in &package.sites[0].changes {
            for block in &change.blocks {
                let place = &block.block.place;
                let comes_out = parts(&merged).iter().any(|(blocks, left_out)| {
                    blocks.iter().any(|other| other.place == *place) || left_out.iter().any(|other| other.place == *place)
                });
                prop_assert!(comes_out != (refused(place) || refused(&change.place)), "{block:?}\n{findings:#?}");
            }
        }
    }

    #[test]
    fn what_is_for_whom_and_what_asks_about_others_stays_so(package in package()) {
        let (merged, _) = merged(&package);
        for ((before, _), (after, _)) in parts(&package).into_iter().zip(parts(&merged)) {
            for block in before {
                let Some(now) = after.iter().find(|other| other.id == block.id) else { continue };
                prop_assert_eq!(&now.audiences, &block.audiences);
                let changed = now.change.is_some();
                prop_assert!(!changed || !block.asks_about_others || says_no_names(&now.text));
            }
        }
        for (before, after) in package.sessions.iter().zip(&merged.sessions) {
            let has = |blocks: &[Block]| blocks.iter().any(|block| block.audiences.contains(&Audience::Participant));
            prop_assert!(!has(&before.blocks) || has(&after.blocks), "a session keeps something for the person");
        }
        for way in domain::layers::WAYS {
            let has = |blocks: &[Block]| blocks.iter().any(|block| block.id.as_str() == way);
            prop_assert!(!has(&package.sheets[0].blocks) || has(&merged.sheets[0].blocks), "{way}");
        }
    }

    #[test]
    fn the_same_layers_give_the_same_programme(package in package()) {
        let (one, other) = (merged(&package), merged(&package));
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
}
