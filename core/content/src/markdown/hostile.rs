//! Words of hostile authors, put together as a reading copy puts them: whatever they write, nothing in it acts.

use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};

use super::html::harmless;
use super::{OPTIONS, line_as_markdown, to_html, to_markdown, words_as_markdown};

/// Everything a hostile author may try to make of it.
fn check(title: &str, say: &str, block: &str, why: &str) {
    let level = 4;
    let copy = format!(
        "# {}\n\n- **Why:** {}\n- {}\n- **Says:** \u{201c}{}\u{201d}\n\n## 1 {}\n\n{}\n> \\[new: {}\\]({})\n\n## End\n",
        line_as_markdown(title),
        line_as_markdown(why),
        line_as_markdown(why),
        line_as_markdown(say),
        line_as_markdown(title),
        to_markdown(block, level),
        words_as_markdown(say).replace('\n', " "),
        words_as_markdown(why).replace('\n', " "),
    );
    let more =
        OPTIONS | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    for options in [Options::empty(), OPTIONS, more] {
        let headings = |text: &str| {
            let events = Parser::new_ext(text, OPTIONS);
            events.filter(|event| matches!(event, Event::Start(Tag::Heading { .. }))).count()
        };
        let mut found = 0;
        let parser = Parser::new_ext(&copy, options);
        assert_eq!(parser.reference_definitions().iter().count(), 0, "a definition: {copy}");
        for event in parser {
            match event {
                Event::Start(Tag::Heading { .. }) => found += 1,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => panic!("a fence: {copy}"),
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::FootnoteReference(_) => panic!("{event:?}: {copy}"),
                _ => {}
            }
        }
        assert_eq!(found, 3 + headings(block), "headings: {copy}");
    }
}

#[test]
fn placeholders_fences_and_lines_of_hostile_authors_do_nothing() {
    check(
        "a\n# b",
        "![preferred name]\n[x]: y",
        "Look: !\\[preferred name\\]\n\n[preferred name]: http://evil.example/",
        "```\n# a",
    );
    check("`", "](http://evil.example/)", "- # a\n- ```\n  # b\n  ```\n\n<b>\n[c]: d", "[^a]: b");
    check("===", "---", "a\n&#10;&#10;# b\n\n~~~\n[x]: y", "(http://evil.example/)");
}

#[test]
fn words_come_back_as_they_were() {
    for text in ["a *b* [c](d) <e> `f` &amp; g_h _i_ \\ {#j} www.k ~l~ m@n #o 1. p", "- q", "1) r", "* s"] {
        let html = to_html(&line_as_markdown(text), 6);
        let plain = html.trim().trim_start_matches("<p>").trim_end_matches("</p>");
        let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        assert_eq!(plain, text);
    }
}

fn hostile() -> impl Strategy<Value = String> {
    "[\\[\\]()!<>`#:\\n&\"\\\\abx1 *_=|~.-]{0,24}"
}

proptest! {
    #[test]
    fn no_words_of_an_author_act(title in hostile(), say in hostile(), block in hostile(), why in hostile()) {
        check(&title, &say, &block, &why);
    }

    /// Nothing an author wrote is lost on the way; at worst a star shows that meant emphasis.
    #[test]
    fn a_copy_says_what_was_written(block in hostile()) {
        prop_assert_eq!(letters(&to_markdown(&block, 4)), letters(&block));
    }
}

/// The letters people read, without white space and stars.
fn letters(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, OPTIONS).filter_map(|event| harmless(event, HeadingLevel::H4));
    let texts = events.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        _ => None,
    });
    texts.collect::<String>().chars().filter(|letter| !letter.is_whitespace() && *letter != '*').collect()
}
