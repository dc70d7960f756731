//! `waymark simulate`: invented people, what is reached, and faults kept as cases.

use serde_json::Value;

use crate::harness::{Ran, Scratch, copy, top, waymark};

const ON: [&str; 2] = ["--on", "2026-11-25"];

fn simulate(arguments: &[&str]) -> Ran {
    waymark(&[&["simulate"], &ON[..], arguments].concat())
}

#[test]
fn the_shipped_programmes_hold_for_invented_people_at_both_sites() {
    for site in ["hmp-ashgrove", "hmp-carrick"] {
        let ran = simulate(&["--people", "500", "--site", site]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        for part in [
            "500 invented people of seed 1",
            "hii 0.1.0",
            "al-furqan 0.1.0",
            "10 to 32 meetings: proved",
            "most often missing: ",
            "Exploration was random, not complete: ",
            "a case conference due: ",
            "longest calendar of both: ",
            "No fault was found.",
        ] {
            assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_other_people() {
    let run = |seed: &str| simulate(&["--people", "300", "--seed", seed, "--format", "json"]).out;
    assert_eq!(run("4"), run("4"));
    assert_ne!(run("4"), run("5"));
}

#[test]
fn counts_add_up() {
    let report: Value =
        serde_json::from_str(&simulate(&["hii", "--people", "300", "--format", "json"]).out).expect("JSON");
    assert!(report["sideBySide"].is_null(), "one programme has nothing beside it");
    let programme = &report["programmes"][0];
    let open = programme["lanesOpen"].as_u64().expect("a count");
    assert_eq!(open, 300);
    for rule in programme["rules"].as_array().expect("rules") {
        let sum: u64 = ["yes", "no", "cannotTell"].iter().filter_map(|outcome| rule[outcome].as_u64()).sum();
        assert_eq!(sum, open, "{rule}");
    }
    let count = |key: &str| programme[key].as_u64().expect("a count");
    assert!(count("blocksReached") <= count("blocks") && count("combinations") <= open);
}

/// Simulates a changed copy of the content of tests, saves what is found, and puts it where the cases are.
fn found(edit: impl Fn(&Scratch)) -> (Ran, Scratch) {
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    edit(&scripts);
    let (folder, saved) = (scripts.path().display().to_string(), Scratch::new());
    let ran = simulate(&["--scripts", &folder, "--save", &saved.path().display().to_string()]);
    copy(saved.path(), scripts.path());
    (ran, scripts)
}

#[test]
fn a_broken_bound_names_the_person_and_is_kept_as_a_case_that_checks_and_passes() {
    let (ran, scripts) = found(|scripts| {
        scripts.edit("small-steps/programme.yaml", "{at_least: 2, at_most: 4}", "{at_least: 1, at_most: 1}");
    });
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("1 to 1 meetings: broken by person "), "{}", ran.out);
    let case =
        std::fs::read_to_string(scripts.path().join("small-steps/cases/found-001.md")).expect("a case");
    for part in ["case: found-001", "# Found 001", "invented by a simulation", "takes at least 2 meetings"] {
        assert!(case.contains(part), "{part} is missing in:\n{case}");
    }
    let folder = scripts.path().display().to_string();
    let checked = waymark(&["check", &folder]);
    assert_eq!(checked.code, 0, "{}\n{case}", checked.out);
    assert!(checked.out.contains("nothing found"), "{}\n{case}", checked.out);
    let tested = waymark(&["test", "--scripts", &folder]);
    assert_eq!(tested.code, 0, "{}\n{case}", tested.out);
    let laid_out = waymark(&["fmt", "--check", &folder]);
    assert_eq!(laid_out.code, 0, "{}\n{case}", laid_out.out);
}

#[test]
fn a_case_that_is_there_already_stays() {
    let saved = Scratch::new();
    saved.write("small-steps/cases/found-001.md", "somebody's own\n");
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    scripts.edit("small-steps/programme.yaml", "{at_least: 2, at_most: 4}", "{at_least: 1, at_most: 1}");
    let (folder, save) = (scripts.path().display().to_string(), saved.path().display().to_string());
    for _ in 0..2 {
        simulate(&["--scripts", &folder, "--save", &save]);
    }
    let read = |name: &str| std::fs::read_to_string(saved.path().join("small-steps/cases").join(name));
    assert_eq!(read("found-001.md").expect("a file"), "somebody's own\n");
    assert!(
        read("found-002.md")
            .is_ok_and(|text| text.contains("case: found-002\n") && text.contains("# Found 002\n"))
    );
    assert!(read("found-003.md").is_err(), "the same case is kept once");
}

#[test]
fn a_function_that_faults_is_found_with_the_person() {
    let faulty = "\n/// Whether days go on and on.\n/// gives: yes or no\nfn goes_on(person) {\n    \
        let count = 0;\n    while count >= 0 { count += 1; }\n    true\n}\n";
    let (ran, scripts) = found(|scripts| {
        let path = "small-steps/logic/dates.rhai";
        let text = std::fs::read_to_string(scripts.path().join(path)).expect("a script");
        scripts.write(path, &format!("{text}{faulty}"));
        scripts.edit(
            "small-steps/rules.yaml",
            "when: goods.relatedness.importance >= 4",
            "when: goods.relatedness.importance >= 4 and goes_on",
        );
    });
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Fault in small-steps, person 1 (found-001): "), "{}", ran.out);
    assert!(scripts.path().join("small-steps/cases/found-001.md").is_file());
}

#[test]
fn lanes_that_wait_for_each_other_are_found_and_kept_as_a_case() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let follows = |ours: &str, programme: &str, theirs: &str| {
        format!("    - {{ours: {ours}, programme: {programme}, theirs: {theirs}}}\n")
    };
    let theirs = format!("  should_follow:\n{}", follows("hurt-and-restraint", "hii", "strong-feelings"));
    scripts.edit("al-furqan/programme.yaml", "  should_follow:\n", &theirs);
    let ours = follows("strong-feelings", "al-furqan", "hurt-and-restraint");
    let ours = format!("relationships:\n  should_follow:\n{ours}approvals:");
    scripts.edit("hii/programme.yaml", "approvals:", &ours);
    let folder = scripts.path().display().to_string();
    let ran = simulate(&["--people", "500", "--scripts", &folder, "--save", &folder]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Sessions of two lanes each wait for the other"), "{}", ran.out);
    let checked = waymark(&["check", &folder]);
    assert!(checked.out.contains("nothing found"), "{}", checked.out);
    let tested = waymark(&["test", "--scripts", &folder]);
    assert_eq!(tested.code, 0, "{}", tested.out);
    assert!(tested.out.contains("  found-001        pass"), "{}", tested.out);
}

#[test]
fn wrong_use_is_said_in_plain_words() {
    for (arguments, part) in [
        (vec!["hi"], "there is no programme `hi`"),
        (vec!["--site", "hmp-carick"], "no site `hmp-carick` is described"),
        (vec!["--people", "0"], "0 is not in 1..=10000000"),
    ] {
        let ran = simulate(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(part), "{arguments:?} said: {}", ran.err);
    }
}
