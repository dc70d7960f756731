//! How the story begins: referred, agreed, enrolled, planned.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]
#![expect(clippy::too_many_lines, reason = "a story is read from its beginning to its end")]

use serde_json::Value;

use super::told::{PERSON, Story};

/// Ashgrove refers; the overview comes from three exports; he agrees, in Welsh, to both.
pub(super) fn referred_and_agreed(story: &mut Story) {
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
pub(super) fn enrolled_and_planned(story: &mut Story) {
    for to in ["submitted", "awaiting-assessment", "assessment-started", "assessed-suitable"] {
        story.lane("a.treatment", "hii", &["refer", "move", "--to", to, "--on", "2026-08-20"]);
    }
    story.lane(
        "a.treatment",
        "hii",
        &["enrol", "start", "--lead", "r.okafor", "--with", "m.pugh", "--on", "2026-08-24"],
    );
    story.refused(
        "a.treatment",
        &["enrol", "start", PERSON, "--programme", "al-furqan", "--lead", "i.rahman", "--on", "2026-08-24"],
        "D016",
    );
    for to in ["submitted", "awaiting-assessment", "assessment-started", "assessed-suitable"] {
        story.lane("a.treatment", "al-furqan", &["refer", "move", "--to", to, "--on", "2026-08-20"]);
    }
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
