//! My work: what I have to record, whom I meet, what in my programmes cannot wait; and for whoever meets nobody, what
//! their own role has to do.

mod mine;
mod roles;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html};
use domain::record::Refusal;
use runtime::record::{Desk, Search};

use self::mine::Mine;
use super::parts::{heading, link, subheading};
use crate::answer::{Answer, Page, Section};
use crate::at::{App, At};
use crate::shell::sections;

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/", get(show))
}

async fn show(at: At) -> Response {
    at.desk(page).await
}

fn page(desk: &Desk<'_>, at: &At) -> Result<Answer, Refusal> {
    let words = at.words;
    // Whoever answers for nobody is told what is due of themselves.
    let (found, outstanding) = if roles::answers(desk) {
        desk.people_and_outstanding()?
    } else {
        (desk.search(&Search::default())?, desk.due_of_staff()?)
    };
    let mine = Mine::of(desk, at, &found.people);
    let meets = desk.writer().has_role("facilitator") || !mine.is_nothing();
    let meetings =
        if meets { mine.to_record().then(mine.coming()).then(mine.to_look_at()) } else { Html::default() };
    let people = if mine.is_nothing() { elsewhere(desk, at) } else { mine.people() };
    let title = words.say("home-title");
    let tasks = roles::tasks(desk, at, &found.people, &outstanding);
    let body = heading(&title).then(meetings).then(tasks).then(people);
    Ok(Page::new(Section::Home, title, body).into())
}

/// Where the work is of those who meet nobody.
fn elsewhere(desk: &Desk<'_>, at: &At) -> Html {
    let others = sections(desk).into_iter().filter(|(section, ..)| *section != Section::Home);
    let ways = others.map(|(_, to, name)| Element::new("li").child(link(to, &at.words.say(name))));
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(ways).done();
    subheading(&at.words.say("home-elsewhere")).then(list)
}
