//! Places, passages and the plain subset, on small texts.

use std::sync::Arc;

use super::*;

fn tree(text: &str) -> Tree {
    let file: Arc<str> = "a.yaml".into();
    let (tree, findings) = read(&file, text, 0);
    assert_eq!(findings, [], "{text}");
    tree.expect("a tree")
}

/// Checks the passage at `/when` (or `/rules/0/when`): its lines with their places.
fn check_passage(text: &str, expected: &[(&str, u32, u32)]) {
    let tree = tree(text);
    let pointer = if text.starts_with("rules") { "/rules/0/when" } else { "/when" };
    let passage = tree.passage(pointer).expect("a passage");
    let lines = passage.text.split('\n').zip(&passage.starts);
    let lines: Vec<(&str, u32, u32)> =
        lines.map(|(line, (number, column))| (line, *number, *column)).collect();
    assert_eq!(lines, expected, "{text}");
    assert_eq!(passage.starts.len(), expected.len());
}

#[test]
fn a_passage_knows_where_each_of_its_lines_stands() {
    check_passage("when: a.b == 1 # why\n", &[("a.b == 1", 1, 7)]);
    check_passage("when: é.b\n  or c.d\nsay: x\n", &[("é.b", 1, 7), ("or c.d", 2, 3)]);
    check_passage("when: 'a in b'\n", &[("a in b", 1, 8)]);
    check_passage(
        "when: |\n  a\n    or b\n\n  and c\nsay: x\n",
        &[("a", 2, 3), ("  or b", 3, 3), ("", 4, 3), ("and c", 5, 3)],
    );
    check_passage("when: >\n  a\n  or b\n", &[("a", 2, 3), ("or b", 3, 3)]);
    check_passage("when: |\n\n  a\n", &[("a", 3, 3)]);
    check_passage("when: |-\n  a", &[("a", 2, 3)]);
    check_passage(
        "rules:\n  - id: x\n    when: |\n      a\n      or b\n    say: x\n  - id: y\n",
        &[("a", 4, 7), ("or b", 5, 7)],
    );
    check_passage("rules:\n  - id: x\n    when: |\n      a\n    # a note\n    say: x\n", &[("a", 4, 7)]);
    check_passage("rules: [{when: 'x'}]\n", &[("x", 1, 17)]);
}

