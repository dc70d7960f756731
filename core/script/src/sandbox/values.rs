//! What scripts see of a person: opaque values with pure getters, nothing that can be changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::date;
use domain::dictionary::Slot;
use domain::fact::RATHER_NOT_SAY;
use domain::fact_sheet::{FactCell, FactState};
use domain::hooks::{Direction, Entry, SaidBy, SessionRecord};
use rhai::{Array, Dynamic, EvalAltResult, ImmutableString, Map};

use super::state::{self, Stop};
use crate::content::Shape;

/// The names of facts as a tree of their parts, with their values ready to hand out.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    root: Branch,
    /// Values of each fact, by slot.
    shapes: Vec<Answers>,
}

#[derive(Debug, Default)]
struct Branch {
    parts: BTreeMap<Box<str>, Self>,
    slot: Option<Slot>,
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
        let mut tree = Self::default();
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
            let mut branch = &mut tree.root;
            for part in id.split('.') {
                branch = branch.parts.entry(part.into()).or_default();
            }
            branch.slot = Some(Slot(number));
        }
        tree
    }
}

/// One person's facts.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) cells: Arc<[FactCell]>,
    pub(crate) in_date_only: bool,
    pub(crate) tree: Arc<Tree>,
}

/// The person, as a script holds them.
#[derive(Clone, Debug)]
pub(crate) struct Person(pub(crate) Arc<Facts>);

/// The beginning of a fact's name.
#[derive(Clone, Debug)]
pub(crate) struct Part(Arc<Facts>, Arc<str>);

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
    pub(crate) fn get(&self, name: &str) -> Result<Dynamic, Box<EvalAltResult>> {
        match self.0.tree.root.parts.get(name) {
            Some(branch) => self.0.at(branch, name),
            None => closed(name),
        }
    }
}

impl Part {
    pub(crate) fn get(&self, name: &str) -> Result<Dynamic, Box<EvalAltResult>> {
        let path = format!("{}.{name}", self.1);
        let mut branch = &self.0.tree.root;
        for part in path.split('.') {
            match branch.parts.get(part) {
                Some(next) => branch = next,
                None => return closed(&path),
            }
        }
        self.0.at(branch, &path)
    }
}

fn closed<T>(path: &str) -> Result<T, Box<EvalAltResult>> {
    let path: String = path.chars().take(80).collect();
    state::stop(Stop::Closed(path))
}

impl Facts {
    fn at(self: &Arc<Self>, branch: &Branch, path: &str) -> Result<Dynamic, Box<EvalAltResult>> {
        match branch.slot {
            Some(slot) => self.value(slot, path),
            None => Ok(Dynamic::from(Part(Arc::clone(self), path.into()))),
        }
    }

    fn value(&self, slot: Slot, path: &str) -> Result<Dynamic, Box<EvalAltResult>> {
        let cell = self.cells.get(slot.index()).copied().unwrap_or(FactCell::NOT_KNOWN);
        let known = match cell.state {
            FactState::Known => true,
            FactState::OutOfDate => !self.in_date_only,
            _ => false,
        };
        if cell.state == FactState::RatherNotSay {
            state::note(Some(slot));
            return Ok(Dynamic::from(Declined(slot)));
        }
        if !known {
            state::note(Some(slot));
            return Ok(Dynamic::from(Unknown(Some(slot))));
        }
        let position = usize::try_from(cell.bits).unwrap_or(usize::MAX);
        match self.tree.shapes.get(slot.index()) {
            Some(Answers::Choice(ids)) => match ids.get(position) {
                Some(id) => Ok(Dynamic::from(id.clone())),
                None => Ok(Dynamic::from(Unknown(Some(slot)))),
            },
            Some(Answers::Tags(ids)) => {
                Ok(Dynamic::from(Tags { bits: cell.bits.cast_unsigned(), ids: Arc::clone(ids) }))
            }
            Some(Answers::Number) => Ok(Dynamic::from(cell.bits)),
            Some(Answers::Date) => Ok(Dynamic::from(Day(cell.bits))),
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
