//! Writes a case as designers write them: what is given, and what came out, each with the rules behind it. Whoever
//! keeps it then corrects what is not as it should be.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use crate::report::{ItemReport, LaneReport, Verb};

/// What a case file says.
#[derive(Clone, Copy, Debug)]
pub struct CaseText<'a> {
    /// Its id: the file's name.
    pub id: &'a str,
    /// The day it is about.
    pub as_of: Date,
    /// The site.
    pub site: &'a str,
    /// Facts with what is said of them, as a case writes it.
    pub given: &'a [(String, String)],
    /// What came out.
    pub lane: &'a LaneReport,
    /// The paragraph a supervisor would recognise.
    pub story: &'a str,
}

impl CaseText<'_> {
    /// The text of the file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = format!("---\ncase: {}\nas_of: {}\nsite: {}\n", self.id, self.as_of, self.site);
        text.push_str(if self.given.is_empty() { "given: {}\n" } else { "given:\n" });
        for (fact, said) in self.given {
            // Into text nothing can fail.
            let _ = writeln!(text, "  {fact}: {said}");
        }
        text.push_str("expect:\n");
        text.push_str(&self.expected());
        let _ = write!(text, "---\n\n# {}\n\n{}\n", title(self.id), self.story.trim());
        text
    }

    fn expected(&self) -> String {
        if !self.lane.open {
            return "  lane: asked-first\n".to_owned();
        }
        let mut lists: BTreeMap<&str, Vec<(String, Vec<String>)>> = BTreeMap::new();
        // What the host itself holds has no rule a case could name.
        let rules = |item: &ItemReport| -> Vec<String> {
            item.reasons
                .iter()
                .filter(|reason| !reason.clauses.is_empty())
                .map(|reason| reason.rule.clone())
                .collect()
        };
        for item in &self.lane.items {
            let list = match item.verb {
                Verb::Hold => "hold",
                Verb::Suggest => "suggest",
                Verb::Adapt => "adapt",
                Verb::Raise => "raise",
            };
            lists.entry(list).or_default().push((item.subject.clone(), rules(item)));
        }
        for item in &self.lane.might_apply {
            lists.entry("might_apply").or_default().push((item.subject.clone(), rules(item)));
        }
        for entry in &self.lane.find_out {
            lists.entry("find_out").or_default().push((entry.fact.fact.clone(), entry.rules.clone()));
        }
        if lists.is_empty() {
            return "  lane: open\n".to_owned();
        }
        let mut text = String::new();
        for (list, outcomes) in lists {
            let _ = writeln!(text, "  {list}:");
            for (subject, rules) in outcomes.into_iter().filter(|(_, rules)| !rules.is_empty()) {
                let _ = writeln!(text, "    {subject}: [{}]", rules.join(", "));
            }
        }
        text
    }
}

/// `found-001` as `Found 001`.
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
