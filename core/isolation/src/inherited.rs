//! Closing the files that a worker inherited: whatever started the parent may have left some open, and an open
//! file is out of reach for Landlock.
//!
//! The only `unsafe` of this crate is here.

use rustix::io::{FdFlags, fcntl_getfd};
use std::io;
use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd};

/// Closes every open file but the three standard ones that came through exec.
///
/// Those are the ones without the close-on-exec mark: with it they would not be here, and whatever the standard
/// library opens has it. A file that was passed on purpose is kept by marking it first.
///
/// # Errors
/// When the open files cannot be listed.
#[expect(unsafe_code, reason = "files known only by number cannot be closed otherwise")]
pub(crate) fn close() -> io::Result<()> {
    for entry in std::fs::read_dir("/dev/fd")? {
        let Some(number) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        if number <= 2 {
            continue;
        }
        // SAFETY: the number was just listed as open, and nothing else runs in this process yet to close it.
        let file = unsafe { BorrowedFd::borrow_raw(number) };
        if fcntl_getfd(file).is_ok_and(|flags| !flags.contains(FdFlags::CLOEXEC)) {
            // SAFETY: as above; it came through exec, so no value in this program owns it.
            drop(unsafe { OwnedFd::from_raw_fd(number) });
        }
    }
    Ok(())
}
