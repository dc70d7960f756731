//! Every address there is, and the page that answers it: the area's own file says which.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, SET_COOKIE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};

use crate::at::{App, speaks};
use crate::form::Typed;
use crate::words::Speaks;
use crate::{api, pages, shell, sign_in};

/// Every address.
pub(crate) fn all() -> Router<App> {
    Router::new()
        .route(sign_in::AT, get(sign_in::show).post(sign_in::enter))
        .route(sign_in::oidc::BEGIN, get(sign_in::oidc::begin))
        .route(sign_in::oidc::CALLBACK, get(sign_in::oidc::back))
        .route("/sign-out", post(sign_in::leave))
        .route("/language", get(language))
        .route("/assets/{*path}", get(asset))
        .merge(api::addresses())
        .merge(pages::all())
        .fallback(nothing)
}

async fn nothing(State(app): State<App>, headers: HeaderMap) -> Response {
    shell::plain(&app, speaks(&headers), StatusCode::NOT_FOUND, "error-not-found")
}

/// `GET /language?to=cy&next=/people`: the language of the interface, remembered by the browser.
async fn language(request: Request) -> Response {
    let asked = Typed::read(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
    let speaks = Speaks::of(asked.get("to")).unwrap_or_default();
    let mut response = sign_in::go(asked.get("next"));
    let cookie = format!("language={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000", speaks.code());
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response
}

/// Style, script and pictures: their names change with what is in them, so browsers may keep them.
async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = components::asset(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepts = headers.get("accept-encoding").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let zipped = accepts.split(',').any(|one| one.trim().starts_with("gzip"));
    let mut response = if zipped { asset.gzipped.into_response() } else { asset.bytes.into_response() };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if zipped {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}
