//! The workbook of Probation West: counts worked out independently, and who is who across the three dossiers.

use std::collections::BTreeMap;

use domain::statement::Marking;
use runtime::gather::{Person, gather};
use runtime::identity;
use runtime::ports::Import;

use crate::dictionary::read;

const PROBATION: &[u8] = include_bytes!("../../../../tests/dossiers/probation-west.xlsx");
const ASHGROVE: &[u8] = include_bytes!("../../../../tests/dossiers/hmp-ashgrove.csv");
const CARRICK: &[u8] = include_bytes!("../../../../tests/dossiers/hmp-carrick.json");

fn import() -> Import {
    read(PROBATION).expect("the workbook is read")
}

fn all() -> Vec<Import> {
    [ASHGROVE, CARRICK, PROBATION].map(|bytes| read(bytes).expect("a dossier")).to_vec()
}

/// The places and sentences of the findings with `code`.
fn told(import: &Import, code: &str) -> Vec<(String, String)> {
    let of_code = import.findings.iter().filter(|finding| finding.code.as_str() == code);
    of_code.map(|finding| (finding.place.to_string(), finding.what.clone())).collect()
}

fn numbers(person: &Person) -> Vec<String> {
    person.identifiers.iter().map(|number| format!("{} {}", number.scheme, number.value)).collect()
}

fn find<'p>(people: &'p [Person], number: &str) -> &'p Person {
    people.iter().find(|person| person.goes_by(number)).expect("the person")
}

#[test]
fn it_is_read_to_the_last_row_of_both_sheets() {
    let import = import();
    assert_eq!((import.mapping.as_str(), import.holder.as_str()), ("probation-west", "probation-west"));
    // 82 contacts, of which 29 are victim liaison's and 11 others are never kept; 45 rows of links.
    let Import { read, merged, superseded, refused, rows, .. } = import;
    assert_eq!([read, merged, superseded, refused, rows], [42 + 45, 0, 0, 29 + 11, 82 + 45]);
    let notes: Vec<_> = import.people.iter().flat_map(|person| &person.contributions).collect();
    assert_eq!((import.people.len(), notes.len()), (46, 42), "45 people with contacts, and one untraced");
    assert_eq!(notes.iter().filter(|note| note.opinion).count(), 4);
    assert!(notes.iter().all(|note| note.origin.marking == Marking::OfficialSensitive));
    assert!(import.people.iter().all(|person| person.statements.is_empty()), "its words are never facts");
}

#[test]
fn each_fault_is_said_with_its_sheet_and_row() {
    let import = import();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &import.findings {
        *counts.entry(finding.code.as_str()).or_default() += 1;
    }
    let expected = [("I013", 40), ("I014", 2), ("I019", 1), ("I022", 6), ("I027", 3)];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(
        told(&import, "I027"),
        [
            ("export#Contacts:82:1", "CRN X895392 is in no row of links and stays a person of its own"),
            ("export#Contacts:83:1", "CRN X391834 is in no row of links and stays a person of its own"),
            ("export#Links:46:1", "CRN X000000 was not traced and stays a person of its own"),
        ]
        .map(|(place, what)| (place.to_owned(), what.to_owned()))
    );
    assert_eq!(told(&import, "I019")[0].0, "export#Contacts:3:1");
    let liaison = told(&import, "I013").into_iter().filter(|(_, what)| what.contains("(victim-liaison)"));
    assert_eq!(liaison.count(), 29);
}

#[test]
fn dates_are_days_whether_numbers_or_text() {
    let import = import();
    let on = |id: &str, line: u32| {
        let person = import.people.iter().find(|person| person.id.as_str() == id).expect("the person");
        let note = person.contributions.iter().find(|note| note.origin.line == line).expect("the note");
        assert_eq!(&*note.origin.file, "export#Contacts");
        note.origin.on.expect("a day").to_string()
    };
    assert_eq!(on("X643335", 4), "2025-06-14");
    assert_eq!(on("X643335", 5), "2022-04-09");
    assert_eq!(on("X902263", 7), "2024-08-24");
}

#[test]
fn what_must_never_be_a_record_is_nowhere() {
    let text = format!("{:?}", import()).to_lowercase();
    for never in [
        "2b p",
        "security dept",
        "bereavement",
        "friday prayers",
        "any faith",
        "dismissed",
        "victim liaison officer",
        "settled on wing",
        "kept apart from two others",
        "02/2025",
    ] {
        assert!(!text.contains(never), "{never}");
    }
}

#[test]
fn people_are_brought_together_across_the_three_files() {
    let people = gather(&all());
    let person = find(&people, "X643335");
    assert_eq!(numbers(person), ["NOMS B9804SW", "CRN X643335"]);
    let holders: Vec<&str> = person.contributions.iter().map(|note| &*note.origin.holder).collect::<Vec<_>>();
    assert!(holders.contains(&"probation-west") && holders.iter().any(|holder| holder.starts_with("hmp-")));
    for (number, id) in [("X000000", "X000000"), ("X391834", "X391834"), ("x895392", "X895392")] {
        let alone = find(&people, number);
        assert_eq!((alone.id.as_str(), numbers(alone)), (id, vec![format!("CRN {id}")]));
    }
    let of_crn =
        people.iter().filter(|person| person.id.as_str().starts_with('X') && person.id.as_str().len() == 7);
    let unlinked: Vec<&str> = of_crn
        .filter(|person| person.identifiers.iter().all(|number| number.scheme.as_str() == "CRN"))
        .map(|person| person.id.as_str())
        .collect();
    assert_eq!(unlinked, ["X000000", "X391834", "X895392"], "everybody else is known by prison number");
}

#[test]
fn a_merge_of_two_prison_numbers_is_one_person_and_says_that_the_names_differ() {
    let mut imports = all();
    let people = gather(&imports);
    let person = find(&people, "B3071JX");
    assert_eq!(person.id.as_str(), "F5826JS");
    assert_eq!(numbers(person), ["NOMS F5826JS", "CRN X228538", "CRN X449525", "NOMS B3071JX"]);
    assert_eq!(find(&people, "X449525").id, person.id);
    assert_eq!(person.preferred_name.as_deref(), Some("Milo"), "the name under the number in use");
    identity::tell(&mut imports);
    let differ = told(&imports[2], "I028");
    assert_eq!(differ.len(), 1, "{differ:?}");
    assert_eq!(differ[0].0, "export#Links:45:1");
    assert!(!differ[0].1.contains("Milo") && !differ[0].1.contains("Wyn"));
    assert!(imports.iter().all(|import| told(import, "I026").is_empty()));
}

#[test]
fn an_instruction_given_to_probation_holds_for_what_the_prisons_say() {
    // Both instructions stand in rows of victim liaison: they are honoured, and nothing else of those rows is.
    let imports = all();
    let people = gather(&imports);
    for crn in ["X762137", "X361384"] {
        let person = find(&people, crn);
        assert!(person.identifiers.iter().any(|number| number.is_prison_number()));
        assert!(person.statements.iter().all(|said| !said.fact.as_str().starts_with("faith")), "{crn}");
        assert!(!person.statements.is_empty(), "{crn}: other facts stay");
    }
    let without = gather(&imports[..2]);
    let kept = |people: &[Person], number: &str| {
        find(people, number).statements.iter().filter(|said| said.fact.as_str() == "faith.wish").count()
    };
    assert!(["X8216TE", "V7598YK"].iter().all(|number| kept(&people, number) <= kept(&without, number)));
}
