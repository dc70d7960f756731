//! The boundary itself: a plugin's table is checked, and its functions are called with borrowed bytes.
//!
//! Where the functions come from is in `library`. This file knows of no process and no file, so that it can be tried
//! with a table made by hand, under tools that watch every access.

use std::ffi::c_void;
use std::io::Write as _;
use std::mem::size_of;
use std::ptr;

use waymark_plugin::abi::{self, Call, HostV1, PluginV1, Slice, Writer};

use crate::wire::Ended;

/// A plugin that can be asked. What it made is never taken back: the process ends instead.
#[derive(Debug)]
pub(crate) struct Instance {
    call: Call,
    instance: *mut c_void,
    operations: u32,
    /// Where outputs go: at the same place for as long as the process lives, so that a plugin that keeps the writer
    /// against the rules writes into memory that is there.
    sink: *mut Sink,
    writer: *const Writer,
}

#[derive(Debug, Default)]
struct Sink {
    bytes: Vec<u8>,
    too_long: bool,
}

/// Whether bytes that a plugin adds to its output still fit.
#[expect(unsafe_code, reason = "called by the plugin, with pointers")]
unsafe extern "C" fn write(context: *mut c_void, data: *const u8, length: u64) -> i32 {
    // SAFETY: the context is the sink of an instance, which is never freed, and an instance is used by one thread.
    let Some(sink) = (unsafe { context.cast::<Sink>().as_mut() }) else { return 1 };
    // SAFETY: the plugin vouches for its bytes; where it lies, its own process ends.
    let bytes = unsafe { Slice { data, length }.bytes() };
    match bytes {
        Some(bytes) if (sink.bytes.len() + bytes.len()) as u64 <= abi::MOST_BYTES => {
            sink.bytes.extend_from_slice(bytes);
            0
        }
        _ => {
            sink.too_long = true;
            1
        }
    }
}

/// A line of a plugin's log goes to standard error, which the parent counts, cuts short and barely quotes.
#[expect(unsafe_code, reason = "called by the plugin, with pointers")]
unsafe extern "C" fn log(_context: *mut c_void, level: u32, words: Slice) {
    const LONGEST: usize = 1000;
    // SAFETY: the plugin vouches for its bytes; where it lies, its own process ends.
    let Some(words) = (unsafe { words.bytes() }) else { return };
    let level = match level {
        abi::LOG_ERROR => "error",
        abi::LOG_WARN => "warning",
        abi::LOG_INFO => "info",
        _ => "debug",
    };
    let words = String::from_utf8_lossy(words.get(..LONGEST).unwrap_or(words)).into_owned();
    // There is nobody to tell that it cannot be written.
    let _lost = writeln!(std::io::stderr(), "{level}: {words}");
}

impl Instance {
    /// Asks a plugin for its table, checks it, and has the plugin make what it works with.
    ///
    /// # Errors
    /// What is wrong with the table, or that the plugin would not begin.
    ///
    /// # Safety
    /// `entry` must be a function as the header describes it, and the library it is in must never be unloaded.
    #[expect(unsafe_code, reason = "functions of a plugin are called")]
    pub(crate) unsafe fn begin(entry: abi::Entry, operations: u32) -> Result<Self, String> {
        let host: &'static HostV1 = Box::leak(Box::new(HostV1 {
            magic: abi::MAGIC,
            abi: abi::ABI,
            struct_size: size_of::<HostV1>() as u32,
            reserved: 0,
            context: ptr::null_mut(),
            log: Some(log),
        }));
        // SAFETY: as the caller promises; the host's table lives as long as the process.
        let table = unsafe { entry(host) };
        // SAFETY: what an entry function returns is its table, or null.
        let (create, call) = unsafe { checked(table, operations)? };
        let mut instance = ptr::null_mut();
        // SAFETY: the function is from a table that was checked; both pointers live through the call.
        match unsafe { create(host, &raw mut instance) } {
            abi::OK => {}
            status => return Err(format!("it would not begin: `create` returned {status}")),
        }
        let sink = Box::into_raw(Box::new(Sink::default()));
        let writer = Box::into_raw(Box::new(Writer { context: sink.cast(), write: Some(write) }));
        Ok(Self { call, instance, operations, sink, writer })
    }

    /// Asks an operation; the answer is what it wrote, valid until the next call.
    #[expect(unsafe_code, reason = "functions of a plugin are called")]
    pub(crate) fn call(&mut self, operation: u32, input: &[u8]) -> (Ended, &[u8]) {
        if operation >= self.operations {
            return (Ended::NotSupported, &[]);
        }
        // SAFETY: the sink is never freed and only used through this instance, which is borrowed here.
        let sink = unsafe { &mut *self.sink };
        sink.bytes.clear();
        sink.too_long = false;
        // SAFETY: the function and the instance are from a table that was checked, the input is borrowed for the call,
        // and `sink` is not used again before it returns.
        let status = unsafe { (self.call)(self.instance, operation, Slice::of(input), self.writer) };
        // SAFETY: as above.
        let sink = unsafe { &*self.sink };
        let ended = match status {
            _ if sink.too_long => Ended::TooLong,
            abi::OK => Ended::Answered,
            abi::DECLINED => Ended::Declined,
            abi::NOT_SUPPORTED => Ended::NotSupported,
            abi::PANICKED => Ended::Panicked,
            _ => Ended::Failed,
        };
        (ended, if sink.too_long { &[] } else { &sink.bytes })
    }
}

/// The functions of a table, where it is one.
///
/// # Safety
/// `table` must be null or point to what an entry function gave.
#[expect(unsafe_code, reason = "the table is known by its address only")]
unsafe fn checked(table: *const PluginV1, operations: u32) -> Result<(abi::Create, Call), String> {
    if table.is_null() {
        return Err("it gave no table: it cannot work with this program".to_owned());
    }
    if !table.is_aligned() {
        return Err("its table is not where a table can be".to_owned());
    }
    // The first fields are read alone: whether there are more is what the third one says.
    // SAFETY: a table of any version begins with these.
    let (magic, version, size) = unsafe { ((*table).magic, (*table).abi, (*table).struct_size) };
    if magic != abi::MAGIC {
        return Err(format!("its table begins with {magic:#010x}, not {:#010x}", abi::MAGIC));
    }
    if version != abi::ABI {
        return Err(format!("its table is for version {version} of the interface, not {}", abi::ABI));
    }
    if (size as usize) < size_of::<PluginV1>() {
        return Err(format!("its table is {size} bytes long, not {}", size_of::<PluginV1>()));
    }
    // SAFETY: it says that all of it is there.
    let table = unsafe { &*table };
    if table.operations != operations {
        return Err(format!("its table has {} operations, its metadata {operations}", table.operations));
    }
    let (Some(create), Some(call), Some(_), Some(_)) =
        (table.create, table.call, table.destroy, table.get_extension)
    else {
        return Err("its table lacks a function".to_owned());
    };
    Ok((create, call))
}

#[cfg(test)]
#[path = "glue_tests.rs"]
mod tests;
