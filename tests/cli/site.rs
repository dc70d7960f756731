//! `--site`: a programme as it is at one site, in `advise`, `why` and `test`.

use crate::harness::{Ran, Scratch, top, waymark};

const SITE: &str = "id: hmp-carrick\nname: HMP Carrick\nsetting: custody\nnation: wales\nlanguages: [en, cy]\n\
    meetings_a_week_at_most: 2\nno_meetings: []\n\
    notice: This site is original and illustrative, invented for a test.\n";
const RULES: &str = "rules:\n  - id: quiet-start\n    suggest: hello\n    when: goods.relatedness.importance >= 4\n    \
    say: At {{site_name}} we begin quietly with {{preferred_name}}.\n    lens: practical\n";
const CASE: &str = "---\ncase: gwen\nas_of: 2026-11-20\nsite: hmp-carrick\ngiven:\n  \
    goods.relatedness.importance: {value: 5, holder: the person, on: 2026-11-02}\n\
    expect:\n  suggest: {hello: quiet-start, circles: people-matter}\n---\n\n# Gwen\nGwen, 44, likes company.\n";

/// The programme of the tests, and no site described.
fn without_sites() -> Scratch {
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    std::fs::remove_dir_all(scripts.path().join("sites")).expect("its own sites go");
    scripts
}

/// The programme of the tests with a site that adds a rule and a case of its own.
fn scripts() -> Scratch {
    let scripts = without_sites();
    scripts.write("sites/hmp-carrick/site.yaml", SITE);
    scripts.write("sites/hmp-carrick/small-steps/rules.yaml", RULES);
    scripts.write("sites/hmp-carrick/small-steps/cases/gwen.md", CASE);
    scripts
}

fn run(scripts: &Scratch, arguments: &[&str]) -> Ran {
    waymark(&[arguments, &["--scripts", &scripts.path().display().to_string()]].concat())
}

/// Runs the command and checks its exit code and that it says each of `parts`.
fn check(arguments: &[&str], code: i32, parts: &[&str]) {
    let ran = run(&scripts(), arguments);
    let all = format!("{}{}", ran.out, ran.err);
    assert_eq!(ran.code, code, "{arguments:?}: {all}");
    for part in parts {
        assert!(all.contains(part), "{arguments:?}: {part} is missing in:\n{all}");
    }
}

#[test]
fn a_site_nobody_has_described_is_wrong_use_that_names_the_nearest_and_all() {
    for arguments in [
        vec!["why", "gwen", "hello", "--site", "hmp-carick"],
        vec!["test", "--site", "hmp-carick"],
        vec!["advise", "--people", "tests/dossiers/hmp-carrick.json", "--site", "hmp-carick"],
    ] {
        check(
            &arguments,
            2,
            &["no site `hmp-carick` is described", "use `hmp-carrick`", "one of: hmp-carrick"],
        );
    }
}

#[test]
fn where_no_site_is_described_any_name_will_do() {
    let ran = run(&without_sites(), &["why", "ana", "circles", "--site", "somewhere"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn at_a_site_its_rules_speak_and_its_name_is_said() {
    check(
        &["why", "ana", "hello", "--site", "hmp-carrick"],
        0,
        &[
            "quiet-start suggests",
            "At HMP Carrick we begin quietly",
            "sites/hmp-carrick/small-steps/rules.yaml:2",
            "layer sites/hmp-carrick",
        ],
    );
    let ran = run(&scripts(), &["why", "ana", "hello"]);
    assert!(!ran.out.contains("quiet-start"), "{}", ran.out);
}

#[test]
fn a_case_of_a_site_is_explained_as_things_are_there() {
    check(&["why", "gwen", "hello"], 0, &["quiet-start suggests", "At HMP Carrick we begin quietly"]);
}

#[test]
fn each_sites_cases_run_with_its_own_rules_after_the_programmes() {
    check(
        &["test"],
        0,
        &[
            "small-steps: 1 of 1 cases pass. Rules reached 3 of 3. Sessions reached 3 of 3.",
            "small-steps at hmp-carrick: 1 of 1 cases pass. Rules reached 1 of 1 of the site's own.",
        ],
    );
}

#[test]
fn a_rule_of_a_site_that_no_case_reaches_is_told() {
    let scripts = scripts();
    scripts.edit("sites/hmp-carrick/small-steps/cases/gwen.md", "hello: quiet-start, ", "");
    let ran = run(&scripts, &["test", "--format", "plain"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    for part in ["Rules reached 0 of 1 of the site's own", "no case expects anything of rule `quiet-start`"] {
        assert!(ran.out.to_lowercase().contains(&part.to_lowercase()), "{part} is missing in:\n{}", ran.out);
    }
}

#[test]
fn at_one_site_the_programmes_cases_run_beside_the_sites() {
    let passes =
        "small-steps at hmp-carrick: 2 of 2 cases pass. Rules reached 4 of 4. Sessions reached 3 of 3.";
    check(&["test", "--site", "hmp-carrick"], 0, &[passes, "ana", "gwen"]);
}
