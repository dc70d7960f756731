//! Following a folder: something is done after each change in it, also where the folder itself is taken away, comes back or
//! is replaced by another one, and also where changes never end.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant, SystemTime};

use notify::event::ModifyKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::exit::Problem;

/// So long nothing more must happen before a change is looked at: saving a file takes several steps.
const QUIET: Duration = Duration::from_millis(15);
/// No change waits longer than this, however much goes on.
const LONGEST_WAIT: Duration = Duration::from_millis(500);
/// So often it is looked whether the folder is still the one that is watched: a system tells of what happens in a folder, and
/// not of another one in its place.
const EACH: Duration = Duration::from_secs(1);

/// A folder that is followed for as long as this is there.
pub(super) struct Following {
    _watched: Arc<Watched>,
}

struct Watched {
    folder: PathBuf,
    watcher: Mutex<RecommendedWatcher>,
}

/// Calls `changed` after each change in `folder`, on a thread of its own.
pub(super) fn follow(folder: PathBuf, changed: impl Fn() + Send + 'static) -> Result<Following, Problem> {
    let (sender, happened) = channel();
    let root = folder.clone();
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
        // The receiver is gone only when nobody follows any more.
        let _ = sender.send(event.is_ok_and(|event| takes_away(&event, &root)));
    })
    .map_err(refused)?;
    let which = identity(&folder);
    watcher.watch(&folder, RecursiveMode::Recursive).map_err(refused)?;
    let watched = Arc::new(Watched { folder, watcher: Mutex::new(watcher) });
    let weak = Arc::downgrade(&watched);
    std::thread::spawn(move || go_on(&weak, which, &happened, &changed));
    Ok(Following { _watched: watched })
}

/// Whether what happened may have taken the folder itself away.
fn takes_away(event: &notify::Event, root: &Path) -> bool {
    let goes = event.kind.is_remove() || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
    goes && event.paths.iter().any(|path| path == root)
}

fn go_on(watched: &Weak<Watched>, first: Option<Identity>, happened: &Receiver<bool>, changed: &impl Fn()) {
    let mut which = first;
    loop {
        let (mut something, lost) = match happened.recv_timeout(EACH) {
            Ok(lost) => (true, until_quiet(happened) || lost),
            Err(RecvTimeoutError::Timeout) => (false, false),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let Some(watched) = watched.upgrade() else { return };
        let now = identity(&watched.folder);
        if lost || now != which {
            something = true;
            // One that is there and cannot be watched is tried, and read, again each time.
            which = now.filter(|_| watched.anew());
        }
        drop(watched);
        if something {
            changed();
        }
    }
}

/// Waits until nothing more happens; says whether the folder may have been taken away meanwhile.
fn until_quiet(happened: &Receiver<bool>) -> bool {
    let begun = Instant::now();
    let mut lost = false;
    while let Some(left) = LONGEST_WAIT.checked_sub(begun.elapsed()) {
        match happened.recv_timeout(QUIET.min(left)) {
            Ok(one) => lost |= one,
            Err(_) => break,
        }
    }
    lost
}

impl Watched {
    /// Watches what is called so now. Says whether it can be.
    fn anew(&self) -> bool {
        let mut watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        // What is gone may be watched no more already.
        drop(watcher.unwatch(&self.folder));
        watcher.watch(&self.folder, RecursiveMode::Recursive).is_ok()
    }
}

/// What tells one folder from another of the same name.
type Identity = (u64, u64, Option<SystemTime>);

fn identity(folder: &Path) -> Option<Identity> {
    let data = folder.metadata().ok()?;
    #[cfg(unix)]
    let (device, number) =
        (std::os::unix::fs::MetadataExt::dev(&data), std::os::unix::fs::MetadataExt::ino(&data));
    #[cfg(not(unix))]
    let (device, number) = (0, 0);
    Some((device, number, data.created().ok()))
}
