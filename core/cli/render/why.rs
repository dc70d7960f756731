//! Why one session stands where it does, rule by rule.

use std::io::{Result, Write};

use domain::truth::Truth;
use runtime::report::Verb;
use runtime::why::Why;

use super::person::{in_words, show_reason};
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
    if why.rules.is_empty() && why.line.is_none() {
        writeln!(out, "  No rule speaks of this session; it is in the library for whoever it suits.")?;
    }
    for rule in &why.rules {
        let outcome = match (rule.verb, rule.reason.outcome) {
            (Verb::Hold, Truth::CannotTell) => "holds, because it cannot tell",
            (Verb::Hold, Truth::Yes) => "holds",
            (Verb::Hold, Truth::No) => "does not hold",
            (_, Truth::Yes) => "suggests",
            (_, Truth::No) => "does not suggest",
            (_, Truth::CannotTell) => "cannot tell whether to suggest",
        };
        writeln!(out, "\n  {} {outcome}", rule.reason.rule)?;
        writeln!(
            out,
            "      when {}: {}",
            rule.when.split_whitespace().collect::<Vec<_>>().join(" "),
            in_words(rule.reason.outcome)
        )?;
        show_reason(&rule.reason, out)?;
    }
    if let Some(words) = &why.words {
        words::show(words, out)?;
    }
    writeln!(out, "\n  Content {} {} ({hash}).", why.programme, why.version)
}
