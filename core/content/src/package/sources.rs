//! The register of quoted works.

use domain::codes;
use domain::date;
use domain::finding::Finding;
use domain::ids::SourceId;
use domain::package::{Source, SourceStatus};

use super::desk::{Desk, Sheet};
use super::names::{Known, Names};
use crate::file::sources::SourceFile;
use crate::file::texts::DateText;
use crate::shape::Shape;

/// Reads `sources.yaml`, which may be missing.
pub(crate) fn read(desk: &mut Desk<'_>, folder: &str, names: &mut Names) -> Vec<Source> {
    let path = format!("{folder}sources.yaml");
    let Some(sheet) = desk.yaml(&path, Shape::Sources) else {
        names.sources = if desk.texts.has(&path) { Known::unread() } else { Known::new([]) };
        return Vec::new();
    };
    names.sources = sheet.ids("sources", desk);
    let rows: Vec<(String, SourceFile)> = sheet.rows("sources", desk);
    rows.into_iter().map(|(pointer, file)| source(desk, &sheet, &pointer, file)).collect()
}

fn source(desk: &mut Desk<'_>, sheet: &Sheet, pointer: &str, file: SourceFile) -> Source {
    let status = SourceStatus::from(file.status);
    let checked = file.checked_by.is_some() && file.checked_on.is_some();
    if status == SourceStatus::Approved && !checked {
        let place = sheet.tree.place(&format!("{pointer}/status"));
        let what = format!("`{}` is approved and does not say by whom and when", file.id.as_str());
        desk.add(Finding::new(codes::APPROVED_BY_NOBODY, place, what));
    }
    if let Some(on) = &file.checked_on {
        day(desk, sheet, &format!("{pointer}/checked_on"), on);
    }
    Source {
        place: sheet.tree.place(&format!("{pointer}/id")),
        id: SourceId::from(file.id.0),
        title: file.title.0,
        edition: file.edition.0,
        checked_by: file.checked_by.map(|words| words.0),
        checked_on: file.checked_on.map(|day| day.0),
        status,
        licence: file.licence.0,
        note: file.note.map(|words| words.0.trim().to_owned()),
    }
}

/// A date that must be a day of the calendar.
pub(crate) fn day(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    pointer: &str,
    text: &DateText,
) -> Option<jiff::civil::Date> {
    let day = date::read(text.as_str());
    if day.is_none() {
        let what = format!("`{}` is not a day of the calendar", text.as_str());
        desk.add(Finding::new(codes::NOT_A_CALENDAR_DATE, sheet.tree.place(pointer), what));
    }
    day
}
