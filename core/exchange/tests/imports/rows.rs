//! Rows: every fault by itself, and what each way of saying a fact becomes.

use domain::person::{Identifier, Participant};
use domain::statement::{Marking, Said};
use runtime::gather::gather;
use runtime::ports::KeepNo;

use crate::dictionary::{brief, read};

const HEADER: &str =
    "OFFENDER_NO,LAST_NAME,FIRST_NAME,DOB,EVENT_DATE,CATEGORY,SUB_CATEGORY,NOTE_TEXT,AUTHOR_ROLE,MARKING";

/// Reads `rows`, each `date,category,code,text,author,marking` of one person, and checks counts and findings.
fn check(rows: &[&str], expected: [usize; 4], findings: &[&str]) -> Vec<Participant> {
    let rows: Vec<String> = rows.iter().map(|row| format!("A1234AA,X,DOV,01-JAN-1990,{row}")).collect();
    check_file(&format!("{HEADER}\n{}\n", rows.join("\n")), expected, findings)
}

fn check_file(text: &str, expected: [usize; 4], findings: &[&str]) -> Vec<Participant> {
    let import = read(text.as_bytes()).expect("an export");
    let counts = [import.read, import.merged, import.superseded, import.refused];
    assert_eq!(
        (counts, brief(&import.findings)),
        (expected, findings.iter().map(|f| (*f).to_owned()).collect()),
        "{text}\n{:#?}",
        import.findings
    );
    import.people
}

/// A Carrick file with these rows of one person; what a row does not say is a plain default.
fn carrick(rows: &[&str], total: usize) -> String {
    let rows = rows.iter().map(|row| {
        let defaults = [
            ("occurredAt", "\"2024-07-04T23:30:00Z\""),
            ("authorRole", "\"COM\""),
            ("marking", "\"OFFICIAL\""),
        ];
        let missing = defaults.into_iter().filter(|(name, _)| !row.contains(name));
        let defaults: String = missing.map(|(name, value)| format!("\"{name}\":{value},")).collect();
        format!("{{\"prisonerNumber\":\"A1234AA\",{defaults}{row}}}")
    });
    let rows: Vec<String> = rows.collect();
    format!("{{\"content\":[\n{}\n],\"page\":{{\"totalElements\":{total}}}}}", rows.join(",\n"))
}

#[test]
fn a_note_keeps_its_words_topic_author_and_marking() {
    let people = check(&["13-SEP-2021,WORK,,Kitchen party,POM,OFFICIAL"], [1, 0, 0, 0], &[]);
    let note = &people[0].contributions[0];
    assert_eq!((note.topic.as_str(), note.text.as_str(), note.opinion), ("work", "Kitchen party", false));
    assert_eq!(note.origin.author.as_deref(), Some("prison offender manager"));
    assert_eq!(
        (note.origin.marking, note.origin.line, &*note.origin.holder),
        (Marking::Official, 2, "hmp-ashgrove")
    );
    assert_eq!(people[0].preferred_name.as_deref(), Some("Dov"));
}

#[test]
fn broken_rows_are_refused_whole() {
    let note = "WORK,,Kitchen,POM,OFFICIAL";
    for (row, code) in [
        ("13-SEP-2021,WORK".to_owned(), "2 I010"),
        (format!("13-SEP-2021,{note},more"), "2 I010"),
        (format!("31-FEB-2024,{note}"), "2 I011"),
        (format!(",{note}"), "2 I011"),
        ("13-SEP-2021,WORK,,Kitchen,POM,SECRET".to_owned(), "2 I018"),
        ("13-SEP-2021,HEALTH,,Kitchen,POM,OFFICIAL".to_owned(), "2 I017"),
        ("13-SEP-2021,WORK,,,POM,OFFICIAL".to_owned(), "2 I010"),
        ("13-SEP-2021,FACT,WING,B,POM,OFFICIAL".to_owned(), "2 I016"),
    ] {
        let people = check(&[&row], [0, 0, 0, 1], &[code]);
        assert_eq!(people, [], "nothing is half read: {row}");
    }
    check_file(&format!("{HEADER}\nCARROW,X,Dov,,13-SEP-2021,{note}\n"), [0, 0, 0, 1], &["2 I010"]);
}