#[test]
fn quotes_inside_quotes_keep_their_columns() {
    check_passage(r#"when: "\"anger\" in f.x""#, &[(r#" "anger"  in f.x"#, 1, 8)]);
    check_passage("when: 'a == ''b'' or c'\n", &[("a == ' b'  or c", 1, 8)]);
    check_passage("when: \"a\n  or b\"\n", &[("a", 1, 8), ("or b", 2, 3)]);
}

/// Checks the place of the value and of the key at `pointer`.
fn check_place(text: &str, pointer: &str, value: (u32, u32, u32), key: (u32, u32, u32)) {
    let tree = tree(text);
    let short = |place: domain::place::Place| (place.line, place.column, place.length);
    assert_eq!(short(tree.place(pointer)), value, "the value at {pointer} in {text}");
    assert_eq!(short(tree.key_place(pointer)), key, "the key at {pointer} in {text}");
}

#[test]
fn values_and_keys_have_places() {
    check_place("a: é\nbé: cd # x\n", "/bé", (2, 5, 2), (2, 1, 2));
    check_place("a: [x, {b: yes}]\n", "/a/1/b", (1, 12, 3), (1, 9, 1));
    check_place("a:\n  - x: 1\n    y: 2\n", "/a/0", (2, 5, 1), (2, 5, 1));
    check_place("a: [x, yy]\n", "/a", (1, 4, 7), (1, 1, 1));
    check_place("a:\nb: 1\n", "/a", (1, 1, 1), (1, 1, 1));
    check_place("a/b: {c~d: 1}\n", "/a~1b/c~0d", (1, 12, 1), (1, 7, 3));
    check_place("a: one\n  two\n", "/a", (1, 4, 3), (1, 1, 1));
}

#[test]
fn places_count_the_lines_before_a_text() {
    let file: Arc<str> = "a.md".into();
    let (tree, _) = read(&file, "a: 1\nb: 2\n", 1);
    assert_eq!(tree.expect("a tree").place("/b").line, 3);
}

fn check_refused(text: &str, expected: &[(&str, u32, u32)]) {
    let file: Arc<str> = "a.yaml".into();
    let (_, findings) = read(&file, text, 0);
    let found: Vec<(&str, u32, u32)> = findings
        .iter()
        .map(|finding| (finding.code.as_str(), finding.place.line, finding.place.column))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_plain_subset_is_all_there_is() {
    check_refused("a: &x 1\nb: *x\n", &[("F003", 1, 4), ("F003", 2, 4)]);
    check_refused("a: !t x\n", &[("F003", 1, 4)]);
    check_refused("a: &x [1]\n", &[("F003", 1, 4)]);
    check_refused("<<: {a: 1}\n", &[("F003", 1, 1)]);
    check_refused("a: 1\n'a': 2\n", &[("F002", 2, 1)]);
    check_refused("---\na: 1\n---\na: 2\n", &[("F007", 3, 1)]);
    check_refused("? [a]\n: 1\n", &[("F001", 1, 3)]);
    check_refused("", &[]);
    check_refused("# only a comment\n", &[]);
}

#[test]
fn a_stumble_is_told_where_a_person_would_look() {
    check_refused("id: x\ntitle:Groups\nminutes: 45\n", &[("F001", 2, 1)]);
    check_refused("a: b: c\n", &[("F001", 1, 5)]);
    check_refused("a: [1,\n  2\nb: 3\n", &[("F001", 1, 4)]);
    check_refused("a: {b: 1\n", &[("F001", 1, 4)]);
    check_refused("a: 'x\nb: 2\n", &[("F001", 1, 4)]);
    check_refused("a: 1\n  b: 2\n", &[("F001", 2, 3)]);
    check_refused("- a\nb: 1\n", &[("F001", 2, 1)]);
    check_refused("a: @x\n", &[("F001", 1, 4)]);
    check_refused("a: *bold* text\n", &[("F003", 1, 4)]);
}

/// Checks the only finding: its place, and what its text and its advice hold.
fn check_told(text: &str, place: (u32, u32), what: &str, fix: &str) {
    let (_, findings) = read(&"a.yaml".into(), text, 0);
    let [finding] = findings.as_slice() else { panic!("{text}: {findings:?}") };
    assert_eq!((finding.place.line, finding.place.column), place, "{text}: {}", finding.what);
    assert!(finding.what.contains(what), "{text}: {}", finding.what);
    assert!(finding.fix.contains(fix), "{text}: {}", finding.fix);
}

#[test]
fn a_tab_is_told_where_it_stands() {
    let (what, fix) = ("indented with a tab", "spaces");
    check_told("a: 1\n\tb: 2\n", (2, 1), what, fix);
    check_told("rules:\n  - id: a\n\tsuggest: b\n    when: c\n", (3, 1), what, fix);
    check_told("rules:\n  - id: a\n  \tsuggest: b\n", (3, 3), what, fix);
    check_told("rules:\n\t- id: a\n", (2, 1), what, fix);
    check_told("minutes:\t60\nb: 1\n", (1, 9), "a tab stands after", "`minutes: 60`");
}

#[test]
fn a_text_that_goes_on_after_its_quotes_is_shown_mended() {
    let what = "ends at the next quote";
    let whole = r#"single quotes round the whole: '"anger" in f.hardest'"#;
    check_told("id: x\nwhen: \"anger\" in f.hardest\nsay: d\n", (2, 7), what, whole);
    check_told("- when: \"anger\" in f.hardest # a note\n", (1, 9), what, whole);
    check_told("- when: \"anger\" in\n    f.hardest\n  say: d\n", (1, 9), what, whole);
    check_told("say: 'It's fine'\n", (1, 6), what, r#"double quotes round the whole: "It's fine""#);
    check_told("say: 'a' or 'b\"'\n", (1, 6), what, "'''a'' or ''b\"'''");
}

#[test]
fn a_text_that_begins_with_a_bracket_is_one_finding() {
    let what = "begins with `{` reads as a list of names and values";
    check_told("say: {{they}} like it.\nb: 1\n", (1, 6), what, "\"{{they}} like it.\"");
    check_told("say: {{they}}, hello\n", (1, 6), what, "\"{{they}}, hello\"");
    check_told("say: {{they}}\n", (1, 6), what, "\"{{they}}\"");
    check_told("- say: {{they}} like\n    it.\n", (1, 8), what, "\"{{they}} like it.\"");
    check_told("say: [they] like it.\n", (1, 6), "reads as a list", "\"[they] like it.\"");
}

#[test]
fn a_missing_colon_is_told_on_its_own_line() {
    let what = "has no `:`";
    check_told("- id: x\n  timing early\n  when: z\n", (2, 3), what, "`timing: early`");
    check_told("- id: x\n  timing early\n\n  # a note\n  when: z\n", (2, 3), what, "`timing: early`");
    check_told("id: x\ntiming early\n", (2, 1), what, "`timing: early`");
    check_told("rules:\n  - id x\n    when: z\n", (2, 5), what, "`id: x`");
    check_told("rules\n  - id: x\n", (1, 1), what, "`rules:`");
    check_told("when: |\n  a\ntiming early\nsay: z\n", (3, 1), what, "`timing: early`");
    check_told("say: one\n  two\n  and: three\n", (3, 3), "does not fit", "same column");
    check_told("- a\n- b: c: d\n", (2, 7), "a second `:`", "quotes");
}
