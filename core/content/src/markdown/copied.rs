//! A block's Markdown written anew as Markdown that can do nothing: the twin of `to_html` for people who take text on.

use pulldown_cmark::{Alignment, Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};

use super::OPTIONS;
use super::escape::{begun, escaped};
use super::html::{harmless, heading};

/// `markdown` with its paragraphs, lists, quotes, tables, emphasis, and headings of `level` (2 to 6) however deep they
/// were written; every end of a line inside a paragraph is kept. HTML is shown as text, links and pictures leave their
/// words, code is words like any other.
#[must_use]
pub fn to_markdown(markdown: &str, level: u8) -> String {
    let level = heading(level);
    let events =
        Parser::new_ext(markdown, OPTIONS).filter_map(|event| harmless(event, level)).map(
            |event| match event {
                // `&#10;` and the lines of HTML: an end of a line like any other.
                Event::SoftBreak | Event::HardBreak => Event::Text("\n".into()),
                other => other,
            },
        );
    let mut copy = Copy::default();
    for event in TextMergeStream::new(events) {
        copy.take(event, level);
    }
    copy.flush(false);
    copy.out
}

/// A quote or an item around what is written.
#[derive(Debug)]
struct Around {
    /// What its first line begins with.
    first: String,
    /// What the others begin with.
    rest: String,
    /// Whether its first line is written.
    begun: bool,
}

#[derive(Debug, Default)]
struct Copy {
    out: String,
    around: Vec<Around>,
    /// The number of the next item for each list that is open; none for bullets.
    lists: Vec<Option<u64>>,
    /// What is said and not yet written: escaped, lines parted by `\n`.
    said: String,
    /// Whether an empty line comes before the next.
    gap: bool,
    /// The columns of the table that is open.
    columns: Vec<Alignment>,
}

impl Copy {
    fn take(&mut self, event: Event<'_>, level: HeadingLevel) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag, level),
            Event::Text(text) | Event::Code(text) => self.said.push_str(&escaped(&text)),
            Event::Rule => {
                self.open();
                self.line("---");
                self.gap = true;
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.said.push('*'),
            Tag::Strong => self.said.push_str("**"),
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) => self.open(),
            Tag::Table(columns) => {
                self.open();
                self.columns = columns;
            }
            Tag::TableHead | Tag::TableRow => self.said.push('|'),
            Tag::TableCell => self.said.push(' '),
            Tag::BlockQuote(_) => {
                self.open();
                self.around.push(Around { first: "> ".to_owned(), rest: "> ".to_owned(), begun: false });
            }
            Tag::List(first) => {
                self.flush(false);
                self.lists.push(first.map(|first| first.min(999_999_999)));
            }
            Tag::Item => {
                self.flush(false);
                let first = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let first = format!("{number}. ");
                        *number = number.saturating_add(1).min(999_999_999);
                        first
                    }
                    _ => "- ".to_owned(),
                };
                self.around.push(Around { rest: " ".repeat(first.len()), first, begun: false });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, level: HeadingLevel) {
        match tag {
            TagEnd::Emphasis => self.said.push('*'),
            TagEnd::Strong => self.said.push_str("**"),
            TagEnd::Paragraph | TagEnd::CodeBlock => self.flush(true),
            TagEnd::Heading(_) => {
                let words = self.said_in_one_line();
                let hashes = "#".repeat(usize::from(level as u8));
                self.line(&format!("{hashes} {}", begun(&words)));
                self.gap = true;
            }
            TagEnd::TableCell => self.said.push_str(" |"),
            TagEnd::TableHead => {
                let row = self.said_in_one_line();
                self.line(&row);
                let columns = std::mem::take(&mut self.columns);
                let rule: String = columns.iter().map(|column| delimiter(*column)).collect();
                self.line(&format!("|{rule}"));
            }
            TagEnd::TableRow => {
                let row = self.said_in_one_line();
                self.line(&row);
            }
            TagEnd::Table => self.gap = true,
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.flush(false);
                if self.around.last().is_some_and(|around| !around.begun) {
                    self.line("");
                }
                self.around.pop();
                self.gap |= matches!(tag, TagEnd::BlockQuote(_));
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap |= self.lists.is_empty();
            }
            _ => {}
        }
    }

    /// Something of its own begins: after an empty line, unless it is the first thing where it stands.
    fn open(&mut self) {
        self.flush(false);
        self.gap |= !self.out.is_empty() && self.around.last().is_none_or(|around| around.begun);
    }

    /// Writes what is said, if anything is.
    fn flush(&mut self, gap: bool) {
        let said = std::mem::take(&mut self.said);
        let lines: Vec<String> =
            said.lines().map(str::trim).filter(|line| !line.is_empty()).map(begun).collect();
        for (number, line) in lines.iter().enumerate() {
            let last = number.saturating_add(1) == lines.len();
            self.line(&format!("{line}{}", if last { "" } else { "\\" }));
        }
        if !lines.is_empty() {
            self.gap = gap;
        }
    }

    fn said_in_one_line(&mut self) -> String {
        std::mem::take(&mut self.said).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn line(&mut self, line: &str) {
        if std::mem::take(&mut self.gap) && !self.out.is_empty() {
            let rest: String =
                self.around.iter().take_while(|one| one.begun).map(|one| one.rest.as_str()).collect();
            self.out.push_str(rest.trim_end());
            self.out.push('\n');
        }
        let start = self.out.len();
        for one in &mut self.around {
            self.out.push_str(if one.begun { &one.rest } else { &one.first });
            one.begun = true;
        }
        self.out.push_str(line);
        let blanks = self.out.get(start..).map_or(0, |line| line.len().saturating_sub(line.trim_end().len()));
        self.out.truncate(self.out.len().saturating_sub(blanks));
        self.out.push('\n');
    }
}

