//! Files of the shelf: read once and whole, whatever stands at the path; written whole or not at all.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// The largest text beside it (a signature, a list, a key), in bytes: 1 MiB.
pub const MOST_TEXT: u64 = 1024 * 1024;

/// How many names for a file on its way are tried.
const MOST_NAMES: u32 = 64;

/// Whether a path may be a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// Yes: the administrator named it.
    Followed,
    /// No: on the shelf, a link could lead to a file that somebody else may change.
    Refused,
}

/// Why a file was not read.
#[derive(Debug)]
pub enum Unreadable {
    /// Nothing is there.
    Missing,
    /// Something is there that is no ordinary file: a link, a folder, a pipe, a device.
    NoFile,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// The system refused.
    System(io::Error),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => out.write_str("is not there"),
            Self::NoFile => out.write_str("is no ordinary file (a link, a folder, a pipe or a device)"),
            Self::TooLarge(most) => write!(out, "is larger than the {most} bytes that are taken"),
            Self::System(error) => write!(out, "cannot be read: {error}"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Reads a file once and whole. Never waits for a pipe, and takes no more than `most` bytes however large it says it is.
///
/// # Errors
/// [`Unreadable`].
pub fn read(path: &Path, most: u64, links: Links) -> Result<Vec<u8>, Unreadable> {
    // Without waiting: a pipe that nobody writes to would otherwise hold the caller for ever.
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    if links == Links::Refused {
        flags |= OFlags::NOFOLLOW;
    }
    let flags = i32::try_from(flags.bits()).map_err(|error| Unreadable::System(io::Error::other(error)))?;
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(|error| {
        match rustix::io::Errno::from_io_error(&error) {
            Some(rustix::io::Errno::NOENT) => Unreadable::Missing,
            // A link where none is followed; a socket.
            Some(rustix::io::Errno::LOOP | rustix::io::Errno::NXIO) => Unreadable::NoFile,
            _ => Unreadable::System(error),
        }
    })?;
    // Of the open file, not of the path: what stands at the path may be another by now.
    if !file.metadata().map_err(Unreadable::System)?.is_file() {
        return Err(Unreadable::NoFile);
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(Unreadable::System)?;
    if bytes.len() as u64 > most {
        return Err(Unreadable::TooLarge(most));
    }
    Ok(bytes)
}

/// Puts `bytes` at `path`, in the place of what may be there, whole or not at all, and on the disk when it returns.
///
/// # Errors
/// Where the folder may not be written to.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (beside, mut file) = beside(path)?;
    let done = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| std::fs::rename(&beside, path))
        .and_then(|()| File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all());
    done.inspect_err(|_| drop(std::fs::remove_file(&beside)))
}

/// A new file beside `path`, which only its owner may change; whatever stands there under such a name stays.
fn beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for number in 0..MOST_NAMES {
        let beside = path.with_file_name(format!(".{name}.{}-{number}.waymark", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).mode(0o644).open(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (beside, file)),
        }
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, "no name is free for the file on its way"))
}
