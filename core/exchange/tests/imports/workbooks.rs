//! Workbooks fault by fault, and workbooks built to do harm: they end as findings, quickly and in little memory.

use std::time::{Duration, Instant};

use domain::person::Identifier;
use proptest::prelude::*;
use runtime::gather::gather;
use runtime::identity;
use runtime::ports::{Exchange as _, Import};

use crate::dictionary::{PROBATION, mappings, read, shipped};
use crate::xlsx::{archive, pack, parts, probation, rows};

/// Checks the account (read, merged, superseded, refused) and the findings as `sheet:row CODE`.
fn check(bytes: &[u8], expected: [usize; 4], findings: &[&str]) -> Import {
    let import = read(bytes).expect("a workbook");
    let found: Vec<String> = import
        .findings
        .iter()
        .filter(|finding| finding.code.as_str() != "I019")
        .map(|finding| {
            let sheet = finding.place.file.split_once('#').map_or("", |(_, sheet)| sheet);
            format!("{sheet}:{} {}", finding.place.line, finding.code)
        })
        .collect();
    let account = [import.read, import.merged, import.superseded, import.refused];
    assert_eq!((account, found), (expected, findings.iter().map(|line| (*line).to_owned()).collect()));
    import
}

/// Checks that nothing of the workbook is read.
fn check_refused(bytes: &[u8], code: &str) -> String {
    let started = Instant::now();
    let findings = shipped().read("export", bytes, None).expect_err("nothing is read");
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, [code], "{findings:#?}");
    assert!(started.elapsed() < Duration::from_secs(20), "it took too long");
    findings[0].what.clone()
}

const LINKED: &str = "X123456|A1234AA";

#[test]
fn rows_are_read_merged_or_refused_each_at_its_place() {
    let contacts = "X123456|#45000|Phone|Kitchen|COM 14\nX123456|#45000|Phone|Kitchen|COM 14\n\n\
                    X123456|31/02/2024|Phone|Kitchen|COM 14\nX123456|#2024|Phone|Kitchen|COM 14\n\
                    nobody|#45000|Phone|Kitchen|COM 14\nX123456|#45000|Letter|Kitchen|COM 14\n\
                    X123456|#45000|Phone|=#REF!|COM 14\nX123456|#45000|Phone|Kitchen|COM 14|stray\n\
                    |||Total: 8\nx123456|01/02/2024|Phone|Kitchen|";
    let findings = [
        "Contacts:4 I012",
        "Contacts:6 I011",
        "Contacts:7 I011",
        "Contacts:8 I010",
        "Contacts:9 I017",
        "Contacts:10 I010",
        "Contacts:11 I010",
        "Contacts:12 I010",
    ];
    let import = check(&probation(contacts, LINKED), [3, 1, 0, 7], &findings);
    assert_eq!(import.people[0].contributions.len(), 2);
}

#[test]
fn links_of_a_wrong_shape_are_refused_and_blank_ones_are_not_traced() {
    let links = "X123456|A1234AA\nX123456|A1234AA\nX12345|A1234AA\nX222222|1234\n\nX333333||not traced\n\
                 |A1234AA|\nX444444|B1234BB|MERGED: same person, old number of his\n\
                 X555555|B1234BB|old number B1234BB\nX666666||old number B1234BB";
    let findings = [
        "Links:3 I012",
        "Links:4 I010",
        "Links:5 I010",
        "Links:7 I027",
        "Links:8 I010",
        "Links:9 I010",
        "Links:10 I010",
        "Links:11 I010",
    ];
    let import = check(&probation("", links), [2, 1, 0, 6], &findings);
    let (from, to) = (Identifier::new("CRN", "X123456"), Identifier::new("NOMS", "A1234AA"));
    assert_eq!(import.links.len(), 1);
    assert_eq!((&import.links[0].from, &import.links[0].to), (&from, &to));
    assert_eq!(import.people.len(), 1, "the untraced one");
    assert!(import.findings.iter().all(|finding| !finding.what.contains("of his")));
}

/// Checks who is one person with `X123456`, and what is found about the links.
fn check_links(links: &str, numbers: &[&str], found: &[&str]) {
    let mut imports = [read(&probation("X123456|#45000|Phone|Kitchen|COM 14", links)).expect("a workbook")];
    identity::tell(&mut imports);
    let people = gather(&imports);
    let person = people.iter().find(|person| person.goes_by("X123456")).expect("the person");
    let theirs: Vec<&str> = person.identifiers.iter().map(|number| number.value.as_str()).collect();
    assert_eq!(theirs, numbers, "{links}");
    let places = imports[0].findings.iter().filter(|finding| finding.code.as_str() == "I026");
    assert_eq!(places.map(|finding| finding.place.to_string()).collect::<Vec<_>>(), found, "{links}");
}

