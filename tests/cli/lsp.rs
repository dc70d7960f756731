//! `waymark lsp`, driven as an editor drives it: over the real process's standard input and output.

use serde_json::{Value, json};

use crate::editor::Editor;
use crate::harness::{Scratch, copy, top};

/// What stands at a pointer; nothing where nothing does.
fn at<'v>(value: &'v Value, pointer: &str) -> &'v Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

fn folder() -> Scratch {
    let folder = Scratch::new();
    copy(&top().join("scripts"), &folder.path().join("scripts"));
    folder
}

fn text(folder: &Scratch, file: &str) -> String {
    std::fs::read_to_string(folder.path().join("scripts").join(file)).expect("a file")
}

/// The labels of what can stand where `|` is put in place of `old`.
fn check_completion(editor: &mut Editor, file: &str, old: &str, new: &str, expected: &[&str]) {
    let folder = editor.folder().to_owned();
    let whole = std::fs::read_to_string(folder.join("scripts").join(file)).expect("a file");
    assert!(whole.contains(old), "{file} has no {old:?}");
    let marked = whole.replacen(old, new, 1);
    let before = marked.split('|').next().expect("a cursor").to_owned();
    editor.open(file, &marked.replacen('|', "", 1));
    let line = before.matches('\n').count();
    let character = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    let params = json!({
        "textDocument": { "uri": editor.uri(file) }, "position": { "line": line, "character": character },
    });
    let answer = editor.ask("textDocument/completion", &params);
    let items = at(&answer, "/result").as_array().expect("a list").clone();
    let labels: Vec<&str> = items.iter().filter_map(|item| item["label"].as_str()).collect();
    for label in expected {
        assert!(labels.contains(label), "{label} is missing for {new:?}: {labels:?}");
    }
    editor.close(file);
}

fn check_hover(editor: &mut Editor, file: &str, word: &str, expected: &[&str]) {
    let text = std::fs::read_to_string(editor.folder().join("scripts").join(file)).expect("a file");
    editor.open(file, &text);
    let before = text.split(word).next().expect("a word");
    let line = before.matches('\n').count();
    let character = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() + 1;
    let params = json!({
        "textDocument": { "uri": editor.uri(file) }, "position": { "line": line, "character": character },
    });
    let answer = editor.ask("textDocument/hover", &params);
    let told = at(&answer, "/result/contents/value").as_str().unwrap_or_default().to_owned();
    for part in expected {
        assert!(told.contains(part), "{part} is missing for {word}: {answer}");
    }
    editor.close(file);
}

#[test]
fn a_broken_text_is_told_and_taken_back() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    let whole = text(&folder, "hii/rules.yaml");
    let broken = whole.replacen("goods.relatedness.importance >=", "goods.relatedness.importence >=", 1);
    editor.open("hii/rules.yaml", &broken);
    let told = editor.diagnostics("hii/rules.yaml");
    let first = at(&told, "/0");
    assert_eq!(at(first, "/code"), "T001", "{told}");
    assert_eq!(at(first, "/severity"), 1);
    let line = broken.lines().position(|line| line.contains("importence")).expect("a line");
    let start = broken.lines().nth(line).and_then(|line| line.find("goods")).expect("a column");
    assert_eq!(*at(first, "/range/start"), json!({ "line": line, "character": start }));
    assert_eq!(*at(first, "/range/end"), json!({ "line": line, "character": start + 28 }));
    editor.change("hii/rules.yaml", &whole);
    assert_eq!(editor.diagnostics("hii/rules.yaml"), json!([]));
    assert_eq!(editor.end(), 0);
}

