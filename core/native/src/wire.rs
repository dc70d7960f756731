//! What parent and child say to each other about a plugin, inside the frames of `isolation`.
//!
//! Plain bytes, not JSON: what passes is JSON already, and the child is the side that nobody should believe much.

use crate::fault::Phase;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Ended {
    Answered = 0,
    Declined = 1,
    NotSupported = 2,
    Failed = 3,
    Panicked = 4,
    /// It answered more than may be.
    TooLong = 5,
}

impl Ended {
    pub(crate) fn from_number(number: u8) -> Option<Self> {
        let all =
            [Self::Answered, Self::Declined, Self::NotSupported, Self::Failed, Self::Panicked, Self::TooLong];
        all.into_iter().find(|ended| *ended as u8 == number)
    }
}

/// What the parent asks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request<'b> {
    /// The next bytes of the library, which begin at this place of it.
    Part(u64, &'b [u8]),
    /// All of it is there: load it.
    Load,
    /// Have its table, with so many operations, and make what it works with.
    Hello(u32),
    /// Ask an operation about each input, until so many milliseconds have passed.
    Call { operation: u32, budget_ms: u32, inputs: Vec<&'b [u8]> },
}

/// What the child answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Reply<'b> {
    /// Done.
    Done,
    /// This child has no plugin, or not yet.
    NotReady,
    /// It cannot be done: in which phase that was found, and why. Said again to whatever is asked later.
    Refused(Phase, &'b str),
    /// An answer to each of the first inputs: as many as fit into the time and into a frame, at least one.
    Answers(Vec<(Ended, &'b [u8])>),
}

const PART: u8 = 1;
const LOAD: u8 = 2;
const HELLO: u8 = 3;
const CALL: u8 = 4;

impl<'b> Request<'b> {
    pub(crate) fn write(&self) -> Vec<u8> {
        match self {
            Self::Part(at, bytes) => {
                let mut out = Vec::with_capacity(9 + bytes.len());
                out.push(PART);
                out.extend_from_slice(&at.to_le_bytes());
                out.extend_from_slice(bytes);
                out
            }
            Self::Load => vec![LOAD],
            Self::Hello(operations) => {
                let mut out = vec![HELLO];
                out.extend_from_slice(&operations.to_le_bytes());
                out
            }
            Self::Call { operation, budget_ms, inputs } => {
                let room: usize = inputs.iter().map(|input| 4 + input.len()).sum();
                let mut out = Vec::with_capacity(9 + room);
                out.push(CALL);
                out.extend_from_slice(&operation.to_le_bytes());
                out.extend_from_slice(&budget_ms.to_le_bytes());
                inputs.iter().for_each(|input| push(&mut out, input));
                out
            }
        }
    }

    /// `None` where it is no request.
    pub(crate) fn read(bytes: &'b [u8]) -> Option<Self> {
        let mut left = Left(bytes);
        match left.byte()? {
            PART => Some(Self::Part(left.eight()?, left.0)),
            LOAD => Some(Self::Load),
            HELLO => Some(Self::Hello(left.four()?)),
            CALL => {
                let (operation, budget_ms, mut inputs) = (left.four()?, left.four()?, Vec::new());
                while !left.0.is_empty() {
                    inputs.push(left.counted()?);
                }
                Some(Self::Call { operation, budget_ms, inputs })
            }
            _ => None,
        }
    }
}

const DONE: u8 = 1;
const NOT_READY: u8 = 2;
const REFUSED: u8 = 3;
const ANSWERS: u8 = 4;

impl<'b> Reply<'b> {
    pub(crate) fn done() -> Vec<u8> {
        vec![DONE]
    }

    pub(crate) fn not_ready() -> Vec<u8> {
        vec![NOT_READY]
    }

    pub(crate) fn refused(phase: Phase, why: &str) -> Vec<u8> {
        let mut out = vec![REFUSED, u8::from(phase == Phase::Hello)];
        out.extend_from_slice(why.as_bytes());
        out
    }

    /// The beginning of answers, which [`Reply::push`] adds to.
    pub(crate) fn answers() -> Vec<u8> {
        vec![ANSWERS]
    }

    pub(crate) fn push(out: &mut Vec<u8>, ended: Ended, answer: &[u8]) {
        out.push(ended as u8);
        push(out, answer);
    }

    /// `None` where it is no reply.
    pub(crate) fn read(bytes: &'b [u8]) -> Option<Self> {
        let mut left = Left(bytes);
        match left.byte()? {
            DONE => Some(Self::Done),
            NOT_READY => Some(Self::NotReady),
            REFUSED => {
                let phase = if left.byte()? == 0 { Phase::Load } else { Phase::Hello };
                Some(Self::Refused(phase, std::str::from_utf8(left.0).ok()?))
            }
            ANSWERS => {
                let mut answers = Vec::new();
                while !left.0.is_empty() {
                    answers.push((Ended::from_number(left.byte()?)?, left.counted()?));
                }
                Some(Self::Answers(answers))
            }
            _ => None,
        }
    }
}

/// Adds bytes and before them how many there are; nothing that is sent is as long as four bytes can count.
fn push(out: &mut Vec<u8>, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(bytes);
}

/// What is left to read.
struct Left<'b>(&'b [u8]);

impl<'b> Left<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn four(&mut self) -> Option<u32> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*first))
    }

    fn eight(&mut self) -> Option<u64> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*first))
    }

    fn counted(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.four()?).ok()?;
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_heard() {
        let requests = [
            Request::Part(7, b"bytes"),
            Request::Load,
            Request::Hello(3),
            Request::Call { operation: 1, budget_ms: 250, inputs: vec![b"{}", b"", b"[1]"] },
        ];
        for request in requests {
            assert_eq!(Request::read(&request.write()), Some(request));
        }
        let mut answers = Reply::answers();
        Reply::push(&mut answers, Ended::Answered, b"1");
        Reply::push(&mut answers, Ended::Declined, b"");
        let heard = Reply::Answers(vec![(Ended::Answered, b"1".as_slice()), (Ended::Declined, b"")]);
        assert_eq!(Reply::read(&answers), Some(heard));
        for phase in [Phase::Load, Phase::Hello] {
            assert_eq!(Reply::read(&Reply::refused(phase, "no")), Some(Reply::Refused(phase, "no")));
        }
        assert_eq!(Reply::read(&Reply::done()), Some(Reply::Done));
        assert_eq!(Reply::read(&Reply::not_ready()), Some(Reply::NotReady));
    }

    #[test]
    fn what_is_cut_off_or_made_up_is_nothing() {
        let mut answers = Reply::answers();
        Reply::push(&mut answers, Ended::Answered, b"answer");
        for end in 2..answers.len() {
            assert_eq!(Reply::read(&answers[..end]), None, "{end}");
        }
        for made_up in
            [&[][..], &[9], &[REFUSED, 0, 0xff], &[ANSWERS, 9, 0, 0, 0, 0], &[ANSWERS, 0, 255, 255, 255, 255]]
        {
            assert_eq!(Reply::read(made_up), None, "{made_up:?}");
        }
        assert_eq!(Request::read(&[CALL, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 1]), None);
    }
}
