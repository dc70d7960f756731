//! Which mapping a file belongs to: by its kind and by the columns or paths that the mapping asks for.

use std::borrow::Cow;
use std::sync::Arc;

use domain::finding::Finding;

use crate::fields::has_path;
use crate::mapping::{Encoding, Kind, Mapping};
use crate::workbook::Workbook;
use crate::{csv_rows, decode, json_rows};

/// What a file looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    /// Rows of cells, or any other text.
    Csv,
    /// JSON.
    Json,
    /// A workbook (a zip archive).
    Workbook,
    /// A workbook of the old kind, or one with a password.
    Locked,
}

impl Looks {
    /// What `bytes` look like.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{' | b'[') => Self::Json,
            _ if bytes.starts_with(b"PK\x03\x04") => Self::Workbook,
            _ if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => Self::Locked,
            _ => Self::Csv,
        }
    }
}

/// The mappings among `mappings` that recognise the file.
///
/// # Errors
/// A finding when a file that looks like JSON is not whole JSON, or one that looks like a workbook cannot be opened: no
/// mapping could tell.
pub(crate) fn candidates<'m>(
    mappings: impl Iterator<Item = &'m Mapping>,
    file: &Arc<str>,
    bytes: &[u8],
) -> Result<Vec<&'m Mapping>, Finding> {
    let looks = Looks::of(bytes);
    let text = match looks {
        Looks::Json => Some(decode::text(file, bytes, Encoding::Utf8)?),
        _ => None,
    };
    let json = text.as_deref().map(|text| json_rows::whole(file, text)).transpose()?;
    if looks == Looks::Workbook {
        return of_workbook(mappings, &mut Workbook::open(file, bytes)?);
    }
    Ok(mappings
        .filter(|mapping| match &mapping.kind {
            Kind::Csv { separator, encoding } if looks == Looks::Csv => {
                let names = csv_rows::header(&beginning(bytes, *encoding), *separator).unwrap_or_default();
                mapping.recognise.iter().all(|wanted| names.contains(wanted))
            }
            Kind::Json { .. } => json.is_some_and(|json| {
                mapping.recognise.iter().all(|path| has_path(json, &path.split('.').collect::<Vec<_>>()))
            }),
            Kind::Csv { .. } | Kind::Xlsx { .. } => false,
        })
        .collect())
}

/// The mappings that recognise the workbook: by a sheet and its columns.
fn of_workbook<'m>(
    mappings: impl Iterator<Item = &'m Mapping>,
    workbook: &mut Workbook,
) -> Result<Vec<&'m Mapping>, Finding> {
    let sheets = workbook.sheets();
    let mut found = Vec::new();
    for mapping in mappings {
        if let Kind::Xlsx { sheet, .. } = &mapping.kind
            && sheets.contains(&sheet.name)
        {
            let wanted = || mapping.recognise.iter().map(String::as_str);
            let header = workbook.header(&sheet.name, sheet.header_row, wanted())?;
            let has = |wanted: &str| header.iter().any(|(_, names)| names.iter().any(|name| name == wanted));
            if wanted().all(has) {
                found.push(mapping);
            }
        }
    }
    Ok(found)
}

/// The beginning of a file, enough for its column names; what is no text there is only no column's name.
fn beginning(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let bytes = bytes.get(..64 * 1024).unwrap_or(bytes);
    match encoding {
        Encoding::Windows1252 if !bytes.starts_with(b"\xef\xbb\xbf") => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
        }
        _ => encoding_rs::UTF_8.decode_with_bom_removal(bytes).0,
    }
}
