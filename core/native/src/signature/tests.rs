//! Signatures are what was signed, by that key, in that format, or they are nothing; and minisign itself agrees.

#![expect(clippy::disallowed_methods, reason = "files and minisign itself are what is tested")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

const PASSWORD: &[u8] = b"lemon curd";
/// The least that libsodium counts with: tests need not wait.
const CHEAP: Cost = Cost { operations: 32_768, bytes: 16_777_216 };

fn subject() -> Subject {
    Subject { id: "reliable-change".to_owned(), version: "1.0.0".to_owned(), serial: 1 }
}

fn read(text: &str) -> Result<Signature, Finding> {
    Signature::read(text.as_bytes(), &Place::whole("x.so.minisig"))
}

/// Whether `text` is taken as a signature by `key` over `bytes`, with the right comment.
fn taken(text: &[u8], bytes: &[u8], key: &PublicKey) -> bool {
    Signature::read(text, &Place::whole("x.so.minisig"))
        .is_ok_and(|one| one.holds(bytes, key) && one.comment() == subject().to_string())
}

#[test]
fn what_was_signed_holds_and_nothing_else_does() {
    let (key, other) = (SecretKey::create().unwrap(), SecretKey::create().unwrap());
    let text = key.sign(b"a library", &subject());
    assert!(taken(text.as_bytes(), b"a library", &key.public().unwrap()));
    assert!(!taken(text.as_bytes(), b"a librarY", &key.public().unwrap()));
    assert!(!taken(text.as_bytes(), b"a library", &other.public().unwrap()));
    assert_eq!(read(&text).unwrap().number(), key.public().unwrap().number());
}

#[test]
fn every_changed_letter_but_of_the_comment_that_nobody_reads_is_found() {
    let key = SecretKey::create().unwrap();
    let text = key.sign(b"a library", &subject());
    let first = text.find('\n').unwrap();
    let said = UNTRUSTED.len()..first;
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut changed = text.clone().into_bytes();
            changed[at] ^= 1 << bit;
            // What stands in the first line's comment is free, but may not end the line.
            let free = said.contains(&at) && changed[at] != b'\n' && std::str::from_utf8(&changed).is_ok();
            let ending = at + 1 == text.len();
            if free {
                assert!(taken(&changed, b"a library", &key.public().unwrap()), "letter {at}");
            } else {
                assert!(
                    !taken(&changed, b"a library", &key.public().unwrap()),
                    "letter {at}, ending {ending}"
                );
            }
        }
    }
}

#[test]
fn what_is_no_signature_is_told_as_that() {
    let check = |text: &str, code: &str, words: &str| {
        let finding = read(text).unwrap_err();
        assert_eq!(finding.code.as_str(), code, "{}", finding.what);
        assert!(finding.what.contains(words), "{}", finding.what);
    };
    let whole = SecretKey::create().unwrap().sign(b"x", &subject());
    let lines: Vec<&str> = whole.lines().collect();
    let with = |at: usize, line: &str| {
        let mut lines = lines.clone();
        lines[at] = line;
        lines.join("\n")
    };
    check("", "N006", "four lines");
    check(&lines[..3].join("\n"), "N006", "four lines");
    check(&format!("{whole}{whole}"), "N006", "four lines");
    check(&with(0, "no comment"), "N006", "comments");
    check(&with(2, "trusted: x"), "N006", "comments");
    check(&with(1, "RUQ="), "N006", "second line");
    check(&with(3, lines[1]), "N006", "fourth line");
    check(&whole.replace('\n', "\r\n"), "N006", "second line");
    let mut legacy = BASE64.decode(lines[1].as_bytes()).unwrap();
    legacy[1] = b'd';
    check(&with(1, &BASE64.encode(&legacy)), "N004", "legacy");
    legacy[1] = b'x';
    check(&with(1, &BASE64.encode(&legacy)), "N006", "unknown kind");
}

#[test]
fn a_locked_key_opens_with_its_password_only() {
    let key = SecretKey::create().unwrap();
    let locked = key.file(Some((PASSWORD, CHEAP))).unwrap();
    let public = key.public().unwrap();
    assert_eq!(SecretKey::read(&locked, Some(PASSWORD)).unwrap().public().unwrap(), public);
    assert_eq!(SecretKey::read(&locked, Some(b"lemon")).unwrap_err(), NotASecret::Password);
    assert_eq!(SecretKey::read(&locked, None).unwrap_err(), NotASecret::NeedsPassword);
    let open = key.file(None).unwrap();
    assert_eq!(SecretKey::read(&open, None).unwrap().public().unwrap(), public);
    assert_eq!(SecretKey::read("", None).unwrap_err(), NotASecret::Shape);
    assert_eq!(SecretKey::read(&public.file(), None).unwrap_err(), NotASecret::Shape);
}

