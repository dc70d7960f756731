//! The ports: one trait for each outside thing a use case needs. Adapters implement them; the binary wires them.

pub mod access;
pub mod plugins;
pub mod store;

use std::fmt;
use std::sync::Arc;

use domain::condition::Condition;
use domain::dictionary::{Derived, Dictionary};
use domain::fact::FactDefinition;
use domain::fact_sheet::FactCell;
use domain::finding::Finding;
use domain::guard::Guard;
use domain::hooks::{Entry, FollowUp, ProgressLine, SessionRecord, SuitabilityAnswer};
use domain::ids::ProgrammeId;
use domain::language::Language;
use domain::package::{Package, ScriptText};
use domain::person::{Identifier, Participant};
use domain::place::{Passage, Place};
use domain::record::words::RecordWords;
use domain::site::Site;

/// Where packages come from: a folder, the copy in the binary, later a signed file or a store.
pub trait ContentSource {
    /// The programmes there are, in order of id.
    fn programmes(&self) -> Vec<ProgrammeId>;

    /// Reads one programme. What could not be read is left out and said in the findings; the package is none only
    /// when there is nothing to work with (no manifest).
    fn read(&self, programme: &ProgrammeId) -> ReadPackage;

    /// The sites that are described, in order of id.
    fn sites(&self) -> Vec<Site>;

    /// The facts that every programme may use, in file order.
    fn shared_facts(&self) -> Vec<FactDefinition>;

    /// The words of the record: statuses, reasons, attendance and the like. Empty where the content has none, or where
    /// they cannot be read; what is wrong with them is said in [`ContentSource::shared_findings`].
    fn record_words(&self) -> RecordWords {
        RecordWords::default()
    }

    /// Findings that belong to no programme: shared facts, theory, words of the record, mappings, stray files.
    fn shared_findings(&self) -> Vec<Finding>;

    /// The text of the file at `path` (as findings name it), for showing the line a finding is about.
    fn text(&self, path: &str) -> Option<Arc<str>>;
}

impl<S: ContentSource + ?Sized> ContentSource for Arc<S> {
    fn programmes(&self) -> Vec<ProgrammeId> {
        (**self).programmes()
    }
    fn read(&self, programme: &ProgrammeId) -> ReadPackage {
        (**self).read(programme)
    }
    fn sites(&self) -> Vec<Site> {
        (**self).sites()
    }
    fn shared_facts(&self) -> Vec<FactDefinition> {
        (**self).shared_facts()
    }
    fn record_words(&self) -> RecordWords {
        (**self).record_words()
    }
    fn shared_findings(&self) -> Vec<Finding> {
        (**self).shared_findings()
    }
    fn text(&self, path: &str) -> Option<Arc<str>> {
        (**self).text(path)
    }
}

/// A package as far as it could be read.
#[derive(Debug)]
pub struct ReadPackage {
    /// The package.
    pub package: Option<Package>,
    /// Everything that is wrong with its files, in order of place.
    pub findings: Vec<Finding>,
    /// How many files were read.
    pub files: usize,
}

/// How an expression is used: a hold may not lean on facts that are waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConditionUse {
    /// In a rule that holds.
    Hold,
    /// Anywhere else.
    Other,
}

/// The expression and script language behind content.
pub trait Scripting {
    /// Lowers a condition over the names of `dictionary`. Pure: the same text gives the same condition.
    ///
    /// # Errors
    /// Every problem in it, each at its place. The guard is asked here too, through derived facts.
    fn condition(
        &self,
        passage: &Passage,
        dictionary: &Dictionary,
        guard: &Guard,
        usage: ConditionUse,
    ) -> Result<Condition, Vec<Finding>>;

    /// Reads a programme's scripts. Derived facts come back ready to be added to `dictionary`, in an order in which
    /// each comes after those it calls.
    fn library(
        &self,
        scripts: &[ScriptText],
        dictionary: &Dictionary,
        guard: &Guard,
        trusted: bool,
    ) -> Library;
}

/// What a programme's scripts give.
#[derive(Debug)]
pub struct Library {
    /// Derived facts; those that run outside carry their number.
    pub derived: Vec<Derived>,
    /// The functions that run outside, and the hooks.
    pub functions: Arc<dyn Functions>,
    /// Everything that is wrong with the scripts.
    pub findings: Vec<Finding>,
}

/// A person as a function may see them: declared facts only, no name, no number.
#[derive(Clone, Copy, Debug)]
pub struct PersonView<'a> {
    /// The cells of the programme's declared facts.
    pub cells: &'a [FactCell],
    /// Whether facts past their look-again date count as not known.
    pub in_date_only: bool,
}

