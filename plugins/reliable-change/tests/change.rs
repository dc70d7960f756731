//! Two scores changed: the example of the paper, what is refused, what the words never say, and what holds of any two.

#![expect(clippy::unwrap_used, reason = "a test says so by failing")]

use proptest::prelude::*;
use reliable_change::change::{Asked, Given, YesNo, change};

fn asked(before: &str, after: &str, sd: &str, reliability: &str) -> Asked {
    Asked {
        before: before.to_owned(),
        after: after.to_owned(),
        sd: Some(sd.to_owned()),
        reliability: Some(reliability.to_owned()),
        norm_group: Some("100 adults who were asked twice".to_owned()),
        citation: Some("An invented study".to_owned()),
    }
}

fn given(before: &str, after: &str, sd: &str, reliability: &str) -> Given {
    change(asked(before, after, sd, reliability)).unwrap()
}

#[test]
fn the_example_of_jacobson_and_truax_comes_out_as_printed() {
    // 1991, page 14: s1 = 7.5, rxx = .80, x1 = 32.5, x2 = 47.5 give Sdiff = 4.74 and RC = 3.16.
    let given = given("32.5", "47.5", "7.5", ".80");
    assert_eq!(given.difference, "15.00");
    assert_eq!(given.standard_error, "4.74");
    assert_eq!(given.index, "3.16");
    assert_eq!((given.low.as_str(), given.high.as_str()), ("5.70", "24.30"));
    assert_eq!(given.beyond, YesNo::Yes);
}

/// Something that is wrong with what is asked.
type Slip = fn(&mut Asked);

/// Scores, standard deviation and reliability; then index, low, high and whether it is beyond.
const TABLE: &[([&str; 4], [&str; 3], YesNo)] = &[
    (["47.5", "32.5", "7.5", "0.8"], ["-3.16", "-24.30", "-5.70"], YesNo::Yes),
    (["10", "10", "1", "0.5"], ["0.00", "-1.96", "1.96"], YesNo::No),
    // The standard error is exactly 1: the index is the difference.
    (["0", "1.96", "1", "0.5"], ["1.96", "0.00", "3.92"], YesNo::No),
    (["0", "1.960001", "1", "0.5"], ["1.96", "0.00", "3.92"], YesNo::Yes),
    (["1.960001", "0", "1", "0.5"], ["-1.96", "-3.92", "0.00"], YesNo::Yes),
    // Halves of the last place go away from nought.
    (["0", "0.125", "1", "0.5"], ["0.13", "-1.84", "2.09"], YesNo::No),
    (["0", "-0.125", "1", "0.5"], ["-0.13", "-2.09", "1.84"], YesNo::No),
    // The ends of what can be written, worked out apart with eighty decimal digits.
    (
        ["-999999.999999", "999999.999999", "0.000001", "0.999999"],
        ["1414213562371680.84", "2000000.00", "2000000.00"],
        YesNo::Yes,
    ),
    (
        ["-999999.999999", "999999.999999", "999999.999999", "0.000001"],
        ["1.41", "-771857.20", "4771857.20"],
        YesNo::No,
    ),
];

#[test]
fn figures_are_exact_and_rounded_once() {
    for ([before, after, sd, reliability], [index, low, high], beyond) in TABLE {
        let given = given(before, after, sd, reliability);
        let found = (given.index.as_str(), given.low.as_str(), given.high.as_str(), given.beyond);
        assert_eq!(
            found,
            (*index, *low, *high, *beyond),
            "{before} to {after}, sd {sd}, reliability {reliability}"
        );
    }
}

#[test]
fn nothing_is_compared_unless_the_questionnaire_declares_what_it_takes() {
    let table: &[(Slip, &str)] = &[
        (|asked| asked.reliability = None, "does not declare a reliability"),
        (|asked| asked.reliability = Some(" ".to_owned()), "does not declare a reliability"),
        (|asked| asked.reliability = Some("0".to_owned()), "above 0 and below 1"),
        (|asked| asked.reliability = Some("1".to_owned()), "above 0 and below 1"),
        (|asked| asked.reliability = Some("-0.8".to_owned()), "above 0 and below 1"),
        (|asked| asked.reliability = Some("good".to_owned()), "the reliability `good` is no number"),
        (|asked| asked.sd = None, "does not declare a standard deviation"),
        (|asked| asked.sd = Some("0.0".to_owned()), "must be above 0"),
        (|asked| asked.norm_group = None, "does not declare a norm group"),
        (|asked| asked.norm_group = Some("a\nb".to_owned()), "one line"),
        (|asked| asked.citation = Some(String::new()), "does not declare a citation"),
        (|asked| asked.citation = Some("x".repeat(301)), "at most 300 letters"),
        (|asked| asked.before = "about ten".to_owned(), "the earlier score `about ten` is no number"),
        (|asked| asked.after = "1,5".to_owned(), "the later score `1,5` is no number"),
    ];
    for (slip, expected) in table {
        let mut asked = asked("10", "12", "4.1", "0.82");
        slip(&mut asked);
        let why = change(asked).unwrap_err().to_string();
        assert!(why.contains(expected), "{why:?} does not say {expected:?}");
    }
}

