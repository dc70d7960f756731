//! A site's local changes and a language through the real binary: which words come from where, and what moved on.

use crate::harness::{Ran, Scratch, top, waymark};

const SITE: &str = "id: hmp-test\nname: HMP Test\nnotice: An invented site.\nsetting: custody\nnation: wales\nlanguages: [en, cy]\nmeetings_a_week_at_most: 3\n";

const HEADER: &str = "---\nchanges: groups\nwhy: Pens are not allowed on this wing.\nkind: materials\nkeeps_the_purpose: true\ndecided_by: site programme manager\ndecided_on: 2026-10-02\nreview_by: 2027-04-01\n---\n\n";

const GROUPS: &str = "sites/hmp-test/hii/modules/who-i-am/groups.md";

/// The shipped programmes with one more site, whose change of one outline is `blocks`.
fn scripts(blocks: &str) -> Scratch {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    for id in ["hmp-ashgrove", "hmp-carrick", "probation-west", "hmp-test"] {
        let path = format!("sites/{id}/site.yaml");
        if !scripts.path().join(&path).exists() {
            scripts.write(&path, &SITE.replace("hmp-test", id));
        }
    }
    scripts.write(GROUPS, &format!("{HEADER}{blocks}"));
    scripts
}

fn run(scripts: &Scratch, arguments: &[&str]) -> Ran {
    let folder = scripts.path().display().to_string();
    waymark(&[arguments, &["--scripts", &folder]].concat())
}

/// The pin that `check` tells for a block without one.
fn pin(scripts: &Scratch, block: &str) -> String {
    let ran = run(scripts, &["check", "--format", "plain"]);
    let line = ran.out.lines().find(|line| line.contains("base=") && line.contains(&format!("#{block} ")));
    let (_, rest) = line.and_then(|line| line.split_once("base=")).expect("a pin is told");
    rest.chars().take(8).collect()
}

