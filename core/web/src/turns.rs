//! How many may have something made at once. Whoever waits holds no thread; whoever waits too long is told to come again.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Pages that are made at once for those who are signed in: more than processors, for some of them wait for the disk.
const ALL: usize = 32;

/// Of these one member of staff takes no more, in however many windows.
pub(crate) const OF_ONE: usize = 3;

/// Pages that are made at once for those who are not signed in.
const OUTSIDE: usize = 4;

/// Passwords that are hashed at once: each takes 64 MiB while it lasts.
const HASHING: usize = 2;

/// The threads that all of these need, and a few for who asks whether the server is well.
pub(crate) const THREADS: usize = ALL + OUTSIDE + HASHING + 4;

/// So long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(20);

/// So long a password waits for its turn.
const PATIENCE_WITH_A_PASSWORD: Duration = Duration::from_secs(5);

/// Somebody's turn, until it is dropped.
#[derive(Debug)]
pub(crate) struct Turn(Vec<OwnedSemaphorePermit>);

/// So many at once, of one thing.
#[derive(Clone, Debug)]
pub(crate) struct AtOnce {
    places: Arc<Semaphore>,
    patience: Duration,
}

impl AtOnce {
    fn new(places: usize, patience: Duration) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), patience }
    }

    /// The turns of one member of staff.
    pub(crate) fn of_one() -> Self {
        Self::new(OF_ONE, PATIENCE)
    }

    /// A turn, after waiting for it; none where that took too long.
    pub(crate) async fn enter(&self) -> Option<Turn> {
        let place = timeout(self.patience, Arc::clone(&self.places).acquire_owned()).await.ok()?.ok()?;
        Some(Turn(vec![place]))
    }

    /// The same on a thread where waiting is allowed.
    pub(crate) fn enter_here(&self) -> Option<Turn> {
        Handle::try_current().ok()?.block_on(self.enter())
    }

    /// A turn where one is free now.
    pub(crate) fn try_enter(&self) -> Option<Turn> {
        Some(Turn(vec![Arc::clone(&self.places).try_acquire_owned().ok()?]))
    }
}

/// Everything that goes by turns.
#[derive(Debug)]
pub(crate) struct Turns {
    all: AtOnce,
    /// Pages for nobody in particular.
    pub(crate) outside: AtOnce,
    /// Passwords that are hashed.
    pub(crate) hashing: AtOnce,
    /// Reading every log again.
    pub(crate) verifying: AtOnce,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            all: AtOnce::new(ALL, PATIENCE),
            outside: AtOnce::new(OUTSIDE, PATIENCE),
            hashing: AtOnce::new(HASHING, PATIENCE_WITH_A_PASSWORD),
            verifying: AtOnce::new(1, PATIENCE),
        }
    }
}

impl Turns {
    /// A turn of somebody who is signed in: one of theirs, and one of all.
    pub(crate) async fn of(&self, own: &AtOnce) -> Option<Turn> {
        let Turn(mut held) = own.enter().await?;
        held.extend(self.all.enter().await?.0);
        Some(Turn(held))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nobody_takes_more_than_their_own_turns() {
        let (turns, one) = (Turns::default(), AtOnce::new(OF_ONE, Duration::from_millis(20)));
        let mut held = Vec::new();
        for _ in 0..OF_ONE {
            held.push(turns.of(&one).await.expect("a turn"));
        }
        assert!(turns.of(&one).await.is_none(), "a fourth");
        assert!(turns.of(&AtOnce::of_one()).await.is_some(), "somebody else waits for nothing");
        held.pop();
        assert!(turns.of(&one).await.is_some());
    }

    #[tokio::test]
    async fn passwords_are_hashed_two_at_a_time() {
        let hashing = AtOnce::new(HASHING, Duration::from_millis(20));
        let held = [hashing.enter().await, hashing.enter().await];
        let waiting = hashing.clone();
        let told = tokio::task::spawn_blocking(move || waiting.enter_here().is_none()).await;
        assert!(held.iter().all(Option::is_some) && told.expect("a thread"));
        assert!(hashing.try_enter().is_none());
    }
}