#[test]
fn columns_count_as_editors_count() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    let whole = text(&folder, "hii/modules/who-i-am/groups.md");
    editor.open(
        "hii/modules/who-i-am/groups.md",
        &whole.replacen("Ten minutes,", "\u{1f642}é {{x}} Ten minutes,", 1),
    );
    let told = editor.diagnostics("hii/modules/who-i-am/groups.md");
    assert_eq!(at(&told, "/0/code"), "B009", "{told}");
    assert_eq!(at(&told, "/0/range/start/character"), 4, "two units, one, and a blank: {told}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_can_stand_there_is_suggested() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    let mut check = |file: &str, old: &str, new: &str, expected: &[&str]| {
        check_completion(&mut editor, file, old, new, expected);
    };
    let rules = "hii/rules.yaml";
    check(
        rules,
        "when: family.contact !=",
        "when: fam| !=",
        &["family.contact", "known(", "hard_feeling_named"],
    );
    check(rules, "!= \"permitted\"", "!= \"|\"", &["permitted", "not-permitted"]);
    check(rules, "hold: letter-home", "hold: |", &["letter-home", "crossroads"]);
    check(rules, "find_out: support.plan_open", "find_out: [s|]", &["support.plan_open"]);
    check(rules, "timing: early", "timing: |", &["early", "usual", "late"]);
    check(rules, "    safeguard: true\n", "    sa|\n", &["safeguard: ", "find_out: ", "say_to_staff: "]);
    let session = "hii/modules/who-i-am/groups.md";
    check(
        session,
        "usually_after: [getting-started",
        "usually_after: [|",
        &["getting-started", "what-matters"],
    );
    check(session, "sheets: [circles]", "sheets: [|]", &["circles", "feelings-wave"]);
    check(session, "goods: [relatedness", "goods: [|", &["relatedness", "community"]);
    check(session, "change_goals: [", "change_goals: [|", &["meet-needs-well"]);
    check(session, "{#why .staff}", "{#why .|", &[".staff", ".participant"]);
    check(session, "How is {{preferred_name}}", "How is {{|", &["preferred_name", "they"]);
    let case = "hii/cases/marek.md";
    check(case, "  reading.level: rather-not-say", "  rea|", &["reading.level"]);
    check(case, "reading.level: rather-not-say", "reading.level: |", &["el1", "not-known"]);
    check(case, "suggest: {groups: belonging-matters", "suggest: {groups: |", &["belonging-matters"]);
    check(case, "suggest: {groups: belonging-matters", "suggest: {|", &["groups", "letter-home"]);
    check("hii/logic/dates.rhai", "person.release.date", "person.rel|", &["person.release.date"]);
    check("hii/logic/dates.rhai", "weeks_between(", "we|(", &["weeks_between", "not_known"]);
    assert_eq!(editor.end(), 0);
}

