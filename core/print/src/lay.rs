//! Each kind of paper as data for its template. The words "the block", "row 2" name places as people find them.

use domain::language::Language;
use serde_json::{Value, json};

use crate::desk::{Desk, date, fixed, language};
use crate::markdown::Block;
use crate::paper::{
    Answer, AnswerChoice, Conference, Evidence, Handout, HandoutRow, HandoutStyle, Paper, Plan, PlanReason,
    PlannedSession, Prompt, Questionnaire, QuestionnaireItem, Reader, Report, ReportGoal, ReportMeasure,
    Sheet, SheetBlock, SheetPart,
};
use crate::refused::TroubleKind;

/// More columns than this leave no room to write in.
const COLUMNS: usize = 6;

impl Paper {
    /// The template.
    pub(crate) fn template(&self) -> &'static str {
        match self {
            Self::Sheet(_) => "sheet",
            Self::Handout(_) => "handout",
            Self::Questionnaire(_) => "questionnaire",
            Self::Plan(_) => "plan",
            Self::Report(_) => "report",
            Self::Conference(_) => "conference",
        }
    }

    /// Whether a participant reads it by themselves.
    pub(crate) fn is_for_participant(&self) -> bool {
        matches!(self, Self::Handout(_) | Self::Questionnaire(_))
    }

    /// The language of the paper's own words.
    pub(crate) fn language(&self) -> &Language {
        match self {
            Self::Sheet(one) => &one.edge.language,
            Self::Handout(one) => &one.language,
            Self::Questionnaire(one) => &one.language,
            Self::Plan(one) => &one.edge.language,
            Self::Report(one) => &one.edge.language,
            Self::Conference(one) => &one.edge.language,
        }
    }

    /// The paper as data.
    pub(crate) fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let (title, edge) = match self {
            Self::Sheet(one) => (&one.title, Some(&one.edge)),
            Self::Handout(one) => (&one.title, None),
            Self::Questionnaire(one) => (&one.title, Some(&one.edge)),
            Self::Plan(one) => (&one.title, Some(&one.edge)),
            Self::Report(one) => (&one.title, Some(&one.edge)),
            Self::Conference(one) => (&one.title, Some(&one.edge)),
        };
        let tongue = self.language();
        let title = desk.needed("the title", title);
        let edge = edge.map(|edge| desk.edge(edge));
        let body = match self {
            Self::Sheet(one) => one.lay(desk),
            Self::Handout(one) => one.lay(desk),
            Self::Questionnaire(one) => one.lay(desk),
            Self::Plan(one) => one.lay(desk),
            Self::Report(one) => one.lay(desk),
            Self::Conference(one) => one.lay(desk),
        };
        let (language, fixed) = (language(tongue), fixed(tongue));
        json!({ "title": title, "language": language, "fixed": fixed, "edge": edge, "body": body })
    }
}

/// Short facts under a title.
fn facts(all: &[(String, String)], desk: &mut Desk<'_>) -> Vec<Value> {
    let place = "the facts under the title";
    let lay = |(label, text): &(String, String)| {
        desk.part(place);
        json!([desk.line(place, label), desk.line(place, text)])
    };
    all.iter().map(lay).collect()
}

impl Sheet {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let facts = facts(&self.facts, desk);
        let parts: Vec<Value> = self
            .parts
            .iter()
            .map(|part| match part {
                SheetPart::Block(block) => block.lay(desk),
                SheetPart::Prompt(prompt) => prompt.lay(desk),
            })
            .collect();
        json!({ "facts": facts, "parts": parts })
    }
}

impl SheetBlock {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let place = format!("the block \"{}\"", self.title);
        desk.part(&place);
        json!({
            "kind": "block",
            "number": desk.optional(&place, self.number.as_deref()),
            "title": desk.needed(&place, &self.title),
            "language": language(&self.language),
            "staff": self.reader == Reader::Staff,
            "remarks": desk.lines(&place, &self.remarks),
            "blocks": desk.markdown(&place, &self.text),
        })
    }
}

