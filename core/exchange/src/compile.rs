//! From a mapping's text to a mapping that can be used: every name, value and pattern checked, every problem placed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes::{self, Code};
use domain::fact::{FactDefinition, RATHER_NOT_SAY};
use domain::finding::Finding;
use domain::ids::FactId;
use domain::place::Place;
use domain::statement::Said;
use serde_saphyr::{Location, Spanned};

use crate::amounts::narrow;
use crate::days::Days;
use crate::facts::fits;
use crate::mapping::{
    Amendments, Coded, CodedFact, Columns, Encoding, Kind, LookFor, Mapping, Reads, Refusal, Settle,
};
use crate::mapping_file::{
    CodedKeys, EncodingWord, FactKeys, KindWord, LookForKeys, MappingFile, ReadAsWord, RefuseKeys,
};
use crate::pattern::Pattern;

/// The facts that programmes declare.
pub(crate) type Facts = BTreeMap<FactId, FactDefinition>;

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
    what.replace("field", "key").replace("null", "a blank value").replace("scalar", "value")
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
        let kind = self.kind(&keys);
        let days = self.days(&keys);
        let (coded, coded_categories, facts) = self.coded(&keys);
        let opinion = keys.notes.opinion.as_ref().map(|look_for| {
            let place = self.at(look_for);
            self.look_for(&place, &look_for.value)
        });
        let settle = keys.notes.offer_to_settle.iter().map(|settle| {
            let place = self.at(settle);
            let look_for = LookForKeys { contains: settle.value.contains.clone(), ..LookForKeys::default() };
            self.known_fact(&settle.value.fact);
            Settle {
                pattern: self.look_for(&place, &look_for).pattern,
                fact: settle.value.fact.value.as_str().into(),
                who: settle.value.who.clone(),
            }
        });
        let settle = settle.collect();
        let refuse = keys.refuse.iter().map(|refuse| self.refusal(refuse)).collect();
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
            looks_like: keys.person.looks_like,
            markings: keys.markings,
            authors: keys.authors.into_iter().map(|(code, role)| (code, role.into())).collect(),
            facts,
            topics: keys.notes.topics,
            opinion,
            settle,
            refuse,
        }
    }

    fn kind(&mut self, keys: &MappingFile) -> Kind {
        let encoding = keys.file.encoding.as_ref().map(|encoding| encoding.value);
        match keys.file.kind {
            KindWord::Csv => {
                if keys.file.rows.is_some() || keys.file.total.is_some() || keys.row.amendments.is_some() {
                    let place = Place::whole(&self.file);
                    self.say(
                        codes::MAPPING_INCOMPLETE,
                        place,
                        "`rows`, `total` and `amendments` are for JSON only",
                    );
                }
                Kind::Csv {
                    encoding: match encoding {
                        Some(EncodingWord::Windows1252) => Encoding::Windows1252,
                        Some(EncodingWord::Utf8) | None => Encoding::Utf8,
                    },
                    separator: self.separator(keys.file.separator.as_ref()),
                }
            }
            KindWord::Json => {
                if encoding == Some(EncodingWord::Windows1252) || keys.file.separator.is_some() {
                    let place = Place::whole(&self.file);
                    self.say(codes::MAPPING_INCOMPLETE, place, "JSON is always utf-8 and has no separator");
                }
                let path = |path: &String| path.split('.').map(str::to_owned).collect::<Vec<_>>();
                Kind::Json {
                    rows: keys.file.rows.as_ref().map(path).unwrap_or_default(),
                    total: keys.file.total.as_ref().map(path),
                }
            }
        }
    }

    fn separator(&mut self, separator: Option<&Spanned<String>>) -> u8 {
        match separator.map(|separator| separator.value.as_str()) {
            None | Some(",") => b',',
            Some(";") => b';',
            Some("|") => b'|',
            Some("tab") => b'\t',
            Some(_) => {
                let place = separator.map_or_else(|| Place::whole(&self.file), |key| self.word(key));
                self.say(codes::MAPPING_INCOMPLETE, place, "a separator is one of `,`  `;`  `|`  or `tab`");
                b','
            }
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

    fn coded(
        &mut self,
        keys: &MappingFile,
    ) -> (Option<Coded>, BTreeSet<String>, BTreeMap<String, CodedFact>) {
        let Some(coded) = &keys.coded else { return (None, BTreeSet::new(), BTreeMap::new()) };
        let place = self.at(&coded.categories);
        let stands = match (&coded.code, &coded.value, &coded.fields, keys.file.kind) {
            (Some(code), Some(value), None, _) => {
                Some(Coded::Pair { code: code.clone(), value: value.clone() })
            }
            (None, None, Some(fields), KindWord::Json) => Some(Coded::Fields(fields.clone())),
            _ => {
                let what =
                    "coded facts need `code` and `value` (one a row), or in JSON `fields` (several a row)";
                self.say(codes::MAPPING_INCOMPLETE, place.clone(), what);
                None
            }
        };
        if let Some(both) = coded.categories.value.iter().find(|name| keys.notes.topics.contains_key(*name)) {
            let what = format!("`{both}` is both coded and a note");
            self.say(codes::MAPPING_INCOMPLETE, place, what);
        }
        let facts =
            coded.facts.iter().filter_map(|(code, fact)| Some((code.clone(), self.fact(coded, fact)?)));
        let facts = facts.collect();
        (stands, coded.categories.value.iter().cloned().collect(), facts)
    }

    fn known_fact(&mut self, key: &Spanned<String>) -> Option<FactDefinition> {
        let known = self.facts.get(key.value.as_str());
        if known.is_none() {
            let what = format!("no programme declares the fact `{}`", key.value);
            let finding = Finding::new(codes::MAPPING_FACT, self.word(key), what);
            let ids = self.facts.keys().map(FactId::as_str);
            self.findings.push(finding.nearest(&key.value, ids));
        }
        known.cloned()
    }

    fn fact(&mut self, coded: &CodedKeys, keys: &Spanned<FactKeys>) -> Option<CodedFact> {
        let place = self.at(keys);
        let keys = &keys.value;
        let definition = self.known_fact(&keys.fact)?;
        let reads = match (&keys.values, &keys.read_as) {
            (Some(values), None) => Reads::Values(self.values(&definition, values)),
            (None, Some(word)) => match word.value {
                ReadAsWord::Number => Reads::Number,
                ReadAsWord::Date => Reads::Date,
                ReadAsWord::MonthsBefore => Reads::MonthsBefore,
            },
            _ => {
                let what = format!("`{}` needs either `values` or `read_as`", definition.id);
                self.say(codes::MAPPING_INCOMPLETE, place, what);
                return None;
            }
        };
        if !fits(&reads, &definition.kind) {
            let what = format!("`{}` is not answered in that way", definition.id);
            let finding = Finding::new(codes::MAPPING_VALUE, place, what);
            self.findings.push(finding.fix(
                "read numbers as number, dates as date or months-before, choices by `values`; words are never facts",
            ));
            return None;
        }
        let not_known: BTreeSet<String> =
            coded.not_known.iter().chain(&keys.not_known).map(|code| code.trim().to_owned()).collect();
        if let Reads::Values(values) = &reads
            && let Some(both) = values.keys().find(|code| not_known.contains(*code))
        {
            let what = format!("`{both}` is both a value and not known");
            self.say(codes::MAPPING_INCOMPLETE, place, what);
        }
        Some(CodedFact { fact: definition.id, kind: definition.kind, reads, not_known })
    }

    fn values(
        &mut self,
        definition: &FactDefinition,
        values: &BTreeMap<String, Spanned<String>>,
    ) -> BTreeMap<String, Said> {
        let mut said = BTreeMap::new();
        for (code, value) in values {
            if value.value == RATHER_NOT_SAY {
                said.insert(code.clone(), Said::RatherNotSay);
                continue;
            }
            match definition.kind.read(&value.value) {
                Ok(read) => {
                    said.insert(code.clone(), Said::Value(read));
                }
                Err(what) => {
                    let what = format!("{what} (`{}`)", definition.id);
                    let ids = definition.kind.choices().iter().map(|choice| &*choice.id);
                    let finding = Finding::new(codes::MAPPING_VALUE, self.word(value), what);
                    self.findings.push(finding.nearest(&value.value, ids));
                }
            }
        }
        said
    }

    fn look_for(&mut self, place: &Place, keys: &LookForKeys) -> LookFor {
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
        LookFor {
            pattern: pattern.unwrap_or_default(),
            categories: keys.categories.iter().cloned().collect(),
            authors: keys.authors.iter().cloned().collect(),
        }
    }

    fn refusal(&mut self, keys: &RefuseKeys) -> Refusal {
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
            look_for: self.look_for(&place, &look_for),
            then_keep_no: keys.then_keep_no.clone(),
        }
    }
}
