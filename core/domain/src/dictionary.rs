//! The dictionary of one programme: every fact and derived fact its rules may name, interned to slots.
//!
//! Facts come first, derived facts after them, so that a slot alone tells which it is. A programme's dictionary
//! holds the shared facts and its own; another programme's facts do not exist in it.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::date::LookAgain;
use crate::decision::Decision;
use crate::fact::{ComeBy, FactDefinition, FactType, MOST_VALUES, Sensitivity};
use crate::function::Function;
use crate::place::Place;
use crate::statement::Marking;
use crate::theory::Lens;

/// The position of a fact or derived fact in its dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u16);

impl Slot {
    /// The built-in fact `today`: the day the advice is for.
    pub const TODAY: Self = Self(0);

    /// As an index.
    #[must_use]
    #[inline]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// How a derived fact is worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Lowered to the host's own form: no script runs.
    Lowered(Function),
    /// Run outside (an interpreted script or a native function); the number is its place among those.
    Outside(u16),
}

/// A derived fact: a documented function of declared facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// Its name, as rules use it.
    pub name: Arc<str>,
    /// What it gives.
    pub kind: FactType,
    /// Its doc comment: what an explanation shows.
    pub about: Arc<str>,
    /// Where it is defined.
    pub place: Place,
    /// Every declared fact it can read, itself or through others, in slot order.
    pub reads: Vec<Slot>,
    /// Whether it asks `known`, `unknown` or `or` anywhere (then a missing fact may change its value).
    pub asks_about_knowledge: bool,
    /// How it is worked out.
    pub body: Body,
}

/// Every name a programme's rules may use.
#[derive(Clone, Debug)]
pub struct Dictionary {
    facts: Vec<FactDefinition>,
    derived: Vec<Derived>,
    /// For each derived fact, its function as a table of tests, where it is one.
    decisions: Vec<Option<Decision>>,
    slots: BTreeMap<Arc<str>, Slot>,
}

static TODAY: LazyLock<FactDefinition> = LazyLock::new(|| FactDefinition {
    id: "today".into(),
    question: "Which day is this advice for?".into(),
    kind: FactType::Date,
    held_by: "the calendar".into(),
    come_by: ComeBy::Wait,
    look_again: LookAgain::Never,
    marking: Marking::Official,
    sensitivity: Sensitivity::Ordinary,
    changeable: false,
    protected: false,
    shown_to_participant: true,
    seen_by: Vec::new(),
    newest_stands: true,
    lens: Lens::Practical,
    given_by: None,
    place: Place::whole("built in"),
});

impl Dictionary {
    /// A dictionary of `facts`; the first of two with one id stays. At most 60,000 are kept.
    #[must_use]
    pub fn new(facts: impl IntoIterator<Item = FactDefinition>) -> Self {
        let mut dictionary =
            Self { facts: Vec::new(), derived: Vec::new(), decisions: Vec::new(), slots: BTreeMap::new() };
        for fact in std::iter::once(TODAY.clone()).chain(facts) {
            let Some(slot) = u16::try_from(dictionary.facts.len()).ok().filter(|slot| *slot < 60_000) else {
                break;
            };
            let name: Arc<str> = fact.id.as_str().into();
            if let std::collections::btree_map::Entry::Vacant(place) = dictionary.slots.entry(name) {
                place.insert(Slot(slot));
                dictionary.facts.push(fact);
            }
        }
        dictionary
    }

    /// Adds a derived fact; a name already taken is refused by giving it back.
    ///
    /// # Errors
    /// The derived fact itself, when its name is taken or the dictionary is full.
    pub fn add(&mut self, derived: Derived) -> Result<Slot, Box<Derived>> {
        match u16::try_from(self.facts.len().saturating_add(self.derived.len())) {
            Ok(next) if !self.slots.contains_key(&derived.name) => {
                self.slots.insert(Arc::clone(&derived.name), Slot(next));
                self.decisions.push(self.decision(&derived));
                self.derived.push(derived);
                Ok(Slot(next))
            }
            _ => Err(Box::new(derived)),
        }
    }

    /// Replaces a derived fact that was declared before it was worked out.
    pub fn complete(&mut self, slot: Slot, derived: Derived) {
        let decision = self.decision(&derived);
        let index = slot.index().checked_sub(self.facts.len());
        let places = index.and_then(|index| self.derived.get_mut(index).zip(self.decisions.get_mut(index)));
        if let Some(places) = places {
            (*places.0, *places.1) = (derived, decision);
        }
    }

    /// The slot of `name`.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<Slot> {
        self.slots.get(name).copied()
    }

    /// The declared fact at `slot`; none for a derived one.
    #[must_use]
    pub fn fact(&self, slot: Slot) -> Option<&FactDefinition> {
        self.facts.get(slot.index())
    }

    /// The derived fact at `slot`; none for a declared one.
    #[must_use]
    pub fn derived(&self, slot: Slot) -> Option<&Derived> {
        self.derived.get(slot.index().checked_sub(self.facts.len())?)
    }

    /// Every declared fact, `today` first.
    #[must_use]
    pub fn facts(&self) -> &[FactDefinition] {
        &self.facts
    }

    /// Every derived fact.
    #[must_use]
    pub fn derived_facts(&self) -> &[Derived] {
        &self.derived
    }

    /// Says whether the numbers of the fact at `slot` are few enough to be looked up.
    pub(crate) fn is_small(&self, slot: Slot) -> bool {
        let small = |low: i64, high: i64| low >= 0 && high < MOST_VALUES as i64;
        matches!(self.fact(slot).map(|fact| &fact.kind), Some(FactType::Number { at_least, at_most, .. }) if small(*at_least, *at_most))
    }

    fn decision(&self, derived: &Derived) -> Option<Decision> {
        match &derived.body {
            Body::Lowered(function) => Decision::new(function, self.facts.len(), &|slot| self.is_small(slot)),
            Body::Outside(_) => None,
        }
    }

    /// The tables of tests of the derived facts, in their order.
    pub(crate) fn decisions(&self) -> &[Option<Decision>] {
        &self.decisions
    }

    /// How many derived facts run outside.
    #[must_use]
    pub fn outside(&self) -> usize {
        self.derived.iter().filter(|derived| matches!(derived.body, Body::Outside(_))).count()
    }

    /// The name at `slot`; empty for a slot of another dictionary.
    #[must_use]
    pub fn name(&self, slot: Slot) -> &str {
        let fact = self.fact(slot).map(|fact| fact.id.as_str());
        fact.or_else(|| self.derived(slot).map(|derived| &*derived.name)).unwrap_or_default()
    }

    /// What the name at `slot` gives.
    #[must_use]
    pub fn kind(&self, slot: Slot) -> Option<&FactType> {
        self.fact(slot).map(|fact| &fact.kind).or_else(|| self.derived(slot).map(|derived| &derived.kind))
    }

    /// Every name, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.slots.keys().map(|name| &**name)
    }

    /// The declared facts behind `slot`: itself, or all a derived fact reads.
    #[must_use]
    pub fn behind(&self, slot: Slot) -> Vec<Slot> {
        self.derived(slot).map_or_else(|| vec![slot], |derived| derived.reads.clone())
    }
}
