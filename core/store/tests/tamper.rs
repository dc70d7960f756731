//! Whatever is changed behind the store's back is found, and the first entry that is not as it was written is named.

use runtime::ports::store::{Document, Received, Store};
use rusqlite::Connection;
use rusqlite::types::Value;
use store::Sqlite;
use store::audit::Consistency;

use crate::harness::{Dice, Scratch, about, client, keys, long, plain, postgres, site, sqlite, thread};

/// A store with something in every table that is verified.
fn filled(folder: &Scratch) -> Sqlite {
    let elsewhere = Sqlite::open(&folder.path("elsewhere.db"), keys(2)).expect("a store");
    for turn in 0..5 {
        elsewhere.append(&about("elsewhere", "p1", &format!("their words {turn}"))).expect("an append");
    }
    let log = elsewhere.prove(&[thread("person/p1")]).expect("a bundle").remove(0);
    let note = log.checkpoint.clone().expect("a checkpoint");
    let received = Received {
        site: log.site,
        size: log.size,
        root: log.root,
        entries: log.entries,
        documents: vec![Document { bytes: b"a text in clear".as_slice().into(), personal: false }],
        subject: "p1".into(),
    };
    let store = sqlite(&folder.path("s.db"));
    store.receive(&received).expect("entries");
    let none: Option<&Consistency> = None;
    store.audit().witness(&note, &elsewhere.audit().public_key(), none).expect("a witness");
    for turn in 0..30_u32 {
        let place = ["north", "south"][(turn % 2) as usize];
        let mut append = about(place, &format!("p{}", turn % 4), &format!("words {turn}"));
        append.documents =
            vec![Document { bytes: format!("text {turn}").into_bytes().into(), personal: true }];
        store.append(&append).expect("an append");
        store.append(&plain(place, "site/x", &format!("clear words {turn}"))).expect("an append");
    }
    store
}

const TABLES: &[(&str, u64)] = &[
    ("entries", 60),
    ("received", 20),
    ("logs", 8),
    ("subject_keys", 6),
    ("documents", 4),
    ("witnessed", 2),
];

fn table(dice: &mut Dice) -> &'static str {
    let mut point = dice.below(100);
    for (name, weight) in TABLES {
        if point < *weight {
            return name;
        }
        point -= weight;
    }
    "entries"
}

/// One bit of one cell, turned over. `None` where that gives a row that the table itself refuses, or changes nothing.
fn flip(raw: &Connection, table: &str, dice: &mut Dice) -> Option<(String, i64, String)> {
    let columns: Vec<String> = raw
        .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
        .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect())
        .expect("columns");
    let count: i64 =
        raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a count");
    let row = dice.below(count as u64) as i64;
    let column = columns[dice.below(columns.len() as u64) as usize].clone();
    let key = columns[0].clone();
    let second = columns[1].clone();
    let (one, two, value): (Value, Value, Value) = raw
        .query_row(
            &format!("SELECT {key}, {second}, {column} FROM {table} LIMIT 1 OFFSET {row}"),
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .expect("a cell");
    let flipped = |mut bytes: Vec<u8>, dice: &mut Dice| {
        let length = bytes.len() as u64;
        if length > 0 {
            let at = dice.below(length) as usize;
            bytes[at] ^= 1 << dice.below(8);
        }
        (length > 0).then_some(bytes)
    };
    let changed = match value {
        Value::Null => return None,
        Value::Integer(number) => raw.execute(
            &format!("UPDATE {table} SET {column} = ?3 WHERE {key} = ?1 AND {second} = ?2"),
            (&one, &two, number ^ (1 << dice.below(63))),
        ),
        Value::Text(text) => raw.execute(
            &format!("UPDATE {table} SET {column} = CAST(?3 AS TEXT) WHERE {key} = ?1 AND {second} = ?2"),
            (&one, &two, flipped(text.into_bytes(), dice)?),
        ),
        Value::Blob(bytes) => raw.execute(
            &format!("UPDATE {table} SET {column} = ?3 WHERE {key} = ?1 AND {second} = ?2"),
            (&one, &two, flipped(bytes, dice)?),
        ),
        Value::Real(_) => return None,
    };
    let (Value::Text(one), position) = (one, if let Value::Integer(two) = two { two } else { -1 }) else {
        return changed.is_ok().then(|| (String::new(), -1, column));
    };
    changed.is_ok().then_some((one, position, column))
}

