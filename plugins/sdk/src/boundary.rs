//! The functions of the table: from pointers to slices, and no panic out.

use std::any::Any;
use std::ffi::c_void;
use std::mem::{offset_of, size_of};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use crate::abi::{self, HostV1, PluginV1, Slice, Writer};
use crate::log::Listening;
use crate::plugin::Plugin;

/// A type that stands for one plugin; the macro makes it.
pub trait Offers {
    /// What it offers.
    const PLUGIN: &'static Plugin;
    /// How many operations there are.
    const OPERATIONS: u32;
}

/// The table of a plugin, for the entry function to return.
#[must_use]
pub const fn table<P: Offers>() -> PluginV1 {
    PluginV1 {
        magic: abi::MAGIC,
        abi: abi::ABI,
        struct_size: size_of::<PluginV1>() as u32,
        operations: P::OPERATIONS,
        create: Some(create::<P>),
        call: Some(call),
        destroy: Some(destroy),
        get_extension: Some(get_extension),
    }
}

/// What calls work with: all of it stays as it is.
struct Instance {
    plugin: &'static Plugin,
    host: *const HostV1,
}

#[expect(unsafe_code, reason = "called by the host, with pointers")]
unsafe extern "C" fn create<P: Offers>(host: *const HostV1, instance: *mut *mut c_void) -> i32 {
    // SAFETY: the host passes its table, or null; a table of any version begins with these fields.
    let knows_enough = !host.is_null()
        && unsafe {
            (*host).magic == abi::MAGIC
                && (*host).abi >= abi::ABI
                && (*host).struct_size as usize > offset_of!(HostV1, log)
        };
    if !knows_enough || instance.is_null() {
        return abi::FAILED;
    }
    let made = Box::new(Instance { plugin: P::PLUGIN, host });
    // SAFETY: the host passes a place for the instance.
    unsafe { *instance = Box::into_raw(made).cast() };
    abi::OK
}

#[expect(unsafe_code, reason = "called by the host, with pointers")]
unsafe extern "C" fn call(instance: *mut c_void, operation: u32, input: Slice, output: *const Writer) -> i32 {
    // SAFETY: the host passes what `create` made, an input and a writer that live through the call.
    let (instance, input, output) =
        unsafe { (instance.cast::<Instance>().as_ref(), input.bytes(), output.as_ref()) };
    let (Some(instance), Some(input), Some(output)) = (instance, input, output) else { return abi::FAILED };
    let Some(operation) = instance.plugin.operations.get(operation as usize) else {
        return abi::NOT_SUPPORTED;
    };
    // SAFETY: the host's table lives as long as the process.
    let _listening = unsafe { Listening::to(instance.host) };
    // Nothing is kept from one call to the next, so nothing can be left half done.
    let answered = catch_unwind(AssertUnwindSafe(|| (operation.answer)(input)));
    let (status, answer) = answered.unwrap_or_else(|panic| (abi::PANICKED, words(&*panic).into()));
    // SAFETY: the writer and its context are the host's, and live through the call.
    let written =
        output.write.map(|write| unsafe { write(output.context, answer.as_ptr(), answer.len() as u64) });
    if written == Some(0) { status } else { abi::FAILED }
}

/// What a panic says.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("it does not say why").to_owned()
}

#[expect(unsafe_code, reason = "called by the host, with pointers")]
unsafe extern "C" fn destroy(instance: *mut c_void) {
    if !instance.is_null() {
        // SAFETY: the host passes what `create` made, once.
        drop(unsafe { Box::from_raw(instance.cast::<Instance>()) });
    }
}

extern "C" fn get_extension(_name: Slice) -> *const c_void {
    ptr::null()
}
