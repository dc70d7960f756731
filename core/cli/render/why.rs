//! Why one session stands where it does, rule by rule.

use std::io::{Result, Write};

use domain::truth::Truth;
use runtime::report::{Verb, WhatWouldChangeReport};
use runtime::why::{RuleOutcome, Why};

use super::person::{in_words, show_reason};
use super::what_would_change::{self, MANY_PAIRS, outcome};
use super::words;

/// Shows the explanation.
pub(crate) fn show(why: &Why, out: &mut dyn Write) -> Result<()> {
    let hash: String = why.content_hash.chars().take(8).collect();
    writeln!(
        out,
        "{} {} ({}) for {} on {}: {}",
        why.programme, why.session, why.title, why.person, why.on, why.stands
    )?;
    writeln!(out, "  {}", why.purpose)?;
    if let Some(line) = &why.line {
        writeln!(out, "  {line}")?;
    }
    if why.rules.is_empty() && why.line.is_none() && why.stands != "held" {
        writeln!(out, "  No rule speaks of this session; it is in the library for whoever it suits.")?;
    }
    for rule in &why.rules {
        let outcome = outcome(rule.verb, rule.reason.outcome);
        writeln!(out, "\n  {} {outcome}", rule.reason.rule)?;
        writeln!(
            out,
            "      when {}: {}",
            rule.when.split_whitespace().collect::<Vec<_>>().join(" "),
            in_words(rule.reason.outcome)
        )?;
        show_reason(&rule.reason, out)?;
    }
    let of_interest = |changes: &&WhatWouldChangeReport| {
        !why.rules.is_empty() || !changes.ways.is_empty() || why.stands == "held"
    };
    if let Some(changes) = why.what_would_change.as_ref().filter(of_interest) {
        writeln!(out, "\n  What would change it")?;
        what_would_change::show(changes, &why.stands, MANY_PAIRS, out)?;
        let holds = |rule: &&RuleOutcome| rule.verb == Verb::Hold && rule.reason.outcome != Truth::No;
        let held = why.rules.iter().filter(|_| why.stands == "held").filter(holds).map(|rule| &rule.reason);
        if let Some(line) = what_would_change::waits_until(changes, held) {
            writeln!(out, "      {line}")?;
        }
    }
    if let Some(words) = &why.words {
        words::show(words, out)?;
    }
    writeln!(out, "\n  Content {} {} ({hash}).", why.programme, why.version)
}
