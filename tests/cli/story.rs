//! One person's way through two programmes and two sites, through the real binary: on SQLite and on PostgreSQL, with
//! the same answers.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Ran, Scratch, copy, top, waymark};
use crate::postgres_server;

/// Somebody of whom all three exports speak, and who is known by two numbers.
const PERSON: &str = "V2211VX";

/// An installation, and what it answered so far.
struct Story {
    folder: Scratch,
    database: Option<String>,
    answers: Vec<Value>,
}

impl Story {
    fn new(database: Option<String>) -> Self {
        let folder = Scratch::new();
        copy(&top().join("scripts"), &folder.path().join("scripts"));
        Self { folder, database, answers: Vec::new() }
    }

    fn ran(&self, by: &str, line: &[&str]) -> Ran {
        let folder = self.folder.path();
        let (data, scripts) = (folder.join("data"), folder.join("scripts"));
        let mut arguments: Vec<&str> = line.to_vec();
        let (data, scripts) = (data.to_string_lossy(), scripts.to_string_lossy());
        arguments.extend(["--data", &data, "--scripts", &scripts, "--format", "json"]);
        if !by.is_empty() {
            arguments.extend(["--as", by]);
        }
        if let Some(url) = &self.database {
            arguments.extend(["--database", url]);
        }
        waymark(&arguments)
    }

    /// Does `line` as `by`; it must work.
    fn tell(&mut self, by: &str, line: &[&str]) -> Value {
        let ran = self.ran(by, line);
        assert_eq!(ran.code, 0, "{by}: {line:?}\n{}{}", ran.out, ran.err);
        let here = self.folder.path().to_string_lossy().into_owned();
        let answer: Value = serde_json::from_str(&ran.out.replace(&here, "FOLDER")).expect("JSON");
        self.answers.push(answer.clone());
        answer
    }

    /// Does `line` as `by`; it must be refused with `code`.
    fn refused(&self, by: &str, line: &[&str], code: &str) {
        let ran = self.ran(by, line);
        assert_eq!(ran.code, 1, "{by}: {line:?}\n{}{}", ran.out, ran.err);
        assert!(ran.err.contains(code), "{by}: {line:?}\n{}", ran.err);
    }

    /// In a lane of the person.
    fn lane(&mut self, by: &str, programme: &str, line: &[&str]) -> Value {
        let (command, rest) = line.split_at(2);
        let whole = [command, &[PERSON, "--programme", programme], rest].concat();
        self.tell(by, &whole)
    }

    fn staff(&mut self) {
        self.tell("", &["init", "--site", "hmp-ashgrove", "--first", "a.manager", "--name", "Ash Manager"]);
        for (id, site, profession, roles) in [
            ("c.manager", "hmp-carrick", "other", vec!["site-manager"]),
            ("a.auditor", "hmp-ashgrove", "other", vec!["auditor"]),
            ("a.team", "hmp-ashgrove", "other", vec!["programme-team"]),
            ("c.team", "hmp-carrick", "other", vec!["programme-team"]),
            ("a.treatment", "hmp-ashgrove", "psychologist", vec!["treatment-manager"]),
            ("c.treatment", "hmp-carrick", "psychologist", vec!["treatment-manager"]),
            ("r.okafor", "hmp-ashgrove", "psychologist", vec!["facilitator"]),
            ("m.pugh", "hmp-ashgrove", "probation-officer", vec!["facilitator"]),
            ("i.rahman", "hmp-ashgrove", "chaplain", vec!["facilitator"]),
            ("e.parry", "hmp-carrick", "psychologist", vec!["facilitator"]),
        ] {
            let mut line = vec!["staff", "add", id, "--name", id, "--site", site, "--profession", profession];
            roles.iter().for_each(|role| line.extend(["--role", role]));
            // The first member adds the others' site manager by being placed there for that moment's work.
            let by = if site == "hmp-carrick" && id != "c.manager" { "c.manager" } else { "a.manager" };
            self.tell(by, &line);
        }
        let deliver: [(&str, &[&str], &str); 6] = [
            ("a.treatment", &["hii", "al-furqan"], "a.manager"),
            ("c.treatment", &["hii", "al-furqan"], "c.manager"),
            ("r.okafor", &["hii"], "a.manager"),
            ("m.pugh", &["hii"], "a.manager"),
            ("i.rahman", &["al-furqan"], "a.manager"),
            ("e.parry", &["hii"], "c.manager"),
        ];
        for (id, programmes, by) in deliver {
            for programme in programmes {
                let dates = ["--from", "2026-01-01", "--until", "2027-12-31", "--supervisor", "a.treatment"];
                self.tell(by, &[&["staff", "authorise", id, "--programme", programme], &dates[..]].concat());
                let supervisor = if by == "c.manager" { "c.treatment" } else { "a.treatment" };
                let held =
                    ["--on", "2026-08-20", "--with", "a.treatment", "--points", "Pace, and our own state."];
                if id != supervisor {
                    let line = [&["staff", "supervise", id, "--programme", programme], &held[..]].concat();
                    self.tell(supervisor, &line);
                }
            }
            self.tell(
                by,
                &["staff", "train", id, "--what", "the programme, with observation", "--on", "2026-01-10"],
            );
        }
    }

