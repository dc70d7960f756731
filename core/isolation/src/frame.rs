//! Frames: a length (four bytes, little endian) and that many bytes, over any reader and writer.
//!
//! What the bytes mean is not decided here; see `wire` for what parent and child say to each other.

use std::fmt;
use std::io::{self, Read, Write};

/// The longest payload parent and child take from each other: 16 MiB.
pub const CAP: u32 = 16 * 1024 * 1024;

/// How much memory an announced length is believed for.
const AT_ONCE: u32 = 64 * 1024;

/// Why a frame could not be read or written.
#[derive(Debug)]
pub enum FrameError {
    /// The payload is, or announces itself as, longer than the cap.
    TooLarge {
        /// The payload's length in bytes.
        bytes: u64,
        /// The most that is taken, in bytes.
        cap: u32,
    },
    /// The other side stopped in the middle of a frame.
    CutOff {
        /// How many bytes of the length or of the payload had come.
        got: usize,
        /// How many should have come.
        of: usize,
    },
    /// Reading or writing failed.
    Io(io::Error),
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, cap } => write!(f, "a frame of {bytes} bytes is over the cap of {cap}"),
            Self::CutOff { got, of } => write!(f, "a frame was cut off after {got} of {of} bytes"),
            Self::Io(source) => write!(f, "a frame could not be passed on: {source}"),
        }
    }
}

impl std::error::Error for FrameError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(source) => Some(source),
            Self::TooLarge { .. } | Self::CutOff { .. } => None,
        }
    }
}

impl From<io::Error> for FrameError {
    fn from(source: io::Error) -> Self {
        Self::Io(source)
    }
}

/// Writes one frame whose payload is `parts` in a row, and flushes. Nothing is written when it is over `cap`.
///
/// # Errors
/// [`FrameError::TooLarge`] and [`FrameError::Io`].
pub fn write(to: &mut impl Write, parts: &[&[u8]], cap: u32) -> Result<(), FrameError> {
    let bytes = parts.iter().map(|part| part.len() as u64).sum();
    let length = u32::try_from(bytes).ok().filter(|length| *length <= cap);
    let length = length.ok_or(FrameError::TooLarge { bytes, cap })?;
    // One buffer, so that a small frame is one system call.
    let mut frame = Vec::with_capacity(4 + length as usize);
    frame.extend_from_slice(&length.to_le_bytes());
    for part in parts {
        frame.extend_from_slice(part);
    }
    to.write_all(&frame)?;
    to.flush()?;
    Ok(())
}

/// Reads one frame's payload, or `None` when the other side has ended between two frames.
///
/// Memory beyond 64 KiB is taken as bytes arrive, never on the word of the announced length.
///
/// # Errors
/// [`FrameError::TooLarge`] before any of an over-long payload is read, [`FrameError::CutOff`] and
/// [`FrameError::Io`].
pub fn read(from: &mut impl Read, cap: u32) -> Result<Option<Vec<u8>>, FrameError> {
    let header = take(from, 4)?;
    if header.is_empty() {
        return Ok(None);
    }
    let length = <[u8; 4]>::try_from(header.as_slice());
    let length = u32::from_le_bytes(length.map_err(|_| FrameError::CutOff { got: header.len(), of: 4 })?);
    if length > cap {
        return Err(FrameError::TooLarge { bytes: length.into(), cap });
    }
    let payload = take(from, length)?;
    match length as usize {
        of if payload.len() < of => Err(FrameError::CutOff { got: payload.len(), of }),
        _ => Ok(Some(payload)),
    }
}

/// Reads up to `count` bytes; fewer only at the end of the stream.
fn take(from: &mut impl Read, count: u32) -> io::Result<Vec<u8>> {
    // What a pipe holds is taken at once; more only as it arrives.
    let mut bytes = Vec::with_capacity(count.min(AT_ONCE) as usize);
    from.take(count.into()).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_comes_back_whole_and_the_end_is_none() {
        let mut pipe = Vec::new();
        write(&mut pipe, &[b"one ", b"payload"], CAP).unwrap();
        write(&mut pipe, &[], CAP).unwrap();
        let mut pipe = pipe.as_slice();
        assert_eq!(read(&mut pipe, CAP).unwrap().unwrap(), b"one payload");
        assert_eq!(read(&mut pipe, CAP).unwrap().unwrap(), b"");
        assert!(read(&mut pipe, CAP).unwrap().is_none());
    }

    #[test]
    fn the_cap_holds_both_ways() {
        let mut pipe = Vec::new();
        let refused = write(&mut pipe, &[b"12345"], 4);
        assert!(matches!(refused, Err(FrameError::TooLarge { bytes: 5, cap: 4 })));
        assert!(pipe.is_empty(), "nothing is written of a frame that is refused");
        write(&mut pipe, &[b"1234"], 4).unwrap();
        assert!(read(&mut pipe.as_slice(), 4).is_ok());
        assert!(matches!(read(&mut pipe.as_slice(), 3), Err(FrameError::TooLarge { bytes: 4, cap: 3 })));
    }

    #[test]
    fn a_frame_cut_off_anywhere_says_where() {
        let mut pipe = Vec::new();
        write(&mut pipe, &[b"payload"], CAP).unwrap();
        for end in 1..pipe.len() {
            let expected = if end < 4 { (end, 4) } else { (end - 4, 7) };
            match read(&mut &pipe[..end], CAP) {
                Err(FrameError::CutOff { got, of }) => assert_eq!((got, of), expected),
                other => panic!("expected a cut-off frame after {end} bytes, got {other:?}"),
            }
        }
    }

    #[test]
    fn an_announced_length_takes_no_memory_by_itself() {
        let header = u32::MAX.to_le_bytes();
        assert!(matches!(read(&mut header.as_slice(), u32::MAX), Err(FrameError::CutOff { got: 0, .. })));
    }
}
