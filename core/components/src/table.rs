//! Figures and facts in rows and columns.

use crate::options::{from_words, options, shown};
use crate::{Element, Html, Words};

options! {
    /// One cell, in a row or in the head.
    pub struct TableCell {
        /// What it says.
        words: words,
        /// `numeric` where figures should stand below each other.
        format: text,
        /// Over how many columns it goes.
        colspan: number,
        /// Over how many rows it goes.
        rowspan: number,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(holding components: TableCell);

impl TableCell {
    /// A figure.
    pub fn number(words: impl Into<Words>) -> Self {
        Self::new(words).format("numeric")
    }

    fn spans(&self, element: Element) -> Element {
        element
            .class(&self.classes)
            .given("colspan", &self.colspan)
            .given("rowspan", &self.rowspan)
            .attributes(&self.attributes)
            .words(&self.words)
    }
}

options! {
    /// A table.
    pub struct Table {
        /// What it shows.
        caption: text,
        /// Further classes of the caption.
        caption_classes: text,
        /// What the columns are.
        head: list<TableCell>,
        /// The rows.
        rows: list<Vec<TableCell>>,
        /// Whether the first cell of a row says what the row is.
        first_cell_is_header: flag,
        /// Whether each cell is a line of its own where the page is narrow, after the name of its column. Roles are then
        /// written out, because browsers forget what a table is when it no longer looks like one.
        wraps: flag,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Table);

impl Table {
    /// A table that shows this, with these columns. It wraps where the page is narrow.
    pub fn new(caption: impl ToString, columns: impl IntoIterator<Item = impl Into<TableCell>>) -> Self {
        let head: Vec<TableCell> = columns.into_iter().map(Into::into).collect();
        Self::default().caption(caption).caption_classes("govuk-table__caption--m").head(head).wraps(true)
    }

    /// Adds a row.
    #[must_use]
    pub fn row(self, cells: impl IntoIterator<Item = impl Into<TableCell>>) -> Self {
        let cells: Vec<TableCell> = cells.into_iter().map(Into::into).collect();
        self.rows([cells])
    }

    /// Lets readers sort by columns whose head says [`TableCell::sortable`], where scripts run. It does not wrap: the heads
    /// are what is pressed.
    #[must_use]
    pub fn sortable(self) -> Self {
        self.wraps(false).attribute("data-module", "moj-sortable-table")
    }

    /// The table as markup.
    pub fn html(&self) -> Html {
        let caption = Element::new("caption")
            .class("govuk-table__caption")
            .class(&self.caption_classes)
            .text(&self.caption);
        let role = |role| self.wraps.then_some(role);
        let column = |cell: &TableCell| {
            let element = Element::new("th")
                .attribute("scope", "col")
                .class("govuk-table__header")
                .perhaps("role", role("columnheader"));
            let numeric = format!("govuk-table__header--{}", cell.format);
            cell.spans(element.class_if(!cell.format.is_empty(), &numeric))
        };
        let columns = Element::new("tr")
            .class("govuk-table__row")
            .perhaps("role", role("row"))
            .children(self.head.iter().flatten().map(column));
        let head =
            Element::new("thead").class("govuk-table__head").perhaps("role", role("rowgroup")).child(columns);
        let rows = self.rows.iter().flatten().map(|cells| {
            let cells = cells.iter().enumerate().map(|(at, cell)| self.cell(at, cell));
            Element::new("tr").class("govuk-table__row").perhaps("role", role("row")).children(cells)
        });
        Element::new("table")
            .class("govuk-table")
            .class_if(self.wraps, "waymark-wraps")
            .class(&self.classes)
            .perhaps("role", role("table"))
            .attributes(&self.attributes)
            .maybe((!self.caption.is_empty()).then_some(caption))
            .maybe((!self.head.is_empty()).then_some(head))
            .child(
                Element::new("tbody")
                    .class("govuk-table__body")
                    .perhaps("role", role("rowgroup"))
                    .children(rows),
            )
            .done()
    }

    fn cell(&self, at: usize, cell: &TableCell) -> Element {
        let name = self.head.iter().flatten().nth(at).map(|column| &column.words);
        let name = match name {
            Some(Words::Text(name)) if self.wraps => name,
            _ => "",
        };
        let header = at == 0 && self.first_cell_is_header;
        let role = self.wraps.then_some(if header { "rowheader" } else { "cell" });
        if header {
            let element = Element::new("th").attribute("scope", "row").class("govuk-table__header");
            return cell.spans(element.perhaps("role", role));
        }
        let numeric = format!("govuk-table__cell--{}", cell.format);
        let element = Element::new("td")
            .class("govuk-table__cell")
            .class_if(!cell.format.is_empty(), &numeric)
            .perhaps("role", role)
            .given("data-label", name);
        cell.spans(element)
    }
}

/// Which way a column is sorted when the page opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// Not by this column.
    No,
    /// From small to large.
    Ascending,
    /// From large to small.
    Descending,
}

impl TableCell {
    /// Makes the column one that readers can sort by, in a table that is [`Table::sortable`].
    #[must_use]
    pub fn sortable(self, sorted: Sorted) -> Self {
        let way = match sorted {
            Sorted::No => "none",
            Sorted::Ascending => "ascending",
            Sorted::Descending => "descending",
        };
        self.attribute("aria-sort", way)
    }

    /// What this cell is sorted by, where it is not what it says: a date as a number.
    #[must_use]
    pub fn sorts_as(self, value: impl ToString) -> Self {
        self.attribute("data-sort-value", value)
    }
}
