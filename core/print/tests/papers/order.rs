//! The words of each kind come out in the order people read them.

use domain::language::Language;
use print::paper::{Paper, SheetPart};

use crate::given::{self, edge};
use crate::printed;
use crate::read::{folded, in_order, laid, skeleton};

fn check(paper: &Paper, expected: &[&str]) {
    in_order(&folded(&printed(paper).pdf), expected);
}

fn check_arabic(paper: &Paper, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|words| skeleton(words)).collect();
    in_order(&laid(&printed(paper).pdf), &expected.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_sheet_has_blocks_and_prompts_in_their_order() {
    check(
        &Paper::Sheet(given::sheet()),
        &[
            "Session 4 OFFICIAL-SENSITIVE Printed 26 November 2026",
            "Groups I belong to How long: 60 to 90 minutes",
            "For staff Why this session People rarely join",
            "Ten minutes, all who are going in, before the door. • Ring the unit.",
            "For the participant Circles Draw a circle",
            "1. Which circle do you stand in the middle of? 2. Which do you stand at the edge of?",
            "1 Which needs did they name?",
            "Example programme 2.3.0 9f2c41d07be3 OFFICIAL-SENSITIVE Page 1 of 2",
            "What did they say groups ask in return?",
            "For staff If it gets heavy",
            "Do not call a group bad. Slow down Fear of someone",
            "Looks away Wait Stands up Stop, offer a break",
            "3 What did we say we would do? What Who By when",
            "4 Where did we stop?",
            "Page 2 of 2",
        ],
    );
}

#[test]
fn prompts_carry_the_numbers_they_were_given() {
    let mut sheet = given::sheet();
    for part in &mut sheet.parts {
        if let SheetPart::Prompt(prompt) = part {
            prompt.number = format!("7{}", prompt.number);
        }
    }
    check(&Paper::Sheet(sheet), &["71 Which needs", "72", "73 What did we say", "74 Where did we stop?"]);
}

#[test]
fn a_sheet_shows_blocks_in_the_languages_they_are_in() {
    let paper = Paper::Sheet(given::long_sheet());
    let remark = "Nobody who speaks this language has read this part yet.";
    check(&paper, &[remark, remark, "C Cylchoedd Tynnwch gylch ar gyfer pob grŵp"]);
    for words in ["بالرسم", "توضع فيها قطعة لكل نوع من الناس"] {
        check_arabic(&paper, &[remark, words, remark]);
    }
}

#[test]
fn handouts_read_in_order_in_each_language() {
    check(
        &Paper::Handout(given::large_print()),
        &[
            "Circles Talk it Use coins",
            "1. Pick up one.",
            "the same place?",
            "Draw it",
            "Write it It gives me:",
        ],
    );
    check(
        &Paper::Handout(given::easy_read()),
        &[
            "Draw a circle for each group.",
            "Big means",
            "Use letters or colours.",
            "Use no names.",
            "• Some groups",
        ],
    );
    check(
        &Paper::Handout(given::handout_in_welsh()),
        &["Cylchoedd Ei dynnu Tynnwch gylch ar gyfer pob grŵp", "• Tynnwch linell syth"],
    );
    check_arabic(
        &Paper::Handout(given::handout_in_arabic()),
        &[
            "متى أكون هنا مواعيدي أنا هنا يومي الاثنين والخميس",
            "لا أنساك وأنا هناك.",
            "فسيصلك الخبر في صباح ذلك اليوم.",
            "1. ما الطريقة التي تناسبك لوصول الخبر إليك؟",
            "2. أي اليومين أنسب لك؟",
            "Example House",
            "بالرسم",
            "كما يحلو لك!",
        ],
    );
    check_arabic(
        &Paper::Handout(given::easy_read_in_arabic()),
        &["الحلقة بالرسم", "هذه حلقة مطبوعة.", "القطع قريبة"],
    );
}

#[test]
fn questionnaires_read_row_by_row() {
    check(
        &Paper::Questionnaire(given::questionnaire("en")),
        &[
            "A say in my own life Six short sentences",
            "Tick one box in each row. You may leave out any of them.",
            "Not answered",
            "I make up my own mind about things that matter to me.",
            "1 2 3 4 0",
            "I know one next step",
        ],
    );
    let welsh = &["Dweud fy nweud", "Ticiwch un blwch", "Heb ei ateb", "Gallaf ddweud na", "Tudalen 1 o 1"];
    check(&Paper::Questionnaire(given::questionnaire("cy")), welsh);
    let arabic = &["رأيي في حياتي", "لا توجد إجابات صحيحة.", "أقرر بنفسي ما يهمني."];
    check_arabic(&Paper::Questionnaire(given::questionnaire("ar")), arabic);
}

#[test]
fn a_questionnaire_with_many_answers_lays_them_out_below_each_item() {
    let mut questionnaire = given::questionnaire("en");
    let again = questionnaire.answers.clone();
    questionnaire.answers.extend(again);
    questionnaire.not_answered = None;
    check(
        &Paper::Questionnaire(questionnaire),
        &[
            "They are no marks, and are not added up. 1 I make up my own mind",
            "Not at all like me",
            "2 I can say no",
        ],
    );
}

#[test]
fn plans_reports_and_conferences_read_in_order() {
    check(
        &Paper::Plan(given::plan()),
        &[
            "Reference K.R.",
            "In the plan Order Session How it stood Why 1 How we work together suggested",
            "2 Groups I belong to suggested",
            "They want to begin with the football club.",
            "might apply: find out first In the diary: 1 December 2026",
            "Not known: What do friends expect of them? If it is so: What others expect seems to matter.",
            "Later Session How it stood Why Strong feelings",
            "Not in the plan None.",
            "Not known when this plan was made • Reading and writing",
        ],
    );
    check(
        &Paper::Report(given::report()),
        &[
            "About Kit Rowan, A0000AA Written by A facilitator",
            "This report says what was done and said.",
            "Goals Meet my needs in ways I can stand by They named three groups",
            "What this rests on Day Who said it Direction In their words 3 September 2026 The participant forward",
            "Not said",
            "Have a say No observation was linked to this goal. Not worked on yet.",
            "In the person's own words I would like to keep the drawings.",
            "Where the person sees it otherwise The choir was my idea.",
            "Summary Meetings were held weekly",
            "met in part 2",
            "Questionnaires",
            "9, of 0 to 18 Says nothing about what anyone will do",
            "Too few answered",
            "Signatures",
        ],
    );
    check(
        &Paper::Conference(given::conference()),
        &[
            "Joint case conference Day 20 November 2026 Programmes Example programme, Another programme",
            "Who was there Facilitator, Chaplain, Treatment manager",
            "What was agreed Both teams pause",
            "What the person said That suits me.",
            "Example programme 2.3.0 9f2c41d07be3",
            "Another programme 1.0.2 77aa00bb11cc",
        ],
    );
}

#[test]
fn fixed_words_are_in_welsh_where_the_paper_is() {
    let mut report = given::report();
    report.edge = edge("cy");
    check(
        &Paper::Report(report),
        &[
            "Argraffwyd 26 Tachwedd 2026",
            "Nodau",
            "Pwy ddywedodd",
            "3 Medi 2026",
            "Llofnodion",
            "Tudalen 2 o 2",
        ],
    );
    let mut plan = given::plan();
    plan.edge.language = Language::from("pl");
    check(&Paper::Plan(plan.clone()), &["Printed 26 November 2026", "In the plan", "Page 1 of 1"]);
    for (language, said) in [("cy-gb", "Yn y cynllun"), ("Welsh", "In the plan"), ("", "In the plan")] {
        plan.edge.language = Language::from(language);
        check(&Paper::Plan(plan.clone()), &[said]);
    }
}
