//! Whom to ask.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use components::Html;

use crate::answer::{Page, Section};
use crate::at::{App, speaks};
use crate::shell;

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/help", get(show))
}

async fn show(State(app): State<App>, headers: HeaderMap) -> Response {
    let words = speaks(&headers);
    let title = words.say("help-title");
    let body = shell::heading(&title).then(Html::paragraph(words.say("help-body")));
    shell::outside(&app, words, &Page::new(Section::None, title, body))
}
