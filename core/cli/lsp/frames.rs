//! Messages in and out: a header with a length, an empty line, and so many bytes of JSON.
//!
//! Whatever comes in, reading goes on after it: one broken message must not end an editor's session.

use std::io::{BufRead, Read as _, Result, Write};

use lsp_server::Message;
use serde_json::json;

/// The largest message, in bytes: many times the largest file.
const LARGEST: u64 = 16 * 1024 * 1024;
/// The longest line of a header, in bytes.
const LONGEST_LINE: u64 = 8 * 1024;

/// What came in.
pub(super) enum Incoming {
    Message(Message),
    /// Something that is no message, and why.
    Broken(&'static str),
    End,
}

/// Reads the next message.
pub(super) fn read(input: &mut impl BufRead) -> Incoming {
    let length = match header(input) {
        Ok(Header::Length(length)) => length,
        Ok(Header::None) => return Incoming::Broken("a header without Content-Length"),
        Ok(Header::End) | Err(_) => return Incoming::End,
    };
    let mut body = Vec::new();
    let mut whole = input.take(length.min(LARGEST));
    if whole.read_to_end(&mut body).is_err() {
        return Incoming::End;
    }
    if length > LARGEST {
        let mut rest = input.take(length.saturating_sub(LARGEST));
        return match std::io::copy(&mut rest, &mut std::io::sink()) {
            Ok(_) => Incoming::Broken("a message that is too large"),
            Err(_) => Incoming::End,
        };
    }
    match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(_) => Incoming::Broken("a message that cannot be read"),
    }
}

enum Header {
    Length(u64),
    None,
    End,
}

fn header(input: &mut impl BufRead) -> Result<Header> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(Header::End);
        }
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            return Ok(length.map_or(Header::None, Header::Length));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok();
        }
    }
}

/// Writes a message.
pub(super) fn write(message: &Message, out: &mut impl Write) -> Result<()> {
    message.write(out)
}

/// Answers something that is no message: there is no request to name.
pub(super) fn write_broken(why: &str, out: &mut impl Write) -> Result<()> {
    let error = json!({ "code": lsp_server::ErrorCode::ParseError as i32, "message": why });
    let text = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
    write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    out.flush()
}
