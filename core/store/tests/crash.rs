//! A process that dies loses nothing it acknowledged and leaves nothing half done.
//!
//! The child is this test program again, asked for one test by an environment variable. It tells of every receipt over
//! a pipe, after the store has given it; the parent kills it whenever it likes.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use runtime::ports::store::{NewEntry, Operation, Store};
use store::{Keys, Postgres, Sqlite};

use crate::harness::{Dice, Scratch, about, keys, long, plain, postgres, site, sqlite};

/// What the child is to open: `sqlite:<path>` or `postgres:<url>`.
const CHILD: &str = "WAYMARK_STORE_CHILD";

/// Starts the child.
fn child(store: &str, writer: u64) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "crash::the_child", "--nocapture", "--test-threads", "1"])
        .env(CHILD, store)
        .env("WAYMARK_STORE_WRITER", writer.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let output = BufReader::new(child.stdout.take().expect("its output"));
    (child, output)
}

/// Not a test of its own: what the child does. Without the variable it does nothing.
#[test]
fn the_child() {
    let Ok(which) = std::env::var(CHILD) else { return };
    let writer: u64 = std::env::var("WAYMARK_STORE_WRITER").expect("a number").parse().expect("a number");
    let keys: Keys = keys(1);
    let store: Box<dyn Store> = match which.split_once(':').expect("an engine") {
        ("sqlite", path) => Box::new(Sqlite::open(&PathBuf::from(path), keys).expect("a store")),
        (_, url) => Box::new(Postgres::open(url, keys).expect("a store")),
    };
    let out = Mutex::new(std::io::stdout());
    std::thread::scope(|scope| {
        for thread in 0..4_u64 {
            let (store, out) = (&store, &out);
            scope.spawn(move || {
                let mut dice = Dice(writer * 1_000 + thread);
                for turn in 0_u64.. {
                    let id = format!("{writer}-{thread}-{turn}");
                    let mut append = about("wayland", &format!("p{}", dice.below(20)), &id);
                    // Three entries that must stand or fall together.
                    for part in 1..3 {
                        append.entries.push(NewEntry {
                            kind: "part".into(),
                            form: 1,
                            body: format!("{id}/{part}").into_bytes(),
                            operation: Operation::Alteration,
                        });
                    }
                    let receipt = store.append(&append).expect("an append");
                    let line = format!("\nacknowledged {id} {}\n", receipt.position);
                    out.lock().expect("output").write_all(line.as_bytes()).expect("a line");
                }
            });
        }
    });
}

/// Lets a child run for a while, kills it, and gives what it acknowledged.
fn killed(store: &str, writer: u64, pause: Duration) -> BTreeMap<String, u64> {
    let (mut child, mut output) = child(store, writer);
    let mut acknowledged = BTreeMap::new();
    let mut note = |line: &str| {
        if let Some((id, position)) =
            line.strip_prefix("acknowledged ").and_then(|rest| rest.trim_end().split_once(' '))
        {
            // A line cut off by death acknowledges nothing.
            if line.ends_with('\n') {
                acknowledged.insert(id.to_owned(), position.parse().expect("a position"));
            }
        }
    };
    // The clock starts once it writes.
    let mut line = String::new();
    while !line.starts_with("acknowledged") {
        line.clear();
        assert!(output.read_line(&mut line).expect("a line") > 0, "the child ended by itself");
    }
    note(&line);
    std::thread::sleep(pause);
    child.kill().expect("a kill");
    loop {
        line.clear();
        if output.read_line(&mut line).unwrap_or(0) == 0 {
            break;
        }
        note(&line);
    }
    child.wait().expect("its end");
    acknowledged
}

/// Nothing acknowledged is lost, nothing is torn.
fn check(store: &dyn Store, acknowledged: &BTreeMap<String, u64>) {
    let mut found: BTreeMap<String, (u64, u32)> = BTreeMap::new();
    let mut position = 0;
    loop {
        let part = store.log(&site("wayland"), position, 10_000).expect("a part");
        if part.is_empty() {
            break;
        }
        for entry in part {
            assert_eq!(entry.position, position, "no gap");
            position += 1;
            let words = String::from_utf8(entry.body.expect("words")).expect("text");
            let id = words.split('/').next().expect("an id").to_owned();
            found.entry(id).or_insert((entry.position, 0)).1 += 1;
        }
    }
    for (id, at) in acknowledged {
        assert_eq!(found.get(id), Some(&(*at, 3)), "{id} was acknowledged");
    }
    assert!(found.values().all(|(_, parts)| *parts == 3), "wholly in or wholly out");
}

#[test]
fn killed_on_sqlite() {
    let kills = if long() { 1_000 } else { 50 };
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let store = sqlite(&path);
    let mut dice = Dice(11);
    let mut acknowledged = BTreeMap::new();
    for kill in 0..kills {
        let pause = Duration::from_millis(dice.below(40));
        acknowledged.append(&mut killed(&format!("sqlite:{}", path.display()), kill, pause));
        if kill % 10 == 9 {
            check(&store, &acknowledged);
            assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
        }
    }
    assert!(acknowledged.len() as u64 > kills);
    let connection = rusqlite::Connection::open(&path).expect("the file");
    let whole: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(whole, "ok");
}

#[test]
fn killed_on_postgresql() {
    let kills = if long() { 300 } else { 10 };
    let (store, url) = postgres();
    let mut dice = Dice(12);
    let mut acknowledged = BTreeMap::new();
    for kill in 0..kills {
        let pause = Duration::from_millis(dice.below(60));
        acknowledged.append(&mut killed(&format!("postgres:{url}"), kill, pause));
    }
    check(&store, &acknowledged);
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
}

#[test]
fn two_processes_on_one_file() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let store = sqlite(&path);
    let name = format!("sqlite:{}", path.display());
    let acknowledged: Vec<BTreeMap<String, u64>> = std::thread::scope(|scope| {
        let children: Vec<_> = (900..902)
            .map(|writer| {
                let name = name.clone();
                scope.spawn(move || killed(&name, writer, Duration::from_millis(700)))
            })
            .collect();
        for turn in 0..50 {
            store.append(&plain("other", "site/other", &format!("{turn}"))).expect("an append beside them");
        }
        children.into_iter().map(|child| child.join().expect("a child")).collect()
    });
    for written in &acknowledged {
        assert!(!written.is_empty());
        check(&store, written);
    }
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
}

#[test]
fn a_process_that_dies_while_the_tables_are_made_leaves_all_or_nothing() {
    let folder = Scratch::new();
    let mut dice = Dice(13);
    for turn in 0..if long() { 200 } else { 15 } {
        let path = folder.path(&format!("{turn}.db"));
        let (mut child, _output) = child(&format!("sqlite:{}", path.display()), turn);
        std::thread::sleep(Duration::from_micros(dice.below(30_000)));
        child.kill().expect("a kill");
        child.wait().expect("its end");
        let store = sqlite(&path);
        assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
    }
}
