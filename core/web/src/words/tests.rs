//! Every string a page says is there in every language, says the same things, and is said by some page.

#![expect(
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "reads the sources it stands among, and cuts them where it found something"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

/// The messages of a language: id, then what is filled in.
fn messages(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for file in files {
        let mut id = String::new();
        for line in file.lines() {
            if let Some((name, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|first: char| first.is_ascii_lowercase()))
            {
                id = name.to_owned();
                assert!(all.insert(id.clone(), BTreeSet::new()).is_none(), "`{id}` is there twice");
            }
            for part in line.split('$').skip(1) {
                let name = part.split(|one: char| !one.is_ascii_alphanumeric()).next().unwrap_or_default();
                all.entry(id.clone()).or_default().insert(name.to_owned());
            }
        }
    }
    all
}

#[test]
fn every_file_can_be_read() {
    for file in ENGLISH.iter().chain(WELSH) {
        if let Err((_, errors)) = FluentResource::try_new((*file).to_owned()) {
            panic!("{errors:?} in {}", &file[..file.len().min(200)]);
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let (english, welsh) = (messages(ENGLISH), messages(WELSH));
    for (id, filled) in &english {
        let same = welsh.get(id).unwrap_or_else(|| panic!("`{id}` is missing in Welsh"));
        assert_eq!(filled, same, "`{id}` is filled in with other things in Welsh");
    }
    assert_eq!(english.len(), welsh.len(), "Welsh says something that English does not");
}

/// Every source file and template.
fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, all);
        } else {
            all.push_str(&std::fs::read_to_string(&entry).expect("text"));
        }
    }
}

#[test]
fn every_string_a_page_says_is_there_and_every_string_there_is_said() {
    let mut text = String::new();
    for folder in ["src", "templates"] {
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut text);
    }
    let known = messages(ENGLISH);
    for verb in ["say", "count", "about", "with"] {
        for after in text.split(&format!(".{verb}(\"")).skip(1) {
            let id = after.split('"').next().unwrap_or_default();
            let is_a_string = after[id.len()..].starts_with("\")") || after[id.len()..].starts_with("\",");
            let is_words = id.contains('-') && is_a_string;
            assert!(!is_words || known.contains_key(id), "a page says `{id}`, which no file has");
        }
    }
    for id in known.keys() {
        // Some are put together: `attendance-` and the code, say.
        let whole = text.contains(&format!("\"{id}\""));
        let begun = id.rmatch_indices('-').any(|(end, _)| {
            text.contains(&format!("\"{}-\"", &id[..end])) || text.contains(&format!("\"{}-{{", &id[..end]))
        });
        assert!(whole || begun, "no page says `{id}`");
    }
}

#[test]
fn what_is_filled_in_and_counted_is_said() {
    let welsh = Words { speaks: Speaks::Welsh };
    let english = Words::from(Speaks::English);
    assert_eq!(english.count("people-found", 1), "1 person");
    assert_eq!(english.count("people-found", 12), "12 people");
    assert_ne!(welsh.say("nav-people"), english.say("nav-people"));
    let nowhere = "there-is-no-such-string";
    assert_eq!(english.say(nowhere), nowhere);
}
