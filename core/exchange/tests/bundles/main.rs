//! Bundles from one installation to another: there and back, and every way in which one can be wrong.

#[cfg(test)]
mod tests {
    use exchange::bundle::{
        BundleId, Identity, MOST_BYTES, MOST_PAYLOAD, Meta, NotAnIdentity, NotSealed, Opened, PublicIdentity,
        Refusal, open, open_file, seal,
    };
    use proptest::prelude::*;

    const PAYLOAD: &[u8] = br#"{"person":{"number":"A1234AA"},"sessions":[]}"#;

    /// A bundle as the first version wrote it: it must open for ever.
    const FIRST: &[u8] = include_bytes!("version-1.bundle");

    fn identity(number: u8) -> Identity {
        Identity::open(&[number; 32]).expect("a seed")
    }

    fn meta() -> Meta {
        Meta { created_at: "2026-11-25T10:00:00Z".parse().expect("a moment") }
    }

    fn bundle() -> Vec<u8> {
        seal(PAYLOAD, &identity(1), &identity(2).public(), meta()).expect("a bundle").bytes
    }

    fn opened(bytes: &[u8]) -> Result<Opened, Refusal> {
        open(bytes, &identity(2), &[identity(3).public(), identity(1).public()])
    }

    fn refused(bytes: &[u8]) -> Refusal {
        opened(bytes).expect_err("it is refused")
    }

    #[test]
    fn there_and_back() {
        for payload in [PAYLOAD, b"{}", &[b"[".to_vec(), vec![b' '; 100_000], b"]".to_vec()].concat()] {
            let made = seal(payload, &identity(1), &identity(2).public(), meta()).expect("a bundle");
            let back = opened(&made.bytes).expect("it opens");
            assert_eq!(back.payload, payload);
            assert_eq!((back.id, back.sender, back.meta), (made.id, identity(1).public(), meta()));
            let json: serde_json::Value = serde_json::from_slice(&made.bytes).expect("one JSON object");
            assert_eq!(json["format"], "waymark-dossier/1");
            assert_eq!(json["createdAt"], "2026-11-25T10:00:00Z");
            assert_eq!(json.as_object().map(serde_json::Map::len), Some(7));
        }
    }

    #[test]
    fn a_bundle_of_the_first_version_opens_for_ever() {
        let back = opened(FIRST).expect("it opens");
        assert_eq!((back.payload.as_slice(), back.meta), (PAYLOAD, meta()));
        assert_eq!(
            identity(1).public().to_string(),
            include_str!("identity-1.txt").trim_end(),
            "a seed gives the same identity for ever"
        );
    }

