//! Formatting: what changes, what never does, and that a second time changes nothing.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;

fn new(path: &str, text: &str) -> String {
    match format(path, text) {
        Formatted::AsItWas => text.to_owned(),
        Formatted::New(text) => text,
        Formatted::LeftAlone(why) => panic!("{path} was left as it is: {why}\n{text}"),
    }
}

fn check(path: &str, text: &str, expected: &str) {
    assert_eq!(new(path, text), expected, "{text}");
    assert_eq!(format(path, expected), Formatted::AsItWas, "a second time changes something:\n{expected}");
}

fn check_left(path: &str, text: &str, expected: &str) {
    match format(path, text) {
        Formatted::LeftAlone(why) => assert!(why.contains(expected), "{why}"),
        other => panic!("{text:?} gives {other:?}"),
    }
}

#[test]
fn lines_end_plainly() {
    check("a.yaml", "\u{feff}a: b  \r\n\r\n\r\n\r\nc: d\t\r\n\r\n", "a: b\n\nc: d\n");
    check("a.yaml", "\n\na: b", "a: b\n");
    check("a.rhai", "fn a() { 1 }  \r\n\n\n\nfn b() { 2 }\n\n\n", "fn a() { 1 }\n\n\n\nfn b() { 2 }\n");
    check("a.rhai", "let a = `b  \nc`;\n\n", "let a = `b  \nc`;\n");
    check("a.md", "One.  \n\n\n\nTwo. \n\n", "One.\n\nTwo.\n");
}

#[test]
fn lists_and_keys_stand_two_blanks_deeper() {
    check("a.yaml", "rules:\n- id: a\n  hold: b\n- id: c\n", "rules:\n  - id: a\n    hold: b\n  - id: c\n");
    check("a.yaml", "a:\n      b:\n         c: d\n      e: f\n", "a:\n  b:\n    c: d\n  e: f\n");
    check("a.yaml", "a:\n -   b: c\n     d:\n     - e\n", "a:\n  - b: c\n    d:\n      - e\n");
    check("a.yaml", "a:\n  - - b\n    - c\n  -\n    d: e\n", "a:\n  - - b\n    - c\n  -\n    d: e\n");
    check("a.yaml", "a: [b,\n     c]\nd: e\n", "a: [b,\n     c]\nd: e\n");
    check("a.yaml", "a:\n   b: [c,\n     d]\n", "a:\n  b: [c,\n    d]\n");
}

#[test]
fn comments_stay_with_what_they_are_about() {
    check(
        "a.yaml",
        "# top\n\n\na:\n    # of b\n    b: c   # and here\n    # last\n# end\n",
        "# top\n\na:\n  # of b\n  b: c   # and here\n  # last\n# end\n",
    );
    check("a.yaml", "a:\n# one\n- b\n# two\n- c\n", "a:\n  # one\n  - b\n  # two\n  - c\n");
}

#[test]
fn texts_over_several_lines_keep_their_words() {
    check("a.yaml", "a: >\n      b\n        c\n\n\n      d  \ne: f\n", "a: >\n  b\n    c\n\n\n  d  \ne: f\n");
    check("a.yaml", "a:\n    b: |2\n        c\n    d: e\n", "a:\n  b: |2\n      c\n  d: e\n");
    check("a.yaml", "a: b\n c\n\n\n d\n", "a: b\n  c\n\n\n  d\n");
    check("a.yaml", "a: \"b\n    c  \n   d\"\ne: f\n", "a: \"b\n  c\n  d\"\ne: f\n");
    check("a.yaml", "a: |+\n  b\n\n\nc: d\n", "a: |+\n  b\n\n\nc: d\n");
}

#[test]
fn what_cannot_be_read_is_left() {
    check_left("a.yaml", "a: [\n", "F001 at line 1");
    check_left("a.yaml", "a: &b c\n", "F003");
    check_left("a.md", "---\na: b\n", "F022");
    check_left("a.md", "---\na: b: c\n---\n", "line 2");
    check_left("a.md", "zero\u{200b}width\n", "F016");
}

