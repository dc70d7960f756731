//! From a mapping's text to a mapping that can be used: every name, value and pattern checked, every problem placed.

mod coded;
mod kind;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes::{self, Code};
use domain::fact::FactDefinition;
use domain::finding::Finding;
use domain::ids::FactId;
use domain::place::Place;
use serde_saphyr::{Location, Spanned};

use crate::amounts::narrow;
use crate::days::Days;
use crate::mapping::{Amendments, Columns, LookFor, Mapping, Refusal, Settle};
use crate::mapping_file::{LookForKeys, MappingFile, RefuseKeys};
use crate::pattern::Pattern;

/// The facts that programmes declare.
pub(crate) type Facts = BTreeMap<FactId, FactDefinition>;

/// The roles of authors by the file's codes.
type Authors = BTreeMap<String, Arc<str>>;

/// Reads and checks the mapping file `path`.
///
/// # Errors
/// Everything that is wrong with it; a mapping with a problem is not used.
pub(crate) fn compile(path: &str, text: &str, facts: &Facts) -> Result<Mapping, Vec<Finding>> {
    let file: Arc<str> = path.into();
    let options = serde_saphyr::options! {
        strict_booleans: true,
        with_snippet: false,
        reject_unsupported_tags: true,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::Error,
        budget: serde_saphyr::budget! { max_anchors: 0, max_aliases: 0, max_documents: 1 },
    };
    let keys: MappingFile = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let place = error.location().map_or_else(|| Place::whole(path), |at| place(&file, at, 0));
        vec![Finding::new(codes::MAPPING_NOT_READABLE, place, in_plain_words(&error.to_string()))]
    })?;
    let mut check = Check { file, facts, findings: Vec::new() };
    let mapping = check.mapping(path, keys);
    check.findings.sort();
    if check.findings.is_empty() { Ok(mapping) } else { Err(check.findings) }
}

/// The reader's message without the place it repeats and in the words of this house.
fn in_plain_words(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    let what = first.rsplit_once(" at line ").map_or(first, |(what, _)| what);
    let what = what.split(", set DuplicateKeyPolicy").next().unwrap_or(what);
    if what.starts_with("budget breached") {
        return "a mapping is one plain document: anchors, aliases and tags are not read".to_owned();
    }
    [
        ("unknown field", "unknown key"),
        ("missing field", "missing key"),
        ("scalar", "value"),
        (" null ", " a blank "),
    ]
    .into_iter()
    .fold(what.to_owned(), |what, (theirs, ours)| what.replacen(theirs, ours, 1))
}

fn place(file: &Arc<str>, at: Location, length: u32) -> Place {
    let narrow64 = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    Place::new(file, narrow64(at.line()), narrow64(at.column()), length)
}

