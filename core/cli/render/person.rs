//! Everything about one person: items with every reason and fact, the find-out list, suitability, the library.

use std::io::{Result, Write};

use domain::fact::ComeBy;
use domain::hooks::Answer;
use domain::ids::ProgrammeId;
use domain::rule::Timing;
use domain::truth::Truth;
use runtime::report::{FindOutReport, ItemReport, LaneReport, PersonReport, ReasonReport, Verb};

use super::advice::NOT_IN_SITES_FILE;
use super::{beside, fact, here, what_would_change};

/// Shows one person, lane by lane.
pub(crate) fn show(person: &PersonReport, team: Option<&ProgrammeId>, out: &mut dyn Write) -> Result<()> {
    let name = person.preferred_name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let elsewhere = if person.not_in_sites_file { format!(", {NOT_IN_SITES_FILE}") } else { String::new() };
    writeln!(out, "== {}{name}{elsewhere}", person.person)?;
    if !person.numbers.is_empty() {
        let numbers: Vec<String> =
            person.numbers.iter().map(|number| format!("{} {}", number.scheme, number.value)).collect();
        writeln!(out, "Numbers that are one person's: {}", numbers.join(", "))?;
    }
    for lane in &person.lanes {
        show_lane(lane, out)?;
    }
    if let Some(view) = &person.side_by_side {
        beside::full(view, team, out)?;
    }
    for suitability in &person.suitability {
        writeln!(out, "\n{}: questions of suitability, for people to answer", suitability.programme)?;
        for answer in &suitability.answers {
            let word = match answer.answer {
                Answer::Met => "met",
                Answer::NotMet => "not met",
                Answer::NotKnown => "not known",
            };
            writeln!(out, "  {} {word}: {}", answer.question, answer.because)?;
        }
    }
    if !person.contributions.is_empty() {
        writeln!(out, "\nNotes from the holders, for people to read")?;
        for note in &person.contributions {
            let opinion = if note.opinion { "opinion: " } else { "" };
            let on = note.origin.on.map(|on| on.to_string()).unwrap_or_default();
            let author = note.origin.author.as_deref().unwrap_or("author not given");
            let text = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "  {}: {opinion}{text} ({}, {author}, {on})", note.topic, note.origin.holder)?;
            for amendment in &note.amendments {
                writeln!(out, "      amended: {amendment}")?;
            }
        }
    }
    writeln!(out)
}

fn show_lane(lane: &LaneReport, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n{}", lane.programme)?;
    if let Some(line) = &lane.line {
        return writeln!(out, "  {line}");
    }
    for item in &lane.items {
        writeln!(out, "  {}", heading(item))?;
        show_reasons(item, out)?;
    }
    if !lane.might_apply.is_empty() {
        writeln!(out, "  Might apply, if one question were answered")?;
        for item in &lane.might_apply {
            writeln!(out, "    {} ({})", item.subject, item.title.as_deref().unwrap_or_default())?;
            show_reasons(item, out)?;
        }
    }
    if !lane.find_out.is_empty() {
        writeln!(out, "  To find out, what could change most first")?;
        for entry in &lane.find_out {
            show_find_out(entry, out)?;
        }
    }
    for conflict in &lane.conflicts {
        writeln!(out, "  Holders differ: {}", fact::in_a_line(conflict))?;
    }
    for (rule, fact) in &lane.stopped {
        writeln!(
            out,
            "  Stopped: rule {rule} reached for {fact}, which this programme promised never to tailor on"
        )?;
    }
    here::show(lane, out)?;
    what_would_change::show_library(lane, out)
}

fn heading(item: &ItemReport) -> String {
    let subject = match &item.title {
        Some(title) => format!("{} ({title})", item.subject),
        None => item.subject.clone(),
    };
    match (item.verb, item.timing) {
        (Verb::Hold, _) => format!("Waits: {subject}"),
        (Verb::Suggest, Some(Timing::Early)) => format!("Suggested early: {subject}"),
        (Verb::Suggest, Some(Timing::Late)) => format!("Suggested later on: {subject}"),
        (Verb::Suggest, _) => format!("Suggested: {subject}"),
        (Verb::Adapt, _) => format!("Adapt: {subject}"),
        (Verb::Raise, _) => format!("Raise in supervision: {subject}"),
    }
}

fn show_reasons(item: &ItemReport, out: &mut dyn Write) -> Result<()> {
    item.reasons.iter().try_for_each(|reason| show_reason(reason, out))?;
    if !item.also_suggested_by.is_empty() {
        writeln!(out, "      Once it need not wait, it would be suggested:")?;
        item.also_suggested_by.iter().try_for_each(|reason| show_reason(reason, out))?;
    }
    Ok(())
}

/// The sentence, the rule and its place, the clauses that decided, the facts behind them.
pub(super) fn show_reason(reason: &ReasonReport, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "      {}", reason.sentence)?;
    let safeguard = if reason.safeguard { ", safeguard" } else { "" };
    writeln!(out, "        rule {}{safeguard}, {}, layer {}", reason.rule, reason.place, reason.layer)?;
    if let Some(if_so) = &reason.if_so {
        writeln!(out, "        if so: {if_so}")?;
    }
    if reason.outcome == Truth::CannotTell && !reason.waits_for.is_empty() {
        let are = if reason.waits_for.len() == 1 { "is" } else { "are" };
        writeln!(out, "        waits until {} {are} known", reason.waits_for.join(" and "))?;
    }
    for clause in &reason.clauses {
        let about = clause.about.as_ref().map(|about| format!(": {about}")).unwrap_or_default();
        writeln!(out, "        {}: {}{about} ({})", in_words(clause.outcome), clause.text, clause.place)?;
    }
    for fact in &reason.facts {
        writeln!(out, "        {}", fact::in_a_line(fact))?;
    }
    Ok(())
}

fn show_find_out(entry: &FindOutReport, out: &mut dyn Write) -> Result<()> {
    let how = if entry.come_by == ComeBy::LookUp { "look up" } else { "ask" };
    writeln!(out, "    {how}: {} ({})", entry.fact.question, entry.fact.fact)?;
    writeln!(
        out,
        "        {}; could change {}; for {}",
        fact::in_a_line(&entry.fact),
        entry.could_change,
        entry.rules.join(", ")
    )
}

/// An outcome as people say it.
pub(super) fn in_words(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::CannotTell => "cannot tell",
    }
}
