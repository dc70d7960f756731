//! An installation with many people: the demonstration's, and copies of them under other names.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use domain::ids::SiteId;
use runtime::ports::store::{Append, Expected, Name, NewEntry, Recorded, Row, Store, StoredRow, Thread};
use serde_json::Value;
use store::{Keys, Postgres, Sqlite};

/// Who looks at the pages: the treatment manager of the first site.
pub(crate) const MANAGER: &str = "e.castell";
/// Their password.
pub(crate) const PASSWORD: &str = "four words of nobody";

/// How many people are written at once.
const BATCH: usize = 50;

/// An installation that is ready to be served.
pub(crate) struct Crowd {
    pub(crate) data: PathBuf,
    pub(crate) database: Option<String>,
    pub(crate) people: usize,
    pub(crate) meetings: usize,
    /// Somebody whom the manager may read, with as many meetings as anybody.
    pub(crate) somebody: String,
    pub(crate) programme: String,
}

fn run(arguments: &[&str], input: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(arguments)
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads");
    assert!(child.wait().expect("it ends").success(), "{arguments:?} failed");
}

impl Crowd {
    pub(crate) fn new(folder: &Path, database: Option<&str>, people: usize, meetings: usize) -> Self {
        fs::create_dir_all(folder).expect("a folder");
        let data = folder.join("data");
        let at = data.to_string_lossy().into_owned();
        let on: Vec<&str> = database.map(|url| vec!["--database", url]).unwrap_or_default();
        run(&[&["demo", &at][..], &on].concat(), "");
        let set = ["staff", "password", MANAGER, "--data", &at, "--as", "j.hartley"];
        run(&[&set[..], &on].concat(), PASSWORD);
        let keys = Keys::open(&data.join("waymark.keys")).expect("keys");
        let store: Box<dyn Store> = match database {
            Some(url) => Box::new(Postgres::open(url, keys).expect("a store")),
            None => {
                Box::new(Sqlite::open_for_rehearsal(&data.join("records.sqlite"), keys).expect("a store"))
            }
        };
        let mut crowd = Self {
            data,
            database: database.map(str::to_owned),
            people: 0,
            meetings: 0,
            somebody: String::new(),
            programme: String::new(),
        };
        crowd.grow(&*store, people, meetings);
        crowd
    }

    fn grow(&mut self, store: &dyn Store, people: usize, meetings: usize) {
        let rows = store.rows("people", None, None, usize::MAX).expect("rows");
        let threads: Vec<Vec<Recorded>> = rows
            .iter()
            .map(|row| store.threads(&[Thread(format!("person/{}", row.key).into())]).expect("a thread"))
            .collect();
        let copies = people.div_ceil(rows.len());
        let held: usize = threads.iter().map(|thread| count(thread)).sum();
        let times = meetings.div_ceil(copies.saturating_mul(held).max(1)).max(1);
        let mut waiting: Vec<Append> = Vec::new();
        let mut most = 0;
        for copy in 1..copies.max(2) {
            for (row, thread) in rows.iter().zip(&threads) {
                let other = Other::of(row, copy);
                let append = other.append(thread, row, times);
                self.meetings += count(thread) * times;
                if other.is_the_managers && count(thread) > most {
                    most = count(thread);
                    self.somebody.clone_from(&other.key);
                    self.programme.clone_from(&other.programme);
                }
                waiting.push(append);
                if waiting.len() >= BATCH {
                    store.append_all(&std::mem::take(&mut waiting)).expect("appends");
                }
            }
        }
        store.append_all(&waiting).expect("appends");
        self.people = rows.len() * copies.max(2);
    }
}

fn count(thread: &[Recorded]) -> usize {
    thread.iter().filter(|one| &*one.kind == "meeting-recorded").count()
}

/// A copy of somebody: another record, other numbers.
struct Other {
    key: String,
    swaps: BTreeMap<String, String>,
    numbers: Vec<(String, String)>,
    is_the_managers: bool,
    programme: String,
}

impl Other {
    fn of(row: &StoredRow, copy: usize) -> Self {
        let body: Value = serde_json::from_slice(&row.body).expect("a row");
        let key = format!("{copy:04x}{}", &row.key[4..]);
        let mut swaps = BTreeMap::from([(row.key.to_string(), key.clone())]);
        let mut numbers = Vec::new();
        for one in body["identifiers"].as_array().expect("numbers") {
            let (scheme, value) =
                (one["scheme"].as_str().expect("a scheme"), one["value"].as_str().expect("a number"));
            // A number of the same length that nobody else has.
            let other = format!("{}{copy:03}{}", &value[..1], &value[value.len().saturating_sub(3)..]);
            let other = format!("{other}{}", &value[1..3]);
            numbers.push((scheme.to_owned(), other.clone()));
            swaps.insert(value.to_owned(), other);
        }
        let restricted = body.get("restrictedTo").is_some() || body.get("excluded").is_some();
        let first = body["lanes"].as_array().and_then(|lanes| lanes.first());
        let programme = first.and_then(|lane| lane["programme"].as_str()).unwrap_or_default().to_owned();
        let is_the_managers = body["site"] == "hmp-ashgrove" && !restricted && !programme.is_empty();
        Self { key, swaps, numbers, is_the_managers, programme }
    }

    fn swapped(&self, body: &[u8]) -> Vec<u8> {
        let mut text = String::from_utf8(body.to_vec()).expect("text");
        for (from, to) in &self.swaps {
            text = text.replace(from.as_str(), to);
        }
        text.into_bytes()
    }

    fn append(&self, thread: &[Recorded], row: &StoredRow, times: usize) -> Append {
        let mut entries = Vec::new();
        for one in thread {
            let Some(body) = &one.body else { continue };
            let body = self.swapped(body);
            let again = if one.kind.starts_with("meeting-") { times } else { 1 };
            for time in 0..again {
                entries.push(NewEntry {
                    kind: one.kind.clone(),
                    form: one.form,
                    body: if time == 0 { body.clone() } else { another_meeting(&body, time) },
                    operation: one.operation,
                });
            }
        }
        let (last, key) = (thread.last().expect("an entry"), self.key.as_str());
        Append {
            site: last.site.clone(),
            thread: Thread(format!("person/{key}").into()),
            expected: Expected::Any,
            subject: Some(key.into()),
            by: last.by.clone(),
            at: last.at,
            entries,
            documents: Vec::new(),
            rows: vec![Row {
                table: "people",
                key: key.into(),
                site: SiteId::from(row.site.as_str()),
                body: self.swapped(&row.body),
            }],
            names: self
                .numbers
                .iter()
                .map(|(scheme, value)| Name {
                    scheme: scheme.as_str().into(),
                    value: value.as_str().into(),
                    key: key.into(),
                })
                .collect(),
        }
    }
}

/// The same meeting under another id.
fn another_meeting(body: &[u8], time: usize) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(body).expect("an entry");
    if let Some(id) = value["meeting"].as_str() {
        value["meeting"] = format!("{time:02x}{}", &id[2..]).into();
    }
    serde_json::to_vec(&value).expect("an entry")
}
