//! Workbooks: sheets of rows of cells with their row numbers. What a row means is decided elsewhere.
//!
//! INVARIANT: no workbook makes this take more than a small multiple of what a whole export may have. `unpack` hands
//! over a plain archive of checked parts; here cells are taken one by one and never as the rectangle they span.

mod unpack;

use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use calamine::{DataRef, Reader as _, Xlsx};
use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::amounts::{LONGEST_TEXT, MOST_COLUMNS, MOST_ROWS};

/// The most sheets of one workbook.
const MOST_SHEETS: usize = 100;

/// How far down the column names are looked for.
const LOWEST_HEADER: u32 = 20;

/// An opened workbook.
pub(crate) struct Workbook {
    export: Arc<str>,
    inside: Xlsx<Cursor<Vec<u8>>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Text, or a number written out.
    Text(String),
    /// More text than a note can have.
    TooLong,
    /// What the workbook could not work out, such as `#REF!`.
    Error,
}

impl Cell {
    /// The text; blank where there is none.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::TooLong | Self::Error => "",
        }
    }
}

/// The cells of a row, by column from 0; blank ones at the end are left out.
pub(crate) type Cells = Vec<Option<Cell>>;

impl Workbook {
    /// Opens the workbook in `bytes`.
    ///
    /// # Errors
    /// A finding when it is none, is damaged, or is larger inside than an export may be.
    pub(crate) fn open(export: &Arc<str>, bytes: &[u8]) -> Result<Self, Finding> {
        let plain = unpack::plain(export, bytes)?;
        let inside = Xlsx::new(Cursor::new(plain)).map_err(|_| broken(export, "it is no workbook inside"))?;
        if inside.sheet_names().len() > MOST_SHEETS {
            return Err(too_large(export, format!("the workbook has more than {MOST_SHEETS} sheets")));
        }
        Ok(Self { export: Arc::clone(export), inside })
    }

    /// The names of its sheets, in order.
    pub(crate) fn sheets(&self) -> Vec<String> {
        self.inside.sheet_names()
    }

    /// Whether it counts days from 1904, as old Macs did.
    pub(crate) fn counts_from_1904(&self) -> bool {
        self.inside.has_1904_epoch()
    }

    /// The row with the column names of `sheet`, and the names by column: row `at`, or else the first that has all of
    /// `wanted`. None where there is no such row.
    ///
    /// # Errors
    /// A finding when the sheet cannot be read.
    pub(crate) fn header<'w>(
        &mut self,
        sheet: &str,
        at: Option<u32>,
        wanted: impl Iterator<Item = &'w str> + Clone,
    ) -> Result<Option<(u32, Vec<String>)>, Finding> {
        let mut found = None;
        self.rows(sheet, |row, cells| {
            let name = |cell: &Option<Cell>| cell.as_ref().map_or("", Cell::text).trim().to_owned();
            let names = || cells.iter().map(name).collect::<Vec<String>>();
            let is_header = match at {
                Some(at) => row == at,
                None => wanted.clone().all(|wanted| names().iter().any(|name| name == wanted)),
            };
            if is_header {
                found = Some((row, names()));
            }
            if is_header || row >= at.unwrap_or(LOWEST_HEADER) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })?;
        Ok(found)
    }

    /// Hands every row of `sheet` that is not blank to `each`, with its number from 1, until it has enough.
    ///
    /// # Errors
    /// A finding when the sheet cannot be read to its end, or has more rows or columns than an export has.
    pub(crate) fn rows(
        &mut self,
        sheet: &str,
        mut each: impl FnMut(u32, Cells) -> ControlFlow<()>,
    ) -> Result<(), Finding> {
        let place = Arc::clone(&self.export);
        let damaged = || broken(&place, "one of its sheets is damaged");
        let mut reader = self.inside.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
        let mut row = Row::default();
        let mut count = 0_usize;
        while let Some(cell) = reader.next_cell().map_err(|_| damaged())? {
            let (at, column) = cell.get_position();
            if at != row.at {
                if at < row.at {
                    return Err(damaged());
                }
                if !row.cells.is_empty() {
                    count = count.saturating_add(1);
                    if each(row.number(), std::mem::take(&mut row.cells)).is_break() {
                        return Ok(());
                    }
                }
                if count >= MOST_ROWS {
                    return Err(too_large(
                        &place,
                        format!("one of its sheets has more than {MOST_ROWS} rows"),
                    ));
                }
                row.at = at;
            }
            let Some(value) = value(cell.get_value()) else { continue };
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= MOST_COLUMNS {
                let what = format!("one of its sheets has more than {MOST_COLUMNS} columns");
                return Err(too_large(&place, what));
            }
            if !row.put(column, value) {
                return Err(damaged());
            }
        }
        if !row.cells.is_empty() {
            let _ = each(row.number(), row.cells);
        }
        Ok(())
    }
}

/// The row that is being put together.
#[derive(Default)]
struct Row {
    /// Its position, from 0.
    at: u32,
    cells: Cells,
}

impl Row {
    fn number(&self) -> u32 {
        self.at.saturating_add(1)
    }

    /// Puts a cell in its place; not where one stands already, or one further right does.
    fn put(&mut self, column: usize, cell: Cell) -> bool {
        if column < self.cells.len() {
            return false;
        }
        self.cells.resize(column, None);
        self.cells.push(Some(cell));
        true
    }
}

/// What stands in a cell; none when it is blank.
fn value(value: &DataRef<'_>) -> Option<Cell> {
    let text = |text: &str| {
        let text = text.trim();
        (!text.is_empty())
            .then(|| if text.len() > LONGEST_TEXT { Cell::TooLong } else { Cell::Text(text.to_owned()) })
    };
    match value {
        DataRef::Empty => None,
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => text(words),
        DataRef::Int(number) => Some(Cell::Text(number.to_string())),
        DataRef::Float(number) => Some(Cell::Text(number.to_string())),
        DataRef::DateTime(day) => Some(Cell::Text(day.as_f64().to_string())),
        DataRef::Bool(yes) => Some(Cell::Text(if *yes { "TRUE" } else { "FALSE" }.to_owned())),
        DataRef::Error(_) => Some(Cell::Error),
    }
}

fn broken(export: &str, why: &str) -> Finding {
    Finding::new(
        codes::WORKBOOK_BROKEN,
        Place::whole(export),
        format!("nothing of this workbook is read: {why}"),
    )
}

fn too_large(export: &str, what: String) -> Finding {
    Finding::new(codes::TOO_LARGE, Place::whole(export), what)
}
