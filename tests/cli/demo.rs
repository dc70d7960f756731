//! `waymark demo`: a new installation full of invented people, made through the same use cases as everything else.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Ran, Scratch, top, waymark};

const TEAMS: [(&str, &str); 3] =
    [("hmp-ashgrove", "m.dunne"), ("hmp-carrick", "s.lloyd"), ("probation-west", "w.brannock")];

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    serde_json::from_str(&ran.out).expect("JSON")
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn asked(data: &str, who: &str, arguments: &[&str]) -> Ran {
    waymark(&[arguments, &["--data", data, "--as", who, "--format", "json"]].concat())
}

/// Every status that the words of the record name.
fn statuses() -> BTreeSet<String> {
    let text = std::fs::read_to_string(top().join("scripts/shared/record.yaml")).expect("the words");
    let statuses = text.split("\nstatuses:\n").nth(1).expect("statuses").split("\nreasons:\n").next();
    let lines = statuses.expect("statuses").lines();
    lines.filter_map(|line| line.strip_prefix("  - id: ")).map(str::to_owned).collect()
}

/// Name and bytes' count of every file of a folder.
fn files(folder: &Path) -> BTreeSet<(String, u64)> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, entry.metadata().expect("a file").len())
        })
        .collect()
}

/// The number that a line to try names, after the line that says what for.
fn tried<'v>(made: &'v Value, what: &str) -> &'v str {
    let tries = list(made, "tries").iter();
    let text = |one: &'v Value, name| one.get(name).and_then(Value::as_str).unwrap_or_default();
    let found = tries.clone().find(|one| text(one, "what").starts_with(what));
    let command = text(found.expect(what), "command");
    command.split(' ').nth(2).expect("a number")
}

/// No facilitator and no room of the story is booked for two meetings of one hour; every meeting takes an hour.
fn nobody_is_booked_twice(data: &str) {
    let mut booked = BTreeSet::new();
    for (site, manager) in
        [("hmp-ashgrove", "e.castell"), ("hmp-carrick", "b.trevanion"), ("hmp-carrick", "h.osman")]
    {
        let found = json(&asked(data, manager, &["person", "list", "--site", site]));
        let lanes = list(&found, "people").iter().flat_map(|row| list(row, "lanes"));
        for meeting in lanes.flat_map(|lane| list(lane, "diary")) {
            let who = list(meeting, "facilitators").iter().chain([&meeting["room"]]);
            for one in who {
                let slot = format!("{site} {} {one}", meeting["at"]);
                assert!(booked.insert(slot.clone()), "booked twice: {slot}");
            }
        }
    }
    assert!(booked.len() > 20, "the diary has meetings: {booked:?}");
}

#[test]
fn everything_is_there_as_it_was_written_and_a_second_time_changes_nothing() {
    let scratch = Scratch::new();
    let folder = scratch.path().join("demo");
    let data = folder.display().to_string();
    let made = json(&waymark(&["demo", &data, "--format", "json"]));

    let before = files(&folder);
    let again = waymark(&["demo", &data]);
    assert_eq!(again.code, 2, "{}", again.out);
    assert!(again.err.contains("is not empty"), "{}", again.err);
    assert_eq!(files(&folder), before, "a folder with anything in it is left as it is");

    let mut people = BTreeSet::new();
    let mut reached = BTreeSet::new();
    for (site, team) in TEAMS {
        let found = json(&asked(&data, team, &["person", "list", "--site", site]));
        let rows = list(&found, "people");
        assert!(rows.len() >= 9, "{site} holds {} cases", rows.len());
        people.extend(rows.iter().map(|row| row["person"].to_string()));
        let lanes = rows.iter().flat_map(|row| list(row, "lanes"));
        reached.extend(lanes.filter_map(|lane| lane["status"].as_str()).map(str::to_owned));
    }
    assert_eq!(people.len(), 60);
    assert_eq!(statuses().difference(&reached).collect::<Vec<_>>(), Vec::<&String>::new());

    nobody_is_booked_twice(&data);

    let staff = json(&asked(&data, "b.trevanion", &["staff", "list"]));
    let staff = staff.as_array().expect("a list");
    let roles = |one: &&Value| list(one, "roles").iter().any(|role| role == "facilitator");
    assert_eq!(staff.iter().filter(roles).count(), 14);
    let chaplain = |one: &&Value| one["profession"] == "chaplain" && roles(one);
    assert_eq!(staff.iter().filter(chaplain).count(), 4);
    assert_eq!(staff.iter().filter(|one| !list(one, "due").is_empty()).count(), 1);

    let audit = waymark(&["audit", "verify", "--open", "--data", &data, "--as", "x.quill"]);
    assert_eq!(audit.code, 0, "{}{}", audit.out, audit.err);

    // What is said to be there is there.
    for (what, alert) in [
        ("Two facilitators", "the check-in went down twice running"),
        ("No contact", "no contact for"),
        ("A glass was broken", "has not been reviewed"),
        ("Under way", "a promise was due on"),
    ] {
        let seen = json(&asked(&data, "e.castell", &["overview", tried(&made, what)]));
        let alerts = list(&seen, "alerts").iter().filter_map(|one| one["what"].as_str());
        assert!(alerts.clone().any(|said| said.contains(alert)), "{what}: {:?}", alerts.collect::<Vec<_>>());
    }
    let hidden = asked(&data, "i.rahimi", &["overview", tried(&made, "Restricted")]);
    assert!(hidden.err.contains("D004"), "{}", hidden.err);

    // What was recorded can be read again: meetings with their notes, the report in its words, a measure over time.
    let complete = tried(&made, "Complete");
    let again = |what: &[&str]| {
        let lane = ["--programme", "hii", "--data", &data, "--as", "e.castell"];
        let ran = waymark(&[&[what[0], "show", complete], &lane[..], &what[1..]].concat());
        assert_eq!(ran.code, 0, "{what:?}: {}", ran.err);
        ran.out
    };
    let meetings = again(&["session"]);
    for part in
        ["getting-started", "the unit was rung", "note 24 by", "check-in, participant: heard", "stopped at"]
    {
        assert!(meetings.contains(part), "{part}: {meetings}");
    }
    assert!(again(&["report"]).contains("The participant sees it otherwise:"));
    assert!(again(&["measure"]).contains("Not compared: nobody has looked at it in a group"));

    // A released case is taken over by the site it was released to, and by no other.
    let released = tried(&made, "Released");
    let stranger = asked(&data, "v.ashdown", &["handover", "accept", released]);
    assert!(stranger.err.contains("D004"), "{}", stranger.err);
    json(&asked(&data, "b.trevanion", &["handover", "accept", released]));
}
