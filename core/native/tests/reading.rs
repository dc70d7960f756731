//! What is read of a library without running it: what is refused, in which words, and that nothing it may hold harms
//! whoever reads it.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a failing test is the message"
)]
#![expect(clippy::disallowed_methods, reason = "libraries are built with a C compiler")]

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use native::{Brings, Metadata};
use proptest::prelude::*;
use serde_json::{Value, json};

fn build(name: &str, flags: &[&str]) -> Vec<u8> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let out =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("reading-{name}-{}.so", std::process::id()));
    let built = Command::new("cc")
        .args(["-std=gnu11", "-O1", "-fPIC", "-I"])
        .arg(here.join("tests/fixtures/abi1"))
        .arg("-o")
        .arg(&out)
        .args(flags)
        .current_dir(here.join("tests/fixtures/abi1"))
        .output()
        .expect("a C compiler, as for linking Rust");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let bytes = std::fs::read(&out).expect("what was built");
    std::fs::remove_file(&out).expect("what was built");
    bytes
}

/// A plugin as it should be.
fn whole() -> &'static [u8] {
    static WHOLE: OnceLock<Vec<u8>> = OnceLock::new();
    WHOLE.get_or_init(|| build("whole", &["-shared", "doubles.c"]))
}

#[track_caller]
fn refused(library: &[u8], code: &str, words: &str) {
    let finding = native::read("doubles.so", library).expect_err(words);
    assert_eq!((finding.code.as_str(), finding.what.as_str()), (code, words));
    assert_eq!(finding.place.to_string(), "doubles.so");
}

#[test]
fn a_plugin_says_what_it_is_without_running() {
    let metadata = native::read("doubles.so", whole()).unwrap();
    assert_eq!((metadata.id.as_str(), metadata.version.as_str(), metadata.serial), ("doubles", "1.0.0", 1));
    assert_eq!((metadata.brings, metadata.operations.len()), (Brings::Functions, 1));
    assert_eq!((metadata.number("double"), metadata.number("halve")), (Some(0), None));
}

/// A library whose table of needs stands a second time at its end, and whose header leads there: the loader goes by the
/// address and reads the first one.
fn needs_told_elsewhere() -> Vec<u8> {
    let mut library = whole().to_vec();
    let number = |bytes: &[u8], at: usize, count: usize| -> usize {
        bytes[at..at + count].iter().rev().fold(0, |all, byte| all << 8 | usize::from(*byte))
    };
    let (headers, size, count) = (number(&library, 32, 8), number(&library, 54, 2), number(&library, 56, 2));
    let dynamic = (0..count).map(|one| headers + one * size).find(|at| number(&library, *at, 4) == 2);
    let dynamic = dynamic.expect("a dynamic segment");
    let (offset, length) = (number(&library, dynamic + 8, 8), number(&library, dynamic + 32, 8));
    let copy = library[offset..offset + length].to_vec();
    let end = library.len().next_multiple_of(8);
    library.resize(end, 0);
    library.extend(copy);
    library[dynamic + 8..dynamic + 16].copy_from_slice(&(end as u64).to_le_bytes());
    library
}

#[test]
fn what_is_no_library_for_this_machine_is_named() {
    let no_library = |library: &[u8], why| {
        refused(library, "N001", &format!("`doubles.so` cannot be loaded here: {why}"));
    };
    no_library(b"#!/bin/sh\nrm -r /\n", "it is no shared library");
    no_library(b"", "it is no shared library");
    no_library(&whole()[..whole().len() / 2], "it is cut short or damaged");
    no_library(&whole()[..40], "it is cut short or damaged");
    let changed = |at: usize, to: u8| {
        let mut library = whole().to_vec();
        library[at] = to;
        library
    };
    no_library(&changed(4, 1), "it is built for another size of machine than 64 bits");
    no_library(&changed(18, 8), "it is built for another processor");
    no_library(&changed(16, 1), "it is a program or a part of one, not a shared library");
    no_library(
        &build("program", &["-pie", "doubles.c", "../../broken/program.c"]),
        "it is a program, not a shared library",
    );
    no_library(&needs_told_elsewhere(), "what it needs is not where the loader would look");
    let long = vec![0; 16 * 1024 * 1024 + 1];
    refused(&long, "N001", "`doubles.so` is longer than the 16 MiB that are read");
}

#[test]
fn libraries_it_would_need_are_named() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let other = folder.join("libbrought-along.so");
    std::fs::write(&other, build("other", &["-shared", "-Wl,-soname,libbrought-along.so.1", "doubles.c"]))
        .unwrap();
    let other = other.display().to_string();
    let needy = build("needy", &["-shared", "doubles.c", "-Wl,--no-as-needed", &other, "-lm"]);
    refused(&needy, "N010", "`doubles.so` needs `libbrought-along.so.1`, which it does not bring");
    let filter = build("filter", &["-shared", "doubles.c", "-Wl,-f,libelsewhere.so"]);
    refused(&filter, "N010", "`doubles.so` needs `libelsewhere.so`, which it does not bring");
}

#[test]
fn a_library_that_does_not_say_what_it_is_is_refused() {
    let silent = build("silent", &["-shared", "../../broken/program.c"]);
    refused(&silent, "N002", "`doubles.so` has no section `.waymark`");
}

/// The metadata of the fixture with `change` made.
fn changed(change: impl FnOnce(&mut Value)) -> Result<Metadata, String> {
    let mut metadata: Value = serde_json::from_slice(include_bytes!("fixtures/abi1/doubles.json")).unwrap();
    change(&mut metadata);
    Metadata::parse(metadata.to_string().as_bytes()).map_err(|(code, why)| format!("{code} {why}"))
}

