//! How much one client may ask for: one that asks too much waits, and nobody else does.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Requests at once before anybody is slowed down: a page and all its files, many times over.
const BURST: f64 = 200.0;

/// Requests a second from then on.
const EACH_SECOND: f64 = 40.0;

/// Clients that are remembered; beyond that, those that have asked for nothing lately are forgotten.
const MOST: usize = 50_000;

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

/// Who asks: whoever is signed in is counted apart from others behind the same address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// Somebody who is signed in, by the hash of their session's secret.
    Session(String),
    /// Nobody we know, from an address.
    Address(IpAddr),
}

/// What each has left.
#[derive(Debug, Default)]
pub(crate) struct Limits {
    buckets: Mutex<BTreeMap<Who, Bucket>>,
}

impl Limits {
    /// Whether one more request may be answered.
    pub(crate) fn allow(&self, who: Who, now: Instant) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST {
            buckets.retain(|_, bucket| filled(*bucket, now) < BURST);
        }
        let bucket = buckets.entry(who).or_insert(Bucket { left: BURST, at: now });
        *bucket = Bucket { left: filled(*bucket, now), at: now };
        if bucket.left < 1.0 {
            return false;
        }
        bucket.left -= 1.0;
        true
    }
}

fn filled(bucket: Bucket, now: Instant) -> f64 {
    BURST.min(EACH_SECOND.mul_add(now.duration_since(bucket.at).as_secs_f64(), bucket.left))
}

/// How many connections each address has open.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    open: Mutex<BTreeMap<IpAddr, usize>>,
}

impl Counted {
    /// One more, unless there are too many already.
    pub(crate) fn one_more(self: &Arc<Self>, from: IpAddr, most: usize) -> Option<One> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(from).or_default();
        (*count < most).then(|| {
            *count = count.saturating_add(1);
            One { counted: Arc::clone(self), from }
        })
    }
}

/// A connection that is open; counted until it is dropped.
#[derive(Debug)]
pub(crate) struct One {
    counted: Arc<Counted>,
    from: IpAddr,
}

impl Drop for One {
    fn drop(&mut self) {
        let mut open = self.counted.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.from) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn who_asks_too_much_waits_and_nobody_else_does() {
        let (limits, now) = (Limits::default(), Instant::now());
        let [flood, other] = [1, 2].map(|last| Who::Address(IpAddr::from([10, 0, 0, last])));
        let answered = (0..1_000).filter(|_| limits.allow(flood.clone(), now)).count();
        assert_eq!(answered, 200);
        assert!(limits.allow(other, now));
        let later = now + Duration::from_secs(1);
        assert_eq!((0..1_000).filter(|_| limits.allow(flood.clone(), later)).count(), 40);
    }

    #[test]
    fn one_address_holds_only_so_many_connections() {
        let counted = Arc::new(Counted::default());
        let from = IpAddr::from([10, 0, 0, 1]);
        let held: Vec<One> = std::iter::from_fn(|| counted.one_more(from, 3)).collect();
        assert_eq!(held.len(), 3);
        drop(held);
        assert!(counted.one_more(from, 3).is_some());
    }
}
