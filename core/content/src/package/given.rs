//! What a case gives: from the forms designers write to holders' statements.

use std::sync::Arc;

use domain::codes;
use domain::date;
use domain::fact::{FactDefinition, FactType, FactValue, RATHER_NOT_SAY};
use domain::finding::Finding;
use domain::ids::FactId;
use domain::statement::{Origin, Said, Statement};
use jiff::civil::Date;

use super::cases::World;
use super::desk::{Desk, Sheet};
use super::sources::day;
use crate::file::case::{GivenFile, HeldFile, SaidFile, ValueFile};
use crate::file::texts::{DateText, Words};
use crate::yaml::escaped;

/// Who says what is given plainly.
const THE_CASE: &str = "the case";

/// Reads the map of facts at `pointer`, said on `as_of` unless it says otherwise.
pub(crate) fn read(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    world: &World<'_>,
    pointer: &str,
    as_of: Date,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    let Some(node) = sheet.tree.node(pointer) else { return statements };
    for (key, _) in node.entries() {
        let pointer = format!("{pointer}/{}", escaped(&key.text));
        if let Some(finding) = world.names.strange_fact(&key.text, sheet.tree.key_place(&pointer)) {
            desk.add(finding);
            continue;
        }
        let Some(fact) = world.facts.get(&key.text) else { continue };
        let Some(given) = sheet.part::<GivenFile>(&pointer, desk) else { continue };
        let mut reader = Reader { desk, sheet, fact, as_of };
        reader.given(&pointer, &given, &mut statements);
    }
    statements
}

struct Reader<'r, 't> {
    desk: &'r mut Desk<'t>,
    sheet: &'r Sheet,
    fact: &'r FactDefinition,
    as_of: Date,
}

impl Reader<'_, '_> {
    fn given(&mut self, pointer: &str, given: &GivenFile, out: &mut Vec<Statement>) {
        let plain = match given {
            GivenFile::Text(text) => ValueFile::Text(text.clone()),
            GivenFile::Number(number) => ValueFile::Number(*number),
            GivenFile::Tags(tags) => ValueFile::Tags(tags.clone()),
            GivenFile::Said(said) => {
                self.said(pointer, said, out);
                return;
            }
        };
        if let Some(said) = self.state_or_value(pointer, &plain) {
            out.push(self.statement(pointer, said, THE_CASE, Some(self.as_of)));
        }
    }

    fn said(&mut self, pointer: &str, file: &SaidFile, out: &mut Vec<Statement>) {
        match (&file.value, &file.conflicting, &file.two_accounts, &file.settled) {
            (Some(value), None, None, None) if file.by.is_none() && file.basis.is_none() => {
                let on = self.on(pointer, file.on.as_ref());
                if let Some(said) = self.state_or_value(&format!("{pointer}/value"), value) {
                    let holder = file.holder.as_ref().map_or(THE_CASE, Words::as_str);
                    out.push(self.statement(&format!("{pointer}/value"), said, holder, on));
                }
            }
            (None, Some(held), None, None) if self.alone(file) => {
                let pointer = format!("{pointer}/conflicting");
                if self.differ(&pointer, held) {
                    self.held(&pointer, held, Said::Value, out);
                }
            }
            (None, None, Some(held), None) if self.alone(file) => {
                self.held(&format!("{pointer}/two_accounts"), held, Said::Account, out);
            }
            (None, None, None, Some(value)) if file.holder.is_none() => {
                self.settled(pointer, file, value, out);
            }
            _ => {
                let what = format!("it is not clear what is said about `{}`", self.fact.id);
                self.refuse_shape(pointer, what);
            }
        }
    }

    fn alone(&self, file: &SaidFile) -> bool {
        file.holder.is_none() && file.on.is_none() && file.by.is_none() && file.basis.is_none()
    }

    fn settled(&mut self, pointer: &str, file: &SaidFile, value: &ValueFile, out: &mut Vec<Statement>) {
        let (Some(by), Some(basis)) = (&file.by, &file.basis) else {
            let what = format!("who settled `{}`, and on what basis, is not said", self.fact.id);
            self.refuse_shape(pointer, what);
            return;
        };
        let on = self.on(pointer, file.on.as_ref());
        if let Some(value) = self.value(&format!("{pointer}/settled"), value) {
            let said = Said::Settled { value, by: by.as_str().into(), basis: basis.as_str().into() };
            out.push(self.statement(&format!("{pointer}/settled"), said, by.as_str(), on));
        }
    }

