//! `waymark advise` with two programmes: clashes, overlaps, and what each team may see of the other's lane.

use serde_json::Value;

use crate::harness::{Ran, Scratch, top, waymark};

const ON: [&str; 2] = ["--on", "2026-11-20"];
const BOTH: [&str; 4] =
    ["--people", "tests/dossiers/hmp-carrick.json", "--people", "tests/dossiers/hmp-ashgrove.csv"];

/// Facts that neither export carries, so that two lanes have more in common than a first meeting.
const CODES: &str = "    SHARING:\n      fact: sharing.lanes\n      values: {D: dates-only, T: agreed-topics, N: nothing}\n    \
    UNDERSTAND:\n      fact: faith.understand\n      values: {HURT: when-i-am-hurt}\n    \
    FEELING:\n      fact: feelings.hardest\n      values: {ANG: anger}\n    \
    PLAN:\n      fact: support.plan_open\n      values: {NONE: none}\n";

/// Programmes and exports in which one invented person, in two lanes, agreed to what `sharing` says: a code a row.
fn invented(sharing: &[&str]) -> Scratch {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("mappings/hmp-ashgrove.yaml", "  facts:\n", &format!("  facts:\n{CODES}"));
    let mut rows = "OFFENDER_NO,LAST_NAME,FIRST_NAME,DOB,EVENT_DATE,CATEGORY,SUB_CATEGORY,NOTE_TEXT,AUTHOR_ROLE,MARKING\n".to_owned();
    let mut row = |code: &str, value: &str| {
        rows += &format!("A1234BC,ASH,Wyn,01-JAN-1990,10-NOV-2026,FACT,{code},{value},Chaplain,OFFICIAL\n");
    };
    for (code, value) in [("AF_REQUEST", "Y"), ("UNDERSTAND", "HURT"), ("FEELING", "ANG"), ("PLAN", "NONE")] {
        row(code, value);
    }
    sharing.iter().for_each(|value| row("SHARING", value));
    scripts.write("people.csv", &rows);
    scripts
}

fn advise(scripts: &Scratch, arguments: &[&str]) -> Ran {
    let (folder, people) = (scripts.path().display().to_string(), scripts.path().join("people.csv"));
    let people = people.display().to_string();
    let fixed = ["advise", "--scripts", &folder, "--people", &people, "--site", "hmp-ashgrove"];
    let on = if arguments.contains(&"--on") { &[][..] } else { &ON[..] };
    let ran = waymark(&[&fixed, on, arguments].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    ran
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).expect("JSON")
}

