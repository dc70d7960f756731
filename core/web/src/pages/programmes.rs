//! The designer's desk: programmes as their files have them, what is found in them, how they read and what they advise; and
//! changing them. Everybody signed in may read; a programme designer changes.

mod book;
mod cases;
mod changes;
mod contents;
mod departures;
mod edit;
mod facts;
mod file;
mod findings;
mod home;
mod list;
mod map;
mod piece;
mod rules;
mod save_case;
mod session;
mod state;
mod trial;
mod try_it;
mod written;

pub(super) use list::to_mend;

use axum::Router;
use axum::routing::{get, post};

use crate::at::App;

pub(super) fn addresses() -> Router<App> {
    Router::new()
        .route("/programmes", get(list::show))
        .route("/programmes/{programme}", get(home::show))
        .route("/programmes/{programme}/state", get(state::show))
        .route("/programmes/{programme}/sessions", get(contents::sessions))
        .route("/programmes/{programme}/sessions/{session}", get(session::show))
        .route("/programmes/{programme}/sessions/{session}/edit", get(edit::block).post(edit::save_block))
        .route("/programmes/{programme}/sheets/{sheet}", get(session::show_sheet))
        .route(
            "/programmes/{programme}/sheets/{sheet}/edit",
            get(edit::sheet_block).post(edit::save_sheet_block),
        )
        .route("/programmes/{programme}/languages", get(contents::languages))
        .route("/programmes/{programme}/measures", get(contents::measures))
        .route("/programmes/{programme}/files", get(file::all))
        .route("/programmes/{programme}/file", get(file::show))
        .route("/programmes/{programme}/file/edit", get(edit::file).post(edit::save_file))
        .route("/programmes/{programme}/rules", get(rules::show))
        .route("/programmes/{programme}/facts", get(facts::show))
        .route("/programmes/{programme}/map", get(map::show))
        .route("/programmes/{programme}/cases", get(cases::show))
        .route("/programmes/{programme}/try", get(try_it::show))
        .route("/programmes/{programme}/try/save", post(save_case::save))
        .route("/programmes/{programme}/departures", get(departures::show))
        .route("/programmes/{programme}/changes", get(changes::show).post(changes::accept))
}
