//! What only somebody with a trusted key could do wrong, and what somebody without one could try.

use super::*;

fn identity(number: u8) -> Identity {
    Identity::open(&[number; 32]).expect("a seed")
}

fn meta() -> Meta {
    Meta { created_at: "2026-11-25T10:00:00Z".parse().expect("a moment") }
}

/// A bundle made as `seal` makes it, but of anything.
fn forged(payload: &[u8], head_by: &Identity, signed_by: &Identity, receiver: &PublicIdentity) -> Vec<u8> {
    let head = written::head(&[9; 16], &head_by.public(), receiver, meta()).expect("a head");
    let sealed = sealing::seal(payload, receiver, head.as_bytes()).expect("sealed");
    let mut bundle = written::with_sealed(head, &sealed);
    let signature = signed_by.sign(bundle.as_bytes());
    written::sign(&mut bundle, &signature);
    bundle.into_bytes()
}

#[test]
fn a_genuine_bundle_with_a_wrong_content_is_refused() {
    let (sender, me) = (identity(1), identity(2));
    let refused = |payload: &[u8]| {
        let bundle = forged(payload, &sender, &sender, &me.public());
        open(&bundle, &me, &[sender.public()]).err()
    };
    assert_eq!(refused(b"{\"a\":1}"), None);
    assert_eq!(refused(b"{\"a\":1,\"a\":2}"), Some(Refusal::KeysTwice));
    assert_eq!(refused(b"[{\"b\":{\"a\":1,\"\\u0061\":2}}]"), Some(Refusal::KeysTwice));
    assert_eq!(refused(b"{\"a\":"), Some(Refusal::Content));
    assert_eq!(refused(b"{} {}"), Some(Refusal::Content));
    assert_eq!(refused(b"\xff"), Some(Refusal::Content));
    assert_eq!(refused("[".repeat(100_000).as_bytes()), Some(Refusal::Content));
}

#[test]
fn nobody_signs_for_another_or_puts_their_name_on_anothers_bundle() {
    let (sender, me, other) = (identity(1), identity(2), identity(3));
    let trusted = [sender.public(), other.public()];
    let bundle = forged(b"{}", &sender, &other, &me.public());
    assert_eq!(open(&bundle, &me, &trusted).err(), Some(Refusal::Altered));
    // The sealed part of the sender's bundle under the other's head and signature: the seal is bound to the head.
    let bundle = forged(b"{}", &sender, &sender, &me.public());
    let parts = Written::of(&bundle).expect("parts");
    let sealed = written::bytes(parts.sealed).expect("bytes");
    let head = written::head(&[9; 16], &other.public(), &me.public(), meta()).expect("a head");
    let mut stolen = written::with_sealed(head, &sealed);
    let signature = other.sign(stolen.as_bytes());
    written::sign(&mut stolen, &signature);
    assert_eq!(open(stolen.as_bytes(), &me, &trusted).err(), Some(Refusal::Content));
}

#[test]
fn a_key_that_anybody_can_sign_for_is_no_identity() {
    let mut keys = *identity(1).public().keys();
    assert!(PublicIdentity::of(&keys).is_some());
    // The neutral element of the curve: some signatures hold for it whatever is signed.
    keys[..32].copy_from_slice(&[&[1][..], &[0; 31]].concat());
    assert!(PublicIdentity::of(&keys).is_none());
    assert!(PublicIdentity::of(&keys[..63]).is_none());
}
