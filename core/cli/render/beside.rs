//! A person's lanes side by side: one line, or everything that clashes and overlaps.

use std::io::{Result, Write};

use domain::ids::ProgrammeId;
use domain::place::Place;
use runtime::report::PersonReport;
use runtime::side_by_side::{CalendarReport, Crossing, MeetingReport, OverlapKind, SideBySide, TeamView};

/// One line, where something is to be said: the first of it, and how much more there is.
pub(super) fn short(person: &PersonReport, team: Option<&ProgrammeId>, out: &mut dyn Write) -> Result<()> {
    let Some(view) = &person.side_by_side else { return Ok(()) };
    let told: Vec<&str> = match team.and_then(|team| view.for_team.get(team)) {
        Some(team) => team.told.iter().map(|told| told.what.as_str()).collect(),
        None => view.overlaps.iter().map(|overlap| overlap.what.as_str()).collect(),
    };
    let Some((first, rest)) = told.split_first() else { return Ok(()) };
    let more = if rest.is_empty() { String::new() } else { format!(" | {} more", rest.len()) };
    writeln!(out, "{:<9} side by side: {first}{more}", "")
}

/// Everything.
pub(super) fn full(view: &SideBySide, team: Option<&ProgrammeId>, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\nSide by side")?;
    if let Some(team) = team.and_then(|team| view.for_team.get(team)) {
        return show_team(team, "  ", out);
    }
    for overlap in &view.overlaps {
        writeln!(out, "  {}: {}", in_words(overlap.kind), overlap.what)?;
        places(&overlap.declared, "      ", out)?;
    }
    if let Some(whole) = &view.calendar {
        calendar(whole, "  ", out)?;
    }
    for (programme, team) in &view.for_team {
        writeln!(out, "  What the team of {programme} may see")?;
        show_team(team, "    ", out)?;
    }
    Ok(())
}

fn show_team(team: &TeamView, indent: &str, out: &mut dyn Write) -> Result<()> {
    if team.beside.is_empty() {
        writeln!(out, "{indent}nothing: the person agreed that nothing crosses")?;
    }
    for lane in &team.beside {
        let crosses = match lane.crosses {
            Crossing::Nothing => "nothing",
            Crossing::DatesOnly => "dates only",
            Crossing::Topics => "dates and topics",
        };
        writeln!(out, "{indent}{}: {crosses}", lane.shown_as)?;
    }
    for told in &team.told {
        writeln!(out, "{indent}{}: {}", in_words(told.kind), told.what)?;
        places(&told.declared, &format!("{indent}    "), out)?;
    }
    calendar(&team.calendar, indent, out)
}

fn places(places: &[Place], indent: &str, out: &mut dyn Write) -> Result<()> {
    let places: Vec<String> = places.iter().map(ToString::to_string).collect();
    if places.is_empty() { Ok(()) } else { writeln!(out, "{indent}declared in {}", places.join(", ")) }
}

fn in_words(kind: OverlapKind) -> &'static str {
    match kind {
        OverlapKind::NotSameWeek => "keep apart",
        OverlapKind::ShouldFollow => "in this order",
        OverlapKind::MeetingsAWeek => "meetings a week",
        OverlapKind::CaseConference => "case conference",
        OverlapKind::Reinforces => "goes together",
        OverlapKind::SharedAim => "shared aim",
    }
}

/// The weeks, one a line, and what could not be kept.
fn calendar(calendar: &CalendarReport, indent: &str, out: &mut dyn Write) -> Result<()> {
    if !calendar.weeks.is_empty() {
        writeln!(out, "{indent}weeks, as a proposal; facilitators agree the dates")?;
    }
    for week in &calendar.weeks {
        let from = week.from.map(|from| format!(", from {from}")).unwrap_or_default();
        let mut parts: Vec<String> = week.meetings.iter().map(meeting).collect();
        if parts.is_empty() {
            parts.push("no meeting".to_owned());
        }
        let without = match week.days_without.as_slice() {
            [] => String::new(),
            why => format!(" (days without: {})", why.join("; ")),
        };
        writeln!(out, "{indent}  {}{from}: {}{without}", week.week, parts.join(" | "))?;
    }
    for one in &calendar.not_kept {
        writeln!(out, "{indent}not kept: {} {}", one.what, one.why)?;
    }
    Ok(())
}

fn meeting(meeting: &MeetingReport) -> String {
    let lane = meeting.programme.as_ref().map(|programme| format!("{programme}: ")).unwrap_or_default();
    let of = match meeting.meeting {
        Some((number, of)) if of > 1 => format!(", {number} of {of}"),
        _ => String::new(),
    };
    format!("{lane}{}{of}", meeting.what)
}
