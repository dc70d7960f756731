//! What is done differently at this site, and how far the sessions in question are in the person's language.

use std::io::{Result, Write};

use runtime::report::{LaneReport, LibraryReport};

/// Shows both, for the sessions that the advice speaks of.
pub(super) fn show(lane: &LaneReport, out: &mut dyn Write) -> Result<()> {
    let spoken_of = || lane.library.iter().filter(|entry| entry.stands != "in the library");
    for entry in spoken_of().filter(|entry| !entry.here.is_empty()) {
        writeln!(out, "  Here, {} differs: {}", entry.session, differences(entry))?;
    }
    let mut languages = spoken_of().filter_map(|entry| Some((entry, entry.in_language.as_ref()?))).peekable();
    if let Some((_, first)) = languages.peek() {
        writeln!(
            out,
            "  Reads {}; what is not in it yet is shown in the written language, marked",
            first.language.name()
        )?;
    }
    for (entry, language) in languages {
        let mut notes = Vec::new();
        if language.awaiting_review > 0 {
            notes.push("awaiting review by a speaker".to_owned());
        }
        if language.out_of_date > 0 {
            notes.push(format!("{} out of date, not shown", language.out_of_date));
        }
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
        writeln!(out, "    {}: {} of {} blocks{notes}", entry.session, language.translated, language.blocks)?;
    }
    Ok(())
}

/// `circles replaced, draw left out (Pens are not allowed on this wing.)`, each reason once.
fn differences(entry: &LibraryReport) -> String {
    let mut told: Vec<(&str, Vec<String>)> = Vec::new();
    for here in &entry.here {
        let what = format!("{} {}", here.block, here.done);
        match told.iter_mut().find(|(why, _)| *why == here.change.why) {
            Some((_, blocks)) => blocks.push(what),
            None => told.push((&here.change.why, vec![what])),
        }
    }
    let one = |(why, blocks): &(&str, Vec<String>)| format!("{} ({why})", blocks.join(", "));
    told.iter().map(one).collect::<Vec<_>>().join("; ")
}
