//! `waymark plugin new`: a small plugin that builds, with a test and a README. Nothing that is there is written over.

mod files;

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::args::ResultFormat;
use crate::exit::{Exit, Problem};
use crate::write;

/// What a plugin is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Language {
    /// Rust, on the kit
    Rust,
    /// C, on the header
    C,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewArgs {
    /// The folder to begin; its name is the plugin's id
    folder: PathBuf,
    /// What it is written in
    #[arg(long, value_enum)]
    language: Language,
    /// Where the kit for Rust is: the folder `plugins/sdk` of Waymark's sources
    #[arg(long, value_name = "PATH", required_if_eq("language", "rust"))]
    sdk: Option<PathBuf>,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

pub(crate) fn run(args: &NewArgs) -> Result<Exit, Problem> {
    let folder = args.folder.display();
    let name = args.folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let id = id(name).map_err(|why| {
        Problem::WrongUse(
            format!("`{name}` cannot be a plugin's id: {why}"),
            "name the folder like the plugin, such as first-day".to_owned(),
        )
    })?;
    let files = match (args.language, &args.sdk) {
        (Language::C, _) => files::c(&id),
        (Language::Rust, sdk) => files::rust(&id, &kit(sdk.as_deref())?),
    };
    if let Some((path, _)) = files.iter().find(|(path, _)| write::is_taken(&args.folder.join(path))) {
        let what = format!("there is something at `{}` already", args.folder.join(path).display());
        return Err(Problem::WrongUse(what, "name a folder that is not there yet".to_owned()));
    }
    std::fs::create_dir_all(&args.folder)?;
    for (path, text) in &files {
        write::new_file(&args.folder, path, text)?;
    }
    let names: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    let value = json!({ "id": id, "folder": args.folder, "files": names });
    let text = format!("Begun: {}\nNext: waymark plugin build {folder}", listed(&args.folder, &names));
    super::show(args.format, &value, &text)?;
    Ok(Exit::Fine)
}

/// An id as ids are written.
///
/// # Errors
/// In words, how they are written.
pub(super) fn id(text: &str) -> Result<String, &'static str> {
    let right = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if text.is_empty() || text.len() > 60 || !text.chars().all(right) || text.starts_with('-') {
        return Err("ids are small letters, digits and hyphens, at most 60");
    }
    Ok(text.to_owned())
}

/// The kit's folder, which the plugin names from wherever it is.
fn kit(sdk: Option<&Path>) -> Result<PathBuf, Problem> {
    let sdk = sdk.unwrap_or(Path::new(""));
    let found = std::fs::canonicalize(sdk).ok().filter(|path| path.join("Cargo.toml").is_file());
    found.ok_or_else(|| {
        Problem::WrongUse(
            format!("the kit for Rust is not in `{}`", sdk.display()),
            "name the folder plugins/sdk of Waymark's sources with --sdk: it is on no registry".to_owned(),
        )
    })
}

fn listed(folder: &Path, names: &[&str]) -> String {
    names.iter().map(|name| folder.join(name).display().to_string()).collect::<Vec<_>>().join(", ")
}
