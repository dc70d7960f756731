//! What pages cost: processor time a page and how long the slowest of a hundred take, with 2,000 people and 50,000
//! meetings, on SQLite and on PostgreSQL; and what one bad client does to everybody else.
//!
//! `cargo bench -p waymark --bench pages`, or with `-- sqlite` or `-- postgres` one of them.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a bench says so by failing"
)]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench starts the program and prints its figures"
)]

mod asking;
mod crowd;
#[expect(dead_code, reason = "not every bench needs every way to measure")]
#[path = "../../../runtime/benches/advice/measure.rs"]
mod measure;
#[path = "../../../store/tests/postgres_server.rs"]
mod postgres_server;

use std::path::Path;
use std::time::Duration;

use asking::{Asked, Browser, Flood, Pages};
use crowd::Crowd;
use measure::{is_bench, row};

/// Milliseconds.
fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn main() {
    let only = std::env::args().nth(1).filter(|one| !one.starts_with('-'));
    let wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
    // Under `cargo test` a handful of people, once.
    let (people, meetings) = if is_bench() { (2_000, 50_000) } else { (61, 1) };
    if wanted("sqlite") {
        on("SQLite", None, people, meetings);
    }
    if is_bench() && wanted("postgres") {
        on("PostgreSQL", Some(&postgres_server::server().database()), people, meetings);
    }
}

fn on(engine: &str, database: Option<&str>, people: usize, meetings: usize) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pages-{}", std::process::id()));
    drop(std::fs::remove_dir_all(&folder));
    let crowd = Crowd::new(&folder, database, people, meetings);
    if is_bench() {
        println!("{engine}: {} people, {} meetings", crowd.people, crowd.meetings);
    }
    let pages = Pages::open(&crowd);
    let person = &crowd.somebody;
    let addresses = [
        ("my work", "/".to_owned()),
        ("people, first page", "/people".to_owned()),
        ("waiting list", "/waiting".to_owned()),
        ("a person", format!("/people/{person}")),
        ("their plan", format!("/people/{person}/{}/plan", crowd.programme)),
        ("their meetings", format!("/people/{person}/{}/meetings", crowd.programme)),
    ];
    for (what, address) in &addresses {
        let asked = pages.ask(address, if is_bench() { 400 } else { 1 });
        row(&format!("{engine}, {what}: ms of processor time"), ms(asked.processor), 3.0, false);
        row(&format!("{engine}, {what}: ms for 99 of 100, alone"), ms(asked.of_hundred(99)), 25.0, false);
        if is_bench() {
            println!("  {} bytes", asked.bytes);
        }
    }
    together(engine, &pages, &addresses[3].1);
    drop(pages);
    drop(std::fs::remove_dir_all(&folder));
}

/// Four people at once; then the same beside a client that asks a thousand times a second and one that says things slowly.
fn together(engine: &str, pages: &Pages, address: &str) {
    let each = if is_bench() { 200 } else { 1 };
    let quiet = four(pages, address, each);
    row(
        &format!("{engine}, a person, four at once: ms for 99 of 100"),
        ms(quiet.of_hundred(99)),
        25.0,
        false,
    );
    let flood = Flood::begin(pages.at(), if is_bench() { 1_000 } else { 10 });
    let beside = four(pages, address, each);
    let (asked, answered) = flood.end();
    let times = beside.of_hundred(95).as_secs_f64() / quiet.of_hundred(95).as_secs_f64().max(1e-9);
    row(&format!("{engine}, beside a bad client: times for 95 of 100"), times, 2.0, false);
    if is_bench() {
        println!("  the bad client asked {asked} times and was answered {answered} times");
    }
}

fn four(pages: &Pages, address: &str, each: usize) -> Asked {
    let all: Vec<Asked> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let mut browser = Browser::signed_in(pages.at());
                    browser.ask(address, each)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("a browser")).collect()
    });
    Asked::together(all)
}
