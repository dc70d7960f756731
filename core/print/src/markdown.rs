//! Restricted Markdown as blocks of words for the templates: paragraphs, headings, lists, quotes, tables, emphasis. HTML
//! and code are shown as text, links and pictures leave their words. Nothing here is source of anything.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// How Markdown is read: as the content of packages is.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_HEADING_ATTRIBUTES);

/// How deep lists and quotes may stand in each other; what is deeper stands beside.
const DEEPEST: usize = 8;

/// More columns than this do not fit; each row is then a paragraph.
const COLUMNS: usize = 8;

/// A block of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        words: Vec<Run>,
    },
    /// A heading inside a section.
    Heading {
        /// Its words.
        words: Vec<Run>,
    },
    /// A list, numbered where it has a start.
    List {
        /// The first number.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Self>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Self>,
    },
    /// A table; its first row is the header.
    Table {
        /// Its rows.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// A line across.
    Rule,
}

/// Words that look the same, or the end of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Run {
    /// The words; none is the end of a line.
    pub(crate) text: Option<String>,
    /// Emphasised.
    pub(crate) emph: bool,
    /// Strongly.
    pub(crate) strong: bool,
}

impl Run {
    /// Plain words.
    pub(crate) fn plain(text: String) -> Self {
        Self { text: Some(text), emph: false, strong: false }
    }

    /// The end of a line.
    pub(crate) fn end_of_line() -> Self {
        Self { text: None, emph: false, strong: false }
    }
}

/// What is open while reading.
enum Open {
    Quote(Vec<Block>),
    List(Option<u64>, Vec<Vec<Block>>),
    Item(Vec<Block>),
    /// Too deep to be kept.
    Beside,
}

/// Reads `markdown`; every text goes through `show`.
pub(crate) fn read(markdown: &str, show: &mut dyn FnMut(&str) -> String) -> Vec<Block> {
    let mut reader = Reader {
        show,
        done: Vec::new(),
        open: Vec::new(),
        runs: Vec::new(),
        emph: 0,
        strong: 0,
        rows: Vec::new(),
        heading: false,
    };
    for event in Parser::new_ext(markdown, OPTIONS) {
        reader.take(event);
    }
    reader.close();
    reader.done
}

struct Reader<'s> {
    show: &'s mut dyn FnMut(&str) -> String,
    done: Vec<Block>,
    open: Vec<Open>,
    runs: Vec<Run>,
    emph: usize,
    strong: usize,
    rows: Vec<Vec<Vec<Run>>>,
    heading: bool,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.words(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.runs.push(Run::end_of_line()),
            Event::Rule => {
                self.close();
                self.add(Block::Rule);
            }
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// Words, whose lines (of code and of HTML) stay lines.
    fn words(&mut self, text: &str) {
        for (number, line) in text.lines().enumerate() {
            if number > 0 {
                self.runs.push(Run::end_of_line());
            }
            let shown = (self.show)(line);
            if !shown.is_empty() {
                self.runs.push(Run { text: Some(shown), emph: self.emph > 0, strong: self.strong > 0 });
            }
        }
        if text.ends_with('\n') {
            self.runs.push(Run::end_of_line());
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis => self.emph = self.emph.saturating_add(1),
            Tag::Strong => self.strong = self.strong.saturating_add(1),
            Tag::Heading { .. } => {
                self.close();
                self.heading = true;
            }
            Tag::BlockQuote(_) => self.push(Open::Quote(Vec::new())),
            Tag::List(start) => self.push(Open::List(*start, Vec::new())),
            Tag::Item => self.push(Open::Item(Vec::new())),
            Tag::Table(_) => {
                self.close();
                self.rows.clear();
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::TableCell => self.runs.clear(),
            Tag::Link { .. } | Tag::Image { .. } => {}
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emph = self.emph.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.pop(),
            TagEnd::TableCell => {
                let cell = trimmed(std::mem::take(&mut self.runs));
                self.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Table => self.table(),
            TagEnd::TableHead | TagEnd::TableRow | TagEnd::Link | TagEnd::Image => {}
            _ => self.close(),
        }
    }

    /// Ends the paragraph or heading that is being read.
    fn close(&mut self) {
        let words = trimmed(std::mem::take(&mut self.runs));
        let heading = std::mem::take(&mut self.heading);
        match words.is_empty() {
            true => {}
            // Inside a list or a quote a heading would stand at no level.
            false if heading && self.open.is_empty() => self.add(Block::Heading { words }),
            false => self.add(Block::Paragraph { words }),
        }
    }

    fn add(&mut self, block: Block) {
        let inner = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Quote(blocks) | Open::Item(blocks) => Some(blocks),
            Open::List(..) | Open::Beside => None,
        });
        inner.unwrap_or(&mut self.done).push(block);
    }

    fn push(&mut self, open: Open) {
        self.close();
        let depth = self.open.iter().filter(|one| !matches!(one, Open::Item(_) | Open::Beside)).count();
        // An item belongs to the list around it.
        let kept = match open {
            Open::Item(_) => matches!(self.open.last(), Some(Open::List(..))),
            _ => depth < DEEPEST,
        };
        self.open.push(if kept { open } else { Open::Beside });
    }

    fn pop(&mut self) {
        self.close();
        match self.open.pop() {
            Some(Open::Quote(blocks)) if !blocks.is_empty() => self.add(Block::Quote { blocks }),
            Some(Open::List(start, items)) if !items.is_empty() => self.add(Block::List { start, items }),
            Some(Open::Item(blocks)) => {
                if let Some(Open::List(_, items)) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            _ => {}
        }
    }

    fn table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if rows.first().is_some_and(|row| row.len() <= COLUMNS) {
            return self.add(Block::Table { rows });
        }
        for row in rows {
            let mut words = Vec::new();
            for cell in row.into_iter().filter(|cell| !cell.is_empty()) {
                if !words.is_empty() {
                    words.push(Run::plain("; ".to_owned()));
                }
                words.extend(cell);
            }
            if !words.is_empty() {
                self.add(Block::Paragraph { words });
            }
        }
    }
}

