//! Hostile files: they end as findings, quickly, and never as a half-read row.

use runtime::ports::Exchange as _;

use crate::dictionary::{brief, shipped};

const HEADER: &str =
    "OFFENDER_NO,LAST_NAME,FIRST_NAME,DOB,EVENT_DATE,CATEGORY,SUB_CATEGORY,NOTE_TEXT,AUTHOR_ROLE,MARKING";

fn check(bytes: &[u8], rows: Option<usize>, expected: &[&str]) {
    let (found, read) = match shipped().read("export", bytes, None) {
        Ok(import) => {
            assert_eq!(import.refused, import.rows, "nothing is read");
            (import.findings, Some(import.rows))
        }
        Err(findings) => (findings, None),
    };
    assert_eq!((read, brief(&found)), (rows, expected.iter().map(|line| (*line).to_owned()).collect()));
}

fn csv(text: &str) -> String {
    format!("{HEADER}\nA1234AA,X,Dov,,13-SEP-2021,WORK,,{text},POM,OFFICIAL\n")
}

fn json(row: &str) -> String {
    let first = r#"{"prisonerNumber":"A1234AA","occurredAt":"2024-02-31T10:00:00Z","type":"WORK","text":"x","authorRole":"COM","coded":null,"marking":"OFFICIAL"}"#;
    format!("{{\"content\":[{first},\n{row}],\"page\":{{\"totalElements\":2}}}}")
}

#[test]
fn oversized_things_are_refused() {
    check(csv(&"a".repeat(1024 * 1024)).as_bytes(), Some(1), &["2 I010"]);
    let columns: Vec<String> = (0..10_000).map(|number| format!("C{number}")).collect();
    check(format!("{HEADER},{}\n", columns.join(",")).as_bytes(), None, &["0 I001"]);
    let fields: Vec<String> = (0..10_000).map(|number| format!("\"c{number}\":1")).collect();
    check(json(&format!("{{{}}}", fields.join(","))).as_bytes(), Some(2), &["1 I011", "2 I010"]);
    check(&vec![b' '; 64 * 1024 * 1024 + 1], None, &["0 I004"]);
}

#[test]
fn deep_json_and_lone_surrogates_are_refused() {
    let deep = format!("{{\"text\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
    check(json(&deep).as_bytes(), Some(2), &["1 I011", "2 I010"]);
    check("[".repeat(500_000).as_bytes(), None, &["1 I005"]);
    check(format!("{}{}", "[".repeat(200_000), "]".repeat(200_000)).as_bytes(), None, &["0 I001"]);
    for row in [
        r#"{"text":"\ud800"}"#,
        r#"{"\ud800":1}"#,
        "1",
        "null",
        "[]",
        "\"text\"",
        r#"{"text":1e999}"#,
        r#"{"text":1,"text":2}"#,
    ] {
        check(json(row).as_bytes(), Some(2), &["1 I011", "2 I010"]);
    }
}

#[test]
fn signs_that_are_no_text_are_refused() {
    check(csv("a\0b").as_bytes(), Some(1), &["2 I010"]);
    check(csv("a\u{1b}[31mb").as_bytes(), Some(1), &["2 I010"]);
    let row = r#"{"prisonerNumber":"A1234AA","occurredAt":"2024-02-01T10:00:00Z","type":"WORK","text":"a\u0000b","authorRole":"COM","marking":"OFFICIAL"}"#;
    check(json(row).as_bytes(), Some(2), &["1 I011", "2 I010"]);
}

#[test]
fn a_quote_that_is_never_closed_is_said() {
    let text = format!("{}{}", csv("\"never closed"), csv("x"));
    let import = shipped().read("export", text.as_bytes(), None).expect("an export");
    assert_eq!((import.rows, import.refused), (1, 1));
    assert!(import.findings[0].what.contains("never closed"), "{}", import.findings[0].what);
    assert!(!import.findings[0].what.contains("A1234AA"));
}

#[test]
fn findings_without_end_are_counted() {
    let text = format!("{HEADER}\n{}", "short\n".repeat(20_000));
    let import = shipped().read("export", text.as_bytes(), None).expect("an export");
    assert_eq!((import.rows, import.refused, import.findings.len()), (20_000, 20_000, 1001));
    assert_eq!(import.findings[0].code.as_str(), "I024");
    let many = format!("{HEADER}\n{}", "a\n".repeat(500_001));
    let findings = shipped().read("export", many.as_bytes(), None).expect_err("too many rows");
    assert_eq!(brief(&findings), ["1 I004"]);
}