/// A row taken away; which.
fn delete(raw: &Connection, table: &str, dice: &mut Dice) -> (String, i64) {
    let count: i64 =
        raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a count");
    let row = dice.below(count as u64);
    let place = if table == "subject_keys" { "subject, -1" } else { "site, position" };
    let (one, two): (String, i64) = raw
        .query_row(&format!("SELECT {place} FROM {table} LIMIT 1 OFFSET {row}"), [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .expect("a row");
    let which =
        if table == "subject_keys" { "subject = ?1 AND ?2 = -1" } else { "site = ?1 AND position = ?2" };
    raw.execute(&format!("DELETE FROM {table} WHERE {which}"), (&one, two)).expect("a deletion");
    (one, two)
}

/// Two entries' cells exchanged; the earlier of the two places.
fn swap(raw: &Connection, dice: &mut Dice) -> Option<(String, i64)> {
    let column = ["body", "by_whom", "thread", "number", "commitment", "sealed", "leaf", "kind"]
        [dice.below(8) as usize];
    let mut place = || {
        let site = ["north", "south"][dice.below(2) as usize].to_owned();
        (site, dice.below(30) as i64)
    };
    let (one, other) = (place(), place());
    let cell = |at: &(String, i64)| -> Value {
        raw.query_row(
            &format!("SELECT {column} FROM entries WHERE site = ?1 AND position = ?2"),
            (&at.0, at.1),
            |row| row.get(0),
        )
        .expect("a cell")
    };
    let (first, second) = (cell(&one), cell(&other));
    if first == second {
        return None;
    }
    for (at, value) in [(&one, second), (&other, first)] {
        raw.execute(
            &format!("UPDATE entries SET {column} = ?3 WHERE site = ?1 AND position = ?2"),
            (&at.0, at.1, value),
        )
        .ok()?;
    }
    Some(one.min(other))
}

#[test]
fn every_change_is_found_and_the_first_bad_entry_named() {
    let folder = Scratch::new();
    let store = filled(&folder);
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
    let good = folder.path("good.db");
    store.backup(&good).expect("a copy");
    let raw = Connection::open(folder.path("s.db")).expect("the file");
    raw.execute_batch(
        "PRAGMA synchronous = OFF; DROP TRIGGER entries_never_change; DROP TRIGGER entries_never_go;
         DROP TRIGGER received_never_change; DROP TRIGGER received_never_go;",
    )
    .expect("triggers go");
    raw.execute("ATTACH ?1 AS good", [good.to_str()]).expect("the copy");
    let mut dice = Dice(5);
    let mut tried = 0;
    while tried < if long() { 50_000 } else { 5_000 } {
        let (kind, mut table) = (dice.below(10), table(&mut dice));
        let (named, what) = match kind {
            0 => {
                table = dice.pick(&["entries", "entries", "received", "subject_keys"]);
                let (site, position) = delete(&raw, table, &mut dice);
                ((table == "entries").then_some((site, position)), format!("a row of {table} deleted"))
            }
            1 => {
                table = "entries";
                let Some(place) = swap(&raw, &mut dice) else {
                    restore(&raw, table);
                    continue;
                };
                (Some(place), "cells swapped".to_owned())
            }
            _ => match flip(&raw, table, &mut dice) {
                Some((site, position, column)) => {
                    ((table == "entries").then_some((site, position)), format!("{table}.{column} flipped"))
                }
                None => {
                    restore(&raw, table);
                    continue;
                }
            },
        };
        tried += 1;
        match store.audit().verify(true, &[]) {
            Ok(verified) => {
                let bad = verified.bad.unwrap_or_else(|| panic!("{what} ({named:?}) was not found"));
                if let Some((at, position)) = named {
                    assert_eq!(bad.site, Some(site(&at)), "{what}: {bad:?}");
                    assert_eq!(bad.position, Some(position as u64), "{what}: {bad:?}");
                }
            }
            Err(fault) => assert!(named.is_none(), "{what} gave no name: {fault}"),
        }
        restore(&raw, table);
    }
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
}

fn restore(raw: &Connection, table: &str) {
    raw.execute_batch(&format!(
        "BEGIN; DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM good.{table}; COMMIT;"
    ))
    .expect("as it was");
}

/// What leads to the entries of a thread is beside the tree: changed, it is found as well.
#[test]
fn an_entry_that_its_thread_no_longer_leads_to_is_found() {
    let folder = Scratch::new();
    let store = sqlite(&folder.path("s.db"));
    let appends: Vec<_> =
        ["p1", "p1", "p1", "p2", "p2", "p1"].map(|person| about("north", person, "words")).into();
    store.append_all(&appends).expect("appends");
    let raw = Connection::open(folder.path("s.db")).expect("the file");
    raw.execute_batch("DROP TRIGGER entries_never_change").expect("a trigger goes");
    let runs = |raw: &Connection| -> Vec<Option<i64>> {
        let mut runs = raw.prepare("SELECT run FROM entries ORDER BY position").expect("a statement");
        runs.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("runs")
    };
    assert_eq!(runs(&raw), [None, None, Some(2), None, Some(1), Some(0)]);
    for (position, run, named) in
        [(2, "NULL", 3), (2, "1", 2), (2, "3", 2), (4, "NULL", 5), (5, "NULL", 5), (5, "1", 5), (0, "0", 2)]
    {
        let change = format!("UPDATE entries SET run = {run} WHERE position = {position}");
        raw.execute(&change, []).expect("a change");
        let bad = store.audit().verify(true, &[]).expect("verify").bad.expect("found");
        assert_eq!((bad.site, bad.position), (Some(site("north")), Some(named)), "{change}");
        raw.execute_batch(
            "UPDATE entries SET run = CASE position WHEN 2 THEN 2 WHEN 4 THEN 1 WHEN 5 THEN 0 END",
        )
        .expect("as it was");
    }
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
    // The last of a run is what is missing, not the one before it.
    store.append_all(&[about("north", "p2", "words"), about("north", "p2", "words")]).expect("appends");
    raw.execute_batch("DROP TRIGGER entries_never_go; DELETE FROM entries WHERE position = 7")
        .expect("a change");
    let bad = store.audit().verify(true, &[]).expect("verify").bad.expect("found");
    assert_eq!(bad.position, Some(7), "{bad:?}");
}

#[test]
fn without_keys_the_tree_alone_finds_flipped_ciphertext() {
    let folder = Scratch::new();
    let store = filled(&folder);
    let raw = Connection::open(folder.path("s.db")).expect("the file");
    raw.execute_batch("DROP TRIGGER entries_never_change").expect("a trigger goes");
    raw.execute_batch("UPDATE entries SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB) WHERE site = 'south' AND position = 8")
        .expect("a change");
    let bad = store.audit().verify(false, &[]).expect("verify").bad.expect("found");
    assert_eq!((bad.site, bad.position), (Some(site("south")), Some(8)));
}

#[test]
fn an_entry_that_was_rewritten_with_its_leaf_is_found_by_the_root() {
    let folder = Scratch::new();
    let store = sqlite(&folder.path("s.db"));
    for turn in 0..9 {
        store.append(&plain("north", "site/x", &format!("{turn}"))).expect("an append");
    }
    let other = sqlite(&folder.path("other.db"));
    for turn in 0..9 {
        other.append(&plain("north", "site/x", &format!("other {turn}"))).expect("an append");
    }
    let raw = Connection::open(folder.path("s.db")).expect("the file");
    raw.execute_batch("DROP TRIGGER entries_never_go").expect("a trigger goes");
    raw.execute("ATTACH ?1 AS other", [folder.path("other.db").to_str()]).expect("the other");
    raw.execute_batch("DELETE FROM entries WHERE position = 4; INSERT INTO entries SELECT * FROM other.entries WHERE position = 4")
        .expect("a whole entry in another's place");
    let bad = store.audit().verify(true, &[]).expect("verify").bad.expect("found");
    assert_eq!((bad.site, bad.position), (Some(site("north")), None));
}

#[test]
fn changes_in_postgresql_are_found() {
    let (store, url) = postgres();
    for turn in 0..20 {
        store.append(&about("north", "p1", &format!("words {turn}"))).expect("an append");
    }
    let mut raw = client(&url);
    raw.batch_execute(
        "ALTER TABLE entries DISABLE TRIGGER entries_stay; CREATE TABLE good AS SELECT * FROM entries",
    )
    .expect("an owner may");
    let mut dice = Dice(6);
    for turn in 0..if long() { 2_000 } else { 100 } {
        let position = dice.below(20) as i64;
        let change = match turn % 6 {
            0 => "DELETE FROM entries WHERE position = $1".to_owned(),
            1 => format!(
                "UPDATE entries SET body = set_bit(body, {}, 1 - get_bit(body, {0})) WHERE position = $1",
                dice.below(400)
            ),
            2 => "UPDATE entries SET by_whom = 'somebody' WHERE position = $1".to_owned(),
            3 => "UPDATE entries SET number = number + 100 WHERE position = $1".to_owned(),
            4 => "UPDATE entries SET position = position + 100 WHERE position = $1".to_owned(),
            _ => format!(
                "UPDATE entries SET leaf = set_bit(leaf, {}, 1 - get_bit(leaf, {0})) WHERE position = $1",
                dice.below(256)
            ),
        };
        raw.execute(&change, &[&position]).expect("a change");
        let bad = store.audit().verify(true, &[]).expect("verify").bad.expect("found");
        assert_eq!((bad.site, bad.position), (Some(site("north")), Some(position as u64)), "{change}");
        raw.batch_execute("DELETE FROM entries; INSERT INTO entries SELECT * FROM good").expect("as it was");
    }
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
}
