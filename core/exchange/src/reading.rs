//! Rows to people: what is refused, what is a contribution, what is a fact, and the account of every row.
//!
//! INVARIANT: every row ends as exactly one of read, merged, superseded, refused. The words of a refused row are
//! neither kept nor repeated in a finding.

mod links;
mod totals;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes;
use domain::ids::PersonId;
use domain::person::{Contribution, Identifier, Participant};
use domain::statement::{Marking, Origin, Said, Statement};
use jiff::civil::Date;
use runtime::ports::{Import, KeepNo, Link};

use crate::draft::Draft;
use crate::mapping::{CodedFact, Mapping, Reads};
use crate::pattern::Comparable;
use crate::person;
use crate::row::{Broken, Row};
use crate::tally::{Tally, near, shown};

pub(crate) use links::LinkRow;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Read,
    Merged,
    Superseded,
    Refused,
}

/// One file while it is read.
pub(crate) struct Reading<'m> {
    mapping: &'m Mapping,
    /// The export.
    export: Arc<str>,
    /// What findings and origins name: the export, or the sheet that is read.
    file: Arc<str>,
    pub(crate) tally: Tally,
    fates: Vec<Fate>,
    seen: BTreeMap<String, u32>,
    people: BTreeMap<PersonId, Draft>,
    keep_no: Vec<KeepNo>,
    /// What the sheet of links says; empty in other files.
    links: Vec<Link>,
    /// Numbers that stand in the sheet of links; none where there is no such sheet.
    in_links: Option<BTreeSet<PersonId>>,
    /// How many rows had no marking, and the line of the first.
    unmarked: (usize, u32),
    /// For each fact counted in months: how many, and the line of the first.
    months: BTreeMap<String, (usize, u32)>,
}

impl<'m> Reading<'m> {
    /// Begins to read `file` through `mapping`.
    pub(crate) fn new(mapping: &'m Mapping, file: &Arc<str>) -> Self {
        Self {
            mapping,
            export: Arc::clone(file),
            file: Arc::clone(file),
            tally: Tally::new(file),
            fates: Vec::new(),
            seen: BTreeMap::new(),
            people: BTreeMap::new(),
            keep_no: Vec::new(),
            links: Vec::new(),
            in_links: None,
            unmarked: (0, 0),
            months: BTreeMap::new(),
        }
    }

    /// Goes on with the sheet `name`: from here on rows are its rows.
    pub(crate) fn begin_sheet(&mut self, name: &str) {
        self.file = format!("{}#{name}", self.export).into();
        self.tally.go_on_with(&self.file);
        self.seen.clear();
    }

    /// Takes the next row.
    pub(crate) fn row(&mut self, line: u32, row: Result<Row, Broken>) {
        let fate = match row {
            Err(what) => {
                self.tally.say(codes::ROW_BROKEN, line, format!("this row was refused: {what}"));
                Fate::Refused
            }
            Ok(row) => self.whole_row(line, row),
        };
        self.fates.push(fate);
    }

    fn whole_row(&mut self, line: u32, mut row: Row) -> Fate {
        if row.marking.is_empty() {
            let (count, first) = self.unmarked;
            self.unmarked = (count.saturating_add(1), if count == 0 { line } else { first });
        }
        let whole = std::mem::take(&mut row.whole);
        if let Some(first) = self.seen.get(&whole) {
            let what = format!("this row says the same as line {first} in every cell and was merged with it");
            self.tally.say(codes::ROW_TWICE, line, what);
            return Fate::Merged;
        }
        self.seen.insert(whole, line);
        let Some(number) = person::number(&row.person, self.mapping.looks_like.as_deref()) else {
            let what = "this row was refused: where the person's number should be stands something else";
            self.tally.say(codes::ROW_BROKEN, line, what);
            return Fate::Refused;
        };
        let id = PersonId::from(number);
        self.note_untraced(line, &id);
        if self.is_refused(line, &id, &row) {
            return Fate::Refused;
        }
        let Some(origin) = self.origin(line, &row) else { return Fate::Refused };
        let fate =
            if row.coded.is_some() { self.coded(&id, &row, &origin) } else { self.note(&id, &row, &origin) };
        if fate == Fate::Read
            && let Some(name) = person::preferred_name(&row.first_name)
            && let Some(on) = origin.on
            && let Some(draft) = self.people.get_mut(&id)
            && draft.name.as_ref().is_none_or(|(day, _)| *day <= on)
        {
            draft.name = Some((on, name));
        }
        fate
    }

