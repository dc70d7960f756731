//! Where every sentence of a session comes from, block by block.

use std::io::{Result, Write};

use domain::local_change::ChangeHeader;
use domain::wording::WordingState;
use runtime::sentences::{BlockWords, Sentence, SessionWords};

/// Shows each sentence with its file and line under the layer it comes from.
pub(crate) fn show(words: &SessionWords, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n  Its words, in {}:", words.language.name())?;
    let different = different(words);
    if !different.is_empty() {
        writeln!(out, "    Different here: {}", different.join(", "))?;
    }
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
        show_sentences(&block.sentences, "      ", out)?;
        if let Some(theirs) = &block.replaces {
            writeln!(out, "      the programme says:")?;
            show_sentences(theirs, "        ", out)?;
        }
    }
    for left in &words.left_out {
        writeln!(out, "\n    {} ({}): left out by {} ({})", left.block, left.title, left.layer, left.place)?;
        writeln!(out, "      {}", why(&left.change))?;
    }
    Ok(())
}

fn show_sentences(sentences: &[Sentence], before: &str, out: &mut dyn Write) -> Result<()> {
    sentences.iter().try_for_each(|sentence| {
        writeln!(out, "{before}{}  ({}:{})", sentence.text, sentence.place.file, sentence.place.line)
    })
}

/// The blocks that are not the programme's at this site, each with what was done.
fn different(words: &SessionWords) -> Vec<String> {
    let changed = words.blocks.iter().filter(|block| block.change.is_some()).map(|block| {
        let how = if block.replaces.is_some() { "replaced" } else { "added" };
        format!("{} ({how})", block.block)
    });
    changed.chain(words.left_out.iter().map(|left| format!("{} (left out)", left.block))).collect()
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