    #[test]
    fn nothing_outside_the_seal_says_whom_it_is_about() {
        let one = bundle();
        let text = String::from_utf8(one.clone()).expect("text");
        assert!(!text.contains("A1234AA") && !text.contains("person") && text.lines().count() == 1);
        let longer =
            [&PAYLOAD[..PAYLOAD.len() - 1], br#","notes":["a longer record than the other"]}"#].concat();
        let longer = seal(&longer, &identity(1), &identity(2).public(), meta()).expect("a bundle").bytes;
        assert_eq!(one.len(), longer.len(), "its length says little");
        assert_ne!(bundle(), one, "the same record twice looks different");
    }

    #[test]
    fn every_flip_of_one_byte_is_refused() {
        let whole = bundle();
        for flip in [0x01, 0x20, 0x80] {
            for at in 0..whole.len() {
                let mut bytes = whole.clone();
                bytes[at] ^= flip;
                let _ = refused(&bytes);
            }
        }
    }

    #[test]
    fn every_shorter_and_every_longer_file_is_refused() {
        let whole = bundle();
        for length in 0..whole.len() {
            let refusal = refused(&whole[..length]);
            assert!(
                matches!(refusal, Refusal::BrokenOff) || (length == 0 && refusal == Refusal::NotABundle),
                "{length}: {refusal:?}"
            );
        }
        for more in [&b"\n"[..], b" ", b"x", b"{}", &whole] {
            let refusal = refused(&[&whole, more].concat());
            assert!(matches!(refusal, Refusal::Trailing | Refusal::Altered), "{refusal:?}");
        }
        assert_eq!(refused(&[&whole[..], b"\n"].concat()), Refusal::Trailing);
        assert!(matches!(refused(&[b" ", &whole[..]].concat()), Refusal::NotABundle));
        assert_eq!(refused(&vec![b'a'; MOST_BYTES + 1]), Refusal::TooLarge);
    }

    #[test]
    fn other_files_and_other_versions_are_told_apart() {
        let text = String::from_utf8(bundle()).expect("text");
        let turned = |from: &str, to: &str| refused(text.replacen(from, to, 1).as_bytes());
        assert_eq!(turned("dossier/1", "dossier/0"), Refusal::OtherFormat { version: 0 });
        assert_eq!(turned("dossier/1", "dossier/12"), Refusal::OtherFormat { version: 12 });
        assert_eq!(turned("dossier/1", "dossier/x"), Refusal::Altered);
        assert_eq!(turned("waymark-dossier", "waymark"), Refusal::NotABundle);
        assert_eq!(refused(b"OFFENDER_NO,EVENT_DATE\n"), Refusal::NotABundle);
    }

    #[test]
    fn a_name_that_stands_twice_is_refused_wherever_it_stands() {
        let text = String::from_utf8(bundle()).expect("text");
        let names = ["format", "id", "sender", "receiver", "createdAt", "sealed", "signature"];
        for name in names {
            let (before, after) = text.split_once(&format!("\"{name}\":\"")).expect("the name");
            let (value, _) = after.split_once('"').expect("its value");
            let twice = format!("{before}\"{name}\":\"{value}\",\"{name}\":\"{after}");
            assert!(matches!(refused(twice.as_bytes()), Refusal::Altered), "{name}");
        }
        let twice = seal(br#"{"a":1,"a":2}"#, &identity(1), &identity(2).public(), meta());
        assert_eq!(twice.err(), Some(NotSealed::Content(true)), "and it is not even made");
    }

    #[test]
    fn the_wrong_receiver_and_an_unknown_sender_are_told_with_their_figures() {
        let other = open(&bundle(), &identity(4), &[identity(1).public()]).expect_err("not for them");
        assert_eq!(other, Refusal::NotForUs { fingerprint: identity(2).public().fingerprint() });
        let stranger = open(&bundle(), &identity(2), &[identity(3).public()]).expect_err("not known");
        assert_eq!(stranger, Refusal::Stranger { fingerprint: identity(1).public().fingerprint() });
        assert!(matches!(open(&bundle(), &identity(2), &[]), Err(Refusal::Stranger { .. })));
    }

    #[test]
    fn a_bundle_that_comes_again_is_known_by_its_id() {
        let mut seen: Vec<BundleId> = Vec::new();
        let mut is_new = |bytes: &[u8]| {
            let id = opened(bytes).expect("it opens").id;
            let new = !seen.contains(&id);
            seen.push(id);
            new
        };
        let (one, other) = (bundle(), bundle());
        assert_eq!([is_new(&one), is_new(&other), is_new(&one)], [true, true, false]);
    }

    #[test]
    fn each_refusal_says_what_to_do_and_nothing_of_the_content() {
        let fingerprint = identity(1).public().fingerprint();
        for refusal in [
            Refusal::TooLarge,
            Refusal::NotABundle,
            Refusal::OtherFormat { version: 0 },
            Refusal::BrokenOff,
            Refusal::Trailing,
            Refusal::Altered,
            Refusal::Stranger { fingerprint: fingerprint.clone() },
            Refusal::NotForUs { fingerprint },
            Refusal::Content,
            Refusal::KeysTwice,
        ] {
            let finding = refusal.finding("a.bundle");
            assert_eq!((&*finding.place.file, finding.what), ("a.bundle", refusal.to_string()));
            assert!(finding.fix.len() > 20 && finding.why.len() > 20, "{refusal:?}");
        }
        let finding = open_file("a.bundle", b"x", &identity(2), &[]).expect_err("no bundle");
        assert_eq!(finding.code.as_str(), "I040");
    }

    #[test]
    fn too_much_and_no_json_are_not_sealed() {
        let sealed = |payload: &[u8]| seal(payload, &identity(1), &identity(2).public(), meta()).err();
        assert_eq!(sealed(b"not JSON"), Some(NotSealed::Content(false)));
        assert_eq!(sealed(&vec![b' '; MOST_PAYLOAD + 1]), Some(NotSealed::TooLarge));
        let most = [b"[".to_vec(), vec![b' '; MOST_PAYLOAD - 2], b"]".to_vec()].concat();
        let made = seal(&most, &identity(1), &identity(2).public(), meta()).expect("a bundle");
        assert!(made.bytes.len() <= MOST_BYTES);
        assert_eq!(opened(&made.bytes).expect("it opens").payload.len(), MOST_PAYLOAD);
    }

    #[test]
    fn an_identity_is_one_line_that_is_checked_when_it_is_read() {
        let public = identity(1).public();
        let line = public.to_string();
        assert_eq!(line.lines().count(), 1);
        assert_eq!(line.parse(), Ok(public.clone()));
        assert_eq!(format!("  {line} \r\n").parse(), Ok(public.clone()));
        let figures = public.fingerprint();
        assert_eq!(figures.split(' ').count(), 10);
        assert!(
            figures
                .split(' ')
                .all(|group| group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_digit()))
        );
        assert!(line.ends_with(&figures.replace(' ', "-")));
        for at in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
            let other = String::from_utf8(bytes).expect("text");
            assert!(other.parse::<PublicIdentity>().is_err(), "{other}");
        }
        assert_eq!("".parse::<PublicIdentity>(), Err(NotAnIdentity::Shape));
        assert_eq!(Identity::open(&[1; 31]).err(), Some(NotAnIdentity::Shape));
    }

    #[test]
    fn a_new_identity_is_kept_by_its_seed_and_never_shown() {
        let (one, other) = (Identity::create().expect("one"), Identity::create().expect("another"));
        assert_ne!(one.public(), other.public());
        assert_eq!(Identity::open(one.seed()).expect("the same").public(), one.public());
        let debug = format!("{:?}", identity(7));
        assert!(debug.starts_with("Identity(waymark-identity/1 ") && !debug.contains("7, 7"), "{debug}");
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..600), begin in 0..400_usize) {
            let whole = FIRST.get(..begin).unwrap_or_default();
            prop_assert!(opened(&[whole, &bytes].concat()).is_err());
        }
    }
}