    fn import(&mut self) {
        for (file, by) in [
            ("tests/dossiers/hmp-ashgrove.csv", "a.team"),
            ("tests/dossiers/hmp-carrick.json", "a.team"),
            ("tests/dossiers/probation-west.xlsx", "a.team"),
        ] {
            let answer = self.tell(by, &["person", "import", file]);
            let one = &answer["files"][0];
            let count = |name: &str| one[name].as_u64().expect(name);
            let sum: u64 = ["read", "merged", "superseded", "refused"].into_iter().map(count).sum();
            assert_eq!(sum, count("rows"), "{file}");
            let again = self.tell(by, &["person", "import", file]);
            for what in ["opened", "contributions", "facts"] {
                assert_eq!(again["imported"][what], 0, "{file}: {what} the second time");
            }
        }
    }

    /// Puts a meeting in the diary.
    fn scheduled(&mut self, by: &str, programme: &str, session: &str, at: &str, with: &[&str]) -> String {
        let mut line = vec!["session", "schedule", "--session", session, "--at", at];
        with.iter().for_each(|one| line.extend(["--facilitator", one]));
        let answer = self.lane(by, programme, &line);
        answer["meeting"].as_str().expect("a meeting").to_owned()
    }
}

fn told(database: Option<String>) -> Vec<Value> {
    let mut story = Story::new(database);
    story.staff();
    story.import();
    referred_and_agreed(&mut story);
    enrolled_and_planned(&mut story);
    met(&mut story);
    content_changes(&mut story);
    moved(&mut story);
    ended(&mut story);
    audited(&mut story);
    story.answers
}

