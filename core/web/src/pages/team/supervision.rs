//! Supervision that is due: of everybody here for who supervises, of oneself for everybody else.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Html, InsetText};
use runtime::ports::access::Doing;

use super::super::parts::{cell, heading, link, link_about, table};
use super::{may, page};
use crate::at::{App, At};

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/supervision", get(show))
}

async fn show(at: At) -> Response {
    at.desk(|desk, at| {
        let words = at.words;
        let due = desk.outstanding()?.supervision;
        let supervises = may(desk, Doing::Supervise);
        let rows = due.iter().map(|one| {
            let last = one.last.map_or_else(|| words.say("supervision-never"), |day| words.day(day));
            let to = format!("/team/staff/{}/supervise?programme={}", one.member, one.programme);
            let write = if supervises {
                link_about(&to, &words.say("act-supervise"), &one.name).done()
            } else {
                Html::default()
            };
            vec![
                link(&format!("/team/staff/{}", one.member), &one.name).done(),
                cell(&desk.title(&one.programme)),
                cell(&last),
                cell(&desk.name(&(&*one.supervisor).into())),
                write,
            ]
        });
        let rows: Vec<Vec<Html>> = rows.collect();
        let title = words.say("team-supervision");
        let list = if rows.is_empty() {
            Html::paragraph(words.say("supervision-none"))
        } else {
            let heads = ["staff-name", "team-programme", "supervision-last", "staff-supervisor", "team-do"];
            table(&words.count("supervision-found", rows.len()), &heads.map(|id| words.say(id)), rows)
        };
        let days = desk.words().supervision_every_days;
        let every = words.count("supervision-every", days);
        let body = heading(&title).then(Html::from(InsetText::new(every))).then(list);
        Ok(page(&title, body).into())
    })
    .await
}
