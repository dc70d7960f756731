//! A small dictionary, a person, and the ways to run a script over them.

use std::sync::Arc;

use domain::dictionary::Dictionary;
use domain::fact::FactType;
use domain::fact_sheet::FactCell;
use domain::guard::Guard;
use domain::package::ScriptText;
use domain::sample::fact;
use runtime::ports::{Functions, PersonView};
use script::{Scripts, WorkerCommand};

pub(crate) const HEADER: &str =
    "// title: t\n// purpose: p\n// evidence: e\n// owner: o\n// last reviewed: 2026-11-01\n";

pub(crate) fn number() -> FactType {
    FactType::Number { at_least: i64::MIN, at_most: i64::MAX, unit: "".into() }
}

pub(crate) fn dictionary() -> Dictionary {
    Dictionary::new([
        fact("setback.recent", FactType::yes_no()),
        fact("meetings.held", FactType::Number { at_least: 0, at_most: 99, unit: "".into() }),
        fact("risk.level", FactType::yes_no()),
        fact("notes.first", FactType::Text),
    ])
}

pub(crate) fn guard() -> Guard {
    Guard::new(["risk".to_owned()])
}

/// `today` and `meetings.held` are known, the rest is not.
pub(crate) fn cells() -> Vec<FactCell> {
    vec![
        FactCell::known(20_000),
        FactCell::NOT_KNOWN,
        FactCell::known(3),
        FactCell::known(1),
        FactCell::NOT_KNOWN,
    ]
}

pub(crate) fn person(cells: &[FactCell]) -> PersonView<'_> {
    PersonView { cells, in_date_only: false }
}

/// Scripting whose worker is this program.
pub(crate) fn with_worker() -> Scripts {
    let program = std::env::current_exe().unwrap();
    Scripts::new(Some(WorkerCommand { program, args: vec!["--worker".into()] }))
}

pub(crate) fn script(text: &str) -> ScriptText {
    ScriptText { file: "logic/a.rhai".into(), text: format!("{HEADER}{text}").into() }
}

/// Functions that nobody checked, in a worker.
pub(crate) fn unchecked(text: &str) -> Arc<dyn Functions> {
    with_worker().unchecked(&[script(text)], &dictionary(), &[("x", number())], false)
}
