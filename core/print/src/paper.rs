//! What goes on paper: plain data, as whoever prints hands it over. Texts of authors are restricted Markdown, texts
//! that were typed into a record are plain words; neither can run anything.

use domain::language::Language;
use domain::statement::Marking;
use jiff::civil::Date;

/// One piece of paper.
#[derive(Clone, Debug)]
pub enum Paper {
    /// What facilitators take into the room.
    Sheet(Sheet),
    /// What a participant keeps: unbranded.
    Handout(Handout),
    /// A measure to be filled in with a pen and typed up by its numbers.
    Questionnaire(Questionnaire),
    /// Which sessions, and why.
    Plan(Plan),
    /// The report at the end.
    Report(Report),
    /// What two programmes' teams agreed.
    Conference(Conference),
}

/// What stands at the head and foot of every page of everything but a handout.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The language of the fixed words; those that have none of ours are in English, and tagged so.
    pub language: Language,
    /// How the paper is to be handled.
    pub marking: Marking,
    /// The content it was made from; two where two programmes meet.
    pub contents: Vec<ContentVersion>,
    /// The session as people number it: `4`, `4 of 12`.
    pub session: Option<String>,
    /// Initials or a reference, where somebody chose to have one. Paper gets lost: never a name unasked.
    pub reference: Option<String>,
    /// The day it was made.
    pub on: Date,
}

/// Which content a paper was made from.
#[derive(Clone, Debug)]
pub struct ContentVersion {
    /// The programme, as people call it.
    pub programme: String,
    /// Its version.
    pub version: String,
    /// The hash of its files; its first twelve signs are printed.
    pub hash: String,
}

/// A session for the people who deliver it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Head and foot.
    pub edge: Edge,
    /// The session's title.
    pub title: String,
    /// Short facts under the title, a label and a text each: how long, what to bring.
    pub facts: Vec<(String, String)>,
    /// Blocks and prompts, in the order they come.
    pub parts: Vec<SheetPart>,
}

/// A part of a sheet.
#[derive(Clone, Debug)]
pub enum SheetPart {
    /// Words of the outline.
    Block(SheetBlock),
    /// Something to write down, with its number on the record screen.
    Prompt(Prompt),
}

/// A block of an outline.
#[derive(Clone, Debug)]
pub struct SheetBlock {
    /// The number or letter people call it by, where it has one.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// The Markdown.
    pub text: String,
    /// The language of the two.
    pub language: Language,
    /// Who it is for.
    pub reader: Reader,
    /// What the reader should know of these words: that a site changed them, that nobody has translated them.
    pub remarks: Vec<String>,
}

/// Who a block of a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Those who deliver.
    Staff,
    /// The participant hears or reads it.
    Participant,
}

/// Something to write down, numbered as on the record screen.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// Its number there.
    pub number: String,
    /// What is asked.
    pub ask: String,
    /// How it is answered.
    pub answer: Answer,
}

/// The space that an answer gets.
#[derive(Clone, Debug)]
pub enum Answer {
    /// So many lines.
    Lines(u8),
    /// A box to tick for each of these, then so many lines.
    Boxes {
        /// What may be ticked.
        options: Vec<String>,
        /// Lines after the boxes.
        lines: u8,
    },
    /// A table to fill in.
    Table {
        /// The names of its columns.
        columns: Vec<String>,
        /// How many empty rows.
        rows: u8,
    },
}

/// What a participant keeps. It has no place for a marking, a programme, a site or a member of staff.
#[derive(Clone, Debug)]
pub struct Handout {
    /// Its title.
    pub title: String,
    /// The language of all its words; a variant in easy words is told to readers as its language.
    pub language: Language,
    /// How it looks.
    pub style: HandoutStyle,
    /// Its sections, in order.
    pub sections: Vec<HandoutSection>,
}

/// How a handout looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoutStyle {
    /// 18 point.
    LargePrint,
    /// A picture and one idea beside it, row by row, 16 point. What has no picture is broken into ideas at the ends of lines.
    EasyRead,
}

/// A section of a handout.
#[derive(Clone, Debug)]
pub struct HandoutSection {
    /// Its heading, where it has one.
    pub title: Option<String>,
    /// What it says.
    pub rows: Vec<HandoutRow>,
}

/// One row of a handout.
#[derive(Clone, Debug, Default)]
pub struct HandoutRow {
    /// The picture.
    pub picture: Option<Picture>,
    /// The Markdown.
    pub text: String,
    /// Lines to write on, after the words.
    pub lines: u8,
}

/// A drawing.
#[derive(Clone, Debug)]
pub struct Picture {
    /// SVG that is drawn of shapes alone: it names no file, no address, no font, no script.
    pub svg: Vec<u8>,
    /// What it shows, in words.
    pub alt: String,
}

