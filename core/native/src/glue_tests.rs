//! The boundary with tables made by hand: what is refused, what is passed on. Runs under memory checkers as it is.

#![expect(unsafe_code, reason = "the plugin's side of the boundary")]

use super::*;

unsafe extern "C" fn create(_: *const HostV1, instance: *mut *mut c_void) -> i32 {
    // SAFETY: the host passes a place for the instance.
    unsafe { *instance = ptr::without_provenance_mut(7) };
    abi::OK
}

unsafe extern "C" fn unwilling(_: *const HostV1, _: *mut *mut c_void) -> i32 {
    abi::FAILED
}

/// Writes its input back, byte by byte, and says what the input begins with.
unsafe extern "C" fn echo(instance: *mut c_void, _: u32, input: Slice, output: *const Writer) -> i32 {
    assert_eq!(instance.addr(), 7);
    // SAFETY: the host passes bytes and a writer that live through the call.
    let (input, output) = unsafe { (input.bytes().unwrap(), &*output) };
    let put = output.write.unwrap();
    for byte in input {
        // SAFETY: a byte that is there.
        unsafe { put(output.context, byte, 1) };
    }
    // SAFETY: of no bytes, the address may be any.
    assert_eq!(unsafe { put(output.context, ptr::null(), 0) }, 0);
    input.first().map_or(abi::OK, |first| i32::from(*first) - i32::from(b'0'))
}

/// Writes more than may be, and pretends that all was well.
unsafe extern "C" fn flood(_: *mut c_void, _: u32, _: Slice, output: *const Writer) -> i32 {
    let kilobyte = [b' '; 1024];
    // SAFETY: the host passes a writer that lives through the call, and the bytes are there.
    let refused = (0..2048)
        .filter(|_| unsafe { (*output).write.unwrap()((*output).context, kilobyte.as_ptr(), 1024) != 0 });
    assert_eq!(refused.count(), 1024);
    abi::OK
}

unsafe extern "C" fn destroy(_: *mut c_void) {}

unsafe extern "C" fn get_extension(_: Slice) -> *const c_void {
    ptr::null()
}

const GOOD: PluginV1 = PluginV1 {
    magic: abi::MAGIC,
    abi: abi::ABI,
    struct_size: size_of::<PluginV1>() as u32,
    operations: 2,
    create: Some(create),
    call: Some(echo),
    destroy: Some(destroy),
    get_extension: Some(get_extension),
};

thread_local! {
    static TABLE: std::cell::Cell<*const PluginV1> = const { std::cell::Cell::new(ptr::null()) };
}

unsafe extern "C" fn entry(host: *const HostV1) -> *const PluginV1 {
    // SAFETY: the host passes its table.
    let host = unsafe { *host };
    assert_eq!((host.magic, host.abi, host.struct_size), (abi::MAGIC, abi::ABI, 32));
    // SAFETY: a line for the log.
    unsafe { host.log.unwrap()(host.context, abi::LOG_INFO, Slice::of(b"begun")) };
    TABLE.get()
}

fn begin(table: *const PluginV1) -> Result<Instance, String> {
    TABLE.set(table);
    // SAFETY: the entry is one, in this program.
    unsafe { Instance::begin(entry, 2) }
}

#[track_caller]
fn refused(table: &PluginV1, expected: &str) {
    assert_eq!(begin(table).unwrap_err(), expected);
}

#[test]
fn bytes_go_in_and_come_out() {
    let mut instance = begin(&GOOD).unwrap();
    for (input, ended) in [
        ("", Ended::Answered),
        ("0 answered", Ended::Answered),
        ("1 declined", Ended::Declined),
        ("2", Ended::NotSupported),
        ("3", Ended::Failed),
        ("4", Ended::Panicked),
        ("9 no such status", Ended::Failed),
    ] {
        assert_eq!(instance.call(1, input.as_bytes()), (ended, input.as_bytes()));
    }
    assert_eq!(instance.call(2, b""), (Ended::NotSupported, &[][..]), "there are only two");
}

#[test]
fn no_more_is_taken_than_may_be() {
    let mut instance = begin(&PluginV1 { call: Some(flood), ..GOOD }).unwrap();
    assert_eq!(instance.call(0, b""), (Ended::TooLong, &[][..]));
}

#[test]
fn a_table_that_is_none_is_refused() {
    assert_eq!(begin(ptr::null()).unwrap_err(), "it gave no table: it cannot work with this program");
    let good = GOOD;
    let crooked = (&raw const good).wrapping_byte_add(1);
    assert_eq!(begin(crooked).unwrap_err(), "its table is not where a table can be");
    refused(&PluginV1 { magic: 1, ..GOOD }, "its table begins with 0x00000001, not 0x4d594157");
    refused(&PluginV1 { abi: 2, ..GOOD }, "its table is for version 2 of the interface, not 1");
    refused(&PluginV1 { struct_size: 40, ..GOOD }, "its table is 40 bytes long, not 48");
    refused(&PluginV1 { operations: 3, ..GOOD }, "its table has 3 operations, its metadata 2");
    refused(&PluginV1 { create: Some(unwilling), ..GOOD }, "it would not begin: `create` returned 3");
    for lacking in [
        PluginV1 { create: None, ..GOOD },
        PluginV1 { call: None, ..GOOD },
        PluginV1 { destroy: None, ..GOOD },
        PluginV1 { get_extension: None, ..GOOD },
    ] {
        refused(&lacking, "its table lacks a function");
    }
}

#[test]
fn a_table_that_has_grown_is_taken() {
    assert!(begin(&PluginV1 { struct_size: 4096, ..GOOD }).is_ok());
}
