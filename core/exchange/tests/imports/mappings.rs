//! Mapping files: the shipped ones, and everything that can be wrong with one.

use runtime::ports::Exchange as _;

use crate::dictionary::{ASHGROVE, CARRICK, brief, mappings, shipped};

/// Replaces `from` in a shipped mapping and checks what is found: line, code, and the suggestion.
fn check(mapping: &str, from: &str, to: &str, code: &str, did_you_mean: Option<&str>) {
    assert!(mapping.contains(from), "{from}");
    let text = mapping.replacen(from, to, 1);
    let mappings = mappings(&[("broken", &text)]);
    let findings = mappings.findings();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].code.as_str(), code, "{findings:#?}");
    assert_eq!(findings[0].did_you_mean.as_deref(), did_you_mean);
    let line = text.lines().position(|line| !to.is_empty() && line.contains(to.lines().last().unwrap_or(to)));
    if findings[0].place.line > 0 {
        let line = line.map(|line| line + 1).unwrap_or_default();
        let near = usize::try_from(findings[0].place.line).unwrap_or_default().abs_diff(line);
        assert!(near <= 2, "{}: expected line {line}: {}", findings[0].place, findings[0].what);
    }
    assert_eq!(mappings.ids().count(), 0, "a broken mapping is not used");
}

#[test]
fn the_committed_schema_is_the_generated_one() {
    let (name, text) = exchange::schema();
    assert_eq!(name, "mapping.schema.json");
    assert_eq!(
        text,
        include_str!("../../../../schemas/mapping.schema.json"),
        "refresh schemas/ with the CLI"
    );
}

#[test]
fn the_example_in_the_readme_is_a_mapping() {
    let readme = include_str!("../../../../scripts/mappings/README.md");
    let example =
        readme.split("```yaml").nth(1).and_then(|rest| rest.split("```").next()).expect("the example");
    // The two lines for JSON only are shown beside the others.
    let csv = example
        .lines()
        .filter(|line| !["  rows:", "  total:", "  amendments:"].iter().any(|key| line.starts_with(key)))
        .map(|line| line.replace("goods.agency.importance", "goods.relatedness.importance"))
        .collect::<Vec<_>>()
        .join("\n");
    assert_eq!(mappings(&[("example", &csv)]).findings(), []);
    // The example for workbooks has a `file` of its own, and links.
    let workbook = readme.split("```yaml").nth(2).and_then(|rest| rest.split("```").next()).expect("another");
    let (before, rest) = csv.split_once("file:\n").expect("the file");
    let (_, after) = rest.split_once("\n\n").expect("what comes after");
    let all = format!("{before}{workbook}\n{after}");
    assert_eq!(mappings(&[("example", &all)]).findings(), []);
}

#[test]
fn the_shipped_mappings_are_in_order() {
    assert_eq!(shipped().ids().collect::<Vec<_>>(), ["hmp-ashgrove", "hmp-carrick", "probation-west"]);
}

#[test]
fn names_that_are_not_declared_are_said_with_the_nearest() {
    check(ASHGROVE, "fact: family.contact", "fact: family.contacts", "I031", Some("family.contact"));
    check(ASHGROVE, "GRP: group", "GRP: grup", "I032", Some("group"));
    check(CARRICK, "EL1: el1", "EL1: through a group", "I032", None);
    check(ASHGROVE, "fact: faith.wish", "fact: note.text", "I032", None);
    check(CARRICK, "read_as: number", "read_as: date", "I032", None);
    check(CARRICK, "read_as: number", "not_known: [x]", "I034", None);
    check(CARRICK, "PERMITTED: permitted", "\"\": permitted, PERMITTED: permitted", "I034", None);
}

#[test]
fn patterns_that_would_fit_everything_are_said() {
    check(ASHGROVE, "[friday prayers, attends prayers]", "[\"2\"]", "I033", None);
    check(ASHGROVE, "[friday prayers, attends prayers]", "[]", "I033", None);
    check(
        ASHGROVE,
        "- contains: [by choice",
        "- authors: [Chaplan]\n      contains: [by choice",
        "I034",
        Some("Chaplain"),
    );
}

#[test]
fn keys_that_say_nothing_or_two_things_are_said() {
    check(ASHGROVE, "holder: hmp-ashgrove", "holder: HMP Ashgrove", "I034", None);
    check(ASHGROVE, "[DD-MON-YYYY]", "[DAY]", "I034", None);
    check(CARRICK, "time_zone: Europe/London", "time_zone: Europe/Carrick", "I034", None);
    check(ASHGROVE, "separator: \",\"", "separator: \"--\"", "I034", None);
    check(ASHGROVE, "categories: [FACT]", "categories: [WORK]", "I034", None);
    check(ASHGROVE, "  code: SUB_CATEGORY", "  fields: SUB_CATEGORY", "I034", None);
    check(CARRICK, "encoding: utf-8", "encoding: windows-1252", "I034", None);
    check(ASHGROVE, "looks_like: A9999AA", "looks_like: a9999aa", "I034", None);
}

#[test]
fn yaml_that_cannot_be_read_is_said_with_its_line() {
    check(ASHGROVE, "recognise: [", "recognize: [", "I030", None);
    check(ASHGROVE, "kind: csv", "kind: xls", "I030", None);
    check(ASHGROVE, "holder: hmp-ashgrove", "holder: hmp-ashgrove\nholder: other", "I030", None);
    check(ASHGROVE, "holder: hmp-ashgrove", "holder: &name hmp-ashgrove", "I030", None);
    check(ASHGROVE, "holder: hmp-ashgrove", "holder: !x hmp-ashgrove", "I030", None);
    check(ASHGROVE, "not_read: [", "not_read: [[", "I030", None);
    check(ASHGROVE, "OFFICIAL: OFFICIAL", "OFFICIAL: SECRET", "I030", None);
}

#[test]
fn reading_with_a_broken_mapping_says_why() {
    let mappings = mappings(&[("hmp-ashgrove", "title: [")]);
    let findings = mappings.read("export", b"A\n", Some("hmp-ashgrove")).expect_err("it is broken");
    assert_eq!(brief(&findings).len(), 2, "{findings:#?}");
    let findings = mappings.read("export", b"A\n", None).expect_err("it is broken");
    assert_eq!((brief(&findings), findings[0].also.len()), (vec!["0 I001".to_owned()], 1));
}
