//! `waymark new`: beginnings that are whole and have nothing wrong. Nothing that is there is ever written over.

mod files;
mod local;
mod parts;

use std::path::{Path, PathBuf};

use domain::ids::ProgrammeId;
use runtime::compile::Ready;

use crate::args::{NewArgs, NewWhat};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use files::Files;

/// Writes what was asked for, and says what may follow.
pub(crate) fn run(args: &NewArgs) -> Result<Exit, Problem> {
    if let NewWhat::Folder { folder } = &args.what {
        return parts::folder(folder);
    }
    let folder = args.content.scripts.clone().unwrap_or_else(|| PathBuf::from("scripts"));
    let desk = Desk::open(&folder)?;
    let mut files = Files::new(&folder);
    let next = match &args.what {
        NewWhat::Folder { .. } => String::new(),
        NewWhat::Programme { id, like } => parts::programme(&desk, &mut files, id, like.as_deref())?,
        NewWhat::Module { path } => parts::module(&desk, &mut files, path)?,
        NewWhat::Session { path, like } => parts::session(&desk, &mut files, path, like.as_deref())?,
        NewWhat::Rule { path, suggest, site } => {
            parts::rule(&desk, &mut files, path, suggest.as_deref(), site.as_deref())?
        }
        NewWhat::Measure { path } => parts::measure(&desk, &mut files, path)?,
        NewWhat::Case { path, like, site } => {
            local::case(&desk, &mut files, path, like.as_deref(), site.as_deref())?
        }
        NewWhat::Site { id, like } => local::site(&desk, &mut files, id, like.as_deref())?,
        NewWhat::Change { path, block, verb } => local::change(&desk, &mut files, path, block, *verb)?,
        NewWhat::Translation { path, lang, site } => {
            local::translation(&desk, &mut files, path, lang, site.as_deref())?
        }
        NewWhat::Mapping { id, like } => parts::mapping(&desk, &mut files, id, like.as_deref())?,
    };
    files.write(&next)
}

/// The content that is there already.
pub(super) struct Desk {
    folder: PathBuf,
    pub(super) content: Content,
}

impl Desk {
    pub(super) fn open(folder: &Path) -> Result<Self, Problem> {
        if !folder.join("shared").is_dir() {
            return Err(Problem::WrongUse(
                format!("there is no folder of programmes at `{}`", folder.display()),
                "run `waymark new folder` first, or name one with --scripts".to_owned(),
            ));
        }
        Ok(Self { folder: folder.to_owned(), content: Content::folder(folder) })
    }

    /// The text of a file that is there.
    fn text(&self, path: &str) -> Option<String> {
        self.content.source.text(path).map(|text| text.to_string())
    }

    /// The programme, as far as it could be read.
    pub(super) fn ready(&self, programme: &str) -> Result<std::sync::Arc<Ready>, Problem> {
        let known = self.content.source.programmes();
        let near = domain::finding::nearest(programme, known.iter().map(ProgrammeId::as_str));
        let missing = || {
            let names: Vec<&str> = known.iter().map(ProgrammeId::as_str).collect();
            Problem::WrongUse(
                format!("there is no programme `{programme}`"),
                near.map_or_else(
                    || format!("use one of: {}", names.join(", ")),
                    |near| format!("use `{near}`"),
                ),
            )
        };
        let id = known.iter().find(|id| id.as_str() == programme).ok_or_else(missing)?;
        self.content.entry(id).ready.ok_or_else(|| {
            Problem::WrongUse(
                format!("the manifest of `{programme}` cannot be read"),
                "run `waymark check` and mend what it finds first".to_owned(),
            )
        })
    }
}

/// The parts of `PROGRAMME/MODULE/SESSION`, as many as are wanted, each written as ids are.
pub(super) fn ids<const N: usize>(path: &str, shape: &str) -> Result<[String; N], Problem> {
    let parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    let wrong = |why: String| Problem::WrongUse(why, format!("write {shape}, such as `{}`", example(shape)));
    for part in &parts {
        let right = !part.is_empty()
            && part.len() <= 60
            && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !right {
            return Err(wrong(format!(
                "`{part}` is not written as ids are: small letters, digits and hyphens"
            )));
        }
    }
    parts.try_into().map_err(|_| wrong(format!("`{path}` does not have the parts that are needed")))
}

fn example(shape: &str) -> String {
    shape
        .replace("PROGRAMME", "small-steps")
        .replace("MODULE", "beginning")
        .replace("MEASURE", "how-it-feels")
        .replace("SESSION", "first-walk")
        .replace("BLOCK", "what-helps")
        .replace("SITE", "hmp-example")
        .replace("RULE", "walk-first")
        .replace("CASE", "ana")
}
