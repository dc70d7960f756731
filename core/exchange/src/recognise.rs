//! Which mapping a file belongs to: by its kind and by the columns or paths that the mapping asks for.

use std::borrow::Cow;
use std::sync::Arc;

use domain::finding::Finding;

use crate::fields::has_path;
use crate::mapping::{Encoding, Kind, Mapping};
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
        Looks::Json => Some(decode::text(file, bytes, Encoding::Utf8)?),
        _ => None,
    };
    let json = text.as_deref().map(|text| json_rows::whole(file, text)).transpose()?;
    Ok(mappings
        .filter(|mapping| match &mapping.kind {
            Kind::Csv { separator, encoding } if looks == Looks::Csv => {
                let names = csv_rows::header(&beginning(bytes, *encoding), *separator).unwrap_or_default();
                mapping.recognise.iter().all(|wanted| names.contains(wanted))
            }
            Kind::Json { .. } => json.is_some_and(|json| {
                mapping.recognise.iter().all(|path| has_path(json, &path.split('.').collect::<Vec<_>>()))
            }),
            Kind::Csv { .. } => false,
        })
        .collect())
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
