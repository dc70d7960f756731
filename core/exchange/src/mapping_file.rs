//! The text of a mapping: one type a key, with the place of every value that can be wrong. Nothing is checked here.

use std::collections::BTreeMap;

use domain::statement::Marking;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_saphyr::Spanned;

/// How one holder's export becomes contributions and facts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "mapping")]
pub(crate) struct MappingFile {
    /// What the mapping is for, in a few words.
    #[schemars(with = "String")]
    pub(crate) title: Spanned<String>,
    /// The holder, as every fact and contribution will name it: `hmp-ashgrove`.
    #[schemars(with = "String", regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub(crate) holder: Spanned<String>,
    /// What kind of file it is.
    pub(crate) file: FileKeys,
    /// Columns (CSV) or paths (JSON: `page.totalElements`, `content.text`) that together tell this export from others.
    #[schemars(with = "Vec<String>", length(min = 1))]
    pub(crate) recognise: Spanned<Vec<String>>,
    /// Where a row says whom it is about.
    pub(crate) person: PersonKeys,
    /// Where a row says the rest.
    pub(crate) row: RowKeys,
    /// Columns and codes that are known and never read.
    #[serde(default)]
    pub(crate) not_read: Vec<String>,
    /// Workbooks: the sheet that says which numbers are one person's.
    pub(crate) links: Option<LinkKeys>,
    /// The file's markings. An empty marking always reads as OFFICIAL-SENSITIVE; any other refuses the row.
    #[serde(default)]
    pub(crate) markings: BTreeMap<String, Marking>,
    /// The file's codes for authors, each with the role in plain words.
    #[serde(default)]
    pub(crate) authors: BTreeMap<String, String>,
    /// Which rows are coded, and what the codes mean.
    pub(crate) coded: Option<CodedKeys>,
    /// Which rows are notes for people to read.
    pub(crate) notes: NotesKeys,
    /// Rows that are never kept: counted, explained, their words nowhere stored. The first that fits is given as reason.
    #[serde(default)]
    pub(crate) refuse: Vec<RefuseKeys>,
}

/// What kind of file it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileKeys {
    /// `csv`, `json` or `xlsx`.
    pub(crate) kind: KindWord,
    /// Workbooks: the sheet with the rows.
    #[schemars(with = "Option<String>")]
    pub(crate) sheet: Option<Spanned<String>>,
    /// Workbooks: the row with the column names; left out, the first row that has all of `recognise`.
    #[schemars(with = "Option<u32>", range(min = 1))]
    pub(crate) header_row: Option<Spanned<u32>>,
    /// `utf-8` (also when left out) or `windows-1252`; JSON and workbooks say it themselves.
    #[schemars(with = "Option<EncodingWord>")]
    pub(crate) encoding: Option<Spanned<EncodingWord>>,
    /// CSV: the sign between cells; a comma when left out.
    #[schemars(with = "Option<String>")]
    pub(crate) separator: Option<Spanned<String>>,
    /// JSON: the path to the list of rows; left out when the file is itself the list.
    pub(crate) rows: Option<String>,
    /// JSON: the path to the number of rows that the file says it has.
    pub(crate) total: Option<String>,
    /// How dates are written: `DD-MON-YYYY`, `DD/MM/YYYY`, `YYYY-MM-DD` ..., `RFC 3339`, or `serial` for the day
    /// numbers of workbooks.
    #[schemars(with = "Vec<String>", length(min = 1))]
    pub(crate) dates: Vec<Spanned<String>>,
    /// For `RFC 3339`: where the day is counted, such as `Europe/London`.
    pub(crate) time_zone: Option<String>,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KindWord {
    /// Rows of cells.
    Csv,
    /// A list of objects.
    Json,
    /// A workbook: sheets of rows of cells.
    Xlsx,
}

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub(crate) enum EncodingWord {
    /// UTF-8.
    #[serde(rename = "utf-8")]
    Utf8,
    /// What Windows calls ANSI in western Europe.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

/// Where a row says whom it is about.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonKeys {
    /// The column with the person's number.
    pub(crate) number: String,
    /// Who gives these numbers out: `NOMS` (also when left out) for prison numbers, `CRN` for probation's.
    #[schemars(with = "Option<String>", regex(pattern = "^[A-Z][A-Z0-9-]{0,15}$"))]
    pub(crate) scheme: Option<Spanned<String>>,
    /// Its shape: `A` for a letter, `9` for a figure. A number of another shape refuses the row.
    #[schemars(with = "Option<String>")]
    pub(crate) looks_like: Option<Spanned<String>>,
    /// The column with the first name, used for speaking to the person and nothing else.
    pub(crate) first_name: Option<String>,
}

/// The sheet that says which numbers are one person's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkKeys {
    /// Its name.
    #[schemars(with = "String")]
    pub(crate) sheet: Spanned<String>,
    /// The row with the column names; left out, the first row that has all the columns named here.
    #[schemars(with = "Option<u32>", range(min = 1))]
    pub(crate) header_row: Option<Spanned<u32>>,
    /// The column with the number that the rows of this file know people by.
    pub(crate) number: String,
    /// The column with the other number of the same person. A blank one says: not traced.
    pub(crate) other_number: String,
    /// Who gives the other numbers out; `NOMS` when left out.
    #[schemars(with = "Option<String>", regex(pattern = "^[A-Z][A-Z0-9-]{0,15}$"))]
    pub(crate) other_scheme: Option<Spanned<String>>,
    /// Their shape, written as under `person`.
    #[schemars(with = "Option<String>")]
    pub(crate) other_looks_like: Option<Spanned<String>>,
    /// Where a row says that two of the other numbers turned out to be one person's.
    #[schemars(with = "Option<MergedKeys>")]
    pub(crate) merged: Option<Spanned<MergedKeys>>,
    /// Columns that are known and never read.
    #[serde(default)]
    pub(crate) not_read: Vec<String>,
}

