//! A disk that fails: at every single operation, once or from then on, and one that is full. Every time the store says
//! so, writes nothing half, and is whole when the disk is.
//!
//! The disk is SQLite's own, with a counter in front of what writes: a copy of its table of operations, in which the
//! writing ones ask the counter first.

#![expect(unsafe_code, reason = "a file system that fails is put in front of SQLite's, which is C")]

use std::ffi::{c_char, c_int, c_void};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicPtr, Ordering};

use runtime::ports::store::{Append, Store, StoreError};
use rusqlite::ffi;
use store::Sqlite;

use crate::harness::{Scratch, about, keys, long, plain, site, thread};

/// How many writing operations may still succeed.
static LEFT: AtomicI64 = AtomicI64::new(i64::MAX);
/// Whether everything fails after the first failure.
static FOREVER: AtomicBool = AtomicBool::new(false);
/// Whether a failure is a full disk.
static FULL: AtomicBool = AtomicBool::new(false);

/// The operations of the system's files, as they were.
static REAL: AtomicPtr<ffi::sqlite3_io_methods> = AtomicPtr::new(std::ptr::null_mut());
/// The same with the counter in front.
static COUNTED: AtomicPtr<ffi::sqlite3_io_methods> = AtomicPtr::new(std::ptr::null_mut());
/// The system's file system.
static SYSTEM: AtomicPtr<ffi::sqlite3_vfs> = AtomicPtr::new(std::ptr::null_mut());

fn fails() -> bool {
    let left = LEFT.fetch_sub(1, Ordering::SeqCst);
    left == 0 || (left < 0 && FOREVER.load(Ordering::SeqCst))
}

fn real() -> ffi::sqlite3_io_methods {
    // SAFETY: set once, to a table that lives for ever, before any file that asks it is open.
    unsafe { *REAL.load(Ordering::SeqCst) }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    count: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    if fails() {
        return if FULL.load(Ordering::SeqCst) { ffi::SQLITE_FULL } else { ffi::SQLITE_IOERR_WRITE };
    }
    // SAFETY: SQLite's own arguments, for SQLite's own operation.
    unsafe { real().xWrite.expect("a write")(file, bytes, count, at) }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    if fails() {
        return ffi::SQLITE_IOERR_FSYNC;
    }
    // SAFETY: as above.
    unsafe { real().xSync.expect("a sync")(file, flags) }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    if fails() {
        return ffi::SQLITE_IOERR_TRUNCATE;
    }
    // SAFETY: as above.
    unsafe { real().xTruncate.expect("a truncation")(file, size) }
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    if flags & ffi::SQLITE_OPEN_CREATE != 0 && fails() {
        return ffi::SQLITE_CANTOPEN;
    }
    let system = SYSTEM.load(Ordering::SeqCst);
    // SAFETY: the system's file system opens the file as it would have; then its table is exchanged for the counted
    // copy of the same table, so that whoever holds the file sees the same operations.
    unsafe {
        let code = (*system).xOpen.expect("an opening")(system, name, file, flags, out);
        if code == ffi::SQLITE_OK && !(*file).pMethods.is_null() {
            if COUNTED.load(Ordering::SeqCst).is_null() {
                let mut counted = *(*file).pMethods;
                counted.xWrite = Some(write);
                counted.xSync = Some(sync);
                counted.xTruncate = Some(truncate);
                REAL.store((*file).pMethods.cast_mut(), Ordering::SeqCst);
                COUNTED.store(Box::leak(Box::new(counted)), Ordering::SeqCst);
            }
            if (*file).pMethods == REAL.load(Ordering::SeqCst) {
                (*file).pMethods = COUNTED.load(Ordering::SeqCst);
            }
        }
        code
    }
}

