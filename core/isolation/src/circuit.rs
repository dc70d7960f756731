//! When a crashing worker is started again: later each time, and not at all while its circuit is open.
//!
//! Counts and instants only; what counts as a crash is decided in `supervisor`.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How many crashes in what time stop the restarts, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circuit {
    /// This many crashes open the circuit.
    pub crashes: usize,
    /// Only crashes this recent count.
    pub within: Duration,
    /// How long no new child is started, from the last crash.
    pub open_for: Duration,
}

impl Default for Circuit {
    fn default() -> Self {
        Self { crashes: 3, within: Duration::from_secs(60), open_for: Duration::from_secs(60) }
    }
}

/// Whether a child may be started.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Restart {
    /// After this long; nought when there was no recent crash.
    After(Duration),
    /// Not before this long has passed.
    Refused(Duration),
}

/// The recent crashes of one worker, oldest first; never more than open the circuit.
#[derive(Debug, Default)]
pub(crate) struct Crashes(VecDeque<Instant>);

impl Crashes {
    pub(crate) fn record(&mut self, now: Instant, circuit: &Circuit) {
        self.0.push_back(now);
        while self.0.len() > circuit.crashes {
            self.0.pop_front();
        }
    }

    /// The pause doubles with each recent crash, starting from `back_off`, and is counted from the last one.
    pub(crate) fn restart(&self, now: Instant, back_off: Duration, circuit: &Circuit) -> Restart {
        let Some(last) = self.0.back() else { return Restart::After(Duration::ZERO) };
        let since_last = now.saturating_duration_since(*last);
        let together =
            self.0.iter().filter(|crash| last.saturating_duration_since(**crash) <= circuit.within);
        if together.count() >= circuit.crashes && since_last < circuit.open_for {
            return Restart::Refused(circuit.open_for.saturating_sub(since_last));
        }
        let recent = self.0.iter().filter(|crash| now.saturating_duration_since(**crash) <= circuit.within);
        let pause = match recent.count() {
            0 => Duration::ZERO,
            count => back_off.saturating_mul(1 << (count - 1).min(5)),
        };
        Restart::After(pause.saturating_sub(since_last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn pauses_double_then_the_circuit_opens_and_closes_again() {
        let (circuit, start, mut crashes) = (Circuit::default(), Instant::now(), Crashes::default());
        let at = |seconds| start + SECOND * seconds;
        assert_eq!(crashes.restart(at(0), SECOND, &circuit), Restart::After(Duration::ZERO));
        crashes.record(at(0), &circuit);
        assert_eq!(crashes.restart(at(0), SECOND, &circuit), Restart::After(SECOND));
        assert_eq!(crashes.restart(at(9), SECOND, &circuit), Restart::After(Duration::ZERO));
        crashes.record(at(10), &circuit);
        assert_eq!(crashes.restart(at(10), SECOND, &circuit), Restart::After(SECOND * 2));
        crashes.record(at(20), &circuit);
        assert_eq!(crashes.restart(at(21), SECOND, &circuit), Restart::Refused(SECOND * 59));
        assert_eq!(crashes.restart(at(80), SECOND, &circuit), Restart::After(Duration::ZERO));
    }

    #[test]
    fn crashes_far_apart_do_not_open_the_circuit() {
        let (circuit, start, mut crashes) = (Circuit::default(), Instant::now(), Crashes::default());
        for minute in 0..5 {
            crashes.record(start + SECOND * 61 * minute, &circuit);
        }
        let now = start + SECOND * 61 * 4;
        assert_eq!(crashes.restart(now, SECOND, &circuit), Restart::After(SECOND));
    }
}