/// A measure on paper.
#[derive(Clone, Debug)]
pub struct Questionnaire {
    /// Head and foot.
    pub edge: Edge,
    /// Its title.
    pub title: String,
    /// The language of the title, the instruction, the answers and the items.
    pub language: Language,
    /// What it is for and how it is filled in, as plain words.
    pub instruction: String,
    /// What can be answered, in the order people read it.
    pub answers: Vec<AnswerChoice>,
    /// The key of "not answered", which stands beside every item; none where each must be answered.
    pub not_answered: Option<String>,
    /// What is asked, in order.
    pub items: Vec<QuestionnaireItem>,
}

/// An answer of a questionnaire.
#[derive(Clone, Debug)]
pub struct AnswerChoice {
    /// As people read it.
    pub label: String,
    /// What is keyed for it: it stands in the box.
    pub key: String,
}

/// An item of a questionnaire.
#[derive(Clone, Debug)]
pub struct QuestionnaireItem {
    /// Its number on the screen.
    pub number: String,
    /// The words.
    pub words: String,
}

/// A delivery plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Head and foot.
    pub edge: Edge,
    /// Its title.
    pub title: String,
    /// Sessions that are in it, in order.
    pub chosen: Vec<PlannedSession>,
    /// Sessions for later.
    pub deferred: Vec<PlannedSession>,
    /// Sessions that are left out.
    pub declined: Vec<PlannedSession>,
    /// What was not known when it was made.
    pub not_known: Vec<String>,
}

/// A session of a plan.
#[derive(Clone, Debug)]
pub struct PlannedSession {
    /// Its title.
    pub title: String,
    /// How advice stood, in words: "suggested", "might apply: find out first"; and what has come of it: "met in full".
    pub standing: Vec<String>,
    /// Why: what rules say.
    pub reasons: Vec<PlanReason>,
    /// Why, in the words of whoever decided.
    pub because: Option<String>,
}

/// What one rule says of a session of a plan.
#[derive(Clone, Debug)]
pub struct PlanReason {
    /// What is not known, where the rule cannot tell: it stands before the sentence, which is then no statement about
    /// anybody.
    pub not_known: Option<String>,
    /// The sentence.
    pub says: String,
}

/// The report at the end of a programme.
#[derive(Clone, Debug)]
pub struct Report {
    /// Head and foot.
    pub edge: Edge,
    /// Its title.
    pub title: String,
    /// Short facts under the title, a label and a text each: whom it is about, from when to when, who wrote it.
    pub facts: Vec<(String, String)>,
    /// What the reader must know before anything else.
    pub notice: Option<String>,
    /// Kinds of meetings with how many there were.
    pub meetings: Vec<(String, u32)>,
    /// Titles of sessions that were met in full.
    pub sessions: Vec<String>,
    /// Change goals.
    pub goals: Vec<ReportGoal>,
    /// Anything else.
    pub summary: Option<String>,
    /// The participant's own words.
    pub own_words: Option<String>,
    /// Where they see it otherwise, in their words.
    pub sees_otherwise: Option<String>,
    /// Measures.
    pub measures: Vec<ReportMeasure>,
    /// Who signs: a line for each, by role and name.
    pub signatures: Vec<String>,
}

/// What is said of one change goal.
#[derive(Clone, Debug)]
pub struct ReportGoal {
    /// As people read it.
    pub title: String,
    /// What was written.
    pub written: String,
    /// What it rests on, oldest first.
    pub evidence: Vec<Evidence>,
}

/// One entry that a goal rests on.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The day.
    pub on: Date,
    /// Who said it, in words.
    pub said_by: String,
    /// The direction they recorded, in words, where they did.
    pub direction: Option<String>,
    /// Their words.
    pub words: String,
}

/// A measure in a report.
#[derive(Clone, Debug)]
pub struct ReportMeasure {
    /// As people call it.
    pub title: String,
    /// When it was answered.
    pub on: Date,
    /// What the answers came to, and out of what; none where too few were answered.
    pub came_to: Option<String>,
    /// What must not be read into it.
    pub caution: String,
}

/// What the teams of two or more programmes agreed about one person.
#[derive(Clone, Debug)]
pub struct Conference {
    /// Head and foot.
    pub edge: Edge,
    /// Its title.
    pub title: String,
    /// The day.
    pub held_on: Date,
    /// The programmes.
    pub programmes: Vec<String>,
    /// Roles that were there.
    pub present: Vec<String>,
    /// What was agreed.
    pub agreed: String,
    /// Whether the person knows, and what they said to it.
    pub person_said: Option<String>,
}