#[test]
fn the_words_name_the_group_and_the_source_and_give_no_verdict() {
    for after in ["10", "30", "-30"] {
        let words = given("10", after, "4.1", "0.82").words;
        assert!(
            words.contains("100 adults who were asked twice") && words.contains("An invented study"),
            "{words}"
        );
        let beyond = after != "10";
        assert_eq!(words.contains("by more than"), beyond, "{words}");
        assert_eq!(words.contains("by no more than"), !beyond, "{words}");
        let low = words.to_lowercase();
        for word in
            ["better", "worse", "improve", "deteriorat", "recover", "clinical", "normal", "risk", "person"]
        {
            assert!(!low.contains(word), "{words:?} says {word:?}");
        }
    }
}

/// Millionths as a text with six decimals.
fn written(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

fn number(text: &str) -> f64 {
    text.parse().unwrap()
}

fn score() -> impl Strategy<Value = i64> {
    -999_999_999_999..=999_999_999_999_i64
}

proptest! {
    #[test]
    fn the_other_way_round_is_the_same_with_the_other_sign(
        before in score(), after in score(), sd in 1..=999_999_999_999_i64, reliability in 1..=999_999_i64,
    ) {
        let there = given(&written(before), &written(after), &written(sd), &written(reliability));
        let back = given(&written(after), &written(before), &written(sd), &written(reliability));
        let turned = |text: &str| match text.strip_prefix('-') {
            Some(rest) => rest.to_owned(),
            None if text == "0.00" => text.to_owned(),
            None => format!("-{text}"),
        };
        prop_assert_eq!(&back.difference, &turned(&there.difference));
        prop_assert_eq!(&back.index, &turned(&there.index));
        prop_assert_eq!(&back.low, &turned(&there.high));
        prop_assert_eq!(&back.high, &turned(&there.low));
        prop_assert_eq!(back.beyond, there.beyond);
    }

    #[test]
    fn a_larger_difference_never_has_a_smaller_index(
        before in -1_000_000_000..=1_000_000_000_i64, by in 0..=1_000_000_000_i64, more in 0..=1_000_000_000_i64,
        sd in 1..=999_999_999_999_i64, reliability in 1..=999_999_i64,
    ) {
        let reached = |by: i64| given(&written(before), &written(before + by), &written(sd), &written(reliability));
        let (less, most) = (reached(by), reached(by + more));
        prop_assert!(number(&less.index) <= number(&most.index));
        prop_assert!(number(&less.low) <= number(&most.low));
        prop_assert!(number(&less.high) <= number(&most.high));
        prop_assert!(less.beyond == YesNo::No || most.beyond == YesNo::Yes);
    }

    #[test]
    fn the_interval_holds_the_difference_and_leaves_nought_out_exactly_when_the_index_is_beyond(
        before in score(), after in score(), sd in 1..=999_999_999_999_i64, reliability in 1..=999_999_i64,
    ) {
        let given = given(&written(before), &written(after), &written(sd), &written(reliability));
        let (low, high) = (number(&given.low), number(&given.high));
        prop_assert!(low <= number(&given.difference) && number(&given.difference) <= high);
        // What is rounded to 0.00 may be on either side of nought.
        match given.beyond {
            YesNo::Yes => prop_assert!(low >= 0.0 || high <= 0.0),
            YesNo::No => prop_assert!(low <= 0.0 && high >= 0.0),
        }
    }

    #[test]
    fn floating_point_comes_to_the_same_within_its_means(
        before in -99_999_999..=99_999_999_i64, after in -99_999_999..=99_999_999_i64,
        sd in 100_000..=99_999_999_i64, reliability in 1_000..=999_000_i64,
    ) {
        let given = given(&written(before), &written(after), &written(sd), &written(reliability));
        let plain = |millionths: i64| number(&written(millionths));
        let error = plain(sd) * (2.0 * (1.0 - plain(reliability))).sqrt();
        let difference = plain(after) - plain(before);
        let near = |text: &str, expected: f64| (number(text) - expected).abs() <= 0.005_001;
        prop_assert!(near(&given.standard_error, error));
        prop_assert!(near(&given.index, difference / error));
        prop_assert!(near(&given.low, difference - 1.96 * error));
        prop_assert!(near(&given.high, difference + 1.96 * error));
    }

    #[test]
    fn garbage_is_refused_or_answered_and_never_ends_the_program(
        texts in prop::array::uniform4("\\PC{0,12}|[-0-9.]{0,14}"), words in prop::array::uniform2(".{0,20}"),
    ) {
        let [before, after, sd, reliability] = texts;
        let [norm_group, citation] = words;
        let asked = Asked {
            before, after,
            sd: Some(sd), reliability: Some(reliability),
            norm_group: Some(norm_group), citation: Some(citation),
        };
        if let Err(why) = change(asked) {
            prop_assert!(!why.to_string().is_empty());
        }
    }
}
