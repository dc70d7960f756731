//! Any text whatever is printed, and its words come out as they are: nothing of it is source of anything.

use print::paper::{Paper, Reader, SheetPart};
use proptest::prelude::*;

use crate::given::{self, block};
use crate::printed;
use crate::read::text;

/// The letters of a text, without what lays them out.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric()).collect()
}

/// A sheet that says these words in every place an author can write.
fn saying(words: &str) -> Paper {
    let mut sheet = given::sheet();
    sheet.title = format!("Title {words}");
    sheet.facts = vec![(format!("Label {words}"), format!("Text {words}"))];
    sheet.edge.session = Some(words.to_owned());
    sheet.edge.reference = Some(words.to_owned());
    sheet.edge.contents[0].programme = words.to_owned();
    sheet.parts = vec![block(&format!("Block {words}"), Reader::Participant, words)];
    Paper::Sheet(sheet)
}

#[test]
fn code_of_typst_is_words() {
    for code in [
        "#panic(\"x\")",
        "#read(\"/data.json\")",
        "#eval(\"1 + 1\")",
        "#import \"@preview/a:1.0.0\": *",
        "#set page(width: 1pt)",
        "$ integral x $",
        "```typ #panic() ```",
        "#(2 + 3)",
        "@label <label> = Heading",
        "#image(\"/etc/hostname\")",
        "\\u{41} #\\ #[ ]] *",
        "] ) } \" #let a = [",
    ] {
        let text = text(&printed(&saying(code)).pdf);
        // The title, the heading, the facts: all of them say the code, letter by letter.
        let said = letters(&text).matches(&letters(code)).count();
        assert!(said >= 5, "{code} stands {said} times in: {text}");
    }
}

#[test]
fn markdown_brings_nothing_in() {
    let markdown = "![alt words](http://example.org/a.png)\n\n[link words](javascript:1)\n\n<script>html words</script>\n\n\
        ```typ\n#panic(\"code words\")\n```\n\n`#inline words`\n\n- [ ] task words\n\n---\n\nlast words";
    let paper = Paper::Sheet({
        let mut sheet = given::sheet();
        sheet.parts = vec![block("Block", Reader::Staff, markdown)];
        sheet
    });
    let pdf = printed(&paper).pdf;
    let text = text(&pdf);
    for words in [
        "alt words",
        "link words",
        "<script>html words</script>",
        "#panic(\"code words\")",
        "#inline words",
        "task words",
        "last words",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("example.org") && !text.contains("javascript"), "{text}");
    assert!(!String::from_utf8_lossy(&pdf).contains("/URI"), "no link");
}

#[test]
fn what_is_nested_without_end_lies_flat() {
    for text in [
        "> ".repeat(3000) + "deep",
        (0..400).map(|depth| format!("{}- deep\n", "  ".repeat(depth))).collect(),
        "*".repeat(5000) + "deep" + &"*".repeat(5000),
        "[".repeat(5000) + "deep" + &"](a)".repeat(5000),
        format!("|{}\n|{}\n|{}", "a|".repeat(500), "-|".repeat(500), "b|".repeat(500)),
        "#".repeat(3) + " deep\n###\n### \u{200b}\n",
        "1000000000. deep\n999999999. deep".to_owned(),
    ] {
        let mut sheet = given::sheet();
        sheet.parts = vec![block("Block", Reader::Staff, &text)];
        printed(&Paper::Sheet(sheet));
    }
}

fn signs() -> impl Strategy<Value = String> {
    let typst = "[#$@<>\\[\\](){}*_`=+/\\\\~.\"'\\-:;&|!0-9a-c \n]{0,60}";
    prop_oneof![
        typst,
        "\\PC{0,40}",
        any::<String>(),
        "[\u{600}-\u{6ff}a-c\u{300}-\u{36f}\u{200b}-\u{200f}\u{202a}-\u{202e} ]{0,40}"
    ]
}

/// Each case prints a paper and reads it back, so a day's run tries fewer than proptest would.
fn cases() -> u32 {
    ProptestConfig::default().cases.div_ceil(6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn any_words_whatever_come_out(words in signs()) {
        let printed = printed(&saying(&words));
        let text = text(&printed.pdf);
        // Heads and feet may be cut short by the end of a line, but not by anything the words say.
        prop_assert!(text.contains("Title") && text.contains("Block"), "{}", text);
        for word in words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| word.len() > 2) {
            prop_assert!(letters(&text).contains(word), "{} is not in {}", word, text);
        }
    }

    #[test]
    fn any_lines_of_ours_come_out_whole(words in "[a-z#$\\[\\]{}()*@=<>\"\\\\/ ]{1,60}") {
        let mut sheet = given::sheet();
        sheet.parts = vec![];
        sheet.title = format!("begin {words} end");
        let text = text(&printed(&Paper::Sheet(sheet)).pdf);
        let all = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(all(&text).contains(&all(&format!("begin{words}end"))), "{}", text);
    }
}

#[test]
fn a_word_without_end_goes_on_in_the_next_line() {
    let word = "abcdefghij".repeat(40);
    let pdf = printed(&saying(&word)).pdf;
    let lines = text(&pdf);
    assert!(lines.lines().all(|line| line.len() < 160), "{lines}");
    assert!(letters(&lines).matches(&word).count() >= 3, "{lines}");
}

/// Marks without end on one letter would hold the press for minutes: the first few stand, and that others do not is told.
#[test]
fn marks_and_letters_without_end_are_cut_and_the_paper_says_so() {
    let mut plan = given::plan();
    plan.chosen[0].because = Some(format!("Agreed a{} both.", "\u{301}".repeat(15_000)));
    let paper = printed(&Paper::Plan(plan.clone()));
    assert_eq!(paper.lacking, ['\u{301}']);
    let folded = crate::read::folded(&paper.pdf);
    assert!(folded.contains("[…] both."), "{folded}");
    plan.chosen[0].because = Some("so it was agreed, ".repeat(2_000));
    let folded = crate::read::folded(&printed(&Paper::Plan(plan)).pdf);
    assert!(folded.contains("[cut here: the rest is in the record]"), "{folded}");
    // Those that a page's end falls into are not found whole.
    assert!((1_050..=1_112).contains(&folded.matches("so it was agreed").count()), "{folded}");
}

/// No part of a sheet is lost, whatever stands in the others.
#[test]
fn parts_are_all_there() {
    let mut sheet = given::sheet();
    sheet.parts =
        (0..40).map(|number| block(&format!("Block number{number}"), Reader::Staff, "Words.")).collect();
    assert!(sheet.parts.iter().all(|part| matches!(part, SheetPart::Block(_))));
    let text = text(&printed(&Paper::Sheet(sheet)).pdf);
    for number in 0..40 {
        assert!(text.contains(&format!("number{number}")), "{text}");
    }
}
