//! Invented papers of every kind.

use domain::language::Language;
use domain::statement::Marking;
use jiff::civil::date;
use print::paper::{
    Answer, AnswerChoice, Conference, ContentVersion, Edge, Evidence, Handout, HandoutRow, HandoutSection,
    HandoutStyle, Paper, Picture, Plan, PlanReason, PlannedSession, Prompt, Questionnaire, QuestionnaireItem,
    Reader, Report, ReportGoal, ReportMeasure, Sheet, SheetBlock, SheetPart,
};

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

pub(crate) fn prompt(number: &str, ask: &str, answer: Answer) -> SheetPart {
    SheetPart::Prompt(Prompt { number: number.to_owned(), ask: ask.to_owned(), answer })
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

pub(crate) fn sheet() -> Sheet {
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
    let heavy = "Leaving a group can cost more than joining one.\n\n> Do not call a group bad.\n\n### Slow down\nFear of \
        someone is a reason to slow down.\n\n| Sign | What to do |\n|---|---|\n| Looks away | Wait |\n| Stands up | Stop, \
        offer a break |";
    let before = "Ten minutes, all who are going in, before the door.\n- Ring the unit. How is the participant \
        today?\n- Is there bad news, a move, a court date or a visit?\n- Who leads which part, and who watches the \
        time?\n\nToday as well: agree a sentence to use if a name is said: \"I will not write that down.\"";
    let why = "People rarely join a group for its ideas alone. Listen for what the group gave: a place at the table, a \
        laugh, protection, a reason to get up.\nA need is never wrong. We do not need to know who was in the group, \
        and we do not ask.";
    let circles = "Draw a circle for each group you are part of now, or used to be. A team, a family, a landing, a \
        class.\nUse no names of people. A letter, a colour or a shape will do.\n1. Which circle do you stand in the \
        middle of?\n2. Which do you stand at the **edge** of?\n3. Is there one you would like to draw that is *not \
        there yet*?";
    Sheet {
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
            block("Why this session", Reader::Staff, why),
            block("Before you go in", Reader::Staff, before),
            block("Circles", Reader::Participant, circles),
            prompt("1", "Which needs did they name?", Answer::Boxes { options: needs, lines: 2 }),
            prompt("2", "What did they say groups ask in return?", Answer::Lines(5)),
            block("If it gets heavy", Reader::Staff, heavy),
            prompt(
                "3",
                "What did we say we would do?",
                Answer::Table { columns: words(&["What", "Who", "By when"]), rows: 3 },
            ),
            prompt("4", "Where did we stop?", Answer::Lines(1)),
        ],
    }
}

/// A long session, in which a block is in Welsh and one in Arabic.
pub(crate) fn long_sheet() -> Sheet {
    let mut sheet = sheet();
    let again = sheet.parts.clone();
    sheet.parts.extend(again.iter().cloned());
    sheet.parts.extend(again);
    for (language, title, text) in [
        ("cy", "Cylchoedd", "Tynnwch gylch ar gyfer pob grŵp, nawr neu yn y gorffennol.\n- Dim enwau pobl."),
        ("ar", "بالرسم", "هذه حلقة مطبوعة. توضع فيها قطعة لكل نوع من الناس، بلا أسماء.\n- قطعة واحدة."),
    ] {
        sheet.parts.insert(
            3,
            SheetPart::Block(SheetBlock {
                number: Some("C".to_owned()),
                title: title.to_owned(),
                text: text.to_owned(),
                language: Language::from(language),
                reader: Reader::Participant,
                remarks: words(&["Nobody who speaks this language has read this part yet."]),
            }),
        );
    }
    sheet
}

/// A drawing with words for it.
pub(crate) fn picture(alt: &str) -> Picture {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\"><title>not read</title>\
        <circle cx=\"35\" cy=\"40\" r=\"26\" fill=\"#cde\" stroke=\"#234\" stroke-width=\"4\"/>\
        <circle cx=\"68\" cy=\"62\" r=\"18\" fill=\"none\" stroke=\"#234\" stroke-width=\"4\"/></svg>";
    Picture { svg: svg.as_bytes().to_vec(), alt: alt.to_owned() }
}

