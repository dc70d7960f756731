//! Each reason why a library is refused, with its words.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::bench::{Bench, beside, compile, decided, sign, subject};
use super::*;

#[test]
fn a_signature_must_be_there_and_by_a_key_that_may_sign_plugins() {
    let bench = Bench::new();
    let file = bench.library("1.0.0", 1, "");
    bench.refused_to_allow(&file, "N004", "is not signed: there is no");

    sign(&file, &SecretKey::create().unwrap(), &subject("1.0.0", 1));
    bench.refused_to_allow(&file, "N005", "not on this installation's keyring");

    sign(&file, &bench.content, &subject("1.0.0", 1));
    bench.refused_to_allow(&file, "N005", "is trusted here for content, not for native code");

    let text = bench.native.sign(&fs::read(&file).unwrap(), &subject("1.0.0", 1));
    let legacy = text.replacen("\nRU", "\nRW", 1);
    assert_ne!(text, legacy);
    fs::write(beside(&file), legacy).unwrap();
    bench.refused_to_allow(&file, "N004", "legacy");

    let other = bench.library("1.0.1", 1, "");
    fs::write(beside(&other), &text).unwrap();
    bench.refused_to_allow(&other, "N006", "does not fit");
}

#[test]
fn a_signature_of_another_plugin_version_or_serial_does_not_count() {
    let bench = Bench::new();
    let file = bench.library("1.0.0", 1, "");
    let mut other = subject("1.0.0", 1);
    other.id = "prober".to_owned();
    for wrong in [other, subject("1.0.1", 1), subject("1.0.0", 2)] {
        sign(&file, &bench.native, &wrong);
        bench.refused_to_allow(&file, "N007", &format!("was signed as `{wrong}`"));
    }
}

#[test]
fn what_a_key_signed_is_not_allowed_by_that() {
    let bench = Bench::new();
    bench.refused("N008", "the plugin `probe` is not allowed here");
    let on_shelf = bench.allowed();
    let build = bench.library("1.0.0", 1, "int another_build;");
    sign(&build, &bench.native, &subject("1.0.0", 1));
    fs::copy(&build, &on_shelf).unwrap();
    fs::copy(beside(&build), beside(&on_shelf)).unwrap();
    bench.refused("N008", "is not the build of `probe` that was allowed");
}

#[test]
fn what_is_no_library_for_this_machine_is_refused() {
    let bench = Bench::new();
    let file = bench.folder.join("script.so");
    fs::write(&file, "#!/bin/sh\ntouch it-ran\n").unwrap();
    sign(&file, &bench.native, &subject("1.0.0", 1));
    bench.refused_to_allow(&file, "N001", "script.so");

    let source = "const void *waymark_plugin_entry(const void *host) { return host; }";
    let bare = bench.folder.join("bare.so");
    compile(source, &bare, &[]);
    sign(&bare, &bench.native, &subject("1.0.0", 1));
    bench.refused_to_allow(&bare, "N002", "bare.so");
}

#[test]
fn what_needs_other_libraries_is_refused() {
    let bench = Bench::new();
    let other = bench.folder.join("libother.so");
    compile("int other(void) { return 1; }", &other, &["-Wl,-soname,libother.so"]);
    let file = bench.library("1.0.0", 1, "");
    let source = fs::read_to_string(file.with_extension("c")).unwrap();
    let needing = source + "\nextern int other(void);\nint needs(void) { return other(); }\n";
    compile(&needing, &file, &[other.to_str().unwrap()]);
    sign(&file, &bench.native, &subject("1.0.0", 1));
    bench.refused_to_allow(&file, "N010", "libother.so");
}

#[test]
fn lists_that_cannot_be_read_let_nothing_through() {
    let bench = Bench::new();
    bench.allowed();
    bench.shelf.verified("probe").unwrap();
    let native = bench.native.public().unwrap().to_string();
    let check = |name: &str, old: &str, new: &str, words: &str| {
        let path = bench.shelf.path(name);
        let before = fs::read(&path).unwrap();
        bench.edit(name, old, new);
        bench.refused("N019", words);
        fs::write(&path, before).unwrap();
        bench.shelf.verified("probe").unwrap();
    };
    // A malformed key beside the good one that signed.
    let content = bench.content.public().unwrap().to_string();
    check("keyring.json", &content, content.trim_start_matches('R'), "key 2, of Bea");
    check("keyring.json", &content, &native, "on the keyring already");
    check("keyring.json", "\"content\"", "\"everything\"", "unknown variant");
    check("allowed.json", "probe-1.0.0.so", "../probe-1.0.0.so", "is not kept as");
    check("allowed.json", "\"because\"", "\"why\"", "unknown field");
    check("allowed.json", "\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"", "is not kept as");
}

#[test]
fn only_an_ordinary_file_of_a_bounded_size_is_read() {
    let bench = Bench::new();
    let on_shelf = bench.allowed();
    let kept = bench.folder.join("kept.so");
    fs::rename(&on_shelf, &kept).unwrap();
    bench.refused("N011", "is not there");

    symlink(&kept, &on_shelf).unwrap();
    bench.refused("N001", "is no ordinary file");
    fs::remove_file(&on_shelf).unwrap();

    pipe(&on_shelf);
    bench.refused("N001", "is no ordinary file");
    fs::remove_file(&on_shelf).unwrap();

    fs::create_dir(&on_shelf).unwrap();
    bench.refused("N001", "is no ordinary file");
    fs::remove_dir(&on_shelf).unwrap();

    let large = fs::File::create(&on_shelf).unwrap();
    large.set_len(crate::MOST_LIBRARY_BYTES + 1).unwrap();
    bench.refused("N001", "larger than the 16777216 bytes");
    fs::remove_file(&on_shelf).unwrap();

    fs::rename(&kept, &on_shelf).unwrap();
    bench.shelf.verified("probe").unwrap();
    fs::remove_file(beside(&on_shelf)).unwrap();
    pipe(&beside(&on_shelf));
    bench.refused("N004", "is no ordinary file");
    let named = bench.folder.join("named.so");
    pipe(&named);
    bench.refused_to_allow(&named, "N001", "is no ordinary file");
    bench.refused_to_allow(Path::new("/dev/zero"), "N001", "is no ordinary file");
}

#[test]
fn a_refused_library_changes_nothing_on_the_shelf() {
    let bench = Bench::new();
    bench.allowed();
    let before = fs::read(bench.shelf.path("allowed.json")).unwrap();
    let newer = bench.library("1.1.0", 2, "");
    bench.shelf.allow(&newer, decided()).unwrap_err();
    assert_eq!(fs::read(bench.shelf.path("allowed.json")).unwrap(), before);
    bench.shelf.verified("probe").unwrap();
    let names: Vec<String> = fs::read_dir(bench.shelf.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".waymark") || name.contains("1.1.0"))
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}