#[test]
fn links_that_contradict_each_other_are_said_and_link_nothing() {
    check_links("X123456|A1234AA\nX222222|B1234BB", &["A1234AA", "X123456"], &[]);
    check_links("X123456|A1234AA\nX123456|B1234BB", &["X123456"], &["export#Links:2:1"]);
    check_links("X222222|A1234AA\nX123456|A1234AA", &["X123456"], &["export#Links:2:1"]);
    check_links(
        "X123456|A1234AA\nX123456|B1234BB|MERGED: old number A1234AA",
        &["B1234BB", "X123456", "A1234AA"],
        &[],
    );
    check_links(
        "X123456|A1234AA|old number B1234BB\nX123456|B1234BB|old number A1234AA",
        &["X123456"],
        &["export#Links:2:1"],
    );
}

#[test]
fn sheets_and_columns_that_are_not_there_are_said() {
    let contacts = rows("CRN|Contact date|Type|Notes|Practitioner");
    let named =
        |sheet: &str| pack(&parts(&[("Contacts", contacts.as_str()), (sheet, &rows("CRN|NOMS number"))]));
    let findings = shipped().read("export", &named("Link"), None).expect_err("no sheet of links");
    assert_eq!(findings[0].code.as_str(), "I006");
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("Link"));
    let findings = shipped().read("export", &named("Links"), None).expect_err("no column of comments");
    assert_eq!(
        (findings[0].code.as_str(), findings[0].place.to_string().as_str()),
        ("I006", "export#Links:1:1")
    );
    check_refused(&pack(&parts(&[("Sheet1", &contacts)])), "I001");
    let more = pack(&parts(&[
        ("Contacts", &rows("CRN|Contact date|Type|Notes|Practitioner|Mood")),
        ("Links", &rows("CRN|NOMS number|Comment")),
        ("Old", &rows("Settled")),
    ]));
    let import = check(&more, [0; 4], &["Contacts:1 I007"]);
    assert!(import.findings[0].what.contains("`Mood`") && import.findings[0].what.contains("`Old`"));
}

#[test]
fn a_header_row_that_is_named_is_the_one_that_is_read() {
    let text = PROBATION.replace("  sheet: Contacts\n", "  sheet: Contacts\n  header_row: 3\n");
    let named = mappings(&[("named", &text)]);
    assert_eq!(named.findings(), []);
    let bytes = probation("X123456|#45000|Phone|Kitchen|COM 14", LINKED);
    let findings = named.read("export", &bytes, Some("named")).expect_err("no columns in row 3");
    assert_eq!(findings[0].place.to_string(), "export#Contacts:3:1");
    let bytes =
        probation("CRN|Contact date|Type|Notes|Practitioner\nX123456|#45000|Phone|Kitchen|COM 14", LINKED);
    let import = named.read("export", &bytes, None).expect("a workbook");
    assert_eq!((import.rows, import.read), (2, 2));
}

#[test]
fn mappings_of_workbooks_that_cannot_be_meant_are_said() {
    let check = |from: &str, to: &str, code: &str| {
        let text = PROBATION.replacen(from, to, 1);
        assert_ne!(text, PROBATION, "{from}");
        let codes: Vec<String> =
            mappings(&[("x", &text)]).findings().iter().map(|finding| finding.code.to_string()).collect();
        assert_eq!(codes, [code], "{to}");
    };
    check("  sheet: Contacts\n", "", "I034");
    check("  sheet: Contacts\n", "  sheet: Links\n", "I034");
    check("  sheet: Contacts\n", "  sheet: Contacts\n  header_row: 0\n", "I034");
    check("  sheet: Contacts\n", "  sheet: Contacts\n  encoding: utf-8\n", "I034");
    check("  sheet: Contacts\n", "  sheet: Contacts\n  total: page\n", "I034");
    check("  scheme: CRN\n", "  scheme: crn\n", "I034");
    check("  other_scheme: NOMS\n", "  other_scheme: prison number\n", "I034");
    check("  other_looks_like: A9999AA\n", "  other_looks_like: a1\n", "I034");
    check("[old number]", "[no]", "I033");
    check("[old number]", "[]", "I033");
    check("  kind: xlsx\n", "  kind: csv\n", "I034");
}

#[test]
fn a_workbook_that_counts_from_1904_is_not_read() {
    let mut all = parts(&[("Contacts", &rows("CRN|Contact date|Type|Notes|Practitioner")), ("Links", "")]);
    let text = String::from_utf8(all[1].1.clone()).expect("text");
    all[1].1 = text.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>").into_bytes();
    assert!(check_refused(&pack(&all), "I009").contains("1904"));
}

