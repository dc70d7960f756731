//! Whole files: which mapping they find, encodings, and files of which nothing can be read.

use runtime::ports::Exchange as _;

use crate::dictionary::{ASHGROVE, brief, mappings, shipped};

const HEADER: &str =
    "OFFENDER_NO,LAST_NAME,FIRST_NAME,DOB,EVENT_DATE,CATEGORY,SUB_CATEGORY,NOTE_TEXT,AUTHOR_ROLE,MARKING";

fn check(bytes: &[u8], mapping: Option<&str>, expected: &[&str]) {
    let found = match shipped().read("export", bytes, mapping) {
        Ok(import) => import.findings,
        Err(findings) => findings,
    };
    assert_eq!(brief(&found), expected, "{found:#?}");
    for finding in &found {
        assert!(!finding.what.contains("Settled"), "no words of the file are shown: {}", finding.what);
    }
}

#[test]
fn a_file_finds_its_mapping_or_says_that_it_has_none() {
    check(HEADER.as_bytes(), None, &[]);
    check(b"A,B\n1,Settled\n", None, &["0 I001"]);
    check(b"{\"content\": []}", None, &["0 I001"]);
    check(b"PK\x03\x04rest", None, &["0 I009"]);
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", None, &["0 I009"]);
    check(HEADER.as_bytes(), Some("hmp-ashgrov"), &["0 I001"]);
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    for bytes in [&b""[..], b"\n", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"] {
        check(bytes, None, &["0 I008"]);
        check(bytes, Some("hmp-carrick"), &["0 I008"]);
    }
}

/// Checks what is said when `written` is no mapping.
fn check_unknown(written: &str, did_you_mean: Option<&str>) {
    let findings = shipped().read("export", HEADER.as_bytes(), Some(written)).expect_err("no mapping");
    assert_eq!(brief(&findings), ["0 I001"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), did_you_mean, "{written}");
    assert_eq!(findings[0].fix, "name one of these mappings: hmp-ashgrove, hmp-carrick, probation-west");
}

#[test]
fn an_unknown_mapping_is_answered_with_the_nearest_and_all_there_are() {
    for written in ["ashgrove", "Ashgrove", "hmp-ashgrov", "ashgorve", "scripts/mappings/hmp-ashgrove.yaml"] {
        check_unknown(written, Some("hmp-ashgrove"));
    }
    check_unknown("carrick", Some("hmp-carrick"));
    check_unknown("hmp-nowhere-at-all", None);
}

#[test]
fn a_mapping_named_by_hand_still_needs_its_columns() {
    check(b"A,B\n1,2\n", Some("hmp-ashgrove"), &["1 I006"]);
    check(b"{\"content\": []}", Some("hmp-ashgrove"), &["1 I006"]);
    check(b"{\"page\": {}}", Some("hmp-carrick"), &["0 I006"]);
    check(b"A,B\n", Some("hmp-carrick"), &["1 I005"]);
}

#[test]
fn two_mappings_that_recognise_one_file_are_said() {
    let both = mappings(&[("one", ASHGROVE), ("two", ASHGROVE)]);
    let findings = both.read("export", HEADER.as_bytes(), None).expect_err("nobody chooses");
    assert_eq!(brief(&findings), ["0 I002"]);
    assert!(both.read("export", HEADER.as_bytes(), Some("two")).is_ok());
    assert_eq!(both.ids().collect::<Vec<_>>(), ["one", "two"]);
}

#[test]
fn json_that_breaks_off_is_not_read_at_all() {
    check(b"{\"content\": [{\"text\": \"Settled", None, &["1 I005"]);
    check(b"{\"content\": [\n{\"text\": Settled}]}", None, &["2 I005"]);
    check(b"{\"content\": []} {}", None, &["1 I005"]);
}

#[test]
fn another_encoding_is_not_read_at_all() {
    let row = "A1234AA,X,Si\u{e2}n,,13-SEP-2021,WORK,,Settled,POM,OFFICIAL";
    check(format!("{HEADER}\n{row}\n").as_bytes(), None, &["2 I003"]);
    check(b"\xff\xfe{\0}\0", None, &["0 I001"]);
    check(b"{\"content\": [\n\"\xe2\"]}", None, &["2 I003"]);
    // A byte that windows-1252 does not have refuses its row.
    let mut bytes = format!("{HEADER}\n{row}\n").into_bytes();
    bytes.retain(u8::is_ascii);
    let at = bytes.windows(7).position(|part| part == b"Settled").expect("the word");
    bytes[at] = 0x81;
    check(&bytes, None, &["2 I010"]);
}

#[test]
fn columns_that_nobody_named_are_said_once() {
    let wide =
        format!("{HEADER},WING,SHOE_SIZE\nA1234AA,X,Dov,,13-SEP-2021,WORK,,Kitchen,POM,OFFICIAL,B,9\n");
    check(wide.as_bytes(), None, &["1 I007"]);
    check(format!("{HEADER},NOTE_TEXT\n").as_bytes(), None, &["1 I006"]);
}
