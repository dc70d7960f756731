//! How a whole is made up, for several things below each other.

use super::{WIDTH, label, picture, rule, short};
use crate::{Element, Html, Table, TableCell};

/// A chart of bars of which each has parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackedBar {
    id: String,
    title: String,
    description: String,
    row_heading: String,
    parts: Vec<String>,
    rows: Vec<(String, Vec<u32>)>,
}

/// How much room a bar has with its name, and how high it is.
const ROW: f64 = 58.0;
const BAR: f64 = 28.0;

impl StackedBar {
    /// A chart with an id of its own on its page, whose bars have these parts.
    pub fn new(
        id: impl ToString,
        title: impl ToString,
        row_heading: impl ToString,
        parts: impl IntoIterator<Item = impl ToString>,
    ) -> Self {
        Self {
            id: id.to_string(),
            title: title.to_string(),
            description: String::new(),
            row_heading: row_heading.to_string(),
            parts: parts.into_iter().map(|part| part.to_string()).collect(),
            rows: Vec::new(),
        }
    }

    /// What the picture shows, in a sentence, for people who do not see it.
    #[must_use]
    pub fn description(mut self, text: impl ToString) -> Self {
        self.description = text.to_string();
        self
    }

    /// Adds a bar: how much of each part there is, in their order.
    #[must_use]
    pub fn row(mut self, name: impl ToString, counts: impl IntoIterator<Item = u32>) -> Self {
        let counts = counts.into_iter().chain(std::iter::repeat(0)).take(self.parts.len());
        self.rows.push((name.to_string(), counts.collect()));
        self
    }

    /// Picture, key and table.
    pub fn html(&self) -> Html {
        let key = Element::new("ul")
            .class("govuk-list waymark-chart__key")
            .children(self.parts.iter().enumerate().map(|(at, name)| key(at, name)));
        let figure = Element::new("figure")
            .class("waymark-chart")
            .child(self.picture())
            .child(Element::new("figcaption").child(key));
        figure.done().then(self.table())
    }

    /// The table alone.
    pub fn table(&self) -> Table {
        let columns = self.parts.iter().map(TableCell::number);
        let head: Vec<TableCell> =
            std::iter::once(TableCell::new(&self.row_heading)).chain(columns).collect();
        let rows = self.rows.iter().map(|(name, counts)| {
            let counts = counts.iter().map(|count| TableCell::number(count.to_string()));
            std::iter::once(TableCell::new(name)).chain(counts).collect::<Vec<TableCell>>()
        });
        Table::new(&self.title, head).first_cell_is_header(true).rows(rows)
    }

    fn picture(&self) -> Element {
        let whole = |counts: &[u32]| counts.iter().map(|count| f64::from(*count)).sum::<f64>();
        let most = self.rows.iter().map(|(_, counts)| whole(counts)).fold(1.0, f64::max);
        let mut top = 0.0;
        let mut drawn = Html::default();
        for (name, counts) in &self.rows {
            drawn = drawn.then(label("waymark-chart__text", (0.0, top + 16.0), "start", name));
            drawn = drawn.then(bar(counts, most, top + 24.0));
            top += ROW;
        }
        picture(&self.id, top.max(ROW), &self.title, &self.description, drawn)
    }
}

impl From<StackedBar> for Html {
    fn from(chart: StackedBar) -> Self {
        chart.html()
    }
}

/// One bar. A part that is wide enough says its letter and how much it is; the table says it of all.
fn bar(counts: &[u32], most: f64, top: f64) -> Html {
    let mut left = 1.0;
    let mut drawn = rule("waymark-chart__rule", (0.0, top), (0.0, top + BAR)).done();
    for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let width = f64::from(*count) / most * (WIDTH - 2.0);
        let part = Element::new("rect")
            .class("waymark-chart__part")
            .class(&format!("waymark-chart__part--{}", at % 6))
            .attribute("x", &short(left))
            .attribute("y", &short(top))
            .attribute("width", &short(width))
            .attribute("height", &short(BAR));
        drawn = drawn.then(part);
        let text = format!("{} {count}", letter(at));
        let room = 10.0 * f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
        if width > room {
            drawn =
                drawn.then(label("waymark-chart__text", (left + width / 2.0, top + 20.0), "middle", &text));
        }
        left += width;
    }
    drawn
}

fn key(at: usize, name: &str) -> Element {
    let part = Element::new("rect")
        .class("waymark-chart__part")
        .class(&format!("waymark-chart__part--{}", at % 6))
        .attribute("x", "1")
        .attribute("y", "1")
        .attribute("width", "18")
        .attribute("height", "18");
    let sign = Element::new("svg")
        .class("waymark-chart__sign")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("viewBox", "0 0 20 20")
        .attribute("width", "20")
        .attribute("height", "20")
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .child(part);
    Element::new("li").child(sign).text(" ").text(&letter(at)).text(" ").text(name)
}

/// The letter of a part: A and on, doubled after Z.
fn letter(at: usize) -> String {
    let sign = u8::try_from(at % 26).ok().and_then(|place| b'A'.checked_add(place)).map_or('?', char::from);
    sign.to_string().repeat(at / 26 + 1)
}
