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

/// How long a meeting takes: `count` minutes.
pub const MINUTES: &str = "minutes";
/// How long a meeting takes: from `least` to `most` minutes.
pub const MINUTES_RANGE: &str = "minutes-range";
/// How many meetings it usually takes: `count`.
pub const MEETINGS: &str = "meetings";
/// How many meetings it usually takes: from `least` to `most`.
pub const MEETINGS_RANGE: &str = "meetings-range";
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
pub const PHRASES: [Phrase; 11] = [
    Phrase { id: MINUTES, given: &["count"], counted: Some("count") },
    Phrase { id: MINUTES_RANGE, given: &["least", "most"], counted: Some("most") },
    Phrase { id: MEETINGS, given: &["count"], counted: Some("count") },
    Phrase { id: MEETINGS_RANGE, given: &["least", "most"], counted: Some("most") },
    Phrase { id: BRING, given: &["things"], counted: None },
    Phrase { id: NOT_TRANSLATED, given: &[], counted: None },
    Phrase { id: OUT_OF_DATE, given: &[], counted: None },
    Phrase { id: AWAITING_REVIEW, given: &[], counted: None },
    Phrase { id: LEFT_OUT, given: &[], counted: None },
    Phrase { id: PAGE, given: &["number", "count"], counted: None },
    Phrase { id: PART, given: &["number"], counted: None },
];

/// A count in `language`: `one` where both ends are the same, `range` otherwise.
#[must_use]
pub fn from_to(
    phrases: &dyn Phrasebook,
    language: &Language,
    (one, range): (&str, &str),
    (least, most): (u16, u16),
) -> String {
    if least == most {
        return phrases.say(language, one, &[("count", most.into())]);
    }
    phrases.say(language, range, &[("least", least.into()), ("most", most.into())])
}

/// How a short string reads in English: what stands in where no file of messages has it. Its id where there is none.
#[must_use]
pub fn in_english(id: &str, values: &[(&str, PhraseValue<'_>)]) -> String {
    let given = |name: &str| values.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
    let text = |name: &str| given(name).map(|value| value.to_string()).unwrap_or_default();
    let noun = |number: &str, one: &'static str, many: &'static str| if number == "1" { one } else { many };
    let count = |one, many| format!("{} {}", text("count"), noun(&text("count"), one, many));
    let range = |one, many| {
        let most = text("most");
        format!("{} to {most} {}", text("least"), noun(&most, one, many))
    };
    match id {
        MINUTES => count("minute", "minutes"),
        MINUTES_RANGE => range("minute", "minutes"),
        MEETINGS => count("meeting", "meetings"),
        MEETINGS_RANGE => range("meeting", "meetings"),
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
