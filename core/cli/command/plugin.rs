//! `waymark plugin`: native plugins, from a beginning in an empty folder to one that an installation allows.
//!
//! Whoever may write to the installation's folder may allow and forbid: these are its administrator's acts, kept with who,
//! when and why in the folder's own list.

mod allow;
mod bench;
mod build;
mod check;
mod forbid;
mod invent;
mod keygen;
mod list;
mod new;
mod sign;
mod test;
mod trust;
mod walls;
pub(super) mod words;

use std::path::{Path, PathBuf};

use domain::finding::Finding;
use domain::record::Refusal;
use jiff::civil::Date;
use native::shelf::{Decision, NotDone, Shelf};
use serde::Serialize;

use crate::args::ResultFormat;
use crate::clean::{shown, write_json};
use crate::exit::{Exit, Problem};
use crate::installation::KEYS;

/// The commands about plugins.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum PluginCommand {
    /// Begin a plugin: a small one that is whole, with a test and a README
    New(new::NewArgs),
    /// Build a plugin from its folder, and say where the library is
    Build(build::BuildArgs),
    /// Say all that can be said of a library without running any of it
    Check(check::CheckArgs),
    /// Run a library as it will be run: invented questions, examples, everything twice, and no sense at all
    Test(test::TestArgs),
    /// Say how fast a library is
    Bench(bench::BenchArgs),
    /// Make a key to sign plugins with
    Keygen(keygen::KeygenArgs),
    /// Sign a library
    Sign(sign::SignArgs),
    /// Put a key on this installation's keyring
    Trust(trust::TrustArgs),
    /// Take a key off the keyring: what it signed is refused from then on
    Distrust(trust::DistrustArgs),
    /// Allow a library here: exactly these bytes
    Allow(allow::AllowArgs),
    /// No longer allow a plugin here
    Forbid(forbid::ForbidArgs),
    /// List what is allowed here, whose keys are trusted, and what was decided
    List(list::ListArgs),
    /// Say what walls plugins must run behind here
    Walls(walls::WallsArgs),
}

pub(crate) fn run(command: &PluginCommand) -> Result<Exit, Problem> {
    match command {
        PluginCommand::New(args) => new::run(args),
        PluginCommand::Build(args) => build::run(args),
        PluginCommand::Check(args) => check::run(args),
        PluginCommand::Test(args) => test::run(args),
        PluginCommand::Bench(args) => bench::run(args),
        PluginCommand::Keygen(args) => keygen::run(args),
        PluginCommand::Sign(args) => sign::run(args),
        PluginCommand::Trust(args) => trust::run(args),
        PluginCommand::Distrust(args) => trust::distrust(args),
        PluginCommand::Allow(args) => allow::run(args),
        PluginCommand::Forbid(args) => forbid::run(args),
        PluginCommand::List(args) => list::run(args),
        PluginCommand::Walls(args) => walls::run(args),
    }
}

/// Whose plugins, and how a result is shown.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ShelfArgs {
    /// The folder of the installation
    #[arg(long, value_name = "DIR", default_value = "waymark-data")]
    pub(crate) data: PathBuf,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ResultFormat,
}

impl ShelfArgs {
    /// The installation's plugins; where there is no installation, none.
    pub(crate) fn shelf(&self) -> Shelf {
        Shelf::open(&self.data)
    }

    /// The plugins of an installation that is there: nothing is decided for one that is not.
    fn installation(&self) -> Result<Shelf, Problem> {
        if self.data.join(KEYS).is_file() {
            return Ok(self.shelf());
        }
        let data = self.data.display();
        Err(Problem::WrongUse(
            format!("there is no installation in `{data}`"),
            format!("begin one with `waymark init --data {data}`, or name another with --data"),
        ))
    }

    /// Shows a result: `value` for other programs, `text` for people.
    pub(crate) fn show(&self, value: &impl Serialize, text: &str) -> Result<(), Problem> {
        show(self.format, value, text)
    }
}

/// Shows a result in the form that was asked for.
fn show(format: ResultFormat, value: &impl Serialize, text: &str) -> Result<(), Problem> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    match format {
        ResultFormat::Json => write_json(&mut out, value)?,
        ResultFormat::Text => writeln!(out, "{}", shown(text.trim_end()))?,
    }
    Ok(())
}

/// Who decides.
#[derive(Clone, Debug, clap::Args)]
struct ByArgs {
    /// Who decides this, such as ada.lovelace
    #[arg(long, value_name = "NAME", value_parser = said)]
    by: String,
}

impl ByArgs {
    #[expect(clippy::disallowed_methods, reason = "the day of a decision is today")]
    fn decision(&self, because: &str) -> Decision {
        let on: Date = jiff::ZonedDateTime::now().date();
        Decision { by: self.by.clone(), on, because: because.to_owned() }
    }
}

/// Words that say something.
fn said(words: &str) -> Result<String, String> {
    let words = words.trim();
    // It is kept and shown in a line among others.
    if words.is_empty() || words.chars().any(char::is_control) {
        return Err("say it in a few words, in one line".to_owned());
    }
    Ok(words.to_owned())
}

/// Why a plugin may not be used, as a problem people are told.
fn refused(finding: Finding) -> Problem {
    Problem::Refused(Refusal::new(finding.code, finding.what).fix(finding.fix))
}

/// Why an act was not done, as a problem people are told.
fn not_done(why: NotDone, shelf: &Shelf) -> Problem {
    match why {
        NotDone::Refused(finding) => refused(*finding),
        NotDone::NotWritten(error) => Problem::WrongUse(
            format!("`{}` could not be written to: {error}", shelf.folder().display()),
            "nothing is changed; see who may write there and whether the disk is full".to_owned(),
        ),
    }
}

/// A text file that somebody named.
fn text_file(path: &Path) -> Result<String, Problem> {
    let wrong = |why: String| {
        let what = format!("the file `{}` {why}", path.display());
        Problem::WrongUse(what, "look at its path".to_owned())
    };
    let bytes = native::file::read(path, native::file::MOST_TEXT, native::file::Links::Followed);
    let bytes = bytes.map_err(|error| wrong(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| wrong("is no text".to_owned()))
}
