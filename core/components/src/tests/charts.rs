//! Charts: the picture says what the table says, and draws nothing that is not known.

use super::seen::{Seen, seen, shape};
use crate::{Html, OverTime, Point, StackedBar};

fn over_time(text: &str) -> OverTime {
    OverTime::new("wellbeing", format!("Well-being over time{text}"), 0.0, 40.0)
        .description(format!("From 12 in May to 27 in August.{text}"))
        .line(
            format!("Own answers{text}"),
            [
                Point::new(120, format!("1 May 2026{text}"), 12.0),
                Point::new(151, "1 June 2026", None),
                Point::new(181, "1 July 2026", 20.5),
                Point::new(212, "1 August 2026", 27.0),
            ],
        )
        .line(
            "Facilitator",
            [Point::new(212, "1 August 2026", 30.0), Point::new(120, "1 May 2026", f64::NAN)],
        )
}

fn stacked(text: &str) -> StackedBar {
    StackedBar::new("lanes", format!("Who is where{text}"), format!("Site{text}"), ["Waiting", "Begun", text])
        .description("Two sites.")
        .row(format!("Ashgrove{text}"), [3, 9, 1])
        .row("Carrick", [0, 4])
}

fn attributes<'a>(all: &'a [Seen], element: &str, attribute: &str) -> Vec<&'a str> {
    let of = |one: &'a Seen| match one {
        Seen::Open(name, attributes) if name == element => attributes.get(attribute).map(String::as_str),
        _ => None,
    };
    all.iter().filter_map(of).collect()
}

fn table(html: &Html) -> Vec<String> {
    let all = seen(html.as_str());
    let begin =
        all.iter().position(|one| matches!(one, Seen::Open(name, _) if name == "table")).expect("a table");
    let text = |one: &Seen| match one {
        Seen::Text(text) => Some(text.clone()),
        _ => None,
    };
    all[begin..].iter().filter_map(text).collect()
}

#[test]
fn a_line_stops_where_nothing_is_known() {
    let html = over_time("").html();
    let all = seen(html.as_str());
    let lines = attributes(&all, "polyline", "points");
    // May stands alone: a mark and no line. July and August are joined; then the key's own two.
    assert_eq!(lines, ["267.5,110.58 376,79.05", "0,10 40,10", "0,10 40,10"]);
    assert_eq!(attributes(&all, "svg", "role"), ["img"]);
    assert!(attributes(&all, "svg", "style").is_empty());
}

#[test]
fn the_table_says_the_same() {
    assert_eq!(
        table(&over_time("").html()),
        [
            "Well-being over time",
            "Date",
            "Own answers",
            "Facilitator",
            "1 May 2026",
            "12",
            "Not known",
            "1 June 2026",
            "Not known",
            "1 July 2026",
            "20.5",
            "1 August 2026",
            "27",
            "30"
        ]
    );
    assert_eq!(
        table(&stacked("Ended").html()),
        [
            "Who is whereEnded",
            "SiteEnded",
            "Waiting",
            "Begun",
            "Ended",
            "AshgroveEnded",
            "3",
            "9",
            "1",
            "Carrick",
            "0",
            "4",
            "0"
        ]
    );
}

#[test]
fn bars_are_as_long_as_what_they_count() {
    let all = seen(stacked("Ended").html().as_str());
    let widths = attributes(&all, "rect", "width");
    assert_eq!(widths, ["91.85", "275.54", "30.62", "122.46", "18", "18", "18"]);
}

#[test]
fn dots_have_no_line_and_one_day_stands_in_the_middle() {
    let html = OverTime::new("one", "One", 0.0, 10.0).line("A", [Point::new(1, "Today", 5.0)]).dots().html();
    let all = seen(html.as_str());
    assert!(attributes(&all, "polyline", "points").is_empty());
    assert!(html.as_str().contains("M215 113"), "{html}");
    // Nothing at all, and a scale of nothing, are drawn as that.
    let nothing = OverTime::new("none", "None", 0.0, 0.0).html();
    assert!(!nothing.as_str().contains("NaN") && !nothing.as_str().contains("inf"), "{nothing}");
}

#[test]
fn no_text_makes_an_element() {
    let hostile = "\"><script>x</script>' a='</title></text><desc>";
    assert_eq!(shape(over_time("x").html().as_str()), shape(over_time(hostile).html().as_str()));
    assert_eq!(shape(stacked("x").html().as_str()), shape(stacked(hostile).html().as_str()));
}
