//! My work: whom I meet next, and whom I work with.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html};
use domain::record::Refusal;
use runtime::record::{Desk, Search};

use super::parts::{called, cell, heading, link, subheading, table};
use crate::answer::{Answer, Page, Section};
use crate::at::{App, At};
use crate::shell::sections;

/// Meetings shown.
const MOST: usize = 20;

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/", get(show))
}

async fn show(at: At) -> Response {
    at.desk(page).await
}

fn page(desk: &Desk<'_>, at: &At) -> Result<Answer, Refusal> {
    let words = at.words;
    let me = &desk.writer().id;
    let found = desk.search(&Search::default())?;
    let lanes = found.people.iter().flat_map(|row| row.lanes.iter().map(move |lane| (row, lane)));
    let mine: Vec<_> = lanes.filter(|(_, lane)| lane.team.contains(me)).collect();
    let mut next: Vec<_> =
        mine.iter().filter_map(|(row, lane)| lane.next_meeting.map(|at| (at, *row, *lane))).collect();
    next.sort_by_key(|(at, ..)| *at);
    let name = |row: &runtime::record::PersonRow| {
        let numbers: Vec<String> = row.identifiers.iter().map(|one| one.value.to_string()).collect();
        called(words, row.preferred_name.as_deref(), &numbers)
    };
    let rows = next.iter().take(MOST).map(|(when, row, lane)| {
        vec![
            link(&next_at(row, lane), &words.moment(*when)).done(),
            link(&format!("/people/{}", row.person), &name(row)).done(),
            link(&format!("/people/{}/{}", row.person, lane.programme), &desk.title(&lane.programme)).done(),
        ]
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    let meetings = if rows.is_empty() {
        subheading(&words.say("home-next")).then(Html::paragraph(words.say("home-none")))
    } else {
        table(&words.say("home-next"), &["home-when", "home-who", "home-what"].map(|id| words.say(id)), rows)
    };
    let people = mine.iter().map(|(row, lane)| {
        vec![
            link(&format!("/people/{}", row.person), &name(row)).done(),
            cell(&desk.title(&lane.programme)),
            cell(&lane.last_contact.map(|day| words.day(day)).unwrap_or_default()),
        ]
    });
    let people: Vec<Vec<Html>> = people.collect();
    let people = if people.is_empty() {
        elsewhere(desk, at)
    } else {
        let heads = [words.say("home-who"), words.say("home-what"), words.say("home-last")];
        table(&words.say("home-people"), &heads, people)
    };
    let title = words.say("home-title");
    let body = heading(&title).then(meetings).then(people);
    Ok(Page::new(Section::Home, title, body).into())
}

/// Where the work is of those who meet nobody.
fn elsewhere(desk: &Desk<'_>, at: &At) -> Html {
    let others = sections(desk).into_iter().filter(|(section, ..)| *section != Section::Home);
    let ways = others.map(|(_, to, name)| Element::new("li").child(link(to, &at.words.say(name))));
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(ways).done();
    subheading(&at.words.say("home-elsewhere")).then(list)
}

/// Where somebody's next meeting is.
fn next_at(row: &runtime::record::PersonRow, lane: &runtime::record::LaneRow) -> String {
    format!("/people/{}/{}/meetings/next", row.person, lane.programme)
}
