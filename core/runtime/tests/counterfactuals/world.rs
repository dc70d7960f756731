//! Random programmes and people: few facts of every kind, derived facts lowered and outside, rules of both verbs.

use std::sync::Arc;

use domain::cells::Cells;
use domain::condition::{Clause, Comparison, Condition, Node, Test};
use domain::date::{self, LookAgain};
use domain::dictionary::{Body, Derived, Dictionary, Slot};
use domain::fact::{Choice, ComeBy, FactDefinition, FactType};
use domain::fact_sheet::FactCell;
use domain::finding::Finding;
use domain::function::Function;
use domain::guard::Guard;
use domain::layer::Layer;
use domain::package::Gate;
use domain::place::Place;
use domain::programme::Programme;
use domain::reading::{Freshness, Reading};
use domain::rule::{Action, Adaptation, Rule, Timing};
use domain::sample;
use domain::statement::{Marking, Origin, Said, Statement};
use domain::template::Template;
use proptest::prelude::*;
use runtime::compile::Ready;
use runtime::ports::{Functions, PersonView};

/// The day of every advice.
pub(crate) const TODAY: i64 = 20_000;

/// The declared facts after `today`.
pub(crate) const FACTS: usize = 7;

/// The derived facts: one outside, then a yes or no and a number that are lowered and may call it.
pub(crate) const OUTSIDE: u16 = FACTS as u16 + 1;

/// What a declared fact can be.
pub(crate) fn kind(fact: usize) -> FactType {
    let choices = |ids: &[&str]| {
        ids.iter().map(|id| Choice { id: (*id).into(), label: (*id).into() }).collect::<Vec<_>>()
    };
    match fact {
        1 => FactType::Choice(choices(&["a", "b", "c"])),
        2 => FactType::yes_no(),
        3 => FactType::Number { at_least: 0, at_most: 3, unit: "".into() },
        4 => FactType::Number { at_least: 0, at_most: 100, unit: "".into() },
        5 => FactType::Tags(choices(&["x", "y"])),
        _ => FactType::Date,
    }
}

/// The values tried of a declared fact: all, or where there are many all that clauses name and some beyond.
pub(crate) fn values(fact: usize) -> Vec<i64> {
    match fact {
        1 => (0..3).collect(),
        2 => (0..2).collect(),
        3 | 5 => (0..4).collect(),
        4 => (0..6).chain([100]).collect(),
        _ => (TODAY - 3..=TODAY + 3).collect(),
    }
}

/// What of a fact is random.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nature {
    changeable: bool,
    protected: bool,
    come_by: ComeBy,
}

/// A random programme, before it is armed.
#[derive(Clone, Debug)]
pub(crate) struct World {
    natures: Vec<Nature>,
    functions: [Function; 3],
    rules: Vec<(Condition, Vec<Action>)>,
    gate: Option<Condition>,
}

fn nature() -> impl Strategy<Value = Nature> {
    let come_by = prop_oneof![4 => Just(ComeBy::Ask), 1 => Just(ComeBy::Wait)];
    (proptest::bool::weighted(0.85), proptest::bool::weighted(0.1), come_by)
        .prop_map(|(changeable, protected, come_by)| Nature { changeable, protected, come_by })
}

/// A test that suits what a slot can be.
fn test(slot: u16) -> BoxedStrategy<Test> {
    let value: BoxedStrategy<Test> = match slot {
        1 => (0..8_u64, proptest::bool::weighted(0.1))
            .prop_map(|(mask, declined)| Test::OneOf(mask | u64::from(declined) << 63))
            .boxed(),
        2 | 8 | 9 => (1..3_u64).prop_map(Test::OneOf).boxed(),
        5 => (1..4_u64).prop_map(Test::AnyTag).boxed(),
        0 | 6 | 7 => {
            let date = |other: u16| {
                (0..4_usize).prop_map(move |comparison| {
                    let comparisons =
                        [Comparison::Less, Comparison::AtMost, Comparison::Equal, Comparison::More];
                    Test::Against(comparisons[comparison], Slot(other))
                })
            };
            prop_oneof![
                3 => (-2..3_i64, 0..3_i64).prop_map(|(low, span)| Test::Within(TODAY + low, TODAY + low + span)),
                1 => date(6),
                1 => date(7),
                1 => date(0),
            ]
            .boxed()
        }
        _ => {
            let against = (0..2_usize, 0..3_usize).prop_map(|(comparison, other)| {
                Test::Against([Comparison::AtLeast, Comparison::Less][comparison], Slot([3, 4, 10][other]))
            });
            prop_oneof![
                4 => (0..4_i64, 0..3_i64).prop_map(|(low, span)| Test::Within(low, low + span)),
                1 => (1..5_i64).prop_map(|low| Test::Within(low, i64::MAX)),
                1 => against,
            ]
            .boxed()
        }
    };
    prop_oneof![
        14 => value,
        1 => Just(Test::Known),
        1 => Just(Test::Unknown),
        1 => Just(Test::Unsettled),
    ]
    .boxed()
}

