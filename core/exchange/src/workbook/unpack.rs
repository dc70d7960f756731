//! From whatever calls itself a workbook to a plain archive of checked parts, so that what reads it next cannot be made
//! to fill the memory.
//!
//! Why not hand the file over as it is: a small archive may hold gigabytes; the reader sets aside as much as a part says
//! that it has (`uniqueCount`), and copies a whole style for every cell format. So parts are unpacked here against a
//! budget, styles and all else that is not needed are left out, and the rest is packed again without compression.

use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use domain::finding::Finding;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{broken, too_large};

/// The largest workbook as it lies on the disk.
const MOST_PACKED: usize = 16 * 1024 * 1024;

/// The most that all parts have when they are unpacked.
const MOST_UNPACKED: usize = 64 * 1024 * 1024;

/// The most that a part has which only says where other parts are.
const MOST_OF_LISTS: usize = 1024 * 1024;

/// The most parts.
const MOST_PARTS: usize = 1000;

/// The most tags among the texts that cells share: four for each text as programs write them.
const MOST_TAGS: usize = 2_000_000;

/// The record that an archive has for each of its parts begins so.
const ENTRY: &[u8] = b"PK\x01\x02";

/// What a part is for, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Says where other parts are.
    List,
    /// The texts that cells share.
    Texts,
    /// Anything else that is XML: sheets among it.
    Sheet,
}

impl Part {
    /// What the part called `name` is for; none when it is not needed. Looks alone are left out: in a column of days a
    /// number is a day whatever it looks like.
    fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase().replace('\\', "/");
        let last = name.rsplit('/').next().unwrap_or_default();
        match last {
            "styles.xml" => None,
            "sharedstrings.xml" => Some(Self::Texts),
            "workbook.xml" | "[content_types].xml" => Some(Self::List),
            _ if name.contains("theme/") || name.starts_with("docprops/") => None,
            _ if name.ends_with(".rels") => Some(Self::List),
            _ if name.ends_with(".xml") => Some(Self::Sheet),
            _ => None,
        }
    }
}

/// The parts of the workbook in `bytes` that are needed, checked and packed again.
///
/// # Errors
/// A finding when it is no archive, is damaged or locked, or has more inside than an export may have.
pub(super) fn plain(export: &Arc<str>, bytes: &[u8]) -> Result<Vec<u8>, Finding> {
    let large = |what: &str| too_large(export, format!("the workbook {what}"));
    if bytes.len() > MOST_PACKED {
        return Err(large("has more than 16 MB"));
    }
    // Counted before the archive is opened: opening it sets something aside for each.
    if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count() > MOST_PARTS {
        return Err(large("has more than 1000 parts"));
    }
    let damaged = || broken(export, "it is damaged, or it has a password");
    let mut packed = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut plain = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left = MOST_UNPACKED;
    for position in 0..packed.len().min(MOST_PARTS) {
        let mut file = packed.by_index(position).map_err(|_| damaged())?;
        let name = file.name().map_err(|_| damaged())?.to_string();
        let Some(part) = Part::of(&name) else { continue };
        let most = if part == Part::List { MOST_OF_LISTS.min(left) } else { left };
        let mut text = Vec::new();
        let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        file.by_ref().take(bound).read_to_end(&mut text).map_err(|_| damaged())?;
        if text.len() > most {
            return Err(large("unpacks to more than 64 MB, or a list in it to more than 1 MB"));
        }
        left = left.saturating_sub(text.len());
        check(part, &text).map_err(|what| broken(export, what))?;
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        plain.start_file(name, options).map_err(|_| damaged())?;
        plain.write_all(&text).map_err(|_| damaged())?;
    }
    Ok(plain.finish().map_err(|_| damaged())?.into_inner())
}

/// Checks that a part is XML in UTF-8, so that it says to the next reader what it says here, and that it claims no more
/// than it has.
fn check(part: Part, text: &[u8]) -> Result<(), &'static str> {
    const ENCODING: &str = "one of its parts is not XML in UTF-8";
    let text = std::str::from_utf8(text).map_err(|_| ENCODING)?;
    if text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) {
        return Err(ENCODING);
    }
    if declared_encoding(text).is_some_and(|name| !["utf-8", "utf8", "us-ascii"].contains(&name.as_str())) {
        return Err(ENCODING);
    }
    if text.contains("<!DOCTYPE") {
        return Err("one of its parts declares entities of its own, which no workbook does");
    }
    if part == Part::Texts {
        if text.bytes().filter(|byte| *byte == b'<').count() > MOST_TAGS {
            return Err("its cells share more than half a million texts");
        }
        if claims(text).any(|claim| claim > text.len()) {
            return Err("it claims to have more texts than it has");
        }
    }
    Ok(())
}

/// The encoding that a part says it is in.
fn declared_encoding(text: &str) -> Option<String> {
    let declaration = text.trim_start_matches('\u{feff}').strip_prefix("<?xml")?.split("?>").next()?;
    let (_, after) = declaration.split_once("encoding")?;
    let name = after.trim_start().strip_prefix('=')?.trim_start();
    let name = name.strip_prefix(['"', '\'']).and_then(|name| name.split(['"', '\'']).next());
    Some(name.unwrap_or_default().to_ascii_lowercase())
}

/// Every number of texts that a part claims to have, wherever it stands in it.
fn claims(text: &str) -> impl Iterator<Item = usize> {
    let numbers = text.split("uniqueCount").skip(1).map(|rest| {
        let rest = rest.trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'', '+', '0']);
        let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    // What is too long for a number claims more than anything has.
    numbers.filter(|number| !number.is_empty()).map(|number| number.parse().unwrap_or(usize::MAX))
}