#[test]
fn a_fixed_block_cannot_be_touched_and_the_message_says_what_can_be_done() {
    let scripts = scripts("## Arrive {#arrive .leave-out base=00000000}\n");
    let ran = run(&scripts, &["check", "--format", "plain"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("B017") && ran.out.contains(".after-arrive"), "{}", ran.out);
    assert!(ran.out.contains(&format!("File {GROUPS}, line 11, column 1.")), "{}", ran.out);
}

#[test]
fn a_change_without_its_pin_is_told_the_pin_and_then_is_fine() {
    let scripts = scripts("## Choose {#choose .replace}\nPoint at a card. What was worth it?\n");
    let pin = pin(&scripts, "choose");
    scripts.edit(GROUPS, ".replace}", &format!(".replace base={pin}}}"));
    let ran = run(&scripts, &["check"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let ran = run(&scripts, &["changes", "--programme", "hii", "--site", "hmp-test", "--on", "2026-11-20"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Pens are not allowed"), "{}", ran.out);
}

#[test]
fn words_that_moved_on_are_shown_three_ways() {
    let (scripts, _) = moved_on(true);
    let then = "What";
    let ran = run(&scripts, &["check", "--format", "plain"]);
    assert_eq!(ran.code, 0, "a warning keeps nothing from being used: {}", ran.out);
    assert!(ran.out.contains("Warning B021."), "{}", ran.out);
    let ran = run(&scripts, &["changes", "--site", "hmp-test"]);
    assert_eq!(ran.code, 1, "somebody has to look");
    for part in
        [then.lines().next().expect("a line"), "What would you like to keep", "Point at a card", "base="]
    {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

/// A site whose change of one block stands against words that have moved on: the scripts, and the pin.
fn moved_on(kept: bool) -> (Scratch, String) {
    let scripts = scripts("## Choose {#choose .replace}\nPoint at a card. What was worth it?\n");
    let pin = pin(&scripts, "choose");
    scripts.edit(GROUPS, ".replace}", &format!(".replace base={pin}}}"));
    let outline = "hii/modules/who-i-am/groups.md";
    let text = std::fs::read_to_string(scripts.path().join(outline)).expect("an outline");
    let then = text.split("{#choose .participant}\n").nth(1).and_then(|rest| rest.split("\n\n## ").next());
    let then = then.expect("the block").trim();
    if kept {
        scripts.write(&format!("{BASES}/{pin}.md"), &format!("# Choose\n{then}\n"));
    }
    scripts.edit(outline, then, &format!("{then}\n\nWhat would you like to keep from today?"));
    (scripts, pin)
}

const BASES: &str = "sites/hmp-test/hii/bases";

/// The files of the words that are kept.
fn kept(scripts: &Scratch) -> Vec<String> {
    let files = std::fs::read_dir(scripts.path().join(BASES)).expect("kept words");
    files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn after_comparing_one_command_pins_the_words_now_and_keeps_them() {
    let (scripts, old) = moved_on(true);
    let before = std::fs::read_to_string(scripts.path().join(GROUPS)).expect("a change");
    let told = run(&scripts, &["check", "--format", "plain"]);
    let command = "waymark changes --accept hmp-test/hii/groups/choose";
    assert!(told.out.contains(command) && told.out.contains("have changed since"), "{}", told.out);
    let accept = ["changes", "--accept", "hmp-test/hii/groups/choose"];
    let ran = run(&scripts, &accept);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let new = ran.out.split("wrote base=").nth(1).and_then(|rest| rest.get(..8)).expect("the pin now");
    assert!(
        ran.out.contains("kept the programme's words now") && ran.out.contains("took out"),
        "{}",
        ran.out
    );
    let after = std::fs::read_to_string(scripts.path().join(GROUPS)).expect("a change");
    assert_eq!(after, before.replace(&old, new), "only the pin differs");
    assert_eq!(kept(&scripts), [format!("{new}.md")]);
    let told = run(&scripts, &["check", "--format", "plain"]);
    assert_eq!(told.code, 0, "{}", told.out);
    assert!(!told.out.contains("B021") && !told.out.contains("B031"), "{}", told.out);
    let again = run(&scripts, &accept);
    assert_eq!(again.code, 2, "nothing has moved since");
    assert!(again.err.contains("have not moved on"), "{}", again.err);
}

#[test]
fn words_that_another_change_was_made_against_stay_kept() {
    let (scripts, old) = moved_on(true);
    let other = format!("## Choose {{#choose .leave-out base={old}}}\n");
    let header = HEADER.replace("changes: groups", "changes: crossroads");
    scripts.write(&GROUPS.replace("groups", "crossroads"), &format!("{header}{other}"));
    let ran = run(&scripts, &["changes", "--accept", "hmp-test/hii/groups/choose"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.contains("took out"), "{}", ran.out);
    assert!(kept(&scripts).contains(&format!("{old}.md")), "{:?}", kept(&scripts));
}

#[test]
fn a_pin_that_nobody_knows_is_told_as_that_and_can_be_accepted() {
    let (scripts, old) = moved_on(false);
    let told = run(&scripts, &["check", "--format", "plain"]);
    let words = format!("`base={old}` of `choose` is none of the words that are kept or stand now");
    assert!(told.out.contains(&words), "{}", told.out);
    let ran = run(&scripts, &["changes", "--accept", "hmp-test/hii/groups/chose"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains("use `choose`"), "{}", ran.err);
    let ran = run(&scripts, &["changes", "--accept", "hmp-test/hii/groups/choose"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(kept(&scripts).len(), 1);
}

#[test]
fn every_sentence_names_its_layer_file_and_line() {
    let scripts = scripts("## A phone nearby {#phone .staff .after-before}\nRing 2222 from the landing.\n");
    let arguments = ["why", "marek", "groups", "--layers", "--lang", "en", "--site", "hmp-test"];
    let ran = run(&scripts, &arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for part in [
        "arrive (Arrive): layer hii, fixed",
        "(hii/modules/who-i-am/groups.md:",
        "phone (A phone nearby): layer sites/hmp-test",
        "because: Pens are not allowed on this wing.",
        "Ring 2222 from the landing.  (sites/hmp-test/hii/modules/who-i-am/groups.md:12)",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
    let elsewhere = run(&scripts, &["why", "marek", "groups", "--layers", "--lang", "en"]);
    assert!(!elsewhere.out.contains("2222"), "another site is untouched");
}

#[test]
fn what_differs_at_a_site_is_named_first_with_the_programme_s_words_beneath() {
    let (scripts, _) = moved_on(true);
    let arguments = ["why", "marek", "groups", "--layers", "--lang", "en", "--site", "hmp-test"];
    let ran = run(&scripts, &arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (_, rest) = ran.out.split_once("Different here: choose (replaced)\n").expect("what differs");
    let (_, rest) = rest.split_once("Point at a card.  (sites/hmp-test/").expect("the site's words");
    let (_, rest) = rest.split_once("the programme says:\n").expect("the programme's words");
    assert!(
        rest.contains("What would you like to keep from today?  (hii/modules/who-i-am/groups.md:"),
        "{rest}"
    );
}

#[test]
fn a_language_is_shown_where_it_exists_and_the_gap_marked_where_not() {
    let scripts = scripts("## A phone nearby {#phone .staff .after-before}\nRing 2222 from the landing.\n");
    let translation = "hii/languages/cy/modules/who-i-am/groups.md";
    drop(std::fs::remove_file(scripts.path().join(translation)));
    let manifest = std::fs::read_to_string(scripts.path().join("hii/programme.yaml")).expect("a manifest");
    scripts.write("hii/programme.yaml", &manifest.replace("offered: [en]", "offered: [en, cy]"));
    let arguments = ["why", "marek", "groups", "--lang", "cy"];
    let before = run(&scripts, &arguments);
    assert!(before.out.contains("Its words, in Cymraeg"), "{}", before.out);
    let front = "---\ntranslates: groups\ntranslated_by: a test\nreview: awaiting-review\n---\n\n";
    scripts.write(
        translation,
        &format!("{front}## Dewis {{#choose base=00000000}}\nBeth oedd yn werth chweil?\n"),
    );
    let stale = run(&scripts, &arguments);
    assert!(stale.out.contains("translation OUT OF DATE: shown in English"), "{}", stale.out);
    assert!(!stale.out.contains("chweil"), "what has been superseded is never shown");
    let told = run(&scripts, &["check", "--format", "plain"]);
    assert_eq!(told.code, 0, "{}", told.out);
    let now =
        told.out.split("the words now: base=").nth(1).map(|rest| rest.chars().take(8).collect::<String>());
    scripts.edit(translation, "00000000", &now.expect("the pin now"));
    let fresh = run(&scripts, &arguments);
    assert!(fresh.out.contains("Beth oedd yn werth chweil?"), "{}", fresh.out);
    assert!(fresh.out.contains("choose (Dewis): layer hii, Cymraeg, awaiting review"), "{}", fresh.out);
    assert!(fresh.out.contains("NOT TRANSLATED yet: shown in English"), "{}", fresh.out);
}

#[test]
fn advice_at_a_site_says_what_differs_there_and_what_is_in_the_person_s_language() {
    let file = "tests/dossiers/hmp-carrick.json";
    let arguments =
        ["advise", "--people", file, "--programme", "hii", "--person", "V7598YK", "--on", "2026-11-20"];
    let there = waymark(&[&arguments[..], &["--site", "hmp-carrick"]].concat());
    assert_eq!(there.code, 0, "{}", there.err);
    for part in ["Reads Cymraeg; what is not in it yet", "Here, ", "layer sites/hmp-carrick"] {
        assert!(there.out.contains(part), "{part} is missing in:\n{}", there.out);
    }
    let elsewhere = waymark(&arguments);
    assert!(
        !elsewhere.out.contains("Here, ") && !elsewhere.out.contains("sites/hmp-carrick"),
        "{}",
        elsewhere.out
    );
}

#[test]
fn a_language_nobody_has_is_answered_with_those_there_are() {
    let ran = waymark(&["why", "marek", "groups", "--lang", "cz"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no programme has the language `cz`") && ran.err.contains("cy"), "{}", ran.err);
}
