//! What the tests share: folders that go away, numbers that look random and can be had again, invented appends.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::ids::SiteId;
use jiff::Timestamp;
use runtime::ports::store::{Append, Expected, NewEntry, Operation, Row, Thread};
use store::{Keys, Postgres, Sqlite};

use crate::postgres_server::server;

/// A folder that goes away.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("waymark-store-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The big dose is asked for.
pub(crate) fn long() -> bool {
    std::env::var_os("WAYMARK_LONG").is_some()
}

/// Numbers from a seed (`SplitMix64`).
#[derive(Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }
}

/// The keys of an invented installation.
pub(crate) fn keys(seed: u8) -> Keys {
    Keys { seal: [seed; 32], name: [seed + 100; 32], sign: [seed + 50; 32] }
}

pub(crate) fn sqlite(path: &Path) -> Sqlite {
    Sqlite::open(path, keys(1)).expect("a store")
}

/// A store in a new database, and its connection string.
pub(crate) fn postgres() -> (Postgres, String) {
    let url = server().database();
    (Postgres::open(&url, keys(1)).expect("a store"), url)
}

pub(crate) fn site(name: &str) -> SiteId {
    SiteId::from(name)
}

pub(crate) fn thread(name: &str) -> Thread {
    Thread(name.into())
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).expect("a time")
}

/// An append of one entry with these words to a person's thread, and a row for a list.
pub(crate) fn about(site_name: &str, person: &str, words: &str) -> Append {
    let subject: Arc<str> = person.into();
    Append {
        site: site(site_name),
        thread: Thread(format!("person/{person}").into()),
        expected: Expected::Any,
        subject: Some(subject.clone()),
        by: "staff-1".into(),
        at: at(0),
        entries: vec![NewEntry {
            kind: "note-written".into(),
            form: 1,
            body: words.as_bytes().to_vec(),
            operation: Operation::Collection,
        }],
        documents: Vec::new(),
        rows: vec![Row {
            table: "people",
            key: subject,
            site: site(site_name),
            body: words.as_bytes().to_vec(),
        }],
        names: Vec::new(),
    }
}

/// An append of one entry that is about nobody.
pub(crate) fn plain(site_name: &str, thread_name: &str, words: &str) -> Append {
    let mut append = about(site_name, "x", words);
    append.thread = thread(thread_name);
    append.subject = None;
    append.rows.clear();
    append
}

/// A digest from its digits.
pub(crate) fn unhex(text: &str) -> [u8; 32] {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("digits"));
    let bytes: Vec<u8> = pairs.map(|pair| u8::from_str_radix(pair, 16).expect("digits")).collect();
    bytes.try_into().expect("a digest")
}

/// A connection to PostgreSQL beside the store's.
pub(crate) fn client(url: &str) -> postgres::Client {
    postgres::Client::connect(url, postgres::NoTls).expect("a connection")
}
