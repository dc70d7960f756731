//! The sandbox: Rhai functions run over a person's facts with nothing else in reach.
//!
//! One engine per call, shared allow-listed modules, no lock held, nothing mutable shared. A script cannot turn
//! a stop into an answer: what stopped it is remembered outside it, and wins over whatever it gives.

mod natives;
pub(crate) mod results;
mod state;
mod values;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use domain::codes;
use domain::dictionary::Slot;
use domain::fact_sheet::{FactCell, FactState};
use domain::finding::Finding;
use domain::hooks::{Entry, SessionRecord};
use domain::place::Place;
use rhai::{
    AST, CallFnOptions, Dynamic, Engine, EvalAltResult, FuncArgs, Module, OptimizationLevel, Position, Scope,
};

use crate::content::{Content, Shape};
use crate::limits;
use crate::table::Hook;
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

/// A programme's scripts, ready to run. Nothing in it ever changes.
#[derive(Debug)]
pub(crate) struct Interpreter {
    library: AST,
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
        for (file, text) in &content.scripts {
            let unreadable = |what: String| Finding::new(codes::NOT_A_SCRIPT, Place::whole(file), what);
            if text.len() > crate::source::LARGEST {
                let what = "this script is longer than 256 KiB";
                return Err(Finding::new(codes::SCRIPT_TOO_LARGE, Place::whole(file), what));
            }
            let tree = crate::source::compile(text).map_err(|error| unreadable(error.to_string()))?;
            for (name, _, value) in tree.iter_literal_variables(true, false) {
                own.set_var(name, value);
            }
            for definition in tree.iter_fn_def() {
                let mut definition = (**definition).clone();
                if content.derived.iter().any(|derived| *derived.name == *definition.name) {
                    definition.name = format!("{OWN}{}", definition.name).into();
                }
                files.insert(definition.name.to_string(), Arc::from(file.as_str()));
                library.set_script_fn(definition);
            }
        }
        for derived in &content.derived {
            natives::derived(&mut own, derived);
        }
        let tree = Arc::new(Tree::of(&content.facts));
        natives::names(&mut own, &tree);
        let outside = content.outside.iter().filter_map(|name| {
            let derived = content.derived.iter().find(|derived| derived.name == *name)?;
            Some((format!("{OWN}{name}"), derived.shape.clone()))
        });
        let outside = outside.collect();
        Ok(Self {
            library: AST::new([], library),
            own: Arc::new(own),
            tree,
            outside,
            content,
            files,
            spent: AtomicU64::new(0),
        })
    }

    /// Works out the derived facts that run outside, for one person.
    pub(crate) fn derive(&self, person: &Cells) -> Vec<Result<FactCell, Finding>> {
        let facts = self.facts(person);
        self.outside.iter().map(|(own, shape)| self.derive_one(own, shape, &facts)).collect()
    }

    fn derive_one(&self, own: &str, shape: &Shape, facts: &Arc<Facts>) -> Result<FactCell, Finding> {
        match self.run(own, (Person(Arc::clone(facts)),)) {
            Ok(value) => results::cell(&value, shape).map_err(|what| self.wrong(own, &what)),
            Err(Ended::NotKnown(slot)) => Ok(not_known(slot)),
            Err(Ended::Fault(fault)) => Err(self.finding(own, *fault)),
        }
    }

    /// Asks a hook; what it gives still has to be checked.
    pub(crate) fn hook(&self, hook: Hook, given: Given<'_>) -> Result<Vec<results::Row>, Finding> {
        let name = hook.name();
        let ended = match given {
            Given::Person(person) => self.run(name, (Person(self.facts(person)),)),
            Given::Record(record, person) => {
                let record = Record(Arc::new(record.clone()));
                self.run(name, (record, Person(self.facts(person))))
            }
            Given::History(history) => self.run(name, (values::history(history),)),
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

    fn facts(&self, person: &Cells) -> Arc<Facts> {
        Arc::new(Facts {
            cells: Arc::clone(&person.cells),
            in_date_only: person.in_date_only,
            tree: Arc::clone(&self.tree),
        })
    }

    /// Runs a function, unless the slow calls before it have used up the time of all.
    fn run(&self, name: &str, args: impl FuncArgs) -> Result<Dynamic, Ended> {
        if u128::from(self.spent.load(Ordering::Relaxed)) > limits::SLOW_IN_ALL.as_millis() {
            return Err(Ended::Fault(Box::new(Fault { stop: Some(Stop::GivenUp), error: None })));
        }
        let began = Instant::now();
        let ended = self.run_once(name, args);
        let took = began.elapsed();
        if took > limits::SLOW {
            self.spent.fetch_add(u64::try_from(took.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
        }
        ended
    }

    fn run_once(&self, name: &str, args: impl FuncArgs) -> Result<Dynamic, Ended> {
        state::begin();
        let engine = self.engine();
        let options = CallFnOptions::new().eval_ast(false);
        let call =
            || engine.call_fn_with_options::<Dynamic>(options, &mut Scope::new(), &self.library, name, args);
        let given = catch_unwind(AssertUnwindSafe(call));
        let tested = match &given {
            Ok(Err(error)) => results::unknown_to_rhai(error),
            _ => None,
        };
        let stop = state::end();
        match (stop, given) {
            // Even when the script went on and gave something.
            (Some(Stop::NotKnown(slot)), Ok(_)) => Err(Ended::NotKnown(slot)),
            (None, Ok(Err(_))) if tested.is_some() => Err(Ended::NotKnown(tested.flatten())),
            (stop, Ok(Err(error))) => Err(Ended::Fault(Box::new(Fault { stop, error: Some(error) }))),
            (Some(stop), _) => Err(Ended::Fault(Box::new(Fault { stop: Some(stop), error: None }))),
            (None, Ok(Ok(value))) => Ok(value),
            (None, Err(_)) => Err(Ended::Fault(Box::new(Fault { stop: None, error: None }))),
        }
    }

    /// A new engine: cheaper than sharing one, and nothing of a call outlives it.
    fn engine(&self) -> Engine {
        let mut engine = Engine::new_raw();
        engine.set_optimization_level(OptimizationLevel::None);
        limits::set(&mut engine);
        engine.set_fail_on_invalid_map_property(true);
        engine.register_global_module(Arc::clone(&NATIVES));
        engine.register_global_module(Arc::clone(&self.own));
        engine.on_progress(|_| state::must_end());
        #[expect(deprecated, reason = "upstream marks what may change; the version is pinned")]
        engine.on_missing_function(|name, args, _, _| natives::missing(name, args));
        engine
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
pub(crate) enum Given<'a> {
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

/// Runs `work` on a thread of its own with a large stack: a chain of values dropped there cannot overflow it.
///
/// # Errors
/// A finding when the thread could not be started or the engine panicked.
pub(crate) fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Finding> {
    let failed = |what: &str| Finding::new(codes::SCRIPT_ENGINE_FAILED, Place::whole("logic"), what);
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("scripts".to_owned())
            .stack_size(limits::STACK)
            .spawn_scoped(scope, work)
            .map_err(|_| failed("no thread could be started for scripts"))?
            .join()
            .map_err(|_| failed("the script engine stopped"))
    })
}

#[cfg(test)]
mod tests;