/// Words without blanks and ends of lines at either end; none where nothing is to be seen.
fn trimmed(mut words: Vec<Run>) -> Vec<Run> {
    let blank = |run: &Run| run.text.as_deref().is_none_or(|text| text.trim().is_empty());
    while words.last().is_some_and(blank) {
        words.pop();
    }
    let first = words.iter().position(|run| !blank(run)).unwrap_or(words.len());
    words.split_off(first)
}

impl Block {
    /// How many lines it has at least.
    pub(crate) fn lines(&self) -> usize {
        let ends = |words: &[Run]| words.iter().filter(|run| run.text.is_none()).count();
        match self {
            Self::Paragraph { words } | Self::Heading { words } => ends(words).saturating_add(1),
            Self::List { items, .. } => items.iter().map(|item| sum(item).max(1)).sum(),
            Self::Quote { blocks } => sum(blocks),
            // Cells are laid out one by one.
            Self::Table { rows } => rows.iter().map(Vec::len).sum(),
            Self::Rule => 1,
        }
    }

    /// Its ideas, one each: lines of a paragraph, items of a list.
    pub(crate) fn ideas(self) -> Vec<Self> {
        match self {
            Self::Paragraph { words } => {
                let lines = words.split(|run| run.text.is_none()).filter(|line| !line.is_empty());
                lines.map(|line| Self::Paragraph { words: line.to_vec() }).collect()
            }
            Self::List { start, items } => {
                let number = |place: usize| {
                    start.map(|start| start.saturating_add(u64::try_from(place).unwrap_or_default()))
                };
                let one = |(place, item)| Self::List { start: number(place), items: vec![item] };
                items.into_iter().enumerate().map(one).collect()
            }
            other => vec![other],
        }
    }
}

fn sum(blocks: &[Block]) -> usize {
    blocks.iter().map(Block::lines).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks in short: `p` a paragraph, `h` a heading, `l` and `n` lists, `q` a quote, `t` a table, `-` a line across; `/`
    /// the end of a line, stars what is emphasised.
    fn short(blocks: &[Block]) -> String {
        let words = |runs: &[Run]| -> String {
            let one = |run: &Run| match (&run.text, run.strong || run.emph) {
                (None, _) => "/".to_owned(),
                (Some(text), true) => format!("*{text}*"),
                (Some(text), false) => text.clone(),
            };
            runs.iter().map(one).collect()
        };
        let one = |block: &Block| match block {
            Block::Paragraph { words: runs } => format!("p({})", words(runs)),
            Block::Heading { words: runs } => format!("h({})", words(runs)),
            Block::Quote { blocks } => format!("q({})", short(blocks)),
            Block::List { start, items } => {
                let items: Vec<String> = items.iter().map(|item| short(item)).collect();
                format!("{}({})", start.map_or("l".to_owned(), |start| format!("n{start}")), items.join("|"))
            }
            Block::Table { rows } => {
                let row =
                    |row: &Vec<Vec<Run>>| row.iter().map(|cell| words(cell)).collect::<Vec<_>>().join("|");
                format!("t({})", rows.iter().map(row).collect::<Vec<_>>().join(";"))
            }
            Block::Rule => "-".to_owned(),
        };
        blocks.iter().map(one).collect()
    }

    fn check(markdown: &str, expected: &str) {
        assert_eq!(short(&read(markdown, &mut str::to_owned)), expected, "{markdown}");
    }

    #[test]
    fn words_lists_quotes_tables_and_emphasis_come_through() {
        check("a *b* **c**\nd\n\ne", "p(a *b* *c*/d)p(e)");
        check("### a {#b .c}\nd", "h(a)p(d)");
        check("a\n- b\n- c\n\n  d\n  1. e", "p(a)l(p(b)|p(c)p(d)n1(p(e)))");
        check("3. a\n4. b", "n3(p(a)|p(b))");
        check("> a\n> - b", "q(p(a)l(p(b)))");
        check("|a|b|\n|-|-|\n|c||\n---", "t(a|b;c|)-");
    }

    #[test]
    fn what_could_act_is_shown_or_leaves_its_words() {
        check("<b>a</b>", "p(<b>a</b>)");
        check("<div>\na\n</div>", "p(<div>/a/</div>)");
        check("[a](b) ![c](d) <http://e>", "p(a c http://e)");
        check("```x\na\n\nb\n```\n`c`", "p(a//b)p(c)");
    }

    #[test]
    fn what_is_empty_or_too_deep_or_too_wide_is_flat() {
        check("###\n\n> \n\n- \n", "l()");
        check("> ### a", "q(p(a))");
        let wide = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(9));
        check(
            &(wide("a") + &wide("-") + &wide("b")),
            "p(a; a; a; a; a; a; a; a; a)p(b; b; b; b; b; b; b; b; b)",
        );
        let deep = read(&("> ".repeat(40) + "a"), &mut str::to_owned);
        assert_eq!(short(&deep), format!("{}p(a){}", "q(".repeat(DEEPEST), ")".repeat(DEEPEST)));
    }

    #[test]
    fn ideas_are_lines_and_items() {
        let ideas: Vec<Block> =
            read("a\nb\n1. c\n2. d", &mut str::to_owned).into_iter().flat_map(Block::ideas).collect();
        assert_eq!(short(&ideas), "p(a)p(b)n1(p(c))n2(p(d))");
    }
}
