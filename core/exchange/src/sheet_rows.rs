//! The sheets of a workbook: rows under the column names, wherever those stand, and the rows of links.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::cells::{self, Header};
use crate::mapping::{Links, Mapping, Sheet};
use crate::reading::{LinkRow, Reading};
use crate::row::{Broken, TOO_LONG};
use crate::workbook::{Cell, Cells, Workbook};

/// Reads the workbook through `mapping`: the links first, so that it is known who stands in them.
///
/// Gives the columns and sheets that the mapping does not name, with the line to say it at.
///
/// # Errors
/// A finding when a sheet or a column is missing, or a sheet cannot be read to its end.
pub(crate) fn read(
    mapping: &Mapping,
    (sheet, links): (&Sheet, Option<&Links>),
    export: &Arc<str>,
    bytes: &[u8],
    reading: &mut Reading<'_>,
) -> Result<(BTreeSet<String>, u32), Finding> {
    let mut workbook = Workbook::open(export, bytes)?;
    if workbook.counts_from_1904() && mapping.days.has_serial() {
        let what = "nothing of this workbook is read: it counts its days from 1904, as old Macs did";
        let finding = Finding::new(codes::WORKBOOK_BROKEN, Place::whole(export), what);
        return Err(
            finding.fix("turn the 1904 date system off in the spreadsheet's settings, and save it again")
        );
    }
    let mut unnamed = BTreeSet::new();
    if let Some(links) = links {
        let (line, header) = columns(&mut workbook, export, &links.sheet, || links.needed())?;
        reading.begin_links(links);
        workbook.rows(&links.sheet.name, |at, cells| {
            if at > line {
                reading.link(links, at, link(links, &header, &cells));
            }
            ControlFlow::Continue(())
        })?;
        let known = |name: &str| links.needed().any(|needed| needed == name) || links.not_read.contains(name);
        unnamed.append(&mut header.unnamed(known));
    }
    let (line, header) = columns(&mut workbook, export, sheet, || mapping.columns.needed())?;
    reading.begin_sheet(&sheet.name);
    workbook.rows(&sheet.name, |at, cells| {
        if at > line {
            let row = texts(&header, &cells).map(|texts| cells::row(&mapping.columns, &header, &texts));
            reading.row(at, row);
        }
        ControlFlow::Continue(())
    })?;
    unnamed
        .append(&mut header.unnamed(|name| mapping.columns.names(name) || mapping.not_read.contains(name)));
    let read = |name: &String| *name == sheet.name || links.is_some_and(|links| *name == links.sheet.name);
    unnamed
        .extend(workbook.sheets().into_iter().filter(|name| !read(name) && !mapping.not_read.contains(name)));
    Ok((unnamed, line))
}

/// The row of the column names of `sheet`, and the columns.
fn columns<'n, N: Iterator<Item = &'n str> + Clone>(
    workbook: &mut Workbook,
    export: &Arc<str>,
    sheet: &Sheet,
    needed: impl Fn() -> N,
) -> Result<(u32, Header), Finding> {
    let sheets = workbook.sheets();
    if !sheets.contains(&sheet.name) {
        let what = format!("there is no sheet `{}`", sheet.name);
        let finding = Finding::new(codes::COLUMN_MISSING, Place::whole(export), what);
        return Err(finding.nearest(&sheet.name, sheets.iter().map(String::as_str)));
    }
    let file: Arc<str> = format!("{export}#{}", sheet.name).into();
    let fail = |line, what: String| Finding::new(codes::COLUMN_MISSING, Place::new(&file, line, 1, 0), what);
    let Some((line, names)) = workbook.header(&sheet.name, sheet.header_row, needed())? else {
        let names: Vec<String> = needed().map(|name| format!("`{name}`")).collect();
        return Err(fail(1, format!("no row at the top of this sheet names all of {}", names.join(", "))));
    };
    let header = Header::new(names, needed()).map_err(|(_, what, near)| {
        let mut finding = fail(line, what);
        finding.did_you_mean = near;
        finding
    })?;
    Ok((line, header))
}

/// The texts of a row, one for each column that has a name.
fn texts<'c>(header: &Header, cells: &'c Cells) -> Result<Vec<&'c str>, Broken> {
    let filled = || cells.iter().enumerate().filter_map(|(at, cell)| Some((at, cell.as_ref()?)));
    if filled().any(|(at, _)| !header.is_named(at)) {
        return Err("it has a cell in a column that has no name".to_owned());
    }
    if filled().any(|(_, cell)| *cell == Cell::Error) {
        return Err("one of its cells holds an error instead of a value, such as #REF!".to_owned());
    }
    if filled().any(|(_, cell)| *cell == Cell::TooLong) {
        return Err(TOO_LONG.to_owned());
    }
    let texts: Vec<&str> =
        (0..header.len()).map(|at| cells.get(at).and_then(Option::as_ref).map_or("", Cell::text)).collect();
    cells::check(texts.iter().copied())?;
    Ok(texts)
}

fn link(links: &Links, header: &Header, cells: &Cells) -> Result<LinkRow, Broken> {
    let texts = texts(header, cells)?;
    let cell = |name: &str| header.cell(&texts, name).to_owned();
    Ok(LinkRow {
        whole: cells::whole(&texts),
        number: cell(&links.number),
        other: cell(&links.other),
        words: links.merged.as_ref().map(|merged| cell(&merged.column)).unwrap_or_default(),
    })
}
