//! What a running script may not decide about: whether it was stopped, and its time.
//!
//! A script runs on one thread from beginning to end, so this is that thread's. Nothing here is shared.

use std::cell::RefCell;
use std::time::Instant;

use domain::dictionary::Slot;
use rhai::{Dynamic, EvalAltResult, Position};

use crate::limits;

/// Why a script must end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// It used something not known; the fact, where one is to blame.
    NotKnown(Option<Slot>),
    /// It reached for a fact that is guarded, of another programme, or not declared.
    Closed(String),
    /// A function it asked gave something else than it promised.
    Wrong(String),
    /// Its time was up.
    Time,
    /// It was not run: slow calls before it used up the time of all.
    GivenUp,
}

#[derive(Debug, Default)]
struct State {
    stop: Option<Stop>,
    /// The last not-known value handed to the script, for places where only Rhai sees it used.
    last: Option<Option<Slot>>,
    began: Option<Instant>,
    looks: u32,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Begins a call.
pub(super) fn begin() {
    STATE.with_borrow_mut(|state| *state = State { began: Some(Instant::now()), ..State::default() });
}

/// Ends a call and says what stopped it.
pub(super) fn end() -> Option<Stop> {
    STATE.with_borrow_mut(std::mem::take).stop
}

/// Stops the script for good; the first reason stays.
pub(super) fn stop<T>(reason: Stop) -> Result<T, Box<EvalAltResult>> {
    STATE.with_borrow_mut(|state| {
        state.stop.get_or_insert(reason);
    });
    Err(EvalAltResult::ErrorTerminated(Dynamic::UNIT, Position::NONE).into())
}

/// Notes that a not-known value went to the script.
pub(super) fn note(cause: Option<Slot>) {
    STATE.with_borrow_mut(|state| state.last = Some(cause));
}

/// The last not-known value the script was given.
pub(super) fn last_not_known() -> Option<Option<Slot>> {
    STATE.with_borrow(|state| state.last)
}

/// Takes a not-known stop back: the function that asked is told "not known" instead of being stopped.
pub(super) fn forgive() -> Option<Option<Slot>> {
    STATE.with_borrow_mut(|state| match state.stop.take() {
        Some(Stop::NotKnown(slot)) => Some(slot),
        other => {
            state.stop = other;
            None
        }
    })
}

/// Asked after every step: whether the script must end now.
pub(super) fn must_end() -> Option<Dynamic> {
    STATE.with_borrow_mut(|state| {
        if state.stop.is_some() {
            return Some(Dynamic::UNIT);
        }
        state.looks = state.looks.wrapping_add(1);
        // The clock is looked at now and then; a native between two looks is small by design.
        let late = state.looks.is_multiple_of(8)
            && state.began.is_some_and(|began| began.elapsed() > limits::DEADLINE);
        if late {
            state.stop = Some(Stop::Time);
            return Some(Dynamic::UNIT);
        }
        None
    })
}
