//! A plugin that somebody swaps for a hostile one, back and forth, while it is verified and loaded: what runs is the right
//! one, or nothing. The hostile one would say so while it is loaded, and in its answers. With `WAYMARK_LONG` a thousand
//! times.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::date;
use native::Plugin;
use native::keyring::Role;
use native::shelf::{Decision, Shelf};
use native::signature::{SecretKey, Subject};
use runtime::ports::plugins::Plugins as _;
use serde_json::{Value, json};

use crate::built::{Case, command, patient};

pub(crate) const ALL: &[Case] = &[
    (
        "what_is_allowed_can_be_asked_and_what_is_changed_cannot",
        what_is_allowed_can_be_asked_and_what_is_changed_cannot,
    ),
    ("the_hostile_one_would_be_seen", the_hostile_one_would_be_seen),
    (
        "a_plugin_that_is_swapped_is_the_right_one_or_nothing",
        a_plugin_that_is_swapped_is_the_right_one_or_nothing,
    ),
];

/// What the hostile one says while it is loaded.
const MARK: &str = "hostile code ran";

fn races() -> usize {
    if std::env::var_os("WAYMARK_LONG").is_some() { 1_000 } else { 50 }
}

/// An empty folder of this name.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The library that doubles numbers, or one of the same name that trebles them and says so.
fn library(folder: &Path, hostile: bool) -> PathBuf {
    let fixture = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/abi1");
    let mut source = fs::read_to_string(fixture.join("doubles.c")).expect("the source");
    if hostile {
        assert!(source.contains("2 * number"), "the fixture doubles");
        source = source.replace("2 * number", "3 * number");
        let constructor = format!(
            "__attribute__((constructor)) static void mark(void) {{ fputs(\"{MARK}\\n\", stderr); }}\n"
        );
        source.push_str(&constructor);
    }
    let file = folder.join(if hostile { "hostile.so" } else { "right.so" });
    let c = file.with_extension("c");
    fs::write(&c, source).expect("the source");
    let built = Command::new("cc")
        .args(["-std=gnu11", "-fPIC", "-shared", "-I"])
        .arg(&fixture)
        .arg("-o")
        .arg(&file)
        .arg(&c)
        .current_dir(&fixture)
        .status();
    assert!(built.expect("a C compiler").success());
    file
}

fn signed(file: &Path, key: &SecretKey) {
    let subject = Subject { id: "doubles".to_owned(), version: "1.0.0".to_owned(), serial: 1 };
    let signature = key.sign(&fs::read(file).expect("a library"), &subject);
    fs::write(beside(file), signature).expect("a signature");
}

fn beside(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.minisig", file.display()))
}

fn twenty_one(plugin: &Plugin) -> Value {
    plugin.call("double", &json!({ "number": 21 })).expect("an answer")["value"].clone()
}

/// Otherwise the other test could not fail.
fn the_hostile_one_would_be_seen() {
    let folder = folder("seen");
    let bytes = fs::read(library(&folder, true)).expect("a library");
    let metadata = native::read("hostile.so", &bytes).expect("metadata");
    let plugin = Plugin::with(bytes.into(), metadata, command("SEEN"), patient()).expect("schemas");
    assert_eq!(twenty_one(&plugin), json!(63));
    assert!(plugin.wrote().contains(MARK), "{}", plugin.wrote());
    drop(fs::remove_dir_all(folder));
}

/// A shelf in `folder` with the right library allowed, and where it is kept.
fn shelf_with(folder: &Path) -> (Shelf, PathBuf) {
    let (right, key) = (library(folder, false), SecretKey::create().expect("a key"));
    signed(&right, &key);
    let shelf = Shelf::open(folder);
    let decided = || Decision { by: "ada".to_owned(), on: date(2026, 11, 23), because: "a test".to_owned() };
    shelf.trust(key.public().expect("a key"), Role::Native, "Ada".to_owned(), decided()).expect("trusted");
    let allowed = shelf.allow(&right, decided()).expect("allowed");
    let on_shelf = shelf.folder().join(allowed.file);
    (shelf, on_shelf)
}

fn what_is_allowed_can_be_asked_and_what_is_changed_cannot() {
    let folder = folder("asked");
    let (shelf, on_shelf) = shelf_with(&folder);
    let ask = || {
        let plugins = shelf.plugins(&command("ASKED")).expect("the lists");
        plugins.ask("doubles", "double", &[json!({ "number": 4 })]).remove(0)
    };
    // Where this machine has not all walls, that is what is said, and nothing runs.
    match ask() {
        Ok(answer) => assert_eq!(answer, json!({ "value": 8 })),
        Err(finding) => assert_eq!(finding.code.as_str(), "N016", "{}", finding.what),
    }
    let mut bytes = fs::read(&on_shelf).expect("the library");
    bytes.push(0);
    fs::write(&on_shelf, bytes).expect("changed");
    assert_eq!(ask().expect_err("refused").code.as_str(), "N006");
    drop(fs::remove_dir_all(folder));
}

fn a_plugin_that_is_swapped_is_the_right_one_or_nothing() {
    let folder = folder("swapped");
    let (shelf, on_shelf) = shelf_with(&folder);
    // Whoever swaps has a key of their own.
    let (right, hostile) = (folder.join("right.so"), library(&folder, true));
    signed(&hostile, &SecretKey::create().expect("a key"));
    let over = AtomicBool::new(false);
    let (mut ran, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let passing = folder.join("passing.so");
            for turn in 0_usize.. {
                let from = if turn % 2 == 0 { &hostile } else { &right };
                fs::copy(from, &passing).expect("a copy");
                fs::rename(&passing, &on_shelf).expect("swapped");
                fs::copy(beside(from), beside(&on_shelf)).expect("a copy");
                // Long enough that somebody may come in between, short enough that most do.
                std::thread::sleep(std::time::Duration::from_micros(turn as u64 % 7 * 100));
                if over.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        while ran + refused < races() || refused == 0 || ran < races() / 10 {
            match shelf.verified("doubles") {
                Ok(verified) => {
                    let plugin =
                        Plugin::with(verified.bytes, verified.metadata, command("SWAPPED"), patient());
                    let plugin = plugin.expect("schemas");
                    assert_eq!(twenty_one(&plugin), json!(42));
                    assert!(!plugin.wrote().contains(MARK), "{}", plugin.wrote());
                    ran += 1;
                }
                Err(finding) => {
                    let code = finding.code.as_str();
                    assert!(["N004", "N005", "N006"].contains(&code), "{code}: {}", finding.what);
                    refused += 1;
                }
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    println!("  the right one ran {ran} times, and {refused} times nothing did");
    drop(fs::remove_dir_all(folder));
}
