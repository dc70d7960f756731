//! Plugins where they are used: allowed in an installation, asked by programmes' rules and by measures, named in what comes
//! out; and without them nothing but what they would have known is missing.

use std::path::Path;

use serde_json::Value;

use super::shipped_plugins::built;
use crate::harness::{Ran, Scratch, top, waymark};

fn fine(arguments: &[&str]) -> Ran {
    let ran = waymark(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.out, ran.err);
    ran
}

/// Signs these libraries and allows them in the installation in `data`.
fn allow(data: &str, libraries: &[&Path]) {
    let keys = Scratch::new();
    let key = keys.path().join("team.key").display().to_string();
    fine(&["plugin", "keygen", &key, "--no-password"]);
    let public = format!("{key}.pub");
    fine(&[
        "plugin", "trust", &public, "--role", "native", "--owner", "us", "--by", "j.davies", "--data", data,
    ]);
    for library in libraries {
        // Signed beside a copy: what cargo built is left as it is.
        let copied = keys.path().join(library.file_name().expect("a name"));
        std::fs::copy(library, &copied).expect("copied");
        let copied = copied.display().to_string();
        fine(&["plugin", "sign", &copied, "--key", &key]);
        fine(&["plugin", "allow", &copied, "--because", "a test", "--by", "j.davies", "--data", data]);
    }
}

/// An installation that allows these libraries.
pub(crate) fn installation(libraries: &[&Path]) -> Scratch {
    let folder = Scratch::new();
    let data = folder.path().display().to_string();
    fine(&["init", "--data", &data, "--site", "hmp-ashgrove", "--first", "j.davies", "--name", "Jo Davies"]);
    allow(&data, libraries);
    folder
}

/// A mapping for an invented list, one fact a row: what the codes in the column WHICH stand for.
pub(crate) fn mapping(facts: &[&str]) -> String {
    let facts: String = facts.iter().map(|fact| format!("    {fact}\n")).collect();
    format!(
        r#"title: An invented list
holder: wing-list
file: {{kind: csv, encoding: utf-8, separator: ",", dates: [YYYY-MM-DD]}}
recognise: [NUMBER, DAY, KIND, WHICH, WHAT]
person: {{number: NUMBER, looks_like: A9999AA}}
row: {{date: DAY, category: KIND, text: WHAT}}
coded:
  categories: [FACT]
  code: WHICH
  value: WHAT
  not_known: [U]
  facts:
{facts}notes:
  topics: {{NOTE: wing}}
"#
    )
}

/// What the second programme advises on a day of the month of fasting, and on one after it.
fn advised(on: &str, rows: &str, installation: Option<&str>) -> String {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let mapping = mapping(&[
        "WISH: {fact: faith.wish, values: {Y: asked}}",
        "FREE: {fact: times.keep_free, values: {F: fasting-hours, W: work-pay}}",
        "FAST: {fact: calendar.fasting_month, values: {Y: yes, N: no}}",
    ]);
    std::fs::write(scripts.path().join("mappings/list.yaml"), mapping).expect("written");
    let people = scripts.path().join("people.csv").display().to_string();
    let head = "NUMBER,DAY,KIND,WHICH,WHAT\nA1234AA,2027-01-20,FACT,WISH,Y\nA1234AA,2027-01-20,FACT,FREE,F\n";
    std::fs::write(&people, format!("{head}{rows}")).expect("written");
    let folder = scripts.path().display().to_string();
    let mut arguments = vec![
        "advise",
        "--scripts",
        &folder,
        "--people",
        &people,
        "--on",
        on,
        "--programme",
        "al-furqan",
        "--full",
    ];
    arguments.extend(installation.into_iter().flat_map(|folder| ["--plugins", folder]));
    fine(&arguments).out
}

#[test]
fn a_calendar_says_when_times_are_kept_and_whoever_states_it_stands_before_it() {
    let installation = installation(&[&built("hijri-calendar")]);
    let data = installation.path().display().to_string();
    let (in_the_month, after) = ("2027-02-15", "2027-04-15");
    let computed = "computed by hijri-calendar 1.0.0";
    let kept = "rule fasting-month";

    let by_calendar = advised(in_the_month, "", Some(&data));
    assert!(by_calendar.contains(kept) && by_calendar.contains(computed), "{by_calendar}");
    assert!(!advised(after, "", Some(&data)).contains(kept), "the month is over");
    assert!(!advised(in_the_month, "", None).contains(kept), "without the plugin it is not known");
    let announced = "A1234AA,2027-02-15,FACT,FAST,N\n";
    let stated = advised(in_the_month, announced, Some(&data));
    assert!(!stated.contains(kept), "what the chaplaincy team states stands: {stated}");
}

#[test]
fn a_plugin_that_is_forbidden_again_is_told_once_and_advice_goes_on() {
    let installation = installation(&[&built("hijri-calendar")]);
    let data = installation.path().display().to_string();
    fine(&["plugin", "forbid", "hijri-calendar", "--because", "a test", "--by", "j.davies", "--data", &data]);
    let told = advised("2027-02-15", "", Some(&data));
    assert_eq!(told.matches("N017").count(), 1, "{told}");
    assert!(told.contains("rule as-asked"), "{told}");
}

#[test]
fn a_change_in_a_measure_is_told_from_chance_by_the_plugin_it_names() {
    let folder = Scratch::new();
    let demo = folder.path().join("demo");
    let data = demo.display().to_string();
    let made: Value = serde_json::from_str(&fine(&["demo", &data, "--format", "json"]).out).expect("JSON");
    let tries = made["tries"].as_array().expect("tries").iter();
    let under_way =
        tries.filter_map(|one| one["command"].as_str()).find(|command| command.contains("overview"));
    let person = under_way.and_then(|command| command.split(' ').nth(2)).expect("a person").to_owned();
    let record = |occasion: &str, answer: &str, on: &str| {
        let answers: Vec<String> = ["my-own-mind", "say-no", "small-things", "ask-for-help", "next-step"]
            .iter()
            .map(|item| format!("{item}={answer}"))
            .chain([format!("others-decide={}", if answer == "very" { "not-at-all" } else { "very" })])
            .collect();
        let mut arguments =
            vec!["measure", "record", &person, "--programme", "hii", "--measure", "a-say-in-my-life"];
        arguments.extend(["--occasion", occasion, "--on", on, "--data", &data, "--as", "e.castell"]);
        arguments.extend(answers.iter().flat_map(|answer| ["--answer", answer]));
        fine(&arguments);
    };
    record("start", "not-at-all", "2026-01-15");
    record("end", "very", "2026-02-15");
    let show = || {
        fine(&["measure", "show", &person, "--programme", "hii", "--data", &data, "--as", "e.castell"]).out
    };
    let before = show();
    assert!(
        before.contains("Not compared: `reliable-change`, which would compare them, is not here"),
        "{before}"
    );
    allow(&data, &[&built("reliable-change")]);
    let after = show();
    assert!(after.contains("Computed by reliable-change 1.0.0, from an invented group of adults"), "{after}");
    for verdict in ["better", "worse", "improved", "deteriorated", "clinical"] {
        assert!(!after.contains(verdict), "no verdict about a person: {after}");
    }
}
