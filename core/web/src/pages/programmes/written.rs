//! Writing a file of the programmes: whose it is to change is asked first, and that it was changed is recorded.

use domain::record::Refusal;
use runtime::record::{ContentChange, Desk};

use crate::at::At;
use crate::shelf::{NotWritten, fingerprint};

/// A file as it is to be.
pub(super) struct Change<'a> {
    /// The file.
    pub(super) path: &'a str,
    /// What its writer had in front of them; none where it is new.
    pub(super) before: Option<&'a str>,
    /// What it says from now on.
    pub(super) text: &'a str,
    /// Why, where somebody said so.
    pub(super) because: &'a str,
}

/// Writes it, and records that.
pub(super) fn write(desk: &Desk<'_>, at: &At, change: &Change<'_>) -> Result<(), NotWritten> {
    desk.must_change(change.path).map_err(not_written)?;
    let before = change.before.map(fingerprint);
    at.app.0.house.write(change.path, before.as_deref(), change.text)?;
    record(desk, change).map_err(not_written)
}

/// Records what was written.
pub(super) fn record(desk: &Desk<'_>, change: &Change<'_>) -> Result<(), Refusal> {
    let because = change.because.trim();
    let change = ContentChange {
        file: change.path.into(),
        before: change.before.map(|text| fingerprint(text).into()),
        after: fingerprint(change.text).into(),
        because: (!because.is_empty()).then(|| because.into()),
    };
    desk.record_content_change(&change)?;
    let (by, file) = (desk.writer().id.as_str(), &*change.file);
    tracing::info!(by, file, "a file of a programme was changed.");
    Ok(())
}

fn not_written(refusal: Refusal) -> NotWritten {
    let fix = refusal.advice().to_owned();
    NotWritten::Refused(refusal.what, fix)
}
