//! One person while a file is read: what newer rows replace, and what an instruction forbids to keep.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{PersonId, SchemeId};
use domain::person::{Contribution, Identifier, Participant};
use domain::statement::Statement;
use jiff::civil::Date;
use runtime::ports::KeepNo;

/// One person while the file is read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// The first name of the newest row.
    pub(crate) name: Option<(Date, String)>,
    /// Facts, each with the number of its row.
    pub(crate) statements: Vec<(usize, Statement)>,
    /// Notes, each with the number of its row.
    pub(crate) contributions: Vec<(usize, Contribution)>,
    /// What the person's instructions say not to keep, each once with the first line that says so.
    pub(crate) keep_no: Vec<KeepNo>,
}

/// A row of which something was left out because of an instruction.
#[derive(Debug)]
pub(crate) struct LeftOut {
    pub(crate) row: usize,
    pub(crate) line: u32,
    /// The line of the instruction.
    pub(crate) instruction: u32,
    /// Whether nothing of the row is left.
    pub(crate) nothing_left: bool,
}

/// A row of which later rows have replaced everything.
#[derive(Debug)]
pub(crate) struct Replaced {
    pub(crate) row: usize,
    pub(crate) line: u32,
    /// The rows that replaced it.
    pub(crate) by: BTreeSet<Later>,
}

/// A row that replaced another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Later {
    pub(crate) line: u32,
    pub(crate) on: Option<Date>,
    /// Whether it is of the same day and says the same.
    pub(crate) same_day: bool,
}

impl Later {
    /// What it did to the row it replaced, in words that repeat neither answer.
    fn sentence(self) -> String {
        let how = if self.same_day {
            "which gives the same answer on the same day"
        } else {
            "a newer answer of the same holder"
        };
        let on = self.on.map(|on| format!(" ({on})")).unwrap_or_default();
        format!("by line {}, {how}{on}", self.line)
    }
}

impl Replaced {
    /// Why the row no longer counts.
    pub(crate) fn sentence(&self) -> String {
        let by: Vec<String> = self.by.iter().map(|later| later.sentence()).collect();
        format!("superseded {}", by.join("; and "))
    }
}

impl Draft {
    /// Takes an instruction to keep nothing about `about`.
    pub(crate) fn forbid(&mut self, person: &Identifier, about: &str, line: u32) {
        if self.keep_no.iter().all(|known| known.about != about) {
            self.keep_no.push(KeepNo { person: person.clone(), about: about.to_owned(), line });
        }
    }

    /// Leaves out what instructions forbid to keep, and says from which rows.
    pub(crate) fn honour(&mut self) -> Vec<LeftOut> {
        if self.keep_no.is_empty() {
            return Vec::new();
        }
        let keep_no = &self.keep_no;
        let mut dropped = BTreeMap::new();
        self.statements.retain(|(row, statement)| {
            let line = instruction(keep_no, statement.fact.as_str());
            line.inspect(|line| _ = dropped.insert(*row, (statement.origin.line, *line))).is_none()
        });
        self.contributions.retain(|(row, contribution)| {
            let line = instruction(keep_no, &contribution.topic);
            line.inspect(|line| _ = dropped.insert(*row, (contribution.origin.line, *line))).is_none()
        });
        let kept = self.statements.iter().map(|(row, _)| *row);
        let kept: BTreeSet<usize> = kept.chain(self.contributions.iter().map(|(row, _)| *row)).collect();
        let left_out = dropped.into_iter().map(|(row, (line, instruction))| LeftOut {
            row,
            line,
            instruction,
            nothing_left: !kept.contains(&row),
        });
        left_out.collect()
    }

    /// The rows of which newer rows have replaced everything, with the rows that did.
    ///
    /// A statement is replaced by a newer one about the same fact (also by a newer "not known"), and by a later row
    /// that says the same on the same day. Two different answers of one day both stand.
    pub(crate) fn superseded(&self) -> Vec<Replaced> {
        let mut replaced: BTreeMap<usize, Replaced> = BTreeMap::new();
        let mut stands: BTreeSet<usize> = self.contributions.iter().map(|(row, _)| *row).collect();
        let mut by_fact: BTreeMap<&str, Vec<(usize, &Statement)>> = BTreeMap::new();
        for (row, statement) in &self.statements {
            by_fact.entry(statement.fact.as_str()).or_default().push((*row, statement));
        }
        for mut said in by_fact.into_values() {
            said.sort_by_key(|(row, statement)| (statement.origin.on, *row));
            let mut kept: Vec<&Statement> = Vec::new();
            for (row, statement) in said.into_iter().rev() {
                let newest = kept.first().copied();
                let same_day = newest.is_none_or(|newest| newest.origin.on == statement.origin.on);
                let later = if same_day {
                    kept.iter().copied().find(|other| other.said == statement.said)
                } else {
                    newest
                };
                let Some(later) = later else {
                    kept.push(statement);
                    stands.insert(row);
                    continue;
                };
                let line = statement.origin.line;
                let entry =
                    replaced.entry(row).or_insert_with(|| Replaced { row, line, by: BTreeSet::new() });
                entry.by.insert(Later { line: later.origin.line, on: later.origin.on, same_day });
            }
        }
        replaced.into_values().filter(|replaced| !stands.contains(&replaced.row)).collect()
    }

    /// The person, in file order.
    pub(crate) fn finish(self, id: PersonId, scheme: &SchemeId) -> Participant {
        Participant {
            identifiers: vec![Identifier::new(scheme.clone(), id.clone())],
            id,
            preferred_name: self.name.map(|(_, name)| name),
            statements: self.statements.into_iter().map(|(_, statement)| statement).collect(),
            contributions: self.contributions.into_iter().map(|(_, contribution)| contribution).collect(),
        }
    }
}

/// The line of the instruction that forbids to keep `name`, a fact's id or a topic.
fn instruction(keep_no: &[KeepNo], name: &str) -> Option<u32> {
    keep_no.iter().find(|instruction| instruction.covers(name)).map(|instruction| instruction.line)
}