    /// Whether the mapping refuses the row; an instruction in it is honoured even if the row's date is not readable.
    fn is_refused(&mut self, line: u32, id: &PersonId, row: &Row) -> bool {
        let texts: Vec<Comparable> = row.texts().map(Comparable::new).collect();
        let mut refusal = None;
        for candidate in &self.mapping.refuse {
            if !candidate.look_for.matches(row, &texts) {
                continue;
            }
            refusal = refusal.or(Some(candidate));
            let draft = self.people.entry(id.clone()).or_default();
            let person = Identifier::new(self.mapping.scheme.clone(), id.clone());
            for part in &candidate.then_keep_no {
                draft.forbid(&person, part, line);
            }
            if !candidate.then_keep_no.is_empty() {
                let parts = candidate.then_keep_no.join(" or ");
                let what = format!(
                    "this row is an instruction ({}): nothing about {parts} is kept for this person",
                    candidate.id
                );
                self.tally.say(codes::INSTRUCTION_HONOURED, line, what);
            }
        }
        if let Some(refusal) = refusal.filter(|refusal| refusal.then_keep_no.is_empty()) {
            let what = format!("this row was refused ({}): {}", refusal.id, refusal.because);
            self.tally.say(codes::ROW_REFUSED, line, what);
        }
        refusal.is_some()
    }

    /// Where the row comes from; none, and said, when its date or marking refuses it.
    fn origin(&mut self, line: u32, row: &Row) -> Option<Origin> {
        let days = &self.mapping.days;
        let dates_read = row.amendments.iter().all(|(date, _)| days.read(date).is_some());
        let Some(on) = days.read(&row.date).filter(|_| dates_read) else {
            let what =
                "this row was refused: its date, or that of an amendment, is not a day that can be read";
            self.tally.say(codes::ROW_DATE, line, what);
            return None;
        };
        let marking = match self.mapping.markings.get(&row.marking) {
            Some(marking) => *marking,
            None if row.marking.is_empty() => Marking::OfficialSensitive,
            None => {
                let what =
                    format!("this row was refused: its marking, {}, is not declared", shown(&row.marking));
                self.tally.say(codes::MARKING_NOT_DECLARED, line, what);
                return None;
            }
        };
        let author = self.mapping.authors.get(&row.author).cloned();
        if author.is_none() && !row.author.is_empty() {
            // The code is not repeated: where a role should stand there may be a name.
            let what = "the author's role in this row is not declared; the row is read without it";
            self.tally.say(codes::AUTHOR_NOT_DECLARED, line, what);
        }
        Some(Origin {
            holder: Arc::clone(&self.mapping.holder),
            on: Some(on),
            marking,
            file: Arc::clone(&self.file),
            line,
            author,
        })
    }

    fn note(&mut self, id: &PersonId, row: &Row, origin: &Origin) -> Fate {
        let Some(topic) = self.mapping.topics.get(&row.category) else {
            let category = shown(&row.category);
            let what = format!("this row was refused: its category, {category}, has no topic in the mapping");
            let finding = self.tally.at(codes::KIND_NOT_DECLARED, origin.line, what);
            self.tally.add(near(finding, &row.category, self.mapping.topics.keys().map(String::as_str)));
            return Fate::Refused;
        };
        if row.text.is_empty() {
            self.tally.say(codes::ROW_BROKEN, origin.line, "this row was refused: it has no words");
            return Fate::Refused;
        }
        let texts: Vec<Comparable> = row.texts().map(Comparable::new).collect();
        for settle in &self.mapping.settle {
            if texts.iter().any(|text| settle.pattern.matches(text)) {
                let what = format!(
                    "this note about {} bears on `{}` and is kept as a note only; offer it to {} to settle",
                    id.as_str(),
                    settle.fact,
                    settle.who
                );
                self.tally.say(codes::OFFER_TO_SETTLE, origin.line, what);
            }
        }
        let days = &self.mapping.days;
        let mut amendments: Vec<(Option<Date>, &str)> =
            row.amendments.iter().map(|(date, text)| (days.read(date), text.as_str())).collect();
        amendments.sort_by_key(|(on, _)| *on);
        let contribution = Contribution {
            topic: topic.clone(),
            text: row.text.clone(),
            opinion: self.mapping.opinion.iter().any(|opinion| opinion.matches(row, &texts)),
            amendments: amendments
                .into_iter()
                .map(|(on, text)| on.map_or_else(|| text.to_owned(), |on| format!("{on}: {text}")))
                .collect(),
            origin: origin.clone(),
        };
        let number = self.fates.len();
        self.people.entry(id.clone()).or_default().contributions.push((number, contribution));
        Fate::Read
    }