/// A condition over some of `slots`.
fn condition(clauses: usize, slots: Vec<u16>) -> BoxedStrategy<Condition> {
    let slot = proptest::sample::select(slots);
    let clause = slot.prop_flat_map(|slot| (Just(slot), test(slot))).prop_map(|(slot, test)| Clause {
        slot: Slot(slot),
        test,
        text: "clause".into(),
        place: Place::whole("test"),
    });
    let leaf = (0..clauses).prop_map(Node::Clause);
    let shape = leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Node::All),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Node::Any),
            inner.prop_map(|part| Node::Not(Box::new(part))),
        ]
    });
    (shape, proptest::collection::vec(clause, clauses))
        .prop_map(|(root, clauses)| {
            // As where conditions are lowered, no clause stands there that the condition does not ask.
            let mut kept = Vec::new();
            let root = renumbered(&root, &clauses, &mut kept);
            Condition::new("".into(), root, kept)
        })
        .boxed()
}

fn renumbered(node: &Node, clauses: &[Clause], kept: &mut Vec<Clause>) -> Node {
    let mut all = |parts: &[Node]| parts.iter().map(|part| renumbered(part, clauses, kept)).collect();
    match node {
        Node::All(parts) => Node::All(all(parts)),
        Node::Any(parts) => Node::Any(all(parts)),
        Node::Not(part) => Node::Not(Box::new(renumbered(part, clauses, kept))),
        Node::Clause(number) => {
            kept.push(clauses[*number].clone());
            Node::Clause(kept.len() - 1)
        }
    }
}

/// A yes or no function of one or two facts, which may call `callee`.
fn yes_or_no(callee: Option<u16>) -> BoxedStrategy<Function> {
    let callee = callee.unwrap_or(2);
    let part = prop_oneof![
        (1..8_u64).prop_map(|mask| Function::Ask(Slot(1), Test::OneOf(mask))),
        Just(Function::Ask(Slot(2), Test::OneOf(2))),
        (0..4_i64).prop_map(|low| Function::Compare(
            Comparison::AtLeast,
            Box::new(Function::Fact(Slot(3))),
            Box::new(Function::Value(low))
        )),
        (0..4_i64).prop_map(|low| Function::Ask(Slot(4), Test::Within(low, low + 2))),
        Just(Function::Ask(Slot(5), Test::AnyTag(1))),
        (-1..2_i64).prop_map(|low| Function::Ask(Slot(6), Test::Within(TODAY + low, i64::MAX))),
        Just(Function::Ask(Slot(callee), Test::OneOf(2))),
        (1..6_u16).prop_map(|slot| Function::IsKnown(Slot(slot))),
        Just(Function::Compare(
            Comparison::Equal,
            Box::new(Function::OrElse(Slot(2), Box::new(Function::Value(0)))),
            Box::new(Function::Value(1))
        )),
    ];
    let part = part.boxed();
    let both = (part.clone(), part.clone(), 0..3_u8).prop_map(|(one, two, how)| match how {
        0 => Function::And(Box::new(one), Box::new(two)),
        1 => Function::Or(Box::new(one), Box::new(two)),
        _ => Function::If(Box::new(one), Box::new(two), Box::new(Function::NotKnown)),
    });
    prop_oneof![1 => part, 2 => both].boxed()
}

