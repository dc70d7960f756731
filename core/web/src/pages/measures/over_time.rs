//! What a measure came to each time, as a picture and the table that says the same, with what is said of the difference.

use components::{Details, Html, OverTime, Point, TableCell, WarningText};
use runtime::record::{Answered, Change, MeasureReport};

use super::occasion;
use crate::at::At;

pub(super) fn show(at: &At, report: &MeasureReport) -> Html {
    let words = at.words;
    let results = report.answered.iter().filter(|one| one.came_to.is_some()).count();
    // One result is no change over time, and a picture of it would look like one.
    let chart = if results > 1 { picture(at, report) } else { Html::default() };
    let caution =
        WarningText::new(words.say("measures-caution")).icon_fallback_text(words.say("warning")).html();
    chart.then(table(at, report)).then(caution).then(change(at, report))
}

fn picture(at: &At, report: &MeasureReport) -> Html {
    let words = at.words;
    let (least, most) = report.range;
    let points = report.answered.iter().map(|one| {
        let value = one.came_to.as_deref().and_then(|value| value.parse::<f64>().ok());
        let day = i32::try_from(domain::date::to_days(one.on)).unwrap_or_default();
        Point::new(day, words.day(one.on), value)
    });
    let description = words.with(
        "measures-picture",
        &[("measure", &report.title), ("least", &least.to_string()), ("most", &most.to_string())],
    );
    let chart = OverTime::new(
        format!("over-time-{}", report.measure),
        &report.title,
        f64::from(least),
        f64::from(most),
    );
    chart
        .description(description)
        .line(words.say("measures-came-to"), points)
        .called(words.say("measures-day"), words.say("not-known"))
        .html()
}

fn table(at: &At, report: &MeasureReport) -> Html {
    let words = at.words;
    let (least, most) = report.range;
    let heads =
        ["measures-day", "measures-occasion", "measures-came-to", "measures-answered", "measures-skipped"];
    let heads = heads.map(|id| words.say(id));
    let said = [("least", &least.to_string()[..]), ("most", &most.to_string())];
    let caption = words.with("measures-each-time", &said);
    let rows = report.answered.iter().map(|one| row(at, one)).collect();
    crate::pages::parts::table(&caption, &heads, rows)
}

fn row(at: &At, one: &Answered) -> Vec<Html> {
    let words = at.words;
    let came_to = one.came_to.clone().unwrap_or_else(|| words.say("measures-too-few"));
    [
        words.day(one.on),
        words.say(occasion(one.occasion)),
        came_to,
        one.items.to_string(),
        one.skipped.len().to_string(),
    ]
    .iter()
    .map(|text| Html::text(text))
    .collect()
}

/// What is said of the first and the last result together, with the figures behind it.
fn change(at: &At, report: &MeasureReport) -> Html {
    let words = at.words;
    match &report.change {
        Change::NotCompared(why) => Html::paragraph(words.about("measures-not-compared", why)),
        Change::Compared { computed_by, norms, words: said, figures } => {
            let behind = words.with("measures-computed", &[("by", computed_by), ("norms", norms)]);
            let figures = figures.as_object().into_iter().flatten().filter(|(name, _)| *name != "words");
            let list = figures.map(|(name, value)| {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                vec![TableCell::new(name.replace('_', " ")), TableCell::new(value)]
            });
            let heads = ["measures-figure", "measures-value"].map(|id| words.say(id));
            let table = components::Table::new(words.say("measures-figures"), heads).rows(list).html();
            Html::paragraph(said.as_str())
                .then(Details::new(words.say("measures-behind"), Html::paragraph(behind).then(table)))
        }
    }
}
