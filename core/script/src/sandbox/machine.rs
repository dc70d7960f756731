//! One engine for one batch on one thread: it calls functions, and nothing but where functions are found outlives a
//! call.
//!
//! What Rhai looked up for one call (which function a name and the kinds of its arguments stand for) is a fact about
//! the content, not about a person, and is kept for the next call. Steps, depth, variables and what stopped a call
//! begin anew with each.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rhai::{Caches, Dynamic, Engine, EvalAltResult, EvalContext, Module, OptimizationLevel, Scope};

use super::state::Ending;
use super::{NATIVES, natives, state};
use crate::limits;

/// How much deeper Rhai counts a call that comes in this way than the function itself stands.
const WAY_IN: usize = 2;

/// What a call came to.
pub(super) struct Called {
    /// `None` when the engine itself gave way.
    pub(super) given: Option<Result<Dynamic, Box<EvalAltResult>>>,
    pub(super) ending: Ending,
}

/// An engine with a programme's functions.
pub(super) struct Machine {
    engine: Engine,
    functions: Arc<Module>,
    found: Caches,
}

impl Machine {
    /// An engine for `functions`, with `own` beside what every script has.
    pub(super) fn new(functions: &Arc<Module>, own: &Arc<Module>) -> Self {
        Self { engine: engine(own), functions: Arc::clone(functions), found: Caches::new() }
    }

    /// Calls a function.
    pub(super) fn call(&mut self, name: &str, args: &mut [&mut Dynamic]) -> Called {
        state::begin();
        let (engine, found) = (&self.engine, &mut self.found);
        let mut global = engine.new_global_runtime_state();
        global.lib.push(Arc::clone(&self.functions));
        let mut scope = Scope::new();
        let call = || {
            let mut context = EvalContext::new(engine, &mut global, found, &mut scope, None);
            context.call_fn_raw(name, false, false, args)
        };
        let given = catch_unwind(AssertUnwindSafe(call)).ok();
        // After a fault of the engine, or if it left anything behind, nothing it had found is trusted.
        if given.is_none() || self.found.fn_resolution_caches_len() > 1 {
            self.found = Caches::new();
        }
        Called { given: given.map(|given| given.map_err(|error| bare(*error, name))), ending: state::end() }
    }
}

fn engine(own: &Arc<Module>) -> Engine {
    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::None);
    limits::set(&mut engine);
    engine.set_max_call_levels(limits::CALL_DEPTH + WAY_IN);
    engine.set_fail_on_invalid_map_property(true);
    engine.register_global_module(Arc::clone(&NATIVES));
    engine.register_global_module(Arc::clone(own));
    engine.on_progress(|_| state::must_end());
    #[expect(deprecated, reason = "upstream marks what may change; the version is pinned")]
    engine.on_missing_function(|name, args, _, _| natives::missing(name, args));
    engine
}

/// The error inside the function called: that it was called is no news.
fn bare(error: EvalAltResult, name: &str) -> Box<EvalAltResult> {
    match error {
        EvalAltResult::ErrorInFunctionCall(function, _, inner, _) if function == name => inner,
        other => Box::new(other),
    }
}