fn row(text: &str, picture: Option<Picture>, lines: u8) -> HandoutRow {
    HandoutRow { picture, text: text.to_owned(), lines }
}

fn section(title: &str, rows: Vec<HandoutRow>) -> HandoutSection {
    HandoutSection { title: Some(title.to_owned()), rows }
}

pub(crate) fn large_print() -> Handout {
    let talk = "Use coins, cups or buttons, one for each group. Put them on the table, near or far.\n1. Pick up one. \
        What does it give you?\n2. What does it ask for?\n3. Put it back where you want it. Is that the *same* place?";
    let draw = "Draw a circle for each group, now or before. Big means it takes up a lot of room. Near means it matters \
        a lot. Use letters or colours, and no names.\n- Draw a straight line to each one that is easy to leave.\n- Draw \
        a wavy line to each one that is hard to leave.";
    Handout {
        title: "Circles".to_owned(),
        language: Language::from("en"),
        style: HandoutStyle::LargePrint,
        sections: vec![
            section("Talk it", vec![row(talk, None, 0)]),
            section("Draw it", vec![row(draw, None, 0)]),
            section("Write it", vec![row("It gives me:", None, 3), row("I can say no to:", None, 2)]),
        ],
    }
}

pub(crate) fn easy_read() -> Handout {
    let rows = vec![
        row("Draw a circle for each group.", Some(picture("Two circles, one big and one small")), 0),
        row("**Big** means it takes up a lot of room.", Some(picture("A big circle")), 0),
        row("Near means it matters a lot.", Some(picture("Two circles close together")), 0),
        row(
            "Use letters or colours.\nUse no names.\n- Some groups are easy to leave.\n- Some are hard.",
            None,
            0,
        ),
        row("What does it give you?", Some(picture("Two hands with a parcel")), 2),
    ];
    Handout {
        title: "Circles".to_owned(),
        language: Language::from("en-easy"),
        style: HandoutStyle::EasyRead,
        sections: vec![section("Draw it", rows)],
    }
}

pub(crate) fn easy_read_in_arabic() -> Handout {
    let rows = vec![
        row("هذه حلقة مطبوعة.", Some(picture("دائرتان، كبيرة وصغيرة")), 0),
        row("**القطع** قريبة أو بعيدة كما يحلو لك.", Some(picture("دائرتان متقاربتان")), 1),
    ];
    Handout {
        title: "الحلقة".to_owned(),
        language: Language::from("ar-easy"),
        style: HandoutStyle::EasyRead,
        sections: vec![section("بالرسم", rows)],
    }
}

pub(crate) fn handout_in_welsh() -> Handout {
    let draw = "Tynnwch gylch ar gyfer pob grŵp, nawr neu yn y gorffennol. Mae agos yn golygu ei fod yn bwysig \
        iawn.\n- Tynnwch linell syth at bob un y mae'n hawdd ei adael.";
    Handout {
        title: "Cylchoedd".to_owned(),
        language: Language::from("cy"),
        style: HandoutStyle::LargePrint,
        sections: vec![section("Ei dynnu", vec![row(draw, None, 0)])],
    }
}

pub(crate) fn handout_in_arabic() -> Handout {
    let here = "أنا هنا يومي الاثنين والخميس. في الأيام الأخرى أكون في مكان آخر، ولا أنساك وأنا هناك.\nإذا لم أستطع \
        المجيء في الموعد (10:30)، فسيصلك الخبر في صباح ذلك اليوم.\n1. ما الطريقة التي تناسبك لوصول الخبر إليك؟\n2. أي \
        *اليومين* أنسب لك؟\n\n> اتصل بالرقم 020 7946 0000 أو اكتب إلى Example House.";
    Handout {
        title: "متى أكون هنا".to_owned(),
        language: Language::from("ar"),
        style: HandoutStyle::LargePrint,
        sections: vec![
            section("مواعيدي", vec![row(here, None, 2)]),
            section(
                "بالرسم",
                vec![row("- قطعة قريبة، أيضاً: لا شيءَ ﷺ\n- قطعة بعيدة: **كما يحلو لك!**", None, 0)],
            ),
        ],
    }
}

