//! How the story ends: new words, a move, a report, the audit.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]
#![expect(clippy::too_many_lines, reason = "a story is read from its beginning to its end")]

use std::collections::BTreeMap;

use serde_json::Value;

use super::told::{PERSON, Story};

/// A psychologist rewords a block: what was delivered stays as it was, to the byte, and he is given what he began with.
pub(super) fn content_changes(story: &mut Story) {
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
pub(super) fn moved(story: &mut Story) {
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
pub(super) fn ended(story: &mut Story) {
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
pub(super) fn audited(story: &mut Story) {
    let about = story.tell("a.auditor", &["audit", "about", PERSON]);
    let kinds: Vec<&str> =
        about.as_array().expect("lines").iter().filter_map(|line| line["operation"].as_str()).collect();
    for operation in ["collection", "alteration", "consultation", "combination", "disclosure"] {
        assert!(kinds.contains(&operation), "{operation} is missing");
    }
    let verified = story.tell("a.auditor", &["audit", "verify", "--open"]);
    assert_eq!(verified["bad"], Value::Null, "{verified}");
}
