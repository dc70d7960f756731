//! The two invented dossiers: counts worked out independently, and nothing kept that must not be.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::dictionary::Dictionary;
use domain::fact_sheet::{FactSheet, FactState};
use domain::person::Contribution;
use domain::statement::{Said, Statement};
use jiff::civil::date;
use runtime::ports::Import;

use crate::dictionary::{facts, read};

const ASHGROVE: &[u8] = include_bytes!("../../../../tests/dossiers/hmp-ashgrove.csv");
const CARRICK: &[u8] = include_bytes!("../../../../tests/dossiers/hmp-carrick.json");

/// Words of the rows that must be refused, one for each kind.
const NEVER: [&str; 8] = [
    "graded",
    "2B P",
    "security dept",
    "bereavement",
    "Friday prayers",
    "any faith",
    "Asked to see",
    "dismissed",
];

fn import(bytes: &[u8]) -> Import {
    read(bytes).expect("the dossier is read")
}

fn statements(import: &Import) -> impl Iterator<Item = &Statement> {
    import.people.iter().flat_map(|person| &person.statements)
}

fn notes(import: &Import) -> impl Iterator<Item = &Contribution> {
    import.people.iter().flat_map(|person| &person.contributions)
}

/// Checks the account of rows: read, merged, superseded, refused, rows, people, statements, notes, opinions.
fn check(import: &Import, expected: [usize; 9]) {
    let opinions = notes(import).filter(|note| note.opinion).count();
    let people = import.people.len();
    let (statements, notes) = (statements(import).count(), notes(import).count());
    let Import { read, merged, superseded, refused, rows, .. } = *import;
    let counts = [read, merged, superseded, refused, rows, people, statements, notes, opinions];
    assert_eq!(counts, expected, "{}", import.mapping);
}

