//! Where every sentence of a session comes from, block by block.

use std::io::{Result, Write};

use domain::local_change::ChangeHeader;
use domain::wording::WordingState;
use runtime::sentences::{BlockWords, SessionWords};

/// Shows each sentence with its file and line under the layer it comes from.
pub(crate) fn show(words: &SessionWords, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n  Its words, in {}:", words.language.name())?;
    for block in &words.blocks {
        let fixed = if block.fixed { ", fixed" } else { "" };
        writeln!(
            out,
            "\n    {} ({}): layer {}{fixed}{}",
            block.block,
            block.title,
            block.layer,
            language(block)
        )?;
        if let Some(change) = &block.change {
            writeln!(out, "      {}", why(change))?;
        }
        for sentence in &block.sentences {
            writeln!(out, "      {}  ({}:{})", sentence.text, sentence.place.file, sentence.place.line)?;
        }
    }
    for left in &words.left_out {
        writeln!(out, "\n    {} ({}): left out by {} ({})", left.block, left.title, left.layer, left.place)?;
        writeln!(out, "      {}", why(&left.change))?;
    }
    Ok(())
}

/// How a block stands to the language that was asked for; nothing for what is not for the participant.
fn language(block: &BlockWords) -> String {
    let name = block.language.name();
    match block.wording {
        None | Some(WordingState::Written) => String::new(),
        Some(WordingState::Translated) => format!(", {name}"),
        Some(WordingState::AwaitingReview) => format!(", {name}, awaiting review by a speaker"),
        Some(WordingState::OutOfDate) => format!(", translation OUT OF DATE: shown in {name}"),
        Some(WordingState::NotTranslated) => format!(", NOT TRANSLATED yet: shown in {name}"),
    }
}

/// Why a site differs, who decided it, until when.
pub(super) fn why(change: &ChangeHeader) -> String {
    let purpose = if change.keeps_the_purpose { "keeps the purpose" } else { "CHANGES THE PURPOSE" };
    format!(
        "because: {} ({purpose}; decided by {} on {}, look again by {})",
        change.why, change.decided_by, change.decided_on, change.review_by
    )
}
