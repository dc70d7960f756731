//! How something went over time: one or several lines of points, or the points alone.

use super::{WIDTH, label, picture, rule, short};
use crate::{Element, Html, Table, TableCell};

/// What was measured on a day, or that nothing is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    day: i32,
    label: String,
    value: Option<f64>,
}

impl Point {
    /// A value on a day: its number on any calendar, so that distances are right, and how it is written.
    pub fn new(day: i32, label: impl ToString, value: impl Into<Option<f64>>) -> Self {
        let value = value.into().filter(|value| value.is_finite());
        Self { day, label: label.to_string(), value }
    }
}

/// Points that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    name: String,
    points: Vec<Point>,
}

impl Line {
    /// Points that are called so together.
    pub fn new(name: impl ToString, points: impl IntoIterator<Item = Point>) -> Self {
        let mut points: Vec<Point> = points.into_iter().collect();
        points.sort_by_key(|point| point.day);
        Self { name: name.to_string(), points }
    }
}

/// A chart of change over time.
#[derive(Clone, Debug, PartialEq)]
pub struct OverTime {
    id: String,
    title: String,
    description: String,
    least: f64,
    most: f64,
    lines: Vec<Line>,
    dots: bool,
    day_heading: String,
    not_known: String,
}

/// Where the picture's field begins and ends.
const LEFT: f64 = 44.0;
const RIGHT: f64 = WIDTH - 14.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 210.0;
const HEIGHT: f64 = 250.0;

impl OverTime {
    /// A chart with an id of its own on its page, between the least and the most that can be measured: a scale that begins
    /// elsewhere makes little look like much.
    pub fn new(id: impl ToString, title: impl ToString, least: f64, most: f64) -> Self {
        Self {
            id: id.to_string(),
            title: title.to_string(),
            description: String::new(),
            least,
            most,
            lines: Vec::new(),
            dots: false,
            day_heading: "Date".to_owned(),
            not_known: "Not known".to_owned(),
        }
    }

    /// What the picture shows, in a sentence, for people who do not see it.
    #[must_use]
    pub fn description(mut self, text: impl ToString) -> Self {
        self.description = text.to_string();
        self
    }

    /// Adds points that belong together.
    #[must_use]
    pub fn line(mut self, name: impl ToString, points: impl IntoIterator<Item = Point>) -> Self {
        self.lines.push(Line::new(name, points));
        self
    }

    /// Shows the points alone, where nothing is known of the time between.
    #[must_use]
    pub fn dots(mut self) -> Self {
        self.dots = true;
        self
    }

    /// The words of the table in another language: above the days, and where nothing is known.
    #[must_use]
    pub fn called(mut self, day_heading: impl ToString, not_known: impl ToString) -> Self {
        self.day_heading = day_heading.to_string();
        self.not_known = not_known.to_string();
        self
    }

    /// Picture, key and table.
    pub fn html(&self) -> Html {
        let key = Element::new("ul")
            .class("govuk-list waymark-chart__key")
            .children(self.lines.iter().enumerate().map(|(at, line)| self.key(at, line)));
        let figure = Element::new("figure")
            .class("waymark-chart")
            .child(self.picture())
            .maybe((self.lines.len() > 1).then(|| Element::new("figcaption").child(key)));
        figure.done().then(self.table())
    }

    /// The table alone.
    pub fn table(&self) -> Table {
        let columns = self.lines.iter().map(|line| TableCell::number(&line.name));
        let head: Vec<TableCell> =
            std::iter::once(TableCell::new(&self.day_heading)).chain(columns).collect();
        let rows = self.days().into_iter().map(|(day, name)| {
            let value = |line: &Line| match line.points.iter().find(|point| point.day == day) {
                Some(Point { value: Some(value), .. }) => TableCell::number(short(*value)),
                Some(_) => TableCell::number(&self.not_known),
                None => TableCell::number(""),
            };
            let values = self.lines.iter().map(value);
            std::iter::once(TableCell::new(name)).chain(values).collect::<Vec<TableCell>>()
        });
        Table::new(&self.title, head).first_cell_is_header(true).rows(rows)
    }

    /// The days on which anything was measured, in order, with how they are written.
    fn days(&self) -> Vec<(i32, String)> {
        let all = self.lines.iter().flat_map(|line| &line.points);
        let mut days: Vec<(i32, String)> = all.map(|point| (point.day, point.label.clone())).collect();
        days.sort();
        days.dedup_by_key(|(day, _)| *day);
        days
    }

    fn picture(&self) -> Element {
        let days = self.days();
        let first = days.first().map_or(0, |(day, _)| *day);
        let last = days.last().map_or(0, |(day, _)| *day);
        let along = move |day: i32| {
            let share = (f64::from(day) - f64::from(first)) / (f64::from(last) - f64::from(first)).max(1.0);
            // One day alone stands in the middle.
            if first == last {
                f64::midpoint(LEFT, RIGHT)
            } else {
                LEFT + 10.0 + share * (RIGHT - LEFT - 20.0)
            }
        };
        let lines = self.lines.iter().enumerate().map(|(at, line)| self.drawn(at, line, &along));
        let drawn = self.scale().then(day_labels(&days, &along)).then(lines.collect::<Html>());
        picture(&self.id, HEIGHT, &self.title, &self.description, drawn)
    }

