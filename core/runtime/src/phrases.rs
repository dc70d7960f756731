//! The short strings with counts that participants read: which there are, what each is given, and how they read in
//! English where nobody has written them.
//!
//! This is the one list of them: what languages must provide is checked against it.

use domain::language::Language;

use crate::ports::{PhraseValue, Phrasebook};

/// One short string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its id, as files of messages name it.
    pub id: &'static str,
    /// What it is given.
    pub given: &'static [&'static str],
    /// Of what it is given, the number whose plural forms it must have.
    pub counted: Option<&'static str>,
}

/// How long a meeting takes: from `least` to `most` minutes, which may be the same.
pub const MINUTES: &str = "minutes";
/// How many meetings it usually takes: from `least` to `most`, which may be the same.
pub const MEETINGS: &str = "meetings";
/// What to bring: `things`, as a list.
pub const BRING: &str = "bring";
/// Words that nobody has translated yet.
pub const NOT_TRANSLATED: &str = "not-translated";
/// Words whose translation stands for earlier words.
pub const OUT_OF_DATE: &str = "out-of-date";
/// Words whose translation nobody who speaks the language has read.
pub const AWAITING_REVIEW: &str = "awaiting-review";
/// A part that is not done at this site.
pub const LEFT_OUT: &str = "left-out";
/// A page of a pack: `number` of `count`.
pub const PAGE: &str = "page";
/// A part of a session: `number`.
pub const PART: &str = "part";

/// Every short string there is.
pub const PHRASES: [Phrase; 9] = [
    Phrase { id: MINUTES, given: &["least", "most"], counted: Some("most") },
    Phrase { id: MEETINGS, given: &["least", "most"], counted: Some("most") },
    Phrase { id: BRING, given: &["things"], counted: None },
    Phrase { id: NOT_TRANSLATED, given: &[], counted: None },
    Phrase { id: OUT_OF_DATE, given: &[], counted: None },
    Phrase { id: AWAITING_REVIEW, given: &[], counted: None },
    Phrase { id: LEFT_OUT, given: &[], counted: None },
    Phrase { id: PAGE, given: &["number", "count"], counted: None },
    Phrase { id: PART, given: &["number"], counted: None },
];

/// A phrasebook without files of messages: everything in English.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Phrasebook for English {
    fn say(&self, _: &Language, id: &str, values: &[(&str, PhraseValue<'_>)]) -> String {
        in_english(id, values)
    }
}

/// How a short string reads in English: what stands in where no file of messages has it. Its id where there is none.
#[must_use]
pub fn in_english(id: &str, values: &[(&str, PhraseValue<'_>)]) -> String {
    let given = |name: &str| values.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
    let text = |name: &str| given(name).map(|value| value.to_string()).unwrap_or_default();
    let range = |one: &str, many: &str| {
        let (least, most) = (text("least"), text("most"));
        let noun = if most == "1" { one } else { many };
        if least == most { format!("{most} {noun}") } else { format!("{least} to {most} {noun}") }
    };
    match id {
        MINUTES => range("minute", "minutes"),
        MEETINGS => range("meeting", "meetings"),
        BRING => format!("Bring: {}", text("things")),
        NOT_TRANSLATED => "Nobody has translated this part yet, so here it is as it was written.".to_owned(),
        OUT_OF_DATE => {
            "This part has changed since it was translated, so here it is as it was written.".to_owned()
        }
        AWAITING_REVIEW => "Nobody who speaks this language has read this part yet.".to_owned(),
        LEFT_OUT => "This part is left out here.".to_owned(),
        PAGE => format!("Page {} of {}", text("number"), text("count")),
        PART => format!("Part {}", text("number")),
        other => other.to_owned(),
    }
}
