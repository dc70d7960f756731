//! Loading a library from memory that cannot be changed any more: what was verified is what runs.

use std::fs::File;
use std::io::Write as _;
use std::os::fd::AsRawFd as _;

use libloading::os::unix::{Library, RTLD_LOCAL, RTLD_NOW};
use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};
use rustix::io::Errno;
use waymark_plugin::abi;

use crate::elf::SUPPORT;
use crate::fault::one_line;

/// A file in memory while it is written.
#[derive(Debug)]
pub(crate) struct Unsealed {
    file: File,
    length: u64,
}

/// A file in memory that nobody can change.
#[derive(Debug)]
pub(crate) struct Sealed(File);

impl Unsealed {
    pub(crate) fn new() -> std::io::Result<Self> {
        let flags = MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING;
        // Nobody shall run it as a program. Kernels before 6.3 do not know the wish.
        let file = match memfd_create("waymark-plugin", flags | MemfdFlags::NOEXEC_SEAL) {
            Err(Errno::INVAL) => memfd_create("waymark-plugin", flags)?,
            made => made?,
        };
        Ok(Self { file: file.into(), length: 0 })
    }

    /// Adds bytes that belong at `at`; false where that is not where the file ends.
    pub(crate) fn add(&mut self, at: u64, bytes: &[u8]) -> std::io::Result<bool> {
        if at != self.length {
            return Ok(false);
        }
        self.file.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(true)
    }

    pub(crate) fn seal(self) -> std::io::Result<Sealed> {
        fcntl_add_seals(
            &self.file,
            SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL,
        )?;
        Ok(Sealed(self.file))
    }
}

/// A library that is loaded, for good.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Loaded(abi::Entry);

impl Loaded {
    pub(crate) fn entry(self) -> abi::Entry {
        self.0
    }
}

/// Loads a library and finds its entry. Its constructors run here.
///
/// # Errors
/// The loader's reason.
///
/// # Safety
/// Whatever the library does when it is loaded is done in this process. It is never unloaded.
#[expect(unsafe_code, reason = "loading a library runs it")]
pub(crate) unsafe fn load(sealed: &Sealed) -> Result<Loaded, String> {
    let path = format!("/proc/self/fd/{}", sealed.0.as_raw_fd());
    let tidy = |error: libloading::Error| {
        let said = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
        one_line(&said.replace(&path, "the library"))
    };
    // SAFETY: the caller accepts what loading does; everything is resolved now, so that nothing is missing later.
    let library = unsafe { Library::open(Some(&path), RTLD_NOW | RTLD_LOCAL) }.map_err(tidy)?;
    // SAFETY: by the header, what has this name is a function of this type.
    let entry = unsafe { library.get::<abi::Entry>(abi::ENTRY) }.map(|found| *found);
    // Never unloaded: destructors of threads, and addresses that were handed out, would point to nothing.
    let _handle = library.into_raw();
    entry.map(Loaded).map_err(|_| format!("it does not export `{}`", abi::ENTRY))
}

/// Has the libraries that a plugin may need in this process before files are out of reach.
#[expect(unsafe_code, reason = "loading a library runs it")]
pub(crate) fn bring_support() {
    for name in SUPPORT {
        // SAFETY: the C library and what belongs to it; loading them changes nothing that is in use.
        if let Ok(library) = unsafe { Library::open(Some(name), RTLD_NOW | RTLD_LOCAL) } {
            let _kept = library.into_raw();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn nothing_can_change_what_is_sealed() {
        let mut unsealed = Unsealed::new().unwrap();
        assert!(unsealed.add(0, b"verified ").unwrap());
        assert!(!unsealed.add(3, b"elsewhere").unwrap(), "parts come in order");
        assert!(unsealed.add(9, b"bytes").unwrap());
        let Sealed(mut file) = unsealed.seal().unwrap();
        assert_eq!(file.write_all(b"!").unwrap_err().kind(), ErrorKind::PermissionDenied);
        assert_eq!(file.set_len(0).unwrap_err().kind(), ErrorKind::PermissionDenied);
        assert_eq!(file.set_len(99).unwrap_err().kind(), ErrorKind::PermissionDenied);
        let path = format!("/proc/self/fd/{}", file.as_raw_fd());
        let mut again = File::options().write(true).open(&path).unwrap();
        assert_eq!(again.write_all(b"!").unwrap_err().kind(), ErrorKind::PermissionDenied);
        #[expect(clippy::disallowed_methods, reason = "reading it back")]
        let kept = std::fs::read(path).unwrap();
        assert_eq!(kept, b"verified bytes");
    }
}
