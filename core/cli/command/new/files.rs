//! Files about to be written: all of them or none, and none over one that is there.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::exit::{Exit, Problem};

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
        if !self.folder.join(path).exists() {
            self.add(path, text);
        }
    }

    /// Text at the end of a file that is there, or the beginning of one that is not.
    pub(super) fn append(&mut self, path: &str, text: &str, opening: &str) {
        if self.folder.join(path).exists() {
            self.longer.push((path.to_owned(), text.to_owned()));
        } else {
            self.add(path, format!("{opening}{text}"));
        }
    }

    /// Writes them, and says what was written and what may follow.
    #[expect(clippy::disallowed_methods, reason = "writes the files a person asked for")]
    pub(super) fn write(self, next: &str) -> Result<Exit, Problem> {
        if let Some((path, _)) = self.new.iter().find(|(path, _)| self.folder.join(path).exists()) {
            return Err(Problem::WrongUse(
                format!("`{}` is there already", self.folder.join(path).display()),
                "choose another id, or change the file that is there; nothing was written".to_owned(),
            ));
        }
        let mut out = std::io::stdout().lock();
        for (path, text) in &self.new {
            let path = self.folder.join(path);
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(&path, text)?;
            writeln!(out, "made {}", path.display())?;
        }
        for (path, text) in &self.longer {
            let path = self.folder.join(path);
            let before = std::fs::read_to_string(&path)?;
            std::fs::write(&path, format!("{}\n\n{text}", before.trim_end()))?;
            writeln!(out, "added to {}", path.display())?;
        }
        if !next.is_empty() {
            writeln!(out, "Next: {next}")?;
        }
        Ok(Exit::Fine)
    }
}
