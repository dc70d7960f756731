//! `waymark plugin build`: runs the author's own compiler, and says where the library is.

mod c;
mod rust;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use native::file::{self, Links, MOST_TEXT};
use serde_json::{Value, json};

use super::{refused, words};
use crate::args::ResultFormat;
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct BuildArgs {
    /// The plugin's folder: with a Cargo.toml, or with plugin.json and files in C
    folder: PathBuf,
    /// The compiler for C
    #[arg(long, value_name = "PROGRAM", default_value = "cc")]
    compiler: OsString,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

pub(crate) fn run(args: &BuildArgs) -> Result<Exit, Problem> {
    let folder = std::fs::canonicalize(&args.folder).map_err(|error| {
        let what = format!("the folder `{}` cannot be used: {error}", args.folder.display());
        Problem::WrongUse(what, "name a plugin's folder, or begin one: `waymark plugin new`".to_owned())
    })?;
    let id = id_of(&folder)?;
    let library = args.folder.join("build").join(format!("{id}.so"));
    std::fs::create_dir_all(folder.join("build"))?;
    let target = folder.join("build").join(format!("{id}.so"));
    if folder.join("Cargo.toml").is_file() {
        rust::build(&folder, &target)?;
    } else {
        c::build(&folder, &args.compiler, &target)?;
    }
    // What would be refused anywhere is better known now.
    let (_, metadata) = native::shelf::library(&library).map_err(refused)?;
    let value = json!({ "library": library, "metadata": metadata });
    let path = library.display();
    let text = format!("{}Built: {path}\nNext: waymark plugin test {path}", words::described(&metadata));
    super::show(args.format, &value, &text)?;
    Ok(Exit::Fine)
}

/// The id that the plugin's metadata says.
fn id_of(folder: &Path) -> Result<String, Problem> {
    let path = folder.join("plugin.json");
    let wrong = |why: String| {
        Problem::WrongUse(
            format!("`{}` {why}", path.display()),
            "a plugin's folder holds plugin.json: what the plugin is and offers; `waymark plugin new` writes one"
                .to_owned(),
        )
    };
    let bytes = file::read(&path, MOST_TEXT, Links::Followed).map_err(|error| wrong(error.to_string()))?;
    let metadata: Value =
        serde_json::from_slice(&bytes).map_err(|error| wrong(format!("is no JSON: {error}")))?;
    let id = metadata.get("id").and_then(Value::as_str).unwrap_or_default();
    super::new::id(id).map_err(|why| wrong(format!("names no id: {why}")))
}

/// Runs a compiler in the plugin's folder, its words shown as they come, and gives what it printed.
#[expect(clippy::disallowed_methods, reason = "a plugin is built by its author's own compiler")]
fn compile(folder: &Path, program: &OsString, arguments: &[OsString]) -> Result<Vec<u8>, Problem> {
    let name = program.to_string_lossy().into_owned();
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped());
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| {
        let what = format!("`{name}` could not be started: {error}");
        Problem::WrongUse(what, "install it, or name another compiler with --compiler".to_owned())
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let what = format!("`{name}` could not build the plugin in `{}`", folder.display());
    Err(Problem::WrongUse(what, "mend what it says above".to_owned()))
}
