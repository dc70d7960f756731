//! The reading copy: one document of everything a participant or a facilitator would meet in a programme, for people
//! who comment on paper. Every part has a number, rules stand in plain words, and what differs is marked.
//!
//! It is data: chapters of parts, parts of pieces. How a page or a Markdown file looks is the front's to say. Two
//! programmes that differ in anything a participant, a facilitator or a rule could meet give different chapters; ids
//! of files, places and hashes stand outside them.

mod about;
mod appendix;
mod blocks;
mod build;
mod compare;
mod measures;
mod numbers;
mod one_line;
mod rules;
mod sessions;
mod word_changes;

use domain::language::Language;
use domain::site::Site;
use serde::Serialize;

use crate::compile::Ready;
use crate::ports::Phrasebook;

/// Everything somebody would meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingCopy {
    /// The programme's title.
    pub title: String,
    /// What the reader must know before anything else.
    pub notice: String,
    /// The language the copy is written in; participants' words may be in another.
    pub language: Language,
    /// Version, content hash, site, language, what it is compared with: each with its name.
    pub header: Vec<(String, String)>,
    /// Its chapters, in order.
    pub chapters: Vec<Part>,
    /// Where another copy was compared: everything that differs, in order.
    pub differences: Option<Vec<Difference>>,
}

/// A chapter, module, session, block, rule, fact: anything with a heading of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Stable among its neighbours: an id.
    pub key: String,
    /// Stable in the document: for links inside it.
    pub anchor: String,
    /// As people name it when they comment: `1.2.3`, `R4`; empty for a chapter.
    pub number: String,
    /// Its heading.
    pub title: Words,
    /// What it is, in a word or two each: for whom, fixed, from which site.
    pub labels: Vec<Label>,
    /// How it stands to the copy it is compared with.
    pub mark: Mark,
    /// Whether it stands in another place than in the copy it is compared with.
    pub moved: bool,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// The parts inside it.
    pub parts: Vec<Self>,
}

/// A word or two on what a part is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// The words.
    pub text: String,
    /// What kind of label it is.
    pub kind: LabelKind,
    /// How it stands to the copy it is compared with.
    pub mark: Mark,
}

/// Kinds of labels; pages may set them apart, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelKind {
    /// For whom.
    Audience,
    /// Fixed blocks and safeguards: what no site changes.
    Kept,
    /// What a site changed, added or left out.
    Site,
    /// Anything else.
    Plain,
}

/// One thing a part says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// What it is; empty for a block's own words.
    pub name: String,
    /// How it is shown.
    pub shown: Shown,
    /// The words.
    pub words: Words,
    /// The part it speaks of.
    pub refers_to: Option<Reference>,
    /// How it stands to the copy it is compared with.
    pub mark: Mark,
}

/// How a piece is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// A name and a line.
    Line,
    /// Markdown, as whoever it is for reads it.
    Prose,
    /// Markdown of the programme in a place where a site has other words.
    Replaced,
    /// A sentence that is said.
    Quote,
    /// Letter by letter.
    Verbatim,
    /// Something the reader must notice: a translation is missing, a block is left out.
    Notice,
}

/// A part another piece speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Its anchor.
    pub anchor: String,
    /// Its number.
    pub number: String,
}

/// Words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words as they are.
    pub text: String,
    /// Their language.
    pub language: Language,
    /// Where they differ from the copy compared with: the words that went, those that came, those that stayed. Of long
    /// texts only the lines that differ.
    pub changes: Vec<Change>,
}

/// Words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "words")]
pub enum Change {
    /// In both copies.
    Same(String),
    /// In the copy compared with only.
    Gone(String),
    /// In this copy only.
    New(String),
}

/// Two texts word by word: what stayed, what went, what came.
#[must_use]
pub fn word_changes(before: &str, now: &str) -> Vec<Change> {
    word_changes::changes(before, now)
}

/// How something stands to the copy it is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// As it was, or nothing was compared.
    #[default]
    Same,
    /// It was not there.
    New,
    /// It is no longer there.
    Gone,
    /// It was otherwise.
    Changed,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where: the part's anchor.
    pub anchor: String,
    /// Its number.
    pub number: String,
    /// Its heading, after those it stands in.
    pub path: String,
    /// How it differs.
    pub mark: Mark,
    /// Whether it stands in another place.
    pub moved: bool,
}

/// What a reading copy is made of.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The programme as it is at the site.
    pub ready: &'a Ready,
    /// The programme as its authors wrote it.
    pub programme: &'a Ready,
    /// The site, where one was asked for.
    pub site: Option<&'a Site>,
    /// The language participants' words are wanted in.
    pub language: &'a Language,
    /// Short strings in every language.
    pub phrases: &'a dyn Phrasebook,
}

impl std::fmt::Debug for Reading<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Reading").field("site", &self.site).field("language", &self.language).finish()
    }
}

/// Makes the reading copy.
#[must_use]
pub fn reading_copy(reading: Reading<'_>) -> ReadingCopy {
    let package = &reading.ready.programme.package;
    let manifest = &package.manifest;
    let mut header = vec![
        ("Version".to_owned(), manifest.version.clone()),
        ("Content".to_owned(), package.content_hash.chars().take(16).collect()),
    ];
    header.push((
        "Site".to_owned(),
        reading.site.map_or("as written, for every site", |site| &site.name).to_owned(),
    ));
    header.push(("Participants' words in".to_owned(), reading.language.name()));
    let mut chapters = vec![about::programme(reading)];
    chapters.extend(reading.site.map(|site| about::site(reading, site)));
    chapters.push(sessions::chapter(reading));
    chapters.push(blocks::sheets(reading));
    chapters.push(rules::chapter(reading));
    chapters.extend(appendix::chapters(reading));
    numbers::set(&mut chapters);
    let mut copy = ReadingCopy {
        title: manifest.title.clone(),
        notice: manifest.notice.clone(),
        language: manifest.languages.written_in.clone(),
        header,
        chapters,
        differences: None,
    };
    one_line::fold(&mut copy);
    copy
}

impl ReadingCopy {
    /// Marks what differs from `before`, which people know as `name`. What is gone stands where it stood.
    pub fn compare(&mut self, before: Self, name: &str) {
        let version = before.header.iter().find(|(name, _)| name == "Version");
        let version = version.map(|(_, version)| format!(", version {version}")).unwrap_or_default();
        self.header.push(("Compared with".to_owned(), format!("{name}{version}")));
        self.chapters = compare::parts(std::mem::take(&mut self.chapters), before.chapters);
        self.differences = Some(compare::differences(&self.chapters));
    }
}