    /// Holders that agree, or one holder twice, are no conflict.
    fn differ(&mut self, pointer: &str, held: &[HeldFile]) -> bool {
        let text = |value: &ValueFile| match value {
            ValueFile::Text(text) => text.as_str().to_owned(),
            ValueFile::Number(number) => number.to_string(),
            ValueFile::Tags(tags) => tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(","),
        };
        let first = held.first();
        let agree = held.iter().all(|one| first.is_some_and(|first| text(&first.value) == text(&one.value)));
        let one_holder = held.iter().all(|one| first.is_some_and(|first| first.holder == one.holder));
        if agree || one_holder {
            let why = if agree { "the values are the same" } else { "one holder says all of it" };
            self.refuse_shape(pointer, format!("nothing conflicts here: {why}"));
        }
        !(agree || one_holder)
    }

    fn held(
        &mut self,
        pointer: &str,
        held: &[HeldFile],
        said: fn(FactValue) -> Said,
        out: &mut Vec<Statement>,
    ) {
        for (number, one) in held.iter().enumerate() {
            let pointer = format!("{pointer}/{number}");
            let on = self.on(&pointer, one.on.as_ref());
            if let Some(value) = self.value(&format!("{pointer}/value"), &one.value) {
                out.push(self.statement(&format!("{pointer}/value"), said(value), one.holder.as_str(), on));
            }
        }
    }

    fn refuse_shape(&mut self, pointer: &str, what: String) {
        self.desk.add(Finding::new(codes::GIVEN_SHAPE, self.sheet.tree.key_place(pointer), what));
    }

    /// One of the states any fact may be in, or a value.
    fn state_or_value(&mut self, pointer: &str, value: &ValueFile) -> Option<Said> {
        if let ValueFile::Text(text) = value {
            match text.as_str() {
                "not-known" => return Some(Said::NotKnown),
                "nobody-holds-it" => return Some(Said::NobodyHoldsIt),
                RATHER_NOT_SAY => return Some(Said::RatherNotSay),
                _ => {}
            }
        }
        self.value(pointer, value).map(Said::Value)
    }

    fn value(&mut self, pointer: &str, value: &ValueFile) -> Option<FactValue> {
        let kind = &self.fact.kind;
        let read = match value {
            ValueFile::Text(text) => kind.read(text.as_str()),
            ValueFile::Number(number) => kind.read(&number.to_string()),
            ValueFile::Tags(tags) if matches!(kind, FactType::Tags(_)) => {
                kind.read_tags(tags.iter().map(|tag| tag.as_str()))
            }
            ValueFile::Tags(_) => Err("several values are given, and the fact has one".to_owned()),
        };
        match read {
            Ok(value) => Some(value),
            Err(why) => {
                let place = match value {
                    ValueFile::Tags(tags) => {
                        let stranger = tags.iter().position(|tag| kind.code(tag.as_str()).is_none());
                        stranger.map(|number| self.sheet.tree.place(&format!("{pointer}/{number}")))
                    }
                    ValueFile::Text(_) | ValueFile::Number(_) => None,
                };
                let place = place.unwrap_or_else(|| self.sheet.tree.place(pointer));
                let finding = Finding::new(codes::CASE_VALUE, place, format!("{}: {why}", self.fact.id));
                let ids = kind.choices().iter().map(|choice| &*choice.id);
                let text = if let ValueFile::Text(text) = value { text.as_str() } else { "" };
                self.desk.add(finding.nearest(text, ids));
                None
            }
        }
    }

    fn on(&mut self, pointer: &str, on: Option<&DateText>) -> Option<Date> {
        let Some(text) = on else { return Some(self.as_of) };
        let pointer = format!("{pointer}/on");
        let on = day(self.desk, self.sheet, &pointer, text)?;
        if date::to_days(on) > date::to_days(self.as_of) {
            let what = format!("this is said on {on}, after the day of the case, {}", self.as_of);
            self.desk.add(Finding::new(codes::SAID_LATER, self.sheet.tree.place(&pointer), what));
        }
        Some(on)
    }

    fn statement(&self, pointer: &str, said: Said, holder: &str, on: Option<Date>) -> Statement {
        let place = self.sheet.tree.place(pointer);
        Statement {
            fact: FactId::from(self.fact.id.as_str()),
            said,
            origin: Origin {
                holder: holder.into(),
                on,
                marking: self.fact.marking,
                file: Arc::clone(&self.sheet.tree.file),
                line: place.line,
                author: None,
            },
        }
    }
}
