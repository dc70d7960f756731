//! Properties of conditions: they agree with Rhai where everything is known, the flat form says what the tree says,
//! losing a fact never makes them surer, and the same text gives the same condition on any thread.

use domain::cells::Cells;
use domain::condition::{Comparison, Condition, Node, ask};
use domain::dictionary::{Body, Derived, Dictionary};
use domain::fact::FactType;
use domain::fact_sheet::{FactCell, FactState};
use domain::function::Function;
use domain::place::{Passage, Place};
use domain::reading::{Freshness, Reading};
use domain::truth::Truth;
use proptest::prelude::*;
use rhai::{Dynamic, Engine, Map, Scope};
use runtime::ports::ConditionUse;

use crate::samples;

/// The sample facts, with `weeks_left` and `close` worked out from two dates.
fn dictionary() -> Dictionary {
    let mut dictionary = samples::facts();
    let release = samples::slot(&dictionary, "release.date");
    let derived = |name: &str, kind, body| Derived {
        name: name.into(),
        kind,
        about: "".into(),
        place: Place::whole("a"),
        reads: vec![domain::dictionary::Slot::TODAY, release],
        asks_about_knowledge: false,
        body: Body::Lowered(body),
    };
    let number = FactType::Number { at_least: i64::MIN, at_most: i64::MAX, unit: "".into() };
    let fact = |slot| Box::new(Function::Fact(slot));
    let weeks = Function::Weeks(fact(domain::dictionary::Slot::TODAY), fact(release));
    let weeks_left = dictionary.add(derived("weeks_left", number, weeks)).unwrap();
    let close = Function::Compare(Comparison::Less, fact(weeks_left), Box::new(Function::Value(4)));
    dictionary.add(derived("close", FactType::yes_no(), close)).unwrap();
    dictionary
}

fn lower(text: &str, dictionary: &Dictionary) -> Condition {
    let passage = Passage::line(text, &Place::new(&"r".into(), 1, 1, 0));
    super::read(&passage, dictionary, &samples::guard(), ConditionUse::Other)
        .unwrap_or_else(|findings| panic!("{text}: {:?}", findings.first()))
}

/// The names Rhai sees: rows for dotted facts, texts, numbers, lists and days.
fn scope(dictionary: &Dictionary, cells: &[FactCell]) -> Scope<'static> {
    let mut roots: std::collections::BTreeMap<String, Dynamic> = std::collections::BTreeMap::new();
    for (fact, cell) in dictionary.facts().iter().zip(cells) {
        let code = usize::try_from(cell.bits).unwrap_or(0);
        let value: Dynamic = match &fact.kind {
            FactType::Choice(ids) => ids[code].id.to_string().into(),
            FactType::Tags(ids) => {
                let set = ids.iter().enumerate().filter(|(bit, _)| cell.bits >> bit & 1 == 1);
                set.map(|(_, id)| Dynamic::from(id.id.to_string())).collect::<Vec<_>>().into()
            }
            FactType::Text => continue,
            _ => cell.bits.into(),
        };
        let parts: Vec<&str> = fact.id.as_str().split('.').collect();
        let Some((first, rest)) = parts.split_first() else { continue };
        if rest.is_empty() {
            roots.insert((*first).to_owned(), value);
            continue;
        }
        let root = roots.entry((*first).to_owned()).or_insert_with(|| Map::new().into());
        put(root, rest, value);
    }
    let mut scope = Scope::new();
    for (name, value) in roots {
        scope.push_dynamic(name, value);
    }
    let cells = Cells::from(cells.to_vec());
    let reading = Reading::new(dictionary, &cells, &[]);
    let cell = |name| reading.cell(samples::slot(dictionary, name), Freshness::AsRecorded);
    scope.push("weeks_left", cell("weeks_left").bits);
    scope.push("close", cell("close").bits == 1);
    scope
}

fn put(root: &mut Dynamic, path: &[&str], value: Dynamic) {
    let mut map = root.write_lock::<Map>().unwrap();
    match path {
        [last] => drop(map.insert((*last).into(), value)),
        [first, rest @ ..] => {
            put(map.entry((*first).into()).or_insert_with(|| Map::new().into()), rest, value);
        }
        [] => {}
    }
}

fn plain_rhai() -> Engine {
    let mut engine = Engine::new();
    engine.set_max_expr_depths(0, 0);
    engine.register_custom_operator("and", 60).unwrap().register_custom_operator("or", 30).unwrap();
    engine.register_fn("and", |left: bool, right: bool| left && right);
    engine.register_fn("or", |left: bool, right: bool| left || right);
    engine.register_fn("not", |part: bool| !part);
    engine.register_fn("between", |value: i64, low: i64, high: i64| (low..=high).contains(&value));
    engine.register_fn("date", |text: &str| domain::date::to_days(domain::date::read(text).unwrap()));
    engine.register_fn("known", |_: Dynamic| true);
    engine.register_fn("unknown", |_: Dynamic| false);
    engine.register_fn("unsettled", |_: Dynamic| false);
    engine
}

