//! The sandbox: Rhai functions run over a person's facts with nothing else in reach.
//!
//! One engine per batch and thread, shared allow-listed modules, no lock held, nothing mutable shared. A script cannot
//! turn a stop into an answer: what stopped it is remembered outside it, and wins over whatever it gives.

mod given;
mod machine;
mod natives;
mod one_step;
pub(crate) mod results;
mod state;
mod values;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use domain::codes;
use domain::dictionary::Slot;
use domain::fact_sheet::{FactCell, FactState};
use domain::finding::Finding;
use domain::hooks::{Entry, SessionRecord};
use domain::place::Place;
use rhai::{Dynamic, EvalAltResult, Module, Position};
use runtime::ports::PersonView;

use crate::content::{Content, Shape};
use crate::limits;
use crate::table::Hook;
use given::Given;
use machine::{Called, Machine};
use state::Stop;
use values::{Facts, Person, Record, Tree};

/// The prefix a derived fact's own script has here: its plain name is the host's, which remembers what stopped it.
const OWN: &str = "derived_";

static NATIVES: LazyLock<Arc<Module>> = LazyLock::new(|| Arc::new(natives::module()));

/// Cells of one person and whether facts past their look-again date count as not known.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    pub(crate) cells: Arc<[FactCell]>,
    pub(crate) in_date_only: bool,
}

impl Cells {
    /// The same, lent.
    pub(crate) fn view(&self) -> PersonView<'_> {
        PersonView { cells: &self.cells, in_date_only: self.in_date_only }
    }
}

/// A programme's scripts, ready to run. Nothing in it ever changes.
#[derive(Debug)]
pub(crate) struct Interpreter {
    functions: Arc<Module>,
    own: Arc<Module>,
    tree: Arc<Tree>,
    content: Content,
    /// The derived facts that run outside, each under its script's own name, with what it promises.
    outside: Vec<(String, Shape)>,
    /// The file each function stands in.
    files: BTreeMap<String, Arc<str>>,
    /// Milliseconds that slow calls have taken so far, all people together.
    spent: AtomicU64,
}

impl Interpreter {
    /// Reads the scripts again, for running.
    ///
    /// # Errors
    /// A finding when one cannot be read.
    pub(crate) fn build(content: Content) -> Result<Self, Finding> {
        let mut library = Module::new();
        let mut own = Module::new();
        let mut files = BTreeMap::new();
        let facts = Tree::of(&content.facts);
        let mut steps = one_step::Steps::new();
        for (file, text) in &content.scripts {
            let unreadable = |what: String| Finding::new(codes::NOT_A_SCRIPT, Place::whole(file), what);
            if text.len() > crate::source::LARGEST {
                let what = "this script is longer than 256 KiB";
                return Err(Finding::new(codes::SCRIPT_TOO_LARGE, Place::whole(file), what));
            }
            let tree = crate::source::compile(text).map_err(|error| unreadable(error.to_string()))?;
            let is_derived = |name: &str| content.derived.iter().any(|derived| *derived.name == *name);
            let shorter = one_step::shorten(text, &tree, is_derived, &facts, &mut steps);
            let tree = crate::source::compile(&shorter).unwrap_or(tree);
            for (name, _, value) in tree.iter_literal_variables(true, false) {
                own.set_var(name, value);
            }
            for definition in tree.iter_fn_def() {
                let mut definition = (**definition).clone();
                if is_derived(&definition.name) {
                    definition.name = format!("{OWN}{}", definition.name).into();
                }
                files.insert(definition.name.to_string(), Arc::from(file.as_str()));
                library.set_script_fn(definition);
            }
        }
        for derived in &content.derived {
            natives::derived(&mut own, derived);
        }
        natives::names(&mut own, &facts);
        natives::steps(&mut own, &steps);
        let outside = content.outside.iter().filter_map(|name| {
            let derived = content.derived.iter().find(|derived| derived.name == *name)?;
            Some((format!("{OWN}{name}"), derived.shape.clone()))
        });
        let outside = outside.collect();
        Ok(Self {
            functions: Arc::new(library),
            own: Arc::new(own),
            tree: Arc::new(facts),
            outside,
            content,
            files,
            spent: AtomicU64::new(0),
        })
    }

    /// Works out the derived facts that run outside, for each person in turn.
    pub(crate) fn derive(&self, people: &[PersonView<'_>]) -> Vec<Vec<Result<FactCell, Finding>>> {
        let mut machine = self.machine();
        let mut given: Vec<_> = self.outside.iter().map(|_| Given::default()).collect();
        let mut one = |person: &PersonView<'_>| {
            let mut facts = None;
            let functions = self.outside.iter().zip(&mut given);
            let each = |((own, shape), given): (&(String, Shape), &mut Given)| {
                if let Some(cell) = given.find(person) {
                    return Ok(cell);
                }
                let facts = facts.get_or_insert_with(|| self.facts(person.cells, person.in_date_only));
                let cell = self.derive_one(&mut machine, own, shape, facts)?;
                state::with_reads(|reads| given.keep(reads, cell));
                Ok(cell)
            };
            functions.map(each).collect()
        };
        people.iter().map(&mut one).collect()
    }

    fn derive_one(
        &self,
        machine: &mut Machine,
        own: &str,
        shape: &Shape,
        facts: &Arc<Facts>,
    ) -> Result<FactCell, Finding> {
        let mut person = Dynamic::from(Person(Arc::clone(facts)));
        match self.run(machine, own, &mut [&mut person]) {
            Ok(value) => results::cell(&value, shape).map_err(|what| self.wrong(own, &what)),
            Err(Ended::NotKnown(slot)) => Ok(not_known(slot)),
            Err(Ended::Fault(fault)) => Err(self.finding(own, *fault)),
        }
    }

