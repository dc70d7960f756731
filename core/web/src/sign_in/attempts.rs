//! How often a password may be tried: for one account from one address five times quickly, then one more each time after
//! twice as long; and so many a minute from one address, and from everywhere.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::ids::StaffId;

use crate::limits::{Limits, Who};
use crate::remembered::Remembered;
use crate::secret;

/// Tries before anybody waits.
const AT_ONCE: u32 = 5;

/// How long the first wait is; each is twice the one before.
const FIRST_WAIT: Duration = Duration::from_secs(30);

/// Nobody waits longer: an account must not be closed to its owner for good.
const LONGEST_WAIT: Duration = Duration::from_secs(30 * 60);

/// Accounts that are remembered, those that do not exist among them.
const MOST: usize = 20_000;

/// Tries a minute from one address, and from everywhere together.
const EACH_MINUTE: (f64, f64) = (20.0, 300.0);

#[derive(Clone, Copy, Debug)]
struct Tried {
    times: u32,
    last: Instant,
}

/// Tries that were wrong, by the hash of account and address: somebody who tries a name from elsewhere keeps nobody out.
#[derive(Debug)]
pub(crate) struct Attempts {
    tried: Mutex<Remembered<String, Tried>>,
    from_one: Limits,
    from_all: Limits,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            tried: Mutex::new(Remembered::new(MOST)),
            from_one: Limits::a_minute(EACH_MINUTE.0),
            from_all: Limits::a_minute(EACH_MINUTE.1),
        }
    }
}

impl Attempts {
    /// Whether a password may be tried now; counts it.
    pub(crate) fn one_more(&self, member: &StaffId, from: Option<IpAddr>, now: Instant) -> bool {
        let who = from.map_or(Who::Everybody, Who::Address);
        if !self.from_one.allow(who, now) || !self.from_all.allow(Who::Everybody, now) {
            return false;
        }
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        let one = tried.entry(key(member, from), Tried { times: 0, last: now });
        if now.duration_since(one.last) < wait(one.times) {
            return false;
        }
        *one = Tried { times: one.times.saturating_add(1), last: now };
        true
    }

    /// The password was right: nothing counts any more.
    pub(crate) fn forget(&self, member: &StaffId, from: Option<IpAddr>) {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner).forget(&key(member, from));
    }
}

fn key(member: &StaffId, from: Option<IpAddr>) -> String {
    secret::hashed(&format!("{from:?} {member}"))
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

    fn address(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([10, 0, 0, last]))
    }

    #[test]
    fn five_tries_then_longer_and_longer_waits_and_never_for_good() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        let member = StaffId::from("r.okafor");
        let tries = |after: u64| {
            let now = start + Duration::from_secs(after);
            (0..10).filter(|_| attempts.one_more(&member, address(1), now)).count()
        };
        assert_eq!(
            [tries(0), tries(29), tries(30), tries(60), tries(91), tries(86_400), tries(86_401)],
            [5, 0, 1, 0, 1, 1, 0]
        );
        let later = start + Duration::from_secs(86_460);
        assert!(attempts.one_more(&"s.iqbal".into(), address(1), later), "another account waits for nothing");
        assert!(attempts.one_more(&member, address(2), later), "the owner, elsewhere, waits for nothing");
        attempts.forget(&member, address(1));
        assert_eq!(tries(86_520), 5);
    }

    #[test]
    fn one_address_tries_twenty_a_minute_whatever_the_names_and_all_together_three_hundred() {
        let (attempts, start) = (Attempts::default(), Instant::now());
        let tries = |from: u8, after: u64| {
            let name = |number: i32| StaffId::from(format!("n{from}-{after}-{number}").as_str());
            let now = start + Duration::from_secs(after);
            (0..50).filter(|number| attempts.one_more(&name(*number), address(from), now)).count()
        };
        assert_eq!([tries(1, 0), tries(1, 30), tries(1, 90)], [20, 10, 20]);
        let all: usize = (2..60).map(|from| tries(from, 90)).sum();
        assert!((270..=300).contains(&all), "{all}");
    }
}
