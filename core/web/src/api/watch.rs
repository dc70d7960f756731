//! For whoever watches the service: that it is up, what it is, that it answers. Nothing of anybody is in it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use schemars::JsonSchema;
use serde::Serialize;

use super::said;
use crate::at::App;

/// Whether the service is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Health {
    /// `UP`, or `DOWN` where the records cannot be reached.
    pub(super) status: &'static str,
}

/// What the service is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Info {
    /// What was built.
    pub(super) build: Build,
}

/// What was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Build {
    /// What it is called.
    pub(super) name: &'static str,
    /// Its version.
    pub(super) version: &'static str,
}

/// `GET /health`
pub(super) async fn health(State(app): State<App>) -> Response {
    let house = app.0.clone();
    let up = tokio::task::spawn_blocking(move || house.house.is_up()).await.unwrap_or(false);
    if up {
        said::json(StatusCode::OK, &Health { status: "UP" })
    } else {
        said::json(StatusCode::SERVICE_UNAVAILABLE, &Health { status: "DOWN" })
    }
}

/// `GET /info`
pub(super) async fn info() -> Response {
    said::json(StatusCode::OK, &Info { build: Build { name: "waymark", version: env!("CARGO_PKG_VERSION") } })
}

/// `GET /ping`
pub(super) async fn ping() -> Response {
    "pong".into_response()
}