#[test]
fn lines_are_those_of_the_file_whatever_its_line_ends() {
    let rows = [
        "A1234AA,X,Dov,,13-SEP-2021,WORK,,\"two\nlines \"\"quoted\"\"\",POM,OFFICIAL",
        "A1234AA,X,Dov,,31-FEB-2024,WORK,,Kitchen,POM,OFFICIAL",
    ];
    for (line_end, mark) in [("\n", ""), ("\r\n", ""), ("\n", "\u{feff}"), ("\n\n", "")] {
        let text = format!("{mark}{HEADER}{line_end}{}{line_end}{}", rows[0], rows[1]);
        let lines = if line_end == "\n\n" { (3, "6 I011") } else { (2, "4 I011") };
        let people = check_file(&text, [1, 0, 0, 1], &[lines.1]);
        assert_eq!(people[0].contributions[0].text, "two\nlines \"quoted\"");
        assert_eq!(people[0].contributions[0].origin.line, lines.0);
    }
}

#[test]
fn equal_rows_are_merged_and_empty_markings_said_once() {
    let row = "13-SEP-2021,WORK,,Kitchen,POM,";
    let other = "14-SEP-2021,WORK,,Kitchen,POM,";
    let people = check(&[row, other, row, row], [2, 2, 0, 0], &["2 I019", "4 I012", "5 I012"]);
    assert_eq!(people[0].contributions.len(), 2);
    assert_eq!(people[0].contributions[0].origin.marking, Marking::OfficialSensitive);
}

#[test]
fn newer_answers_supersede_older_ones_also_when_not_known() {
    let fact = |day: &str, value: &str| format!("{day},FACT,FAM_CONTACT,{value},POM,OFFICIAL");
    let (old, new) = ("01-JAN-2024", "01-FEB-2024");
    for (rows, expected, findings) in [
        (vec![fact(old, "Y"), fact(new, "N")], [1, 0, 1, 0], vec!["2 I025"]),
        (vec![fact(new, "N"), fact(old, "Y")], [1, 0, 1, 0], vec!["3 I025"]),
        (vec![fact(old, "Y"), fact(new, "U")], [1, 0, 1, 0], vec!["2 I025"]),
        (vec![fact(old, "Y"), fact(old, "N")], [2, 0, 0, 0], vec![]),
        (vec![fact(old, "Y"), fact(old, "N"), fact(new, "Y")], [1, 0, 2, 0], vec!["2 I025", "3 I025"]),
        (vec![fact(old, "Y"), fact(old, "Y").replace("POM", "Chaplain")], [1, 0, 1, 0], vec!["2 I025"]),
        // A newer code that nobody declared: the older answer does not stand in for it.
        (vec![fact(old, "Y"), fact(new, "M")], [1, 0, 1, 0], vec!["2 I025", "3 I015"]),
    ] {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let people = check(&rows, expected, &findings);
        assert_eq!(people[0].statements.len(), rows.len(), "superseded statements stay, for the overview");
    }
}

/// Checks what is said of superseded rows, word for word.
fn check_superseded(text: &str, expected: &[&str]) {
    let import = read(text.as_bytes()).expect("an export");
    let said = import.findings.iter().filter(|finding| finding.code.as_str() == "I025");
    let said: Vec<String> = said.map(|finding| format!("{}: {}", finding.place.line, finding.what)).collect();
    assert_eq!(said, expected, "{text}");
}

