//! A keyring is read whole or not at all, and knows who may sign code.

use super::*;
use crate::signature::SecretKey;

const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

fn place() -> Place {
    Place::whole("plugins/keyring.json")
}

fn line(role: &str, key: &str, owner: &str) -> String {
    format!(r#"{{"role":"{role}","key":"{key}","owner":"{owner}","since":"2026-11-23","by":"ada"}}"#)
}

fn ring(lines: &[String]) -> String {
    format!(r#"{{"keys":[{}]}}"#, lines.join(","))
}

#[test]
fn a_keyring_is_what_was_written() {
    let key = SecretKey::create().unwrap().public().unwrap();
    let text = ring(&[line("native", KEY, "Ada"), line("content", &key.to_string(), "Bea")]);
    let keyring = Keyring::read(text.as_bytes(), &place()).unwrap();
    assert_eq!(keyring.keys().len(), 2);
    assert_eq!(Keyring::read(keyring.text().unwrap().as_bytes(), &place()).unwrap(), keyring);
    let native = PublicKey::read(KEY).unwrap();
    assert!(matches!(keyring.standing(native.number()), Standing::MaySign(by) if by[0].owner == "Ada"));
    assert!(matches!(keyring.standing(key.number()), Standing::ContentOnly(by) if by.owner == "Bea"));
    let stranger = SecretKey::create().unwrap().public().unwrap();
    assert_eq!(keyring.standing(stranger.number()), Standing::Unknown);
}

#[test]
fn one_line_that_cannot_be_read_makes_the_whole_unusable() {
    let good = line("native", KEY, "Ada");
    let check = |text: &str, words: &str| {
        let finding = Keyring::read(text.as_bytes(), &place()).unwrap_err();
        assert_eq!(finding.code.as_str(), "N019");
        assert!(finding.what.contains(words), "{}", finding.what);
    };
    check(&ring(&[good.clone(), line("native", KEY.trim_start_matches('R'), "Bea")]), "key 2, of Bea");
    check(&ring(&[good.clone(), line("both", KEY, "Bea")]), "unknown variant `both`");
    check(&ring(&[good.clone(), line("content", KEY, "Bea")]), "on the keyring already, as Ada's");
    check(&ring(&[line("native", KEY, "  ")]), "whose key it is");
    check(&ring(&[good.replace("2026-11-23", "2026-13-23")]), "cannot be used");
    check(&ring(&[good.replace("\"by\"", "\"until\"")]), "unknown field");
    check(ring(&[good]).trim_start_matches('{'), "cannot be used");
    check("", "cannot be used");
}
