//! The sum over a programme's content: equal content, equal sum, on every machine.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::source::Texts;

/// SHA-256 over paths and texts (lines ended by `\n`) of what is under `folders`, in hex.
pub(crate) fn of(texts: &Texts, folders: &[&str]) -> String {
    let mut sum = Sha256::new();
    for (path, text) in texts.all() {
        if folders.iter().any(|folder| path.starts_with(folder)) {
            for part in [&**path, &**text] {
                sum.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
                sum.update(part.as_bytes());
            }
        }
    }
    let mut hex = String::with_capacity(64);
    for byte in sum.finalize() {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
