//! Front matter and blocks, on small texts.

use std::sync::Arc;

use super::*;

/// The findings of a body of blocks: code, line, column.
fn found(body: &str) -> Vec<(&'static str, u32, u32)> {
    let file: Arc<str> = "a.md".into();
    let front = Front { yaml: "", lines_before: 1, body, lines_before_body: 0 };
    let mut findings = Vec::new();
    blocks(&file, &front, Kind::Outline, &mut findings);
    findings.iter().map(|finding| (finding.code.as_str(), finding.place.line, finding.place.column)).collect()
}

fn check(body: &str, expected: &[(&str, u32, u32)]) {
    assert_eq!(found(body), expected, "{body}");
}

#[test]
fn blocks_are_named_and_say_who_they_are_for() {
    check("## A {#a .staff}\nText.\n", &[]);
    check("## A {#a .staff .participant .fixed .smaller .talk .draw .write}\nText.\n", &[]);
    check("## A\nText.\n", &[("B001", 1, 1)]);
    check("## A {{preferred_name}}\nText.\n", &[("B001", 1, 1)]);
    check("## A {#a}\nText.\n", &[("B003", 1, 1)]);
    check("## A {.staff}\nText.\n", &[("B001", 1, 1)]);
    check("## É {#a .staff .fixd}\nText.\n", &[("B004", 1, 17)]);
    check("## A {#a  .staff\t.x}\nText.\n", &[("B004", 1, 18)]);
    check("## A {#a .staff\nText.\n", &[("B015", 1, 1)]);
    check("## A {#A .staff}\nText.\n", &[("F010", 1, 7)]);
    check("Text\n---\nMore.\n", &[("B001", 1, 1)]);
}

#[test]
fn only_plain_markdown_stands_in_blocks() {
    let with = |text: &str| format!("## A {{#a .staff}}\n{text}\n");
    check(&with("*a* **b** `c`\n\n1. d\n   - e\n\n> f"), &[]);
    check(&with("| a | b |\n|---|---|\n| c | d |"), &[]);
    check(&with("é <b>c</b>"), &[("B005", 2, 3)]);
    check(&with("<!-- c -->"), &[("B005", 2, 1)]);
    check(&with("a [b](c) ![d](e)"), &[("B006", 2, 3), ("B006", 2, 10)]);
    check(&with("a <https://b.c>"), &[("B006", 2, 3)]);
    check(&with("a [b] c"), &[]);
    check(&with("### B\n\n#### C"), &[("B007", 4, 1)]);
    check(&with("```\n<b> ## c\n```"), &[("B016", 2, 1)]);
}

#[test]
fn everything_stands_in_a_block() {
    check("Text.\n\nMore.\n\n## A {#a .staff}\nText.\n", &[("B008", 1, 1)]);
    check("# A\n\n## B {#b .staff}\nText.\n", &[("B008", 1, 1)]);
    check("## A {#a .staff}\n\n## B {#b .staff}\nText.\n", &[("B013", 1, 1)]);
    check("", &[]);
}

#[test]
fn placeholders_are_of_the_list() {
    let with = |text: &str| format!("## A {{#a .staff}}\n{text}\n");
    check(&with("{{preferred_name}} {{ they }} {{their}} {{site_name}} {{session_date}}"), &[]);
    check(&with("{{they}} é {{x}} {{y}}"), &[("B009", 2, 12), ("B009", 2, 18)]);
    check(&with("{{they"), &[("B009", 2, 1)]);
}

#[test]
fn who_asks_about_others_says_no_names() {
    check("## A {#a .staff .asks-about-others}\nWho? Use NO\nnames.\n", &[]);
    check("## A {#a .staff .asks-about-others}\nWho?\n", &[("B010", 1, 1)]);
}

#[test]
fn blocks_keep_their_text_and_order() {
    let file: Arc<str> = "a.md".into();
    let front = Front {
        yaml: "",
        lines_before: 1,
        body: "\n## A *b* {#a .staff .fixed}\n\nOne.\n\nTwo.\n\n## C {#c .participant .staff}\nThree.",
        lines_before_body: 4,
    };
    let mut findings = Vec::new();
    let written = blocks(&file, &front, Kind::Outline, &mut findings);
    assert_eq!(findings, []);
    let texts: Vec<(&str, &str, bool, u32)> = written
        .blocks
        .iter()
        .map(|one| &one.block)
        .map(|block| (block.title.as_str(), &*block.text, block.fixed, block.place.line))
        .collect();
    assert_eq!(texts, [("A *b*", "One.\n\nTwo.", true, 6), ("C", "Three.", false, 12)]);
    assert!(written.has_participant());
}

fn check_front(text: &str, expected: Option<(&str, &str, usize)>) {
    let file: Arc<str> = "a.md".into();
    let front = split(&file, text).ok().map(|front| (front.yaml, front.body, front.lines_before_body));
    assert_eq!(front, expected, "{text:?}");
}

#[test]
fn front_matter_stands_between_two_lines() {
    check_front("---\nid: a\n---\nText.", Some(("id: a\n", "Text.", 3)));
    check_front("--- \n---", Some(("", "", 2)));
    check_front("---\nid: a\n", None);
    check_front("id: a\n---\n", None);
    check_front("", None);
}
