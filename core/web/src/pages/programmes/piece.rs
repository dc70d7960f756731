//! A piece of a file that is changed: the words of one block, or the whole of it.

use std::sync::Arc;

use domain::codes;
use domain::language::Language;
use domain::local_change::Target;
use domain::record::Refusal;

use super::book::Book;
use super::file;
use super::session::{missing, outline, site_id};

/// What is changed, as its file has it now.
pub(super) struct Piece {
    /// The file.
    pub(super) path: String,
    /// All of it.
    pub(super) whole: Arc<str>,
    /// The words that are changed.
    pub(super) words: String,
    /// The line that they begin on; none for a whole file.
    line: Option<u32>,
    /// What it is called.
    pub(super) title: String,
    /// Whether no site may change it.
    pub(super) fixed: bool,
    /// Whose words they are; none for a whole file.
    pub(super) layer: Option<String>,
    /// The language they are in; none for a whole file.
    pub(super) language: Option<Language>,
}

impl Piece {
    /// A whole file.
    pub(super) fn file(book: &Book, path: &str) -> Result<Self, Refusal> {
        let whole = file::text(book, path)?;
        Ok(Self {
            path: path.to_owned(),
            words: whole.to_string(),
            whole,
            line: None,
            title: path.to_owned(),
            fixed: false,
            layer: None,
            language: None,
        })
    }

    /// The words of a block in a language and at a site, in the file that has them.
    pub(super) fn block(
        book: &Book,
        of: &Target,
        block: &str,
        site: &str,
        lang: &str,
    ) -> Result<Self, Refusal> {
        let site = book.site(site);
        let package = book.package_now(site_id(site.as_ref())).ok_or_else(|| missing(book, of))?;
        let found = outline(package, of).ok_or_else(|| missing(book, of))?;
        let block = found.blocks.iter().find(|one| one.id.as_str() == block).ok_or_else(|| {
            let what = format!("`{}` has no block `{block}` now", of.id());
            Refusal::new(codes::NO_SUCH_ENTRY, what)
                .fix("look at the file itself: what is broken in it may hide it")
        })?;
        let written_in = &package.manifest.languages.written_in;
        let asked = if lang.is_empty() { written_in.clone() } else { Language::from(lang) };
        let translations = package.translations.iter();
        let translated = translations
            .filter(|one| one.language == asked && one.of == *of && one.layer == block.layer)
            .flat_map(|one| &one.blocks)
            .find(|one| one.id == block.id);
        let (place, text, line, title) = match translated {
            Some(found) => (&found.place, &found.text, found.text_line, &found.title),
            None => (&block.place, &block.text, block.text_line, &block.title),
        };
        Ok(Self {
            path: place.file.to_string(),
            whole: file::text(book, &place.file)?,
            words: text.to_string(),
            line: Some(line),
            title: title.clone(),
            fixed: block.fixed,
            layer: Some(block.layer.name(&package.manifest.id)),
            language: Some(if translated.is_some() { asked } else { written_in.clone() }),
        })
    }

    /// Whether it is a block, and no whole file.
    pub(super) fn is_block(&self) -> bool {
        self.line.is_some()
    }

    /// The whole file with other words in the place of these; none where the file does not have them there.
    pub(super) fn with(&self, words: &str) -> Option<String> {
        match self.line {
            None => Some(words.to_owned()),
            Some(line) => spliced(&self.whole, line, &self.words, words),
        }
    }
}

/// Whether `words` hold a line that would begin another block.
pub(super) fn begins_a_block(words: &str) -> bool {
    words.lines().any(|line| line.starts_with("## ") || line.starts_with("# "))
}

/// `file` with `new` in the place of `old`, which begins on `line` (from 1); none where it does not stand there.
fn spliced(file: &str, line: u32, old: &str, new: &str) -> Option<String> {
    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    let from = usize::try_from(line.checked_sub(1)?).ok()?;
    let count = old.lines().count();
    let to = from.checked_add(count)?;
    let there = lines.get(from..to)?;
    if !there.iter().zip(old.lines()).all(|(one, other)| one.trim() == other.trim()) {
        return None;
    }
    let mut text = lines.get(..from)?.concat();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(new.trim_end());
    text.push('\n');
    text.push_str(&lines.get(to..)?.concat());
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\nid: a\n---\n## One {#one}\nFirst.\n\nSecond.  \n\n## Two {#two}\nLast";

    #[test]
    fn the_words_of_one_block_are_changed_and_nothing_else() {
        assert_eq!(
            spliced(FILE, 5, "First.\n\nSecond.", "Other.").as_deref(),
            Some("---\nid: a\n---\n## One {#one}\nOther.\n\n## Two {#two}\nLast")
        );
        assert_eq!(
            spliced(FILE, 10, "Last", "First\nand last\n\n").as_deref(),
            Some("---\nid: a\n---\n## One {#one}\nFirst.\n\nSecond.  \n\n## Two {#two}\nFirst\nand last\n")
        );
    }

    #[test]
    fn words_that_are_not_there_are_not_changed() {
        assert_eq!(spliced(FILE, 5, "Third.", "Other."), None);
        assert_eq!(spliced(FILE, 6, "First.", "Other."), None);
        assert_eq!(spliced(FILE, 11, "Last", "Other."), None);
        assert_eq!(spliced(FILE, 0, "First.", "Other."), None);
    }

    #[test]
    fn a_heading_begins_another_block() {
        assert!(begins_a_block("Words.\n## More {#more}"));
        assert!(!begins_a_block("Words.\n### A heading inside\n#no heading"));
    }
}