#[test]
fn names_are_explained() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    let mut check =
        |file: &str, word: &str, expected: &[&str]| check_hover(&mut editor, file, word, expected);
    check("hii/rules.yaml", "family.contact", &["`permitted`", "Held by", "Used by", "letter-waits"]);
    check("hii/rules.yaml", "hard_feeling_named", &["derived", "Reads feelings.hardest"]);
    check("hii/rules.yaml", "letter-home", &["session `letter-home`", "minutes"]);
    check("hii/cases/marek.md", "letter-waits", &["holds letter-home", "It is a safeguard."]);
    check("hii/logic/dates.rhai", "person.release.date", &["release.date", "A date."]);
    check("hii/logic/dates.rhai", "weeks_between(", &["Whole weeks"]);
    let broken = text(&folder, "hii/rules.yaml").replacen("id: belonging-matters", "titel: x", 1);
    editor.open("hii/rules.yaml", &broken);
    editor.diagnostics("hii/rules.yaml");
    let line = broken.lines().position(|line| line.contains("titel")).expect("a line");
    let params = json!({
        "textDocument": { "uri": editor.uri("hii/rules.yaml") }, "position": { "line": line, "character": 5 },
    });
    let answer = editor.ask("textDocument/hover", &params).to_string();
    assert!(answer.contains("F004: a key is not one") && answer.contains("titel: Groups"), "{answer}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn nothing_an_editor_says_ends_the_session() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    editor.raw(b"Content-Length: 5\r\n\r\n{\"a\":");
    assert_eq!(at(&editor.answer_to(&Value::Null), "/error/code"), -32700);
    editor.raw(b"what\r\n\r\n");
    assert_eq!(at(&editor.answer_to(&Value::Null), "/error/code"), -32700);
    let nothing = json!({});
    assert_eq!(at(&editor.ask("textDocument/rename", &nothing), "/error/code"), -32601);
    assert_eq!(at(&editor.ask("textDocument/hover", &nothing), "/error/code"), -32602);
    assert_eq!(at(&editor.ask("initialize", &nothing), "/error/code"), -32600);
    editor.say("textDocument/didOpen", &nothing);
    editor.say("$/unheardOf", &json!([1, 2]));
    // Files that are none of ours: elsewhere, hidden, no file at all.
    for uri in ["file:///etc/passwd", "untitled:one", "file://x/%zz", "not an address"] {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": "a: [" });
        editor.say("textDocument/didOpen", &json!({ "textDocument": document }));
    }
    editor.open("hii/.hidden.yaml", "a: [");
    // Positions that are nowhere, in texts that are nothing.
    let odd = ["", "---", "---\n", "- - -", "{{{", "a: [b, {c: \"d", "\u{1f642}:\t\u{645}", "## {#\n{{"];
    for (text, file) in odd.iter().flat_map(|text| {
        ["hii/rules.yaml", "hii/cases/ana.md", "hii/logic/dates.rhai", "hii/sheets/odd.md"]
            .map(|file| (text, file))
    }) {
        editor.open(file, text);
        for (line, character) in [(0, 0), (0, 3), (1, 1), (1, 4_000_000_000_u32), (4_000_000_000_u32, 0)] {
            let position = json!({ "line": line, "character": character });
            let params = json!({ "textDocument": { "uri": editor.uri(file) }, "position": position });
            for method in ["textDocument/completion", "textDocument/hover"] {
                let answer = editor.ask(method, &params);
                assert_eq!(at(&answer, "/error"), &Value::Null, "{text:?} {position}: {answer}");
            }
        }
        editor.close(file);
    }
    // A text that is too large is said to be; one changed many times in a row ends as the last one.
    editor.open("hii/facts.yaml", &"a".repeat(2_000_000));
    assert_eq!(at(&editor.diagnostics("hii/facts.yaml"), "/0/code"), "F009");
    for number in 0..200 {
        editor.change("hii/facts.yaml", &format!("facts: [{number}"));
    }
    editor.change("hii/facts.yaml", "facts: []\n");
    loop {
        if editor.diagnostics("hii/facts.yaml") == json!([]) {
            break;
        }
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn files_that_change_outside_the_editor_are_seen() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    folder.edit("scripts/hii/rules.yaml", "id: letter-waits", "id: letter waits");
    editor.changed_on_disk("hii/rules.yaml");
    assert_eq!(at(&editor.diagnostics("hii/rules.yaml"), "/0/code"), "F010");
    assert_eq!(editor.end(), 0);
}

#[test]
fn the_protocol_s_end_is_kept() {
    let folder = folder();
    let mut editor = Editor::start(folder.path());
    editor.ask("shutdown", &Value::Null);
    assert_eq!(at(&editor.ask("textDocument/hover", &json!({})), "/error/code"), -32600);
    editor.say("exit", &Value::Null);
    assert_eq!(editor.wait(), 0);
    let mut editor = Editor::start(folder.path());
    editor.say("exit", &Value::Null);
    assert_eq!(editor.wait(), 1, "nobody asked to shut down");
    // Without programmes there is nothing to say, and nothing to fall over.
    let empty = Scratch::new();
    let mut editor = Editor::start(empty.path());
    editor.open("hii/rules.yaml", "a: [");
    assert_eq!(editor.end(), 0);
}