fn number() -> BoxedStrategy<Function> {
    prop_oneof![
        Just(Function::Days(Box::new(Function::Fact(Slot(0))), Box::new(Function::Fact(Slot(7))))),
        Just(Function::CountTags(Slot(5))),
        Just(Function::Add(Box::new(Function::Fact(Slot(3))), Box::new(Function::Fact(Slot(4))))),
        Just(Function::OrElse(Slot(3), Box::new(Function::Value(1)))),
        yes_or_no(Some(OUTSIDE)).prop_map(|test| Function::If(
            Box::new(test),
            Box::new(Function::Value(1)),
            Box::new(Function::Value(3))
        )),
    ]
    .boxed()
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let action = prop_oneof![
        4 => Just(Action::Suggest(0)),
        3 => Just(Action::Hold(0)),
        1 => Just(Action::Suggest(1)),
        1 => Just(Action::Hold(1)),
        1 => Just(Action::Adapt(Adaptation::Pace)),
    ];
    proptest::collection::vec(action, 1..3)
}

/// Any programme.
pub(crate) fn world() -> impl Strategy<Value = World> {
    let functions = (yes_or_no(None), yes_or_no(Some(OUTSIDE)), number());
    functions.prop_flat_map(|(outside, lowered, number)| {
        let functions = [outside, lowered, number];
        let rules = in_play(&functions).prop_flat_map(|slots| {
            let of_gate = slots.clone();
            let rule = (1..4_usize).prop_flat_map(move |clauses| condition(clauses, slots.clone()));
            let rules = proptest::collection::vec((rule, actions()), 1..5);
            (rules, proptest::option::weighted(0.2, condition(2, of_gate)))
        });
        (proptest::collection::vec(nature(), FACTS), Just(functions), rules)
            .prop_map(|(natures, functions, (rules, gate))| World { natures, functions, rules, gate })
    })
}

/// Which facts rules read: a few, so that they hang together often; half the time a lowered derived fact and some of
/// what it reads.
fn in_play(functions: &[Function; 3]) -> impl Strategy<Value = Vec<u16>> + use<> {
    let hanging = |index: usize| {
        let reads: Vec<u16> = names(&functions[index]).into_iter().filter(|slot| *slot != 0).collect();
        let slot = OUTSIDE + u16::try_from(index).expect("small");
        (proptest::sample::subsequence(reads.clone(), 1..=reads.len()), Just(slot))
            .prop_map(|(reads, slot)| [reads, vec![slot]].concat())
    };
    let any = proptest::sample::subsequence((0..OUTSIDE + 3).collect::<Vec<_>>(), 2..6);
    prop_oneof![2 => any, 1 => hanging(1), 1 => hanging(2)]
}

/// Any person: for each fact, what is said of it.
pub(crate) fn person() -> impl Strategy<Value = Vec<Vec<Statement>>> {
    let one = |fact: usize| {
        let value = proptest::sample::select(values(fact));
        let said = move |bits: i64| Said::Value(kind(fact).decode(bits).expect("a value"));
        let account = move |bits: i64| Said::Account(kind(fact).decode(bits).expect("a value"));
        let by = move |holder: &'static str, ago: i64, said: Said| statement(fact, holder, ago, said);
        prop_oneof![
            5 => value.clone().prop_map(move |bits| vec![by("a", 1, said(bits))]),
            2 => value.clone().prop_map(move |bits| vec![by("a", 90, said(bits))]),
            3 => Just(Vec::new()),
            1 => (value.clone(), value.clone())
                .prop_map(move |(one, two)| vec![by("a", 2, said(one)), by("b", 1, said(two))]),
            1 => (value.clone(), value)
                .prop_map(move |(one, two)| vec![by("a", 2, account(one)), by("a", 2, account(two))]),
            1 => Just(vec![by("a", 1, Said::RatherNotSay)]),
            1 => Just(vec![by("a", 1, Said::NobodyHoldsIt)]),
        ]
    };
    (1..=FACTS).map(one).collect::<Vec<_>>()
}

/// What `holder` said of a fact so many days ago.
pub(crate) fn statement(fact: usize, holder: &str, ago: i64, said: Said) -> Statement {
    Statement {
        fact: format!("fact.f{fact}").as_str().into(),
        said,
        origin: Origin {
            holder: holder.into(),
            on: date::from_days(TODAY - ago),
            marking: Marking::default(),
            file: "invented.csv".into(),
            line: 1,
            author: None,
        },
    }
}