    /// Asks a hook; what it gives still has to be checked.
    pub(crate) fn hook(&self, hook: Hook, given: Told<'_>) -> Result<Vec<results::Row>, Finding> {
        let name = hook.name();
        let person = |person: &Cells| Dynamic::from(Person(self.facts(&person.cells, person.in_date_only)));
        let mut machine = self.machine();
        let ended = match given {
            Told::Person(cells) => self.run(&mut machine, name, &mut [&mut person(cells)]),
            Told::Record(record, cells) => {
                let mut record = Dynamic::from(Record(Arc::new(record.clone())));
                self.run(&mut machine, name, &mut [&mut record, &mut person(cells)])
            }
            Told::History(history) => {
                let mut history = Dynamic::from_array(values::history(history));
                self.run(&mut machine, name, &mut [&mut history])
            }
        };
        match ended {
            Ok(value) => results::rows(&value).map_err(|what| self.wrong(name, &what)),
            Err(Ended::NotKnown(slot)) => {
                let fact = slot.map_or("a fact", |slot| self.content.name(slot));
                let what = format!("`{name}` compares `{fact}`, which is not known for this person");
                let finding =
                    Finding::new(codes::FAILED_WHILE_RUNNING, self.place(name, Position::NONE), what);
                Err(finding.fix("ask `known(...)` first, and say \"not-known\" where it is not"))
            }
            Err(Ended::Fault(fault)) => Err(self.finding(name, *fault)),
        }
    }

    fn facts(&self, cells: &[FactCell], in_date_only: bool) -> Arc<Facts> {
        Arc::new(Facts { cells: cells.into(), in_date_only, tree: Arc::clone(&self.tree) })
    }

    fn machine(&self) -> Machine {
        Machine::new(&self.functions, &self.own)
    }

    /// Runs a function, unless the slow calls before it have used up the time of all.
    fn run(&self, machine: &mut Machine, name: &str, args: &mut [&mut Dynamic]) -> Result<Dynamic, Ended> {
        if u128::from(self.spent.load(Ordering::Relaxed)) > limits::SLOW_IN_ALL.as_millis() {
            return Err(Ended::Fault(Box::new(Fault { stop: Some(Stop::GivenUp), error: None })));
        }
        let Called { given, ending } = machine.call(name, args);
        if ending.took > limits::SLOW {
            let took = u64::try_from(ending.took.as_millis()).unwrap_or(u64::MAX);
            self.spent.fetch_add(took, Ordering::Relaxed);
        }
        let tested = match &given {
            Some(Err(error)) => results::unknown_to_rhai(error, ending.last_not_known),
            _ => None,
        };
        match (ending.stop, given) {
            // Even when the script went on and gave something.
            (Some(Stop::NotKnown(slot)), Some(_)) => Err(Ended::NotKnown(slot)),
            (None, Some(Err(_))) if tested.is_some() => Err(Ended::NotKnown(tested.flatten())),
            (stop, Some(Err(error))) => Err(Ended::Fault(Box::new(Fault { stop, error: Some(error) }))),
            (Some(stop), _) => Err(Ended::Fault(Box::new(Fault { stop: Some(stop), error: None }))),
            (None, Some(Ok(value))) => Ok(value),
            (None, None) => Err(Ended::Fault(Box::new(Fault { stop: None, error: None }))),
        }
    }

    fn wrong(&self, name: &str, what: &str) -> Finding {
        let shown = name.strip_prefix(OWN).unwrap_or(name);
        let what = format!("`{shown}` {what}");
        Finding::new(codes::NOT_WHAT_WAS_PROMISED, self.place(name, Position::NONE), what)
    }

    fn place(&self, function: &str, position: Position) -> Place {
        let file = self.files.get(function).cloned().unwrap_or_else(|| "logic".into());
        let narrow =
            |number: Option<usize>| number.and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        Place::new(&file, narrow(position.line()), narrow(position.position()), 0)
    }

    /// Says what ended a function, at the innermost place, with the way there.
    fn finding(&self, entry: &str, fault: Fault) -> Finding {
        let mut function = entry.to_owned();
        let mut way = Vec::new();
        let mut error = fault.error;
        while let Some(inner) = error.take() {
            match *inner {
                EvalAltResult::ErrorInFunctionCall(name, _, inner, position) => {
                    way.push(self.place(&function, position));
                    // A derived fact is called by its plain name and runs under its own.
                    let own = format!("{OWN}{name}");
                    function = if self.files.contains_key(&own) { own } else { name };
                    error = Some(inner);
                }
                last => {
                    error = Some(Box::new(last));
                    break;
                }
            }
        }
        let position = error.as_ref().map_or(Position::NONE, |error| error.position());
        let shown = entry.strip_prefix(OWN).unwrap_or(entry);
        let (code, what) = results::ended(fault.stop.as_ref(), error.as_deref(), shown);
        let finding = Finding::new(code, self.place(&function, position), what);
        way.into_iter()
            .filter(|place| place.line > 0)
            .fold(finding, |finding, place| finding.also(place, "called from here"))
    }
}

/// What a hook is given.
#[derive(Debug)]
pub(crate) enum Told<'a> {
    Person(&'a Cells),
    Record(&'a SessionRecord, &'a Cells),
    History(&'a [Entry]),
}

/// Why a call gave no value.
enum Ended {
    /// It compared or used something not known.
    NotKnown(Option<Slot>),
    Fault(Box<Fault>),
}

struct Fault {
    stop: Option<Stop>,
    error: Option<Box<EvalAltResult>>,
}

pub(crate) fn not_known(slot: Option<Slot>) -> FactCell {
    FactCell { state: FactState::NotKnown, bits: slot.map_or(-1, |slot| i64::from(slot.0)) }
}

#[cfg(test)]
mod tests;