pub(crate) fn questionnaire(language: &str) -> Questionnaire {
    let (title, instruction, labels, items): (&str, &str, &[&str], &[&str]) = match language {
        "cy" => (
            "Dweud fy nweud",
            "Does dim atebion cywir.",
            &["Ddim o gwbl", "Ychydig", "Gan amlaf", "Yn fawr iawn"],
            &["Rwy'n penderfynu drosof fy hun.", "Gallaf ddweud na wrth bobl rwy'n eu hoffi."],
        ),
        "ar" => (
            "رأيي في حياتي",
            "لا توجد إجابات صحيحة.",
            &["أبداً", "قليلاً", "غالباً", "كثيراً جداً"],
            &["أقرر بنفسي ما يهمني.", "أستطيع أن أقول لا لمن أحبهم.", "أعرف خطوتي التالية."],
        ),
        _ => (
            "A say in my own life",
            "Six short sentences about choosing for yourself, here and now.\nThere are no right answers.",
            &["Not at all like me", "A little like me", "Mostly like me", "Very much like me"],
            &[
                "I make up my own mind about things that matter to me.",
                "I can say no to people I like.",
                "Other people decide what I do.",
                "There are small things in my day that I choose.",
                "I can ask for help when I want it.",
                "I know one next step that is mine to take.",
            ],
        ),
    };
    let answer = |(place, label): (usize, &&str)| AnswerChoice {
        label: (*label).to_owned(),
        key: (place + 1).to_string(),
    };
    let item = |(place, words): (usize, &&str)| QuestionnaireItem {
        number: (place + 1).to_string(),
        words: (*words).to_owned(),
    };
    Questionnaire {
        edge: edge(language),
        title: title.to_owned(),
        language: Language::from(language),
        instruction: instruction.to_owned(),
        answers: labels.iter().enumerate().map(answer).collect(),
        not_answered: Some("0".to_owned()),
        items: items.iter().enumerate().map(item).collect(),
    }
}

pub(crate) fn plan() -> Plan {
    let session = |title: &str, standing: &str, reasons: &[&str], because: Option<&str>| PlannedSession {
        title: title.to_owned(),
        standing: words(&[standing]),
        reasons: reasons
            .iter()
            .map(|says| PlanReason { not_known: None, says: (*says).to_owned() })
            .collect(),
        because: because.map(str::to_owned),
    };
    let mut might_apply = session("What others expect", "might apply: find out first", &[], None);
    might_apply.standing.push("In the diary: 1 December 2026".to_owned());
    might_apply.reasons.push(PlanReason {
        not_known: Some("Not known: What do friends expect of them?".to_owned()),
        says: "If it is so: What others expect seems to matter.".to_owned(),
    });
    might_apply.because = Some("Came up in the second meeting.".to_owned());
    Plan {
        edge: Edge { session: None, reference: Some("K.R.".to_owned()), ..edge("en") },
        title: "Plan".to_owned(),
        chosen: vec![
            session("How we work together", "suggested", &["Everybody begins with this."], None),
            session(
                "Groups I belong to",
                "suggested",
                &["Belonging was named as what matters most.", "They asked to talk about friends."],
                Some("They want to begin with the football club."),
            ),
            might_apply,
        ],
        deferred: vec![session(
            "Strong feelings",
            "suggested, waits",
            &["A bereavement is recent."],
            Some("After the funeral."),
        )],
        declined: vec![],
        not_known: words(&["Reading and writing: nobody holds it.", "Hearing: out of date since March."]),
    }
}

