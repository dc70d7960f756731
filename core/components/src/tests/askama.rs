//! A page of askama's shows components as they are, and everything else escaped.

use askama::Template;

use crate::{Button, Html, Words};

#[derive(Template)]
#[template(source = "<p>{{ typed }}</p>{{ button }}{{ html }}{{ crate::Tag::new(typed) }}", ext = "html")]
struct Page<'a> {
    typed: &'a str,
    button: Button,
    html: &'a Html,
}

#[test]
fn components_are_not_escaped_again_and_typed_text_is() {
    let html = Html::paragraph("1 < 2");
    let page = Page { typed: "<script>", button: Button::new("Save & go on"), html: &html };
    let shown = Html::rendered(&page).expect("a page");
    assert_eq!(
        shown.as_str(),
        "<p>&#60;script&#62;</p>\
         <button class=\"govuk-button\" type=\"submit\" data-module=\"govuk-button\">Save &amp; go on</button>\
         <p class=\"govuk-body\">1 &lt; 2</p>\
         <strong class=\"govuk-tag\">&lt;script&gt;</strong>"
    );
}

#[test]
fn words_are_escaped_unless_they_are_markup() {
    assert_eq!(Words::from("<b>").html().as_str(), "&lt;b&gt;");
    assert_eq!(Words::from(Html::trusted("<b>x</b>")).html().as_str(), "<b>x</b>");
}
