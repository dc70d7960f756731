//! Bytes to text: byte order marks, UTF-8 and Windows-1252, and signs that a file is in another encoding.

use std::borrow::Cow;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::amounts::narrow;
use crate::mapping::Encoding;

const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text in `bytes`. A byte order mark says UTF-8 whatever the mapping says.
///
/// # Errors
/// A finding when the bytes are not text in that encoding; none of them is shown.
pub(crate) fn text<'a>(
    file: &Arc<str>,
    bytes: &'a [u8],
    encoding: Encoding,
) -> Result<Cow<'a, str>, Finding> {
    let at = |line, what: &str| Finding::new(codes::NOT_TEXT, Place::new(file, line, 1, 0), what);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(at(1, "the file begins as UTF-16 does, and exports are read in UTF-8 or windows-1252"));
    }
    if let Some(rest) = bytes.strip_prefix(UTF8_MARK) {
        return utf8(rest).map_err(|line| {
            at(line, "the file says at its beginning that it is UTF-8, and this line is not")
        });
    }
    match encoding {
        Encoding::Utf8 => utf8(bytes).map_err(|line| at(line, "this line is not UTF-8")),
        Encoding::Windows1252 if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => {
            let line = first_beyond_ascii(bytes);
            Err(at(line, "the mapping says windows-1252, and the letters from this line on are UTF-8"))
        }
        Encoding::Windows1252 => Ok(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, u32> {
    std::str::from_utf8(bytes)
        .map(Cow::Borrowed)
        .map_err(|error| line_of(bytes.get(..error.valid_up_to()).unwrap_or_default()))
}

fn first_beyond_ascii(bytes: &[u8]) -> u32 {
    let end = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    line_of(bytes.get(..end).unwrap_or_default())
}

fn line_of(before: &[u8]) -> u32 {
    narrow(before.iter().filter(|byte| **byte == b'\n').count()).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: Encoding, expected: Result<&str, u32>) {
        let read = text(&"x.csv".into(), bytes, encoding);
        let read = read.as_deref().map_err(|finding| finding.place.line);
        assert_eq!(read, expected, "{bytes:?}");
    }

    #[test]
    fn each_encoding_is_read_as_what_it_is() {
        check(b"Si\xe2n", Encoding::Windows1252, Ok("Siân"));
        check(b"O\x92H", Encoding::Windows1252, Ok("O\u{2019}H"));
        check("Siân".as_bytes(), Encoding::Utf8, Ok("Siân"));
        check(b"\xef\xbb\xbfSi\xc3\xa2n", Encoding::Windows1252, Ok("Siân"));
    }

    #[test]
    fn another_encoding_is_said_with_its_line() {
        check(b"a\nSi\xe2n", Encoding::Utf8, Err(2));
        check("a\nb\nSiân".as_bytes(), Encoding::Windows1252, Err(3));
        check(b"\xff\xfea\0", Encoding::Windows1252, Err(1));
        check(b"\xef\xbb\xbfa\n\xe2", Encoding::Utf8, Err(2));
    }
}
