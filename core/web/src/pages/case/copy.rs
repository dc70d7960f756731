//! The copy a person may ask for, as plain text that can be read, read aloud and printed anywhere: every entry in order, with
//! names in place of ids, then what is left out and why, then who looked.

use domain::fact::FactDefinition;
use runtime::record::SubjectAccessCopy;
use serde_json::Value;

use super::ask::Scene;
use crate::named;

/// Fewest letters of an id or a fingerprint of ours: it says nothing about anybody.
const OWN_ID: usize = 32;

/// The copy in words.
pub(super) fn in_words(scene: &Scene<'_>, copy: &SubjectAccessCopy) -> String {
    let words = scene.words();
    let mut out = format!("{}\n\n{}\n", words.say("copy-about"), copy.identifiers.join(", "));
    for entry in &copy.entries {
        let place = named::holder(scene.desk, &entry.site);
        let day = on(scene, &entry.at);
        out.push_str(&format!("\n{}. {}, {day}, {place}\n", entry.number, spaced(&entry.kind)));
        if let Value::Object(fields) = &entry.says {
            for (key, value) in fields {
                line(scene, &mut out, 1, key, value);
            }
        }
    }
    if !copy.withheld.is_empty() {
        out.push_str(&format!("\n{}\n", words.say("copy-withheld")));
        for one in &copy.withheld {
            out.push_str(&format!("  {}. {}: {}\n", one.number, spaced(&one.kind), one.because));
        }
    }
    out.push_str(&format!("\n{}\n", words.say("copy-looked")));
    for one in &copy.looked {
        let place = named::holder(scene.desk, &one.site);
        out.push_str(&format!("  {}, {place}: {}\n", on(scene, &one.at), one.operation));
    }
    out
}

/// The day of a moment.
fn on(scene: &Scene<'_>, at: &str) -> String {
    let day = at.parse::<jiff::Timestamp>().map(|at| jiff::tz::Offset::UTC.to_datetime(at).date());
    day.map_or_else(|_| at.to_owned(), |day| scene.words().day(day))
}

/// One thing that an entry says; nothing where it says nothing.
fn line(scene: &Scene<'_>, out: &mut String, depth: usize, key: &str, value: &Value) {
    let indent = "  ".repeat(depth);
    if let Some(said) = said(scene, key, value) {
        if !said.is_empty() {
            let said = said.replace('\n', &format!("\n{indent}  "));
            out.push_str(&format!("{indent}{}: {said}\n", spaced(key)));
        }
        return;
    }
    let mut inside = String::new();
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                line(scene, &mut inside, depth + 1, key, value);
            }
        }
        Value::Array(all) => {
            for (number, one) in (1_usize..).zip(all) {
                line(scene, &mut inside, depth + 1, &number.to_string(), one);
            }
        }
        _ => {}
    }
    if !inside.is_empty() {
        out.push_str(&format!("{indent}{}:\n{inside}", spaced(key)));
    }
}

/// What fits on one line: empty where nothing is said, none where it is several things.
fn said(scene: &Scene<'_>, key: &str, value: &Value) -> Option<String> {
    let words = scene.words();
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(yes) => Some(words.say(if *yes { "yes" } else { "no" })),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text_of(scene, key, text)),
        Value::Array(all) if all.iter().all(Value::is_string) => {
            let all = all.iter().filter_map(Value::as_str).map(|text| text_of(scene, key, text));
            Some(all.collect::<Vec<_>>().join("; "))
        }
        Value::Object(fields) if fields.is_empty() => Some(String::new()),
        _ => None,
    }
}

/// Text with names in place of ids; ids that have none and stand for nothing a person knows are left out.
fn text_of(scene: &Scene<'_>, key: &str, text: &str) -> String {
    if is_own_id(text) {
        return String::new();
    }
    if key == "fact" {
        let question = |fact: FactDefinition| fact.question.to_string();
        return scene.desk.fact(scene.looked, text).map_or_else(|_| text.to_owned(), question);
    }
    let name = (!text.contains(char::is_whitespace)).then(|| named::called(scene.desk, text)).flatten();
    name.unwrap_or_else(|| named::days(scene.words(), text))
}

fn is_own_id(text: &str) -> bool {
    text.len() >= OWN_ID && text.chars().all(|one| one.is_ascii_hexdigit())
}

/// `nextShouldKnow` and `fact-stated` as words.
fn spaced(name: &str) -> String {
    let mut out = String::new();
    for one in name.chars() {
        match one {
            '-' | '_' => out.push(' '),
            one if one.is_uppercase() => {
                out.push(' ');
                out.extend(one.to_lowercase());
            }
            one => out.push(one),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fields_are_words() {
        let check = |name: &str, expected: &str| assert_eq!(spaced(name), expected);
        check("nextShouldKnow", "next should know");
        check("fact-stated", "fact stated");
        check("did_not_land", "did not land");
        check("on", "on");
    }

    #[test]
    fn what_stands_for_nothing_a_person_knows_is_no_text() {
        assert!(is_own_id("d136b0d8e5aaf869bb8ff8e0d88f8470"));
        assert!(!is_own_id("A3740TH"));
        assert!(!is_own_id("They would rather wait."));
    }
}
