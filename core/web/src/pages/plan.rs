//! To be said.

use axum::Router;

use crate::at::App;

pub(super) fn addresses() -> Router<App> {
    Router::new()
}
