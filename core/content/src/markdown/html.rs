//! A block's Markdown as HTML that can do nothing: no raw HTML, no link, no picture, no attribute of its own, whether
//! or not anybody ran `check` on it.

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};

use super::OPTIONS;
use crate::package::hidden;

/// `markdown` as HTML elements without attributes: paragraphs, lists, quotes, tables, emphasis, and headings of `level`
/// (2 to 6) however deep they were written; every end of a line is kept, since authors write one thing a line. HTML in
/// the text is shown as text, links and pictures leave their words. Only a table's cell has a class, `centred` or
/// `to-end`, where its column is written so: no style stands in a page.
#[must_use]
pub fn to_html(markdown: &str, level: u8) -> String {
    let mut out = String::with_capacity(markdown.len().saturating_mul(2));
    let mut columns = Columns::default();
    html::push_html(
        &mut out,
        Parser::new_ext(markdown, OPTIONS)
            .filter_map(|event| harmless(event, heading(level)))
            .map(|event| columns.aligned(event)),
    );
    out
}

/// How the columns of the table that is being written stand.
#[derive(Default)]
struct Columns {
    all: Vec<Alignment>,
    at: usize,
    head: bool,
}

impl Columns {
    /// The event, where the writer would give it a style one with a class.
    fn aligned<'e>(&mut self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Start(Tag::Table(all)) => {
                self.all = all;
                Event::Start(Tag::Table(Vec::new()))
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.at = 0;
                self.head = matches!(event, Event::Start(Tag::TableHead));
                event
            }
            Event::Start(Tag::TableCell) => {
                let class = match self.all.get(self.at) {
                    Some(Alignment::Center) => "centred",
                    Some(Alignment::Right) => "to-end",
                    _ => "",
                };
                self.at = self.at.saturating_add(1);
                match (class, self.head) {
                    ("", _) => event,
                    (class, true) => Event::Html(format!("<th class=\"{class}\">").into()),
                    (class, false) => Event::Html(format!("<td class=\"{class}\">").into()),
                }
            }
            event => event,
        }
    }
}

pub(super) fn heading(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level.clamp(2, 6))).unwrap_or(HeadingLevel::H6)
}

/// The event where it is one that may stand in a page, or what stands in its place.
pub(super) fn harmless(event: Event<'_>, level: HeadingLevel) -> Option<Event<'_>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) | Event::Text(text) => Some(Event::Text(seen(text))),
        Event::Code(text) => Some(Event::Code(seen(text))),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Heading { .. }) => {
            Some(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(level))),
        Event::Start(Tag::CodeBlock(_)) => Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
        Event::Start(
            Tag::Paragraph
            | Tag::BlockQuote(None)
            | Tag::List(_)
            | Tag::Item
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell,
        )
        | Event::End(
            TagEnd::Paragraph
            | TagEnd::BlockQuote(None)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell,
        )
        | Event::HardBreak
        | Event::Rule => Some(event),
        Event::SoftBreak => Some(Event::HardBreak),
        // Links, pictures and whatever a later version of the reader may bring: their words stay, they do not.
        Event::Start(_) | Event::End(_) | Event::InlineMath(_) | Event::DisplayMath(_) => None,
        Event::FootnoteReference(_) | Event::TaskListMarker(_) => None,
    }
}

/// A character reference may bring in what no file may hold: such letters are shown, not sent.
fn seen(text: CowStr<'_>) -> CowStr<'_> {
    if !text.chars().any(hidden::is_hidden) {
        return text;
    }
    let shown = text.chars().map(|letter| {
        if hidden::is_hidden(letter) { letter.escape_unicode().to_string() } else { letter.to_string() }
    });
    shown.collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(to_html(markdown, 6).trim_end(), expected, "{markdown}");
    }

    #[test]
    fn words_lists_tables_and_emphasis_come_through() {
        check(
            "A *b* **c**\n\n- d\n- e",
            "<p>A <em>b</em> <strong>c</strong></p>\n<ul>\n<li>d</li>\n<li>e</li>\n</ul>",
        );
        check("3. one\n4. two", "<ol start=\"3\">\n<li>one</li>\n<li>two</li>\n</ol>");
        check("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>");
        check("a\\\nb", "<p>a<br />\nb</p>");
        check("a\nb", "<p>a<br />\nb</p>");
    }

    #[test]
    fn cells_have_classes_and_no_styles() {
        check(
            "|a|b|c|d|\n|-|:-:|-:|:-|\n|e|f|g|h|\n|i|",
            "<table><thead><tr><th>a</th><th class=\"centred\">b</th><th class=\"to-end\">c</th><th>d</th></tr></thead><tbody>\n\
             <tr><td>e</td><td class=\"centred\">f</td><td class=\"to-end\">g</td><td>h</td></tr>\n\
             <tr><td>i</td><td class=\"centred\"></td><td class=\"to-end\"></td><td></td></tr>\n</tbody></table>",
        );
    }

    #[test]
    fn headings_take_the_level_of_the_page() {
        check("### Last {#id .class onclick=x}", "<h6>Last</h6>");
        assert_eq!(to_html("# First", 3).trim_end(), "<h3>First</h3>");
        assert_eq!(to_html("# First", 0).trim_end(), "<h2>First</h2>");
    }

    #[test]
    fn html_is_shown_as_text() {
        check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        check("a <b onclick=\"x()\">c</b>", "<p>a &lt;b onclick=\"x()\"&gt;c&lt;/b&gt;</p>");
        check("a &lt;i&gt; &amp;amp; b", "<p>a &lt;i&gt; &amp;amp; b</p>");
        check("`<img src=x>`", "<p><code>&lt;img src=x&gt;</code></p>");
        check("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>");
        check("<![CDATA[x]]>", "<p>&lt;![CDATA[x]]&gt;</p>");
    }

    #[test]
    fn links_and_pictures_leave_their_words() {
        check("[words](javascript:alert(1))", "<p>words</p>");
        check("[words][a]\n\n[a]: http://example.org \"title\"", "<p>words</p>");
        check("<http://example.org>", "<p>http://example.org</p>");
        check("![words](http://example.org/p.png \"t\")", "<p>words</p>");
        check("[![in](x)](y)", "<p>in</p>");
    }

    #[test]
    fn code_carries_no_class_and_nothing_hidden_is_sent() {
        check("```\"><script>\nx\n```", "<pre><code>x\n</code></pre>");
        check("a&#8238;b&#x200b;", "<p>a\\u{202e}b\\u{200b}</p>");
        check("a&#0;b", "<p>a\u{fffd}b</p>");
    }

    #[test]
    fn no_markdown_brings_in_an_element_of_its_own() {
        let pieces = [
            "<", ">", "\"", "'", "`", "[", "](", ")", "!", "\n", "&lt;", "&#60;", "script", "x:", "* ", "|",
            "{#", "}", "-",
        ];
        // Every run of three pieces: nothing but the elements above, none of them with an attribute that acts.
        for run in 0..pieces.len().pow(3) {
            let piece =
                |place: u32| pieces.get(run / pieces.len().pow(place) % pieces.len()).copied().unwrap_or("");
            let text: String = (0..3).map(piece).collect();
            let html = to_html(&text, 6);
            for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or("")) {
                let name = tag.trim_start_matches('/').split(' ').next().unwrap_or("");
                let known =
                    ["p", "em", "strong", "ul", "ol", "li", "blockquote", "pre", "code", "h6", "hr", "br"];
                let table = ["table", "thead", "tbody", "tr", "th", "td"];
                assert!(known.contains(&name) || table.contains(&name), "{text:?} gives {html:?}");
            }
        }
    }
}
