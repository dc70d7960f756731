//! What scripts see of a person: opaque values with pure getters, nothing that can be changed.

use std::sync::Arc;

use domain::date;
use domain::dictionary::Slot;
use domain::fact::RATHER_NOT_SAY;
use domain::fact_sheet::FactCell;
use domain::hooks::{Direction, Entry, SaidBy, SessionRecord};
use rhai::{Array, Dynamic, EvalAltResult, ImmutableString, Map};

use super::given::Seen;
use super::state::{self, Stop};
use crate::content::Shape;

/// The names of facts as a tree of their parts, with their values ready to hand out.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// The root first.
    branches: Vec<Branch>,
    /// Every part any name has, each once; branches know them by number.
    words: Vec<Box<str>>,
    /// Values of each fact, by slot.
    shapes: Vec<Answers>,
}

#[derive(Debug, Default)]
struct Branch {
    /// The word and the branch of each part that may follow.
    parts: Vec<(usize, usize)>,
    slot: Option<Slot>,
    path: Box<str>,
}

#[derive(Debug)]
enum Answers {
    Choice(Vec<ImmutableString>),
    Tags(Arc<[ImmutableString]>),
    Number,
    Date,
    Closed,
}

impl Tree {
    pub(crate) fn of(facts: &[(String, Shape)]) -> Self {
        let mut tree = Self { branches: vec![Branch::default()], ..Self::default() };
        for (number, (id, shape)) in (0_u16..).zip(facts) {
            let texts = |ids: &[String]| ids.iter().map(|id| ImmutableString::from(id.as_str())).collect();
            tree.shapes.push(match shape {
                Shape::Choice(ids) => Answers::Choice(texts(ids)),
                Shape::Tags(ids) => Answers::Tags(texts(ids).into()),
                Shape::Number(..) => Answers::Number,
                Shape::Date => Answers::Date,
                Shape::Closed => Answers::Closed,
            });
            if *shape == Shape::Closed {
                continue;
            }
            let at = id.split('.').fold(0, |branch, part| tree.grow(branch, part));
            if let Some(branch) = tree.branches.get_mut(at) {
                branch.slot = Some(Slot(number));
            }
        }
        tree
    }

    /// The branch that follows `branch` by `part`; it is made where there is none.
    fn grow(&mut self, branch: usize, part: &str) -> usize {
        let word = self.word(part).unwrap_or_else(|| {
            self.words.push(part.into());
            self.words.len() - 1
        });
        if let Some(next) = self.follow(branch, word) {
            return next;
        }
        let next = self.branches.len();
        let path = match self.branches.get_mut(branch) {
            Some(branch) => {
                branch.parts.push((word, next));
                if branch.path.is_empty() { part.into() } else { format!("{}.{part}", branch.path).into() }
            }
            None => part.into(),
        };
        self.branches.push(Branch { path, ..Branch::default() });
        next
    }

    fn word(&self, part: &str) -> Option<usize> {
        self.words.iter().position(|word| **word == *part)
    }

    fn follow(&self, branch: usize, word: usize) -> Option<usize> {
        let parts = &self.branches.get(branch)?.parts;
        parts.iter().find(|(other, _)| *other == word).map(|(_, next)| *next)
    }

    /// The branch that follows `branch` by a part of a name.
    pub(super) fn branch(&self, branch: usize, part: &str) -> Option<usize> {
        self.follow(branch, self.word(part)?)
    }

    /// The fact whose name ends at `branch`.
    pub(super) fn slot(&self, branch: usize) -> Option<Slot> {
        self.branches.get(branch)?.slot
    }

    /// Says whether any name has this part.
    pub(super) fn has_word(&self, part: &str) -> bool {
        self.word(part).is_some()
    }

    /// Every part of any name, with its number.
    pub(crate) fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words.iter().map(|word| &**word).enumerate()
    }
}

/// One person's facts.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) cells: Box<[FactCell]>,
    pub(crate) in_date_only: bool,
    pub(crate) tree: Arc<Tree>,
}

/// The person, as a script holds them.
#[derive(Clone, Debug)]
pub(crate) struct Person(pub(crate) Arc<Facts>);

/// The beginning of a fact's name.
#[derive(Clone, Debug)]
pub(crate) struct Part(Arc<Facts>, usize);

/// Not known, with the fact to blame where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unknown(pub(crate) Option<Slot>);

/// The person would rather not say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Declined(pub(crate) Slot);

/// A date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i64);

/// The tags of one fact.
#[derive(Clone, Debug)]
pub(crate) struct Tags {
    pub(crate) bits: u64,
    pub(crate) ids: Arc<[ImmutableString]>,
}

/// The record of a meeting.
#[derive(Clone, Debug)]
pub(crate) struct Record(pub(crate) Arc<SessionRecord>);

impl Tags {
    pub(crate) fn has(&self, id: &str) -> bool {
        self.ids.iter().position(|other| other == id).is_some_and(|position| self.bits >> position & 1 == 1)
    }

    pub(crate) fn list(&self) -> Array {
        let set = self.ids.iter().enumerate().filter(|(position, _)| self.bits >> position & 1 == 1);
        set.map(|(_, id)| Dynamic::from(id.clone())).collect()
    }
}