#[test]
fn headings_have_one_form() {
    let check = |line: &str, expected: &str| {
        check("a.md", &format!("{line}\nText.\n"), &format!("{expected}\nText.\n"));
    };
    check("##  A  b   {.draw  .participant #a}  ", "## A  b {#a .participant .draw}");
    check(
        "## A {.smaller .asks-about-others .fixed .chaplain #a}",
        "## A {#a .chaplain .fixed .smaller .asks-about-others}",
    );
    check("## A {base=7c1e9a04 .replace #a}", "## A {#a base=7c1e9a04 .replace}");
    check("## A {{preferred_name}} {#a .staff}", "## A {{preferred_name}} {#a .staff}");
    check("## A {{preferred_name}}", "## A {{preferred_name}}");
    check("## A {#a .staff", "## A {#a .staff");
}

#[test]
fn meaning_in_blanks_is_kept() {
    check("a.md", "One   \ntwo \nthree\\\nfour  \n", "One  \ntwo\nthree\\\nfour\n");
    check("a.md", "```\na  \n\n\n\nb\n```  \n\n\nc\n", "```\na  \n\n\n\nb\n```  \n\nc\n");
    check("a.md", "- a\n\n\n- b\n\n      code  \n", "- a\n\n- b\n\n      code  \n");
    check("bases/1.md", "One  \n\n\n", "One  \n\n\n");
}

#[test]
fn a_number_where_a_text_belongs_is_quoted() {
    check(
        "x/modules/m/s.md",
        "---\nid: s\ntitle: 1984\nminutes: 60\n---\n",
        "---\nid: s\ntitle: \"1984\"\nminutes: 60\n---\n",
    );
    check(
        "x/rules.yaml",
        "rules:\n  - {id: 7, say: 4.5, when: true}\n",
        "rules:\n  - {id: \"7\", say: \"4.5\", when: true}\n",
    );
}

/// Every file with a layout below `folder`.
fn shipped(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            shipped(&path, found);
        } else if has_layout(&path.to_string_lossy()) {
            found.push(path);
        }
    }
    found.sort();
}

#[expect(clippy::disallowed_methods, reason = "the shipped files are what is formatted here")]
fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    shipped(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts")), &mut found);
    let read =
        |path: PathBuf| Some((path.to_string_lossy().into_owned(), std::fs::read_to_string(path).ok()?));
    found.into_iter().filter_map(read).collect()
}

#[test]
fn the_shipped_files_are_laid_out() {
    for (path, text) in texts() {
        assert_eq!(format(&path, &text), Formatted::AsItWas, "{path}");
    }
}

/// `text` with blanks and empty lines put in and taken out, as `seeds` say.
fn mutated(text: &str, seeds: &[(u16, u8)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, what) in seeds {
        let at = usize::from(*at) % lines.len().max(1);
        let Some(line) = lines.get_mut(at) else { continue };
        match what % 7 {
            0 => line.push(' '),
            1 => line.push_str("   "),
            2 => line.push('\t'),
            3 => line.insert(0, ' '),
            4 => line.insert_str(0, "  "),
            5 if line.starts_with(' ') => drop(line.remove(0)),
            _ => lines.insert(at, String::new()),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_blanks_do_a_second_time_changes_nothing(
        file in any::<prop::sample::Index>(),
        seeds in prop::collection::vec(any::<(u16, u8)>(), 0..12),
    ) {
        let texts = texts();
        let (path, text) = file.get(&texts);
        if let Formatted::New(new) = format(path, &mutated(text, &seeds)) {
            prop_assert_eq!(format(path, &new), Formatted::AsItWas, "{}", new);
        }
    }

    #[test]
    fn whatever_stands_there_is_laid_out_once_or_left(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "a: b", "a:", "  b: c", "- d", "  - e: f", "    - g", "    h: >", "      text  ", "# note", "", "  ",
                "i: [j,", "  k]", "l: \"m", "  n\"", "o: |+", "---", "## A {.staff #a}", "p  ", "1. q", "    r", "```",
                "> s", "t: 'u", "\tv", "- - w", "x: {y: z,", "}", "é: |2", "   ?", "a: b c\r",
            ]),
            0..14,
        ),
        path in prop::sample::select(vec!["a.yaml", "a.md", "x/rules.yaml", "x/modules/m/a.md", "a.rhai"]),
    ) {
        if let Formatted::New(new) = format(path, &lines.join("\n")) {
            prop_assert_eq!(format(path, &new), Formatted::AsItWas, "{}", new);
        }
    }
}
