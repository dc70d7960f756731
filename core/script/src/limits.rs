//! Every limit of the script engine in one reviewed place.
//!
//! Rhai's defaults differ between debug and release builds, so each is set explicitly. The limits alone do not
//! contain a hostile script: see `host` for the stack, the allow-list and the clock, and the worker for memory.

use std::time::Duration;

use rhai::Engine;

/// Steps one call may take. Also bounds how deep a chain of values can become before it is dropped.
pub(crate) const OPERATIONS: u64 = 250_000;
/// How deep functions may call each other.
pub(crate) const CALL_DEPTH: usize = 32;
/// How deep expressions may nest at the top and in functions.
pub(crate) const EXPRESSION_DEPTH: (usize, usize) = (64, 32);
/// The longest text, in bytes, all texts of a list together. No native that could square it is offered.
pub(crate) const TEXT: usize = 64 * 1024;
/// The longest list.
pub(crate) const LIST: usize = 10_000;
/// The widest row.
pub(crate) const ROW: usize = 2_000;
/// Variables at one time.
pub(crate) const VARIABLES: usize = 128;
/// Functions in one file, small ones included.
pub(crate) const FUNCTIONS: usize = 256;
/// How long one call may take: a safety net, never a decision.
pub(crate) const DEADLINE: Duration = Duration::from_millis(250);
/// A call that takes longer than this is slow; ordinary functions take microseconds.
pub(crate) const SLOW: Duration = Duration::from_millis(20);
/// How long slow calls of one programme may take, all people together, before its scripts are given up.
pub(crate) const SLOW_IN_ALL: Duration = Duration::from_millis(1_000);
/// The stack of a thread that runs or reads scripts, in bytes; touched only as far as needed.
pub(crate) const STACK: usize = 64 * 1024 * 1024;

/// Sets the limits of an engine, for reading and for running.
pub(crate) fn set(engine: &mut Engine) {
    engine
        .set_max_operations(OPERATIONS)
        .set_max_call_levels(CALL_DEPTH)
        .set_max_expr_depths(EXPRESSION_DEPTH.0, EXPRESSION_DEPTH.1)
        .set_max_string_size(TEXT)
        .set_max_array_size(LIST)
        .set_max_map_size(ROW)
        .set_max_variables(VARIABLES)
        .set_max_functions(FUNCTIONS)
        .set_max_modules(0);
}
