//! What is not printed, and how that is told.

use print::paper::{Answer, HandoutRow, HandoutSection, Paper, Picture};
use print::{TroubleKind, print};

use crate::given::{self, picture};

fn handout(pictures: Vec<Picture>) -> Paper {
    let mut handout = given::easy_read();
    let row = |picture| HandoutRow { picture: Some(picture), text: "One idea.".to_owned(), lines: 0 };
    let rows = pictures.into_iter().map(row).collect();
    handout.sections = vec![HandoutSection { title: Some("Draw it".to_owned()), rows }];
    Paper::Handout(handout)
}

fn check(paper: &Paper, kind: TroubleKind, told: &str) {
    let refused = print(paper).expect_err("it is refused");
    let trouble = refused.troubles.first().expect("one at least");
    assert_eq!(trouble.kind, kind, "{refused}");
    assert!(refused.to_string().starts_with(told), "{refused}");
}

#[test]
fn pictures_without_words_are_all_told_at_once() {
    let paper = handout(vec![picture(" "), picture("A circle"), picture("")]);
    let told = "the picture of row 1 of \"Draw it\": this picture has no words for it; say in a few words what it shows";
    check(&paper, TroubleKind::PictureWithoutWords, told);
    let refused = print(&paper).expect_err("refused");
    assert_eq!(refused.troubles.len(), 2);
    assert_eq!(refused.troubles[1].place, "the picture of row 3 of \"Draw it\"");
}

fn drawing(svg: &str, why: &str) {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">{svg}</svg>"
    );
    let told = format!("the picture of row 1 of \"Draw it\": this picture cannot be taken: {why}");
    check(
        &handout(vec![Picture { svg: svg.into_bytes(), alt: "A circle".to_owned() }]),
        TroubleKind::BadPicture,
        &told,
    );
}

#[test]
fn a_picture_reaches_nothing_outside_itself() {
    drawing("<image href=\"/etc/hostname\"/>", "it has the element `image`");
    drawing("<image href=\"data:image/png;base64,AAAA\"/>", "it has the element `image`");
    drawing("<script>1</script>", "it has the element `script`");
    drawing("<text>a</text>", "it has the element `text`");
    drawing("<use href=\"#a\"/>", "it has the element `use`");
    drawing(
        "<g filter=\"url(http://example.org/a)\"/>",
        "its attribute `filter` of `g` names something outside",
    );
    drawing("<g style=\"fill: URL( 'file:///a')\"/>", "its attribute `style` of `g`");
    drawing("<style>@import 'a.css'; g {}</style>", "its attribute `style` of `style`");
    drawing("<linearGradient id=\"a\" xlink:href=\"b.svg#c\"/>", "its attribute `href` of `linearGradient`");
    drawing("<path onclick=\"a\"/>", "its attribute `onclick` of `path`");
}

#[test]
fn a_picture_that_multiplies_or_is_none_is_refused() {
    let svg = |svg: &str| handout(vec![Picture { svg: svg.as_bytes().to_vec(), alt: "A circle".to_owned() }]);
    let told = "the picture of row 1 of \"Draw it\": this picture cannot be taken: ";
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
    for text in [bomb, "", "words", "<svg/>", "<svg xmlns=\"http://www.w3.org/2000/svg\">"] {
        check(&svg(text), TroubleKind::BadPicture, told);
    }
    let large = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- {} --></svg>", "a".repeat(300_000));
    check(&svg(&large), TroubleKind::BadPicture, &format!("{told}it has 300055 bytes"));
    let many = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>", "<g/>".repeat(30_000));
    check(&svg(&many), TroubleKind::BadPicture, &format!("{told}it cannot be read as SVG"));
    for size in [
        "",
        "width=\"0\" height=\"9\"",
        "viewBox=\"0 0 0 9\"",
        "viewBox=\"0 0 9\"",
        "viewBox=\"0 0 1e99 NaN\"",
    ] {
        let sizeless = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}><g/></svg>");
        check(&svg(&sizeless), TroubleKind::BadPicture, &format!("{told}it does not say how large it is"));
    }
}

#[test]
fn a_participant_is_given_no_letters_that_cannot_be_shown() {
    let mut handout = given::easy_read();
    handout.sections[0].rows[0].text = "画一个圆".to_owned();
    let told = "row 1 of \"Draw it\": no font here has these letters: ";
    check(&Paper::Handout(handout), TroubleKind::NoLetters, told);
}

#[test]
fn staff_see_which_signs_are_missing() {
    let mut sheet = given::sheet();
    sheet.title = "Groups \u{1f600} 画".to_owned();
    let printed = print(&Paper::Sheet(sheet)).expect("printed");
    assert_eq!(printed.lacking, ['画', '\u{1f600}']);
    assert!(crate::read::folded(&printed.pdf).contains("Groups [U+1F600] [U+753B]"));
}

#[test]
fn what_is_empty_or_too_much_is_told() {
    let mut sheet = given::sheet();
    sheet.title = " ".to_owned();
    check(&Paper::Sheet(sheet), TroubleKind::Empty, "the title: nothing stands here");
    let mut questionnaire = given::questionnaire("en");
    questionnaire.items.clear();
    check(
        &Paper::Questionnaire(questionnaire),
        TroubleKind::Empty,
        "the questionnaire: there is nothing to ask",
    );
    let mut sheet = given::sheet();
    let (columns, rows) = (vec!["Column".to_owned(); 7], 1);
    sheet.parts = vec![given::prompt("9", "What?", Answer::Table { columns, rows })];
    check(&Paper::Sheet(sheet), TroubleKind::TooMuch, "prompt 9: a table to fill in has 6 columns at most");
    let mut sheet = given::sheet();
    sheet.parts.push(given::block("Long", print::paper::Reader::Staff, &"words ".repeat(60_000)));
    check(
        &Paper::Sheet(sheet),
        TroubleKind::TooMuch,
        "the block \"Long\": one paper takes 262144 bytes of text",
    );
    let mut plan = given::plan();
    plan.chosen = vec![plan.chosen[0].clone(); 2000];
    check(
        &Paper::Plan(plan),
        TroubleKind::TooMuch,
        "the session \"How we work together\": one paper takes 1000 parts",
    );
    let pictures = vec![picture("A circle"); 200];
    check(
        &handout(pictures),
        TroubleKind::TooMuch,
        "the picture of row 101 of \"Draw it\": one paper takes 100 pictures",
    );
}

#[test]
fn what_would_take_pages_without_end_is_told_before_anything_is_laid_out() {
    let mut sheet = given::sheet();
    let told = "the block \"Long\": one paper takes 5000 lines";
    for text in [
        "a\n\n".repeat(6000),
        "a  \n".repeat(6000),
        "- a\n".repeat(6000),
        format!("|a|\n|-|\n{}", "|b|\n".repeat(6000)),
    ] {
        sheet.parts = vec![given::block("Long", print::paper::Reader::Staff, &text)];
        check(&Paper::Sheet(sheet.clone()), TroubleKind::TooMuch, told);
    }
    let mut report = given::report();
    report.summary = Some("a\n".repeat(6000));
    check(&Paper::Report(report), TroubleKind::TooMuch, "the summary: one paper takes 5000 lines");
}
