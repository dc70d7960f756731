//! Sentences of the rules as people read them: they name programmes, members and sites by id and days by number, and here
//! each is called what everybody calls it.

use domain::ids::{ProgrammeId, SiteId, StaffId};
use domain::language::Language;
use domain::record::Refusal;
use jiff::civil::Date;
use runtime::record::Desk;

use crate::words::Words;

/// The letters of a day as it is written for machines: `2026-03-27`.
const DAY: usize = 10;

/// A sentence with names and days in place of ids and numbers.
pub(crate) fn in_words(words: Words, desk: &Desk<'_>, sentence: &str) -> String {
    days(words, &names(sentence, |id| called(desk, id)))
}

/// A refusal with what is wrong in words.
pub(crate) fn refused(words: Words, desk: &Desk<'_>, refusal: Refusal) -> Refusal {
    Refusal { what: in_words(words, desk, &refusal.what), ..refusal }
}

/// What a holder is called: a site by its name.
pub(crate) fn holder(desk: &Desk<'_>, holder: &str) -> String {
    desk.site_name(&SiteId::from(holder))
}

/// What a language is called; what somebody wrote for it where that is no code.
pub(crate) fn language(written: &str) -> String {
    Language::from(written).name()
}

/// What an id stands for, where it stands for something that has a name.
pub(crate) fn called(desk: &Desk<'_>, id: &str) -> Option<String> {
    let programme = ProgrammeId::from(id);
    let (member, site) = (StaffId::from(id), SiteId::from(id));
    let found = if desk.programmes().contains(&programme) {
        desk.title(&programme)
    } else if desk.site(&site).is_some() {
        desk.site_name(&site)
    } else {
        desk.name(&member)
    };
    (found != id).then_some(found)
}

/// Puts a name where an id stands in backticks; what has none stays as it is.
fn names(sentence: &str, called: impl Fn(&str) -> Option<String>) -> String {
    let mut parts = sentence.split('`');
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let Some(id) = parts.next() {
        match parts.next() {
            Some(after) => {
                out.push_str(&called(id).unwrap_or_else(|| format!("`{id}`")));
                out.push_str(after);
            }
            // A backtick without another.
            None => out.push_str(&format!("`{id}")),
        }
    }
    out
}

/// Puts days as people write them where they stand in numbers.
pub(crate) fn days(words: Words, sentence: &str) -> String {
    let word = |word: &str| {
        let day = word.get(..DAY).and_then(|day| day.parse::<Date>().ok())?;
        let after =
            word.get(DAY..).filter(|after| !after.starts_with(|next: char| next.is_alphanumeric()))?;
        Some(format!("{}{after}", words.day(day)))
    };
    let all: Vec<String> =
        sentence.split(' ').map(|one| word(one).unwrap_or_else(|| one.to_owned())).collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_have_names_are_called_by_them() {
        let called = |id: &str| (id == "n.abara").then(|| "Nkem Abara".to_owned());
        let check = |sentence: &str, expected: &str| assert_eq!(names(sentence, called), expected);
        check("`n.abara` is not at `here`", "Nkem Abara is not at `here`");
        check("nobody is named", "nobody is named");
        check("one ` alone", "one ` alone");
        check("", "");
    }

    #[test]
    fn days_are_written_as_people_write_them() {
        let words = Words::from(crate::words::Speaks::default());
        let check = |sentence: &str, expected: &str| assert_eq!(days(words, sentence), expected);
        check("was due on 2026-11-13: ask again", "was due on 13 November 2026: ask again");
        check("since 2026-10-19", "since 19 October 2026");
        check("2026-13-40 and 2026-10-190 stay", "2026-13-40 and 2026-10-190 stay");
        check("no day, é", "no day, é");
    }
}
