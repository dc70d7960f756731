//! One person while a file is read: what newer rows replace, and what an instruction forbids to keep.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::PersonId;
use domain::person::{Contribution, Participant};
use domain::statement::{Said, Statement};
use jiff::civil::Date;

/// One person while the file is read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// The first name of the newest row.
    pub(crate) name: Option<(Date, String)>,
    /// Facts, each with the number of its row.
    pub(crate) statements: Vec<(usize, Statement)>,
    /// Notes, each with the number of its row.
    pub(crate) contributions: Vec<(usize, Contribution)>,
    /// What an instruction says not to keep, with the line it stands in.
    pub(crate) keep_no: BTreeMap<String, u32>,
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

impl Draft {
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

    /// The rows of which newer rows have replaced everything.
    ///
    /// A statement is replaced by a newer one about the same fact (also by a newer "not known"), and by a later row
    /// that says the same on the same day. Two different answers of one day both stand.
    pub(crate) fn superseded(&self) -> Vec<usize> {
        let mut stands: BTreeMap<usize, bool> = BTreeMap::new();
        let mut by_fact: BTreeMap<&str, Vec<(usize, &Statement)>> = BTreeMap::new();
        for (row, statement) in &self.statements {
            by_fact.entry(statement.fact.as_str()).or_default().push((*row, statement));
        }
        for mut said in by_fact.into_values() {
            said.sort_by_key(|(row, statement)| (statement.origin.on, *row));
            let newest = said.last().and_then(|(_, statement)| statement.origin.on);
            let mut kept: Vec<&Said> = Vec::new();
            for (row, statement) in said.iter().rev() {
                let stays = statement.origin.on == newest && !kept.contains(&&statement.said);
                if stays {
                    kept.push(&statement.said);
                }
                *stands.entry(*row).or_default() |= stays;
            }
        }
        for (row, _) in &self.contributions {
            stands.insert(*row, true);
        }
        stands.into_iter().filter(|(_, stands)| !stands).map(|(row, _)| row).collect()
    }

    /// The person, in file order.
    pub(crate) fn finish(self, id: PersonId) -> Participant {
        Participant {
            id,
            preferred_name: self.name.map(|(_, name)| name),
            statements: self.statements.into_iter().map(|(_, statement)| statement).collect(),
            contributions: self.contributions.into_iter().map(|(_, contribution)| contribution).collect(),
        }
    }
}

/// The line of the instruction that forbids to keep `name`, a fact's id or a topic.
fn instruction(keep_no: &BTreeMap<String, u32>, name: &str) -> Option<u32> {
    let falls_under =
        |part: &str| name.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    keep_no.iter().find(|(part, _)| falls_under(part)).map(|(_, line)| *line)
}
