//! `waymark fmt`: the shipped files pass, others are laid out, and what cannot be read is left to the letter.

use crate::harness::{Scratch, top, waymark, waymark_in};

#[test]
fn the_shipped_programmes_are_laid_out() {
    for folder in ["scripts", "tests/programmes/third/third"] {
        let ran = waymark(&["fmt", "--check", folder]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(ran.out.contains(": 0 would change."), "{}", ran.out);
    }
}

#[test]
fn check_changes_nothing_and_names_the_files() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("hii/rules.yaml", "  - id: letter-waits\n", "\n\n  - id: letter-waits  \r\n");
    let path = scripts.path().join("hii/rules.yaml");
    let before = std::fs::read(&path).expect("a file");
    let ran = waymark_in(scripts.path(), &["fmt", "--check", "."]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("hii/rules.yaml would change.") && ran.out.contains(": 1 would change."),
        "{}",
        ran.out
    );
    assert_eq!(std::fs::read(&path).expect("a file"), before);

    let ran = waymark_in(scripts.path(), &["fmt", "hii/rules.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "hii/rules.yaml changed.\n1 file: 1 changed.\n"));
    let shipped = std::fs::read(top().join("scripts/hii/rules.yaml")).expect("a file");
    assert!(std::fs::read(&path).expect("a file") == shipped, "it is as it was shipped");
}

#[test]
fn a_file_that_cannot_be_read_is_left_to_the_letter() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.write("hii/rules.yaml", "rules: [  \r\n\n\n");
    let ran = waymark_in(scripts.path(), &["fmt", "--scripts", "."]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("hii/rules.yaml was left as it is: it cannot be read: F001 at line 1"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("0 changed, 1 left as it is."), "{}", ran.out);
    let text = std::fs::read_to_string(scripts.path().join("hii/rules.yaml")).expect("a file");
    assert_eq!(text, "rules: [  \r\n\n\n");
}

#[test]
fn what_has_no_layout_is_wrong_use() {
    for path in ["Cargo.toml", "nowhere"] {
        let ran = waymark(&["fmt", path]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.contains("Do: "), "{}", ran.err);
    }
}
