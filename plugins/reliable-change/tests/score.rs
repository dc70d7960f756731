//! What answers come to: reversed items, items that nobody answered, parts, what is refused, and what holds of any.

#![expect(clippy::unwrap_used, reason = "a test says so by failing")]

use proptest::prelude::*;
use reliable_change::score::{Asked, Figures, Missing, score};
use serde_json::{Value, json};

/// Something that is wrong with what is asked.
type Slip = fn(&mut Asked);

/// Four items, the second the other way round, the first two a part of their own; answers count 0 to 3.
fn asked(answers: Value, missing: &str, needs_answered: Option<u32>) -> Asked {
    let items = json!([{"id": "a"}, {"id": "b", "reverse": true}, {"id": "c"}, {"id": "d"}]);
    serde_json::from_value(json!({
        "items": items,
        "values": {"never": 0, "seldom": 1, "often": 2, "always": 3},
        "answers": answers,
        "missing": missing,
        "needs_answered": needs_answered,
        "subscales": [{"id": "first", "items": ["a", "b"]}],
    }))
    .unwrap()
}

fn figures(sum: Option<&str>, mean: Option<&str>, counts: [u32; 3]) -> Figures {
    let [answered, of, needed] = counts;
    Figures { sum: sum.map(str::to_owned), mean: mean.map(str::to_owned), answered, of, needed }
}

fn check(answers: Value, missing: &str, needs_answered: Option<u32>, whole: Figures, first: Figures) {
    let given = score(asked(answers.clone(), missing, needs_answered)).unwrap();
    assert_eq!((&given.whole, given.subscales.get("first")), (&whole, Some(&first)), "{answers}");
}

#[test]
fn every_item_answered_gives_both_figures() {
    let answers = json!({"a": "often", "b": "never", "c": "seldom", "d": "always"});
    // 2, 3 for never turned round, 1 and 3.
    let whole = figures(Some("9"), Some("2.25"), [4, 4, 4]);
    check(answers, "none", None, whole, figures(Some("5"), Some("2.50"), [2, 2, 2]));
}

#[test]
fn an_item_missing_gives_no_figure_where_none_may_be() {
    let answers = json!({"a": "often", "b": "never", "c": "seldom"});
    let first = figures(Some("5"), Some("2.50"), [2, 2, 2]);
    check(answers, "none", None, figures(None, None, [3, 4, 4]), first);
}

#[test]
fn an_item_missing_is_taken_as_the_mean_of_the_others_where_that_is_the_rule() {
    let answers = json!({"a": "often", "b": "always", "c": "often"});
    // 2, 0 and 2: the mean is 4/3, and four times that 16/3.
    let first = figures(Some("2"), Some("1.00"), [2, 2, 2]);
    check(answers, "prorated", Some(3), figures(Some("5.33"), Some("1.33"), [3, 4, 3]), first);
}

#[test]
fn too_few_answers_give_no_figure() {
    let answers = json!({"b": "never", "d": "never"});
    let nothing = figures(None, None, [1, 2, 2]);
    check(answers, "prorated", Some(3), figures(None, None, [2, 4, 3]), nothing);
    check(json!({}), "prorated", Some(1), figures(None, None, [0, 4, 1]), figures(None, None, [0, 2, 2]));
}

#[test]
fn what_is_not_as_it_must_be_is_refused_in_words() {
    let table: &[(Slip, &str)] = &[
        (|asked| asked.items.clear(), "1 to 500 items"),
        (|asked| asked.items.push(asked.items[0].clone()), "two items `a`"),
        (|asked| asked.values.clear(), "nothing can be answered"),
        (|asked| _ = asked.values.insert("huge".to_owned(), 10_001), "at most 10000"),
        (
            |asked| _ = asked.answers.insert("z".to_owned(), "never".to_owned()),
            "`z` is answered, and is no item",
        ),
        (|asked| _ = asked.answers.insert("a".to_owned(), "maybe".to_owned()), "`maybe` is no answer to `a`"),
        (|asked| asked.needs_answered = Some(0), "needs 1 to 4 answers, not 0"),
        (|asked| asked.needs_answered = Some(5), "needs 1 to 4 answers, not 5"),
        (|asked| asked.missing = Missing::None, "would be prorated, so say so"),
        (|asked| asked.subscales[0].items.clear(), "the subscale `first` has no items"),
        (|asked| asked.subscales[0].items.push("a".to_owned()), "names one twice"),
        (|asked| asked.subscales[0].items.push("z".to_owned()), "names `z`, which is no item"),
        (|asked| asked.subscales.push(asked.subscales[0].clone()), "two subscales `first`"),
    ];
    for (slip, expected) in table {
        let mut asked = asked(json!({"a": "never"}), "prorated", Some(3));
        slip(&mut asked);
        let why = score(asked).unwrap_err().to_string();
        assert!(why.contains(expected), "{why:?} does not say {expected:?}");
    }
}

proptest! {
    #[test]
    fn the_order_of_items_makes_no_difference(picked in prop::collection::vec(prop::option::of(0..4_usize), 4)) {
        let names = ["never", "seldom", "often", "always"];
        let answers: Value = ["a", "b", "c", "d"]
            .iter()
            .zip(&picked)
            .filter_map(|(item, answer)| answer.map(|answer| ((*item).to_owned(), json!(names[answer]))))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let one = asked(answers, "prorated", Some(1));
        let mut other = one.clone();
        other.items.reverse();
        prop_assert_eq!(score(one), score(other));
    }

    #[test]
    fn turning_every_item_round_mirrors_the_mean(picked in prop::collection::vec(0..4_usize, 4)) {
        let names = ["never", "seldom", "often", "always"];
        let turned = |reverse: bool| -> f64 {
            let mut asked = asked(json!({}), "none", None);
            for (item, answer) in ["a", "b", "c", "d"].iter().zip(&picked) {
                asked.answers.insert((*item).to_owned(), names[*answer].to_owned());
            }
            asked.items.iter_mut().for_each(|item| item.reverse = reverse);
            score(asked).unwrap().whole.mean.unwrap().parse().unwrap()
        };
        prop_assert_eq!(turned(true) + turned(false), 3.0);
    }
}
