//! What is refused before a plugin is asked anything: by its file, while it is loaded, by its table.

use std::sync::Arc;

use native::{Phase, Plugin};

use crate::built::{Case, act, broken, command, gone, hasty, patient, plugin_of, processes};

pub(crate) const ALL: &[Case] = &[
    ("a_table_that_is_not_as_it_must_be_is_named", a_table_that_is_not_as_it_must_be_is_named),
    ("breaking_off_while_loaded_is_named", breaking_off_while_loaded_is_named),
    ("what_is_missing_is_found_when_it_is_loaded", what_is_missing_is_found_when_it_is_loaded),
    ("a_damaged_library_harms_nobody", a_damaged_library_harms_nobody),
];

#[track_caller]
fn refused(switch: &str, phase: Phase, code: &str, words: &str) {
    let plugin =
        plugin_of(broken(&[switch]), if switch.ends_with("LOOP") { hasty() } else { patient() }, switch);
    for _ in 0..2 {
        let fault = act(&plugin).unwrap_err();
        assert_eq!(fault.to_string(), format!("plugin `broken`, {phase}: {words}"), "{switch}");
        assert_eq!(fault.code().as_str(), code, "{switch}");
    }
    drop(plugin);
    gone(switch);
}

fn a_table_that_is_not_as_it_must_be_is_named() {
    let hello = |switch, words| refused(switch, Phase::Hello, "N012", words);
    hello("MISBEHAVE_WRONG_MAGIC", "its table begins with 0x00000001, not 0x4d594157");
    hello("MISBEHAVE_WRONG_ABI", "its table is for version 2 of the interface, not 1");
    hello("MISBEHAVE_WRONG_SIZE", "its table is 40 bytes long, not 48");
    hello("MISBEHAVE_WRONG_COUNT", "its table has 2 operations, its metadata 1");
    hello("MISBEHAVE_NULL_FUNCTION", "its table lacks a function");
    hello("MISBEHAVE_NULL_TABLE", "it gave no table: it cannot work with this program");
    hello("MISBEHAVE_CREATE_FAILS", "it would not begin: `create` returned 3");
    hello("MISBEHAVE_TABLE_ELSEWHERE", "its process was ended by signal 11 (memory fault)");
    hello("MISBEHAVE_CREATE_CRASHES", "its process was ended by signal 6 (it aborted)");
}

fn breaking_off_while_loaded_is_named() {
    let load = |switch, words| refused(switch, Phase::Load, "N011", words);
    load("MISBEHAVE_LOAD_CRASH", "its process was ended by signal 6 (it aborted)");
    load("MISBEHAVE_LOAD_EXIT", "its process exited with status 0");
    load("MISBEHAVE_LOAD_LOOP", "it gave no answer within 300 ms and was ended");
}

fn what_is_missing_is_found_when_it_is_loaded() {
    let load = |switch, words| refused(switch, Phase::Load, "N011", words);
    load("MISBEHAVE_NO_ENTRY", "it does not export `waymark_plugin_entry`");
    load("MISBEHAVE_UNDEFINED", "the library: undefined symbol: nowhere_to_be_found");
}

/// Bytes that were changed after their metadata was read: what a fault in memory or in our own code could do.
fn a_damaged_library_harms_nobody() {
    let whole = broken(&[]);
    let metadata = native::read("plugin.so", &whole).unwrap();
    // An invented generator, the same every time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for round in 0..40 {
        let mut library = whole.clone();
        match round % 2 {
            0 => library.truncate(next(whole.len())),
            _ => (0..64).for_each(|_| library[next(whole.len())] ^= 1 << next(8)),
        }
        let plugin = Plugin::with(Arc::from(library), metadata.clone(), command("damaged"), hasty()).unwrap();
        // Whatever comes of it: an answer, or a fault that names the plugin; and this program goes on.
        if let Err(fault) = act(&plugin) {
            assert!(fault.to_string().starts_with("plugin `broken`"), "{fault}");
        }
    }
    gone("damaged");
    assert_eq!(processes("damaged"), 0);
}
