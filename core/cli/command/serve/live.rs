//! Content while it is served: read again when a file of its folder changes. A request under way keeps what it began with;
//! a programme that a change broke stays as it last was until somebody mends it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use notify::{RecursiveMode, Watcher as _};

use crate::args::ContentArgs;
use crate::exit::Problem;
use crate::wiring::Content;

/// So long nothing more must happen before a change is read: saving a file takes several steps.
const QUIET: Duration = Duration::from_millis(15);

/// The content that is served now.
pub(super) struct Live {
    now: Arc<RwLock<Arc<Content>>>,
    /// Tells of changes for as long as it is there.
    _watcher: Option<notify::RecommendedWatcher>,
}

impl Live {
    pub(super) fn new(args: ContentArgs) -> Result<Self, Problem> {
        let content = Content::open_quietly(&args)?;
        content.load(&[])?;
        let folder = content.its_folder().map(Path::to_owned);
        let now = Arc::new(RwLock::new(Arc::new(content)));
        let watcher = folder.map(|folder| watch(folder, args, Arc::clone(&now))).transpose()?;
        Ok(Self { now, _watcher: watcher })
    }

    pub(super) fn content(&self) -> Arc<Content> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Reads the folder again after each change, on a thread of its own.
fn watch(
    folder: PathBuf,
    args: ContentArgs,
    now: Arc<RwLock<Arc<Content>>>,
) -> Result<notify::RecommendedWatcher, Problem> {
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
            take_in(&args, &now);
        }
    });
    Ok(watcher)
}

fn take_in(args: &ContentArgs, now: &RwLock<Arc<Content>>) {
    let before = Arc::clone(&now.read().unwrap_or_else(PoisonError::into_inner));
    let Ok(fresh) = Content::open_quietly(args) else { return };
    if fresh.load(&[]).is_err() {
        return;
    }
    let fresh = Arc::new(fresh.after(&before));
    *now.write().unwrap_or_else(PoisonError::into_inner) = fresh;
    tracing::info!("content was read again.");
}
