//! What content and exports contain reaches nobody's terminal as a command, and stops nothing.

use crate::harness::{Scratch, top, waymark};

fn scripts() -> Scratch {
    Scratch::copy_of(&top().join("scripts"))
}

fn folder(scripts: &Scratch) -> String {
    scripts.path().display().to_string()
}

#[test]
fn a_very_long_line_is_a_finding_like_any_other() {
    let scripts = scripts();
    let name = "hii/modules/who-i-am/groups.md";
    let text = std::fs::read_to_string(scripts.path().join(name)).expect("a session");
    scripts.write(name, &format!("{text}\n{} {{{{nobody}}}}\n", "x".repeat(66_000)));
    let ran = waymark(&["check", &folder(&scripts)]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("nobody") && ran.out.len() < 5_000, "{}", ran.out.len());
}

#[test]
fn a_line_of_braces_is_read_in_no_time() {
    let scripts = scripts();
    let name = "hii/modules/who-i-am/groups.md";
    let text = std::fs::read_to_string(scripts.path().join(name)).expect("a session");
    scripts.write(name, &format!("{text}\n{}}}}}\n", "{".repeat(100_000)));
    let ran = waymark(&["check", &folder(&scripts)]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.len() < 20_000, "{}", ran.out.len());
}

#[test]
fn no_control_character_of_a_programme_reaches_the_terminal() {
    let scripts = scripts();
    let (old, new) = ("title: Healthy Identity", "title: \"\\e[31m\\a\\u202e Healthy\" #");
    scripts.edit("hii/programme.yaml", old, new);
    let people = "tests/dossiers/hmp-carrick.json";
    for command in [
        vec!["check", &folder(&scripts)],
        vec!["advise", "--full", "--people", people, "--scripts", &folder(&scripts)],
    ] {
        let ran = waymark(&command);
        let all = format!("{}{}", ran.out, ran.err);
        assert!(
            !all.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{command:?} let a control character through"
        );
    }
}

#[test]
fn one_slow_function_does_not_keep_everybody_waiting() {
    let scripts = scripts();
    let header = "// title: Slow\n// purpose: A test.\n// evidence: none\n// owner: tests\n// last reviewed: 2026-11-01\n\n";
    let function = "/// Slow.\n/// gives: yes or no\nfn slow(person) {\n    let list = [];\n    for number in 0..9000 { list.push(number); }\n    let found = false;\n    for number in 0..9000 { if list.contains(-1) { found = true; } }\n    found\n}\n";
    scripts.write("hii/logic/slow.rhai", &format!("{header}{function}"));
    let rules = std::fs::read_to_string(scripts.path().join("hii/rules.yaml")).expect("rules");
    let rule = "  - id: by-slow\n    suggest: groups\n    when: slow\n    say: A meeting on groups may suit {{preferred_name}}.\n";
    scripts.write("hii/rules.yaml", &format!("{}\n{rule}", rules.trim_end()));
    let people = "tests/dossiers/hmp-carrick.json";
    let ran = waymark(&["advise", "--people", people, "--programme", "hii", "--scripts", &folder(&scripts)]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("S038") || ran.out.contains("S034"), "given up, and said so: {}", ran.out);
    assert!(
        ran.out.contains("belonging-matters") || ran.out.contains("early groups"),
        "the rest still answers"
    );
}

#[test]
fn of_two_answers_under_one_name_none_is_believed() {
    let scratch = Scratch::new();
    let export = std::fs::read_to_string(top().join("tests/dossiers/hmp-carrick.json")).expect("an export");
    let old = "\"familyContact\": \"NOT_PERMITTED\",";
    assert!(export.contains(old));
    let new = format!("{old} \"familyContact\": \"PERMITTED\",");
    scratch.write("twice.json", &export.replacen(old, &new, 1));
    let file = scratch.path().join("twice.json").display().to_string();
    let ran = waymark(&["advise", "--people", &file, "--programme", "hii"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("116 read") || ran.out.contains("115 read"), "the row is refused:\n{}", ran.out);
    assert!(ran.out.contains("each field once"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let elsewhere = Scratch::new();
    elsewhere.write("victim.txt", "untouched");
    let victim = elsewhere.path().join("victim.txt");
    let link = |inside: &str, to: &std::path::Path| {
        std::os::unix::fs::symlink(to, scripts.path().join(inside)).expect("a link");
    };
    let folder = scripts.path().display().to_string();
    // The file that `fmt` writes on its way must not be one somebody put there.
    link("hii/.rules.yaml.waymark", &victim);
    let rules = std::fs::read_to_string(scripts.path().join("hii/rules.yaml")).expect("rules");
    scripts.write("hii/rules.yaml", &format!("{rules}\n\n\n"));
    let ran = waymark(&["fmt", &scripts.path().join("hii/rules.yaml").display().to_string()]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(!scripts.path().join("hii/rules.yaml").is_symlink());
    // A new file must not be a link to nowhere, nor its folder one that leads elsewhere.
    link("hii/cases/zed.md", &elsewhere.path().join("new.md"));
    link("hii/modules/elsewhere", elsewhere.path());
    link("fresh", elsewhere.path());
    for what in ["case hii/zed", "module hii/elsewhere", "programme fresh"] {
        let arguments: Vec<&str> = ["new"].into_iter().chain(what.split(' ')).collect();
        let ran = waymark(&[&arguments[..], &["--scripts", &folder]].concat());
        assert_eq!(ran.code, 2, "{what}: {}{}", ran.out, ran.err);
    }
    let names: Vec<_> = std::fs::read_dir(elsewhere.path()).expect("a folder").collect();
    assert_eq!(names.len(), 1, "nothing was written elsewhere: {names:?}");
    assert_eq!(std::fs::read_to_string(victim).expect("the file"), "untouched");
}

#[test]
fn json_cannot_steer_a_terminal_either() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("hii/rules.yaml", "suggest: groups", "suggest: \"gr\\x9b31m\\u202e\"");
    for format in ["json", "sarif", "github"] {
        let ran = waymark(&["check", &scripts.path().display().to_string(), "--format", format]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        let steers = |letter: char| {
            letter.is_control() && letter != '\n' || ('\u{202a}'..='\u{202e}').contains(&letter)
        };
        assert!(!ran.out.contains(steers), "{format}: {:?}", ran.out);
    }
}
