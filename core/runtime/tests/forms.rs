//! The forms of entries are kept for ever: what a program once wrote is read by every later one, and written again to
//! the same bytes.
//!
//! `forms/1.json` has a line for each kind (and for each word of a list): `says` has every field filled, `least` only
//! those that must be there. Its lines are never changed, only added to.

#![expect(clippy::expect_used, reason = "a test says so by failing")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes::STORE_FAULT;
use domain::record::staff::StaffEntry;
use domain::record::{Entry, Refusal};
use runtime::ports::store::{Operation, Recorded, Thread};
use runtime::record::{read_entry, read_staff_entry, write_entry};
use serde_json::Value;

const FIRST: &str = include_str!("forms/1.json");

/// What to do when a line of the fixture is read or written otherwise than it was.
const NEW_FORM: &str = "Records of this kind are in logs already. A field that was added with `#[serde(default)]` goes \
into core/runtime/tests/forms/1.json as one more filled line; anything else needs a new form: a step from the old one \
in core/runtime/src/record/forms.rs, and a fixture of its own beside the old one";

/// One line of the fixture: a kind, and its words exactly as they stand there.
struct Line {
    kind: String,
    full: bool,
    body: &'static str,
}

fn lines() -> Vec<Line> {
    let all: Vec<Value> = serde_json::from_str(FIRST).expect("the fixture is JSON");
    let lines: Vec<Line> = FIRST.lines().filter_map(line).collect();
    assert_eq!(lines.len(), all.len(), "each entry of the fixture has a line of its own");
    lines
}

fn line(text: &'static str) -> Option<Line> {
    let text = text.trim_end_matches(',').strip_prefix("{\"kind\":\"")?.strip_suffix('}')?;
    let (kind, rest) = text.split_once("\",\"")?;
    let (which, body) = rest.split_once("\":")?;
    Some(Line { kind: kind.to_owned(), full: which == "says", body })
}

fn recorded(kind: &str, form: u16, body: Option<Vec<u8>>) -> Recorded {
    Recorded {
        site: "northgate".into(),
        position: 6,
        thread: Thread("person/p1".into()),
        number: 7,
        kind: kind.into(),
        form,
        operation: Operation::Collection,
        subject: Some("p1".into()),
        by: "a.shaw".into(),
        at: "2026-11-25T10:00:00Z".parse().expect("a time"),
        body,
    }
}

/// Either an entry about a person or one about a member of staff.
#[derive(Debug)]
enum Read {
    Person(Entry),
    Staff(StaffEntry),
}

impl Read {
    /// Its words, as a program of today writes them.
    fn written(&self) -> Vec<u8> {
        match self {
            Self::Person(entry) => write_entry(entry, None).body,
            Self::Staff(entry) => {
                let mut body = Vec::new();
                entry.write(&mut serde_json::Serializer::new(&mut body)).expect("plain data");
                body
            }
        }
    }
}

fn read(recorded: &Recorded) -> Result<Option<Read>, Refusal> {
    if StaffEntry::KINDS.contains(&&*recorded.kind) {
        return Ok(read_staff_entry(recorded)?.map(|(_, entry)| Read::Staff(entry)));
    }
    Ok(read_entry(recorded)?.map(|(_, entry)| Read::Person(entry)))
}

/// Reads the body of a kind in the first form.
fn read_first(kind: &str, body: &Value) -> Result<Option<Read>, Refusal> {
    read(&recorded(kind, 1, Some(body.to_string().into_bytes())))
}

fn all_kinds() -> BTreeSet<String> {
    Entry::KINDS.iter().chain(StaffEntry::KINDS).map(|kind| (*kind).to_owned()).collect()
}

/// Whether a value says something everywhere.
fn is_filled(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => !values.is_empty() && values.iter().all(is_filled),
        Value::Object(values) => !values.is_empty() && values.values().all(is_filled),
    }
}

#[test]
fn every_kind_stands_in_the_fixture_filled_and_at_its_least() {
    for full in [true, false] {
        let there: BTreeSet<String> =
            lines().into_iter().filter(|line| line.full == full).map(|line| line.kind).collect();
        assert_eq!(there, all_kinds(), "add a line to core/runtime/tests/forms/1.json for each new kind");
    }
}

#[test]
fn every_field_of_the_filled_lines_says_something() {
    for line in lines().into_iter().filter(|line| line.full) {
        let value: Value = serde_json::from_str(line.body).expect("JSON");
        assert!(is_filled(&value), "a field of `{}` is empty: fill it in the fixture", line.kind);
    }
}

#[test]
fn what_was_written_in_the_first_form_is_read_and_written_again_to_the_same_bytes() {
    for line in lines().into_iter().filter(|line| line.full) {
        let entry = read(&recorded(&line.kind, 1, Some(line.body.as_bytes().to_vec())));
        let entry = match entry {
            Ok(Some(entry)) => entry,
            Ok(None) => panic!("`{}` is no kind any more. {NEW_FORM}", line.kind),
            Err(refusal) => panic!("`{}` cannot be read: {}. {NEW_FORM}", line.kind, refusal.what),
        };
        let again = String::from_utf8(entry.written()).expect("text");
        assert_eq!(again, line.body, "`{}` is written otherwise than it was. {NEW_FORM}", line.kind);
    }
}

