//! The pages, an area a file: each gives its addresses, and what answers them.

mod fact;
mod help;
mod home;
mod parts;
mod people;
mod person;

use axum::Router;

use crate::at::App;

/// Every page's address.
pub(crate) fn all() -> Router<App> {
    Router::new()
        .merge(fact::addresses())
        .merge(help::addresses())
        .merge(home::addresses())
        .merge(people::addresses())
        .merge(person::addresses())
}
