//! Random slips of the pen in every file that ships: never a panic, never a wait, never silence. A slip is found, or
//! what the content consists of is the same: then it changed words, a number or a name for another valid one, which
//! people see where they read and compare. Only what was taken out by its own name may be gone without a finding: no
//! check can know that an author did not mean it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use content::FolderSource;
use domain::finding::Finding;
use exchange::Mappings;
use runtime::catalogue::{Entry, load};
use runtime::ports::ContentSource as _;
use script::Scripts;

use super::bones::{bones, of_record};
use super::slip::{Slip, slip};
use crate::harness::{files, top};

/// What is found, by code, file and words: lines move when one is taken out.
type Found = BTreeMap<(String, String, String), usize>;

struct Shipped {
    source: FolderSource,
    scripts: Scripts,
    entries: BTreeMap<String, (Entry, Vec<String>)>,
    /// The bones of the words of the record.
    words: Vec<String>,
    found: Found,
}

impl Shipped {
    fn open() -> Self {
        let source = FolderSource::new(top().join("scripts"));
        let (scripts, words) = (Scripts::new(None), of_record(&source.record_words()));
        let mut shipped = Self { source, scripts, entries: BTreeMap::new(), words, found: Found::new() };
        shipped.entries = shipped.read(|_| true);
        shipped.found = shipped.all(&shipped.entries);
        shipped
    }

    fn read(&self, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, (Entry, Vec<String>)> {
        let ids = self.source.programmes().into_iter().filter(|id| wanted(id.as_str()));
        let entry = |id: domain::ids::ProgrammeId| {
            let entry = load(&self.source, &self.scripts, &id);
            let bones = entry.ready.as_deref().map(bones).unwrap_or_default();
            (id.to_string(), (entry, bones))
        };
        ids.map(entry).collect()
    }

    fn all(&self, entries: &BTreeMap<String, (Entry, Vec<String>)>) -> Found {
        let mut found = Found::new();
        let mut count = |finding: &Finding| {
            let key = (finding.code.to_string(), finding.place.file.to_string(), finding.what.clone());
            *found.entry(key).or_default() += 1;
        };
        self.source.shared_findings().iter().for_each(&mut count);
        let mut facts = BTreeMap::new();
        for (entry, _) in entries.values() {
            entry.findings.iter().for_each(&mut count);
            let known = entry.ready.iter().flat_map(|ready| &ready.programme.package.facts);
            facts.extend(known.map(|fact| (fact.id.clone(), fact.clone())));
        }
        Mappings::new(self.source.mappings(), &facts).findings().iter().for_each(&mut count);
        found
    }

    /// Why a slip is silent, where it is, and how long its check took.
    fn try_one(&mut self, path: &str, text: &str, slip: &Slip) -> (Option<String>, Duration) {
        let begun = Instant::now();
        self.source.put(path, &slip.text);
        let touched =
            |id: &str| self.entries.keys().all(|known| !path.contains(known.as_str())) || path.contains(id);
        let mut entries = self.read(touched);
        for (id, (entry, bones)) in &self.entries {
            let programme = self.source.programmes().iter().any(|one| one.as_str() == id);
            if !touched(id) && programme {
                entries.insert(id.clone(), (entry.clone(), bones.clone()));
            }
        }
        let found = self.all(&entries);
        let took = begun.elapsed();
        let told = found.iter().any(|(key, count)| self.found.get(key).is_none_or(|before| before < count));
        let silent = if told { None } else { self.missing(&entries, slip) };
        self.source.put(path, text);
        (silent, took)
    }

    /// What is not there any more, or there now, without a word.
    fn missing(&self, entries: &BTreeMap<String, (Entry, Vec<String>)>, slip: &Slip) -> Option<String> {
        let words = of_record(&self.source.record_words());
        let mut pairs = vec![(&self.words, &words)];
        for (id, (_, before)) in &self.entries {
            let Some((_, after)) = entries.get(id) else { return Some(format!("{id} is gone")) };
            pairs.push((before, after));
        }
        for (before, after) in pairs {
            let (lost, gained) = (without(before, after), without(after, before));
            if !lost.is_empty() && !by_name(&lost, &gained, slip) && !renamed(&lost, &gained) {
                return Some(format!("lost {lost:?}, gained {gained:?}"));
            }
        }
        None
    }
}

fn without<'l>(lines: &'l [String], others: &[String]) -> Vec<&'l str> {
    let others: BTreeSet<&String> = others.iter().collect();
    lines.iter().filter(|line| !others.contains(line)).map(String::as_str).collect()
}

