//! What somebody meets who types commands for the first time: every answer says where it comes from and what to do.

use crate::harness::{Ran, Scratch, copy, top, waymark, waymark_in};

const NO_FOLDER: &str =
    "No folder ./scripts here: this is the copy in the program; `waymark new folder` lays it out.";

fn run(folder: &Scratch, line: &str) -> Ran {
    let arguments: Vec<&str> = line.split_whitespace().skip(1).collect();
    waymark_in(folder.path(), &arguments)
}

fn with_programmes() -> Scratch {
    let folder = Scratch::new();
    copy(&top().join("scripts"), &folder.path().join("scripts"));
    folder
}

/// `line`, in a folder with the programmes, is refused with `parts` on standard error.
fn check_refused(line: &str, parts: &[&str]) {
    let ran = run(&with_programmes(), line);
    assert_eq!(ran.code, 2, "{line}: {}{}", ran.out, ran.err);
    for part in parts {
        assert!(ran.err.contains(part), "{line}: {part} is missing in {}", ran.err);
    }
    assert!(!ran.err.contains("--like"), "{line}: {}", ran.err);
}

#[test]
fn without_a_folder_it_is_said_that_the_copy_in_the_program_is_used() {
    let folder = Scratch::new();
    for line in ["waymark check", "waymark facts --format json", "waymark why marek letter-home"] {
        let ran = run(&folder, line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
        assert_eq!(ran.err.trim_end(), NO_FOLDER, "{line}");
        assert!(!ran.out.contains(NO_FOLDER), "{line}");
    }
    assert_eq!(run(&with_programmes(), "waymark check").err, "");
}

#[test]
fn help_is_a_command_as_well() {
    let ran = waymark(&["help"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, waymark(&["--help"]).out);
}

#[test]
fn a_case_of_a_programme_with_errors_is_not_said_to_be_missing() {
    let folder = with_programmes();
    folder.edit("scripts/hii/rules.yaml", "hold: letter-home", "hold: lettr-home");
    let ran = run(&folder, "waymark why marek letter-home");
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    for part in ["hii cannot be used until what was found is mended.", "lettr-home", "hii/rules.yaml:14"] {
        assert!(ran.err.contains(part), "{part} is missing in {}", ran.err);
    }
    assert!(!ran.err.contains("there is no case"), "{}", ran.err);
}

#[test]
fn a_beginning_that_names_what_is_not_there_is_told_the_nearest() {
    check_refused(
        "waymark new rule hii/x --suggest lettr-home",
        &["no session `lettr-home`", "use `letter-home`"],
    );
    check_refused(
        "waymark new change hmp-carrick/hii/grups circles",
        &["no session or sheet `grups`", "use `groups`"],
    );
    check_refused(
        "waymark new change hmp-carrick/hii/groups circels",
        &["no block in `groups` called `circels`", "use `circles`"],
    );
}

#[test]
fn a_reading_copy_is_never_written_over_a_file_unasked() {
    let folder = with_programmes();
    let first = run(&folder, "waymark read hii --out hii.html");
    assert_eq!((first.code, first.err.as_str(), first.out.as_str()), (0, "wrote hii.html\n", ""));
    folder.write("hii.html", "mine");
    let second = run(&folder, "waymark read hii --out hii.html");
    assert_eq!(second.code, 2, "{}", second.err);
    assert!(second.err.contains("is there already") && second.err.contains("--force"), "{}", second.err);
    assert_eq!(std::fs::read_to_string(folder.path().join("hii.html")).expect("a file"), "mine");
    assert_eq!(run(&folder, "waymark read hii --out hii.html --force").code, 0);
    assert_ne!(std::fs::read_to_string(folder.path().join("hii.html")).expect("a file"), "mine");
}

const DOSSIERS: [&str; 2] = ["tests/dossiers/hmp-ashgrove.csv", "tests/dossiers/hmp-carrick.json"];

fn advise(more: &[&str]) -> Ran {
    let files = ["--people", DOSSIERS[0], "--people", DOSSIERS[1], "--on", "2026-11-20"];
    waymark(&[&["advise"], &files[..], more].concat())
}

#[test]
fn a_programme_that_cannot_be_used_is_named_in_the_advice() {
    let folder = with_programmes();
    folder.edit("scripts/hii/rules.yaml", "hold: letter-home", "hold: lettr-home");
    let scripts = folder.path().join("scripts").display().to_string();
    let ran = advise(&["--scripts", &scripts]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let told = "hii gives no advice until what `waymark check` finds in it is mended.";
    assert!(ran.out.lines().take(3).any(|line| line.trim() == told), "{}", ran.out);
    assert!(ran.err.contains("lettr-home"), "{}", ran.err);
    let ran = advise(&["--scripts", &scripts, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(report["unusable"], serde_json::json!(["hii"]));
}

#[test]
fn people_of_whom_only_other_holders_speak_are_marked_at_a_site() {
    let ran = advise(&["--site", "hmp-carrick"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let marked = ran.out.lines().filter(|line| line.trim() == "not in this site's file").count();
    assert!(marked > 0, "{}", ran.out);
    let header = format!(" people, {marked} of them only in other holders' files.");
    assert!(ran.out.lines().next().is_some_and(|line| line.contains(&header)), "{marked}: {}", ran.out);
    let full = advise(&["--site", "hmp-carrick", "--full"]).out;
    let heads = full.lines().filter(|line| line.starts_with("== "));
    assert_eq!(heads.filter(|line| line.ends_with(", not in this site's file")).count(), marked);
    assert!(!advise(&[]).out.contains("not in this site's file"), "without a site nobody is a stranger");
}

#[test]
fn the_end_of_the_advice_names_the_view_that_lists_findings() {
    let team = advise(&["--team", "hii", "--person", "V7598YK"]).out;
    assert!(team.contains("Findings are listed without --team and --person."), "{team}");
    assert!(!team.contains("without --person they"), "{team}");
    let alone = advise(&["--person", "V7598YK"]).out;
    assert!(alone.contains("; without --person they are listed."), "{alone}");
}

#[test]
fn nobody_has_an_empty_line() {
    let folder = Scratch::new();
    for line in ["waymark new folder", "waymark new programme small-steps"] {
        assert_eq!(run(&folder, line).code, 0, "{line}");
    }
    let never = "family.contact == \"permitted\" and family.contact == \"under-review\"";
    folder.edit("scripts/small-steps/rules.yaml", "unsettled(language.preferred)", never);
    let scripts = folder.path().join("scripts").display().to_string();
    let out = advise(&["--scripts", &scripts, "--programme", "small-steps"]).out;
    assert!(out.lines().any(|line| line.ends_with(" nothing suggested, nothing waits")), "{out}");
}

#[test]
fn reasons_say_what_is_lacking_of_a_fact() {
    let held = waymark(&["why", "marek", "letter-home"]).out;
    assert!(held.contains("Holders differ: "), "{held}");
    let full = advise(&["--full"]).out;
    for lacks in ["      Holders differ: ", "      Out of date, ask again: ", "      Not known yet: "] {
        assert!(full.contains(lacks), "{lacks} is missing");
    }
}

#[test]
fn what_cannot_be_proposed_is_still_said_to_be_waited_for() {
    let full = advise(&["--full"]).out;
    let lines: Vec<&str> = full.lines().collect();
    let alone = lines.windows(2).filter(|pair| pair[0].contains("No change of one or two facts"));
    let waits = alone.filter(|pair| pair[1].contains("known and in date: ")).count();
    assert!(waits > 0, "no held session is told what it waits for");
}