impl Prompt {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let place = format!("prompt {}", self.number);
        desk.part(&place);
        let (options, lines, columns, rows): (&[String], u8, &[String], u8) = match &self.answer {
            Answer::Lines(lines) => (&[], *lines, &[], 0),
            Answer::Boxes { options, lines } => (options, *lines, &[], 0),
            Answer::Table { columns, rows } => (&[], 0, columns, *rows),
        };
        if columns.len() > COLUMNS {
            let what = format!("a table to fill in has {COLUMNS} columns at most");
            desk.trouble(TroubleKind::TooMuch, &place, &what, "ask in two prompts");
        }
        let cells = usize::from(rows).saturating_mul(columns.len());
        desk.room(&place, cells.saturating_add(usize::from(lines)));
        json!({
            "kind": "prompt",
            "number": desk.needed(&place, &self.number),
            "ask": desk.needed(&place, &self.ask),
            "options": desk.lines(&place, options),
            "lines": lines,
            "columns": desk.lines(&place, columns),
            "rows": rows,
        })
    }
}

impl Handout {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let easy = self.style == HandoutStyle::EasyRead;
        let sections: Vec<Value> = self
            .sections
            .iter()
            .map(|section| {
                let title = desk.optional("the headings", section.title.as_deref());
                let of = title.clone().unwrap_or_else(|| self.title.clone());
                let rows = section.rows.iter().enumerate();
                let rows: Vec<Value> = rows
                    .flat_map(|(number, row)| {
                        let place = format!("row {} of \"{of}\"", number.saturating_add(1));
                        row.lay(&place, easy, desk)
                    })
                    .collect();
                json!({ "title": title, "rows": rows })
            })
            .collect();
        json!({ "easy": easy, "sections": sections })
    }
}

impl HandoutRow {
    /// One row, or in Easy Read without a picture one for each idea.
    fn lay(&self, place: &str, easy: bool, desk: &mut Desk<'_>) -> Vec<Value> {
        desk.part(place);
        desk.room(place, usize::from(self.lines));
        let picture = self.picture.as_ref().map(|one| desk.picture(&format!("the picture of {place}"), one));
        let blocks = desk.markdown(place, &self.text);
        if !easy || picture.is_some() {
            return vec![json!({ "picture": picture, "blocks": blocks, "lines": self.lines })];
        }
        let mut ideas: Vec<Vec<Block>> =
            blocks.into_iter().flat_map(Block::ideas).map(|idea| vec![idea]).collect();
        if ideas.is_empty() {
            ideas.push(Vec::new());
        }
        let last = ideas.len().saturating_sub(1);
        let row = |(number, blocks): (usize, Vec<Block>)| {
            let lines = if number == last { self.lines } else { 0 };
            json!({ "picture": Value::Null, "blocks": blocks, "lines": lines })
        };
        ideas.into_iter().enumerate().map(row).collect()
    }
}

impl Questionnaire {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        if self.answers.is_empty() || self.items.is_empty() {
            let what = "there is nothing to ask, or nothing to answer with";
            desk.trouble(TroubleKind::Empty, "the questionnaire", what, "give items and answers");
        }
        let cells = self.answers.len().saturating_add(2).saturating_mul(self.items.len());
        desk.room("the items", cells);
        let answers: Vec<Value> = self.answers.iter().map(|answer| answer.lay(desk)).collect();
        let items: Vec<Value> = self.items.iter().map(|item| item.lay(desk)).collect();
        json!({
            "instruction": desk.words("the instruction", &self.instruction),
            "answers": answers,
            "notAnswered": desk.optional("the answers", self.not_answered.as_deref()),
            "items": items,
        })
    }
}

impl AnswerChoice {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let place = "the answers";
        desk.part(place);
        json!({ "label": desk.needed(place, &self.label), "key": desk.needed(place, &self.key) })
    }
}