/// Ashgrove refers; the overview comes from three exports; he agrees, in Welsh, to both.
fn referred_and_agreed(story: &mut Story) {
    let refer = [
        "refer",
        "start",
        "--referrer",
        "offender management",
        "--because",
        "He asked what there is",
        "--on",
        "2026-08-03",
    ];
    story.lane("a.team", "hii", &[&refer[..], &["--assessed-by", "r.okafor"]].concat());
    story.lane("a.team", "al-furqan", &[&refer[..], &["--assessed-by", "i.rahman"]].concat());
    let overview = story.tell("r.okafor", &["overview", PERSON]);
    let holders: Vec<&str> = overview["holders"]
        .as_array()
        .expect("holders")
        .iter()
        .filter_map(|one| one["holder"].as_str())
        .collect();
    assert_eq!(holders, ["hmp-ashgrove", "hmp-carrick", "probation-west"]);
    assert!(!overview["gaps"].as_array().expect("gaps").is_empty(), "what is not known is as loud");
    assert_eq!(overview["conflicts"][0]["fact"], "language.preferred");
    story.tell(
        "r.okafor",
        &[
            "person",
            "find-out",
            PERSON,
            "--fact",
            "legal.live",
            "--step",
            "asked",
            "--of",
            "offender management",
            "--on",
            "2026-08-05",
        ],
    );
    story.tell(
        "r.okafor",
        &[
            "person",
            "find-out",
            PERSON,
            "--fact",
            "legal.live",
            "--step",
            "chased",
            "--of",
            "offender management",
            "--on",
            "2026-08-12",
        ],
    );
    story.tell(
        "r.okafor",
        &[
            "person",
            "state",
            PERSON,
            "--fact",
            "legal.live",
            "--value",
            "none",
            "--holder",
            "offender management",
            "--on",
            "2026-08-14",
        ],
    );
    story.tell(
        "r.okafor",
        &[
            "person",
            "find-out",
            PERSON,
            "--fact",
            "legal.live",
            "--step",
            "answered",
            "--of",
            "offender management",
            "--on",
            "2026-08-14",
        ],
    );
    let settle = [
        "person",
        "state",
        PERSON,
        "--fact",
        "language.preferred",
        "--value",
        "cy",
        "--sense",
        "resolved",
        "--holder",
        "the person",
        "--on",
        "2026-08-06",
    ];
    story.refused("r.okafor", &settle, "D001");
    story
        .tell("r.okafor", &[&settle[..], &["--because", "He said so, and reads his letters in it"]].concat());
    let overview = story.tell("r.okafor", &["overview", PERSON]);
    assert_eq!(overview["conflicts"], Value::from(Vec::<Value>::new()), "the conflict is settled");
    let enrol = [
        "enrol",
        "start",
        PERSON,
        "--programme",
        "hii",
        "--lead",
        "r.okafor",
        "--with",
        "m.pugh",
        "--on",
        "2026-08-24",
    ];
    story.refused("a.treatment", &enrol, "D015");
    story.refused(
        "r.okafor",
        &[
            "consent",
            PERSON,
            "--programme",
            "hii",
            "--answer",
            "given",
            "--explained",
            "what-it-is",
            "--language",
            "cy",
        ],
        "D014",
    );
    for (by, programme) in [("r.okafor", "hii"), ("i.rahman", "al-furqan")] {
        let line = [
            "consent",
            PERSON,
            "--programme",
            programme,
            "--answer",
            "given",
            "--explained",
            "all",
            "--language",
            "cy",
            "--on",
            "2026-08-10",
            "--review-on",
            "2027-08-10",
        ];
        story.tell(by, &line);
    }
    story.lane(
        "i.rahman",
        "al-furqan",
        &[
            "refer",
            "judge",
            "--question",
            "suitability",
            "--judgement",
            "yes",
            "--because",
            "He asked for it himself",
            "--on",
            "2026-08-11",
        ],
    );
    story.tell(
        "i.rahman",
        &[
            "person",
            "state",
            PERSON,
            "--fact",
            "faith.wish",
            "--value",
            "asked",
            "--holder",
            "the person",
            "--on",
            "2026-08-10",
        ],
    );
    let seen = story.tell("r.okafor", &["overview", PERSON, "--full"]);
    assert!(!seen.to_string().contains("faith."), "a fact of one lane is not shown to the other");
}

/// HII with two facilitators, Al Furqan with a chaplain; a plan against one suggestion, with why.
fn enrolled_and_planned(story: &mut Story) {
    for to in ["submitted", "awaiting-assessment", "assessment-started", "assessed-suitable"] {
        story.lane("a.treatment", "hii", &["refer", "move", "--to", to, "--on", "2026-08-20"]);
    }
    story.lane(
        "a.treatment",
        "hii",
        &["enrol", "start", "--lead", "r.okafor", "--with", "m.pugh", "--on", "2026-08-24"],
    );
    story.lane("a.treatment", "al-furqan", &["enrol", "start", "--lead", "i.rahman", "--on", "2026-08-24"]);
    story.refused("i.rahman", &["plan", "show", PERSON, "--programme", "hii"], "D028");
    story.lane(
        "r.okafor",
        "hii",
        &[
            "plan",
            "formulate",
            "--narrative",
            "He came to a group for company, and stayed for the say it gave him.",
            "--hypothesis",
            "Having a say matters more than the cause did",
        ],
    );
    let advice = story.lane("r.okafor", "hii", &["plan", "show"]);
    let standing = |session: &str| {
        let sessions = advice["sessions"].as_array().expect("sessions");
        let one = sessions.iter().find(|one| one["session"] == session).expect("a session");
        one["advised"].as_str().expect("how it stands").to_owned()
    };
    assert_eq!(standing("getting-started"), "suggested");
    let declined = advice["sessions"].as_array().expect("sessions").iter();
    let mut suggested =
        declined.filter(|one| one["advised"] == "suggested").filter_map(|one| one["session"].as_str());
    let against = suggested.find(|id| *id != "getting-started").expect("another suggestion").to_owned();
    let decline = format!("{against}=decline: he would rather not begin there, and said so");
    let line = [
        "plan",
        "make",
        "--line",
        "getting-started=accept",
        "--line",
        "how-we-work=add: he asked how we would work",
        "--line",
        "many-sides=add: he wants to begin with what he is good at",
        "--line",
        &decline,
    ];
    story.refused(
        "r.okafor",
        &[
            &["plan", "make", PERSON, "--programme", "hii", "--line"],
            &[format!("{against}=decline").as_str()][..],
        ]
        .concat(),
        "D001",
    );
    story.lane("r.okafor", "hii", &line);
    let overview = story.tell("r.okafor", &["overview", PERSON]);
    assert!(
        !overview["lanes"][1]["planIncomplete"].as_array().expect("facts").is_empty(),
        "the plan says on what little it was made"
    );
}

