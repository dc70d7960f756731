//! The `Scripting` port on Rhai.

use std::sync::Arc;

use domain::condition::Condition;
use domain::dictionary::{Body, Derived, Dictionary};
use domain::fact::FactType;
use domain::finding::Finding;
use domain::guard::Guard;
use domain::package::ScriptText;
use domain::place::{Passage, Place};
use isolation::WorkerCommand;
use runtime::ports::{ConditionUse, Functions, Library, Scripting};

use crate::content::Content;
use crate::functions::Running;
use crate::library::{self, Reading};
use crate::stack::on_large_stack;
use crate::table::{Hook, Role, Table};
use crate::worker::Workers;

/// Conditions and functions on Rhai.
#[derive(Debug)]
pub struct Scripts {
    workers: Option<Arc<Workers>>,
}

impl Scripts {
    /// Scripting whose untrusted functions run in the process `worker` starts; in this process where there is none.
    #[must_use]
    pub fn new(worker: Option<WorkerCommand>) -> Self {
        Self { workers: worker.as_ref().map(|command| Arc::new(Workers::new(command))) }
    }

    /// Functions that nothing was checked about, each named in `outside` giving what stands with it. For the suite
    /// that proves that the sandbox holds whatever a script says; content goes through [`Scripting::library`].
    #[doc(hidden)]
    #[must_use]
    pub fn unchecked(
        &self,
        scripts: &[ScriptText],
        dictionary: &Dictionary,
        outside: &[(&str, FactType)],
        trusted: bool,
    ) -> Arc<dyn Functions> {
        let derived = outside.iter().map(|(name, kind)| Derived {
            name: (*name).into(),
            kind: kind.clone(),
            about: "".into(),
            place: Place::whole("logic"),
            reads: Vec::new(),
            asks_about_knowledge: false,
            body: Body::Outside(0),
        });
        let derived: Vec<Derived> = derived.collect();
        let names = outside.iter().map(|(name, _)| (*name).to_owned()).collect();
        let hooks =
            [Hook::Suitability, Hook::FollowUp, Hook::Progress].map(|hook| (hook, Place::whole("logic")));
        let content = Content::new(scripts, dictionary, &Guard::default(), &derived, names);
        Arc::new(Running::new(content, hooks.to_vec(), self.runner(trusted)))
    }

    /// The workers for content that is `trusted` or not.
    fn runner(&self, trusted: bool) -> Option<Arc<Workers>> {
        self.workers.clone().filter(|_| !trusted)
    }
}

impl Scripting for Scripts {
    fn condition(
        &self,
        passage: &Passage,
        dictionary: &Dictionary,
        guard: &Guard,
        usage: ConditionUse,
    ) -> Result<Condition, Vec<Finding>> {
        crate::condition::read(passage, dictionary, guard, usage)
    }

    fn library(
        &self,
        scripts: &[ScriptText],
        dictionary: &Dictionary,
        guard: &Guard,
        trusted: bool,
    ) -> Library {
        // Reading untrusted text: a large stack, and a panic of the reader ends only that thread.
        let read = || {
            let Reading { derived, table, outside, findings } = library::read(scripts, dictionary, guard);
            (derived, hooks(&table), outside, findings)
        };
        let (derived, hooks, outside, findings) = on_large_stack(read)
            .unwrap_or_else(|finding| (Vec::new(), Vec::new(), Vec::new(), vec![finding]));
        tracing::debug!(
            scripts = scripts.len(),
            derived = derived.len(),
            outside = outside.len(),
            findings = findings.len(),
            "scripts read"
        );
        let outside = outside.iter().map(ToString::to_string).collect();
        let content = Content::new(scripts, dictionary, guard, &derived, outside);
        let functions = Running::new(content, hooks, self.runner(trusted));
        Library { derived, functions: Arc::new(functions), findings }
    }
}

fn hooks(table: &Table) -> Vec<(Hook, Place)> {
    let hooks = table.functions.values().filter_map(|function| match function.role {
        Role::Hook(hook) => Some((hook, function.place.clone())),
        _ => None,
    });
    hooks.collect()
}
