//! One person's way through two programmes and two sites, through the real binary: on SQLite and on PostgreSQL, with
//! the same answers.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]
#![expect(clippy::string_slice, reason = "what is cut was just found there")]

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Ran, Scratch, copy, top, waymark};
use crate::postgres_server;

use super::{begins, ends, meets};

/// Somebody of whom all three exports speak, and who is known by two numbers.
pub(super) const PERSON: &str = "V2211VX";

/// An installation, and what it answered so far.
pub(super) struct Story {
    pub(super) folder: Scratch,
    database: Option<String>,
    answers: Vec<Value>,
}

impl Story {
    fn new(database: Option<String>) -> Self {
        let folder = Scratch::new();
        copy(&top().join("scripts"), &folder.path().join("scripts"));
        Self { folder, database, answers: Vec::new() }
    }

    fn ran(&self, by: &str, line: &[&str]) -> Ran {
        let folder = self.folder.path();
        let (data, scripts) = (folder.join("data"), folder.join("scripts"));
        let mut arguments: Vec<&str> = line.to_vec();
        let (data, scripts) = (data.to_string_lossy(), scripts.to_string_lossy());
        arguments.extend(["--data", &data, "--scripts", &scripts, "--format", "json"]);
        if !by.is_empty() {
            arguments.extend(["--as", by]);
        }
        if let Some(url) = &self.database {
            arguments.extend(["--database", url]);
        }
        waymark(&arguments)
    }

    /// Does `line` as `by`; it must work.
    pub(super) fn tell(&mut self, by: &str, line: &[&str]) -> Value {
        let ran = self.ran(by, line);
        assert_eq!(ran.code, 0, "{by}: {line:?}\n{}{}", ran.out, ran.err);
        let here = self.folder.path().to_string_lossy().into_owned();
        let answer: Value = serde_json::from_str(&ran.out.replace(&here, "FOLDER")).expect("JSON");
        self.answers.push(answer.clone());
        answer
    }

    /// Does `line` as `by`; it must be refused with `code`.
    pub(super) fn refused(&self, by: &str, line: &[&str], code: &str) {
        let ran = self.ran(by, line);
        assert_eq!(ran.code, 1, "{by}: {line:?}\n{}{}", ran.out, ran.err);
        assert!(ran.err.contains(code), "{by}: {line:?}\n{}", ran.err);
    }

    /// In a lane of the person.
    pub(super) fn lane(&mut self, by: &str, programme: &str, line: &[&str]) -> Value {
        let (command, rest) = line.split_at(2);
        let whole = [command, &[PERSON, "--programme", programme], rest].concat();
        self.tell(by, &whole)
    }

    fn staff(&mut self) {
        self.tell("", &["init", "--site", "hmp-ashgrove", "--first", "a.manager", "--name", "Ash Manager"]);
        for (id, site, profession, roles) in [
            ("c.manager", "hmp-carrick", "other", vec!["site-manager"]),
            ("a.auditor", "hmp-ashgrove", "other", vec!["auditor"]),
            ("a.team", "hmp-ashgrove", "other", vec!["programme-team"]),
            ("c.team", "hmp-carrick", "other", vec!["programme-team"]),
            ("a.treatment", "hmp-ashgrove", "psychologist", vec!["treatment-manager"]),
            ("c.treatment", "hmp-carrick", "psychologist", vec!["treatment-manager"]),
            ("r.okafor", "hmp-ashgrove", "psychologist", vec!["facilitator"]),
            ("m.pugh", "hmp-ashgrove", "probation-officer", vec!["facilitator"]),
            ("i.rahman", "hmp-ashgrove", "chaplain", vec!["facilitator"]),
            ("e.parry", "hmp-carrick", "psychologist", vec!["facilitator"]),
        ] {
            let mut line = vec!["staff", "add", id, "--name", id, "--site", site, "--profession", profession];
            roles.iter().for_each(|role| line.extend(["--role", role]));
            // The first member adds the others' site manager by being placed there for that moment's work.
            let by = if site == "hmp-carrick" && id != "c.manager" { "c.manager" } else { "a.manager" };
            self.tell(by, &line);
        }
        let deliver: [(&str, &[&str], &str); 6] = [
            ("a.treatment", &["hii", "al-furqan"], "a.manager"),
            ("c.treatment", &["hii", "al-furqan"], "c.manager"),
            ("r.okafor", &["hii"], "a.manager"),
            ("m.pugh", &["hii"], "a.manager"),
            ("i.rahman", &["al-furqan"], "a.manager"),
            ("e.parry", &["hii"], "c.manager"),
        ];
        for (id, programmes, by) in deliver {
            for programme in programmes {
                let dates = ["--from", "2026-01-01", "--until", "2027-12-31", "--supervisor", "a.treatment"];
                self.tell(by, &[&["staff", "authorise", id, "--programme", programme], &dates[..]].concat());
                let supervisor = if by == "c.manager" { "c.treatment" } else { "a.treatment" };
                let held =
                    ["--on", "2026-08-20", "--with", "a.treatment", "--points", "Pace, and our own state."];
                if id != supervisor {
                    let line = [&["staff", "supervise", id, "--programme", programme], &held[..]].concat();
                    self.tell(supervisor, &line);
                }
            }
            self.tell(
                by,
                &["staff", "train", id, "--what", "the programme, with observation", "--on", "2026-01-10"],
            );
        }
    }

