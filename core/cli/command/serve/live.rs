//! Content while it is served: read again when a file of its folder changes. A request under way keeps what it began with;
//! a programme that a change broke stays as it last was until somebody mends it, and so does everything while the folder
//! cannot be read.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::follow::{Following, follow};
use super::shelf::OnShelf;
use crate::args::ContentArgs;
use crate::exit::Problem;
use crate::wiring::Content;

/// The content that is served now.
pub(super) struct Live {
    reading: Arc<Reading>,
    /// Tells of changes for as long as it is there.
    _following: Option<Following>,
}

/// What is read again after each change.
struct Reading {
    args: ContentArgs,
    /// How often it was begun to be read.
    begun: AtomicU64,
    /// The content, and when reading it was begun: what was begun earlier never takes the place of what was begun later.
    now: RwLock<(u64, Arc<OnShelf>)>,
}

impl Live {
    /// `content` is what `args` gave when the installation was opened: it is not read a second time.
    pub(super) fn new(content: Arc<Content>, args: ContentArgs) -> Result<Self, Problem> {
        content.load(&[])?;
        let folder = content.its_folder().map(Path::to_owned);
        let now = RwLock::new((0, Arc::new(OnShelf::new(content))));
        let reading = Arc::new(Reading { args, begun: AtomicU64::new(0), now });
        let again = Arc::clone(&reading);
        let following = folder.map(|folder| follow(folder, move || again.take_in())).transpose()?;
        Ok(Self { reading, _following: following })
    }

    pub(super) fn content(&self) -> Arc<OnShelf> {
        self.reading.content()
    }

    /// Reads the folder again, now: for whoever has just changed something in it.
    pub(super) fn take_in(&self) {
        self.reading.take_in();
    }
}

impl Reading {
    fn content(&self) -> Arc<OnShelf> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner).1)
    }

    /// Reads the folder again. Nobody waits for it: the lock is held only to put what was read in its place.
    fn take_in(&self) {
        let number = self.begun.fetch_add(1, Ordering::SeqCst).saturating_add(1);
        let before = self.content();
        let fresh = match self.read() {
            Ok(fresh) => OnShelf::new(Arc::new(fresh.after(&before.content))),
            Err(why) => before.unread(now(), why),
        };
        let told = fresh.told();
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if number > now.0 {
            *now = (number, Arc::new(fresh));
            drop(now);
            match told {
                None => tracing::info!("content was read again."),
                Some(why) => tracing::warn!(why, "content cannot be read: what was read last stays in use."),
            }
        }
    }

    /// The folder as it is; in words, why what it holds cannot take the place of what was read before.
    fn read(&self) -> Result<Content, String> {
        let fresh = Content::open_quietly(&self.args).map_err(Problem::what)?;
        fresh.is_no_successor().map_or(Ok(fresh), Err)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "since when the folder cannot be read is told by the computer's clock"
)]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}
