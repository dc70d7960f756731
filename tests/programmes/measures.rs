//! The measures that ship are what they say, the guide's worked example comes to what it says, and what needs a
//! permission is not printed.

use std::collections::BTreeMap;

use content::FolderSource;
use domain::measure::{LicenceKind, Measure};
use runtime::ports::ContentSource as _;

use crate::harness::{Scratch, top, waymark};

/// The first YAML that follows a heading of scripts/README.md.
pub(super) fn example(heading: &str) -> String {
    let guide = std::fs::read_to_string(top().join("scripts/README.md")).expect("the guide");
    let (_, rest) = guide.split_once(heading).expect("the heading");
    let (_, block) = rest.split_once("```yaml\n").expect("an example");
    block.split_once("```").expect("an end").0.to_owned()
}

fn measures(scripts: &std::path::Path, programme: &str) -> Vec<Measure> {
    FolderSource::new(scripts).read(&programme.into()).package.expect("a package").measures
}

fn check(programme: &str, ids: &[&str]) {
    let measures = measures(&top().join("scripts"), programme);
    assert_eq!(measures.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ids);
    for measure in measures {
        assert_eq!(measure.licence.kind, LicenceKind::Open, "{}", measure.id);
        assert!((6..=8).contains(&measure.items.len()), "{}", measure.id);
        assert!(measure.items.iter().any(|item| item.reverse), "{}", measure.id);
        for word in ["original", "illustrative"] {
            assert!(measure.notice.to_lowercase().contains(word), "{} is not {word}", measure.id);
        }
        for item in &measure.items {
            assert!(item.words.split(' ').count() <= 13, "{}: {}", measure.id, item.words);
            for word in ["believe", "faith", "pray", "god", "risk", "offence", "violen"] {
                assert!(!item.words.to_lowercase().contains(word), "{}: {}", measure.id, item.words);
            }
        }
        // The same answer to everything says nothing: with reversed items it never comes to an end of the range.
        let last = measure.answers.last().expect("an answer");
        let all = measure.items.iter().map(|item| (item.id.as_str().into(), last.id.as_str().into()));
        let scored = measure.score(&all.collect()).expect("a result");
        assert_eq!(scored.answered, scored.of);
    }
}

#[test]
fn the_shipped_measures_are_short_plain_and_ask_after_no_belief() {
    check("hii", &["a-say-in-my-life", "dealing-with-feelings"]);
    check("al-furqan", &["learning-at-ease"]);
}

#[test]
fn the_measure_of_the_guide_comes_to_what_it_says() {
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    scripts.write("small-steps/measures/how-it-feels.yaml", &example("## Write a measure"));
    let source = FolderSource::new(scripts.path());
    assert_eq!(source.read(&"small-steps".into()).findings, []);
    let measures = measures(scripts.path(), "small-steps");
    let measure = measures.iter().find(|one| one.id == "how-it-feels").expect("the measure");
    let answers: BTreeMap<_, _> =
        [("welcome".into(), "often".into()), ("hurried".into(), "at-times".into())].into();
    assert_eq!(measure.check(&answers), []);
    assert_eq!(measure.score(&answers).map(|scored| scored.to_string()), Some("1.50".to_owned()));
    let one = [("welcome".into(), "often".into())].into();
    assert_eq!(measure.score(&one), None);
}

#[test]
fn a_reading_copy_prints_items_unless_a_permission_is_needed() {
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    let read = || {
        let folder = scripts.path().display().to_string();
        let ran = waymark(&["read", "small-steps", "--scripts", &folder, "--format", "markdown"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert!(read().contains("I walk far"));
    let path = "small-steps/measures/a-walk.yaml";
    scripts.edit(
        path,
        "kind: open, holder: Test team, terms: CC0-1.0",
        "kind: permission-needed, holder: Somebody, terms: Ask",
    );
    let copy = read();
    assert!(!copy.contains("I walk far"), "{copy}");
    assert!(copy.contains("shown to nobody until"), "{copy}");
}
