//! Plugins that reach for what is outside, when they are loaded and when they are asked: each attempt is refused, as the
//! plugin itself tells, and nothing of it is to be seen outside.

use std::net::TcpListener;
use std::path::PathBuf;

use native::Plugin;

use crate::built::{Case, broken, gone, patient, plugin, plugin_of, processes, says};

pub(crate) const ALL: &[Case] = &[
    ("files_are_out_of_reach", files_are_out_of_reach),
    ("the_network_is_out_of_reach", the_network_is_out_of_reach),
    ("processes_and_threads_are_out_of_reach", processes_and_threads_are_out_of_reach),
    ("others_are_out_of_reach", others_are_out_of_reach),
    ("a_fork_bomb_starts_nothing", a_fork_bomb_starts_nothing),
    ("whole_walls_can_be_demanded", whole_walls_can_be_demanded),
];

/// Whether this kernel walls off at all; says so where it does not.
fn walled(plugin: &Plugin) -> bool {
    let level = plugin.sandbox().unwrap();
    if !level.is_complete() {
        println!("     skipped: this kernel lacks what it takes: {level}");
    }
    level.is_complete()
}

/// Asserts that each attempt was refused with "not permitted" (1), but for those named with another number.
#[track_caller]
fn all_refused(told: &str, attempts: usize, others: &[(&str, &str)]) {
    let told: Vec<(&str, &str)> = told.split(", ").map(|one| one.rsplit_once(' ').unwrap()).collect();
    assert_eq!(told.len(), attempts, "{told:?}");
    for (what, number) in told {
        let expected = others.iter().find(|(other, _)| *other == what).map_or("1", |(_, number)| number);
        assert_eq!(number, expected, "{what}");
    }
}

fn mark(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("mark-{name}-{}", std::process::id()))
}

#[track_caller]
fn with_mark(switch: &str) -> (Plugin, PathBuf) {
    let mark = mark(switch);
    let quoted = format!("MARK=\"{}\"", mark.display());
    (plugin_of(broken(&[switch, &quoted]), patient(), switch), mark)
}

fn files_are_out_of_reach() {
    let (asked, mark) = with_mark("MISBEHAVE_FILES");
    if !walled(&asked) {
        return;
    }
    all_refused(&says(&asked), 9, &[]);
    assert!(!mark.exists());
    let (loaded, mark) = with_mark("MISBEHAVE_LOAD_FILES");
    // While it is loaded, opening for reading is the kernel's file ban's to refuse: "no access" (13).
    all_refused(&says(&loaded), 9, &[("read", "13"), ("own memory", "13")]);
    assert!(!mark.exists());
}

fn the_network_is_out_of_reach() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = format!("PORT={}", listener.local_addr().unwrap().port());
    for switch in ["MISBEHAVE_NETWORK", "MISBEHAVE_LOAD_NETWORK"] {
        let plugin = plugin_of(broken(&[switch, &port]), patient(), switch);
        if !walled(&plugin) {
            return;
        }
        all_refused(&says(&plugin), 5, &[]);
    }
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "nobody came");
}

fn processes_and_threads_are_out_of_reach() {
    for switch in ["MISBEHAVE_PROCESSES", "MISBEHAVE_LOAD_PROCESSES"] {
        let (plugin, mark) = with_mark(switch);
        if !walled(&plugin) {
            return;
        }
        all_refused(&says(&plugin), 5, &[("clone3", "38")]);
        assert_eq!(processes(switch), 1);
        assert!(!mark.exists());
        drop(plugin);
        gone(switch);
    }
}

fn others_are_out_of_reach() {
    for switch in ["MISBEHAVE_OTHERS", "MISBEHAVE_LOAD_OTHERS"] {
        let plugin = plugin(switch);
        if !walled(&plugin) {
            return;
        }
        // While it is loaded, the list of system calls can still be made shorter; what is asked here is no list (14).
        let shorter = if switch == "MISBEHAVE_OTHERS" { "1" } else { "14" };
        all_refused(&says(&plugin), 12, &[("filter", shorter)]);
    }
}

fn a_fork_bomb_starts_nothing() {
    let plugin = plugin("MISBEHAVE_FORK_BOMB");
    if walled(&plugin) {
        assert_eq!(says(&plugin), "fork 1");
        assert_eq!(processes("MISBEHAVE_FORK_BOMB"), 1);
    }
}

fn whole_walls_can_be_demanded() {
    let settings = native::Settings { whole_walls: true, ..patient() };
    let plugin = plugin_of(broken(&[]), settings, "WALLED");
    let complete = plugin.sandbox().unwrap().is_complete();
    match crate::built::act(&plugin) {
        Ok(_) => assert!(complete),
        Err(fault) => assert_eq!((fault.code().as_str(), complete), ("N016", false)),
    }
}
