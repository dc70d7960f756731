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
    if !secret.is_some_and(|secret| app.0.sessions.lets_in(&secret, now())) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let state = tokio::task::spawn_blocking(move || {
        Book::of(app.0.house.shelf(), &programme)
            .map(|book| serde_json::json!({ "state": book.state(), "findings": book.now.findings.len() }))
    });
    match state.await {
        Ok(Some(state)) => {
            let kind = [(axum::http::header::CONTENT_TYPE, "application/json")];
            (kind, state.to_string()).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
