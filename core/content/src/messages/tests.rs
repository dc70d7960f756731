//! Short strings in languages with one and with six forms of number, and what stands in for them.

use domain::language::Language;
use runtime::phrases;
use runtime::ports::{PhraseValue, Phrasebook as _};

use super::Messages;
use crate::source::FolderSource;

fn say(language: &str, id: &str, values: &[(&str, PhraseValue<'_>)]) -> String {
    let scripts = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts");
    let source = FolderSource::new(scripts);
    Messages::new(&source).say(&Language::from(language), id, values)
}

fn meetings(language: &str, count: u32, expected: &str) {
    let said = say(language, phrases::MEETINGS, &[("count", PhraseValue::Number(count))]);
    assert_eq!(said, expected, "{language} {count}");
}

#[test]
fn numbers_take_the_form_their_language_has() {
    meetings("en", 1, "1 meeting");
    meetings("en", 2, "2 meetings");
    meetings("cy", 0, "dim cyfarfod");
    meetings("cy", 1, "1 cyfarfod");
    meetings("cy", 2, "2 gyfarfod");
    meetings("cy", 3, "3 chyfarfod");
    meetings("cy", 4, "4 cyfarfod");
    meetings("cy", 6, "6 chyfarfod");
    meetings("ar", 1, "لقاء واحد");
    meetings("ar", 2, "لقاءان");
    meetings("ar", 3, "3 لقاءات");
    meetings("ar", 11, "11 لقاءً");
    meetings("ar", 100, "100 لقاء");
}

#[test]
fn what_a_language_lacks_is_said_in_its_plain_language_then_in_english() {
    meetings("cy-easy", 2, "2 gyfarfod");
    meetings("pl", 2, "2 meetings");
    assert_eq!(say("cy", "no-such-message", &[]), "no-such-message");
    let things = [("things", PhraseValue::Words("pens"))];
    assert_eq!(say("cy", phrases::BRING, &things), "Dewch â: pens");
    // A string that is not given what it asks for is no string at all.
    assert_eq!(say("cy", phrases::BRING, &[]), "Bring: ");
}

#[test]
fn the_built_in_english_is_what_the_file_says() {
    for phrase in phrases::PHRASES {
        for count in [1_u32, 2, 90] {
            let values: Vec<(&str, PhraseValue<'_>)> =
                phrase.given.iter().map(|name| (*name, PhraseValue::Number(count))).collect();
            assert_eq!(
                say("en", phrase.id, &values),
                phrases::in_english(phrase.id, &values),
                "{}",
                phrase.id
            );
        }
    }
}
