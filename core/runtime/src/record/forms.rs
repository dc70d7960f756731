//! How entries stand in the log: canonical JSON, with a version of their form; older forms are read for ever.
//!
//! A new form of a kind gets the next number and a step here that makes the newer JSON of the older; the log is never
//! touched.

use domain::codes;
use domain::record::staff::StaffEntry;
use domain::record::{Entry, Refusal, Stamp};
use serde_json::Value;

use crate::ports::store::{NewEntry, Operation, Recorded};

/// A step from one form of a kind to the next.
struct Step {
    kind: &'static str,
    from: u16,
    change: fn(Value) -> Value,
}

/// Every step there is, oldest first. All kinds are in their first form.
const STEPS: &[Step] = &[];

/// The newest form of a kind.
fn newest(kind: &str) -> u16 {
    let steps = STEPS.iter().filter(|step| step.kind == kind).count();
    u16::try_from(steps).unwrap_or(u16::MAX).saturating_add(1)
}

/// An entry on its way into a log.
#[must_use]
pub fn write_entry(entry: &Entry, operation: Option<Operation>) -> NewEntry {
    let usual = if entry.adds() { Operation::Collection } else { Operation::Alteration };
    written(entry.kind(), |out| entry.write(out), operation.unwrap_or(usual))
}

pub(super) fn write_staff_entry(entry: &StaffEntry) -> NewEntry {
    written(entry.kind(), |out| entry.write(out), Operation::Collection)
}

fn written(
    kind: &'static str,
    write: impl FnOnce(&mut serde_json::Serializer<&mut Vec<u8>>) -> serde_json::Result<()>,
    operation: Operation,
) -> NewEntry {
    let mut body = Vec::new();
    let done = write(&mut serde_json::Serializer::new(&mut body));
    if let Err(error) = done {
        // Entries are plain data with text keys: there is nothing in them that JSON cannot say.
        tracing::error!(entry.kind = kind, %error, "an entry could not be written.");
    }
    NewEntry { kind: kind.into(), form: newest(kind), body, operation }
}

/// Reads an entry of a person's thread; none where its text was erased, or it is of a kind that only audit knows.
///
/// # Errors
/// Where a newer program wrote it, or it cannot be read.
pub fn read_entry(recorded: &Recorded) -> Result<Option<(Stamp, Entry)>, Refusal> {
    if !Entry::KINDS.contains(&&*recorded.kind) {
        return Ok(None);
    }
    let Some(body) = &recorded.body else { return Ok(None) };
    let read = if recorded.form == newest(&recorded.kind) {
        // The usual case, and a record has thousands of them: no tree of values in between.
        Entry::read(&recorded.kind, &mut serde_json::Deserializer::from_slice(body))
    } else {
        let Some(value) = value_of(recorded)? else { return Ok(None) };
        Entry::read(&recorded.kind, value)
    };
    let entry = read.map_err(|error| unreadable(recorded, &error))?;
    Ok(entry.map(|entry| (stamp(recorded), entry)))
}

/// Reads an entry of a member of staff's thread.
///
/// # Errors
/// Where a newer program wrote it, or it cannot be read.
pub fn read_staff_entry(recorded: &Recorded) -> Result<Option<(Stamp, StaffEntry)>, Refusal> {
    if !StaffEntry::KINDS.contains(&&*recorded.kind) {
        return Ok(None);
    }
    let Some(value) = value_of(recorded)? else { return Ok(None) };
    let entry = StaffEntry::read(&recorded.kind, value).map_err(|error| unreadable(recorded, &error))?;
    Ok(entry.map(|entry| (stamp(recorded), entry)))
}

fn value_of(recorded: &Recorded) -> Result<Option<Value>, Refusal> {
    let Some(body) = &recorded.body else { return Ok(None) };
    if recorded.form > newest(&recorded.kind) {
        let what = format!("an entry `{}` was written by a newer program", recorded.kind);
        return Err(Refusal::new(codes::STORE_FAULT, what).fix("use the newer program"));
    }
    let value: Value = serde_json::from_slice(body).map_err(|error| unreadable(recorded, &error))?;
    let steps = STEPS.iter().filter(|step| step.kind == &*recorded.kind && step.from >= recorded.form);
    Ok(Some(steps.fold(value, |value, step| (step.change)(value))))
}

fn unreadable(recorded: &Recorded, error: &serde_json::Error) -> Refusal {
    // The error may quote the person's text: it goes no further.
    let what = format!(
        "entry {} of the log of `{}` cannot be read (line {}, column {})",
        recorded.position,
        recorded.site,
        error.line(),
        error.column()
    );
    Refusal::new(codes::STORE_FAULT, what).fix("run `waymark audit verify`")
}

/// By whom, where and when an entry was recorded.
pub(super) fn stamp(recorded: &Recorded) -> Stamp {
    Stamp {
        number: recorded.number,
        site: recorded.site.clone(),
        by: (&*recorded.by).into(),
        at: recorded.at,
    }
}
