//! The one place that writes the files a person asked for: new ones never over anything and never through a link,
//! changed ones whole or not at all.

use std::fs::OpenOptions;
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::{Path, PathBuf};

/// How many names for a file on its way are tried.
const MOST_NAMES: u32 = 64;

/// Says whether something stands at `path`, be it a link to nowhere.
pub(crate) fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Writes a new file `inside` the folder `root`, and the folders on the way.
///
/// # Errors
/// Where something stands there already, or a folder on the way is a link: it could lead anywhere.
pub(crate) fn new_file(root: &Path, inside: &str, text: &str) -> Result<PathBuf> {
    let path = within(root, inside)?;
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent)?;
    }
    // Asks the system itself: nothing can come between looking and writing, and no link is followed.
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
    file.write_all(text.as_bytes())?;
    Ok(path)
}

/// Writes a new file; nothing may be there.
///
/// # Errors
/// Where something is there already, or it cannot be written.
pub(crate) fn new_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// Writes a new file that only its owner may read; nothing may be there.
///
/// # Errors
/// Where something is there already, or it cannot be written.
pub(crate) fn new_private_file(path: &Path, text: &str) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// The path of `inside` below `root`, where no folder on the way is a link.
///
/// # Errors
/// Where one is.
pub(crate) fn within(root: &Path, inside: &str) -> Result<PathBuf> {
    let mut path = root.to_owned();
    let parts: Vec<&str> = inside.split('/').collect();
    for (number, part) in parts.iter().enumerate() {
        path.push(part);
        let last = number.saturating_add(1) == parts.len();
        if !last && path.symlink_metadata().is_ok_and(|data| data.is_symlink()) {
            let why = format!("`{}` is a link, and would lead elsewhere", path.display());
            return Err(Error::new(ErrorKind::InvalidInput, why));
        }
    }
    Ok(path)
}

/// Puts a text in the place of a file's, whole or not at all: an author's words are never half written. A link inside
/// a folder stays one.
///
/// # Errors
/// Where the file or its folder may not be changed.
pub(crate) fn replace(path: &Path, text: &str) -> Result<()> {
    put(&path.canonicalize()?, text)
}

/// The same for a file `inside` the folder `root` that somebody named from afar: neither it nor what is on the way may lead
/// elsewhere. What comes in its place at that moment is replaced itself, and never followed.
///
/// # Errors
/// Where it would, or may not be changed.
pub(crate) fn replace_inside(root: &Path, inside: &str, text: &str) -> Result<()> {
    put(&existing(root, inside)?, text)
}

/// The path of a file `inside` the folder `root` that is there, an ordinary one and truly below that folder.
///
/// # Errors
/// Where it is none.
pub(crate) fn existing(root: &Path, inside: &str) -> Result<PathBuf> {
    let path = within(root, inside)?;
    let elsewhere = || {
        let why = format!("`{}` is no ordinary file below its folder", path.display());
        Error::new(ErrorKind::InvalidInput, why)
    };
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return Err(elsewhere()) };
    let below = parent.canonicalize()?;
    if !below.starts_with(root.canonicalize()?) || !path.symlink_metadata()?.is_file() {
        return Err(elsewhere());
    }
    Ok(below.join(name))
}

fn put(path: &Path, text: &str) -> Result<()> {
    let (beside, mut file) = beside(path)?;
    let done = file
        .write_all(text.as_bytes())
        .and_then(|()| std::fs::symlink_metadata(path))
        .and_then(|data| std::fs::set_permissions(&beside, data.permissions()))
        .and_then(|()| std::fs::rename(&beside, path));
    done.inspect_err(|_| drop(std::fs::remove_file(&beside)))
}

/// A new file beside `path`; whatever stands there under such a name stays.
fn beside(path: &Path) -> Result<(PathBuf, std::fs::File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for number in 0..MOST_NAMES {
        let beside = path.with_file_name(format!(".{name}.{}-{number}.waymark", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (beside, file)),
        }
    }
    Err(Error::new(ErrorKind::AlreadyExists, "no name is free for the file on its way"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "lays out and reads files of the test's own")]
    fn what_leads_out_of_the_folder_is_neither_replaced_nor_followed() {
        let folder = std::env::temp_dir().join(format!("waymark-write-{}", std::process::id()));
        let root = folder.join("root");
        std::fs::create_dir_all(root.join("in")).expect("folders");
        std::fs::create_dir_all(folder.join("out")).expect("folders");
        for file in ["out/a.md", "root/in/b.md"] {
            std::fs::write(folder.join(file), "before").expect("written");
        }
        std::os::unix::fs::symlink(folder.join("out/a.md"), root.join("in/a.md")).expect("a link");
        std::os::unix::fs::symlink(folder.join("out"), root.join("away")).expect("a link");
        let replaced = |inside: &str| replace_inside(&root, inside, "after").is_ok();
        let all = ["in/a.md", "away/a.md", "../out/a.md", "in/../../out/a.md", "in", "in/b.md"].map(replaced);
        let read = |file: &str| std::fs::read_to_string(folder.join(file)).expect("read");
        let texts = [read("out/a.md"), read("root/in/b.md")];
        std::fs::remove_dir_all(&folder).expect("removed");
        assert_eq!(all, [false, false, false, false, false, true]);
        assert_eq!(texts, ["before", "after"]);
    }
}