    fn coded(&mut self, id: &PersonId, row: &Row, origin: &Origin) -> Fate {
        // Words beside coded facts are a note, and need a topic like any other: nothing is read half.
        if !row.text.is_empty() && self.note(id, row, origin) == Fate::Refused {
            return Fate::Refused;
        }
        let number = self.fates.len();
        let mut read = !row.text.is_empty();
        for (code, value) in row.coded.iter().flatten() {
            let Some(said) = self.fact(code, value, origin) else { continue };
            self.people.entry(id.clone()).or_default().statements.push((number, said));
            read = true;
        }
        if read { Fate::Read } else { Fate::Refused }
    }

    fn fact(&mut self, code: &str, value: &str, origin: &Origin) -> Option<Statement> {
        let Some(coded) = self.mapping.facts.get(code) else {
            if self.mapping.not_read.contains(code) {
                let what = format!("the coded fact {} is one that the mapping does not read", shown(code));
                self.tally.say(codes::ROW_REFUSED, origin.line, what);
                return None;
            }
            let what = format!("the coded fact {} is not declared and nothing of it is kept", shown(code));
            let finding = self.tally.at(codes::FACT_NOT_DECLARED, origin.line, what);
            self.tally.add(near(finding, code, self.mapping.facts.keys().map(String::as_str)));
            return None;
        };
        let on = origin.on?;
        let said = coded.said(value, on, &self.mapping.days).unwrap_or_else(|| {
            self.not_declared(code, value, coded, origin.line);
            Said::NotKnown
        });
        if matches!((&coded.reads, &said), (Reads::MonthsBefore, Said::Value(_))) {
            let (count, _) = self.months.entry(coded.fact.as_str().to_owned()).or_insert((0, origin.line));
            *count = count.saturating_add(1);
        }
        Some(Statement { fact: coded.fact.clone(), said, origin: origin.clone() })
    }

    fn not_declared(&mut self, code: &str, value: &str, coded: &CodedFact, line: u32) {
        let what = format!(
            "{} says {}, and the mapping knows {}; `{}` is read as not known",
            shown(code),
            shown(value),
            coded.expected(),
            coded.fact
        );
        let finding = self.tally.at(codes::CODE_NOT_DECLARED, line, what);
        self.tally.add(near(finding, value, coded.codes().filter(|code| !code.is_empty())));
    }

    /// Everything the file gave.
    pub(crate) fn finish(mut self) -> Import {
        let people = std::mem::take(&mut self.people);
        let people: Vec<Participant> =
            people.into_iter().map(|(id, draft)| self.participant(id, draft)).collect();
        self.say_totals();
        let count = |fate| self.fates.iter().filter(|other| **other == fate).count();
        Import {
            file: self.export.to_string(),
            mapping: self.mapping.id.clone(),
            holder: self.mapping.holder.to_string(),
            people,
            keep_no: self.keep_no,
            links: self.links,
            read: count(Fate::Read),
            merged: count(Fate::Merged),
            superseded: count(Fate::Superseded),
            refused: count(Fate::Refused),
            rows: self.fates.len(),
            findings: self.tally.finish(),
        }
    }

    fn participant(&mut self, id: PersonId, draft: Draft) -> Participant {
        let mut draft = draft;
        for left_out in draft.honour() {
            let what = format!(
                "left out of this row: what the instruction in line {} forbids to keep",
                left_out.instruction
            );
            self.tally.say(codes::INSTRUCTION_HONOURED, left_out.line, what);
            if left_out.nothing_left {
                self.settle(left_out.row, Fate::Refused);
            }
        }
        for replaced in draft.superseded() {
            self.tally.say(codes::ROW_SUPERSEDED, replaced.line, replaced.sentence());
            self.settle(replaced.row, Fate::Superseded);
        }
        self.keep_no.append(&mut draft.keep_no);
        draft.finish(id, &self.mapping.scheme)
    }

    fn settle(&mut self, row: usize, fate: Fate) {
        if let Some(place) = self.fates.get_mut(row) {
            *place = fate;
        }
    }
}
