//! The coded part of a mapping: facts that are declared, values that they have, ways of reading that fit them.

use std::collections::{BTreeMap, BTreeSet};

use domain::codes;
use domain::fact::{FactDefinition, FactType, RATHER_NOT_SAY};
use domain::finding::Finding;
use domain::ids::FactId;
use domain::statement::Said;
use serde_saphyr::Spanned;

use super::Check;
use crate::mapping::{Coded, CodedFact, Reads};
use crate::mapping_file::{CodedKeys, FactKeys, KindWord, MappingFile, ReadAsWord};

impl Check<'_> {
    pub(super) fn coded(
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

    pub(super) fn known_fact(&mut self, key: &Spanned<String>) -> Option<FactDefinition> {
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
}

/// Whether a kind of fact can be read in a given way.
fn fits(reads: &Reads, kind: &FactType) -> bool {
    match reads {
        Reads::Values(_) => !matches!(kind, FactType::Text),
        Reads::Number => matches!(kind, FactType::Number { .. }),
        Reads::Date | Reads::MonthsBefore => matches!(kind, FactType::Date),
    }
}