/// Four meetings with a departure and a catch-up, one in part, a brief contact in segregation; a promise kept.
fn met(story: &mut Story) {
    let pair = ["r.okafor", "m.pugh"];
    let first = story.scheduled("r.okafor", "hii", "getting-started", "2026-09-01T09:30", &pair);
    story.refused(
        "i.rahman",
        &[
            "session",
            "schedule",
            PERSON,
            "--programme",
            "al-furqan",
            "--session",
            "first-sitting",
            "--at",
            "2026-09-01T10:00",
            "--facilitator",
            "i.rahman",
        ],
        "D021",
    );
    story.lane("r.okafor", "hii", &["session", "ring", "--meeting", &first, "--on", "2026-09-01"]);
    story.lane(
        "r.okafor",
        "hii",
        &["session", "record", "--meeting", &first, "--code", "met", "--language", "cy"],
    );
    let promise = story.lane(
        "r.okafor",
        "hii",
        &[
            "session",
            "promise",
            "--what",
            "Ask the library for the book in Welsh",
            "--by",
            "2026-09-20",
            "--on",
            "2026-09-01",
        ],
    );
    let second = story.scheduled("r.okafor", "hii", "how-we-work", "2026-09-08T09:30", &pair);
    story.refused(
        "r.okafor",
        &[
            "session",
            "record",
            PERSON,
            "--programme",
            "hii",
            "--meeting",
            &second,
            "--code",
            "failed-to-comply",
        ],
        "D012",
    );
    story.lane(
        "r.okafor",
        "hii",
        &["session", "record", "--meeting", &second, "--code", "met-in-part", "--stopped-at", "settle"],
    );
    let third = story.scheduled("r.okafor", "hii", "many-sides", "2026-09-15T09:30", &pair);
    story.lane("r.okafor", "hii", &["session", "cancel", "--meeting", &third, "--reason", "regime"]);
    let catch_up = story.scheduled("r.okafor", "hii", "many-sides", "2026-09-17T09:30", &pair);
    story.lane("r.okafor", "hii", &["session", "record", "--meeting", &catch_up, "--code", "brief-contact"]);
    let fourth = {
        let line = [
            "session",
            "schedule",
            "--session",
            "many-sides",
            "--at",
            "2026-09-22T09:30",
            "--facilitator",
            "r.okafor",
            "--facilitator",
            "m.pugh",
            "--catches-up",
            &third,
        ];
        story.lane("r.okafor", "hii", &line)["meeting"].as_str().expect("a meeting").to_owned()
    };
    story.refused(
        "r.okafor",
        &[
            "session",
            "record",
            PERSON,
            "--programme",
            "hii",
            "--meeting",
            &fourth,
            "--code",
            "met",
            "--departure",
            "no-such-block=left-out: no pens",
        ],
        "D008",
    );
    story.lane(
        "r.okafor",
        "hii",
        &[
            "session",
            "record",
            "--meeting",
            &fourth,
            "--code",
            "met",
            "--departure",
            "choose=done-differently: he chose by pointing",
            "--two-views",
            "One of us thought he was tired, the other that he was at ease.",
        ],
    );
    story.lane(
        "r.okafor",
        "hii",
        &["session", "note", "--meeting", &fourth, "--text", "He named three sides."],
    );
    story.lane(
        "r.okafor",
        "hii",
        &["session", "check-in", "--meeting", &fourth, "--participant", "heard=mostly"],
    );
    let promise = promise["promise"].as_str().expect("a promise").to_owned();
    story.lane(
        "m.pugh",
        "hii",
        &["session", "keep", "--promise", &promise, "--note", "The book came.", "--on", "2026-09-18"],
    );
    let sitting =
        story.scheduled("i.rahman", "al-furqan", "first-sitting", "2026-09-03T14:00", &["i.rahman"]);
    story.lane("i.rahman", "al-furqan", &["session", "record", "--meeting", &sitting, "--code", "met"]);
    let timeline = story.tell("r.okafor", &["overview", PERSON])["timeline"].clone();
    let other = timeline
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["programme"] == "al-furqan")
        .expect("its dates");
    assert!(other.get("sessions").is_none() && other.get("attendance").is_none(), "dates only: {other}");
}

