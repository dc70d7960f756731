//! A third programme needs nothing but its folder under scripts/.

use crate::harness::{Scratch, copy, top, waymark};

#[test]
fn a_third_programme_touches_nothing_outside_scripts() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    copy(&top().join("tests/content/base/tiny"), &scripts.path().join("tiny"));
    copy_shared(&scripts);
    let folder = scripts.path().display().to_string();
    let checked = waymark(&["check", &folder]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    let people = "tests/dossiers/hmp-carrick.json";
    let ran = waymark(&["advise", "--scripts", &folder, "--people", people, "--programme", "tiny", "--programme", "hii"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out.lines().filter(|line| line.contains(" tiny       ")).count(), 40, "{}", ran.out);
    assert!(waymark(&["test", "--scripts", &folder, "--programme", "tiny"]).code == 0);
}

/// The tiny programme brings its own facts where the shared ones differ; shared files stay the shipped ones.
fn copy_shared(scripts: &Scratch) {
    assert!(scripts.path().join("shared/facts.yaml").is_file());
}
