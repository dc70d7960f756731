//! Passwords: what is stored, what is right, and that nobody learns from waiting who has an account.

use std::time::{Duration, Instant};

use access::{Accounts, LONGEST, PasswordError};

const GOOD: &str = "kettle moss violin";

fn accounts() -> Accounts {
    Accounts::new().expect("random bytes and memory")
}

/// The shortest that `times` runs took: what the machine does besides only ever adds.
fn shortest(times: usize, mut run: impl FnMut()) -> Duration {
    let timed = (0..times).map(|_| {
        let begun = Instant::now();
        run();
        begun.elapsed()
    });
    timed.min().expect("at least one run")
}

#[test]
fn what_is_stored_says_how_it_was_made_and_not_what_it_was_made_of() {
    let accounts = accounts();
    let stored = accounts.hash(GOOD).expect("a hash");
    assert!(stored.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"), "{stored}");
    assert!(!stored.contains("kettle") && !stored.contains(char::is_whitespace));
    assert!(accounts.verify(GOOD, Some(&stored)));
    assert!(!accounts.verify("kettle moss violim", Some(&stored)));
    assert!(!accounts.verify("", Some(&stored)));
    assert!(!accounts.is_outdated(&stored));
    let again = accounts.hash(GOOD).expect("a hash");
    assert_ne!(stored, again, "another salt each time");
    assert!(Accounts::new().expect("another process").verify(GOOD, Some(&stored)));
}

#[test]
fn lengths_are_bounded() {
    let accounts = accounts();
    assert_eq!(accounts.hash(""), Err(PasswordError::TooShort));
    assert_eq!(accounts.hash("elevenchars"), Err(PasswordError::TooShort));
    assert_eq!(accounts.hash("éééééééééé"), Err(PasswordError::TooShort), "letters count, not bytes");
    assert!(accounts.hash("twelve chars").is_ok());
    assert!(accounts.hash("ddeuddeg llythyren â").is_ok());
    assert!(accounts.hash("كلمة سر طويلة").is_ok());
    let longest = "x".repeat(LONGEST);
    let stored = accounts.hash(&longest).expect("the longest there may be");
    assert!(accounts.verify(&longest, Some(&stored)));
    assert_eq!(accounts.hash(&format!("{longest}x")), Err(PasswordError::TooLong));
    assert!(!accounts.verify(&format!("{longest}x"), Some(&stored)));
    let quickest = |password: &str| shortest(7, || assert!(!accounts.verify(password, None)));
    let (megabyte, ordinary) = (quickest(&"x".repeat(1_000_000)), quickest("not the password"));
    assert!(megabyte * 10 < ordinary, "a megabyte is refused unread: {megabyte:?} {ordinary:?}");
}

#[test]
fn what_is_no_hash_of_ours_is_never_right() {
    let accounts = accounts();
    let stored = accounts.hash(GOOD).expect("a hash");
    let (costs, _) = stored.rsplit_once('$').expect("what came out comes last");
    for wrong in [
        "",
        "kettle moss violin",
        "$argon2id$",
        costs,
        &stored.replace("argon2id", "argon2i"),
        &stored.replace("argon2id", "argon2d"),
        &stored.replace("m=65536", "m=4194304"),
        &stored.replace("t=2", "t=4000000"),
        &stored.replace("p=1", "p=255"),
        &stored.replace("m=65536", "m=65544"),
        &stored.replace("v=19", "v=16"),
        &format!("{stored}\n"),
        &format!("{stored}A"),
    ] {
        let begun = Instant::now();
        assert!(!accounts.verify(GOOD, Some(wrong)), "{wrong}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{wrong} keeps the server busy");
    }
    assert!(accounts.is_outdated("nonsense"));
    let (light, heavy) = (stored.replace("m=65536", "m=19456"), stored.replace("t=2", "t=3"));
    assert!(accounts.is_outdated(&light) && accounts.is_outdated(&heavy));
}

#[test]
fn no_account_is_no_after_the_same_work() {
    let accounts = accounts();
    let stored = accounts.hash(GOOD).expect("a hash");
    // In turn, so that what else the machine does falls on all three alike.
    let mut times = [Duration::MAX; 3];
    for _ in 0..9 {
        for (time, stored) in times.iter_mut().zip([Some(stored.as_str()), None, Some("broken")]) {
            *time = shortest(1, || assert!(!accounts.verify("not the password", stored))).min(*time);
        }
    }
    println!("wrong password, no account, broken hash: {times:?}");
    // Generous, for the machine is shared; without the work it would be a thousandth.
    assert!(times.iter().max() < times.iter().min().map(|least| *least * 5).as_ref(), "{times:?}");
}

#[test]
fn what_is_wrong_is_said_plainly() {
    for (error, word) in [
        (PasswordError::TooShort, "at least 12 characters"),
        (PasswordError::TooLong, "too long"),
        (PasswordError::Failed, "Nothing is wrong with the password"),
    ] {
        assert!(error.to_string().contains(word));
    }
    assert!(!format!("{:?}", accounts()).contains("argon2id"), "no hash in a log");
}
