//! A third programme needs nothing but its folder under scripts/.

use crate::harness::{Scratch, copy, top, waymark};

#[test]
fn a_third_programme_touches_nothing_outside_scripts() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    copy(&top().join("tests/programmes/third"), scripts.path());
    let folder = scripts.path().display().to_string();
    let checked = waymark(&["check", &folder]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    let people = ["--people", "tests/dossiers/hmp-carrick.json", "--scripts", &folder];
    let ran = waymark(&[&["advise", "--programme", "third", "--programme", "hii"], &people[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines = ran.out.lines().filter(|line| line.contains(" third      ")).count();
    assert_eq!(lines, 40, "{}", ran.out);
    let tested = waymark(&["test", "--scripts", &folder, "--programme", "third"]);
    assert_eq!(tested.code, 0, "{}", tested.out);
}