/// A programme's functions that are not lowered: interpreted scripts, or native ones. Pure by contract.
///
/// A programme has only the ones it writes: what is not given here gives nothing.
///
/// A fault is infrastructure (a limit, a stopped worker) or content (a wrong result); neither is ever a decision.
pub trait Functions: std::fmt::Debug + Send + Sync {
    /// Works out the derived facts that run outside, for each person in turn: one cell each per function number.
    fn derive(&self, people: &[PersonView<'_>]) -> Vec<Vec<Result<FactCell, Finding>>> {
        people.iter().map(|_| Vec::new()).collect()
    }

    /// Which hooks the programme has.
    fn hooks(&self) -> Hooks {
        Hooks::default()
    }

    /// Asks the suitability hook.
    ///
    /// # Errors
    /// A finding when the function faulted or gave something else.
    fn suitability(&self, _person: PersonView<'_>) -> Result<Vec<SuitabilityAnswer>, Finding> {
        Ok(Vec::new())
    }

    /// Asks the follow-up hook.
    ///
    /// # Errors
    /// A finding when the function faulted or gave something else.
    fn follow_up(&self, _record: &SessionRecord, _person: PersonView<'_>) -> Result<Vec<FollowUp>, Finding> {
        Ok(Vec::new())
    }

    /// Asks the progress hook.
    ///
    /// # Errors
    /// A finding when the function faulted or gave something else.
    fn progress(&self, _history: &[Entry]) -> Result<Vec<ProgressLine>, Finding> {
        Ok(Vec::new())
    }
}

/// The functions of a programme that has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFunctions;

impl Functions for NoFunctions {}

/// Which hooks a programme has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hooks {
    /// `suitability(person)`.
    pub suitability: bool,
    /// `follow_up(record, person)`.
    pub follow_up: bool,
    /// `progress(history)`.
    pub progress: bool,
}

/// Short strings with counts, in every language there are messages in. Which there are: [`crate::phrases`].
pub trait Phrasebook {
    /// The string `id` in `language`, with what it is given. Where the language lacks it, its plain language, then
    /// English.
    fn say(&self, language: &Language, id: &str, values: &[(&str, PhraseValue<'_>)]) -> String;
}

/// What a short string is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseValue<'a> {
    /// A number, which may decide the plural form.
    Number(u32),
    /// Words.
    Words(&'a str),
}

impl From<u16> for PhraseValue<'_> {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl<'a> From<&'a str> for PhraseValue<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words)
    }
}

impl fmt::Display for PhraseValue<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(out),
            Self::Words(words) => out.pad(words),
        }
    }
}

/// Reads prisons' exports through mappings.
pub trait Exchange {
    /// Reads one export: `name` is what findings call the file, `mapping` overrides recognition.
    ///
    /// # Errors
    /// Findings when nothing of the file can be read (no mapping, not text, a broken mapping).
    fn read(&self, name: &str, bytes: &[u8], mapping: Option<&str>) -> Result<Import, Vec<Finding>>;
}

/// A person's instruction to keep nothing of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeepNo {
    /// Whose instruction it is.
    pub person: Identifier,
    /// What it is about: the beginning of fact ids and topics, in whole dotted parts.
    pub about: String,
    /// The line it stands in.
    pub line: u32,
}

impl KeepNo {
    /// Whether it forbids to keep `name`, a fact's id or a topic.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        let rest = name.strip_prefix(self.about.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// What a holder says of two numbers: that they are one person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The number the holder uses, or the one that was given up.
    pub from: Identifier,
    /// The other number, or the one that is used since.
    pub to: Identifier,
    /// Whether `from` was given up for `to`: two numbers of one scheme that turned out to be one person's.
    pub merged: bool,
    /// Where it is said.
    pub place: Place,
}

/// What an export gave.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The file.
    pub file: String,
    /// The mapping that read it.
    pub mapping: String,
    /// The holder it comes from, as statements name it.
    pub holder: String,
    /// People in order of id.
    pub people: Vec<Participant>,
    /// What people asked not to be kept: it holds for every export of a run, and `gather` honours it in all of them.
    pub keep_no: Vec<KeepNo>,
    /// Which numbers are one person's, as the holder says: `crate::identity` settles what holds.
    pub links: Vec<Link>,
    /// Rows read into facts or contributions.
    pub read: usize,
    /// Rows merged with an equal one.
    pub merged: usize,
    /// Rows a newer one superseded.
    pub superseded: usize,
    /// Rows refused or walled off, whose text is nowhere kept.
    pub refused: usize,
    /// Rows in all; always the sum of the four.
    pub rows: usize,
    /// Why and where, by line; texts that must never be a record are not echoed.
    pub findings: Vec<Finding>,
}
