//! The sheet of links: which numbers are one person's. What contradicts what is settled in `runtime::identity`.
//!
//! Words of the sheet are looked through for a number that was given up; they are kept nowhere and in no finding.

use std::collections::BTreeSet;

use domain::codes;
use domain::ids::PersonId;
use domain::person::Identifier;
use domain::place::Place;
use runtime::ports::Link;

use super::{Fate, Reading};
use crate::mapping::{Links, Merged};
use crate::person;
use crate::row::Broken;

/// A row of the sheet of links, as the sheet has it.
#[derive(Debug)]
pub(crate) struct LinkRow {
    /// Everything the row says, for telling equal rows apart; never kept.
    pub(crate) whole: String,
    /// The number that rows know the person by.
    pub(crate) number: String,
    /// The other number; blank when it was not traced.
    pub(crate) other: String,
    /// Words that may name a number that was given up.
    pub(crate) words: String,
}

impl Reading<'_> {
    /// Begins the sheet of links: from here on it is known which numbers stand in it, even if none does.
    pub(crate) fn begin_links(&mut self, keys: &Links) {
        self.begin_sheet(&keys.sheet.name);
        self.in_links = Some(BTreeSet::new());
    }

    /// Takes the next row of the sheet of links.
    pub(crate) fn link(&mut self, keys: &Links, line: u32, row: Result<LinkRow, Broken>) {
        let read = row.and_then(|row| self.whole_link(keys, line, &row));
        let fate = read.unwrap_or_else(|what| {
            self.tally.say(codes::ROW_BROKEN, line, format!("this row was refused: {what}"));
            Fate::Refused
        });
        self.fates.push(fate);
    }

    fn whole_link(&mut self, keys: &Links, line: u32, row: &LinkRow) -> Result<Fate, Broken> {
        if let Some(first) = self.seen.get(&row.whole) {
            let what = format!("this row says the same as line {first} in every cell and was merged with it");
            self.tally.say(codes::ROW_TWICE, line, what);
            return Ok(Fate::Merged);
        }
        self.seen.insert(row.whole.clone(), line);
        let number = person::number(&row.number, self.mapping.looks_like.as_deref())
            .ok_or("where the person's number should be stands something else")?;
        let id = PersonId::from(number);
        // Whatever else is wrong with the row: the sheet does name this person.
        self.in_links.get_or_insert_default().insert(id.clone());
        let shape = keys.other_looks_like.as_deref();
        let old = keys.merged.as_ref().map_or(Ok(None), |merged| given_up(merged, &row.words, shape))?;
        if row.other.is_empty() {
            if old.is_some() {
                return Err("it names a number that was given up, and none that is used since".to_owned());
            }
            let what = format!("{} {id} was not traced and stays a person of its own", self.mapping.scheme);
            self.tally.say(codes::NOT_TRACED, line, what);
            self.people.entry(id).or_default();
            return Ok(Fate::Read);
        }
        let other = person::number(&row.other, shape).ok_or("its other number has another shape")?;
        if old.as_ref() == Some(&other) {
            return Err("it says that a number was given up for itself".to_owned());
        }
        let theirs = Identifier::new(self.mapping.scheme.clone(), id);
        let other = Identifier::new(keys.other_scheme.clone(), other);
        if let Some(old) = old {
            let old = Identifier::new(keys.other_scheme.clone(), old);
            self.join(line, &theirs, &old, false);
            self.join(line, &old, &other, true);
        }
        self.join(line, &theirs, &other, false);
        Ok(Fate::Read)
    }

    fn join(&mut self, line: u32, from: &Identifier, to: &Identifier, merged: bool) {
        let place = Place::new(&self.file, line, 1, 0);
        self.links.push(Link { from: from.clone(), to: to.clone(), merged, place });
    }

    /// Says once of a person that the sheet of links does not name them, where there is one.
    pub(super) fn note_untraced(&mut self, line: u32, id: &PersonId) {
        if self.in_links.as_mut().is_some_and(|known| known.insert(id.clone())) {
            let scheme = &self.mapping.scheme;
            let what = format!("{scheme} {id} is in no row of links and stays a person of its own");
            self.tally.say(codes::NOT_TRACED, line, what);
        }
    }
}

/// The number that `words` say was given up.
///
/// # Errors
/// Why the row is refused: a merge that is understood half would join the wrong people.
fn given_up(merged: &Merged, words: &str, shape: Option<&str>) -> Result<Option<String>, Broken> {
    let words = words.to_lowercase();
    let mut found: BTreeSet<String> = BTreeSet::new();
    for after in &merged.after {
        for (at, matched) in words.match_indices(after.as_str()) {
            let rest = words.get(at.saturating_add(matched.len())..).unwrap_or_default();
            let rest = rest.trim_start_matches([' ', '\t', '\u{a0}', ':', '#']);
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '/'));
            let number = person::number(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default(), shape);
            found.insert(
                number.ok_or("it speaks of a number that was given up, and none of that shape follows")?,
            );
        }
    }
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (old, None) => Ok(old),
        _ => Err("it names two numbers that were given up".to_owned()),
    }
}
