//! What is recorded while a programme is delivered, and when it or the case moves on.

use domain::hooks::{Attendance, Direction, SaidBy};
use domain::package::DeliveryFormat;
use domain::record::after_meeting::{CheckedIn, Felt, Mended, NoteWritten};
use domain::record::meeting::{Cancelled, Delivered, Held, Scheduled, UnitRung};
use domain::record::plan::{Advised, Choice, Chosen, Planned};
use domain::record::progress::{Measured, Occasion, Progressed};
use domain::record::promise::{PassedOn, PromiseClosed, PromiseEnd, Promised};
use domain::record::report::{ReportRead, Reported, SharedOut};
use domain::record::transfer::{Accepted, Conferred, HandedOver, Released};

use crate::world::{HERE, PATHS, THERE, TODAY};

pub(crate) fn choice(session: &str, chosen: Chosen, advised: Advised, because: &str) -> Choice {
    let because = Some(because.into()).filter(|_| !because.is_empty());
    Choice { session: session.into(), chosen, advised, rules: Vec::new(), because }
}

pub(crate) fn planned() -> Planned {
    Planned {
        programme: PATHS.into(),
        choices: vec![choice("groups", Chosen::Accepted, Advised::Suggested, "")],
        incomplete: Vec::new(),
        advice: "a".into(),
        content: "one".into(),
    }
}

pub(crate) fn scheduled(meeting: &str, at: &str) -> Scheduled {
    Scheduled {
        meeting: meeting.into(),
        programme: PATHS.into(),
        sessions: vec!["groups".into()],
        at: at.parse().expect("a time"),
        minutes: 60,
        room: None,
        format: DeliveryFormat::OneToOne,
        facilitators: vec!["ann".into()],
        catches_up: None,
        interpreter: None,
    }
}

pub(crate) fn cancelled(meeting: &str) -> Cancelled {
    Cancelled { meeting: meeting.into(), programme: PATHS.into(), reason: "locked-in".into(), note: None }
}

pub(crate) fn unit_rung(meeting: &str) -> UnitRung {
    UnitRung { meeting: meeting.into(), programme: PATHS.into(), on: TODAY, go_ahead: true, note: None }
}

pub(crate) fn held(meeting: &str) -> Held {
    let delivered = Delivered {
        session: "groups".into(),
        words: "w".into(),
        version: "1.0.0".into(),
        content: "one".into(),
        language: "en".into(),
        layers: Vec::new(),
    };
    Held {
        meeting: meeting.into(),
        programme: PATHS.into(),
        on: TODAY,
        code: "attended".into(),
        attendance: Attendance::Met,
        stopped_at: None,
        facilitators: vec!["ann".into()],
        delivered: vec![delivered],
        answers: Default::default(),
        departures: Vec::new(),
        did_not_land: Vec::new(),
        two_views: None,
    }
}

pub(crate) fn noted(meeting: &str) -> NoteWritten {
    let text = "He drew three circles.".into();
    NoteWritten { meeting: meeting.into(), programme: PATHS.into(), text, replaces: None, paper: None }
}

pub(crate) fn checked_in(meeting: &str) -> CheckedIn {
    CheckedIn {
        meeting: meeting.into(),
        programme: PATHS.into(),
        participant: [("heard".into(), Felt::Mostly)].into(),
        facilitator: [("useful".into(), Felt::InBetween)].into(),
    }
}

pub(crate) fn mended() -> Mended {
    Mended { programme: PATHS.into(), on: TODAY, rupture: "We came late.".into(), repair: None }
}

pub(crate) fn promised() -> Promised {
    let what = "to ask about the library".into();
    Promised { promise: "pr1".into(), programme: PATHS.into(), what, by: None, on: TODAY }
}

pub(crate) fn promise_closed() -> PromiseClosed {
    PromiseClosed {
        promise: "pr1".into(),
        programme: PATHS.into(),
        end: PromiseEnd::Kept,
        note: "He has a card.".into(),
        on: TODAY,
    }
}

pub(crate) fn passed_on() -> PassedOn {
    let told = "safer-custody".into();
    PassedOn { programme: PATHS.into(), told, on: TODAY, reference: None, person_told: true }
}

pub(crate) fn measured() -> Measured {
    Measured {
        programme: PATHS.into(),
        measure: "ease".into(),
        occasion: Occasion::Start,
        answers: [("asking".into(), "mostly".into())].into(),
        skipped: vec!["waiting".into()],
        language: "en".into(),
        from_paper: false,
        on: TODAY,
    }
}

pub(crate) fn progressed() -> Progressed {
    Progressed {
        programme: PATHS.into(),
        goal: "belonging".into(),
        direction: Direction::Back,
        words: "He says it was a hard week.".into(),
        said_by: SaidBy::Participant,
        on: TODAY,
    }
}

pub(crate) fn conferred(programmes: &[&str]) -> Conferred {
    Conferred {
        programmes: programmes.iter().map(|id| (*id).into()).collect(),
        present: vec!["facilitator".into()],
        agreed: "One meeting a week.".into(),
        person_said: None,
        on: TODAY,
    }
}

pub(crate) fn handed_over() -> HandedOver {
    HandedOver {
        programme: PATHS.into(),
        to: vec!["ben".into()],
        person_wants: None,
        next_should_know: "Mornings suit him.".into(),
        on: TODAY,
    }
}

pub(crate) fn released() -> Released {
    Released { to: THERE.into(), epoch: 1, because: "He moves.".into(), belongings: None, on: TODAY }
}

pub(crate) fn accepted() -> Accepted {
    Accepted { from: HERE.into(), to: THERE.into(), epoch: 2, compared: Vec::new(), on: TODAY }
}

pub(crate) fn reported() -> Reported {
    Reported {
        programme: PATHS.into(),
        goals: [("belonging".into(), "He names two people he asks for advice.".into())].into(),
        summary: None,
        own_words: None,
        document: "d".into(),
        on: TODAY,
    }
}

pub(crate) fn report_read() -> ReportRead {
    ReportRead { programme: PATHS.into(), disputes: Some("I asked three people.".into()), on: TODAY }
}

pub(crate) fn shared_out() -> SharedOut {
    SharedOut { what: "a print".into(), to: "the unit".into(), because: "they asked".into(), document: None }
}