#[test]
fn a_file_that_would_take_all_memory_is_refused() {
    let key = SecretKey::create().unwrap();
    let too_much =
        [Cost { bytes: u64::MAX, ..Cost::SENSITIVE }, Cost { operations: u64::MAX, ..Cost::SENSITIVE }];
    for cost in too_much {
        assert_eq!(key.file(Some((PASSWORD, cost))).unwrap_err(), NotASecret::Cost, "{cost:?}");
    }
}

#[test]
fn a_public_key_is_one_line_written_in_one_way() {
    let key = SecretKey::create().unwrap().public().unwrap();
    assert_eq!(PublicKey::read(&key.file()).unwrap(), key);
    assert_eq!(PublicKey::read(&format!("  {key}\r\n")).unwrap(), key);
    let text = key.to_string();
    for wrong in [
        "",
        "RWQ",
        text.trim_start_matches('R'),
        &text.replace("RW", "RX"),
        &format!("{key}\n{key}"),
        &format!("{key}="),
    ] {
        assert!(PublicKey::read(wrong).is_err(), "{wrong}");
    }
}

/// A folder for keys and libraries, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("waymark-minisign-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Runs minisign itself, and says whether it was content.
fn minisign(folder: &Path, arguments: &[&str], password: &str) -> bool {
    use std::io::Write as _;
    let mut child = Command::new("minisign")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("minisign is installed (tests/run installs it)");
    // It may end without having read its password.
    drop(child.stdin.take().unwrap().write_all(password.as_bytes()));
    child.wait().unwrap().success()
}

#[test]
fn minisign_takes_our_signature_and_our_keys() {
    let folder = Folder::new();
    let key = SecretKey::create().unwrap();
    fs::write(folder.at("x.so"), b"a library").unwrap();
    fs::write(folder.at("x.so.minisig"), key.sign(b"a library", &subject())).unwrap();
    fs::write(folder.at("key.pub"), key.public().unwrap().file()).unwrap();
    assert!(minisign(&folder.0, &["-V", "-H", "-p", "key.pub", "-m", "x.so"], ""));
    fs::write(folder.at("x.so"), b"b library").unwrap();
    assert!(!minisign(&folder.0, &["-V", "-H", "-p", "key.pub", "-m", "x.so"], ""));

    let comment = subject().to_string();
    let sign = ["-S", "-s", "key", "-t", &comment, "-m", "x.so"];
    let locked = key.file(Some((PASSWORD, CHEAP))).unwrap();
    let open = key.file(None).unwrap();
    for (file, password) in [(&locked, "lemon curd\n"), (&open, "")] {
        fs::write(folder.at("key"), file.as_bytes()).unwrap();
        drop(fs::remove_file(folder.at("x.so.minisig")));
        assert!(minisign(&folder.0, &sign, password), "minisign signs with our key");
        let text = fs::read(folder.at("x.so.minisig")).unwrap();
        assert!(taken(&text, b"b library", &key.public().unwrap()));
    }
}

#[test]
fn we_take_minisigns_signature_and_its_keys() {
    let folder = Folder::new();
    fs::write(folder.at("x.so"), b"a library").unwrap();
    let comment = subject().to_string();
    for (without, typed, password) in
        [(&["-W"][..], "", None), (&[][..], "lemon curd\nlemon curd\n", Some(PASSWORD))]
    {
        let generate = [&["-G", "-f", "-p", "key.pub", "-s", "key"][..], without].concat();
        assert!(minisign(&folder.0, &generate, typed));
        assert!(minisign(&folder.0, &["-S", "-s", "key", "-t", &comment, "-m", "x.so"], typed));
        let public = PublicKey::read(&fs::read_to_string(folder.at("key.pub")).unwrap()).unwrap();
        assert!(taken(&fs::read(folder.at("x.so.minisig")).unwrap(), b"a library", &public));

        let secret = fs::read_to_string(folder.at("key")).unwrap();
        let secret = SecretKey::read(&secret, password).unwrap();
        assert_eq!(secret.public().unwrap(), public);
        assert!(taken(secret.sign(b"a library", &subject()).as_bytes(), b"a library", &public));

        assert!(minisign(&folder.0, &["-S", "-l", "-s", "key", "-t", &comment, "-m", "x.so"], typed));
        let legacy = read(&fs::read_to_string(folder.at("x.so.minisig")).unwrap()).unwrap_err();
        assert_eq!(legacy.code.as_str(), "N004", "{}", legacy.what);
    }
}