struct Check<'a> {
    file: Arc<str>,
    facts: &'a Facts,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn at<T>(&self, key: &Spanned<T>) -> Place {
        place(&self.file, key.referenced, 0)
    }

    fn word(&self, key: &Spanned<String>) -> Place {
        place(&self.file, key.referenced, narrow(key.value.chars().count()))
    }

    fn say(&mut self, code: Code, place: Place, what: impl Into<String>) {
        self.findings.push(Finding::new(code, place, what));
    }

    fn mapping(&mut self, path: &str, keys: MappingFile) -> Mapping {
        self.basics(&keys);
        let kind = self.kind(&keys);
        let days = self.days(&keys);
        let scheme = self.scheme(keys.person.scheme.as_ref());
        let (coded, coded_categories, facts) = self.coded(&keys);
        let authors: Authors =
            keys.authors.iter().map(|(code, role)| (code.clone(), role.as_str().into())).collect();
        let opinion = keys.notes.opinion.iter().map(|look_for| {
            let place = self.at(look_for);
            self.look_for(&place, &look_for.value, &authors)
        });
        let opinion = opinion.collect();
        let settle = keys.notes.offer_to_settle.iter().map(|settle| {
            let place = self.at(settle);
            let look_for = LookForKeys { contains: settle.value.contains.clone(), ..LookForKeys::default() };
            self.known_fact(&settle.value.fact);
            Settle {
                pattern: self.look_for(&place, &look_for, &authors).pattern,
                fact: settle.value.fact.value.as_str().into(),
                who: settle.value.who.clone(),
            }
        });
        let settle = settle.collect();
        let refuse = keys.refuse.iter().map(|refuse| self.refusal(refuse, &authors)).collect();
        let stem = path.rsplit('/').next().unwrap_or(path);
        Mapping {
            id: stem.strip_suffix(".yaml").unwrap_or(stem).to_owned(),
            holder: keys.holder.value.as_str().into(),
            kind,
            days,
            recognise: keys.recognise.value,
            not_read: keys.not_read.into_iter().collect(),
            columns: Columns {
                person: keys.person.number,
                first_name: keys.person.first_name,
                date: keys.row.date,
                category: keys.row.category,
                text: keys.row.text,
                author: keys.row.author,
                marking: keys.row.marking,
                amendments: keys.row.amendments.map(|amendments| {
                    let amendments = amendments.value;
                    Amendments { list: amendments.list, date: amendments.date, text: amendments.text }
                }),
                coded_categories,
                coded,
            },
            scheme,
            looks_like: keys.person.looks_like.map(|shape| shape.value),
            markings: keys.markings,
            authors,
            facts,
            topics: keys.notes.topics,
            opinion,
            settle,
            refuse,
        }
    }

    /// Checks what can be wrong by itself.
    fn basics(&mut self, keys: &MappingFile) {
        let id = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        if !id(&keys.holder.value) {
            let place = self.word(&keys.holder);
            self.say(codes::MAPPING_INCOMPLETE, place, "a holder is small letters, figures and dashes");
        }
        if keys.title.value.trim().is_empty() {
            let place = self.at(&keys.title);
            self.say(codes::MAPPING_INCOMPLETE, place, "a mapping needs a title");
        }
        if keys.recognise.value.is_empty() {
            let place = self.at(&keys.recognise);
            self.say(
                codes::MAPPING_INCOMPLETE,
                place,
                "`recognise` names nothing, so every file would be this one",
            );
        }
        for refuse in &keys.refuse {
            if !id(&refuse.id.value) || refuse.because.trim().is_empty() {
                let place = self.word(&refuse.id);
                let what = "a reason needs an id of small letters, and a sentence under `because`";
                self.say(codes::MAPPING_INCOMPLETE, place, what);
            }
        }
        self.shape(keys.person.looks_like.as_ref());
    }

    fn shape(&mut self, shape: Option<&Spanned<String>>) {
        if let Some(shape) = shape
            && (shape.value.is_empty() || shape.value.chars().any(char::is_lowercase))
        {
            let place = self.word(shape);
            let what = "the shape of a number is written with `A` for a letter and `9` for a figure";
            self.say(codes::MAPPING_INCOMPLETE, place, what);
        }
    }

    fn days(&mut self, keys: &MappingFile) -> Days {
        let mut days = Days::default();
        for format in &keys.file.dates {
            if let Err(what) = days.add(&format.value, keys.file.time_zone.as_deref()) {
                let place = self.word(format);
                self.say(codes::MAPPING_INCOMPLETE, place, what);
            }
        }
        if keys.file.dates.is_empty() {
            let place = Place::whole(&self.file);
            self.say(codes::MAPPING_INCOMPLETE, place, "`dates` is empty, so no row would have a day");
        }
        days
    }

    fn look_for(&mut self, place: &Place, keys: &LookForKeys, authors: &Authors) -> LookFor {
        let pattern = Pattern::new(&keys.contains, &keys.starts_with, &keys.equals);
        let narrowed = !keys.categories.is_empty() || !keys.authors.is_empty();
        let what = match &pattern {
            None => Some("one of the words to look for has fewer than three letters"),
            Some(pattern) if pattern.is_empty() && !narrowed => Some("there is nothing to look for"),
            Some(_) => None,
        };
        if let Some(what) = what {
            self.say(codes::MAPPING_PATTERN, place.clone(), what);
        }
        if let Some(stranger) = keys.authors.iter().find(|code| !authors.contains_key(*code)) {
            let what = format!("`{stranger}` is not among the `authors` of this mapping");
            let finding = Finding::new(codes::MAPPING_INCOMPLETE, place.clone(), what);
            self.findings.push(finding.nearest(stranger, authors.keys().map(String::as_str)));
        }
        LookFor {
            pattern: pattern.unwrap_or_default(),
            categories: keys.categories.iter().cloned().collect(),
            authors: keys.authors.iter().cloned().collect(),
        }
    }

    fn refusal(&mut self, keys: &RefuseKeys, authors: &Authors) -> Refusal {
        let place = self.word(&keys.id);
        let look_for = LookForKeys {
            contains: keys.contains.clone(),
            starts_with: keys.starts_with.clone(),
            equals: keys.equals.clone(),
            categories: keys.categories.clone(),
            authors: keys.authors.clone(),
        };
        Refusal {
            id: keys.id.value.clone(),
            because: keys.because.trim().to_owned(),
            look_for: self.look_for(&place, &look_for, authors),
            then_keep_no: keys.then_keep_no.clone(),
        }
    }
}
