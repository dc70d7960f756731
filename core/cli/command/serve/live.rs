//! Content while it is served: read again when a file of its folder changes. A request under way keeps what it began with;
//! a programme that a change broke stays as it last was until somebody mends it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use notify::{RecursiveMode, Watcher as _};

use super::shelf::OnShelf;
use crate::args::ContentArgs;
use crate::exit::Problem;
use crate::wiring::Content;

/// So long nothing more must happen before a change is read: saving a file takes several steps.
const QUIET: Duration = Duration::from_millis(15);

/// The content that is served now.
pub(super) struct Live {
    reading: Arc<Reading>,
    /// Tells of changes for as long as it is there.
    _watcher: Option<notify::RecommendedWatcher>,
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
        let watcher = folder.map(|folder| watch(folder, Arc::clone(&reading))).transpose()?;
        Ok(Self { reading, _watcher: watcher })
    }

    pub(super) fn content(&self) -> Arc<OnShelf> {
        self.reading.content()
    }

    /// Reads the folder again, now: for whoever has just changed something in it.
    pub(super) fn take_in(&self) {
        self.reading.take_in();
    }
}

/// Reads the folder again after each change, on a thread of its own.
fn watch(folder: PathBuf, reading: Arc<Reading>) -> Result<notify::RecommendedWatcher, Problem> {
    let (sender, changed) = std::sync::mpsc::channel();
    let refused = |error: notify::Error| {
        Problem::WrongUse(
            format!("`{}` cannot be watched: {error}", folder.display()),
            "name another folder with --scripts".to_owned(),
        )
    };
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Looking at a file is no change.
        if event.as_ref().is_ok_and(|event| event.kind.is_access()) {
            return;
        }
        // The receiver is gone only when the program ends.
        let _ = sender.send(());
    })
    .map_err(refused)?;
    watcher.watch(&folder, RecursiveMode::Recursive).map_err(refused)?;
    std::thread::spawn(move || {
        while changed.recv().is_ok() {
            while changed.recv_timeout(QUIET).is_ok() {}
            reading.take_in();
        }
    });
    Ok(watcher)
}

impl Reading {
    fn content(&self) -> Arc<OnShelf> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner).1)
    }

    /// Reads the folder again. Nobody waits for it: the lock is held only to put what was read in its place.
    fn take_in(&self) {
        let number = self.begun.fetch_add(1, Ordering::SeqCst).saturating_add(1);
        let before = self.content();
        let Ok(fresh) = Content::open_quietly(&self.args) else { return };
        if fresh.load(&[]).is_err() {
            return;
        }
        let fresh = Arc::new(OnShelf::new(Arc::new(fresh.after(&before.content))));
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if number > now.0 {
            *now = (number, fresh);
            drop(now);
            tracing::info!("content was read again.");
        }
    }
}
