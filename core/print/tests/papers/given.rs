//! Invented papers of every kind.

use domain::language::Language;
use domain::statement::Marking;
use jiff::civil::date;
use print::paper::{Answer, ContentVersion, Edge, Paper, Prompt, Reader, Sheet, SheetBlock, SheetPart};

/// Head and foot.
pub(crate) fn edge(language: &str) -> Edge {
    Edge {
        language: Language::from(language),
        marking: Marking::OfficialSensitive,
        contents: vec![ContentVersion {
            programme: "Example programme".to_owned(),
            version: "2.3.0".to_owned(),
            hash: "9f2c41d07be3aa51c0ffee".to_owned(),
        }],
        session: Some("4".to_owned()),
        reference: None,
        on: date(2026, 11, 26),
    }
}

pub(crate) fn block(title: &str, reader: Reader, text: &str) -> SheetPart {
    SheetPart::Block(SheetBlock {
        number: None,
        title: title.to_owned(),
        text: text.to_owned(),
        language: Language::from("en"),
        reader,
        remarks: Vec::new(),
    })
}

fn prompt(number: &str, ask: &str, answer: Answer) -> SheetPart {
    SheetPart::Prompt(Prompt { number: number.to_owned(), ask: ask.to_owned(), answer })
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

pub(crate) fn sheet() -> Paper {
    let needs = words(&[
        "belonging",
        "safety",
        "respect",
        "purpose",
        "excitement",
        "money",
        "family",
        "faith",
        "fun",
    ]);
    Paper::Sheet(Sheet {
        edge: edge("en"),
        title: "Groups I belong to".to_owned(),
        facts: vec![
            ("How long:".to_owned(), "60 to 90 minutes, one or two meetings".to_owned()),
            ("Bring:".to_owned(), "large paper, pens, the cards".to_owned()),
            (
                "What it is for:".to_owned(),
                "Notice which needs each group meets, and what each asks in return.".to_owned(),
            ),
        ],
        parts: vec![
            block(
                "Why this session",
                Reader::Staff,
                "People rarely join a group for its ideas alone. Listen for what the group gave: a place at the table, a laugh, protection, a reason to get up.\nA need is never wrong. We do not need to know who was in the group, and we do not ask.",
            ),
            block(
                "Before you go in",
                Reader::Staff,
                "Ten minutes, all who are going in, before the door.\n- Ring the unit. How is the participant today?\n- Is there bad news, a move, a court date or a visit?\n- Who leads which part, and who watches the time?\n\nToday as well: agree a sentence to use if a name is said: \"I will not write that down.\"",
            ),
            block(
                "Circles",
                Reader::Participant,
                "Draw a circle for each group you are part of now, or used to be. A team, a family, a landing, a class.\nUse no names of people. A letter, a colour or a shape will do.\n1. Which circle do you stand in the middle of?\n2. Which do you stand at the **edge** of?\n3. Is there one you would like to draw that is *not there yet*?",
            ),
            prompt("1", "Which needs did they name?", Answer::Boxes { options: needs, lines: 2 }),
            prompt("2", "What did they say groups ask in return?", Answer::Lines(5)),
            block(
                "If it gets heavy",
                Reader::Staff,
                "Leaving a group can cost more than joining one.\n\n> Do not call a group bad.\n\n### Slow down\nFear of someone is a reason to slow down.\n\n| Sign | What to do |\n|---|---|\n| Looks away | Wait |\n| Stands up | Stop, offer a break |",
            ),
            prompt(
                "3",
                "What did we say we would do?",
                Answer::Table { columns: words(&["What", "Who", "By when"]), rows: 3 },
            ),
            prompt("4", "Where did we stop?", Answer::Lines(1)),
        ],
    })
}