fn delimiter(column: Alignment) -> &'static str {
    match column {
        Alignment::None => " --- |",
        Alignment::Left => " :-- |",
        Alignment::Center => " :-: |",
        Alignment::Right => " --: |",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(to_markdown(markdown, 5).trim_end(), expected, "{markdown}");
    }

    #[test]
    fn words_lists_quotes_tables_and_emphasis_come_through() {
        check("A *b* __c__\n\n* d\n* e\n  f", "A *b* **c**\n\n- d\n- e\\\n  f");
        check("3. one\n4. two\n   - in\n\nafter", "3. one\n4. two\n   - in\n\nafter");
        check("- a\n\n  b\n\n- c", "- a\n\n  b\n\n- c");
        check("> a\n>\n> b", "> a\n>\n> b");
        check("|a|b|\n|-|:-:|\n|c \\| e|d|", "| a | b |\n| --- | :-: |\n| c \\| e | d |");
        check("a\n\n---\n\nb", "a\n\n---\n\nb");
        check("a\nb\\\nc", "a\\\nb\\\nc");
    }

    #[test]
    fn headings_take_the_level_of_the_copy() {
        check("### Last {#id}\nwords", "##### Last\n\nwords");
        check("Two\nlines\n===", "##### Two lines");
    }

    #[test]
    fn placeholders_and_definitions_are_words() {
        check("Look: !\\[preferred name\\]", "Look: !\\[preferred name\\]");
        check("[preferred name]: http://evil.example/", "");
        check("[a][b] ![c](d) <http://e.example>\n\n[b]: f", "a c http\\://e.example");
        check("\\[preferred name]: http://evil.example/", "\\[preferred name\\]: http\\://evil.example/");
    }

    #[test]
    fn html_and_code_are_words() {
        check("<script>\nx\n</script>", "\\<script>\\\nx\\\n\\</script>");
        check("`<b>` a <i>", "\\<b> a \\<i>");
        check("```evil\n# a\n\n[b]: c\n```", "\\# a\\\n\\[b\\]: c");
    }

    #[test]
    fn letters_by_name_begin_nothing() {
        check("&#35; a", "\\# a");
        check("a&#10;# b &#91;c&#93;(d)", "a\\\n\\# b \\[c\\](d)");
        check("*&#32;a*", "\\* a*");
        check("&#9;&#9;&#9;&#9;a &#x202e;", "a \\\\u\\{202e\\}");
        check("1\\. a\n\\- b", "1\\. a\\\n\\- b");
    }
}
