//! What a running script may not decide about: whether it was stopped, and its time.
//!
//! A script runs on one thread from beginning to end, so this is that thread's. Nothing here is shared.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use domain::dictionary::Slot;
use rhai::{Dynamic, EvalAltResult, Position};

use super::given::Seen;
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

/// After how many steps the clock is looked at again; a native between two looks is small by design.
const STEPS: u32 = 32;
/// More facts than this are not worth comparing: hardly two people are alike in all of them.
const MOST_READS: usize = 16;

/// What is asked after every step, apart from the reason so that asking is cheap.
struct Watch {
    stopped: Cell<bool>,
    steps: Cell<u32>,
    /// When the clock was first looked at. A call of fewer steps cannot have been slow.
    began: Cell<Option<Instant>>,
    /// The last not-known value handed to the script, for places where only Rhai sees it used.
    last: Cell<Option<Option<Slot>>>,
}

thread_local! {
    static WATCH: Watch = const {
        Watch {
            stopped: Cell::new(false),
            steps: Cell::new(0),
            began: Cell::new(None),
            last: Cell::new(None),
        }
    };
    static STOP: RefCell<Option<Stop>> = const { RefCell::new(None) };
    /// The facts the script read, in order, each once; and one more where there were too many to keep.
    static READS: RefCell<Vec<(Slot, Seen)>> = const { RefCell::new(Vec::new()) };
}

/// How a call ended, as the host saw it.
#[derive(Debug)]
pub(super) struct Ending {
    pub(super) stop: Option<Stop>,
    /// The last not-known value the script was given.
    pub(super) last_not_known: Option<Option<Slot>>,
    /// How long it took; nothing for a call of a few steps.
    pub(super) took: Duration,
}

/// Begins a call.
pub(super) fn begin() {
    let _ = end();
    READS.with_borrow_mut(Vec::clear);
}

/// Ends a call and says how it ended.
pub(super) fn end() -> Ending {
    WATCH.with(|watch| {
        watch.steps.set(0);
        let stopped = watch.stopped.replace(false);
        Ending {
            stop: if stopped { STOP.take() } else { None },
            last_not_known: watch.last.take(),
            took: watch.began.take().map_or(Duration::ZERO, |began| began.elapsed()),
        }
    })
}

/// Stops the script for good; the first reason stays.
pub(super) fn stop<T>(reason: Stop) -> Result<T, Box<EvalAltResult>> {
    WATCH.with(|watch| {
        if !watch.stopped.replace(true) {
            STOP.set(Some(reason));
        }
    });
    Err(EvalAltResult::ErrorTerminated(Dynamic::UNIT, Position::NONE).into())
}

/// Notes that the script read a fact.
pub(super) fn read(slot: Slot, seen: Seen) {
    READS.with_borrow_mut(|reads| {
        if reads.len() <= MOST_READS && reads.iter().all(|(read, _)| *read != slot) {
            reads.push((slot, seen));
        }
    });
}

/// Hands over the facts that the call read, in order, each once; nothing where they were many.
pub(super) fn with_reads(keep: impl FnOnce(&[(Slot, Seen)])) {
    READS.with_borrow(|reads| {
        if reads.len() <= MOST_READS {
            keep(reads);
        }
    });
}

/// Notes that a not-known value went to the script.
pub(super) fn note(cause: Option<Slot>) {
    WATCH.with(|watch| watch.last.set(Some(cause)));
}

/// The last not-known value the script was given.
pub(super) fn last_not_known() -> Option<Option<Slot>> {
    WATCH.with(|watch| watch.last.get())
}

/// Takes a not-known stop back: the function that asked is told "not known" instead of being stopped.
pub(super) fn forgive() -> Option<Option<Slot>> {
    STOP.with_borrow_mut(|stop| {
        let Some(Stop::NotKnown(slot)) = *stop else { return None };
        *stop = None;
        WATCH.with(|watch| watch.stopped.set(false));
        Some(slot)
    })
}

/// Asked after every step: whether the script must end now.
pub(super) fn must_end() -> Option<Dynamic> {
    WATCH.with(|watch| {
        let steps = watch.steps.get().wrapping_add(1);
        watch.steps.set(steps);
        if steps.is_multiple_of(STEPS) && !watch.stopped.get() {
            look(watch);
        }
        // Not `then_some`: that makes the value and drops it again at every step.
        if watch.stopped.get() { Some(Dynamic::UNIT) } else { None }
    })
}

#[cold]
fn look(watch: &Watch) {
    match watch.began.get() {
        None => watch.began.set(Some(Instant::now())),
        Some(began) if began.elapsed() > limits::DEADLINE => {
            watch.stopped.set(true);
            STOP.set(Some(Stop::Time));
        }
        Some(_) => {}
    }
}
