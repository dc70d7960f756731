//! What a script of ours asks every second: has anything of this programme changed? It keeps nobody signed in.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};

use super::book::Book;
use crate::at::{App, cookie, now};

pub(super) async fn show(
    State(app): State<App>,
    Path(programme): Path<String>,
    headers: HeaderMap,
) -> Response {
    let secret = cookie(&headers, app.cookie());
    let session = secret.and_then(|secret| app.0.sessions.unseen(&secret, now()));
    let Some(session) = session else { return StatusCode::UNAUTHORIZED.into_response() };
    let Some(turn) = app.0.turns.of(&session.turns).await else {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    };
    let state = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        if app.0.standing(&session.member) != Some(session.standing) {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        let Some(book) = Book::of(app.0.house.shelf(), &programme) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let state = serde_json::json!({ "state": book.state(), "findings": book.now.findings.len() });
        ([(axum::http::header::CONTENT_TYPE, "application/json")], state.to_string()).into_response()
    });
    state.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}
