//! Plugins that break off, or answer what may not be: each is named with its phase, its process is gone, and another
//! plugin goes on answering.

use std::time::{Duration, Instant};

use native::{Phase, Plugin, Settings};
use serde_json::json;

use crate::built::{Case, act, broken, gone, hasty, patient, plugin, plugin_of, processes, says};

pub(crate) const ALL: &[Case] = &[
    ("every_way_of_breaking_off_is_named", every_way_of_breaking_off_is_named),
    ("what_never_ends_is_ended", what_never_ends_is_ended),
    ("answers_that_may_not_be_are_refused", answers_that_may_not_be_are_refused),
    ("its_own_words_are_passed_on", its_own_words_are_passed_on),
    ("frames_of_its_own_making_harm_nobody", frames_of_its_own_making_harm_nobody),
    ("printing_touches_no_frame", printing_touches_no_frame),
    ("after_three_it_is_left_alone", after_three_it_is_left_alone),
];

/// Asks a plugin that misbehaves like this, beside one that behaves; gives the fault's words.
#[track_caller]
fn beside_another(other: &Plugin, switch: &str, settings: Settings, code: &str) -> String {
    let plugin = plugin_of(broken(&[switch]), settings, switch);
    let fault = act(&plugin).expect_err(switch);
    assert_eq!((fault.phase, fault.code().as_str()), (Phase::Call, code), "{switch}: {fault}");
    if code == "N013" && !fault.to_string().contains("it failed") {
        gone(switch);
    }
    assert_eq!(says(other), "fine", "{switch}: another plugin goes on");
    drop(plugin);
    gone(switch);
    let fault = fault.to_string();
    let words = fault.strip_prefix("plugin `broken`, operation `act`, call: ");
    words.unwrap_or_else(|| panic!("{fault}")).to_owned()
}

fn every_way_of_breaking_off_is_named() {
    let other = plugin("BEHAVES");
    for (switch, expected) in [
        ("MISBEHAVE_SEGFAULT", "its process was ended by signal 11 (memory fault)"),
        ("MISBEHAVE_ABORT", "its process was ended by signal 6 (it aborted)"),
        ("MISBEHAVE_EXIT", "its process exited with status 0"),
        ("MISBEHAVE_MEMORY", "its process was ended by signal 6 (it aborted)"),
        ("MISBEHAVE_LEAK", "its process was ended by signal 11 (memory fault)"),
        ("MISBEHAVE_STACK", "its process was ended by signal 6 (it aborted)"),
        ("MISBEHAVE_LONGJMP", "its process was ended by signal 11 (memory fault)"),
        ("MISBEHAVE_UNWIND", "its process was ended by signal 6 (it aborted)"),
        ("MISBEHAVE_THREAD_EXIT", "its process was ended by signal 6 (it aborted)"),
    ] {
        let words = beside_another(&other, switch, patient(), "N013");
        assert_eq!(words, expected, "{switch}");
    }
}

fn what_never_ends_is_ended() {
    let other = plugin("BEHAVES");
    for switch in ["MISBEHAVE_LOOP", "MISBEHAVE_IGNORES_SIGNALS", "MISBEHAVE_HALF_FRAME"] {
        let begun = Instant::now();
        let words = beside_another(&other, switch, hasty(), "N013");
        assert_eq!(words, "it gave no answer within 300 ms and was ended", "{switch}");
        assert!(begun.elapsed() < Duration::from_secs(3), "built, asked and ended in {:?}", begun.elapsed());
    }
}

fn answers_that_may_not_be_are_refused() {
    let other = plugin("BEHAVES");
    for (switch, expected) in [
        ("MISBEHAVE_GIANT", "what it answered is over 1 MiB long"),
        ("MISBEHAVE_LYING_LENGTH", "what it answered is over 1 MiB long"),
        ("MISBEHAVE_NOT_JSON", "what it answered is no JSON"),
        ("MISBEHAVE_NOT_UTF8", "what it answered is no JSON"),
        ("MISBEHAVE_NOTHING", "what it answered is no JSON"),
        (
            "MISBEHAVE_NOT_AS_DESCRIBED",
            "what it answered does not fit: at /value, value is not of types \"null\", \"string\"",
        ),
    ] {
        let words = beside_another(&other, switch, patient(), "N014");
        assert_eq!(words, expected, "{switch}");
    }
}

fn its_own_words_are_passed_on() {
    let other = plugin("BEHAVES");
    let words = beside_another(&other, "MISBEHAVE_FAILS", patient(), "N013");
    assert_eq!(words, "it failed: the table of norms is missing");
    assert_eq!(beside_another(&other, "MISBEHAVE_UNKNOWN_STATUS", patient(), "N013"), "it failed: ");
    let words = beside_another(&other, "MISBEHAVE_DECLINES", patient(), "N020");
    assert_eq!(words, "it declined: the year is outside 1900 to 2100");
    let plugin = plugin("MISBEHAVE_DECLINES");
    let finding = domain::finding::Finding::from(act(&plugin).unwrap_err());
    assert_eq!(finding.place.to_string(), "plugins/broken");
    assert!(finding.what.ends_with("it declined: the year is outside 1900 to 2100"));
    for _ in 0..5 {
        assert_eq!(act(&plugin).unwrap_err().code().as_str(), "N020", "declining is no crash");
    }
    assert_eq!(processes("MISBEHAVE_DECLINES"), 1);
}

fn frames_of_its_own_making_harm_nobody() {
    let other = plugin("BEHAVES");
    let words = beside_another(&other, "MISBEHAVE_LONG_FRAME", patient(), "N013");
    assert_eq!(words, "the answer of 4294967295 bytes is over the 16777216 bytes that are passed on");
    let words = beside_another(&other, "MISBEHAVE_FORGED_FRAMES", patient(), "N013");
    assert_eq!(words, "its process answered something that was not asked, and was ended");
    let words = beside_another(&other, "MISBEHAVE_CLOSES", patient(), "N013");
    assert_eq!(words, "its process closed its pipes without ending, and was ended");
}

fn printing_touches_no_frame() {
    let plugin = plugin("MISBEHAVE_PRINTS");
    assert_eq!(says(&plugin), "fine");
    assert_eq!(says(&plugin), "fine");
}

fn after_three_it_is_left_alone() {
    let (plugin, other) = (plugin("MISBEHAVE_ABORT"), plugin("BEHAVES"));
    for _ in 0..3 {
        assert_eq!(act(&plugin).unwrap_err().code().as_str(), "N013");
    }
    let begun = Instant::now();
    let answers = plugin.call_many("act", &vec![json!({}); 600]);
    assert!(answers.iter().all(|answer| answer.as_ref().unwrap_err().code().as_str() == "N015"));
    assert!(begun.elapsed() < Duration::from_secs(1), "nobody waits for it");
    assert_eq!(processes("MISBEHAVE_ABORT"), 0);
    assert_eq!(says(&other), "fine");
}