/// The parts of an honest workbook with one of them replaced, or one more.
fn with(name: &str, text: Vec<u8>) -> Vec<u8> {
    let contacts = rows("CRN|Contact date|Type|Notes|Practitioner\nX123456|#45000|Phone|Kitchen|COM 14");
    let mut all = parts(&[("Contacts", &contacts), ("Links", &rows("CRN|NOMS number|Comment"))]);
    all.retain(|(other, _)| other != name);
    all.push((name.to_owned(), text));
    pack(&all)
}

#[test]
fn bombs_are_refused_before_they_fill_anything() {
    // 512 MB of blanks in half a megabyte.
    let bomb = with("xl/worksheets/sheet1.xml", vec![b' '; 512 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024);
    check_refused(&bomb, "I004");
    check_refused(&with("xl/_rels/workbook.xml.rels", vec![b' '; 2 * 1024 * 1024]), "I004");
    check_refused(&[b"PK\x03\x04".to_vec(), vec![0; 16 * 1024 * 1024]].concat(), "I004");
    let names: Vec<String> = (0..1100).map(|at| format!("xl/worksheets/a{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    check_refused(&archive(&many), "I004");
    // A part that claims to have more texts than there is memory.
    for claim in ["18446744073709551615", "99999999999", "999999999999999999999999", " 0099999999999"] {
        let texts = format!("<sst uniqueCount = '{claim}'><si><t>a</t></si></sst>");
        check_refused(&with("xl/sharedStrings.xml", texts.into_bytes()), "I009");
    }
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(2_100_000));
    check_refused(&with("xl/sharedStrings.xml", texts.into_bytes()), "I009");
    // What only looks is not read, so it cannot weigh anything.
    let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(4_000_000));
    assert!(read(&with("xl/styles.xml", styles.into_bytes())).is_ok());
}

#[test]
fn sheets_that_span_everything_or_go_backwards_are_refused() {
    let sheet = |cells: &str| {
        let text = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
        with("xl/worksheets/sheet1.xml", text.into_bytes())
    };
    let header = rows("CRN|Contact date|Type|Notes|Practitioner");
    let cell = |at: &str| format!("<row><c r=\"{at}\"><v>1</v></c></row>");
    check_refused(&sheet(&format!("{header}{}", cell("XFD1048576"))), "I004");
    check_refused(&sheet(&format!("{header}{}{}", cell("A9"), cell("A5"))), "I009");
    check_refused(&sheet(&format!("{header}{}{}", cell("A9"), cell("A9"))), "I009");
    let far = read(&sheet(&format!("{header}{}", cell("A1048576")))).expect("a row far down is a row");
    assert_eq!((far.rows, far.refused), (1, 1));
    let long = format!(
        "{header}<row r=\"2\"><c r=\"D2\" t=\"inlineStr\"><is><t>{}</t></is></c></row>",
        "a".repeat(70_000)
    );
    let import = read(&sheet(&long)).expect("a workbook");
    assert_eq!((import.rows, import.refused), (1, 1));
}

#[test]
fn parts_in_other_encodings_or_with_entities_are_refused() {
    let texts = |text: &str| with("xl/sharedStrings.xml", text.as_bytes().to_vec());
    check_refused(&texts("<?xml version='1.0' encoding='shift_jis'?><sst></sst>"), "I009");
    check_refused(
        &texts("<?xml version='1.0' encoding = \"iso-2022-jp\" standalone='utf-8'?><sst></sst>"),
        "I009",
    );
    check_refused(&texts("<!DOCTYPE a [<!ENTITY b \"c\">]><sst></sst>"), "I009");
    check_refused(&texts("<sst>\u{1b}</sst>"), "I009");
    check_refused(
        &with("xl/sharedStrings.xml", "<sst>".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        "I009",
    );
    assert!(read(&texts("\u{feff}<?xml version='1.0' encoding='UTF-8'?><sst></sst>")).is_ok());
}

#[test]
fn a_workbook_that_breaks_off_is_not_read_at_all() {
    let whole = probation("X123456|#45000|Phone|Kitchen|COM 14", LINKED);
    for length in [4, 30, whole.len() / 2, whole.len() - 30, whole.len() - 1] {
        check_refused(&whole[..length], "I009");
    }
    check_refused(&archive(&[("a.txt", b"text")]), "I009");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn no_slip_in_a_workbook_breaks_it(part in 0..5_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let contacts = rows("CRN|Contact date|Type|Notes|Practitioner\nX123456|#45000|Phone|Kitchen|COM 14");
        let mut all = parts(&[("Contacts", &contacts), ("Links", &rows("CRN|NOMS number|Comment\nX123456|A1234AA"))]);
        let text = &mut all[part].1;
        let at = at.index(text.len());
        text[at] = byte;
        let _ = read(&pack(&all));
        let mut bytes = pack(&all);
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read(&bytes);
    }
}
