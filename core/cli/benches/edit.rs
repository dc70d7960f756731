//! What a designer waits for while writing: from a changed text to what is wrong with it.
//!
//! `cargo bench -p waymark --bench edit`. Of many edits the slowest of twenty counts, so that none is felt.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a bench that cannot go on says so by stopping"
)]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench starts the program and prints its figures"
)]
#![expect(dead_code, reason = "no ratio is taken here, and not all is asked that an editor can ask")]

#[path = "../../../tests/editor.rs"]
mod editor;
#[path = "../../runtime/benches/advice/measure.rs"]
mod measure;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use content::FolderSource;
use editor::Editor;
use exchange::Mappings;
use measure::{is_bench, row};
use runtime::ports::ContentSource as _;
use runtime::workbench::Workbench;
use script::Scripts;

fn scripts() -> Workbench<FolderSource> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts");
    let mappings =
        |source: &FolderSource, facts: &_| Mappings::new(source.mappings(), facts).findings().to_vec();
    Workbench::new(FolderSource::new(folder), Box::new(Scripts::new(None)), Box::new(mappings))
}

/// Milliseconds from a changed text of the file at `path` to the findings: 19 of 20 edits take no longer.
fn edits(bench: &mut Workbench<FolderSource>, path: &str, old: &str, new: &str) -> f64 {
    let right = bench.source().text(path).expect("a file");
    let wrong = right.replacen(old, new, 1);
    assert!(*right != *wrong, "{path} does not contain {old}");
    let mut times = Vec::new();
    for number in 0..if is_bench() { 200 } else { 2 } {
        let (text, fine) = if number % 2 == 0 { (&*wrong, false) } else { (&*right, true) };
        let start = Instant::now();
        bench.update(|source| BTreeSet::from_iter(source.put(path, text).then(|| path.to_owned())));
        let checked = bench.checked(None);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(checked.is_fine(), fine, "{:?}", checked.findings);
    }
    slowest_of_twenty(&mut times)
}

/// Milliseconds from an edit in an editor to the diagnostics it shows, through the language server's own process.
fn diagnostics(file: &str, old: &str, new: &str) -> f64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let right = FolderSource::new(folder.join("scripts")).text(file).expect("a file");
    let wrong = right.replacen(old, new, 1);
    let mut editor = Editor::start(folder);
    editor.open(file, &wrong);
    editor.diagnostics(file);
    let mut times = Vec::new();
    for number in 0..if is_bench() { 200 } else { 2 } {
        let start = Instant::now();
        editor.change(file, if number % 2 == 0 { &right } else { &wrong });
        editor.diagnostics(file);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    assert_eq!(editor.end(), 0);
    slowest_of_twenty(&mut times)
}

fn slowest_of_twenty(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() * 95 / 100]
}

fn main() {
    let mut bench = scripts();
    for (what, path, old, new) in [
        ("one rule", "hii/rules.yaml", "goods.relatedness.importance", "goods.relatedness.importence"),
        ("one block", "hii/modules/who-i-am/groups.md", "{{preferred_name}}", "{{preferred}}"),
        ("one shared fact", "shared/facts.yaml", "type: choice", "type: choise"),
    ] {
        let slow = edits(&mut bench, path, old, new);
        row(&format!("{what} edited, text to findings, p95, milliseconds"), slow, 50.0, false);
    }
    let slow = diagnostics("hii/rules.yaml", "goods.relatedness.importance", "goods.relatedness.importence");
    row("one rule edited in an editor, edit to diagnostic, p95, ms", slow, 50.0, false);
}