    /// How high a value stands.
    fn height(&self, value: f64) -> f64 {
        let share = (value - self.least) / (self.most - self.least);
        if share.is_finite() { BOTTOM - share.clamp(0.0, 1.0) * (BOTTOM - TOP) } else { BOTTOM }
    }

    /// The scale at the side, in quarters.
    fn scale(&self) -> Html {
        let step = (self.most - self.least) / 4.0;
        let values = [0.0, 1.0, 2.0, 3.0, 4.0].map(|quarter: f64| quarter.mul_add(step, self.least));
        let one = |value: f64| {
            let at = self.height(value);
            let line = rule("waymark-chart__rule", (LEFT, at), (RIGHT, at)).done();
            line.then(label("waymark-chart__text", (LEFT - 6.0, at + 5.0), "end", &short(value)))
        };
        values.into_iter().map(one).collect()
    }

    /// One line: its runs of known points, and its marks.
    fn drawn(&self, at: usize, line: &Line, along: &impl Fn(i32) -> f64) -> Html {
        let place = |point: &Point| point.value.map(|value| (along(point.day), self.height(value)));
        let places: Vec<Option<(f64, f64)>> = line.points.iter().map(place).collect();
        // A line says that something is known between two points; where one is not, it stops.
        let runs = places.split(Option::is_none).filter(|run| run.len() > 1).map(|run| {
            let points: Vec<String> =
                run.iter().flatten().map(|(x, y)| format!("{},{}", short(*x), short(*y))).collect();
            stroke(at).attribute("points", &points.join(" ")).done()
        });
        let runs: Html = if self.dots { Html::default() } else { runs.collect() };
        runs.then(places.iter().flatten().map(|place| mark(at, *place).done()).collect::<Html>())
    }

    fn key(&self, at: usize, line: &Line) -> Element {
        let line_of = (!self.dots).then(|| stroke(at).attribute("points", "0,10 40,10"));
        let sign = Element::new("svg")
            .class("waymark-chart__sign")
            .attribute("xmlns", "http://www.w3.org/2000/svg")
            .attribute("viewBox", "0 0 40 20")
            .attribute("width", "40")
            .attribute("height", "20")
            .attribute("aria-hidden", "true")
            .attribute("focusable", "false")
            .maybe(line_of)
            .child(mark(at, (20.0, 10.0)));
        Element::new("li").child(sign).text(" ").text(&line.name)
    }
}

impl From<OverTime> for Html {
    fn from(chart: OverTime) -> Self {
        chart.html()
    }
}

/// The first and the last day, and between them those for which there is room.
fn day_labels(days: &[(i32, String)], along: &impl Fn(i32) -> f64) -> Html {
    const ROOM: f64 = 100.0;
    let text = |(day, name): &(i32, String), anchor| {
        let at = along(*day);
        let tick = rule("waymark-chart__rule", (at, BOTTOM), (at, BOTTOM + 6.0)).done();
        tick.then(label("waymark-chart__text", (at, BOTTOM + 24.0), anchor, name))
    };
    let (first, between, last) = match days {
        [] => return Html::default(),
        [only] => return text(only, "middle"),
        [first, between @ .., last] => (first, between, last),
    };
    let mut free = along(first.0) + ROOM * 1.4;
    let mut drawn = text(first, "start");
    for day in between {
        let at = along(day.0);
        if at > free && at < along(last.0) - ROOM * 1.4 {
            drawn = drawn.then(text(day, "middle"));
            free = at + ROOM;
        }
    }
    drawn.then(text(last, "end"))
}

/// What joins points: dashes tell lines apart as much as colours.
fn stroke(at: usize) -> Element {
    let dashes = match at % 4 {
        0 => "",
        1 => "7 4",
        2 => "2 4",
        _ => "9 3 2 3",
    };
    Element::new("polyline")
        .class("waymark-chart__line")
        .class(&format!("waymark-chart__line--{}", at % 4))
        .attribute("fill", "none")
        .given("stroke-dasharray", dashes)
}

/// A point: shapes tell lines apart as much as colours.
fn mark(at: usize, (x, y): (f64, f64)) -> Element {
    let path = match at % 4 {
        0 => "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        1 => "m-5-5h10v10h-10z",
        2 => "m0-6l6 11h-12z",
        _ => "m0-7l7 7-7 7-7-7z",
    };
    Element::new("path")
        .class("waymark-chart__mark")
        .class(&format!("waymark-chart__mark--{}", at % 4))
        .attribute("d", &format!("M{} {}{path}", short(x), short(y)))
}
