//! The guard at run time: content that never went through `check` cannot slip a guarded fact past it.

use std::sync::Arc;

use domain::condition::{Clause, Condition, Node, Test};
use domain::date;
use domain::dictionary::{Body, Derived, Dictionary, Slot};
use domain::fact::FactType;
use domain::fact_sheet::FactSheet;

use domain::function::Function;
use domain::guard::Guard;

use domain::layer::Layer;
use domain::place::Place;
use domain::programme::Programme;
use domain::rule::{Action, Adaptation, Rule, Timing};
use domain::sample;
use domain::template::Template;
use runtime::advise::advise;
use runtime::compile::Ready;
use runtime::ports::NoFunctions;

/// The dictionary: `today`, `risk.level` at slot 1, and `pull`, derived from it, at slot 2.
fn dictionary() -> Dictionary {
    let place = Place::whole("test");
    let mut dictionary = Dictionary::new([sample::fact("risk.level", FactType::yes_no())]);
    let pull = Derived {
        name: "pull".into(),
        kind: FactType::yes_no(),
        about: "".into(),
        place,
        reads: vec![Slot(1)],
        asks_about_knowledge: true,
        body: Body::Lowered(Function::Not(Box::new(Function::IsKnown(Slot(1))))),
    };
    assert!(dictionary.add(pull).is_ok());
    dictionary
}

/// A programme whose one rule asks whether `slot` is not known, which is so for everyone.
fn programme(slot: Slot, guarded: &[&str]) -> Ready {
    let place = Place::whole("test");
    let test = if slot == Slot(1) { Test::Unknown } else { Test::OneOf(0b10) };
    let clause = Clause { slot, test, text: "clause".into(), place: place.clone() };
    let rule = Rule {
        id: "by-risk".into(),
        actions: vec![Action::Adapt(Adaptation::Pace)],
        timing: Timing::Usual,
        safeguard: false,
        when: Condition::new("".into(), Node::Clause(0), vec![clause]),
        say: Template::default(),
        say_to_staff: Template::default(),
        lens: None,
        layer: Layer::Programme,
        place,
    };
    let package = sample::package("test");
    let guard = Guard::new(guarded.iter().map(|prefix| (*prefix).to_owned()));
    let programme = Programme {
        package: Arc::new(package),
        dictionary: dictionary(),
        rules: vec![rule],
        gate: None,
        easy_read_when: None,
        guard,
    };
    Ready::new(programme, Arc::new(NoFunctions))
}

fn check(slot: Slot, guarded: &[&str], speaks: bool) {
    let ready = programme(slot, guarded);
    let today = date::read("2026-11-20").unwrap_or_default();
    let sheet = FactSheet::assemble(&ready.programme.dictionary, Arc::from([]), today);
    let advice = advise(&ready, &sheet, &[]);
    assert_eq!(!advice.items.is_empty(), speaks, "{slot:?} guarded by {guarded:?}");
    assert_eq!(advice.stopped.is_empty(), speaks, "what was stopped is said");
}

#[test]
fn a_rule_that_reads_a_guarded_fact_never_speaks() {
    check(Slot(1), &[], true);
    check(Slot(1), &["risk"], false);
}

#[test]
fn nor_through_a_derived_fact() {
    check(Slot(2), &[], true);
    check(Slot(2), &["risk"], false);
}