#[test]
fn a_kind_is_written_in_the_form_that_its_fixture_is_of() {
    for line in lines().into_iter().filter(|line| line.full) {
        let entry = read(&recorded(&line.kind, 1, Some(line.body.as_bytes().to_vec())));
        if let Ok(Some(Read::Person(entry))) = entry {
            let written = write_entry(&entry, None);
            assert_eq!((&*written.kind, written.form), (line.kind.as_str(), 1), "{NEW_FORM}");
            let usual = if entry.adds() { Operation::Collection } else { Operation::Alteration };
            assert_eq!(written.operation, usual);
            assert_eq!(write_entry(&entry, Some(Operation::Disclosure)).operation, Operation::Disclosure);
        }
    }
}

#[test]
fn what_may_be_left_out_may_be_left_out_and_nothing_else() {
    for line in lines().into_iter().filter(|line| !line.full) {
        let least: serde_json::Map<String, Value> = serde_json::from_str(line.body).expect("an object");
        let found = read_first(&line.kind, &Value::Object(least.clone()));
        assert!(
            matches!(found, Ok(Some(_))),
            "`{}` cannot be read without its other fields. {NEW_FORM}",
            line.kind
        );
        for field in least.keys() {
            let mut less = least.clone();
            less.remove(field);
            let refusal = read_first(&line.kind, &Value::Object(less)).err();
            let refusal = refusal.unwrap_or_else(|| {
                panic!("`{}` may leave out `{field}`: leave it out in its `least` line as well", line.kind)
            });
            assert_eq!(refusal.code, STORE_FAULT);
        }
    }
}

#[test]
fn a_field_that_is_not_known_here_changes_nothing() {
    for line in lines().into_iter().filter(|line| line.full) {
        let mut value: serde_json::Map<String, Value> = serde_json::from_str(line.body).expect("an object");
        value.insert("addedLater".to_owned(), Value::from("something"));
        let entry = read_first(&line.kind, &Value::Object(value)).expect("it is read").expect("a kind");
        assert_eq!(String::from_utf8(entry.written()).expect("text"), line.body, "`{}`", line.kind);
    }
}

#[test]
fn an_entry_of_a_newer_form_is_refused_in_plain_words() {
    for line in lines().into_iter().filter(|line| line.full) {
        for form in [2, u16::MAX] {
            let refusal = read(&recorded(&line.kind, form, Some(line.body.as_bytes().to_vec())));
            let refusal = refusal.expect_err("a form nobody has written yet");
            assert_eq!(refusal.code, STORE_FAULT);
            assert_eq!(refusal.what, format!("an entry `{}` was written by a newer program", line.kind));
            assert_eq!(refusal.advice(), "use the newer program");
        }
    }
}

#[test]
fn an_entry_that_cannot_be_read_says_where_it_is_and_never_what_it_says() {
    for (kind, body) in [
        ("meeting-note-written", r#"{"meeting":"m1","text":"a secret of his","programme":7}"#),
        ("meeting-note-written", r#"{"text":"a secret of his""#),
        ("enrolled", r#"{"programme":"a secret of his","site":{}}"#),
        ("staff-left", r#"["a secret of his", 1]"#),
        ("fact-stated", r#"{"fact":"f","sense":"a secret of his"}"#),
    ] {
        let refusal = read(&recorded(kind, 1, Some(body.into()))).expect_err("it cannot be read");
        assert_eq!(refusal.code, STORE_FAULT);
        assert!(refusal.what.starts_with("entry 6 of the log of `northgate` cannot be read"), "{refusal:?}");
        assert!(!format!("{refusal:?}").contains("secret"), "{refusal:?}");
    }
}

#[test]
fn what_was_erased_and_what_only_audit_knows_is_passed_over() {
    for kind in all_kinds() {
        assert!(
            matches!(read(&recorded(&kind, 1, None)), Ok(None)),
            "`{kind}` after its words are destroyed"
        );
    }
    for kind in ["looked", "bundle-received", "record-erased"] {
        assert!(matches!(read(&recorded(kind, 1, Some(b"{}".to_vec()))), Ok(None)), "`{kind}`");
    }
}

#[test]
fn a_stamp_is_what_the_log_says_of_the_entry() {
    let body = br#"{"because":"on the landing","until":"2026-11-27"}"#.to_vec();
    let (stamp, entry) =
        read_entry(&recorded("glass-broken", 1, Some(body))).expect("it is read").expect("an entry");
    let said: BTreeMap<&str, String> = [
        ("number", stamp.number.to_string()),
        ("site", stamp.site.to_string()),
        ("by", stamp.by.to_string()),
        ("at", stamp.at.to_string()),
        ("kind", Arc::<str>::from(entry.kind()).to_string()),
    ]
    .into();
    let expected = [
        ("number", "7"),
        ("site", "northgate"),
        ("by", "a.shaw"),
        ("at", "2026-11-25T10:00:00Z"),
        ("kind", "glass-broken"),
    ];
    assert_eq!(said, expected.map(|(name, value)| (name, value.to_owned())).into());
}