fn any_cells(known: bool) -> impl Strategy<Value = Vec<FactCell>> {
    let states = [FactState::OutOfDate, FactState::NotKnown, FactState::Conflicting, FactState::RatherNotSay];
    let dictionary = samples::facts();
    let one: Vec<_> = dictionary
        .facts()
        .iter()
        .map(|fact| {
            let bits = match &fact.kind {
                FactType::Choice(choices) => 0..i64::try_from(choices.len()).unwrap(),
                FactType::Tags(choices) => 0..1 << choices.len(),
                FactType::Number { at_least, at_most, .. } => *at_least..*at_most + 1,
                _ => 19_970..20_100,
            };
            (0..if known { 1_usize } else { 8 }, bits)
        })
        .collect();
    one.prop_map(move |all| {
        let cell =
            |(state, bits): (usize, i64)| match state.checked_sub(4).and_then(|state| states.get(state)) {
                None => FactCell::known(bits),
                Some(FactState::OutOfDate) => FactCell { state: FactState::OutOfDate, bits },
                Some(state) => FactCell { state: *state, bits: 0 },
            };
        let mut cells: Vec<FactCell> = all.into_iter().map(cell).collect();
        cells[0] = FactCell::known(20_000);
        cells
    })
}

const PLAIN: &[&str] = &[
    "family.contact == \"some\"",
    "\"permitted\" != family.contact",
    "friends.contact in [\"some\", \"not-permitted\"]",
    "setback.recent == \"yes\"",
    "\"anger\" in feelings.hardest",
    "goods.agency.importance >= 4",
    "2 < goods.work.importance",
    "meetings.held != 7",
    "meetings.held in [1, 2, 50]",
    "between(meetings.held, 10, 60)",
    "release.date < date(\"2024-10-20\")",
    "release.date >= report.due",
    "today <= release.date",
    "between(weeks_left, -1, 6)",
    "weeks_left > 2",
    "close",
    "goods.agency.importance == goods.work.importance",
    "family.contact == friends.contact",
];

const ASKING: &[&str] = &[
    "known(release.date)",
    "unknown(feelings.hardest)",
    "unsettled(family.contact)",
    "known(weeks_left)",
    "friends.contact == \"rather-not-say\"",
    "friends.contact != \"rather-not-say\"",
    "\"rather-not-say\" in feelings.hardest",
];

fn any_condition(asking: bool) -> impl Strategy<Value = String> {
    let all: Vec<&str> = PLAIN.iter().chain(if asking { ASKING } else { &[] }).copied().collect();
    let leaf = prop::sample::select(all).prop_map(str::to_owned);
    leaf.prop_recursive(4, 20, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("{left} and {right}")),
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("{left} or {right}")),
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left} or {right})")),
            inner.prop_map(|part| format!("not({part})")),
        ]
    })
}

fn by_tree(node: &Node, condition: &Condition, reading: &Reading<'_>, freshness: Freshness) -> Truth {
    let part = |part: &Node| by_tree(part, condition, reading, freshness);
    match node {
        Node::All(parts) => parts.iter().map(part).fold(Truth::Yes, Truth::and),
        Node::Any(parts) => parts.iter().map(part).fold(Truth::No, Truth::or),
        Node::Not(inner) => !part(inner),
        Node::Clause(number) => {
            let clause = &condition.clauses()[*number];
            ask(clause.test, clause.slot, reading, freshness)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(400), ..ProptestConfig::default() })]

    #[test]
    fn conditions_agree_with_rhai_when_everything_is_known(text in any_condition(false), cells in any_cells(true)) {
        let dictionary = dictionary();
        let condition = lower(&text, &dictionary);
        let facts = Cells::from(cells.clone());
        let ours = condition.evaluate(&Reading::new(&dictionary, &facts, &[]), Freshness::InDateOnly);
        let theirs = plain_rhai().eval_expression_with_scope::<bool>(&mut scope(&dictionary, &cells), &text).unwrap();
        prop_assert_eq!(ours, Truth::from(theirs), "{}", text);
    }

    #[test]
    fn the_flat_form_says_what_the_tree_says(text in any_condition(true), cells in any_cells(false)) {
        let dictionary = dictionary();
        let condition = lower(&text, &dictionary);
        let cells = Cells::from(cells);
        for freshness in [Freshness::AsRecorded, Freshness::InDateOnly] {
            let reading = Reading::new(&dictionary, &cells, &[]);
            let tree = by_tree(condition.root(), &condition, &reading, freshness);
            prop_assert_eq!(condition.evaluate(&reading, freshness), tree, "{}", text);
        }
    }

    #[test]
    fn losing_a_fact_only_makes_a_condition_less_sure(
        text in any_condition(false), cells in any_cells(false), lost in 1_usize..12,
    ) {
        let dictionary = dictionary();
        let condition = lower(&text, &dictionary);
        let mut fewer = cells.clone();
        fewer[lost] = FactCell::NOT_KNOWN;
        let (cells, fewer) = (Cells::from(cells), Cells::from(fewer));
        for freshness in [Freshness::AsRecorded, Freshness::InDateOnly] {
            let before = condition.evaluate(&Reading::new(&dictionary, &cells, &[]), freshness);
            let after = condition.evaluate(&Reading::new(&dictionary, &fewer, &[]), freshness);
            prop_assert!(after == before || after == Truth::CannotTell, "{text}: {before:?} became {after:?}");
        }
    }

    #[test]
    fn the_same_text_gives_the_same_condition_anywhere(text in any_condition(true)) {
        let dictionary = dictionary();
        let here = lower(&text, &dictionary);
        let there = std::thread::scope(|scope| scope.spawn(|| lower(&text, &dictionary)).join().unwrap());
        prop_assert_eq!(&here, &there);
        prop_assert_eq!(here, lower(&text, &dictionary));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[a-z0-9.\"'()\\[\\]{}<>=!&|?:#$`, \\n]{0,60}") {
        let dictionary = dictionary();
        let passage = Passage::line(&text, &Place::new(&"r".into(), 1, 1, 0));
        let _whatever = super::read(&passage, &dictionary, &samples::guard(), ConditionUse::Hold);
    }
}
