//! What is live: which version of which programme is given at which site, and what each site changes in it.

use std::collections::BTreeMap;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, InsetText};
use domain::ids::SiteId;
use runtime::record::LiveHere;

use super::super::parts::{cell, heading, small, table};
use super::page;
use crate::at::{App, At};

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/what-is-live", get(show))
}

async fn show(at: At) -> Response {
    at.desk(|desk, at| {
        let words = at.words;
        let live = desk.what_is_live();
        let mut sites: BTreeMap<&SiteId, Vec<&LiveHere>> = BTreeMap::new();
        for one in &live {
            sites.entry(&one.site).or_default().push(one);
        }
        let programmes = desk.programmes();
        let heads = std::iter::once(words.say("staff-site"));
        let heads: Vec<String> = heads.chain(programmes.iter().map(|id| desk.title(id))).collect();
        let rows = sites.iter().map(|(site, given)| {
            let name = if **site == desk.writer().site {
                words.about("live-here", desk.site_name(site))
            } else {
                desk.site_name(site)
            };
            let given = programmes.iter().map(|id| {
                given.iter().find(|one| one.programme == *id).map_or_else(Html::default, |one| state(at, one))
            });
            std::iter::once(cell(&name)).chain(given).collect()
        });
        let title = words.say("team-live");
        let body = heading(&title).then(Html::from(InsetText::new(words.say("live-what")))).then(table(
            &words.say("live-caption"),
            &heads,
            rows.collect(),
        ));
        Ok(page(&title, body).into())
    })
    .await
}

fn state(at: &At, one: &LiveHere) -> Html {
    let words = at.words;
    let Some(version) = &one.version else { return cell(&words.say("live-not-given")) };
    let mut lines = cell(version);
    let mut add = |text: String| {
        let line = Element::new("div").child(small(&text)).done();
        lines = std::mem::take(&mut lines).then(line);
    };
    if one.changes > 0 {
        add(words.count("live-changes", one.changes));
    }
    if one.review_due > 0 {
        add(words.count("live-review-due", one.review_due));
    }
    lines
}
