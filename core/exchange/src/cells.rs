//! Rows of cells under named columns, whatever file they stand in: CSV or a sheet of a workbook.

use std::collections::{BTreeMap, BTreeSet};

use domain::codes::{self, Code};
use domain::finding::nearest;

use crate::amounts::LONGEST_TEXT;
use crate::mapping::{Coded, Columns};
use crate::row::{Broken, Row, STRANGE_SIGNS, TOO_LONG, has_strange_signs};

/// The named columns of a file or sheet.
#[derive(Debug)]
pub(crate) struct Header {
    names: Vec<String>,
    positions: BTreeMap<String, usize>,
}

/// What is wrong with the columns of a file: a code, a sentence, the nearest name there is.
pub(crate) type NoColumn = (Code, String, Option<String>);

impl Header {
    /// The columns called `names`, of which `needed` must each stand there once.
    ///
    /// # Errors
    /// Which of them stands there twice, or not at all.
    pub(crate) fn new<'n>(
        names: Vec<String>,
        needed: impl Iterator<Item = &'n str> + Clone,
    ) -> Result<Self, NoColumn> {
        let mut positions = BTreeMap::new();
        for (position, name) in names.iter().enumerate() {
            let again = positions.insert(name.clone(), position).is_some();
            if again && needed.clone().any(|needed| needed == name) {
                return Err((codes::COLUMN_MISSING, format!("two columns are called `{name}`"), None));
            }
        }
        if let Some(missing) = needed.clone().find(|name| !positions.contains_key(*name)) {
            let near = nearest(missing, names.iter().map(String::as_str)).map(str::to_owned);
            return Err((codes::COLUMN_MISSING, format!("there is no column `{missing}`"), near));
        }
        Ok(Self { names, positions })
    }

    /// How many columns there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether the column at `position` has a name.
    pub(crate) fn is_named(&self, position: usize) -> bool {
        self.names.get(position).is_some_and(|name| !name.is_empty())
    }

    /// The cell of `cells` under the column `name`, without blanks around it; blank when there is none.
    pub(crate) fn cell<'c>(&self, cells: &[&'c str], name: &str) -> &'c str {
        self.positions.get(name).and_then(|at| cells.get(*at)).map_or("", |cell| cell.trim())
    }

    /// The columns that are neither read nor `known`.
    pub(crate) fn unnamed(self, known: impl Fn(&str) -> bool) -> BTreeSet<String> {
        self.names.into_iter().filter(|name| !name.is_empty() && !known(name)).collect()
    }
}

/// Checks that `cells` hold text of a length that notes have.
///
/// # Errors
/// Why the row is refused.
pub(crate) fn check<'c>(cells: impl IntoIterator<Item = &'c str> + Clone) -> Result<(), Broken> {
    if cells.clone().into_iter().any(has_strange_signs) {
        return Err(STRANGE_SIGNS.to_owned());
    }
    if cells.into_iter().any(|cell| cell.len() > LONGEST_TEXT) {
        return Err(TOO_LONG.to_owned());
    }
    Ok(())
}

/// Everything a row says, for telling equal rows apart.
pub(crate) fn whole(cells: &[&str]) -> String {
    cells.join("\u{1f}")
}

/// The row in `cells`.
pub(crate) fn row(columns: &Columns, header: &Header, cells: &[&str]) -> Row {
    let code = |name: &str| header.cell(cells, name).to_owned();
    let optional = |name: &Option<String>| name.as_deref().map(code).unwrap_or_default();
    let category = code(&columns.category);
    let mut text = code(&columns.text);
    let mut coded = None;
    if columns.coded_categories.contains(&category)
        && let Some(Coded::Pair { code: fact, value }) = &columns.coded
    {
        coded = Some(vec![(code(fact), code(value))]);
        if *value == columns.text {
            text.clear();
        }
    }
    Row {
        whole: whole(cells),
        person: code(&columns.person),
        first_name: optional(&columns.first_name),
        date: code(&columns.date),
        category,
        text,
        author: optional(&columns.author),
        marking: optional(&columns.marking),
        amendments: Vec::new(),
        coded,
    }
}
