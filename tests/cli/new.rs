//! `waymark new`: beginnings are whole, nothing is written over, and the guide for designers is true.

use crate::harness::{Ran, Scratch, copy, top, waymark_in};

fn run(folder: &Scratch, line: &str) -> Ran {
    let arguments: Vec<&str> = line.split_whitespace().skip(1).collect();
    waymark_in(folder.path(), &arguments)
}

/// The commands of the block that follows a heading of scripts/README.md.
fn commands(heading: &str) -> Vec<String> {
    let guide = std::fs::read_to_string(top().join("scripts/README.md")).expect("the guide");
    let (_, rest) = guide.split_once(heading).expect("the heading");
    let (_, block) = rest.split_once("```sh\n").expect("commands");
    let (block, _) = block.split_once("```").expect("an end");
    block.lines().filter(|line| line.starts_with("waymark ")).map(str::to_owned).collect()
}

#[test]
fn the_guide_leads_from_an_empty_folder_to_a_programme_that_advises() {
    let folder = Scratch::new();
    let export = folder.path().join("hmp-carrick.json");
    std::fs::copy(top().join("tests/dossiers/hmp-carrick.json"), export).expect("an export");
    let commands = commands("## A programme of your own");
    assert!(commands.len() > 8, "the guide is short: {commands:?}");
    let mut last = String::new();
    for command in &commands {
        let ran = run(&folder, command);
        assert_eq!(ran.code, 0, "`{command}`\n{}{}", ran.out, ran.err);
        last = ran.out;
    }
    assert!(last.contains("small-steps 0.1.0"), "{last}");
    assert!(last.contains("a-walk") || last.contains("first-meeting"), "{last}");
}

#[test]
fn a_sentence_is_changed_in_five_minutes_and_every_step_of_the_guide_is_true() {
    let folder = Scratch::new();
    copy(&top().join("scripts"), &folder.path().join("scripts"));
    let guide = std::fs::read_to_string(top().join("scripts/README.md")).expect("the guide");
    let steps: Vec<&str> =
        guide.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).take(5).collect();
    assert!(steps[0].contains("`hii/modules/who-i-am/groups.md`"), "{steps:?}");
    folder.edit("scripts/hii/modules/who-i-am/groups.md", "What was", "What, for you, was");
    for step in &steps[2..4] {
        let command = step.split('`').find(|part| part.starts_with("waymark ")).expect("a command");
        let ran = run(&folder, command);
        assert_eq!(ran.code, 0, "{command}: {}{}", ran.out, ran.err);
    }
    assert!(steps[4].contains("`hii/CHANGES.md`"));
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let folder = Scratch::new();
    assert_eq!(run(&folder, "waymark new folder").code, 0);
    let ran = run(&folder, "waymark new folder");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is there already") && ran.err.contains("nothing was written"), "{}", ran.err);
    let before =
        std::fs::read_to_string(folder.path().join("scripts/hii/programme.yaml")).expect("a manifest");
    assert_eq!(run(&folder, "waymark new programme hii").code, 2);
    let after =
        std::fs::read_to_string(folder.path().join("scripts/hii/programme.yaml")).expect("a manifest");
    assert_eq!(before, after);
    assert_eq!(run(&folder, "waymark new rule hii/letter-waits").code, 2, "the id is taken");
}

/// What is not written as ids are, or leads elsewhere, is refused before anything is written.
fn check_refused(line: &str, told: &str) {
    let folder = Scratch::new();
    assert_eq!(run(&folder, "waymark new folder").code, 0);
    let ran = run(&folder, line);
    assert_eq!(ran.code, 2, "{line}: {}{}", ran.out, ran.err);
    assert!(ran.err.contains(told), "{line}: {}", ran.err);
}

#[test]
fn strange_names_are_refused_and_near_ones_named() {
    check_refused("waymark new programme ../../etc", "small letters");
    check_refused("waymark new programme Big", "small letters");
    check_refused("waymark new session hii/nowhere/a-walk", "no module `nowhere`");
    check_refused("waymark new module hi/x", "use `hii`");
    check_refused("waymark new session hii/who-i-am/more --like grups", "no session `grups`");
    check_refused("waymark new translation hii/groups --lang xx", "does not have the language");
}

#[test]
fn a_fixed_block_is_not_even_offered_for_change() {
    check_refused("waymark new change hmp-carrick/hii/groups arrive", "fixed by the programme");
}

#[test]
fn without_a_folder_the_first_step_is_named() {
    let folder = Scratch::new();
    let ran = run(&folder, "waymark new programme small-steps");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("waymark new folder"), "{}", ran.err);
}

#[test]
fn whoever_stops_listening_does_not_stop_the_writing() {
    let folder = Scratch::new();
    let mut process = std::process::Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["new", "folder"])
        .current_dir(folder.path())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(process.stdout.take());
    assert!(process.wait().expect("it ends").success());
    let checked = run(&folder, "waymark check");
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert!(
        folder.path().join("scripts/sites/probation-west/site.yaml").is_file(),
        "the last file is missing"
    );
}
