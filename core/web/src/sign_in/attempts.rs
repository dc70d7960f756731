//! How often a password may be tried: five times quickly, then one more each time after twice as long.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::ids::StaffId;

/// Tries before anybody waits.
const AT_ONCE: u32 = 5;

/// How long the first wait is; each is twice the one before.
const FIRST_WAIT: Duration = Duration::from_secs(30);

/// Nobody waits longer: an account must not be closed to its owner for good.
const LONGEST_WAIT: Duration = Duration::from_secs(30 * 60);

/// Accounts that are remembered, those that do not exist among them.
const MOST: usize = 20_000;

#[derive(Clone, Copy, Debug)]
struct Tried {
    times: u32,
    last: Instant,
}

/// Tries that were wrong, by account.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    tried: Mutex<BTreeMap<StaffId, Tried>>,
}

impl Attempts {
    /// Whether a password may be tried now; counts it.
    pub(crate) fn one_more(&self, member: &StaffId, now: Instant) -> bool {
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        if tried.len() >= MOST {
            tried.retain(|_, one| now.duration_since(one.last) < LONGEST_WAIT);
        }
        let one = tried.entry(member.clone()).or_insert(Tried { times: 0, last: now });
        if now.duration_since(one.last) < wait(one.times) {
            return false;
        }
        *one = Tried { times: one.times.saturating_add(1), last: now };
        true
    }

    /// The password was right: nothing counts any more.
    pub(crate) fn forget(&self, member: &StaffId) {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner).remove(member);
    }
}

/// How long after so many tries the next may come.
fn wait(times: u32) -> Duration {
    match times.checked_sub(AT_ONCE) {
        None => Duration::ZERO,
        Some(beyond) => FIRST_WAIT.saturating_mul(2_u32.saturating_pow(beyond.min(16))).min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_then_longer_and_longer_waits_and_never_for_good() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        let member = StaffId::from("r.okafor");
        let tries = |after: u64| {
            let now = start + Duration::from_secs(after);
            (0..100).filter(|_| attempts.one_more(&member, now)).count()
        };
        assert_eq!(
            [tries(0), tries(29), tries(30), tries(60), tries(91), tries(86_400), tries(86_401)],
            [5, 0, 1, 0, 1, 1, 0]
        );
        assert!(attempts.one_more(&"s.iqbal".into(), start), "another account waits for nothing");
        attempts.forget(&member);
        assert_eq!(tries(86_402), 5);
    }
}
