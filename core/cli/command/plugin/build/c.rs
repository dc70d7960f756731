//! Plugins in C: every `.c` file of the folder, in one library that needs nothing but the C library.

use std::ffi::OsString;
use std::path::Path;

use super::compile;
use crate::exit::Problem;

/// Strict, since a warning in code without a safety net is a fault that waits; only the entry function is seen from outside.
const FLAGS: &[&str] = &[
    "-std=c11",
    "-O2",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-fPIC",
    "-shared",
    "-fvisibility=hidden",
    "-Wl,-z,relro,-z,now",
    "-Wl,-z,noexecstack",
    "-Wl,--no-undefined",
    "-s",
];

pub(super) fn build(folder: &Path, compiler: &OsString, target: &Path) -> Result<(), Problem> {
    let mut sources: Vec<OsString> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.file_name()))
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "c"))
        .collect();
    // The same order everywhere, so that the same files give the same library.
    sources.sort();
    if sources.is_empty() {
        let what = format!("there is neither Cargo.toml nor a file in C in `{}`", folder.display());
        return Err(Problem::WrongUse(what, "begin a plugin there: `waymark plugin new`".to_owned()));
    }
    let mut arguments: Vec<OsString> = FLAGS.iter().map(OsString::from).collect();
    arguments.extend(["-o".into(), target.into()]);
    arguments.append(&mut sources);
    compile(folder, compiler, &arguments).map(|_| ())
}
