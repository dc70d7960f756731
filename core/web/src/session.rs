//! Who is signed in. Kept in memory, by the hash of the secret in the browser's cookie: nothing that lets anybody in is
//! ever on disk, and a restart signs everybody out.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::ids::StaffId;

use crate::answer::Done;
use crate::secret;
use crate::turns::AtOnce;

/// Signed out after so long without a request.
pub(crate) const IDLE: Duration = Duration::from_secs(30 * 60);

/// Signed out after so long whatever they do.
const LONGEST: Duration = Duration::from_secs(10 * 60 * 60);

/// So many people may be signed in; beyond that, whoever was idle longest is signed out.
const MOST: usize = 10_000;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// Who.
    pub(crate) member: StaffId,
    /// What every form of theirs must send back.
    pub(crate) token: String,
    /// Something that was done, to be said on the next page.
    pub(crate) done: Option<Done>,
    /// What was [`standing`] when they signed in.
    pub(crate) standing: String,
    /// Their turns, in all their sessions.
    pub(crate) turns: AtOnce,
    began: Instant,
    seen: Instant,
}

impl Session {
    fn is_over(&self, now: Instant) -> bool {
        now.duration_since(self.seen) > IDLE || now.duration_since(self.began) > LONGEST
    }
}

/// What lets a member of staff in: where it is another than when somebody signed in, their session is over.
pub(crate) fn standing(password: Option<&str>) -> String {
    secret::hashed(password.unwrap_or_default())
}

/// Everybody who is signed in.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    by_hash: Mutex<BTreeMap<String, Session>>,
}

impl Sessions {
    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Session>> {
        self.by_hash.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Signs somebody in, always under a new secret, which is given back.
    pub(crate) fn begin(
        &self,
        member: StaffId,
        standing: String,
        now: Instant,
    ) -> Result<String, getrandom::Error> {
        let (secret, token) = (secret::fresh()?, secret::fresh()?);
        let mut sessions = self.held();
        sessions.retain(|_, session| !session.is_over(now));
        if sessions.len() >= MOST {
            let idlest =
                sessions.iter().min_by_key(|(_, session)| session.seen).map(|(hash, _)| hash.clone());
            idlest.and_then(|hash| sessions.remove(&hash));
        }
        let turns = sessions.values().find(|session| session.member == member);
        let turns = turns.map_or_else(AtOnce::of_one, |session| session.turns.clone());
        let session = Session { member, token, done: None, standing, turns, began: now, seen: now };
        sessions.insert(secret::hashed(&secret), session);
        Ok(secret)
    }

    /// Whose secret this is, and that they were here now. What was to be said is given once.
    pub(crate) fn of(&self, secret: &str, now: Instant) -> Option<Session> {
        let hash = secret::hashed(secret);
        let mut sessions = self.held();
        if sessions.get(&hash)?.is_over(now) {
            sessions.remove(&hash);
            return None;
        }
        let session = sessions.get_mut(&hash)?;
        session.seen = now;
        Some(session.clone())
    }

    /// The same without their being here now: what a page asks by itself keeps nobody signed in.
    pub(crate) fn unseen(&self, secret: &str, now: Instant) -> Option<Session> {
        self.held().get(&secret::hashed(secret)).filter(|session| !session.is_over(now)).cloned()
    }

    /// Leaves something to be said on the next page.
    pub(crate) fn say(&self, secret: &str, done: Option<Done>) {
        if let Some(session) = self.held().get_mut(&secret::hashed(secret)) {
            session.done = done;
        }
    }

    /// Signs somebody out.
    pub(crate) fn end(&self, secret: &str) {
        self.held().remove(&secret::hashed(secret));
    }

    /// Signs a member of staff out everywhere but where this secret is, which goes on with what is now `standing`: nobody
    /// else goes on with what they knew before.
    pub(crate) fn end_all_but(&self, member: &StaffId, secret: &str, standing: &str) {
        let kept = secret::hashed(secret);
        self.held().retain(|hash, session| {
            let theirs = session.member == *member;
            if theirs && *hash == kept {
                standing.clone_into(&mut session.standing);
            }
            !theirs || *hash == kept
        });
    }

    /// Signs a member of staff out everywhere.
    pub(crate) fn end_all(&self, member: &StaffId) {
        self.held().retain(|_, session| session.member != *member);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(now: Instant, minutes: u64) -> Instant {
        now + Duration::from_secs(minutes * 60)
    }

    #[test]
    fn a_session_ends_when_idle_and_after_a_day_whatever_was_done() {
        let (sessions, now) = (Sessions::default(), Instant::now());
        let secret = sessions.begin("r.okafor".into(), String::new(), now).expect("random bytes");
        assert!(sessions.of(&secret, later(now, 29)).is_some(), "seen again in time");
        assert!(sessions.of(&secret, later(now, 58)).is_some(), "seen again in time");
        assert!(sessions.of(&secret, later(now, 89)).is_none(), "idle too long");
        let secret = sessions.begin("r.okafor".into(), String::new(), now).expect("random bytes");
        for minutes in (20..=600).step_by(20) {
            assert!(sessions.of(&secret, later(now, minutes)).is_some(), "after {minutes} minutes");
        }
        assert!(sessions.of(&secret, later(now, 601)).is_none(), "longer than a day's work");
    }

    #[test]
    fn what_a_page_asks_by_itself_keeps_nobody_signed_in() {
        let (sessions, now) = (Sessions::default(), Instant::now());
        let secret = sessions.begin("r.okafor".into(), String::new(), now).expect("random bytes");
        assert!(sessions.unseen(&secret, later(now, 29)).is_some());
        assert!(sessions.of(&secret, later(now, 31)).is_none(), "it counted as being here");
    }

    #[test]
    fn a_secret_is_never_kept_and_ends_when_signed_out() {
        let (sessions, now) = (Sessions::default(), Instant::now());
        let secret = sessions.begin("r.okafor".into(), String::new(), now).expect("random bytes");
        assert!(!format!("{sessions:?}").contains(&secret), "the secret itself is kept");
        assert!(sessions.of("another", now).is_none());
        sessions.end(&secret);
        assert!(sessions.of(&secret, now).is_none());
    }

    #[test]
    fn a_member_whose_account_is_closed_is_signed_out_everywhere() {
        let (sessions, now) = (Sessions::default(), Instant::now());
        let two =
            [0; 2].map(|_| sessions.begin("r.okafor".into(), String::new(), now).expect("random bytes"));
        let other = sessions.begin("s.iqbal".into(), String::new(), now).expect("random bytes");
        sessions.end_all(&"r.okafor".into());
        assert!(two.iter().all(|secret| sessions.of(secret, now).is_none()));
        assert!(sessions.of(&other, now).is_some());
    }
}
