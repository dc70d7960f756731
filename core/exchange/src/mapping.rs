//! A mapping ready for use: checked, every name resolved, every pattern prepared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::fact::FactType;
use domain::ids::{FactId, SchemeId};
use domain::statement::{Marking, Said};

use crate::days::Days;
use crate::pattern::{Comparable, Pattern};
use crate::row::Row;

/// A checked mapping.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    /// Its id: the file's name without folder and ending.
    pub(crate) id: String,
    /// The holder.
    pub(crate) holder: Arc<str>,
    /// The kind of file.
    pub(crate) kind: Kind,
    /// How dates are written.
    pub(crate) days: Days,
    /// What tells the export from others.
    pub(crate) recognise: Vec<String>,
    /// Columns and codes that are never read.
    pub(crate) not_read: BTreeSet<String>,
    /// Where things stand in a row.
    pub(crate) columns: Columns,
    /// Who gives out the numbers that rows know people by.
    pub(crate) scheme: SchemeId,
    /// The shape of a person's number.
    pub(crate) looks_like: Option<String>,
    /// Markings by the file's code.
    pub(crate) markings: BTreeMap<String, Marking>,
    /// Author roles by the file's code.
    pub(crate) authors: BTreeMap<String, Arc<str>>,
    /// Coded facts by the file's code or field.
    pub(crate) facts: BTreeMap<String, CodedFact>,
    /// Topics by category.
    pub(crate) topics: BTreeMap<String, String>,
    /// What is opinion.
    pub(crate) opinion: Vec<LookFor>,
    /// What a named person should settle.
    pub(crate) settle: Vec<Settle>,
    /// What is never kept.
    pub(crate) refuse: Vec<Refusal>,
}

/// The kind of file.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Rows of cells.
    Csv {
        /// The encoding of the file.
        encoding: Encoding,
        /// Between cells.
        separator: u8,
    },
    /// A list of objects.
    Json {
        /// Path to the list.
        rows: Vec<String>,
        /// Path to the file's own total.
        total: Option<Vec<String>>,
    },
    /// Sheets of rows of cells.
    Xlsx {
        /// The sheet with the rows.
        sheet: Sheet,
        /// The sheet with the links.
        links: Option<Links>,
    },
}

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// Its name.
    pub(crate) name: String,
    /// The row with the column names, from 1; none when it is looked for.
    pub(crate) header_row: Option<u32>,
}

/// Where a workbook says which numbers are one person's.
#[derive(Clone, Debug)]
pub(crate) struct Links {
    pub(crate) sheet: Sheet,
    pub(crate) number: String,
    pub(crate) other: String,
    pub(crate) other_scheme: SchemeId,
    pub(crate) other_looks_like: Option<String>,
    pub(crate) merged: Option<Merged>,
    pub(crate) not_read: BTreeSet<String>,
}

/// Where a row of links says that a number was given up.
#[derive(Clone, Debug)]
pub(crate) struct Merged {
    pub(crate) column: String,
    /// In small letters.
    pub(crate) after: Vec<String>,
}

impl Links {
    /// Every column that is read.
    pub(crate) fn needed(&self) -> impl Iterator<Item = &str> + Clone {
        let merged = self.merged.as_ref().map(|merged| &merged.column);
        [&self.number, &self.other].into_iter().chain(merged).map(String::as_str)
    }
}

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8.
    Utf8,
    /// Windows-1252.
    Windows1252,
}

/// Where things stand in a row: columns of CSV, fields of JSON.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub(crate) person: String,
    pub(crate) first_name: Option<String>,
    pub(crate) date: String,
    pub(crate) category: String,
    pub(crate) text: String,
    pub(crate) author: Option<String>,
    pub(crate) marking: Option<String>,
    pub(crate) amendments: Option<Amendments>,
    pub(crate) coded_categories: BTreeSet<String>,
    pub(crate) coded: Option<Coded>,
}

/// Where amendments stand.
#[derive(Clone, Debug)]
pub(crate) struct Amendments {
    pub(crate) list: String,
    pub(crate) date: String,
    pub(crate) text: String,
}

/// Where coded facts stand.
#[derive(Clone, Debug)]
pub(crate) enum Coded {
    /// One fact a row: its code and value.
    Pair {
        /// The column with the code.
        code: String,
        /// The column with the value.
        value: String,
    },
    /// Several facts a row: the field that holds them.
    Fields(String),
}

impl Columns {
    /// Every column the mapping reads. Amendments and coded fields need not be in every row.
    pub(crate) fn needed(&self) -> impl Iterator<Item = &str> + Clone {
        let pair = match &self.coded {
            Some(Coded::Pair { code, value }) => [Some(code), Some(value)],
            Some(Coded::Fields(_)) | None => [None, None],
        };
        let perhaps =
            [Some(&self.text), self.first_name.as_ref(), self.author.as_ref(), self.marking.as_ref()];
        self.always().chain(perhaps.into_iter().chain(pair).flatten().map(String::as_str))
    }

    /// What no row can do without. JSON leaves other fields out when they are blank.
    pub(crate) fn always(&self) -> impl Iterator<Item = &str> + Clone {
        [&self.person, &self.date, &self.category].into_iter().map(String::as_str)
    }

    /// Whether the mapping names `column` at all.
    pub(crate) fn names(&self, column: &str) -> bool {
        let fields = match &self.coded {
            Some(Coded::Fields(fields)) => Some(fields.as_str()),
            _ => None,
        };
        self.needed().chain(fields).any(|name| name == column)
            || self.amendments.as_ref().is_some_and(|amendments| amendments.list == column)
    }
}

/// A coded fact.
#[derive(Clone, Debug)]
pub(crate) struct CodedFact {
    /// The fact.
    pub(crate) fact: FactId,
    /// What answers it has.
    pub(crate) kind: FactType,
    /// How its values are read.
    pub(crate) reads: Reads,
    /// What means "not known".
    pub(crate) not_known: BTreeSet<String>,
}

/// How a coded value is read.
#[derive(Clone, Debug)]
pub(crate) enum Reads {
    /// By a table of codes.
    Values(BTreeMap<String, Said>),
    /// As a whole number.
    Number,
    /// As a date.
    Date,
    /// As months before the row's date.
    MonthsBefore,
}

/// What to look for in a row.
#[derive(Clone, Debug)]
pub(crate) struct LookFor {
    pub(crate) pattern: Pattern,
    pub(crate) categories: BTreeSet<String>,
    pub(crate) authors: BTreeSet<String>,
}

impl LookFor {
    /// Whether `row`, whose texts are `texts`, is one of those looked for.
    pub(crate) fn matches(&self, row: &Row, texts: &[Comparable]) -> bool {
        let among = |set: &BTreeSet<String>, code: &str| set.is_empty() || set.contains(code);
        among(&self.categories, &row.category)
            && among(&self.authors, &row.author)
            && (self.pattern.is_empty() || texts.iter().any(|text| self.pattern.matches(text)))
    }
}

/// A note that a named person should settle.
#[derive(Clone, Debug)]
pub(crate) struct Settle {
    pub(crate) pattern: Pattern,
    pub(crate) fact: FactId,
    pub(crate) who: String,
}

/// Rows that are never kept.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) id: String,
    pub(crate) because: String,
    pub(crate) look_for: LookFor,
    pub(crate) then_keep_no: Vec<String>,
}
