//! How many papers are made at once: each takes a processor and much memory while it lasts.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A gate that lets so many through at once.
#[derive(Debug)]
pub(crate) struct Gate {
    free: Mutex<usize>,
    left: Condvar,
}

impl Gate {
    /// A gate for `places` at once.
    pub(crate) const fn new(places: usize) -> Self {
        Self { free: Mutex::new(places), left: Condvar::new() }
    }

    /// Waits for a place, but no longer than `patience`; none where there was none in that time.
    pub(crate) fn enter(&self, patience: Duration) -> Option<Place<'_>> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.left.wait_timeout_while(free, patience, |free| *free == 0);
        let (mut free, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *free = free.checked_sub(1)?;
        Some(Place { gate: self })
    }
}

/// A place behind the gate, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Place<'g> {
    gate: &'g Gate,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        // Nothing of a paper stays in memory when it is out, however it went.
        typst::comemo::evict(0);
        let mut free = self.gate.free.lock().unwrap_or_else(PoisonError::into_inner);
        *free = free.saturating_add(1);
        drop(free);
        self.gate.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_and_whoever_waits_too_long_is_told() {
        let gate = Gate::new(2);
        let (one, other) = (gate.enter(Duration::ZERO), gate.enter(Duration::ZERO));
        assert!(one.is_some() && other.is_some());
        assert!(gate.enter(Duration::ZERO).is_none());
        std::thread::scope(|scope| {
            let third = scope.spawn(|| gate.enter(Duration::from_secs(60)).is_some());
            drop(one);
            assert!(third.join().expect("a thread"), "a place was free and nobody was told");
        });
        assert!(gate.enter(Duration::ZERO).is_some());
    }
}
