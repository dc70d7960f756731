//! `waymark check` on the shipped programmes and on broken ones.

use crate::harness::{Scratch, top, waymark};

#[test]
fn the_shipped_programmes_are_clean() {
    let ran = waymark(&["check", "scripts"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("nothing found"), "{}", ran.out);
}

#[test]
fn one_programme_can_be_checked_alone() {
    let ran = waymark(&["check", "scripts/hii"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Checked 1 programme,"), "{}", ran.out);
}

#[test]
fn a_changed_word_is_checked_at_once() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("hii/rules.yaml", "goods.relatedness.importance >= 4", "goods.relatedness.importence >= 4");
    let ran = waymark(&["check", &scripts.path().display().to_string()]);
    assert_eq!(ran.code, 1);
    for part in ["T001", "hii/rules.yaml", "goods.relatedness.importance", "why:", "do:"] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

#[test]
fn a_broken_programme_leaves_the_other_one_working() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.write("hii/programme.yaml", "id: [\n");
    let folder = scripts.path().display().to_string();
    let people = "tests/dossiers/hmp-ashgrove.csv";
    let ran = waymark(&["advise", "--scripts", &folder, "--people", people, "--on", "2026-11-20"]);
    assert_eq!(ran.code, 1, "the broken programme is said");
    assert!(ran.out.contains("al-furqan 0.1.0"), "the other one answers:\n{}", ran.out);
    assert!(ran.err.contains("hii/programme.yaml"), "{}", ran.err);
}
