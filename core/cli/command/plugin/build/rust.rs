//! Plugins in Rust: cargo builds the library, which is then copied to where every plugin's is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use native::MOST_LIBRARY_BYTES;
use native::file::{self, Links};
use serde_json::Value;

use super::compile;
use crate::exit::Problem;

pub(super) fn build(folder: &Path, target: &Path) -> Result<(), Problem> {
    let arguments = ["build", "--release", "--lib", "--message-format", "json-render-diagnostics"];
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let said = compile(folder, &"cargo".into(), &arguments)?;
    let library = String::from_utf8_lossy(&said).lines().filter_map(library).next_back();
    let wrong = |what: String| {
        let fix = "let the crate in Cargo.toml be a `cdylib`: [lib] crate-type = [\"cdylib\", \"rlib\"]";
        Problem::WrongUse(what, fix.to_owned())
    };
    let library = library.ok_or_else(|| wrong("cargo built no library that can be loaded".to_owned()))?;
    let bytes = file::read(&library, MOST_LIBRARY_BYTES, Links::Followed)
        .map_err(|error| wrong(format!("the library `{}` {error}", library.display())))?;
    Ok(file::write(target, &bytes)?)
}

/// The library that can be loaded, where this line of cargo's names one. What the crate itself is comes last.
fn library(line: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let kinds = message.get("target")?.get("crate_types")?.as_array()?;
    if message.get("reason")? != "compiler-artifact" || !kinds.iter().any(|kind| kind == "cdylib") {
        return None;
    }
    let files = message.get("filenames")?.as_array()?.iter().filter_map(Value::as_str).map(PathBuf::from);
    files.into_iter().find(|file| file.extension().is_some_and(|ending| ending == "so"))
}
