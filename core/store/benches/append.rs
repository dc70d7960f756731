//! What keeping records costs beside the least it could cost: a write and a sync, bare inserts, bare reads.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a bench says so by failing")]
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

#[expect(dead_code, reason = "not every bench needs every way to measure")]
#[path = "../../runtime/benches/advice/measure.rs"]
mod measure;

use std::fs::OpenOptions;
use std::hint::black_box;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::ids::SiteId;
use jiff::Timestamp;
use runtime::ports::store::{Append, Expected, NewEntry, Operation, Row, Store, Thread};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use store::{Keys, Sqlite};

const SITE: &str = "hmp-wayland";

/// An entry of usual length about one of a thousand people, with a row for a list. Ten entries follow each other about
/// one person, as in an import; then comes somebody else, far away in every index. The row says something else each time:
/// one that stays as it was would not be written by the bare table, and sealed it is never the same.
fn append(number: u64) -> Append {
    let person: Arc<str> = format!("4f1c9b2e7d30a65{:04}", number / 10 * 7919 % 1000).into();
    let body = format!(
        r#"{{"kind":"session-held","number":{number},"notes":"{}"}}"#,
        "He spoke about his daughter and what he wants to tell her. ".repeat(5)
    );
    Append {
        site: SiteId::from(SITE),
        thread: Thread(format!("person/{person}").into()),
        expected: Expected::Any,
        subject: Some(person.clone()),
        by: "staff-000000000017".into(),
        at: Timestamp::UNIX_EPOCH,
        entries: vec![NewEntry {
            kind: "session-held".into(),
            form: 1,
            body: body.into_bytes(),
            operation: Operation::Collection,
        }],
        documents: Vec::new(),
        rows: vec![Row {
            table: "people",
            key: person,
            site: SiteId::from(SITE),
            body: format!("{number:0160}").into_bytes(),
        }],
        names: Vec::new(),
    }
}

fn folder() -> PathBuf {
    // Beside what is built: on a disk, where a sync is one.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("store-bench-{}", std::process::id()));
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn open(path: &Path) -> Sqlite {
    Sqlite::open(path, Keys { seal: [1; 32], name: [2; 32], sign: [3; 32] }).expect("a store")
}

/// One append that is on disk, and one write of a page that is.
fn single(folder: &Path) {
    let store = open(&folder.join("single.db"));
    let mut number = 0;
    let file = OpenOptions::new().write(true).create_new(true).open(folder.join("page")).expect("a file");
    let page = [7_u8; 4096];
    let mut place = 0;
    let ratio = measure::ratio(
        || {
            number += 1;
            store.append(&append(number)).expect("an append")
        },
        || {
            file.write_all_at(&page, place).expect("a write");
            file.sync_data().expect("a sync");
            place += 4096;
        },
    );
    measure::row("an append on disk, against a 4 KiB write and fdatasync", ratio, 0.8, true);
}

/// A table of the same bytes: one key, no index, nothing sealed, nothing hashed.
fn bare(path: &Path) -> Connection {
    let connection = Connection::open(path).expect("a database");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;
             CREATE TABLE bare (id INTEGER PRIMARY KEY, site TEXT, position INTEGER, thread TEXT, number INTEGER,
             kind TEXT, form INTEGER, operation TEXT, subject TEXT, by_whom TEXT, at TEXT, body BLOB,
             commitment BLOB, sealed BLOB, leaf BLOB) STRICT;
             CREATE TABLE rows (list TEXT, key TEXT, site TEXT, subject TEXT, body BLOB, PRIMARY KEY (list, key))
             STRICT, WITHOUT ROWID;",
        )
        .expect("tables");
    connection
}