/// Where a row says that two numbers turned out to be one person's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MergedKeys {
    /// The column with the words.
    pub(crate) column: String,
    /// Words, one of which stands right before the number that was given up.
    #[schemars(length(min = 1))]
    pub(crate) old_number_after: Vec<String>,
}

/// Where a row says the rest.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowKeys {
    /// The column with the day.
    pub(crate) date: String,
    /// The column that says what kind of row it is.
    pub(crate) category: String,
    /// The column with the words.
    pub(crate) text: String,
    /// The column with the author's role.
    pub(crate) author: Option<String>,
    /// The column with the marking.
    pub(crate) marking: Option<String>,
    /// JSON: later corrections of the words.
    #[schemars(with = "Option<AmendmentKeys>")]
    pub(crate) amendments: Option<Spanned<AmendmentKeys>>,
}

/// Later corrections of a row's words.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AmendmentKeys {
    /// The field with their list.
    pub(crate) list: String,
    /// In each: the field with the day.
    pub(crate) date: String,
    /// In each: the field with the words.
    pub(crate) text: String,
}

/// Which rows are coded, and what the codes mean.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodedKeys {
    /// The categories of coded rows.
    #[schemars(with = "Vec<String>", length(min = 1))]
    pub(crate) categories: Spanned<Vec<String>>,
    /// CSV: the column that says which fact.
    pub(crate) code: Option<String>,
    /// CSV: the column that says its value.
    pub(crate) value: Option<String>,
    /// JSON: the field whose own fields are the facts.
    pub(crate) fields: Option<String>,
    /// What the file writes for "not known"; `""` is a blank cell, or `null`.
    #[serde(default)]
    pub(crate) not_known: Vec<String>,
    /// For each code or field: the fact it stands for.
    #[schemars(with = "BTreeMap<String, FactKeys>")]
    pub(crate) facts: BTreeMap<String, Spanned<FactKeys>>,
}

/// What one code or field stands for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactKeys {
    /// The declared fact.
    #[schemars(with = "String")]
    pub(crate) fact: Spanned<String>,
    /// For each of the file's codes: the fact's value id, or `rather-not-say`.
    #[schemars(with = "Option<BTreeMap<String, String>>")]
    pub(crate) values: Option<BTreeMap<String, Spanned<String>>>,
    /// For facts that have no value ids.
    #[schemars(with = "Option<ReadAsWord>")]
    pub(crate) read_as: Option<Spanned<ReadAsWord>>,
    /// What else means "not known", for this fact only.
    #[serde(default)]
    pub(crate) not_known: Vec<String>,
}

/// How a value without ids is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReadAsWord {
    /// A whole number.
    Number,
    /// A date written as the file's dates are.
    Date,
    /// A number of whole months before the row's own date; it becomes the latest day that can be meant.
    MonthsBefore,
}

/// Which rows are notes for people to read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotesKeys {
    /// For each category: the area of life it is about. A category that is not here refuses the row.
    pub(crate) topics: BTreeMap<String, String>,
    /// Notes that are their author's opinion and are shown as such.
    #[serde(default)]
    #[schemars(with = "Vec<LookForKeys>")]
    pub(crate) opinion: Vec<Spanned<LookForKeys>>,
    /// Notes that bear on a fact which only a named person may settle.
    #[serde(default)]
    #[schemars(with = "Vec<SettleKeys>")]
    pub(crate) offer_to_settle: Vec<Spanned<SettleKeys>>,
}

/// What to look for in a row. Any of the words is enough; categories and authors narrow it down.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct LookForKeys {
    /// Words anywhere in the text.
    pub(crate) contains: Vec<String>,
    /// Words the text begins with.
    pub(crate) starts_with: Vec<String>,
    /// The whole text.
    pub(crate) equals: Vec<String>,
    /// Only rows of these categories.
    pub(crate) categories: Vec<String>,
    /// Only rows by these authors, as the file codes them.
    pub(crate) authors: Vec<String>,
}

/// Notes that bear on a fact which only a named person may settle.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettleKeys {
    /// Words anywhere in the text.
    pub(crate) contains: Vec<String>,
    /// The fact it bears on.
    #[schemars(with = "String")]
    pub(crate) fact: Spanned<String>,
    /// Who may settle it.
    pub(crate) who: String,
}

/// Rows that are never kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RefuseKeys {
    /// A short id for the reason.
    #[schemars(with = "String", regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub(crate) id: Spanned<String>,
    /// The reason, one sentence.
    pub(crate) because: String,
    /// Words anywhere in the text.
    #[serde(default)]
    pub(crate) contains: Vec<String>,
    /// Words the text begins with.
    #[serde(default)]
    pub(crate) starts_with: Vec<String>,
    /// The whole text.
    #[serde(default)]
    pub(crate) equals: Vec<String>,
    /// Only rows of these categories; without words, every row of them.
    #[serde(default)]
    pub(crate) categories: Vec<String>,
    /// Only rows by these authors, as the file codes them; without words, every row of theirs.
    #[serde(default)]
    pub(crate) authors: Vec<String>,
    /// An instruction to honour: no fact whose id begins so, and no note on a topic called so, is kept for this person.
    #[serde(default)]
    pub(crate) then_keep_no: Vec<String>,
}

/// The name and text of the JSON Schema for mapping files, as it stands in `schemas/`.
#[must_use]
pub fn schema() -> (String, String) {
    let mut schema = serde_json::Value::from(schemars::schema_for!(MappingFile));
    // Another crate may ask for maps in the order of writing; what is committed must not depend on that.
    schema.sort_all_objects();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    ("mapping.schema.json".to_owned(), text)
}