/// Whether all that is lost was taken out by its own name, as an author does who means it; a list may be shorter by a
/// row that was taken out whole.
fn by_name(lost: &[&str], gained: &[&str], slip: &Slip) -> bool {
    let Some(taken) = &slip.taken else { return false };
    let named = |words: &str| words.split(' ').skip(1).any(|word| word.len() >= 3 && taken.contains(word));
    let count = |word: &&str| !word.starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == '[');
    let head = |line: &str| line.split(' ').take_while(count).map(str::to_owned).collect::<Vec<_>>();
    lost.iter().all(|line| match gained.iter().find(|other| head(other) == head(line)) {
        Some(other) => {
            MARKS.iter().all(|mark| !line.contains(mark) || other.contains(mark) || taken.contains(mark))
        }
        None => named(line),
    })
}

/// What keeps people safe.
const MARKS: [&str; 3] = ["fixed", "safeguard", "asks-about-others"];

/// Whether one id stands where another stood, and nothing that names it: a finding would have said so.
fn renamed(lost: &[&str], gained: &[&str]) -> bool {
    let kinds = [
        "block ",
        "fact ",
        "source ",
        "prompt ",
        "goal ",
        "item ",
        "answer ",
        "reason ",
        "waiting ",
        "attendance ",
        "explained ",
        "check_in ",
        "told ",
    ];
    let same = |one: &&str, other: &&str| {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (one, other) = (words(one), words(other));
        one.len() == other.len() && one.iter().zip(&other).filter(|(one, other)| one != other).count() == 1
    };
    lost.len() == gained.len()
        && lost
            .iter()
            .zip(gained)
            .all(|(one, other)| kinds.iter().any(|kind| one.starts_with(kind)) && same(one, other))
}

fn dose() -> usize {
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(500)
}

/// These have dice of their own: with them among the others every number would fall on another file than before.
const APART: [&str; 5] = [
    "al-furqan/measures/learning-at-ease.yaml",
    "hii/measures/a-say-in-my-life.yaml",
    "hii/measures/dealing-with-feelings.yaml",
    "mappings/probation-west.yaml",
    "shared/record.yaml",
];

#[test]
fn no_slip_in_a_shipped_file_is_silent() {
    let (apart, texts): (Vec<_>, Vec<_>) =
        shipped_texts().into_iter().partition(|(path, _)| APART.contains(&path.as_str()));
    assert_eq!(apart.len(), APART.len(), "they are there");
    for (texts, dose) in [(&texts, dose()), (&apart, dose() / 5)] {
        let longest = throw(texts, dose);
        println!("{dose} slips, the longest check {longest:?}");
    }
}

/// The files that ship, with their texts.
fn shipped_texts() -> Vec<(String, String)> {
    [".md", ".yaml", ".rhai", ".ftl"]
        .iter()
        .flat_map(|ending| files(&top().join("scripts"), ending))
        .filter(|path| !path.ends_with("README.md"))
        .map(|path| {
            let inside = path.strip_prefix(top().join("scripts")).expect("inside").display().to_string();
            (inside, std::fs::read_to_string(path).expect("text"))
        })
        .collect()
}

/// Tries so many slips in `texts`, and gives how long the longest check took.
fn throw(texts: &[(String, String)], dose: usize) -> Duration {
    let halves: Vec<_> = std::thread::scope(|scope| {
        let half = |part: usize| {
            scope.spawn(move || {
                let mut shipped = Shipped::open();
                let mut silent = Vec::new();
                let mut longest = Duration::ZERO;
                for number in (part..dose).step_by(2) {
                    let at = super::slip::mixed(number as u64) as usize % texts.len();
                    let (path, text) = texts.get(at).expect("a file");
                    let slip = slip(text, number as u64);
                    let (why, took) = shipped.try_one(path, text, &slip);
                    longest = longest.max(took);
                    silent.extend(why.map(|why| format!("{number} {path}: {}: {why}", slip.about)));
                }
                (silent, longest)
            })
        };
        let running = [half(0), half(1)];
        running.into_iter().map(|one| one.join().expect("no slip ends in a panic")).collect()
    });
    let longest = halves.iter().map(|(_, took)| *took).max().unwrap_or_default();
    let silent: Vec<&String> = halves.iter().flat_map(|(silent, _)| silent).collect();
    assert!(silent.is_empty(), "{} slips are silent:\n{silent:#?}", silent.len());
    assert!(longest < Duration::from_secs(10), "a check took {longest:?}");
    longest
}
