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
    let path = &path.canonicalize()?;
    let (beside, mut file) = beside(path)?;
    let done = file
        .write_all(text.as_bytes())
        .and_then(|()| std::fs::metadata(path))
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