fn insert_bare(connection: &Connection, appends: &[Append]) {
    connection.execute_batch("BEGIN IMMEDIATE").expect("begin");
    {
        let mut entry = connection
            .prepare_cached("INSERT INTO bare (site, position, thread, number, kind, form, operation, subject, by_whom, at, body, commitment, sealed, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .expect("a statement");
        let mut row = connection
            .prepare_cached(
                "INSERT INTO rows VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            )
            .expect("a statement");
        for append in appends {
            let new = &append.entries[0];
            entry
                .execute(params![
                    SITE,
                    1,
                    &*append.thread.0,
                    1,
                    &*new.kind,
                    1,
                    "collection",
                    append.subject.as_deref(),
                    &*append.by,
                    "1970-01-01T00:00:00.000000000Z",
                    [new.body.as_slice(), &[9; 81]].concat(),
                    [1_u8; 32],
                    [2_u8; 32],
                    [3_u8; 32]
                ])
                .expect("an insert");
            let kept = &append.rows[0];
            row.execute(params![
                kept.table,
                &*kept.key,
                SITE,
                append.subject.as_deref(),
                [kept.body.as_slice(), &[9; 49]].concat()
            ])
            .expect("an upsert");
        }
    }
    connection.execute_batch("COMMIT").expect("commit");
}

/// A hundred at a time.
fn batches(folder: &Path) {
    let store = open(&folder.join("batches.db"));
    let other = bare(&folder.join("bare.db"));
    let (mut number, mut same) = (0, 0);
    let hundred = |number: &mut u64| -> Vec<Append> {
        *number += 100;
        (*number - 100..*number).map(append).collect()
    };
    // What is appended is made beforehand.
    let mut ready: Vec<Vec<Append>> = Vec::new();
    for _ in 0..64 {
        ready.push(hundred(&mut number));
    }
    let ratio = measure::ratio(
        || {
            same += 1;
            store.append_all(&ready[same % 64]).expect("appends")
        },
        {
            let mut turn = 0;
            let ready = ready.clone();
            move || {
                turn += 1;
                insert_bare(&other, &ready[turn % 64]);
            }
        },
    );
    measure::row("appends, a hundred at a time, against bare inserts of the same bytes", ratio, 0.5, true);
}

fn read_bare(path: &Path) -> u64 {
    let connection = Connection::open(path).expect("a database");
    let mut statement = connection
        .prepare("SELECT site, position, thread, number, kind, form, operation, subject, by_whom, at, body, commitment, sealed, leaf FROM entries WHERE site = ? ORDER BY position")
        .expect("a statement");
    let mut rows = statement.query([SITE]).expect("rows");
    let mut count = 0;
    while let Some(row) = rows.next().expect("a row") {
        let mut hasher = Sha256::new();
        for cell in 0..14 {
            match row.get_ref(cell).expect("a cell") {
                rusqlite::types::ValueRef::Integer(number) => hasher.update(number.to_be_bytes()),
                rusqlite::types::ValueRef::Text(bytes) | rusqlite::types::ValueRef::Blob(bytes) => {
                    hasher.update(bytes);
                }
                _ => {}
            }
        }
        black_box(hasher.finalize());
        count += 1;
    }
    count
}

fn timed<T>(what: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let done = what();
    (begun.elapsed(), done)
}

/// A large log read again and checked, and read again to rebuild lists.
fn large(folder: &Path) {
    let size: u64 = if measure::is_bench() { 1_000_000 } else { 500 };
    let path = folder.join("large.db");
    let store = open(&path);
    let mut number = 0;
    while number < size {
        let appends: Vec<Append> = (number..(number + 1_000).min(size)).map(append).collect();
        number += appends.len() as u64;
        store.append_all(&appends).expect("appends");
    }
    // Long runs, on a machine that others use: of each the shortest of its runs, taken in turn.
    let rounds = if measure::is_bench() { 7 } else { 1 };
    let (mut bare, mut tree) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        let (took, count) = timed(|| read_bare(&path));
        assert_eq!(count, size);
        bare = bare.min(took);
        let (took, verified) = timed(|| store.audit().verify(false, &[]).expect("verify"));
        assert_eq!((verified.entries, verified.bad), (size, None));
        tree = tree.min(took);
    }
    let (opened, verified) = timed(|| store.audit().verify(true, &[]).expect("verify"));
    assert_eq!((verified.entries, verified.bad), (size, None));
    let (rebuilt, read) = timed(|| {
        let mut read = 0;
        while read < size {
            read += black_box(store.log(&SiteId::from(SITE), read, 1_000).expect("a part")).len() as u64;
        }
        read
    });
    assert_eq!(read, size);
    let against = |took: Duration| bare.as_secs_f64() / took.as_secs_f64();
    measure::row("verify 1,000,000 entries, against reading and hashing them bare", against(tree), 0.5, true);
    measure::row("the same, every word opened as well (no bar)", against(opened), 0.0, true);
    measure::row("reading to rebuild, entries a second", size as f64 / rebuilt.as_secs_f64(), 50_000.0, true);
}

fn main() {
    let folder = folder();
    // `cargo bench -p store --bench append -- batches` runs one part.
    let parts = [("single", single as fn(&Path)), ("batches", batches), ("large", large)];
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    for (name, part) in parts {
        if asked.is_empty() || asked.iter().any(|asked| asked == name) {
            part(&folder);
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}