/// Everything a team is told, in one text.
fn told(view: &Value, team: &str) -> String {
    let told =
        view.pointer(&format!("/forTeam/{team}/told")).and_then(Value::as_array).expect("what it is told");
    told.iter().filter_map(|told| told.get("what")?.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn both_exports_at_both_sites_show_lanes_side_by_side() {
    for site in ["hmp-ashgrove", "hmp-carrick"] {
        let ran = waymark(&[&["advise", "--site", site], &ON[..], &BOTH[..]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains(" side by side: A joint case conference is due"), "{site}: {}", ran.out);
        let report =
            json(&waymark(&[&["advise", "--site", site, "--format", "json"], &ON[..], &BOTH[..]].concat()));
        for person in report["people"].as_array().expect("people") {
            let open =
                person["lanes"].as_array().expect("lanes").iter().filter(|lane| lane["open"] == true).count();
            assert_eq!(person["sideBySide"].is_object(), open == 2, "{}", person["person"]);
        }
    }
}

#[test]
fn every_clash_and_overlap_names_both_sides_and_where_it_is_declared() {
    let ran = advise(&invented(&["D"]), &["--full"]);
    for part in [
        "keep apart: Hurt, anger and restraint (al-furqan) and When things are unfair (hii) should not fall in one week.",
        "goes together: Hurt, anger and restraint (al-furqan) and When feelings run the show (hii) strengthen each other.",
        "case conference: A joint case conference is due: al-furqan and hii are both open",
        "shared aim: Both lanes work on \"Taking part because I choose to\": A first sitting",
        "declared in al-furqan/programme.yaml:",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

/// What of the other lane must never reach a team that may see dates only.
const WALLED: [&str; 5] = ["Hurt, anger", "hurt-and-restraint", "faith.", "al-furqan", "first-sitting"];

#[test]
fn a_team_that_may_see_dates_sees_no_name_of_the_other_lane() {
    let scripts = invented(&["D"]);
    for format in ["text", "json"] {
        let ran = advise(&scripts, &["--full", "--team", "hii", "--format", format]);
        for word in WALLED {
            assert!(!ran.out.contains(word), "{format}: `{word}` crossed:\n{}", ran.out);
        }
        assert!(ran.out.contains("chaplaincy meeting"), "{}", ran.out);
    }
    let ran = advise(&scripts, &["--full", "--team", "hii"]);
    for part in [
        "as the team of hii may see it",
        "chaplaincy meeting: dates only",
        "When things are unfair is better not held in one week with a certain chaplaincy meeting",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

#[test]
fn topics_cross_only_where_every_holder_says_so() {
    let view = |sharing: &[&str]| {
        let report = json(&advise(&invented(sharing), &["--format", "json"]));
        report["people"][0]["sideBySide"].clone()
    };
    let agreed = view(&["T"]);
    let words = told(&agreed, "hii");
    assert!(
        words.contains("When things are unfair") && words.contains("\"Hurt, anger and restraint\""),
        "{words}"
    );
    // Two answers of one day that differ: the narrower one.
    for sharing in [vec!["T", "D"], vec!["D"], vec![]] {
        let view = view(&sharing);
        assert!(!told(&view, "hii").contains("Hurt"), "{sharing:?}: {view}");
        assert_eq!(view["forTeam"]["hii"]["beside"][0]["crosses"], "dates-only", "{sharing:?}");
    }
    let nothing = view(&["T", "N"]);
    assert_eq!(nothing["forTeam"]["hii"]["beside"], Value::Array(Vec::new()));
    assert_eq!(told(&nothing, "hii"), "");
}

#[test]
fn where_nothing_crosses_a_team_is_not_told_that_there_is_another_lane() {
    let ran = advise(&invented(&["N"]), &["--full", "--team", "hii"]);
    assert!(!ran.out.contains("Side by side") && !ran.out.contains("chaplaincy"), "{}", ran.out);
}

#[test]
fn the_team_of_a_lane_that_is_closed_is_told_its_line_and_nothing_more() {
    let scripts = invented(&["T"]);
    scripts.edit("people.csv", "FACT,AF_REQUEST,Y", "FACT,AF_REQUEST,N");
    for team in ["hii", "al-furqan"] {
        let ran = advise(&scripts, &["--full", "--team", team]);
        assert!(!ran.out.contains("Side by side"), "{}", ran.out);
    }
    let ran = advise(&scripts, &["--full", "--team", "hii", "--format", "json"]);
    assert!(!ran.out.contains("chaplaincy meeting") && !ran.out.contains("faith."), "{}", ran.out);
}

#[test]
fn a_team_nobody_has_is_wrong_use() {
    let ran = waymark(&["advise", "--people", "tests/dossiers/hmp-carrick.json", "--team", "hi"]);
    assert_eq!(ran.code, 2);
    for part in ["there is no programme `hi` with a team", "use `hii`", "one of: al-furqan, hii"] {
        assert!(ran.err.contains(part), "{}", ran.err);
    }
}

#[test]
fn the_calendar_keeps_lanes_apart_and_leaves_out_the_sites_days_without_meetings() {
    let report = json(&advise(&invented(&["D"]), &["--format", "json"]));
    let view = &report["people"][0]["sideBySide"];
    let weeks = view["calendar"]["weeks"].as_array().expect("weeks");
    let with = |session: &str| -> Vec<&Value> {
        let has = |week: &&Value| {
            let meetings = week["meetings"].as_array().expect("meetings");
            meetings.iter().any(|meeting| meeting["session"] == session)
        };
        weeks.iter().filter(has).map(|week| &week["week"]).collect()
    };
    let (ours, theirs) = (with("hurt-and-restraint"), with("when-unfair"));
    assert!(!ours.is_empty() && !theirs.is_empty(), "{view}");
    assert!(ours.iter().all(|week| !theirs.contains(week)), "{ours:?} {theirs:?}");
    // What a team sees of the other lane are weeks under the name its meetings go by.
    let seen = serde_json::to_string(&view["forTeam"]["hii"]["calendar"]).expect("JSON");
    assert!(seen.contains("\"what\":\"chaplaincy meeting\"") && !seen.contains("Hurt"), "{seen}");
    let ran = advise(&invented(&["D"]), &["--full", "--on", "2026-12-16"]);
    assert!(ran.out.contains("weeks, as a proposal; facilitators agree the dates"), "{}", ran.out);
    assert!(
        ran.out.contains("2026-12-21: ") && ran.out.contains("(days without: Christmas regime)"),
        "{}",
        ran.out
    );
}

#[test]
fn a_note_about_what_only_another_programme_asks_is_not_shown_to_a_team() {
    let scripts = invented(&["D"]);
    scripts.edit("mappings/hmp-ashgrove.yaml", "    WORK: work\n", "    WORK: faith\n");
    let people = std::fs::read_to_string(scripts.path().join("people.csv")).expect("rows");
    let note = |category: &str, text: &str| {
        format!("A1234BC,ASH,Wyn,01-JAN-1990,11-NOV-2026,{category},,{text},Keyworker,OFFICIAL\n")
    };
    let (theirs, ours) = (note("WORK", "Reads at the quiet table"), note("EDUCATION", "Finished the bench"));
    scripts.write("people.csv", &format!("{people}{theirs}{ours}"));
    for (team, sees) in [("hii", false), ("al-furqan", true)] {
        let ran = advise(&scripts, &["--full", "--team", team]);
        assert_eq!(ran.out.contains("quiet table"), sees, "{team}: {}", ran.out);
        assert!(ran.out.contains("Finished the bench"), "{team}: {}", ran.out);
    }
}

#[test]
fn a_programme_that_describes_the_fact_of_another_learns_nothing_by_it() {
    let scripts = invented(&["D"]);
    let facts = std::fs::read_to_string(scripts.path().join("al-furqan/facts.yaml")).expect("facts");
    let row = facts.split("  - id: ").find(|row| row.starts_with("faith.wish\n")).expect("the fact");
    let again = format!("  - id: {}", row.replace("seen_by: [chaplain]", "seen_by: []"));
    scripts.write("hii/facts.yaml", &format!("facts:\n{again}"));
    let (folder, people) = (scripts.path().display().to_string(), scripts.path().join("people.csv"));
    let people = people.display().to_string();
    for programme in ["hii", "al-furqan"] {
        let check = waymark(&["check", &format!("{folder}/{programme}")]);
        assert_eq!(check.code, 1, "{programme}");
        assert!(check.out.contains("P009"), "{programme}: {}", check.out);
    }
    let fixed = ["advise", "--scripts", &folder, "--people", &people, "--on", "2026-11-20", "--full"];
    for view in [&["--team", "hii"][..], &["--programme", "hii"], &["--team", "hii", "--format", "json"]] {
        let ran = waymark(&[&fixed, view].concat());
        assert_ne!(ran.code, 0, "{}", ran.out);
        assert!(!ran.out.contains("faith.wish") && !ran.out.contains("haplain"), "{}", ran.out);
    }
}