impl QuestionnaireItem {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let place = format!("item {}", self.number);
        desk.part(&place);
        json!({ "number": desk.needed(&place, &self.number), "words": desk.needed(&place, &self.words) })
    }
}

impl Plan {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let mut lay = |sessions: &[PlannedSession]| -> Vec<Value> {
            sessions.iter().map(|session| session.lay(desk)).collect()
        };
        let (chosen, deferred, declined) = (lay(&self.chosen), lay(&self.deferred), lay(&self.declined));
        let not_known = desk.lines("what is not known", &self.not_known);
        json!({ "chosen": chosen, "deferred": deferred, "declined": declined, "notKnown": not_known })
    }
}

impl PlannedSession {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let place = format!("the session \"{}\"", self.title);
        desk.part(&place);
        json!({
            "title": desk.needed(&place, &self.title),
            "standing": desk.lines(&place, &self.standing),
            "reasons": self.reasons.iter().map(|reason| reason.lay(&place, desk)).collect::<Vec<Value>>(),
            "because": desk.optional(&place, self.because.as_deref()),
        })
    }
}

impl PlanReason {
    fn lay(&self, place: &str, desk: &mut Desk<'_>) -> Value {
        desk.part(place);
        json!({
            "notKnown": desk.optional(place, self.not_known.as_deref()),
            "says": desk.line(place, &self.says),
        })
    }
}

impl Report {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let meeting = |(kind, count): &(String, u32)| {
            desk.part("the meetings");
            json!([desk.line("the meetings", kind), count])
        };
        let meetings: Vec<Value> = self.meetings.iter().map(meeting).collect();
        let goals: Vec<Value> = self.goals.iter().map(|goal| goal.lay(desk)).collect();
        let measures: Vec<Value> = self.measures.iter().map(|measure| measure.lay(desk)).collect();
        json!({
            "facts": facts(&self.facts, desk),
            "notice": desk.words("the notice", self.notice.as_deref().unwrap_or_default()),
            "meetings": meetings,
            "sessions": desk.lines("the sessions", &self.sessions),
            "goals": goals,
            "summary": desk.words("the summary", self.summary.as_deref().unwrap_or_default()),
            "ownWords": desk.words("their own words", self.own_words.as_deref().unwrap_or_default()),
            "seesOtherwise":
                desk.words("where they see it otherwise", self.sees_otherwise.as_deref().unwrap_or_default()),
            "measures": measures,
            "signatures": desk.lines("the signatures", &self.signatures),
        })
    }
}

impl ReportGoal {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let place = format!("the goal \"{}\"", self.title);
        desk.part(&place);
        let title = desk.needed(&place, &self.title);
        let written = desk.words(&place, &self.written);
        let evidence: Vec<Value> = self.evidence.iter().map(|one| one.lay(&place, desk)).collect();
        json!({ "title": title, "written": written, "evidence": evidence })
    }
}

impl Evidence {
    fn lay(&self, place: &str, desk: &mut Desk<'_>) -> Value {
        desk.part(place);
        json!({
            "on": date(self.on),
            "saidBy": desk.line(place, &self.said_by),
            "direction": desk.optional(place, self.direction.as_deref()),
            "words": desk.words(place, &self.words),
        })
    }
}

impl ReportMeasure {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        let place = format!("the measure \"{}\"", self.title);
        desk.part(&place);
        json!({
            "title": desk.needed(&place, &self.title),
            "on": date(self.on),
            "cameTo": desk.optional(&place, self.came_to.as_deref()),
            "caution": desk.line(&place, &self.caution),
        })
    }
}

impl Conference {
    fn lay(&self, desk: &mut Desk<'_>) -> Value {
        json!({
            "heldOn": date(self.held_on),
            "programmes": desk.lines("the programmes", &self.programmes),
            "present": desk.lines("who was there", &self.present),
            "agreed": desk.words("what was agreed", &self.agreed),
            "personSaid": desk.words("what the person said", self.person_said.as_deref().unwrap_or_default()),
        })
    }
}
