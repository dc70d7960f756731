//! The native plugins that are allowed here, and the walls round them. They are allowed and forbidden on the computer
//! itself, never from a page.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, InsetText};
use runtime::ports::access::Doing;

use super::super::parts::{cell, heading, small, subheading, table};
use super::page;
use crate::at::{App, At};

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/plugins", get(show))
}

async fn show(at: At) -> Response {
    at.desk(|desk, at| {
        desk.must(Doing::Operate, &desk.writer().site)?;
        let words = at.words;
        let plugins = at.app.0.house.plugins()?;
        let rows = plugins.allowed.iter().map(|one| {
            let state = one.stopped.clone().unwrap_or_else(|| words.say("plugins-runs"));
            vec![
                cell(&format!("{} {}", one.id, one.version))
                    .then(Element::new("div").child(small(&one.about))),
                cell(&one.allowed),
                cell(&state),
            ]
        });
        let rows: Vec<Vec<Html>> = rows.collect();
        let list = if rows.is_empty() {
            Html::paragraph(words.say("plugins-none"))
        } else {
            let heads = ["plugins-plugin", "plugins-allowed", "plugins-state"].map(|id| words.say(id));
            table(&words.say("plugins-here"), &heads, rows)
        };
        let title = words.say("team-plugins");
        let body = heading(&title)
            .then(Html::from(InsetText::new(words.say("plugins-what"))))
            .then(list)
            .then(subheading(&words.say("plugins-walls")))
            .then(Html::paragraph(words.about("plugins-demanded", &plugins.walls)))
            .then(lines(&plugins.reached));
        let acts = if plugins.acts.is_empty() {
            Html::default()
        } else {
            subheading(&words.say("plugins-acts")).then(lines(&plugins.acts))
        };
        Ok(page(&title, body.then(acts)).into())
    })
    .await
}

/// What is said of plugins comes from the computer, in English.
fn lines(all: &[String]) -> Html {
    let items = all.iter().map(|line| Element::new("li").text(line));
    Element::new("ul").class("govuk-list govuk-list--bullet").attribute("lang", "en").children(items).done()
}
