//! `waymark check --watch`: checks again whatever a change touches, and tells what appeared and what went.
//!
//! What an editor leaves half written, takes away or renames is simply what stands there just then; the next change
//! is checked again.

use std::collections::BTreeSet;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use content::FolderSource;
use domain::finding::Finding;
use domain::ids::ProgrammeId;
use notify::{Event, EventKind, RecursiveMode, Watcher as _};
use runtime::ports::ContentSource as _;
use runtime::workbench::{Workbench, difference};

use crate::args::FindingFormat;
use crate::clean::{Clean, shown};
use crate::command::check::tally;
use crate::exit::{Exit, Problem};
use crate::face;
use crate::wiring::Content;

/// So long nothing more must happen before a change is looked at: saving a file takes several steps.
const QUIET: Duration = Duration::from_millis(15);
/// No change waits longer than this.
const LONGEST_WAIT: Duration = Duration::from_millis(200);

/// What can happen while one watches.
enum Happened {
    Files(notify::Result<Event>),
    InputEnded,
}

/// Files that changed, close together in time.
#[derive(Debug, Default)]
struct Changes {
    files: BTreeSet<String>,
    /// It is not known which: everything is looked at.
    everything: bool,
    ended: bool,
}

/// Checks `content`, then goes on until standard input ends. `only` is the one programme asked for.
pub(crate) fn run(
    content: &Content,
    only: Option<&ProgrammeId>,
    format: FindingFormat,
) -> Result<Exit, Problem> {
    if !matches!(format, FindingFormat::Pretty | FindingFormat::Plain) {
        return Err(Problem::WrongUse(
            "--watch shows findings to people only".to_owned(),
            "leave --format out, or use --format plain".to_owned(),
        ));
    }
    let (sender, happened) = mpsc::channel();
    // Watched before it is read: nothing that changes in between is missed.
    let mut bench = content.workbench()?;
    let folder = bench.source().folder().canonicalize()?;
    let _watcher = watcher(&folder, sender.clone())?;
    bench.update(FolderSource::reread_all);
    tell_of_end(sender);
    let mut out = std::io::stdout();
    let mut checked = bench.checked(only);
    face::show(&checked.findings, format, bench.source(), "", &mut out)?;
    writeln!(out, "{}\nWatching {}; Ctrl-C ends it.", tally(&checked), shown(&folder.to_string_lossy()))?;
    out.flush()?;
    loop {
        let changes = next(&happened, &folder, &bench);
        if !changes.is_nothing() {
            let start = Instant::now();
            let paths = take_in(&mut bench, &changes);
            if !paths.is_empty() {
                let now = bench.checked(only);
                let (new, gone) = difference(&checked.findings, &now.findings);
                let took = start.elapsed().as_millis();
                show(
                    &Difference { paths, new, gone, took, tally: tally(&now) },
                    format,
                    bench.source(),
                    &mut out,
                )?;
                checked = now;
            }
        }
        if changes.ended {
            return Ok(if checked.is_fine() { Exit::Fine } else { Exit::Findings });
        }
    }
}

fn watcher(folder: &Path, sender: Sender<Happened>) -> Result<notify::RecommendedWatcher, Problem> {
    let refused = |error: notify::Error| {
        Problem::WrongUse(
            format!("`{}` cannot be watched: {error}", folder.display()),
            "run `waymark check` again after each change instead".to_owned(),
        )
    };
    // The receiver is gone only when the program ends.
    let mut watcher = notify::recommended_watcher(move |event| drop(sender.send(Happened::Files(event))))
        .map_err(refused)?;
    watcher.watch(folder, RecursiveMode::Recursive).map_err(refused)?;
    Ok(watcher)
}

fn tell_of_end(sender: Sender<Happened>) {
    std::thread::spawn(move || {
        let mut typed = [0_u8; 256];
        while matches!(std::io::stdin().read(&mut typed), Ok(1..)) {}
        drop(sender.send(Happened::InputEnded));
    });
}

/// Waits for a change, and for what belongs to it.
fn next(happened: &Receiver<Happened>, folder: &Path, bench: &Workbench<FolderSource>) -> Changes {
    let mut changes = Changes::default();
    let Ok(first) = happened.recv() else {
        changes.ended = true;
        return changes;
    };
    changes.add(first, folder, bench);
    let start = Instant::now();
    while !changes.ended && start.elapsed() < LONGEST_WAIT {
        match happened.recv_timeout(QUIET) {
            Ok(more) => changes.add(more, folder, bench),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => changes.ended = true,
        }
    }
    changes
}

impl Changes {
    fn is_nothing(&self) -> bool {
        self.files.is_empty() && !self.everything
    }

    fn add(&mut self, happened: Happened, folder: &Path, bench: &Workbench<FolderSource>) {
        let event = match happened {
            Happened::InputEnded => {
                self.ended = true;
                return;
            }
            // Our own reading is no change.
            Happened::Files(Ok(event)) if matches!(event.kind, EventKind::Access(_)) => return,
            Happened::Files(Ok(event)) if !event.need_rescan() => event,
            Happened::Files(_) => {
                self.everything = true;
                return;
            }
        };
        for path in &event.paths {
            let Ok(inside) = path.strip_prefix(folder) else { continue };
            let inside = inside.to_string_lossy().replace('\\', "/");
            if inside.split('/').any(|part| part.starts_with('.')) {
                continue;
            }
            // What is neither a file now nor was one is a folder that came, went or was renamed.
            if path.is_file() || bench.source().text(&inside).is_some() {
                self.files.insert(inside);
            } else {
                self.everything = true;
            }
        }
    }
}

/// Takes the changes in; gives the files that really differ.
fn take_in(bench: &mut Workbench<FolderSource>, changes: &Changes) -> BTreeSet<String> {
    let mut differing = BTreeSet::new();
    bench.update(|source| {
        if changes.everything {
            differing = source.reread_all();
        } else {
            differing = changes.files.iter().filter(|path| source.reread(path)).cloned().collect();
        }
        differing.clone()
    });
    differing
}

/// What one change did.
struct Difference {
    paths: BTreeSet<String>,
    new: Vec<Finding>,
    gone: Vec<Finding>,
    took: u128,
    tally: String,
}

fn show(
    done: &Difference,
    format: FindingFormat,
    source: &FolderSource,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let paths: Vec<&str> = done.paths.iter().map(String::as_str).collect();
    let named = match paths.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("{} files", several.len()),
    };
    writeln!(Clean::new(&mut *out), "\n{named} changed.")?;
    face::show(&done.new, format, source, "", out)?;
    let mut clean = Clean::new(&mut *out);
    for finding in &done.gone {
        writeln!(clean, "Mended: {} {}: {}.", finding.code, finding.place.file, finding.what)?;
    }
    let (new, gone) = (done.new.len(), done.gone.len());
    writeln!(clean, "{} {new} new, {gone} mended, {} ms.", done.tally, done.took)?;
    clean.flush()
}
