//! Meetings, a week apart: met, met in part, brief contact, missed, called off and caught up; notes, check-ins.

use std::collections::BTreeMap;

use domain::ids::MeetingId;
use domain::package::DeliveryFormat;
use domain::record::after_meeting::{CheckedIn, Felt, NoteWritten};
use domain::record::meeting::{Cancelled, Departure, DepartureKind, Scheduled, TO_THE_END, UnitRung};
use domain::record::{Entry, Text};
use runtime::record::HeldWish;

use super::super::text;
use super::lane::Lane;
use super::staff::ENDED;
use super::stages::Stage;
use super::words::{NOTES, Outline, pick};
use crate::installation::Installation;

/// How one meeting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beat {
    Met,
    /// It stopped at the outline's own block.
    Part,
    Brief,
    /// It did not take place, by this code.
    Missed(&'static str),
    /// They chose not to, that day.
    Chose,
    /// Called off, by this code; the next one makes up for it.
    Off(&'static str),
}

/// What else happens at meetings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// The check-in goes down twice in a row at the end.
    pub(super) drops: bool,
    /// What was done otherwise than the outline says, planned and on the day.
    pub(super) departs: bool,
    /// The two saw it differently.
    pub(super) two_views: bool,
}

/// A meeting of the story.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) meeting: MeetingId,
    pub(super) ago: i64,
    pub(super) beat: Beat,
}

