//! Meetings: the diary of a programme, what a session holds, how it went, and what follows from it.

mod after;
mod before;
mod call_off;
mod check_in;
mod diary;
mod lane;
mod list;
mod note;
mod numbered;
mod passed_on;
mod prepare;
mod promise;
mod record;
mod repair;
mod ring;
mod session;
mod steps;
mod texts;

pub(super) use after::{kind as departure_kind, typed as as_typed};
pub(super) use before::{every_language, named, offered, state as wording_state, worded};
pub(super) use lane::{InLane, text};
pub(super) use numbered::{choices, lettered, outlines, prompts};
pub(super) use ring::form_page;
pub(super) use steps::{Asked, Given, Steps, Walk, Walked};
pub(super) use texts::{Names, in_language};

use axum::Router;
use axum::routing::get;

use crate::at::App;

pub(super) fn addresses() -> Router<App> {
    let at = |rest: &str| format!("/people/{{person}}/{{programme}}{rest}");
    let of = |rest: &str| at(&format!("/meetings/{{meeting}}{rest}"));
    Router::new()
        .route(&at("/meetings"), get(list::show))
        .route(&at("/meetings/new"), get(diary::show).post(diary::save))
        .route(&at("/meetings/next"), get(list::next))
        .route(&of(""), get(session::show))
        .route(&of("/record"), get(record::show).post(record::save))
        .route(&of("/note"), get(note::show).post(note::save))
        .route(&of("/check-in"), get(check_in::show).post(check_in::save))
        .route(&of("/ring"), get(ring::show).post(ring::save))
        .route(&of("/call-off"), get(call_off::show).post(call_off::save))
        .route(&of("/move"), get(diary::show_move).post(diary::save_move))
        .route(&at("/promises"), get(promise::show).post(promise::make))
        .route(&at("/promises/{promise}"), get(promise::show_one).post(promise::keep))
        .route(&at("/passed-on"), get(passed_on::show).post(passed_on::save))
        .route(&at("/repair"), get(repair::show).post(repair::save))
}