#[test]
fn a_superseded_row_names_the_line_that_replaced_it_and_no_answer() {
    let row = |day: &str, value: &str, author: &str| {
        format!("A1234AA,X,Dov,,{day},FACT,FAM_CONTACT,{value},{author},OFFICIAL")
    };
    let rows = [
        row("01-JAN-2024", "Y", "POM"),
        row("02-NOV-2025", "N", "POM"),
        row("02-NOV-2025", "N", "Chaplain"),
        row("02-NOV-2025", "Y", "Chaplain"),
    ];
    check_superseded(
        &format!("{HEADER}\n{}\n", rows.join("\n")),
        &[
            "2: superseded by line 5, a newer answer of the same holder (2025-11-02)",
            "3: superseded by line 4, which gives the same answer on the same day (2025-11-02)",
        ],
    );
    let coded = |day: &str, coded: &str| {
        format!(r#""type":"CODED","occurredAt":"{day}T10:00:00Z","text":null,"coded":{{{coded}}}"#)
    };
    let rows = [
        coded("2024-08-01", r#""readingLevel":"EL1","familyContact":"PERMITTED""#),
        coded("2024-09-01", r#""readingLevel":"EL2""#),
        coded("2024-10-01", r#""familyContact":null"#),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    check_superseded(
        &carrick(&rows, 3),
        &[
            "2: superseded by line 3, a newer answer of the same holder (2024-09-01); and by line 4, a newer answer \
           of the same holder (2024-10-01)",
        ],
    );
}

#[test]
fn a_note_to_settle_names_the_person_by_number_and_nothing_of_the_note() {
    let text = format!(
        "{HEADER}\nA1234AA,X,Dov,,13-SEP-2021,CONTACT,,Contact with brother Wyn in July,POM,OFFICIAL\n"
    );
    let import = read(text.as_bytes()).expect("an export");
    assert_eq!(
        import.findings[0].what,
        "this note about A1234AA bears on `family.contact` and is kept as a note only; \
         offer it to public protection to settle"
    );
}

#[test]
fn refused_words_are_refused_wherever_they_stand() {
    for words in [
        "Report received, graded 2B P; see security dept",
        "REPORT  RECEIVED,\u{a0}GRADED 3C",
        "Attends Friday prayers",
        "Asked to see chaplain about bereavement",
        "Adjudication dismissed",
    ] {
        for category in ["SECURITY", "CHAPLAINCY", "WORK"] {
            let row = format!("13-SEP-2021,{category},,\"{words}\",POM,OFFICIAL");
            // The file is windows-1252: what is not plain ASCII goes through the UTF-8 mark.
            let text = format!("\u{feff}{HEADER}\nA1234AA,X,Dov,,{row}\n");
            let people = check_file(&text, [0, 0, 0, 1], &["2 I013"]);
            assert!(people[0].contributions.is_empty() && people[0].preferred_name.is_none());
        }
    }
    let amended = r#""type":"WORK","text":"Kitchen","amendments":[{"at":"2024-08-01T09:00:00Z","text":"was graded: see security dept"}]"#;
    check_file(&carrick(&[amended], 1), [0, 0, 0, 1], &["2 I013"]);
}

#[test]
fn an_instruction_reaches_every_row_of_the_person_and_nobody_else() {
    let wish = "FACT,AF_REQUEST,Y,Chaplain,OFFICIAL";
    let text = format!(
        "{HEADER}\nA1234AA,X,Dov,,01-JAN-2020,{wish}\nB1234BB,X,Wyn,,01-JAN-2020,{wish}\n\
         A1234AA,X,Dov,,31-FEB-2022,WORK,,Does not wish to be recorded under any faith,POM,OFFICIAL\n\
         A1234AA,X,Dov,,01-JAN-2025,{wish}\nA1234AA,X,Dov,,01-JAN-2025,FACT,ROUTE,GRP,POM,OFFICIAL\n"
    );
    let people = check_file(&text, [2, 0, 0, 3], &["2 I014", "4 I014", "5 I014"]);
    let facts =
        |index: usize| people[index].statements.iter().map(|said| said.fact.as_str()).collect::<Vec<_>>();
    assert_eq!((facts(0), facts(1)), (vec!["involvement.route"], vec!["faith.wish"]));
    let import = read(text.as_bytes()).expect("an export");
    let keep_no = KeepNo { person: Identifier::new("NOMS", "A1234AA"), about: "faith".to_owned(), line: 4 };
    assert_eq!(import.keep_no, [keep_no], "handed on, for the other exports of the run");
    let said = import.findings.iter().find(|finding| finding.place.line == 4).expect("the finding");
    assert!(said.what.ends_with("nothing about faith is kept for this person"), "{}", said.what);
}

#[test]
fn an_instruction_in_one_file_reaches_the_others_of_the_run_in_either_order() {
    let file = |row: &str| {
        let text = format!("{HEADER}\nA1234AA,X,Dov,,01-JAN-2025,{row},Chaplain,OFFICIAL\n");
        read(text.as_bytes()).expect("an export")
    };
    let wish = file("FACT,AF_REQUEST,Y");
    let instruction = file("WORK,,Does not wish to be recorded under any faith");
    assert_eq!(gather(std::slice::from_ref(&wish))[0].statements.len(), 1);
    for imports in [[wish.clone(), instruction.clone()], [instruction, wish]] {
        let people = gather(&imports);
        assert!(people.len() == 1 && people[0].statements.is_empty(), "{people:?}");
    }
}

#[test]
fn an_authors_code_that_is_not_declared_is_not_shown() {
    let people = check(&["13-SEP-2021,WORK,,Kitchen,Officer Smith,OFFICIAL"], [1, 0, 0, 0], &["2 I020"]);
    assert_eq!(people[0].contributions[0].origin.author, None);
    let import =
        read(format!("{HEADER}\nA1234AA,X,Dov,,13-SEP-2021,WORK,,Kitchen,Officer Smith,OFFICIAL").as_bytes());
    assert!(!format!("{import:?}").contains("Smith"));
}

#[test]
fn a_json_row_of_several_facts_is_one_row() {
    let old = r#""type":"CODED","text":null,"coded":{"readingLevel":"EL1","familyContact":"PERMITTED"}"#;
    let people = check_file(&carrick(&[old], 1), [1, 0, 0, 0], &[]);
    assert_eq!(people[0].statements.len(), 2);
    assert_eq!(people[0].statements[0].origin.on.map(|on| on.to_string()).as_deref(), Some("2024-07-05"));
    let newer = |coded: &str| {
        format!(r#""type":"CODED","occurredAt":"2024-08-01T10:00:00Z","text":null,"coded":{{{coded}}}"#)
    };
    for (coded, expected, findings) in [
        (r#""readingLevel":"EL2""#, [2, 0, 0, 0], vec![]),
        (r#""readingLevel":"EL1""#, [2, 0, 0, 0], vec![]),
        (r#""readingLevel":null,"familyContact":null"#, [1, 0, 1, 0], vec!["2 I025"]),
        (r#""riskBand":"HIGH""#, [1, 0, 0, 1], vec!["3 I016"]),
        (r#""riskBand":"HIGH","readingLevel":"EL2""#, [2, 0, 0, 0], vec!["3 I016"]),
        (r#""readingLevel":["EL2"]"#, [1, 0, 0, 1], vec!["3 I010"]),
        (r#""readingLevel":"A LONG WORD OF NO MEANING""#, [2, 0, 0, 0], vec!["3 I015"]),
    ] {
        check_file(&carrick(&[old, &newer(coded)], 2), expected, &findings);
    }
}

#[test]
fn json_rows_of_a_wrong_shape_are_refused() {
    for row in [
        r#""type":"CODED","text":null"#,
        r#""type":"WORK","text":"Kitchen","amendments":"none""#,
        r#""type":"WORK","text":"Kitchen","amendments":[{"at":"2024-08-01T09:00:00Z"}]"#,
        r#""type":"WORK","text":{"en":"Kitchen"}"#,
    ] {
        check_file(&carrick(&[row], 1), [0, 0, 0, 1], &["2 I010"]);
    }
    let amended = r#""type":"WORK","text":"Kitchen","amendments":[{"at":"2024-08-02T09:00:00Z","text":"two"},{"at":"2024-08-01T09:00:00Z","text":"one"}]"#;
    let people = check_file(&carrick(&[amended], 3), [1, 0, 0, 0], &["3 I021"]);
    assert_eq!(people[0].contributions[0].amendments, ["2024-08-01: one", "2024-08-02: two"]);
    check_file(&carrick(&[&amended.replace("2024-08-01", "2024-02-31")], 1), [0, 0, 0, 1], &["2 I011"]);
}

#[test]
fn values_are_read_as_their_fact_declares() {
    for (code, value, expected) in [
        ("RELATEDNESS", "5", "5"),
        ("RELATEDNESS", "6", "not known"),
        ("MTHS_NO_VISIT", "3", "2021-06-13"),
        ("MTHS_NO_VISIT", "n/k", "not known"),
        ("MTHS_NO_VISIT", "many", "not known"),
        ("AF_REQUEST", "", "not known"),
        ("AF_REQUEST", "N", "no-request"),
        ("LANG", "CY", "cy"),
    ] {
        let text = format!("{HEADER}\nA1234AA,X,Dov,,13-SEP-2021,FACT,{code},{value},POM,OFFICIAL\n");
        let import = read(text.as_bytes()).expect("an export");
        let said = match &import.people[0].statements[0].said {
            Said::Value(value) => value.to_string(),
            Said::NotKnown => "not known".to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(said, expected, "{code} {value}");
    }
}
