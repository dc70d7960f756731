//! What other systems ask, as JSON: the same desk, the same walls and the same log as the pages. Shapes and names are those
//! that services of HM Prison and Probation Service use: `content` and `totalElements` for lists, one body for everything
//! that goes wrong, `/health`, `/info` and `/ping` for whoever watches the service.
//!
//! Everything here is known by the session's cookie; whatever writes also sends the token of `GET /api/me` back, in the
//! header `X-Token`, which no page of another site can read.

mod asked;
mod events;
mod openapi;
mod people;
mod said;
mod shapes;
#[cfg(test)]
mod tests;
mod watch;
mod writes;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};

use crate::at::App;

pub(crate) use said::plain;

/// Every address of the API, and those for whoever watches the service.
pub(crate) fn addresses() -> Router<App> {
    let api = Router::new()
        .route("/openapi.json", get(openapi::show))
        .route("/me", get(people::me))
        .route("/programmes", get(people::programmes))
        .route("/people", get(people::list))
        .route("/people/{person}", get(people::one))
        .route("/people/{person}/lanes", get(people::lanes))
        .route("/people/{person}/lanes/{programme}", get(people::lane))
        .route("/people/{person}/lanes/{programme}/advice", get(people::advice))
        .route("/people/{person}/lanes/{programme}/meetings", get(people::meetings))
        .route("/people/{person}/facts/submit", post(writes::fact))
        .route("/people/{person}/lanes/{programme}/plan/submit", post(writes::plan))
        .route("/people/{person}/lanes/{programme}/meetings/{meeting}/submit", post(writes::meeting))
        .route("/events", get(events::list))
        .fallback(nothing)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn(always_shaped));
    Router::new()
        .route("/health", get(watch::health))
        .route("/health/liveness", get(watch::health))
        .route("/health/readiness", get(watch::health))
        .route("/info", get(watch::info))
        .route("/ping", get(watch::ping))
        .nest("/api", api)
}

async fn nothing() -> Response {
    said::plain(StatusCode::NOT_FOUND)
}

async fn wrong_method() -> Response {
    said::plain(StatusCode::METHOD_NOT_ALLOWED)
}

/// Whatever goes wrong before an address is reached, or where the desk could not be, is answered in the same shape.
async fn always_shaped(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let kind = response.headers().get(axum::http::header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind == said::JSON) {
        return response;
    }
    match response.status() {
        // Pages send whoever is not signed in to where they can; other systems are told.
        StatusCode::SEE_OTHER => said::plain(StatusCode::UNAUTHORIZED),
        status if status.is_success() => response,
        status => said::plain(status),
    }
}
