//! What a page about a person costs: an overview of somebody of whom two thousand notes are held, beside one of
//! somebody of whom hardly anything is, and while many others are in the same store.
//!
//! `cargo bench -p waymark --bench records`. Each figure is a whole process less what starting it and reading the
//! programmes costs: the same command about a person with one note.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a bench that cannot go on says so by stopping"
)]
#![expect(clippy::disallowed_methods, reason = "a bench starts the program")]

#[path = "../../runtime/benches/advice/measure.rs"]
mod measure;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use measure::{is_bench, row, seconds};

fn run(data: &Path, arguments: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(arguments)
        .arg("--data")
        .arg(data)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "{arguments:?} failed");
}

/// An export of `people`, one note each, and `notes` about the first.
fn export(people: usize, notes: usize) -> String {
    let mut text = "OFFENDER_NO,LAST_NAME,FIRST_NAME,DOB,EVENT_DATE,CATEGORY,SUB_CATEGORY,NOTE_TEXT,AUTHOR_ROLE,MARKING\n".to_owned();
    let number = |person: usize| {
        format!("A{:04}{}{}", person % 10_000, letter(person / 10_000), letter(person / 260_000))
    };
    let mut line = |person: usize, note: usize| {
        let _ = writeln!(
            text,
            "{},N,Sol,13-JUL-1990,{:02}-SEP-2025,WORK,,Note {note} about the workshop.,Keyworker,OFFICIAL",
            number(person),
            1 + note % 28
        );
    };
    (0..people).for_each(|person| line(person, 0));
    (1..notes).for_each(|note| line(0, note));
    text
}

fn letter(number: usize) -> char {
    char::from(b'A' + u8::try_from(number % 26).unwrap_or_default())
}

/// Seconds that an overview of a person with many notes takes beyond one of a person with one, among `people`.
fn overview(people: usize, notes: usize) -> f64 {
    let folder = std::env::temp_dir().join(format!("waymark-bench-{}-{people}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (data, file) = (folder.join("data"), folder.join("export.csv"));
    std::fs::write(&file, export(people, notes)).expect("an export");
    run(&data, &["init", "--site", "hmp-ashgrove", "--first", "manager", "--name", "M"]);
    let add = ["staff", "add", "team", "--name", "T", "--site", "hmp-ashgrove", "--profession", "other"];
    run(&data, &[&add[..], &["--role", "programme-team", "--as", "manager"]].concat());
    run(&data, &["person", "import", &file.to_string_lossy(), "--as", "team"]);
    let about =
        |number: &str| seconds(|| run(&data, &["overview", number, "--format", "json", "--as", "team"]));
    let beyond = about("A0000AA") - about("A0001AA");
    drop(std::fs::remove_dir_all(&folder));
    beyond
}

fn main() {
    let (few, many, notes) = if is_bench() { (1_000, 20_000, 2_000) } else { (2, 3, 5) };
    let among_few = overview(few, notes);
    row("overview of 2,000 notes among 1,000 people, milliseconds", among_few * 1000.0, 25.0, false);
    let among_many = overview(many, notes);
    row("the same among 20,000 people", among_many * 1000.0, 25.0, false);
}
