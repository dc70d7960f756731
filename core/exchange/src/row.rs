//! One row of an export, whatever kind of file it came from, before anything is decided about it.

/// A row as the file has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Everything the row says, for telling equal rows apart; never kept.
    pub(crate) whole: String,
    /// The person's number.
    pub(crate) person: String,
    /// The first name.
    pub(crate) first_name: String,
    /// The date.
    pub(crate) date: String,
    /// The category.
    pub(crate) category: String,
    /// The words.
    pub(crate) text: String,
    /// The author's code.
    pub(crate) author: String,
    /// The marking; blank when the export has no such column.
    pub(crate) marking: String,
    /// Corrections: date and words.
    pub(crate) amendments: Vec<(String, String)>,
    /// Coded facts: code and value, for rows of a coded category.
    pub(crate) coded: Option<Vec<(String, String)>>,
}

impl Row {
    /// Every piece of free text in the row: what refusals look through.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let amendments = self.amendments.iter().map(|(_, text)| text.as_str());
        let values = self.coded.iter().flatten().map(|(_, value)| value.as_str());
        std::iter::once(self.text.as_str()).chain(amendments).chain(values)
    }
}

/// Why a row could not be taken apart, as a clause that repeats nothing of it.
pub(crate) type Broken = String;

/// Whether `text` has a sign that no text has: control signs other than tab and line ends.
pub(crate) fn has_strange_signs(text: &str) -> bool {
    text.chars().any(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
}

/// What a row with such a sign is refused for.
pub(crate) const STRANGE_SIGNS: &str = "it holds a sign that is not text in this encoding";

/// What a row with a very long text is refused for.
pub(crate) const TOO_LONG: &str = "it holds a text longer than a note can be";
