//! What pins words: equal words, equal pin, however lines end and whatever blanks stand at their ends.

use domain::local_change::BlockHash;
use sha2::{Digest as _, Sha256};

/// The pin of a block: the first 32 bits of the SHA-256 over its title and its text.
pub(crate) fn block_hash(title: &str, text: &str) -> BlockHash {
    hash(&format!("{}\n{text}", title.trim()))
}

/// The pin of a title.
pub(crate) fn title_hash(title: &str) -> BlockHash {
    hash(title.trim())
}

fn hash(text: &str) -> BlockHash {
    let mut sum = Sha256::new();
    let mut blank = false;
    for line in text.trim_end().split('\n').map(str::trim_end) {
        // Several empty lines say what one says, and a file that is laid out has one.
        if !(line.is_empty() && blank) {
            sum.update(line.as_bytes());
            sum.update(b"\n");
        }
        blank = line.is_empty();
    }
    let digest = sum.finalize();
    let first = digest.iter().take(4).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    BlockHash(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_PARAGRAPHS: &str = "7e11ec60";

    fn check(title: &str, text: &str, expected: &str) {
        assert_eq!(block_hash(title, text).to_string(), expected, "{title:?} {text:?}");
    }

    #[test]
    fn blanks_at_line_ends_do_not_move_words() {
        check("Circles", "Draw a circle.\nAnother.", "be52b402");
        check(" Circles ", "Draw a circle.  \nAnother.\n\n", "be52b402");
        check("Circles", "Draw a circle.\n\nAnother.", TWO_PARAGRAPHS);
        check("Circles", "Draw a circle.\n\n \n\nAnother.", TWO_PARAGRAPHS);
        check("Circle", "Draw a circle.\nAnother.", "84e6e2c4");
    }
}
