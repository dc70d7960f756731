//! Files about to be written: all of them or none, and none over one that is there.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::clean::Clean;
use crate::exit::{Exit, Problem};
use crate::write;

/// Files below a folder.
pub(super) struct Files {
    folder: PathBuf,
    new: Vec<(String, String)>,
    /// Files that get something added at their end.
    longer: Vec<(String, String)>,
}

impl Files {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), new: Vec::new(), longer: Vec::new() }
    }

    /// A file that must not be there yet.
    pub(super) fn add(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.new.push((path.into(), text.into()));
    }

    /// A file that is kept as it is where it is there.
    pub(super) fn add_if_missing(&mut self, path: &str, text: &str) {
        if !write::is_taken(&self.folder.join(path)) {
            self.add(path, text);
        }
    }

    /// Text at the end of a file that is there, or the beginning of one that is not.
    pub(super) fn append(&mut self, path: &str, text: &str, opening: &str) {
        if write::is_taken(&self.folder.join(path)) {
            self.longer.push((path.to_owned(), text.to_owned()));
        } else {
            self.add(path, format!("{opening}{text}"));
        }
    }

    /// Writes them, and says what was written and what may follow.
    pub(super) fn write(self, next: &str) -> Result<Exit, Problem> {
        if let Some((path, _)) = self.new.iter().find(|(path, _)| write::is_taken(&self.folder.join(path))) {
            return Err(Problem::WrongUse(
                format!("`{}` is there already", self.folder.join(path).display()),
                "choose another id, or change the file that is there; nothing was written".to_owned(),
            ));
        }
        // Everything is written before anything is told: whoever stops listening does not stop the writing.
        let mut told = Vec::new();
        for (path, text) in &self.new {
            let path = write::new_file(&self.folder, path, text).map_err(|error| refused(path, &error))?;
            told.push(format!("made {}", path.display()));
        }
        for (path, text) in &self.longer {
            let path = longer(&self.folder, path, text).map_err(|error| refused(path, &error))?;
            told.push(format!("added to {}", path.display()));
        }
        let mut out = Clean::new(std::io::stdout().lock());
        for line in told {
            writeln!(out, "{line}")?;
        }
        if !next.is_empty() {
            writeln!(out, "Next: {next}")?;
        }
        Ok(Exit::Fine)
    }
}

#[expect(clippy::disallowed_methods, reason = "reads the file a person asked to add to")]
fn longer(folder: &Path, path: &str, text: &str) -> std::io::Result<PathBuf> {
    let path = write::within(folder, path)?;
    let before = std::fs::read_to_string(&path)?;
    write::replace(&path, &format!("{}\n\n{text}", before.trim_end()))?;
    Ok(path)
}

fn refused(path: &str, error: &std::io::Error) -> Problem {
    Problem::WrongUse(
        format!("`{path}` cannot be written: {error}"),
        "see that the folders on the way are ordinary folders that may be changed".to_owned(),
    )
}
