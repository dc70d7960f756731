//! The one mirror of `include/waymark_plugin.h` in Rust. What each part means is said there.
//!
//! The layout is asserted here with the numbers the header asserts, and `tests/header.rs` compares every size, offset
//! and constant of the two.

use std::ffi::c_void;
use std::mem::{offset_of, size_of};

/// "WAYM", the first field of both tables.
pub const MAGIC: u32 = 0x4D59_4157;
/// The version of the interface.
pub const ABI: u32 = 1;
/// What an operation takes, and what it gives, is at most this many bytes long.
pub const MOST_BYTES: u64 = 1024 * 1024;

/// The output is the answer.
pub const OK: i32 = 0;
/// The question cannot be answered; the output says why.
pub const DECLINED: i32 = 1;
/// There is no such operation.
pub const NOT_SUPPORTED: i32 = 2;
/// Something went wrong that should not; the output says what.
pub const FAILED: i32 = 3;
/// The plugin's own code broke off and was caught.
pub const PANICKED: i32 = 4;

/// A fault.
pub const LOG_ERROR: u32 = 1;
/// Somebody should look.
pub const LOG_WARN: u32 = 2;
/// What was done.
pub const LOG_INFO: u32 = 3;
/// How it was done.
pub const LOG_DEBUG: u32 = 4;

/// The name of the one exported function, as the loader wants it.
pub const ENTRY: &str = "waymark_plugin_entry";
/// The section that holds the metadata.
pub const SECTION: &str = ".waymark";

/// Some bytes. Where `length` is 0, `data` may be anything.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Slice {
    /// The first byte.
    pub data: *const u8,
    /// How many there are.
    pub length: u64,
}

impl Slice {
    /// The bytes of `bytes`, for as long as those are there.
    #[must_use]
    pub const fn of(bytes: &[u8]) -> Self {
        Self { data: bytes.as_ptr(), length: bytes.len() as u64 }
    }

    /// The bytes, or `None` where there cannot be as many.
    ///
    /// # Safety
    /// Unless `length` is 0, `data` must point to that many bytes that stay unchanged for `'a`.
    #[expect(unsafe_code, reason = "bytes that come over the boundary as a pointer and a length")]
    #[must_use]
    pub const unsafe fn bytes<'a>(self) -> Option<&'a [u8]> {
        if self.length == 0 {
            return Some(&[]);
        }
        if self.data.is_null() || self.length > isize::MAX as u64 {
            return None;
        }
        // SAFETY: the caller vouches for the bytes; it is not null, and no longer than a slice can be.
        Some(unsafe { std::slice::from_raw_parts(self.data, self.length as usize) })
    }
}

/// Adds bytes to the output of a call.
pub type Write = unsafe extern "C" fn(context: *mut c_void, data: *const u8, length: u64) -> i32;
/// Writes a line to the host's log.
pub type Log = unsafe extern "C" fn(context: *mut c_void, level: u32, words: Slice);
/// Makes what the calls work with.
pub type Create = unsafe extern "C" fn(host: *const HostV1, instance: *mut *mut c_void) -> i32;
/// Answers one question.
pub type Call =
    unsafe extern "C" fn(instance: *mut c_void, operation: u32, input: Slice, output: *const Writer) -> i32;
/// Takes back what `create` made.
pub type Destroy = unsafe extern "C" fn(instance: *mut c_void);
/// For what may be added one day.
pub type GetExtension = unsafe extern "C" fn(name: Slice) -> *const c_void;
/// The one function a plugin exports.
pub type Entry = unsafe extern "C" fn(host: *const HostV1) -> *const PluginV1;

/// Where a call's output goes.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Writer {
    /// For the host.
    pub context: *mut c_void,
    /// Adds bytes; never null from a host that keeps to the header.
    pub write: Option<Write>,
}

/// What the host offers.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct HostV1 {
    /// [`MAGIC`].
    pub magic: u32,
    /// [`ABI`], or higher where the host knows more.
    pub abi: u32,
    /// Bytes of this struct as the host knows it.
    pub struct_size: u32,
    /// 0.
    pub reserved: u32,
    /// For the host.
    pub context: *mut c_void,
    /// Writes a line to the host's log.
    pub log: Option<Log>,
}

/// What the plugin offers. No function may be null; they are optional here because a plugin may break that.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct PluginV1 {
    /// [`MAGIC`].
    pub magic: u32,
    /// [`ABI`].
    pub abi: u32,
    /// Bytes of this struct as the plugin knows it.
    pub struct_size: u32,
    /// How many operations there are.
    pub operations: u32,
    /// Makes what the calls work with.
    pub create: Option<Create>,
    /// Answers one question.
    pub call: Option<Call>,
    /// Takes back what `create` made.
    pub destroy: Option<Destroy>,
    /// For what may be added one day.
    pub get_extension: Option<GetExtension>,
}

const _: () = {
    assert!(size_of::<*const u8>() == 8, "64-bit systems only");
    assert!(size_of::<Slice>() == 16 && offset_of!(Slice, length) == 8);
    assert!(size_of::<Writer>() == 16 && offset_of!(Writer, write) == 8);
    assert!(size_of::<HostV1>() == 32 && offset_of!(HostV1, struct_size) == 8);
    assert!(offset_of!(HostV1, context) == 16 && offset_of!(HostV1, log) == 24);
    assert!(size_of::<PluginV1>() == 48 && offset_of!(PluginV1, struct_size) == 8);
    assert!(offset_of!(PluginV1, create) == 16 && offset_of!(PluginV1, call) == 24);
    assert!(offset_of!(PluginV1, destroy) == 32 && offset_of!(PluginV1, get_extension) == 40);
};
