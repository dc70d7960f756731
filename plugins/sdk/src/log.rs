//! Lines for the host's log. What was asked does not belong there.

use std::cell::Cell;
use std::ptr;

use crate::abi::{self, HostV1, Slice};

/// How loud a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A fault.
    Error,
    /// Somebody should look.
    Warn,
    /// What was done.
    Info,
    /// How it was done.
    Debug,
}

thread_local! {
    /// The host's table while a call runs on this thread.
    static HOST: Cell<*const HostV1> = const { Cell::new(ptr::null()) };
}

/// Writes a line to the host's log. Outside a call, as in tests of plain functions, nobody hears it.
#[expect(unsafe_code, reason = "a function of the host is called")]
pub fn log(level: Level, words: &str) {
    let level = match level {
        Level::Error => abi::LOG_ERROR,
        Level::Warn => abi::LOG_WARN,
        Level::Info => abi::LOG_INFO,
        Level::Debug => abi::LOG_DEBUG,
    };
    // SAFETY: it is only set to a host's table that lives as long as the process, or to nothing.
    let Some(host) = (unsafe { HOST.get().as_ref() }) else { return };
    if let Some(log) = host.log {
        // SAFETY: the function and its context are the host's; the words live through the call.
        unsafe { log(host.context, level, Slice::of(words.as_bytes())) };
    }
}

/// While this is there, lines go to `host`.
pub(crate) struct Listening(*const HostV1);

impl Listening {
    /// # Safety
    /// `host` must be null, or point to a host's table that lives as long as the process.
    #[expect(unsafe_code, reason = "what is promised here is used where a line is logged")]
    pub(crate) unsafe fn to(host: *const HostV1) -> Self {
        Self(HOST.replace(host))
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        HOST.set(self.0);
    }
}