    fn import(&mut self) {
        for (file, by) in [
            ("tests/dossiers/hmp-ashgrove.csv", "a.team"),
            ("tests/dossiers/hmp-carrick.json", "a.team"),
            ("tests/dossiers/probation-west.xlsx", "a.team"),
        ] {
            let answer = self.tell(by, &["person", "import", file]);
            let one = &answer["files"][0];
            let count = |name: &str| one[name].as_u64().expect(name);
            let sum: u64 = ["read", "merged", "superseded", "refused"].into_iter().map(count).sum();
            assert_eq!(sum, count("rows"), "{file}");
            let again = self.tell(by, &["person", "import", file]);
            for what in ["opened", "contributions", "facts"] {
                assert_eq!(again["imported"][what], 0, "{file}: {what} the second time");
            }
        }
    }

    /// Puts a meeting in the diary.
    pub(super) fn scheduled(
        &mut self,
        by: &str,
        programme: &str,
        session: &str,
        at: &str,
        with: &[&str],
    ) -> String {
        let mut line = vec!["session", "schedule", "--session", session, "--at", at];
        with.iter().for_each(|one| line.extend(["--facilitator", one]));
        let answer = self.lane(by, programme, &line);
        answer["meeting"].as_str().expect("a meeting").to_owned()
    }
}

fn told(database: Option<String>) -> Vec<Value> {
    let mut story = Story::new(database);
    story.staff();
    story.import();
    begins::referred_and_agreed(&mut story);
    begins::enrolled_and_planned(&mut story);
    meets::met(&mut story);
    ends::content_changes(&mut story);
    ends::moved(&mut story);
    ends::ended(&mut story);
    ends::audited(&mut story);
    story.answers
}

/// Puts ids, hashes and moments, which differ between any two installations, out of sight; equal ones stay equal.
fn comparable(answers: &[Value]) -> String {
    let text = serde_json::to_string_pretty(answers).expect("JSON");
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut out = String::new();
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-:.".contains(letter);
    let mut rest = text.as_str();
    while let Some(start) = rest.find(is_part) {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(|letter| !is_part(letter)).map_or(rest.len(), |end| start + end);
        let word = &rest[start..end];
        let hex = word.len() >= 16 && word.chars().all(|letter| letter.is_ascii_hexdigit());
        let moment = word.len() > 19 && word.ends_with('Z') && word.starts_with("20");
        if hex || moment {
            let next = format!("<{}>", names.len());
            out.push_str(names.entry(word.to_owned()).or_insert(next));
        } else {
            out.push_str(word);
        }
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn one_person_two_programmes_two_sites_and_the_same_on_both_engines() {
    let kept = told(None);
    let served = told(Some(postgres_server::server().database()));
    let (kept, served) = (comparable(&kept), comparable(&served));
    for (one, other) in kept.lines().zip(served.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(kept.lines().count(), served.lines().count());
}