/// A psychologist rewords a block: what was delivered stays as it was, to the byte, and he is given what he began with.
fn content_changes(story: &mut Story) {
    let meeting = {
        let timeline = story.tell("r.okafor", &["overview", PERSON])["timeline"].clone();
        let lines = timeline.as_array().expect("lines").clone();
        let line =
            lines.into_iter().find(|line| line["sessions"][0] == "many-sides" && line["attendance"] == "met");
        line.expect("the meeting")["meeting"].as_str().expect("its id").to_owned()
    };
    let before = story.lane("r.okafor", "hii", &["session", "words", "--meeting", &meeting]);
    let path = "scripts/hii/modules/who-i-am/many-sides.md";
    story.folder.edit(path, "title: The many sides of me", "title: All my sides");
    let after = story.lane("r.okafor", "hii", &["session", "words", "--meeting", &meeting]);
    assert_eq!(before.to_string(), after.to_string());
    let overview = story.tell("r.okafor", &["overview", PERSON]);
    assert_eq!(overview["lanes"][1]["contentMovedOn"], true);
    let pinned = story.scheduled("r.okafor", "hii", "many-sides", "2026-09-29T09:30", &["r.okafor"]);
    story.lane("r.okafor", "hii", &["session", "record", "--meeting", &pinned, "--code", "met"]);
    let words = story.lane("r.okafor", "hii", &["session", "words", "--meeting", &pinned]);
    assert_eq!(words[0]["title"], "The many sides of me", "he is given what he was enrolled with");
    story.lane("r.okafor", "hii", &["enrol", "move-on", "--because", "The new title is his own words"]);
    let moved = story.scheduled("r.okafor", "hii", "many-sides", "2026-10-06T09:30", &["r.okafor"]);
    story.lane("r.okafor", "hii", &["session", "record", "--meeting", &moved, "--code", "met"]);
    let words = story.lane("r.okafor", "hii", &["session", "words", "--meeting", &moved]);
    assert_eq!(words[0]["title"], "All my sides");
}

/// To Carrick: done, equivalent, changed, missing; the old site writes no more.
fn moved(story: &mut Story) {
    story.lane(
        "r.okafor",
        "hii",
        &[
            "measure",
            "record",
            "--measure",
            "a-say-in-my-life",
            "--occasion",
            "start",
            "--answer",
            "my-own-mind=a-little",
            "--answer",
            "say-no=a-little",
            "--skipped",
            "next-step",
            "--on",
            "2026-09-01",
        ],
    );
    story.lane(
        "r.okafor",
        "hii",
        &[
            "handover",
            "facilitators",
            "--to",
            "e.parry",
            "--next-should-know",
            "Begin with the cards; he likes to choose.",
            "--person-wants",
            "That I read Welsh",
            "--on",
            "2026-10-12",
        ],
    );
    let compared = story.tell("a.treatment", &["handover", "compare", PERSON, "--to", "hmp-carrick"]);
    let standings: BTreeMap<&str, &str> = compared
        .as_array()
        .expect("sessions")
        .iter()
        .filter_map(|one| Some((one["session"].as_str()?, one["standing"].as_str()?)))
        .collect();
    assert_eq!(standings.get("getting-started"), Some(&"done"), "{compared}");
    assert!(standings.values().any(|standing| *standing != "done"), "{compared}");
    story.refused("c.treatment", &["handover", "accept", PERSON], "D0");
    story.tell(
        "a.treatment",
        &[
            "handover",
            "release",
            PERSON,
            "--to",
            "hmp-carrick",
            "--because",
            "Nearer home",
            "--belongings",
            "His card rows go with him",
            "--on",
            "2026-10-14",
        ],
    );
    story.refused(
        "r.okafor",
        &[
            "session",
            "schedule",
            PERSON,
            "--programme",
            "hii",
            "--session",
            "groups",
            "--at",
            "2026-10-20T09:30",
            "--facilitator",
            "r.okafor",
        ],
        "D025",
    );
    story.tell("c.treatment", &["handover", "accept", PERSON, "--on", "2026-10-15"]);
    story.lane(
        "c.treatment",
        "hii",
        &["enrol", "team", "--lead", "e.parry", "--because", "He moved", "--on", "2026-10-15"],
    );
    story.refused("r.okafor", &["overview", PERSON], "D004");
    story.lane(
        "e.parry",
        "hii",
        &[
            "measure",
            "record",
            "--measure",
            "a-say-in-my-life",
            "--occasion",
            "end",
            "--answer",
            "my-own-mind=mostly",
            "--answer",
            "say-no=very",
            "--skipped",
            "next-step",
            "--on",
            "2026-11-02",
        ],
    );
}

