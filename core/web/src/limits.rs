//! How much one client may ask for: one that asks too much waits, and nobody else does.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::http::HeaderMap;

use crate::remembered::Remembered;

/// Requests at once before anybody is slowed down: a page and all its files, many times over.
const BURST: f64 = 200.0;

/// Requests a second from then on.
const EACH_SECOND: f64 = 40.0;

/// Clients that are remembered.
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
    /// Everybody together.
    Everybody,
}

/// What each has left.
#[derive(Debug)]
pub(crate) struct Limits {
    burst: f64,
    each_second: f64,
    buckets: Mutex<Remembered<Who, Bucket>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self::new(BURST, EACH_SECOND)
    }
}

impl Limits {
    fn new(burst: f64, each_second: f64) -> Self {
        Self { burst, each_second, buckets: Mutex::new(Remembered::new(MOST)) }
    }

    /// So many a minute.
    pub(crate) fn a_minute(most: f64) -> Self {
        Self::new(most, most / 60.0)
    }

    /// Whether one more request may be answered.
    pub(crate) fn allow(&self, who: Who, now: Instant) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = buckets.entry(who, Bucket { left: self.burst, at: now });
        let since = now.duration_since(bucket.at).as_secs_f64();
        *bucket = Bucket { left: self.burst.min(self.each_second.mul_add(since, bucket.left)), at: now };
        if bucket.left < 1.0 {
            return false;
        }
        bucket.left -= 1.0;
        true
    }
}

/// Where a request comes from. Behind a server that speaks HTTPS for us its last word about that counts, which it adds
/// itself; everything before that word is the client's own.
pub(crate) fn origin(peer: IpAddr, headers: &HeaderMap, behind: bool) -> IpAddr {
    let told = headers.get_all("x-forwarded-for").iter().next_back().filter(|_| behind);
    let last = told.and_then(|value| value.to_str().ok()?.rsplit(',').next().map(str::trim));
    let address = last.and_then(|last| {
        let plain = last.trim_start_matches('[').trim_end_matches(']').parse().ok();
        plain.or_else(|| last.parse::<SocketAddr>().ok().map(|one| one.ip()))
    });
    network(address.unwrap_or(peer))
}

/// An address as it is counted: whoever has one of the newer kind has a whole network of them.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(long) => IpAddr::V6(Ipv6Addr::from_bits(long.to_bits() >> 64 << 64)),
        short => short,
    }
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
    fn behind_another_server_its_last_word_says_where_somebody_comes_from() {
        let peer = IpAddr::from([127, 0, 0, 1]);
        let from = |told: &[&str], behind| {
            let values = told.iter().map(|value| value.parse().expect("a header"));
            let headers = values.map(|value| ("x-forwarded-for".parse().expect("a name"), value)).collect();
            origin(peer, &headers, behind).to_string()
        };
        assert_eq!(from(&["10.0.0.9, 10.0.0.1"], true), "10.0.0.1");
        assert_eq!(from(&["10.0.0.9", "10.0.0.2:4000"], true), "10.0.0.2");
        assert_eq!(from(&["2001:db8:1:2:3:4:5:6"], true), "2001:db8:1:2::");
        assert_eq!(from(&["[2001:db8::1]:80"], true), "2001:db8::");
        for (told, behind) in [(&["10.0.0.1"][..], false), (&["nonsense"], true), (&[], true)] {
            assert_eq!(from(told, behind), "127.0.0.1", "{told:?}");
        }
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
