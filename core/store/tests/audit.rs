//! Checkpoints, proofs and witnesses.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use runtime::ports::store::{Store, StoreError};
use store::audit::Consistency;
use store::{Checkpoint, Keys, Sqlite};

use crate::harness::{Scratch, about, keys, plain, site, sqlite, unhex};
use crate::verifier::{grew, includes, leaf};

fn filled(folder: &Scratch, count: u32) -> Sqlite {
    let store = sqlite(&folder.path("s.db"));
    for turn in 0..count {
        store.append(&about("HMP Wayland/1", "p", &format!("{turn}"))).expect("an append");
    }
    store
}

#[test]
fn a_checkpoint_is_a_signed_note_as_its_specification_says() {
    let folder = Scratch::new();
    let store = filled(&folder, 5);
    let place = site("HMP Wayland/1");
    let note = store.audit().checkpoint(&place).expect("a checkpoint");
    let lines: Vec<&str> = note.split('\n').collect();
    let origin = format!("waymark/{}/HMP%20Wayland%2F1", keys(1).installation());
    assert_eq!(lines[0], origin);
    assert_eq!(lines[1], "5");
    let root = STANDARD.decode(lines[2]).expect("base64");
    assert_eq!(root, unhex(&store.heads().expect("heads")[0].root));
    assert_eq!((lines[3], lines[5], lines.len()), ("", "", 6));
    let signature = lines[4].strip_prefix(&format!("\u{2014} {origin} ")).expect("a signature line");
    let bytes = STANDARD.decode(signature).expect("base64");
    // The key's id: the first four bytes of SHA-256(name, newline, 1, key).
    let key = store.audit().public_key();
    use sha2::Digest;
    let id = sha2::Sha256::digest([origin.as_bytes(), b"\n\x01", &key.0].concat());
    assert_eq!(bytes[..4], id[..4]);
    let signed = format!("{}\n", lines[..3].join("\n"));
    let verifying = ed25519_dalek::VerifyingKey::from_bytes(&key.0).expect("a key");
    let signature = ed25519_dalek::Signature::from_slice(&bytes[4..]).expect("a signature");
    assert!(verifying.verify_strict(signed.as_bytes(), &signature).is_ok());
    let read = Checkpoint::check(&note, &key).expect("its own");
    assert_eq!((read.site().as_str(), read.size), ("HMP Wayland/1", 5));
    // Signatures of witnesses may stand beside it.
    let cosigned = format!("{note}\u{2014} witness.example {}\n", STANDARD.encode([9; 76]));
    assert_eq!(Checkpoint::check(&cosigned, &key), Ok(read));
    assert!(store.audit().checkpoint(&site("nowhere")).is_err());
}

#[test]
fn a_note_that_was_altered_anywhere_is_nobodys() {
    let folder = Scratch::new();
    let store = filled(&folder, 3);
    let note = store.audit().checkpoint(&site("HMP Wayland/1")).expect("a checkpoint");
    let key = store.audit().public_key();
    for index in 0..note.chars().count() {
        for other in ['x', '1', '\n', '='] {
            let mut altered: Vec<char> = note.chars().collect();
            if altered[index] == other {
                continue;
            }
            altered[index] = other;
            let altered: String = altered.into_iter().collect();
            assert!(Checkpoint::check(&altered, &key).is_err(), "{altered}");
        }
    }
    assert!(Checkpoint::check(&note, &keys(2).public_key()).is_err());
    assert!(Checkpoint::check("", &key).is_err());
}

