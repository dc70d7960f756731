//! Checks content without starting the program: as `waymark check` does, for tests that check thousands of times.

use std::path::Path;

use content::FolderSource;
use domain::finding::Finding;
use runtime::catalogue::load;
use runtime::check::check;
use runtime::ports::ContentSource as _;
use script::Scripts;

/// What is found in a folder, mappings aside.
pub(crate) fn checked(folder: &Path) -> Vec<Finding> {
    let source = FolderSource::new(folder);
    let scripts = Scripts::new(None);
    let entries = source.programmes().iter().map(|id| load(&source, &scripts, id)).collect();
    check(entries, source.shared_findings()).findings
}
