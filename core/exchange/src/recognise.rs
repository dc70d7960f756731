//! Which mapping a file belongs to: by its kind and by the columns or paths that the mapping asks for.

use std::sync::Arc;

use domain::finding::Finding;

use crate::fields::has_path;
use crate::mapping::{Kind, Mapping};
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
}

impl Looks {
    /// What `bytes` look like.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{' | b'[') => Self::Json,
            _ if bytes.starts_with(b"PK\x03\x04") => Self::Workbook,
            _ => Self::Csv,
        }
    }
}

/// The mappings among `mappings` that recognise the file.
///
/// # Errors
/// A finding when a file that looks like JSON is not whole JSON: no mapping could tell.
pub(crate) fn candidates<'m>(
    mappings: impl Iterator<Item = &'m Mapping>,
    file: &Arc<str>,
    bytes: &[u8],
) -> Result<Vec<&'m Mapping>, Finding> {
    let looks = Looks::of(bytes);
    let text = match looks {
        Looks::Json => Some(decode::text(file, bytes, crate::mapping::Encoding::Utf8)?),
        _ => None,
    };
    let json = text.as_deref().map(|text| json_rows::whole(file, text)).transpose()?;
    let first_line = || first_line(bytes);
    Ok(mappings
        .filter(|mapping| match &mapping.kind {
            Kind::Csv { separator, .. } if looks == Looks::Csv => {
                // Column names are plain letters: for telling files apart any encoding will do.
                let text = encoding_rs::UTF_8.decode_with_bom_removal(first_line()).0;
                let names = csv_rows::header(&text, *separator).unwrap_or_default();
                mapping.recognise.iter().all(|wanted| names.contains(wanted))
            }
            Kind::Json { .. } => json.is_some_and(|json| {
                mapping.recognise.iter().all(|path| has_path(json, &path.split('.').collect::<Vec<_>>()))
            }),
            Kind::Csv { .. } => false,
        })
        .collect())
}

/// The beginning of a file, enough for its column names.
fn first_line(bytes: &[u8]) -> &[u8] {
    bytes.get(..64 * 1024).unwrap_or(bytes)
}
