//! The large stack that scripts are read and run on: a chain of values dropped there cannot overflow it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::limits;

thread_local! {
    /// Whether this thread has such a stack.
    static HERE: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work` on a thread with a large stack: this one, where it is such a thread already, else one of its own.
///
/// Starting a thread takes as long as a dozen functions. A program that runs many scripts for few people at a time
/// does well to do all its work inside one call of this.
///
/// # Errors
/// A finding when the thread could not be started, or `work` panicked.
pub fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Finding> {
    let failed = |what: &str| Finding::new(codes::SCRIPT_ENGINE_FAILED, Place::whole("logic"), what);
    let stopped = |_| failed("the script engine stopped");
    if HERE.get() {
        return catch_unwind(AssertUnwindSafe(work)).map_err(stopped);
    }
    let there = || {
        HERE.set(true);
        work()
    };
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("scripts".to_owned())
            .stack_size(limits::STACK)
            .spawn_scoped(scope, there)
            .map_err(|_| failed("no thread could be started for scripts"))?
            .join()
            .map_err(stopped)
    })
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::on_large_stack;

    #[test]
    fn a_thread_that_has_the_stack_is_not_left_again() {
        let (outer, inner) =
            on_large_stack(|| (thread::current().id(), on_large_stack(|| thread::current().id()).unwrap()))
                .unwrap();
        assert_ne!(thread::current().id(), outer);
        assert_eq!(outer, inner);
    }

    #[test]
    fn a_panic_inside_ends_only_the_work_inside() {
        let inner = on_large_stack(|| on_large_stack(|| panic!("of the test")).is_err());
        assert_eq!(inner, Ok(true));
    }
}