impl Person {
    /// What follows by a part of a name.
    pub(crate) fn get(&self, name: &str) -> Outcome {
        self.0.named(0, name)
    }

    /// The same, by the part's number.
    pub(crate) fn follow(&self, word: usize) -> Outcome {
        self.0.after(0, word)
    }

    /// The fact at `slot`, which is open to scripts.
    pub(super) fn fact(&self, slot: Slot) -> Outcome {
        self.0.value(slot, "")
    }
}

impl Part {
    /// What follows by a part of a name.
    pub(crate) fn get(&self, name: &str) -> Outcome {
        self.0.named(self.1, name)
    }

    /// The same, by the part's number.
    pub(crate) fn follow(&self, word: usize) -> Outcome {
        self.0.after(self.1, word)
    }
}

/// A value, or what stops the script.
type Outcome = Result<Dynamic, Box<EvalAltResult>>;

fn closed<T>(path: &str) -> Result<T, Box<EvalAltResult>> {
    let path: String = path.chars().take(80).collect();
    state::stop(Stop::Closed(path))
}

impl Facts {
    fn named(self: &Arc<Self>, branch: usize, name: &str) -> Outcome {
        match self.tree.word(name) {
            Some(word) => self.after(branch, word),
            None => self.nothing(branch, name),
        }
    }

    fn after(self: &Arc<Self>, branch: usize, word: usize) -> Outcome {
        let Some(next) = self.tree.follow(branch, word) else {
            let name = self.tree.words.get(word).map_or("", |word| &**word);
            return self.nothing(branch, name);
        };
        match self.tree.branches.get(next) {
            Some(Branch { slot: Some(slot), path, .. }) => self.value(*slot, path),
            _ => Ok(Dynamic::from(Part(Arc::clone(self), next))),
        }
    }

    fn nothing(&self, branch: usize, name: &str) -> Outcome {
        match self.tree.branches.get(branch) {
            Some(branch) if !branch.path.is_empty() => closed(&format!("{}.{name}", branch.path)),
            _ => closed(name),
        }
    }

    fn value(&self, slot: Slot, path: &str) -> Result<Dynamic, Box<EvalAltResult>> {
        let seen = Seen::of(&self.cells, self.in_date_only, slot);
        state::read(slot, seen);
        let bits = match seen {
            Seen::Known(bits) => bits,
            Seen::RatherNotSay => {
                state::note(Some(slot));
                return Ok(Dynamic::from(Declined(slot)));
            }
            Seen::NotKnown => {
                state::note(Some(slot));
                return Ok(Dynamic::from(Unknown(Some(slot))));
            }
        };
        let position = usize::try_from(bits).unwrap_or(usize::MAX);
        match self.tree.shapes.get(slot.index()) {
            Some(Answers::Choice(ids)) => match ids.get(position) {
                Some(id) => Ok(Dynamic::from(id.clone())),
                None => Ok(Dynamic::from(Unknown(Some(slot)))),
            },
            Some(Answers::Tags(ids)) => {
                Ok(Dynamic::from(Tags { bits: bits.cast_unsigned(), ids: Arc::clone(ids) }))
            }
            Some(Answers::Number) => Ok(Dynamic::from(bits)),
            Some(Answers::Date) => Ok(Dynamic::from(Day(bits))),
            Some(Answers::Closed) | None => closed(path),
        }
    }
}

impl Record {
    pub(crate) fn get(&self, name: &str) -> Dynamic {
        let attendance = serde_json::to_value(self.0.attendance).ok();
        let text = match name.split_once('.') {
            None if name == "session" => Some(self.0.session.as_str()),
            None if name == "attendance" => attendance.as_ref().and_then(|value| value.as_str()),
            Some(("answers", id)) => self.0.answers.get(id).map(String::as_str),
            _ => None,
        };
        match text {
            Some(text) => Dynamic::from(ImmutableString::from(text)),
            None => {
                state::note(None);
                Dynamic::from(Unknown(None))
            }
        }
    }
}

/// The entries about change goals, as rows.
pub(crate) fn history(entries: &[Entry]) -> Array {
    let rows = entries.iter().map(|entry| {
        let said_by = match entry.said_by {
            SaidBy::Participant => "participant",
            SaidBy::Facilitator => "facilitator",
        };
        let direction = match entry.direction {
            Direction::Forward => "forward",
            Direction::Steady => "steady",
            Direction::Back => "back",
            Direction::NotSaid => "not-said",
        };
        let columns = [
            ("goal", entry.goal.as_str()),
            ("on", &entry.on),
            ("said_by", said_by),
            ("direction", direction),
            ("words", &entry.words),
        ];
        let row: Map = columns.into_iter().map(|(name, text)| (name.into(), text.into())).collect();
        Dynamic::from_map(row)
    });
    rows.collect()
}

/// A date as text.
pub(crate) fn written(day: Day) -> String {
    date::from_days(day.0).map(|date| date.to_string()).unwrap_or_default()
}

/// Says whether declining is among `text`.
pub(crate) fn is_declined_word(text: &str) -> bool {
    text == RATHER_NOT_SAY
}