#[test]
fn metadata_must_be_as_described() {
    assert!(changed(|_| {}).is_ok());
    #[track_caller]
    fn check(change: impl FnOnce(&mut Value), expected: &str) {
        assert_eq!(changed(change).unwrap_err(), expected);
    }
    let id = "N002 its id must be small letters, digits and `-`, at most 60";
    for wrong in ["", "Doubles", "9", "a b", "a_b", "../a", "\u{430}", &"a".repeat(61)] {
        check(|metadata| metadata["id"] = json!(wrong), id);
    }
    check(
        |metadata| metadata["abi"] = json!(2),
        "N003 it speaks version 2 of the interface, this program version 1",
    );
    check(
        |metadata| metadata["version"] = json!("1 0"),
        "N002 its version must be letters, digits, dots, plus and minus",
    );
    check(|metadata| metadata["serial"] = json!(0), "N002 its serial number must be 1 or higher");
    check(
        |metadata| metadata["about"] = json!("two\nlines"),
        "N002 what it is about must be one line of at most 300 bytes",
    );
    check(
        |metadata| metadata["licence"] = json!(" "),
        "N002 its licence must be one line of at most 300 bytes",
    );
    check(|metadata| metadata["operations"] = json!([]), "N002 it must offer between 1 and 64 operations");
    check(
        |metadata| metadata["brings"] = json!("package"),
        "N002 it brings a package, and has no operation `describe` that would give it",
    );
    check(
        |metadata| metadata["operations"][0]["name"] = json!("Double"),
        "N002 the name of an operation must be small letters, digits and `_`, at most 60",
    );
    check(
        |metadata| {
            let twice = metadata["operations"][0].clone();
            metadata["operations"].as_array_mut().unwrap().push(twice);
        },
        "N002 it offers `double` twice",
    );
    check(
        |metadata| metadata["operations"][0]["takes"] = json!({ "description": "x".repeat(65_536) }),
        "N002 `takes` of `double` is longer than 64 KiB",
    );
    check(
        |metadata| metadata["operations"][0]["gives"] = json!({ "$ref": "http://127.0.0.1:9/a.json" }),
        "N002 `gives` of `double` cannot be used: `http://127.0.0.1:9/a.json` leads out of the document",
    );
    check(
        |metadata| metadata["operations"][0]["gives"] = json!({ "allOf": [{ "$ref": "#" }] }),
        "N002 `gives` of `double` cannot be used: `#` leads back to itself",
    );
    // What is counted must be what is followed: with an address of its own, a part reads references against itself.
    check(
        |metadata| metadata["operations"][0]["gives"] = json!({ "$defs": { "a": { "$id": "urn:x" } } }),
        "N002 `gives` of `double` uses `$id`: only `$defs` and a `$ref` that begins with `#` are taken",
    );
    check(
        |metadata| {
            metadata["operations"][0]["takes"] = json!({ "properties": { "a): none\nSigned: by us": {} } });
        },
        "N002 `takes` of `double` names a part `a): none\\nSigned: by us`: names are letters, digits, `_` and `-`, at most 60",
    );
    let no_schema =
        changed(|metadata| metadata["operations"][0]["gives"] = json!({ "type": "lamp" })).unwrap_err();
    assert!(no_schema.starts_with("N002 `gives` of `double` is no JSON Schema: "), "{no_schema}");
    let unknown = changed(|metadata| metadata["colour"] = json!("red")).unwrap_err();
    assert!(unknown.starts_with("N002 it cannot be read: unknown field `colour`"), "{unknown}");
}

#[test]
fn two_answers_to_one_question_are_refused() {
    let text =
        include_str!("fixtures/abi1/doubles.json").replace("\"serial\": 1", "\"serial\": 1, \"serial\": 2");
    let (_, why) = Metadata::parse(text.as_bytes()).unwrap_err();
    assert!(why.contains("duplicate field `serial`"), "{why}");
}

#[test]
fn an_end_of_nuls_does_not_matter() {
    let mut text = include_bytes!("fixtures/abi1/doubles.json").to_vec();
    text.extend_from_slice(b"\0\0\n\0");
    assert!(Metadata::parse(&text).is_ok());
    assert!(Metadata::parse(b"\0\0").is_err());
}

proptest! {
    #[test]
    fn no_change_of_a_library_harms_whoever_reads_it(
        cut in any::<prop::sample::Index>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        at_the_head in prop::collection::vec((0_usize..1024, any::<u8>()), 0..12),
        whole_length in any::<bool>(),
    ) {
        let mut library = whole().to_vec();
        for (at, byte) in flips {
            let at = at.index(library.len());
            library[at] = byte;
        }
        for (at, byte) in at_the_head {
            // Past the first bytes, which decide whether anything else is looked at.
            library[20 + at] = byte;
        }
        if !whole_length {
            library.truncate(cut.index(whole().len()));
        }
        // Bytes need not begin where a number may.
        library.insert(0, 0);
        let _any_answer_will_do = native::read("doubles.so", &library[1..]);
    }

    #[test]
    fn no_text_of_metadata_harms_whoever_reads_it(
        text in prop::collection::vec(any::<u8>(), 0..200),
        // Without its last line break it would still be whole.
        cut in 0..include_bytes!("fixtures/abi1/doubles.json").len() - 1,
    ) {
        prop_assert!(Metadata::parse(&text).is_err());
        prop_assert!(Metadata::parse(&include_bytes!("fixtures/abi1/doubles.json")[..cut]).is_err());
    }
}