impl Lane<'_> {
    fn deliver(&self) -> Vec<domain::ids::StaffId> {
        [Some(self.lead), self.with].into_iter().flatten().map(Into::into).collect()
    }

    /// The hour at which they meet: at one site nobody has another's, so that nobody who delivers and no room is booked
    /// twice, whichever days of the week meet.
    fn hour(&self) -> i8 {
        let turn = match self.cast.stage {
            Stage::Running(number) => Some(number % 10),
            _ => None,
        };
        match (self.beside, turn) {
            (false, Some(0)) => 10,
            (false, Some(1)) => 9,
            (false, Some(2)) => 11,
            (false, Some(3)) | (true, None) => 13,
            (false, Some(4)) | (true, Some(2)) => 14,
            (false, Some(5)) => 12,
            (false, Some(6)) | (true, Some(3)) => 15,
            _ => 16,
        }
    }

    /// Puts a meeting in the diary.
    pub(super) fn schedule(
        &mut self,
        when: (i64, i8),
        ago: i64,
        outline: &str,
        missed: Option<MeetingId>,
    ) -> MeetingId {
        let scheduled = self.scheduled(ago, outline, missed);
        let meeting = scheduled.meeting.clone();
        self.write(when, self.lead, vec![scheduled.into()]);
        meeting
    }

    fn scheduled(&self, ago: i64, outline: &str, missed: Option<MeetingId>) -> Scheduled {
        let meeting: MeetingId = (&*Installation::fresh()).into();
        let room = match (self.cast.site, self.beside) {
            ("hmp-ashgrove", false) => "room-4",
            ("hmp-ashgrove", true) => "multi-faith-room",
            ("hmp-carrick", _) => "education-room",
            _ => "back-room",
        };
        let facilitators = self.deliver();
        let two = facilitators.len() > 1;
        Scheduled {
            meeting,
            programme: self.programme.clone(),
            sessions: vec![outline.into()],
            at: self.teller.calendar.hour(ago, self.hour()),
            minutes: 60,
            room: Some(text(room)),
            format: if two { DeliveryFormat::TwoToOne } else { DeliveryFormat::OneToOne },
            facilitators,
            catches_up: missed,
            interpreter: (self.language == "pl")
                .then(|| text("An approved interpreter they are content with, briefed the day before.")),
        }
    }

    /// Meetings from `first` days ago, one a week, each as its beat says; outlines go on when one was met in full.
    pub(super) fn meets(
        &mut self,
        first: i64,
        beats: &[Beat],
        outlines: &'static [Outline],
        manner: Manner,
    ) -> Vec<Told> {
        let outline_of = |done: usize| -> Outline {
            outlines.get(done % outlines.len().max(1)).copied().unwrap_or_default()
        };
        let mut told: Vec<Told> = Vec::new();
        let mut done = 0;
        let mut meeting =
            self.schedule((first + 6, if self.beside { 18 } else { 17 }), first, outline_of(done).0, None);
        for (number, beat) in beats.iter().enumerate() {
            let ago = first - 7 * i64::try_from(number).unwrap_or_default();
            let outline = outline_of(done);
            done += usize::from(*beat == Beat::Met);
            self.ring(ago, &meeting, number);
            told.push(Told { meeting: meeting.clone(), ago, beat: *beat });
            // At the end of each meeting the next one goes into the diary; it makes up for one that was missed.
            let missed = matches!(beat, Beat::Off(_) | Beat::Missed(_)).then(|| meeting.clone());
            let next =
                (number + 1 < beats.len()).then(|| self.scheduled(ago - 7, outline_of(done).0, missed));
            let coming = next.as_ref().map(|next| next.meeting.clone());
            if let Beat::Off(reason) = beat {
                self.calls_off(ago, meeting, reason, next);
            } else {
                self.hold(ago, &meeting, *beat, outline, number, manner);
                let mut entries = self.noted(&meeting, *beat, number, beats.len(), manner);
                entries.extend(next.map(Entry::from));
                self.write((ago, self.recorded_at() + 1), self.lead, entries);
            }
            let Some(coming) = coming else { break };
            meeting = coming;
        }
        told
    }

    /// The hour at which a meeting is recorded: after it, and never before noon.
    fn recorded_at(&self) -> i8 {
        (self.hour() + 1).max(if self.beside { 16 } else { 12 })
    }

    fn calls_off(&mut self, ago: i64, meeting: MeetingId, reason: &str, next: Option<Scheduled>) {
        let programme = self.programme.clone();
        let note = Some(text("Told them ourselves, at the door, and agreed the next day to meet."));
        let cancelled = Cancelled { meeting, programme, reason: text(reason), note };
        let entries = std::iter::once(Entry::from(cancelled)).chain(next.map(Entry::from)).collect();
        self.write((ago, 9), self.lead, entries);
    }

    fn ring(&mut self, ago: i64, meeting: &MeetingId, number: usize) {
        if self.beside || number % 3 != 1 {
            return;
        }
        let note = (number % 2 == 1).then(|| text("A short night. Keep it light, and ask first."));
        let rung = UnitRung {
            meeting: meeting.clone(),
            programme: self.programme.clone(),
            on: self.teller.calendar.day(ago),
            go_ahead: true,
            note,
        };
        self.write((ago, 8), self.lead, vec![rung.into()]);
    }

    fn hold(
        &mut self,
        ago: i64,
        meeting: &MeetingId,
        beat: Beat,
        (_, block, answers): Outline,
        number: usize,
        manner: Manner,
    ) {
        let (code, met) = match beat {
            Beat::Met => ("met", true),
            Beat::Part => ("met-in-part", true),
            Beat::Brief => ("brief-contact", false),
            Beat::Chose => ("chose-not-to-today", false),
            Beat::Missed(code) | Beat::Off(code) => (code, false),
        };
        let departure = |block: &str, kind, planned, because: &str| Departure {
            block: block.into(),
            kind,
            planned,
            because: text(because),
        };
        let departures = match number {
            1 if manner.departs && met => vec![departure(
                "arrive",
                DepartureKind::DoneDifferently,
                true,
                "Standing at the window, as agreed: sitting down comes later.",
            )],
            3 if manner.departs && met => vec![departure(
                "choose",
                DepartureKind::LeftOut,
                false,
                "The bell went early. We will begin with it next time.",
            )],
            _ => Vec::new(),
        };
        // Somebody who stands in delivers the third meeting, where there is cover.
        let stand_in = self.cover.filter(|_| number == 2 && ago > 25);
        let wish = HeldWish {
            meeting: meeting.clone(),
            programme: self.programme.clone(),
            on: None,
            code: text(code),
            stopped_at: (beat == Beat::Part).then(|| block.into()),
            facilitators: stand_in.map(Into::into).into_iter().collect(),
            language: (self.language == "cy").then(|| self.language.into()),
            answers: match beat {
                Beat::Met => {
                    let end = (text("stopped_at"), text(TO_THE_END));
                    answers.iter().map(|(id, words)| (text(id), text(words))).chain([end]).collect()
                }
                _ => BTreeMap::<Text, Text>::new(),
            },
            departures,
            did_not_land: (manner.departs && number == 4 && met).then(|| block.into()).into_iter().collect(),
            two_views: (manner.two_views && number == 4).then(|| {
                text("One of us thought they wanted to go on with the drawing; the other thought they had had enough. Both stand.")
            }),
            seen: None,
        };
        let who = if stand_in == Some(ENDED) { ENDED } else { self.lead };
        self.teller.look((ago, self.recorded_at()), who, &self.cast.number, move |desk, looked| {
            desk.hold(looked, wish.clone())?;
            Ok(())
        });
    }

    /// The note, and what either side said in the check-in.
    fn noted(&self, meeting: &MeetingId, beat: Beat, number: usize, of: usize, manner: Manner) -> Vec<Entry> {
        let programme = self.programme.clone();
        let words = match beat {
            Beat::Met | Beat::Part => pick(NOTES, self.cast.place * 5 + number * 7),
            Beat::Brief => "At the door for ten minutes. They would like to meet as usual next week.",
            Beat::Chose => "Said thank you, and not today. Nothing follows from it. Next week stands.",
            Beat::Missed(_) | Beat::Off(_) => {
                "It did not take place, and not by their doing. They were told why."
            }
        };
        let note = NoteWritten {
            meeting: meeting.clone(),
            programme: programme.clone(),
            text: text(words),
            replaces: None,
            paper: Some(text("typed up the same day; the sheet was destroyed")),
        };
        let mut entries: Vec<Entry> = vec![note.into()];
        let last_three = of.saturating_sub(number);
        if matches!(beat, Beat::Met | Beat::Part) && (manner.drops || number % 2 == 1) {
            let felt = match (manner.drops, last_three) {
                (true, 1) => Felt::InBetween,
                (true, 2) => Felt::Mostly,
                (true, _) | (false, 1..=4) => Felt::VeryMuch,
                (false, _) => Felt::Mostly,
            };
            let participant = [("heard", felt), ("pace", felt)];
            let checked = CheckedIn {
                meeting: meeting.clone(),
                programme,
                participant: participant.into_iter().map(|(id, felt)| (text(id), felt)).collect(),
                facilitator: [(text("clear"), Felt::Mostly)].into_iter().collect(),
            };
            entries.push(checked.into());
        }
        entries
    }
}