/// How many findings of each code there are, notes about single rows left out.
fn codes(import: &Import) -> Vec<(&'static str, usize)> {
    let mut counts = BTreeMap::new();
    for finding in &import.findings {
        *counts.entry(finding.code.as_str()).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn what(import: &Import, code: &str) -> Vec<(u32, String)> {
    let of_code = import.findings.iter().filter(|finding| finding.code.as_str() == code);
    of_code.map(|finding| (finding.place.line, finding.what.clone())).collect()
}

/// How many people have each answer to `fact` when everything of the file is put together.
fn answers(import: &Import, fact: &str) -> BTreeMap<String, usize> {
    let dictionary = Dictionary::new(facts().into_values());
    let slot = dictionary.slot(fact).expect("a fact");
    let mut counts = BTreeMap::new();
    for person in &import.people {
        let said = person.statements.iter().any(|statement| statement.fact.as_str() == fact);
        let sheet =
            FactSheet::assemble(&dictionary, Arc::from(person.statements.clone()), date(2026, 11, 20));
        let cell = sheet.cell(slot);
        let answer = match cell.state {
            FactState::Known => dictionary.fact(slot).and_then(|fact| fact.kind.decode(cell.bits)),
            _ => None,
        };
        if said {
            let answer = answer.map_or_else(|| "not known".to_owned(), |answer| answer.to_string());
            *counts.entry(answer).or_default() += 1;
        }
    }
    counts
}

fn check_answers(import: &Import, fact: &str, expected: &[(&str, usize)]) {
    let expected = expected.iter().map(|(answer, count)| ((*answer).to_owned(), *count)).collect();
    assert_eq!(answers(import, fact), expected, "{fact}");
}

#[test]
fn ashgrove_is_read_to_the_last_row() {
    let import = import(ASHGROVE);
    assert_eq!((import.mapping.as_str(), import.holder.as_str()), ("hmp-ashgrove", "hmp-ashgrove"));
    check(&import, [238, 1, 35, 32, 306, 40, 177, 96, 7]);
    check_answers(&import, "involvement.route", &[("alone", 5), ("family", 4), ("group", 5), ("online", 3)]);
    check_answers(&import, "family.contact", &[("not known", 3), ("not-permitted", 7), ("permitted", 11)]);
    check_answers(&import, "faith.wish", &[("asked", 7), ("no-request", 3), ("not known", 11)]);
    check_answers(
        &import,
        "goods.relatedness.importance",
        &[("1", 3), ("2", 3), ("3", 5), ("4", 2), ("5", 4), ("not known", 4)],
    );
}

#[test]
fn ashgrove_says_each_fault_with_its_line() {
    let import = import(ASHGROVE);
    let expected = [
        ("I010", 1),
        ("I011", 1),
        ("I012", 1),
        ("I013", 23),
        ("I014", 7),
        ("I019", 1),
        ("I022", 9),
        ("I023", 1),
        ("I025", 35),
    ];
    assert_eq!(codes(&import), expected);
    let lines = |code| what(&import, code).into_iter().map(|(line, _)| line).collect::<Vec<_>>();
    assert_eq!((lines("I010"), lines("I011"), lines("I012")), (vec![68], vec![41], vec![22]));
    let adjudications: Vec<u32> = what(&import, "I013")
        .into_iter()
        .filter_map(|(line, what)| what.contains("(adjudication)").then_some(line))
        .collect();
    assert_eq!(adjudications, [18, 53, 81, 91, 138]);
    let superseded = what(&import, "I025");
    assert_eq!(
        superseded[0],
        (172, "superseded by line 173, a newer answer of the same holder (2022-10-19)".to_owned())
    );
    assert_eq!(what(&import, "I019")[0].0, 6);
    assert!(what(&import, "I019")[0].1.starts_with("96 rows have no marking"));
}

#[test]
fn ashgrove_keeps_no_faith_for_five_people_who_asked_for_that() {
    let import = import(ASHGROVE);
    for id in ["H2549BL", "L6413MG", "R5147MK", "V7598YK", "B2624QK"] {
        let person = import.people.iter().find(|person| person.id.as_str() == id).expect("the person");
        assert!(
            person.statements.iter().all(|statement| !statement.fact.as_str().starts_with("faith")),
            "{id}"
        );
        assert!(!person.statements.is_empty(), "{id}: other facts stay");
    }
    assert!(statements(&import).any(|statement| statement.fact.as_str() == "faith.wish"));
}

#[test]
fn names_are_for_speaking_and_line_numbers_are_physical() {
    let import = import(ASHGROVE);
    let named = |id: &str| {
        import
            .people
            .iter()
            .find(|person| person.id.as_str() == id)
            .and_then(|person| person.preferred_name.clone())
    };
    assert_eq!(named("P8671WS").as_deref(), Some("Siân-Lukasz"));
    assert!(import.people.iter().all(|person| person.preferred_name.is_some()));
    let text = format!("{import:?}");
    for surname in ["CARROW", "NORCROSS", "HOLLINS", "13-JUL-2000"] {
        assert!(!text.contains(surname), "{surname} is not read");
    }
    let lines: Vec<&str> = std::str::from_utf8(CARRICK).expect("text").lines().collect();
    let carrick = read(CARRICK).expect("the dossier is read");
    for person in &carrick.people {
        let numbers = person.statements.iter().map(|statement| statement.origin.line);
        for line in numbers.chain(person.contributions.iter().map(|note| note.origin.line)) {
            let index = usize::try_from(line).expect("a line");
            assert!(
                lines[index - 1].trim() == "{" && lines[index + 1].contains(person.id.as_str()),
                "{line}"
            );
        }
    }
}

#[test]
fn carrick_is_read_to_the_last_row() {
    let import = import(CARRICK);
    check(&import, [116, 0, 0, 19, 135, 40, 240, 76, 4]);
    assert_eq!(statements(&import).filter(|statement| statement.said == Said::NotKnown).count(), 40);
    assert_eq!(notes(&import).map(|note| note.amendments.len()).sum::<usize>(), 19);
    assert_eq!(
        codes(&import),
        [("I013", 18), ("I014", 1), ("I015", 1), ("I021", 1), ("I022", 13), ("I023", 1)]
    );
    assert_eq!(
        what(&import, "I021"),
        [(1916, "the file says that it has 137 rows, and it has 135".to_owned())]
    );
    let (line, undeclared) = what(&import, "I015").remove(0);
    assert!(
        line == 1537 && undeclared.contains("`G`") && undeclared.contains("involvement.route"),
        "{undeclared}"
    );
    check_answers(
        &import,
        "involvement.route",
        &[("alone", 7), ("family", 6), ("group", 6), ("not known", 9), ("online", 12)],
    );
}

#[test]
fn what_must_never_be_a_record_is_nowhere_in_either_import() {
    for bytes in [ASHGROVE, CARRICK] {
        let import = import(bytes);
        let text = format!("{import:?}").to_lowercase();
        for never in NEVER {
            assert!(!text.contains(&never.to_lowercase()), "{never:?} is kept from {}", import.mapping);
        }
        assert!(notes(&import).all(|note| note.topic != "faith"));
    }
}

#[test]
fn notes_on_one_relative_and_opinions_never_become_facts() {
    for bytes in [ASHGROVE, CARRICK] {
        let import = import(bytes);
        let about_brother = notes(&import).filter(|note| note.text.contains("with brother")).count();
        assert_eq!(what(&import, "I022").len(), about_brother);
        for note in notes(&import) {
            let opinion = note.text.contains("by choice") || note.text.contains("silence");
            assert_eq!(note.opinion, opinion, "{}", note.text);
        }
        let texts =
            |statement: &Statement| matches!(&statement.said, Said::Value(domain::fact::FactValue::Text(_)));
        assert!(!statements(&import).any(texts));
    }
}

#[test]
fn the_same_bytes_give_the_same_import_and_people_in_order_of_number() {
    for bytes in [ASHGROVE, CARRICK] {
        let (first, again) = (import(bytes), import(bytes));
        assert_eq!(format!("{first:?}"), format!("{again:?}"));
        assert!(first.people.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
