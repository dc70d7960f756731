//! Which numbers are one person's: what holders' links say, and what is not followed because it contradicts itself.
//!
//! INVARIANT: links that contradict each other join nobody. To keep one person's record apart in two is found out and
//! mended; to put two people's records into one does harm before anybody notices.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::person::Identifier;

use crate::ports::{Import, Link};

/// The most other places that one finding names.
const MOST_PLACES: usize = 5;

/// Who is who across the exports of a run.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// For each linked number: all of its person's, the one they are called by first.
    numbers: BTreeMap<Identifier, Arc<[Identifier]>>,
    /// What was found about links, each with the position of the export that it is about.
    findings: Vec<(usize, Finding)>,
}

impl Identities {
    /// All numbers of the person whose number `known_by` is, the one they are called by first: a prison number before
    /// others, and one that is in use before one that was given up.
    #[must_use]
    pub fn numbers(&self, known_by: &Identifier) -> Arc<[Identifier]> {
        self.numbers.get(known_by).cloned().unwrap_or_else(|| Arc::from([known_by.clone()]))
    }
}

/// Settles who is who. A number that no link names is a person of its own.
#[must_use]
pub fn settle(imports: &[Import]) -> Identities {
    let mut settled = Identities::default();
    let names = names(imports);
    for joined in joined(imports) {
        if let Some(what) = joined.contradiction() {
            settled.findings.extend(joined.told(codes::LINKS_CONTRADICT, what));
            continue;
        }
        if joined.names_differ(&names) {
            let what =
                format!("{} are one person by what stands here, and go by names that differ", joined.list());
            settled.findings.extend(joined.told(codes::NAMES_DIFFER, what));
        }
        let numbers: Arc<[Identifier]> = joined.in_order().into();
        settled.numbers.extend(numbers.iter().map(|number| (number.clone(), Arc::clone(&numbers))));
    }
    settled
}

/// Adds to each export what is found about its links, in order of place.
pub fn tell(imports: &mut [Import]) {
    for (position, finding) in settle(imports).findings {
        if let Some(import) = imports.get_mut(position) {
            import.findings.push(finding);
            import.findings.sort();
        }
    }
}

/// Numbers that links join, directly or one through another.
#[derive(Default)]
struct Joined<'a> {
    numbers: BTreeSet<&'a Identifier>,
    /// Each with the position of its export, in order of place.
    links: Vec<(usize, &'a Link)>,
}

/// All numbers that links name, put together as far as the links reach.
fn joined(imports: &[Import]) -> Vec<Joined<'_>> {
    let all_links: Vec<(usize, &Link)> = imports
        .iter()
        .enumerate()
        .flat_map(|(position, import)| import.links.iter().map(move |link| (position, link)))
        .collect();
    let mut group: BTreeMap<&Identifier, usize> = BTreeMap::new();
    let mut members: Vec<Vec<&Identifier>> = Vec::new();
    for (_, link) in &all_links {
        let [from, to] = [&link.from, &link.to].map(|number| {
            *group.entry(number).or_insert_with(|| {
                members.push(vec![number]);
                members.len().saturating_sub(1)
            })
        });
        // The smaller group moves, so that each number moves seldom however long a chain is.
        let size = |at: usize| members.get(at).map_or(0, Vec::len);
        let (stays, goes) = if size(from) < size(to) { (to, from) } else { (from, to) };
        if stays != goes {
            let moved = members.get_mut(goes).map(std::mem::take).unwrap_or_default();
            group.extend(moved.iter().map(|number| (*number, stays)));
            members.get_mut(stays).into_iter().for_each(|members| members.extend(&moved));
        }
    }
    let mut all: BTreeMap<usize, Joined<'_>> = BTreeMap::new();
    for (number, at) in &group {
        all.entry(*at).or_default().numbers.insert(number);
    }
    for (position, link) in all_links {
        if let Some(joined) = group.get(&link.from).and_then(|at| all.get_mut(at)) {
            joined.links.push((position, link));
        }
    }
    let mut all: Vec<Joined<'_>> = all.into_values().collect();
    all.iter_mut().for_each(|joined| joined.links.sort_by(|one, other| one.1.place.cmp(&other.1.place)));
    all.sort_by(|one, other| one.numbers.cmp(&other.numbers));
    all
}

