//! How the story goes on: meetings as they come.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]
#![expect(clippy::too_many_lines, reason = "a story is read from its beginning to its end")]

use super::told::{PERSON, Story};

/// Four meetings with a departure and a catch-up, one in part, a brief contact in segregation; a promise kept.
pub(super) fn met(story: &mut Story) {
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
