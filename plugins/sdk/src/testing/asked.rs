//! A plugin that runs in this process, asked through its table with the pointers the host would pass.

use std::ffi::c_void;
use std::mem::size_of;
use std::ptr;

use crate::abi::{self, HostV1, PluginV1, Slice, Writer};
use crate::plugin::Plugin;

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Came {
    pub(super) status: i32,
    pub(super) bytes: Vec<u8>,
}

impl Came {
    pub(super) fn words(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// A plugin that has begun.
#[derive(Debug)]
pub(super) struct Running {
    table: *const PluginV1,
    instance: *mut c_void,
}

/// The host's table; nobody listens to the log.
struct Host(HostV1);

// It only holds a function and a null pointer.
#[expect(unsafe_code, reason = "a table without anything of any thread's")]
// SAFETY: the context is null, and the function uses nothing.
unsafe impl Sync for Host {}

static HOST: Host = Host(HostV1 {
    magic: abi::MAGIC,
    abi: abi::ABI,
    struct_size: size_of::<HostV1>() as u32,
    reserved: 0,
    context: ptr::null_mut(),
    log: Some(unheard),
});

extern "C" fn unheard(_context: *mut c_void, _level: u32, _words: Slice) {}

#[expect(unsafe_code, reason = "called by the plugin, with pointers")]
unsafe extern "C" fn take(context: *mut c_void, data: *const u8, length: u64) -> i32 {
    // SAFETY: the context is the vector of `ask`, which lives through the call; the plugin vouches for its bytes.
    let (kept, bytes) = unsafe { (context.cast::<Vec<u8>>().as_mut(), Slice { data, length }.bytes()) };
    match (kept, bytes) {
        (Some(kept), Some(bytes)) if (kept.len() + bytes.len()) as u64 <= abi::MOST_BYTES => {
            kept.extend_from_slice(bytes);
            0
        }
        _ => 1,
    }
}

impl Running {
    #[expect(unsafe_code, reason = "functions of the plugin are called")]
    #[track_caller]
    pub(super) fn begin(plugin: &'static Plugin) -> Self {
        // SAFETY: the macro made the entry; a null host must be refused.
        assert!(unsafe { (plugin.entry)(ptr::null()) }.is_null(), "it takes no host for one");
        // SAFETY: the macro made the entry; the host's table lives as long as the process.
        let table = unsafe { (plugin.entry)(&raw const HOST.0) };
        assert!(!table.is_null(), "it gives no table");
        // SAFETY: the table is a static of the macro's.
        let PluginV1 { magic, abi, struct_size, operations, create, .. } = unsafe { *table };
        assert_eq!((magic, abi, struct_size), (abi::MAGIC, abi::ABI, size_of::<PluginV1>() as u32));
        assert_eq!(operations as usize, plugin.operations.len());
        let mut instance = ptr::null_mut();
        // SAFETY: the function is from the table; both pointers live through the call.
        let status = create.map(|create| unsafe { create(&raw const HOST.0, &raw mut instance) });
        assert_eq!(status, Some(abi::OK), "it will not begin");
        Self { table, instance }
    }

    #[expect(unsafe_code, reason = "functions of the plugin are called")]
    pub(super) fn ask(&self, operation: u32, input: &[u8]) -> Came {
        let mut bytes = Vec::new();
        let writer = Writer { context: (&raw mut bytes).cast(), write: Some(take) };
        // SAFETY: the table is a static of the macro's, the instance is what its `create` made, and the input and the
        // writer live through the call.
        let status = unsafe {
            (*self.table).call.map(|call| call(self.instance, operation, Slice::of(input), &raw const writer))
        };
        Came { status: status.unwrap_or(abi::FAILED), bytes }
    }
}

impl Drop for Running {
    #[expect(unsafe_code, reason = "functions of the plugin are called")]
    fn drop(&mut self) {
        // SAFETY: the instance is what `create` made, and nobody asks it any more.
        unsafe {
            if let Some(destroy) = (*self.table).destroy {
                destroy(self.instance);
            }
        }
    }
}