impl Joined<'_> {
    /// Numbers that were given up, each with those that are said to be used since.
    fn given_up(&self) -> BTreeMap<&Identifier, BTreeSet<&Identifier>> {
        let mut given_up: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for (_, link) in self.links.iter().filter(|(_, link)| link.merged) {
            given_up.entry(&link.from).or_default().insert(&link.to);
        }
        given_up
    }

    /// What is wrong with the links; none where they can all be true of one person.
    ///
    /// A person has one number of each scheme, and one more for each number that a merge says was given up.
    fn contradiction(&self) -> Option<String> {
        let given_up = self.given_up();
        if let Some((old, new)) = given_up.iter().find(|(_, new)| new.len() > 1) {
            return Some(format!(
                "{} was given up for {} numbers at once: {}",
                shown(old),
                new.len(),
                list(new)
            ));
        }
        if goes_round(&given_up) {
            return Some(format!("{} were each given up for another of them", list(given_up.keys())));
        }
        let mut of_scheme: BTreeMap<&str, usize> = BTreeMap::new();
        for number in &self.numbers {
            let count = of_scheme.entry(number.scheme.as_str()).or_default();
            *count = count.saturating_add(1);
        }
        let most = given_up.len().saturating_add(1);
        of_scheme
            .values()
            .any(|count| *count > most)
            .then(|| format!("{} are linked as one person's, and no merge accounts for them", self.list()))
    }

    /// Whether two of the numbers go by first names of which none is the same.
    fn names_differ(&self, names: &BTreeMap<Identifier, BTreeSet<String>>) -> bool {
        let mut theirs = self.numbers.iter().filter_map(|number| names.get(*number));
        theirs.next().is_some_and(|first| theirs.any(|other| first.is_disjoint(other)))
    }

    fn in_order(&self) -> Vec<Identifier> {
        let given_up = self.given_up();
        let mut numbers: Vec<Identifier> = self.numbers.iter().copied().cloned().collect();
        numbers.sort_by_cached_key(|number| {
            (given_up.contains_key(number), !number.is_prison_number(), number.clone())
        });
        numbers
    }

    fn list(&self) -> String {
        list(&self.numbers)
    }

    /// The finding `code` at the first place, merges before other links, and the other places beside it.
    fn told(&self, code: codes::Code, what: String) -> Option<(usize, Finding)> {
        let mut links: Vec<&(usize, &Link)> = self.links.iter().collect();
        links.sort_by_key(|(_, link)| !link.merged);
        let mut links = links.into_iter();
        let (position, first) = links.next()?;
        let mut finding = Finding::new(code, first.place.clone(), what);
        for (_, link) in links.filter(|(_, link)| link.place != first.place).take(MOST_PLACES) {
            finding =
                finding.also(link.place.clone(), format!("{} and {}", shown(&link.from), shown(&link.to)));
        }
        Some((*position, finding))
    }
}

/// The first names that each number goes by, in small letters.
fn names(imports: &[Import]) -> BTreeMap<Identifier, BTreeSet<String>> {
    let mut names: BTreeMap<Identifier, BTreeSet<String>> = BTreeMap::new();
    for person in imports.iter().flat_map(|import| &import.people) {
        if let Some(name) = &person.preferred_name {
            names.entry(person.known_by()).or_default().insert(name.to_lowercase());
        }
    }
    names
}

/// Whether some number was in the end given up for itself. Each is given up for one only.
fn goes_round(given_up: &BTreeMap<&Identifier, BTreeSet<&Identifier>>) -> bool {
    let mut done: BTreeSet<&Identifier> = BTreeSet::new();
    for old in given_up.keys() {
        let mut walked = BTreeSet::new();
        let mut next = Some(*old);
        while let Some(number) = next.filter(|number| !done.contains(number)) {
            if !walked.insert(number) {
                return true;
            }
            next = given_up.get(number).and_then(|new| new.first().copied());
        }
        done.append(&mut walked);
    }
    false
}

/// A number with its scheme, as a finding says it.
fn shown(number: &Identifier) -> String {
    format!("{} {}", number.scheme, number.value)
}

fn list<'a>(numbers: impl IntoIterator<Item = &'a &'a Identifier>) -> String {
    let mut numbers: Vec<String> = numbers.into_iter().map(|number| shown(number)).collect();
    let more = numbers.len().saturating_sub(MOST_PLACES);
    numbers.truncate(MOST_PLACES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", numbers.join(", "))
}

#[cfg(test)]
mod tests {
    use domain::person::Participant;
    use domain::place::Place;

    use super::*;