/// Puts the counter in front, for every file that this process opens from here on.
fn install() {
    // SAFETY: the table is a copy of the system's with one function exchanged; it and its name live for ever.
    unsafe {
        let system = ffi::sqlite3_vfs_find(std::ptr::null());
        SYSTEM.store(system, Ordering::SeqCst);
        let mut counted = *system;
        counted.zName = c"counted".as_ptr().cast::<c_char>();
        counted.pNext = std::ptr::null_mut();
        counted.xOpen = Some(open);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(counted)), 1), ffi::SQLITE_OK);
    }
}

/// What is tried while the disk fails.
fn script(turn: u32) -> Vec<Append> {
    let mut appends: Vec<Append> =
        (0..3).map(|part| about("north", "p", &format!("{turn}/{part}"))).collect();
    appends.push(plain("north", "reads/north", &"long words ".repeat(3_000)));
    appends
}

/// Lets the disk fail at the n-th operation. Whether the script ran through.
fn fail_at(folder: &Scratch, n: i64, forever: bool, full: bool) -> bool {
    let path = folder.path(&format!("{n}-{forever}-{full}.db"));
    LEFT.store(i64::MAX, Ordering::SeqCst);
    FOREVER.store(forever, Ordering::SeqCst);
    FULL.store(full, Ordering::SeqCst);
    let mut acknowledged = 0_u64;
    let mut whole = true;
    LEFT.store(n, Ordering::SeqCst);
    match Sqlite::open(&path, keys(1)) {
        Ok(store) => {
            for turn in 0..3 {
                match store.append_all(&script(turn)) {
                    Ok(_) => acknowledged += 4,
                    Err(StoreError::Unavailable(text)) => {
                        whole = false;
                        assert!(
                            text.contains("disk") || text.contains("opened") || text.contains("busy"),
                            "{text}"
                        );
                    }
                    Err(other) => panic!("at {n}: {other:?}"),
                }
            }
            drop(store);
        }
        Err(StoreError::Unavailable(_)) => whole = false,
        Err(other) => panic!("at {n}: {other:?}"),
    }
    let through = LEFT.load(Ordering::SeqCst) >= 0;
    LEFT.store(i64::MAX, Ordering::SeqCst);
    // The disk is well again.
    let store = Sqlite::open(&path, keys(1)).expect("a clean start");
    let entries = store.log(&site("north"), 0, 1_000).expect("entries").len() as u64;
    // A commit that could not be confirmed may have happened; but wholly.
    assert!(
        entries >= acknowledged && entries.is_multiple_of(4),
        "at {n}: {entries}, {acknowledged} acknowledged"
    );
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None, "at {n}");
    store.append(&about("north", "p", "afterwards")).expect("an append");
    assert_eq!(
        store.threads(&[thread("person/p")]).expect("entries").last().and_then(|entry| entry.body.clone()),
        Some(b"afterwards".to_vec())
    );
    drop(store);
    for end in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(format!("{}{end}", path.display())));
    }
    through && whole
}

/// Run by the test below in a process of its own, because the counter is in front of every file.
#[test]
fn the_failing_disk() {
    if std::env::var_os("WAYMARK_STORE_FAULTS").is_none() {
        return;
    }
    install();
    let folder = Scratch::new();
    for (forever, full) in [(false, false), (true, false), (false, true), (true, true)] {
        // Every single operation; in the ordinary dose every one of the beginning and then every third.
        let mut n = 0;
        while !fail_at(&folder, n, forever, full) {
            n += if long() || n < 12 { 1 } else { 3 };
            assert!(n < 20_000, "the script never ran through");
        }
        println!("ran through after {n} operations");
        assert!(n > 30, "the counter counts");
    }
}

#[test]
fn a_disk_that_fails_at_any_operation_loses_nothing() {
    let output = std::process::Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "faults::the_failing_disk", "--nocapture", "--test-threads", "1"])
        .env("WAYMARK_STORE_FAULTS", "1")
        .output()
        .expect("a child");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(said.matches("ran through after").count(), 4, "{said}");
}