#[test]
fn proofs_hold_before_a_second_reading() {
    let folder = Scratch::new();
    let store = filled(&folder, 23);
    let place = site("HMP Wayland/1");
    let mut roots = Vec::new();
    for position in 0..23 {
        let proof = store.audit().prove(&place, position).expect("a proof");
        let path: Vec<_> = proof.proof.iter().map(|hash| unhex(hash)).collect();
        assert!(includes(&unhex(&proof.root), proof.size, leaf(proof.leaf.as_bytes()), position, &path));
        assert!(proof.leaf.starts_with(r#"{"site":"HMP Wayland/1","position":"#));
        roots.push(leaf(proof.leaf.as_bytes()));
    }
    let json = serde_json::to_string(&store.audit().prove(&place, 4).expect("a proof")).expect("JSON");
    assert!(json.contains(r#""position":4,"leaf":"#), "{json}");
    for (from, to) in [(1, 23), (8, 9), (7, 20), (23, 23), (16, 23)] {
        let proof = store.audit().prove_between(&place, from, to).expect("a proof");
        let path: Vec<_> = proof.proof.iter().map(|hash| unhex(hash)).collect();
        let root = |size: u64| crate::verifier::root(&roots[..size as usize]);
        assert!(grew(&root(from), from, &root(to), to, &path));
    }
    assert!(store.audit().prove(&place, 23).is_err());
    assert!(store.audit().prove(&place, u64::MAX).is_err());
    assert!(store.audit().prove_between(&place, 1, 24).is_err());
    assert!(store.audit().prove_between(&place, 9, 8).is_err());
    assert!(store.audit().prove(&site("nowhere"), 0).is_err());
}

#[test]
fn a_witness_keeps_only_what_grew_out_of_what_it_kept() {
    let folder = Scratch::new();
    let other = Sqlite::open(&folder.path("other.db"), keys(2)).expect("a store");
    let place = site("elsewhere");
    let witness = sqlite(&folder.path("s.db"));
    let key = other.audit().public_key();
    let mut notes = Vec::new();
    for turn in 0..10 {
        other.append(&plain("elsewhere", "site/elsewhere", &format!("{turn}"))).expect("an append");
        notes.push(other.audit().checkpoint(&place).expect("a checkpoint"));
    }
    let proof = |from, to| other.audit().prove_between(&place, from, to).expect("a proof");
    let keep = |note: &str, proof: Option<&Consistency>| witness.audit().witness(note, &key, proof);
    assert!(witness.audit().witness(&notes[3], &keys(3).public_key(), None).is_err());
    let first = keep(&notes[3], None).expect("the first");
    assert_eq!(keep(&notes[3], None), Ok(first.clone()), "the same again");
    assert!(keep(&notes[6], None).is_err(), "nothing shows it");
    assert!(keep(&notes[6], Some(&proof(3, 7))).is_err(), "the proof is of something else");
    keep(&notes[6], Some(&proof(4, 7))).expect("it grew");
    assert!(keep(&notes[5], Some(&proof(4, 6))).is_err(), "shorter");
    assert_eq!(witness.audit().witnessed(&first.origin), Ok(Some(notes[6].clone())));

    let forked = Sqlite::open(&folder.path("forked.db"), keys(2)).expect("a store");
    for turn in 0..9 {
        forked.append(&plain("elsewhere", "site/elsewhere", &format!("another {turn}"))).expect("an append");
    }
    let note = forked.audit().checkpoint(&place).expect("a checkpoint");
    let shown = forked.audit().prove_between(&place, 7, 9).expect("a proof");
    assert!(matches!(keep(&note, Some(&shown)), Err(StoreError::Damaged(_))));
    assert_eq!(witness.audit().verify(true, &[]).expect("verify").bad, None);
}

#[test]
fn a_truncated_log_and_an_old_backup_are_caught_by_a_witnessed_checkpoint() {
    let folder = Scratch::new();
    let store = filled(&folder, 40);
    let place = site("HMP Wayland/1");
    let early = store.audit().checkpoint(&place).expect("a checkpoint");
    let backup = folder.path("backup");
    store.backup(&backup).expect("a backup");
    for turn in 0..10 {
        store.append(&about("HMP Wayland/1", "p", &format!("later {turn}"))).expect("an append");
    }
    let late = store.audit().checkpoint(&place).expect("a checkpoint");
    assert_eq!(store.audit().verify(true, &[&early, &late]).expect("verify").bad, None);

    let old = Sqlite::restore(&backup, &folder.path("old.db"), keys(1)).expect("a store");
    assert_eq!(old.audit().verify(true, &[&early]).expect("verify").bad, None);
    let bad = old.audit().verify(true, &[&late]).expect("verify").bad.expect("caught");
    assert!(bad.what.contains("50 were witnessed"), "{bad:?}");
    // It goes on writing: as long again, but another history.
    for turn in 0..30 {
        old.append(&about("HMP Wayland/1", "p", &format!("differently {turn}"))).expect("an append");
    }
    assert_eq!(
        old.audit().verify(true, &[]).expect("verify").bad,
        None,
        "by itself nothing is wrong with it"
    );
    let bad = old.audit().verify(true, &[&late]).expect("verify").bad.expect("caught");
    assert!(bad.what.contains("history"), "{bad:?}");
    // An empty store has lost all of it.
    let empty = sqlite(&folder.path("empty.db"));
    assert!(empty.audit().verify(true, &[&late]).expect("verify").bad.is_some());
    // And a note that is not ours says nothing.
    assert!(empty.audit().verify(true, &["anything"]).is_err());
}

#[test]
fn keys_are_written_once_for_their_owner_alone() {
    let folder = Scratch::new();
    let path = folder.path("keys");
    let made = Keys::create(&path).expect("keys");
    let read = Keys::open(&path).expect("keys");
    assert_eq!((made.seal, made.name, made.sign), (read.seal, read.name, read.sign));
    assert_ne!(made.seal, made.name);
    assert!(Keys::create(&path).expect_err("there").0.contains("already"));
    let text = std::fs::read_to_string(&path).expect("text");
    let mode = |mode| {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        std::fs::set_permissions(&path, mode).expect("a mode");
    };
    mode(0o640);
    assert!(Keys::open(&path).expect_err("open to others").0.contains("chmod 600"));
    mode(0o600);
    let other = |digit| if digit == 'a' { 'b' } else { 'a' };
    let altered: String =
        text.chars().enumerate().map(|(at, digit)| if at == 20 { other(digit) } else { digit }).collect();
    for (altered, told) in [
        (altered.as_str(), "altered"),
        ("waymark-keys 2\n", "newer"),
        ("hello", "not a key file"),
        ("waymark-keys 1\nseal 00\n", "missing"),
    ] {
        std::fs::write(&path, altered).expect("a file");
        let fault = Keys::open(&path).expect_err("not as written");
        assert!(fault.0.contains(told), "{fault}");
    }
    assert!(Keys::open(&folder.path("absent")).is_err());
    assert!(
        !format!("{made:?}").contains(&format!("{}", made.seal[0]))
            || format!("{made:?}") == "Keys(not shown)"
    );
}
