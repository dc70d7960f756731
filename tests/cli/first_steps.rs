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