/// Progress, an ending, a report without a verdict, read together and disputed; a copy for himself.
fn ended(story: &mut Story) {
    story.lane(
        "e.parry",
        "hii",
        &[
            "measure",
            "progress",
            "--goal",
            "more-say-in-my-life",
            "--direction",
            "back",
            "--said-by",
            "participant",
            "--words",
            "Since the move I have waited for others to decide.",
            "--on",
            "2026-10-20",
        ],
    );
    story.lane(
        "e.parry",
        "hii",
        &[
            "measure",
            "progress",
            "--goal",
            "more-say-in-my-life",
            "--direction",
            "forward",
            "--said-by",
            "participant",
            "--words",
            "I asked for the class myself.",
            "--on",
            "2026-11-05",
        ],
    );
    story.lane(
        "c.treatment",
        "hii",
        &["enrol", "end", "--how", "complete", "--because", "He says it is time", "--on", "2026-11-10"],
    );
    let report = ["report", "write", PERSON, "--programme", "hii", "--on", "2026-11-12", "--goal"];
    story.refused(
        "e.parry",
        &[&report[..], &["more-say-in-my-life=He is no longer a risk."]].concat(),
        "D027",
    );
    let written = story.tell(
        "e.parry",
        &[
            &report[..],
            &[
                "more-say-in-my-life=He asks for what he wants, and says when he would rather wait.",
                "--own-words",
                "I would like it said that I asked for the class.",
            ],
        ]
        .concat(),
    );
    assert_eq!(written["goals"][0]["evidence"].as_array().map(Vec::len), Some(2));
    story.lane(
        "e.parry",
        "hii",
        &["report", "read", "--disputes", "It was not the move but the noise.", "--on", "2026-11-13"],
    );
    let copy = story.tell("c.treatment", &["person", "access-copy", PERSON]);
    assert!(copy["entries"].as_array().expect("entries").len() > 40);
    assert!(!copy["withheld"].as_array().expect("withheld").is_empty(), "what is withheld is said");
}

/// Every step is in the audit, and nothing was changed since.
fn audited(story: &mut Story) {
    let about = story.tell("a.auditor", &["audit", "about", PERSON]);
    let kinds: Vec<&str> =
        about.as_array().expect("lines").iter().filter_map(|line| line["operation"].as_str()).collect();
    for operation in ["collection", "alteration", "consultation", "combination", "disclosure"] {
        assert!(kinds.contains(&operation), "{operation} is missing");
    }
    let verified = story.tell("a.auditor", &["audit", "verify", "--open"]);
    assert_eq!(verified["bad"], Value::Null, "{verified}");
}

/// Puts ids, hashes and moments, which differ between any two installations, out of sight; equal ones stay equal.
fn comparable(answers: &[Value]) -> String {
    let text = serde_json::to_string_pretty(answers).expect("JSON");
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut out = String::new();
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-:.".contains(letter);
    let mut rest = text.as_str();
    while let Some(start) = rest.find(is_part) {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(|letter| !is_part(letter)).map_or(rest.len(), |end| start + end);
        let word = &rest[start..end];
        let hex = word.len() >= 16 && word.chars().all(|letter| letter.is_ascii_hexdigit());
        let moment = word.len() > 19 && word.ends_with('Z') && word.starts_with("20");
        if hex || moment {
            let next = format!("<{}>", names.len());
            out.push_str(names.entry(word.to_owned()).or_insert(next));
        } else {
            out.push_str(word);
        }
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn one_person_two_programmes_two_sites_and_the_same_on_both_engines() {
    let kept = told(None);
    let served = told(Some(postgres_server::server().database()));
    let (kept, served) = (comparable(&kept), comparable(&served));
    for (one, other) in kept.lines().zip(served.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(kept.lines().count(), served.lines().count());
}
