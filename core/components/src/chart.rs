//! Charts as pictures in the page, drawn on the server, each with the table that says the same.
//!
//! Nothing is told by colour alone: lines differ in their marks and dashes, parts of bars carry letters. Looks come from
//! classes in `waymark.css`; no element has a style of its own, which the content policy would not allow.

mod over_time;
mod stacked_bar;

pub use over_time::{Line, OverTime, Point};
pub use stacked_bar::StackedBar;

use crate::{Element, Html};

/// How wide every picture is in its own measure. Small, so that its words can be read where a page is 320 pixels wide.
const WIDTH: f64 = 400.0;

/// A picture with its title and what it shows, for people who do not see it.
fn picture(id: &str, height: f64, title: &str, description: &str, drawn: Html) -> Element {
    let (title_id, about_id) = (format!("{id}-title"), format!("{id}-description"));
    Element::new("svg")
        .class("waymark-chart__picture")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("role", "img")
        .attribute("focusable", "false")
        .attribute("viewBox", &format!("0 0 {WIDTH} {}", short(height)))
        // Times run from left to right in every language's charts here; the words around it need not.
        .attribute("direction", "ltr")
        .attribute("aria-labelledby", &title_id)
        .attribute("aria-describedby", &about_id)
        .child(Element::new("title").attribute("id", &title_id).text(title))
        .child(Element::new("desc").attribute("id", &about_id).text(description))
        .child(drawn)
}

/// A straight line.
fn rule(class: &str, from: (f64, f64), to: (f64, f64)) -> Element {
    Element::new("line")
        .class(class)
        .attribute("x1", &short(from.0))
        .attribute("y1", &short(from.1))
        .attribute("x2", &short(to.0))
        .attribute("y2", &short(to.1))
}

/// Words in a picture. They begin, end or are centred at the place.
fn label(class: &str, at: (f64, f64), anchor: &str, text: &str) -> Element {
    Element::new("text")
        .class(class)
        .attribute("x", &short(at.0))
        .attribute("y", &short(at.1))
        .attribute("text-anchor", anchor)
        .text(text)
}

/// A number with as few places as say it, two at most.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