    fn number(text: &str) -> Identifier {
        let scheme = if text.starts_with('X') { "CRN" } else { "NOMS" };
        Identifier::new(scheme, text)
    }

    /// Links written `X1=A1`, and merges written `A1>B1`, one a line.
    fn links(text: &str) -> Import {
        let link = |(at, text): (usize, &str)| {
            let merged = text.contains('>');
            let (from, to) = text.split_once(['=', '>']).expect("two numbers");
            let place = Place::new(&"links".into(), u32::try_from(at + 1).expect("a line"), 1, 0);
            Link { from: number(from), to: number(to), merged, place }
        };
        Import { links: text.split_whitespace().enumerate().map(link).collect(), ..Import::default() }
    }

    fn named(text: &str) -> Import {
        let person = |pair: &str| {
            let (id, name) = pair.split_once(':').expect("a number and a name");
            Participant {
                id: id.into(),
                identifiers: vec![number(id)],
                preferred_name: Some(name.to_owned()),
                statements: Vec::new(),
                contributions: Vec::new(),
            }
        };
        Import { people: text.split_whitespace().map(person).collect(), ..Import::default() }
    }

    /// Checks the numbers of the person whose number `of` is, and the findings, in either order of the links.
    fn check(text: &str, of: &str, numbers: &str, found: &[&str]) {
        let turned = text.split_whitespace().rev().collect::<Vec<_>>().join(" ");
        for text in [text, &turned] {
            let settled = settle(&[links(text)]);
            let all: Vec<String> =
                settled.numbers(&number(of)).iter().map(|one| one.value.to_string()).collect();
            assert_eq!(all.join(" "), numbers, "{text}");
            let codes: Vec<&str> =
                settled.findings.iter().map(|(_, finding)| finding.code.as_str()).collect();
            assert_eq!(codes, found, "{text}");
        }
    }

    #[test]
    fn a_link_makes_two_numbers_one_persons() {
        check("X1=A1 X2=B1", "X1", "A1 X1", &[]);
        check("X1=A1 X2=B1", "A1", "A1 X1", &[]);
        check("X1=A1", "X2", "X2", &[]);
        check("X1=A1 X1=A1", "X1", "A1 X1", &[]);
    }

    #[test]
    fn a_merge_makes_one_person_who_is_called_by_the_number_in_use() {
        check("X1=A1 X1=B1 A1>B1", "A1", "B1 X1 A1", &[]);
        check("X1=A1 X2=B1 X1=B1 A1>B1", "X2", "B1 X1 X2 A1", &[]);
        check("A1>B1 B1>C1", "A1", "C1 A1 B1", &[]);
    }

    #[test]
    fn links_that_contradict_each_other_link_nothing() {
        check("X1=A1 X1=B1", "X1", "X1", &["I026"]);
        check("X1=A1 X2=A1", "A1", "A1", &["I026"]);
        check("A1>B1 A1>C1", "A1", "A1", &["I026"]);
        check("A1>B1 B1>A1", "A1", "A1", &["I026"]);
        check("A1>B1 B1>C1 C1>A1", "B1", "B1", &["I026"]);
        check("X1=A1 X1=B1 X3=C1", "X3", "C1 X3", &["I026"]);
        check("X1=A1 X1=B1 X1=C1 A1>B1", "X1", "X1", &["I026"]);
    }

    #[test]
    fn two_exports_that_contradict_each_other_link_nothing_either() {
        let mut imports = [links("X1=A1"), links("X1=B1")];
        assert_eq!(settle(&imports).numbers(&number("X1")).len(), 1);
        tell(&mut imports);
        let count: usize = imports.iter().map(|import| import.findings.len()).sum();
        assert_eq!(count, 1, "said once");
    }

    #[test]
    fn names_that_differ_are_said_and_the_link_is_followed() {
        for (names, found) in
            [("A1:Sam B1:Idris", &["I028"][..]), ("A1:Sam B1:SAM", &[]), ("A1:Sam A1:Samuel B1:samuel", &[])]
        {
            let settled = settle(&[links("X1=A1 X1=B1 A1>B1"), named(names)]);
            let codes: Vec<&str> =
                settled.findings.iter().map(|(_, finding)| finding.code.as_str()).collect();
            assert_eq!(codes, found, "{names}");
            assert_eq!(settled.numbers(&number("A1")).len(), 3);
            assert!(settled.findings.iter().all(|(_, finding)| !finding.what.contains("Sam")));
        }
    }
}
