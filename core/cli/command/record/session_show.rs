//! `waymark session show`: the meetings of a lane with everything that was recorded about them.

use std::fmt::Write as _;

use domain::record::after_meeting::{CheckedIn, NoteWritten};
use domain::record::meeting::{Held, TO_THE_END};
use domain::record::words::RecordWords;
use domain::record::{Noted, Text};
use runtime::record::MeetingReport;

use super::LaneArgs;
use crate::exit::{Exit, Problem};
use crate::installation::looked;

pub(super) fn run(lane: &LaneArgs, meeting: Option<&str>) -> Result<Exit, Problem> {
    lane.desk.at_desk(|desk| {
        let looked = looked(desk, &lane.person, "meetings")?;
        let only = meeting.map(Into::into);
        let meetings = desk.meetings(&looked, &lane.programme(), only.as_ref())?;
        lane.desk.show(&meetings, &page(&meetings, desk.words()))
    })
}

fn page(meetings: &[MeetingReport], words: &RecordWords) -> String {
    if meetings.is_empty() {
        return "No meeting is in the diary of this lane.".to_owned();
    }
    let mut out = String::new();
    for meeting in meetings {
        one(&mut out, meeting, words);
    }
    out.trim_end().to_owned()
}

fn one(out: &mut String, meeting: &MeetingReport, words: &RecordWords) {
    let record = &meeting.record;
    let planned = &record.scheduled.what;
    let sessions: Vec<&str> = planned.sessions.iter().map(|id| id.as_str()).collect();
    let when = record.when().strftime("%Y-%m-%d %H:%M");
    let _ = writeln!(out, "{when}  {}  ({})", sessions.join(", "), meeting.meeting);
    for rung in &record.rung {
        let may = if rung.what.go_ahead { "a good day to meet" } else { "not a good day to meet" };
        line(out, &format!("the unit was rung: {may}"), rung.what.note.as_ref());
    }
    match (&record.held, &record.cancelled) {
        (Some(held), _) => how_it_went(out, &held.what, words),
        (None, Some(cancelled)) => {
            let reason = title(words, &cancelled.what.reason);
            line(out, &format!("called off: {reason}"), cancelled.what.note.as_ref());
        }
        (None, None) => line(out, "in the diary", None),
    }
    for note in &record.notes {
        written(out, note, &record.notes);
    }
    for answers in &record.check_ins {
        check_in(out, &answers.what);
    }
    out.push('\n');
}

fn how_it_went(out: &mut String, held: &Held, words: &RecordWords) {
    let who: Vec<&str> = held.facilitators.iter().map(|id| id.as_str()).collect();
    line(out, &format!("{}; with {}", title(words, &held.code), who.join(", ")), None);
    if let Some(block) = &held.stopped_at {
        line(out, &format!("stopped at {block}"), None);
    }
    for (prompt, answer) in &held.answers {
        let answer = if **answer == *TO_THE_END { "we came to the end" } else { answer };
        line(out, &format!("{prompt}: {answer}"), None);
    }
    for departure in &held.departures {
        let kind = serde_json::to_value(departure.kind).unwrap_or_default();
        let kind = kind.as_str().unwrap_or_default().replace('-', " ");
        line(out, &format!("{}: {kind}", departure.block), Some(&departure.because));
    }
    for block in &held.did_not_land {
        line(out, &format!("{block} did not land"), None);
    }
    if let Some(views) = &held.two_views {
        line(out, "seen differently", Some(views));
    }
}

/// A note, and whether a later one replaced it: the history stays to be read.
fn written(out: &mut String, note: &Noted<NoteWritten>, all: &[Noted<NoteWritten>]) {
    let number = note.recorded.number;
    let later = all.iter().find(|other| other.what.replaces == Some(number));
    let replaced = later.map(|other| format!(", replaced by {}", other.recorded.number)).unwrap_or_default();
    let _ = writeln!(out, "  note {number} by {}{replaced}:", note.recorded.by);
    for text in note.what.text.lines() {
        let _ = writeln!(out, "    {text}");
    }
}

fn check_in(out: &mut String, answers: &CheckedIn) {
    for (who, felt) in [("participant", &answers.participant), ("facilitator", &answers.facilitator)] {
        let said = felt.iter().map(|(question, felt)| {
            let felt = serde_json::to_value(felt).unwrap_or_default();
            format!("{question} {}", felt.as_str().unwrap_or_default().replace('-', " "))
        });
        let said: Vec<String> = said.collect();
        if !said.is_empty() {
            line(out, &format!("check-in, {who}: {}", said.join(", ")), None);
        }
    }
}

fn line(out: &mut String, what: &str, note: Option<&Text>) {
    let note = note.filter(|note| !note.is_empty()).map(|note| format!(" ({note})")).unwrap_or_default();
    let _ = writeln!(out, "  {what}{note}");
}

/// What an attendance code is called.
fn title<'w>(words: &'w RecordWords, code: &'w str) -> &'w str {
    words.attendance(code).map_or(code, |code| &code.title)
}
