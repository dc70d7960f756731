//! The `Scripting` port on Rhai.

use std::sync::Arc;

use domain::condition::Condition;
use domain::dictionary::Dictionary;
use domain::fact_sheet::FactCell;
use domain::finding::Finding;
use domain::guard::Guard;
use domain::hooks::{Entry, FollowUp, ProgressLine, SessionRecord, SuitabilityAnswer};
use domain::package::ScriptText;
use domain::place::Passage;
use isolation::WorkerCommand;
use runtime::ports::{ConditionUse, Functions, Hooks, Library, PersonView, Scripting};

/// Conditions and functions on Rhai.
#[derive(Debug)]
pub struct Scripts {
    worker: Option<WorkerCommand>,
}

impl Scripts {
    /// Scripting whose untrusted functions run in the process `worker` starts; in this process where there is none.
    #[must_use]
    pub fn new(worker: Option<WorkerCommand>) -> Self {
        Self { worker }
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
        _trusted: bool,
    ) -> Library {
        let _to_come = &self.worker;
        let crate::library::Reading { derived, findings, .. } =
            crate::library::read(scripts, dictionary, guard);
        Library { derived, functions: Arc::new(Nothing), findings }
    }
}

#[derive(Debug)]
struct Nothing;

impl Functions for Nothing {
    fn derive(&self, people: &[PersonView<'_>]) -> Vec<Vec<Result<FactCell, Finding>>> {
        people.iter().map(|_| Vec::new()).collect()
    }
    fn hooks(&self) -> Hooks {
        Hooks::default()
    }
    fn suitability(&self, _: PersonView<'_>) -> Result<Vec<SuitabilityAnswer>, Finding> {
        Ok(Vec::new())
    }
    fn follow_up(&self, _: &SessionRecord, _: PersonView<'_>) -> Result<Vec<FollowUp>, Finding> {
        Ok(Vec::new())
    }
    fn progress(&self, _: &[Entry]) -> Result<Vec<ProgressLine>, Finding> {
        Ok(Vec::new())
    }
}
