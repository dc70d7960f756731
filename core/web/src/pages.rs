//! The pages, an area a file: each gives its addresses, and what answers them.

mod case;
mod fact;
mod help;
mod home;
mod measures;
mod meetings;
mod paper;
mod parts;
mod people;
mod person;
mod plan;
mod programmes;
mod report;
mod team;

use axum::Router;

use crate::at::App;

/// Every page's address.
pub(crate) fn all() -> Router<App> {
    Router::new()
        .merge(case::addresses())
        .merge(fact::addresses())
        .merge(help::addresses())
        .merge(home::addresses())
        .merge(measures::addresses())
        .merge(meetings::addresses())
        .merge(paper::addresses())
        .merge(people::addresses())
        .merge(person::addresses())
        .merge(plan::addresses())
        .merge(programmes::addresses())
        .merge(report::addresses())
        .merge(team::addresses())
}
