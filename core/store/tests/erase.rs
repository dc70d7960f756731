//! Erasure: nothing of it can be read again, by anybody, and the logs go on proving themselves.

use std::path::Path;

use runtime::ports::store::{Append, Document, Name, NewEntry, Operation, Store, StoreError};
use store::Sqlite;

use crate::harness::{Scratch, about, client, plain, postgres, site, sqlite, thread};

const CANARY: &str = "canary-Shrike-8812";

fn erasure(person: &str) -> Append {
    let mut append = about("wayland", person, "");
    append.rows.clear();
    append.entries = vec![NewEntry {
        kind: "words-destroyed".into(),
        form: 1,
        body: b"asked for in writing".to_vec(),
        operation: Operation::Erasure,
    }];
    append
}

fn full(person: &str, words: &str) -> Append {
    let mut append = about("wayland", person, words);
    append.documents = vec![Document { bytes: words.as_bytes().into(), personal: true }];
    append.names = vec![Name { scheme: "NOMS".into(), value: words.into(), key: person.into() }];
    append
}

fn hash(words: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(words.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn erases(store: &dyn Store) {
    store.append(&full("gone", CANARY)).expect("an append");
    store.append(&full("stays", "other words")).expect("an append");
    assert_eq!(store.document(&hash(CANARY)), Ok(Some(CANARY.as_bytes().to_vec())));
    assert_eq!(store.find("NOMS", CANARY), Ok(Some("gone".into())));
    let heads = store.heads().expect("heads");

    let unsaid = about("wayland", "gone", "no erasure");
    assert!(matches!(store.erase("gone", &unsaid), Err(StoreError::Damaged(_))));
    assert_eq!(store.heads(), Ok(heads));

    store.erase("gone", &erasure("gone")).expect("an erasure");
    let entries = store.threads(&[thread("person/gone")]).expect("entries");
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].body, None);
    assert_eq!(entries[1].body.as_deref(), Some(b"asked for in writing".as_slice()));
    assert_eq!(store.about("gone").expect("entries").len(), 2);
    assert_eq!(store.document(&hash(CANARY)), Ok(None));
    assert_eq!(store.find("NOMS", CANARY), Ok(None));
    assert_eq!(store.row("people", "gone"), Ok(None));
    let rows = store.rows("people", None, None, 10).expect("rows");
    assert_eq!(rows.len(), 1);
    assert_eq!(store.document(&hash("other words")), Ok(Some(b"other words".to_vec())));
    // Somebody looks at the record afterwards: that is written down and can be read.
    store.append(&plain("wayland", "reads/wayland", "looked")).expect("a read");
    store.append(&about("wayland", "gone", "later")).expect("an append");
    assert_eq!(
        store.threads(&[thread("person/gone")]).expect("entries")[2].body.as_deref(),
        Some(b"later".as_slice())
    );
    assert!(
        store
            .prove(&[thread("person/gone")])
            .expect("proofs")
            .iter()
            .flat_map(|log| &log.entries)
            .all(|proven| proven.entry.position != 0)
    );
}

fn holds(folder: &Path, needle: &[u8]) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|file| {
        let bytes = std::fs::read(file.expect("a file").path()).expect("bytes");
        bytes.windows(needle.len()).any(|window| window == needle)
    })
}

#[test]
fn what_was_erased_is_gone_on_both() {
    let folder = Scratch::new();
    let lite = sqlite(&folder.path("s.db"));
    erases(&lite);
    assert_eq!(lite.audit().verify(true, &[]).expect("verify").bad, None);
    let (server, _) = postgres();
    erases(&server);
    assert_eq!(server.audit().verify(true, &[]).expect("verify").bad, None);
}

#[test]
fn no_word_and_no_trace_of_a_destroyed_key_is_in_the_files() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let home = path.parent().expect("a folder");
    let store: Sqlite = sqlite(&path);
    store.append(&full("gone", CANARY)).expect("an append");
    for turn in 0..50 {
        store.append(&full(&format!("p{turn}"), "other")).expect("an append");
    }
    let wrapped: Vec<u8> = rusqlite::Connection::open(&path)
        .expect("the file")
        .query_row("SELECT wrapped FROM subject_keys WHERE subject = 'gone'", [], |row| row.get(0))
        .expect("a key");
    assert!(!holds(home, CANARY.as_bytes()), "words are sealed from the beginning");
    assert!(holds(home, &wrapped), "the search finds what is there");
    store.erase("gone", &erasure("gone")).expect("an erasure");
    assert!(!holds(home, &wrapped));
    assert!(!holds(home, &wrapped[24..40]));
    assert_eq!(store.log(&site("wayland"), 0, 1).expect("an entry")[0].body, None);
}

#[test]
fn in_postgresql_no_word_is_in_clear() {
    let (store, url) = postgres();
    erases(&store);
    let mut client = client(&url);
    for table in ["entries", "list_rows", "names", "documents", "subject_keys"] {
        let rows = client.query(&format!("SELECT {table}::text FROM {table}"), &[]).expect("rows");
        for row in rows {
            let text: String = row.get(0);
            let digits: String = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
            assert!(!text.contains(CANARY) && !text.contains(&digits), "{table}");
        }
    }
}