pub(crate) fn report() -> Report {
    let evidence = |day: i8, who: &str, direction: Option<&str>, said: &str| Evidence {
        on: date(2026, 9, day),
        said_by: who.to_owned(),
        direction: direction.map(str::to_owned),
        words: said.to_owned(),
    };
    Report {
        edge: Edge { session: None, reference: Some("K.R.".to_owned()), ..edge("en") },
        title: "Report at the end of the programme".to_owned(),
        facts: vec![
            ("About".to_owned(), "Kit Rowan, A0000AA".to_owned()),
            ("Written by".to_owned(), "A facilitator".to_owned()),
        ],
        notice: Some(
            "This report says what was done and said. It does not say what anyone will do.".to_owned(),
        ),
        meetings: vec![("met".to_owned(), 11), ("met in part".to_owned(), 2), ("chose not to".to_owned(), 1)],
        sessions: words(&["How we work together", "Groups I belong to", "What matters to me"]),
        goals: vec![
            ReportGoal {
                title: "Meet my needs in ways I can stand by".to_owned(),
                written: "They named three groups and what each gives.\n\nThe choir was new.".to_owned(),
                evidence: vec![
                    evidence(
                        3,
                        "The participant",
                        Some("forward"),
                        "I said no, and they still asked me back.",
                    ),
                    evidence(
                        17,
                        "A facilitator",
                        None,
                        "Brought the drawing without being asked.\nTalked for an hour.",
                    ),
                ],
            },
            ReportGoal {
                title: "Have a say".to_owned(),
                written: "Not worked on yet.".to_owned(),
                evidence: Vec::new(),
            },
        ],
        summary: Some("Meetings were held weekly; two were moved.".to_owned()),
        own_words: Some("I would like to keep the drawings.".to_owned()),
        sees_otherwise: Some("The choir was my idea.".to_owned()),
        measures: vec![
            ReportMeasure {
                title: "A say in my own life".to_owned(),
                on: date(2026, 6, 2),
                came_to: Some("9, of 0 to 18".to_owned()),
                caution: "Says nothing about what anyone will do; tried out with nobody.".to_owned(),
            },
            ReportMeasure {
                title: "A say in my own life".to_owned(),
                on: date(2026, 11, 2),
                came_to: None,
                caution: "Says nothing about what anyone will do; tried out with nobody.".to_owned(),
            },
        ],
        signatures: words(&["Facilitator", "Second facilitator", "The participant"]),
    }
}

pub(crate) fn conference() -> Conference {
    let mut edge = Edge { session: None, ..edge("en") };
    edge.contents.push(ContentVersion {
        programme: "Another programme".to_owned(),
        version: "1.0.2".to_owned(),
        hash: "77aa00bb11cc22dd".to_owned(),
    });
    Conference {
        edge,
        title: "Joint case conference".to_owned(),
        held_on: date(2026, 11, 20),
        programmes: words(&["Example programme", "Another programme"]),
        present: words(&["Facilitator", "Chaplain", "Treatment manager"]),
        agreed:
            "Both teams pause in the week of the court date.\n\nOne team talks about family; the other waits."
                .to_owned(),
        person_said: Some("That suits me.".to_owned()),
    }
}

/// One of each kind, with a name for its file.
pub(crate) fn all() -> Vec<(&'static str, Paper)> {
    vec![
        ("sheet", Paper::Sheet(sheet())),
        ("long-sheet", Paper::Sheet(long_sheet())),
        ("large-print", Paper::Handout(large_print())),
        ("easy-read", Paper::Handout(easy_read())),
        ("easy-read-ar", Paper::Handout(easy_read_in_arabic())),
        ("handout-cy", Paper::Handout(handout_in_welsh())),
        ("handout-ar", Paper::Handout(handout_in_arabic())),
        ("questionnaire", Paper::Questionnaire(questionnaire("en"))),
        ("questionnaire-cy", Paper::Questionnaire(questionnaire("cy"))),
        ("questionnaire-ar", Paper::Questionnaire(questionnaire("ar"))),
        ("plan", Paper::Plan(plan())),
        ("report", Paper::Report(report())),
        ("conference", Paper::Conference(conference())),
    ]
}
