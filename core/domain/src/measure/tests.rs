//! Answers are checked and put together exactly; too few come to nothing.

use super::*;

fn measure(figure: Figure, needs_answered: u16) -> Measure {
    let answer = |id: &str, value| AnswerOption { id: id.to_owned(), label: id.to_owned(), value };
    let item = |id: &str, reverse| Item { id: id.to_owned(), words: id.to_owned(), reverse };
    Measure {
        id: "a-day".to_owned(),
        title: "A day".to_owned(),
        about: "A day.".to_owned(),
        notice: "Original.".to_owned(),
        licence: Licence {
            kind: LicenceKind::Open,
            holder: "nobody".to_owned(),
            terms: "CC0-1.0".to_owned(),
        },
        audience: AnsweredBy::Participant,
        occasions: vec![Occasion::Start],
        languages: vec![Language::from("en")],
        answers: vec![answer("never", 0), answer("at-times", 1), answer("often", 3)],
        items: vec![item("calm", false), item("rushed", true), item("asked", false)],
        scoring: Scoring { figure, needs_answered, range: (0, 9) },
        norms: None,
        place: Place::whole("a-day.yaml"),
    }
}

fn answers(answers: &[(&str, &str)]) -> BTreeMap<Text, Text> {
    answers.iter().map(|(item, option)| (Text::from(*item), Text::from(*option))).collect()
}

fn scored(measure: &Measure, given: &[(&str, &str)]) -> Option<String> {
    measure.score(&answers(given)).map(|scored| format!("{scored} from {} of {}", scored.answered, scored.of))
}

#[test]
fn strange_items_and_options_are_named() {
    let measure = measure(Figure::Sum, 3);
    let given = answers(&[("calm", "often"), ("rushed", "always"), ("slept", "often")]);
    let said: Vec<String> = measure.check(&given).iter().map(ToString::to_string).collect();
    assert_eq!(said, ["`always` is no answer to `rushed`", "the measure has no item `slept`"]);
    assert_eq!(measure.check(&answers(&[("calm", "never")])), []);
}

#[test]
fn a_sum_needs_every_item_and_turns_the_reversed_round() {
    let measure = measure(Figure::Sum, 3);
    let full = [("calm", "often"), ("rushed", "at-times"), ("asked", "never")];
    assert_eq!(scored(&measure, &full), Some("5 from 3 of 3".to_owned()));
    assert_eq!(scored(&measure, &full[..2]), None);
    assert_eq!(measure.possible(), Some((0, 9)));
}

#[test]
fn a_mean_allows_the_gaps_its_file_allows() {
    let measure = measure(Figure::Mean, 2);
    let full = [("calm", "at-times"), ("rushed", "often"), ("asked", "at-times")];
    assert_eq!(scored(&measure, &full), Some("0.67 from 3 of 3".to_owned()));
    assert_eq!(scored(&measure, &full[..2]), Some("0.50 from 2 of 3".to_owned()));
    assert_eq!(scored(&measure, &full[..1]), None);
    assert_eq!(measure.possible(), Some((0, 3)));
}

#[test]
fn what_is_refused_counts_as_not_answered() {
    let measure = measure(Figure::Mean, 2);
    assert_eq!(scored(&measure, &[("calm", "often"), ("rushed", "always"), ("slept", "often")]), None);
    assert_eq!(scored(&measure, &[]), None);
}

#[test]
fn decimals_are_rounded_to_the_nearest() {
    let of = |total, answered| Scored { figure: Figure::Mean, total, answered, of: 9 }.to_string();
    let said = [of(1, 8), of(-1, 8), of(-1, 300), of(2, 3), of(6, 2), of(199, 200)];
    assert_eq!(said, ["0.13", "-0.13", "0.00", "0.67", "3.00", "1.00"]);
}

#[test]
fn what_needs_a_permission_is_shown_to_nobody_without_one() {
    let mut measure = measure(Figure::Sum, 3);
    assert!(measure.may_be_shown(false));
    measure.licence.kind = LicenceKind::PermissionNeeded;
    assert!(!measure.may_be_shown(false));
    assert!(measure.may_be_shown(true));
}
