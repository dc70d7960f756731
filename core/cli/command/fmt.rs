//! `waymark fmt`: the files of programmes in one layout. What a file says never changes; one that cannot be read, or
//! that another layout would change, is left as it is and named.

use std::io::Write;
use std::path::{Path, PathBuf};

use content::{FolderSource, Formatted, format, has_layout};

use crate::args::FmtArgs;
use crate::clean::Clean;
use crate::exit::{Exit, Problem};
use crate::write;

/// One file: its path, and why it cannot be taken in where it cannot.
type Found = (PathBuf, Option<String>);

/// Lays out what was asked for, or says what would change.
pub(crate) fn run(args: &FmtArgs) -> Result<Exit, Problem> {
    let files = files(args)?;
    let mut out = Clean::new(std::io::stdout().lock());
    let (mut changed, mut left) = (0_usize, 0_usize);
    for (path, refused) in &files {
        let formatted = match refused {
            Some(why) => Formatted::LeftAlone(why.clone()),
            None => formatted(path),
        };
        match formatted {
            Formatted::AsItWas => {}
            Formatted::New(text) => {
                changed = changed.saturating_add(1);
                if args.check {
                    writeln!(out, "{} would change.", path.display())?;
                } else {
                    replace(path, &text)?;
                    writeln!(out, "{} changed.", path.display())?;
                }
            }
            Formatted::LeftAlone(why) => {
                left = left.saturating_add(1);
                writeln!(out, "{} was left as it is: {why}.", path.display())?;
            }
        }
    }
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let verb = if args.check { "would change" } else { "changed" };
    write!(out, "{} file{}: {changed} {verb}", files.len(), plural(files.len()))?;
    if left > 0 {
        write!(out, ", {left} left as {}", if left == 1 { "it is" } else { "they are" })?;
    }
    writeln!(out, ".")?;
    let asks = left > 0 || (args.check && changed > 0);
    Ok(if asks { Exit::Findings } else { Exit::Fine })
}

fn files(args: &FmtArgs) -> Result<Vec<Found>, Problem> {
    let asked = args.path.as_deref().or(args.content.scripts.as_deref());
    let path = asked.unwrap_or_else(|| Path::new("scripts"));
    if path.is_file() {
        if has_layout(&path.to_string_lossy()) {
            return Ok(vec![(path.to_owned(), None)]);
        }
        return Err(Problem::WrongUse(
            format!("`{}` is no file that has a layout", path.display()),
            "name a file that ends in .md, .yaml or .rhai, or a folder".to_owned(),
        ));
    }
    if !path.is_dir() {
        return Err(Problem::WrongUse(
            format!("there is no file or folder `{}`", path.display()),
            "name a folder of programmes, such as scripts, or one file in it".to_owned(),
        ));
    }
    let source = FolderSource::new(path);
    let files = source.files().filter(|(file, _)| has_layout(file));
    Ok(files
        .map(|(file, refused)| (path.join(&**file), refused.map(|finding| finding.what.clone())))
        .collect())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a file is laid out as it stands on the disk, line ends and all"
)]
fn formatted(path: &Path) -> Formatted {
    match std::fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => format(&path.to_string_lossy().replace('\\', "/"), &text),
        Ok(Err(_)) => Formatted::LeftAlone("the file is not UTF-8 text".to_owned()),
        Err(_) => Formatted::LeftAlone("the file cannot be opened".to_owned()),
    }
}

pub(super) fn replace(path: &Path, text: &str) -> Result<(), Problem> {
    write::replace(path, text).map_err(|error| {
        Problem::WrongUse(
            format!("`{}` cannot be written: {error}", path.display()),
            "see that the file and its folder may be changed".to_owned(),
        )
    })
}