/// The function that runs outside: worked out on what it is handed.
#[derive(Debug)]
struct OneOutside {
    function: Function,
    dictionary: Dictionary,
}

impl Functions for OneOutside {
    fn derive(&self, people: &[PersonView<'_>]) -> Vec<Vec<Result<FactCell, Finding>>> {
        let one = |person: &PersonView<'_>| {
            let cells = Cells::from(person.cells.to_vec());
            let reading = Reading::new(&self.dictionary, &cells, &[]);
            let freshness = if person.in_date_only { Freshness::InDateOnly } else { Freshness::AsRecorded };
            vec![Ok(FactCell::given(self.function.evaluate(&reading, freshness)))]
        };
        people.iter().map(one).collect()
    }
}

/// The facts and derived facts a function names itself.
pub(crate) fn names(function: &Function) -> Vec<u16> {
    let mut named: Vec<u16> = Vec::new();
    let text = format!("{function:?}");
    for part in text.split("Slot(").skip(1) {
        named.push(part.split(')').next().and_then(|number| number.parse().ok()).expect("a slot"));
    }
    named.sort_unstable();
    named.dedup();
    named
}

impl World {
    fn definition(&self, fact: usize) -> FactDefinition {
        let nature = self.natures[fact - 1];
        FactDefinition {
            come_by: nature.come_by,
            look_again: LookAgain::Days(30),
            changeable: nature.changeable,
            protected: nature.protected,
            ..sample::fact(&format!("fact.f{fact}"), kind(fact))
        }
    }

    /// The declared facts behind derived fact number `index`, and those of them that are read outside.
    pub(crate) fn reads(&self, index: usize) -> (Vec<u16>, Vec<u16>) {
        let (mut reads, mut outside) = (Vec::new(), Vec::new());
        for name in names(&self.functions[index]) {
            match name {
                OUTSIDE => {
                    let behind = self.reads(0).0;
                    outside.extend(&behind);
                    reads.extend(behind);
                }
                fact => reads.push(fact),
            }
        }
        if index == 0 {
            outside.clone_from(&reads);
        }
        reads.sort_unstable();
        reads.dedup();
        (reads, outside)
    }

    /// The programme, armed.
    pub(crate) fn ready(&self) -> Ready {
        let declared = || Dictionary::new((1..=FACTS).map(|fact| self.definition(fact)));
        let mut dictionary = declared();
        for (index, function) in self.functions.iter().enumerate() {
            let kind = if index == 2 {
                FactType::Number { at_least: i64::MIN, at_most: i64::MAX, unit: "".into() }
            } else {
                FactType::yes_no()
            };
            let derived = Derived {
                name: format!("derived_{index}").into(),
                kind,
                about: "".into(),
                place: Place::whole("test"),
                reads: self.reads(index).0.into_iter().map(Slot).collect(),
                asks_about_knowledge: true,
                body: if index == 0 { Body::Outside(0) } else { Body::Lowered(function.clone()) },
            };
            dictionary.add(derived).expect("a free name");
        }
        let fitted = |condition: &Condition| condition.clone().fitted(&dictionary);
        let rule = |(number, (when, actions)): (usize, &(Condition, Vec<Action>))| Rule {
            id: format!("rule-{number}").as_str().into(),
            actions: actions.clone(),
            timing: Timing::Usual,
            safeguard: false,
            when: fitted(when),
            say: Template::default(),
            say_to_staff: Template::default(),
            lens: None,
            layer: Layer::Programme,
            place: Place::whole("test"),
        };
        let programme = Programme {
            rules: self.rules.iter().enumerate().map(rule).collect(),
            gate: self.gate.as_ref().map(|when| Gate { when: fitted(when), say: Template::default() }),
            guard: Guard::new([]),
            package: Arc::new(sample::package("test")),
            easy_read_when: None,
            dictionary,
        };
        let functions = OneOutside { function: self.functions[0].clone(), dictionary: declared() };
        Ready::new(programme, Arc::new(functions))
    }
}
