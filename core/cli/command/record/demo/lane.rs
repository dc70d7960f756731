//! One person in one programme: referral and its moves, what was said about taking part, enrolment, plan, measures.

use std::collections::BTreeMap;

use domain::hooks::{Direction, SaidBy};
use domain::ids::{ProgrammeId, SessionId};
use domain::record::Text;
use domain::record::plan::{Advised, Chosen};
use domain::record::progress::{Measured, Occasion, Progressed};
use domain::record::referral::{
    Agreement, Consented, Judged, Judgement, Question, ReferralMoved, Referred, Waiting,
};
use runtime::record::{Desk, PlanWish, StandingReport};

use super::super::{text, texts};
use super::people::Cast;
use super::staff::{Offices, WEST, offices};
use super::steps::Teller;
use super::words::{ADDED, DECLINED, DEFERRED, HOW, Outline, WHY_NOW, pick};

/// Days between two moves of a referral.
const STEP: i64 = 7;

/// Days from a referral to the enrolment.
pub(super) const TO_ENROLMENT: i64 = 35;

/// A lane as the story tells it.
pub(super) struct Lane<'t> {
    pub(super) teller: &'t mut Teller,
    pub(super) cast: &'t Cast,
    pub(super) programme: ProgrammeId,
    pub(super) beside: bool,
    pub(super) lead: &'static str,
    pub(super) with: Option<&'static str>,
    pub(super) cover: Option<&'static str>,
    /// The language the person is met in.
    pub(super) language: &'static str,
}

impl<'t> Lane<'t> {
    /// The first programme, with a lead by turns.
    pub(super) fn first(teller: &'t mut Teller, cast: &'t Cast) -> Self {
        let lead = pick(offices(cast.site).facilitators, cast.place / 2);
        let (programme, language) = (teller.programmes.first.clone(), cast.stage.language(cast.site));
        Self { teller, cast, programme, beside: false, lead, with: None, cover: None, language }
    }

    /// The programme beside it, with a chaplain.
    pub(super) fn beside(teller: &'t mut Teller, cast: &'t Cast) -> Self {
        let lead = pick(offices(cast.site).chaplains, cast.place / 2);
        let (programme, language) = (teller.programmes.beside.clone(), "en");
        Self { teller, cast, programme, beside: true, lead, with: None, cover: None, language }
    }

    pub(super) fn here(&self) -> &'static Offices {
        offices(self.cast.site)
    }

    /// Who answers for the programme here.
    pub(super) fn manager(&self) -> &'static str {
        if self.beside { self.here().manager_beside } else { self.here().manager }
    }

    /// Records entries about the person.
    pub(super) fn write(&mut self, when: (i64, i8), who: &'static str, entries: Vec<domain::record::Entry>) {
        self.teller.write(when, who, &self.cast.number, entries);
    }

    /// The programme team refers them.
    pub(super) fn refer(&mut self, ago: i64) {
        let on = self.teller.calendar.day(ago);
        let referrer = if self.cast.site == WEST { "probation practitioner" } else { "offender management" };
        let because = if self.beside {
            "Asked the chaplaincy for these meetings, and asked that it be written down."
        } else {
            pick(WHY_NOW, self.cast.place)
        };
        let referred = Referred {
            programme: self.programme.clone(),
            referrer: text(if self.beside { "the person" } else { referrer }),
            because: text(because),
            on,
            status: text("started"),
            assessed_by: vec![self.lead.into()],
        };
        self.write((ago, 10), self.here().team, vec![referred.into()]);
    }

    /// The referral moves once.
    pub(super) fn goes(&mut self, ago: i64, to: &str, reason: Option<&str>, note: Option<&str>) {
        let on = self.teller.calendar.day(ago);
        let team =
            ["submitted", "awaiting-assessment", "assessment-started", "on-hold", "scheduled", "deferred"];
        let team = team.contains(&to) || ["recall", "return-to-court", "withdrawn"].contains(&to);
        let who = if team { self.here().team } else { self.manager() };
        let programme = self.programme.clone();
        let mut entries = Vec::new();
        if matches!(to, "assessed-suitable" | "awaiting-allocation") {
            for (question, because) in [
                (
                    Question::Eligibility,
                    "In a position that the programme is for, by the points on its page.",
                ),
                (Question::Suitability, "Met twice, and said what they would like from it."),
            ] {
                let (programme, because) = (programme.clone(), text(because));
                let judgement = Judgement::Yes;
                entries.push(Judged { programme, question, judgement, because, overrides: None, on }.into());
            }
        }
        let (to, reason, note) = (text(to), reason.map(text), note.map(text));
        entries.push(ReferralMoved { programme, to, reason, note, on }.into());
        self.write((ago, 14), who, entries);
    }

    /// The referral and its first moves, a week apart.
    pub(super) fn reach(&mut self, begin: i64, statuses: &[&str]) {
        self.refer(begin);
        let mut ago = begin;
        for status in statuses {
            ago -= STEP;
            self.goes(ago, status, None, None);
        }
    }

    /// Referred, and all the way to where a place is waited for.
    pub(super) fn reach_a_place(&mut self, begin: i64) {
        let custody = ["submitted", "awaiting-assessment", "assessment-started", "assessed-suitable"];
        let community = ["submitted", "awaiting-assessment", "awaiting-allocation", "scheduled"];
        self.reach(begin, if self.cast.site == WEST { &community } else { &custody });
    }

    /// What they said about taking part.
    pub(super) fn agrees(&mut self, ago: i64, answer: Agreement, explained: &[&str]) {
        let on = self.teller.calendar.day(ago);
        let explained: Vec<String> = explained.iter().map(|id| (*id).to_owned()).collect();
        let consented = Consented {
            programme: self.programme.clone(),
            answer,
            explained: texts(&explained),
            language: text(self.language),
            how: text(pick(HOW, self.cast.place)),
            who_will_know: vec![text("treatment manager"), text("offender management")],
            review_on: Some(self.teller.calendar.day(ago - 180)),
            on,
        };
        self.write((ago, 11), self.lead, vec![consented.into()]);
    }

    /// They agreed, after everything was explained.
    pub(super) fn agrees_to_all(&mut self, ago: i64) {
        self.agrees(ago, Agreement::Given, super::stages::EXPLAINED);
    }

    /// On the waiting list, or off it.
    pub(super) fn waits(&mut self, ago: i64, reasons: &[&str], note: Option<&str>) {
        let on = self.teller.calendar.day(ago);
        let reasons: Vec<Text> = reasons.iter().map(|id| text(id)).collect();
        let waiting = Waiting { programme: self.programme.clone(), reasons, on, note: note.map(text) };
        self.write((ago, 15), self.here().team, vec![waiting.into()]);
    }

    /// Enrolled by the treatment manager.
    pub(super) fn enrol(&mut self, ago: i64) {
        let on = self.teller.calendar.day(ago);
        let (programme, lead, with, cover) = (self.programme.clone(), self.lead, self.with, self.cover);
        self.teller.look((ago, 14), self.manager(), &self.cast.number, move |desk, looked| {
            let ids = |id: Option<&str>| id.map(Into::into).into_iter().collect::<Vec<_>>();
            desk.enrol(looked, &programme, Desk::assigned(&lead.into(), &ids(with), &ids(cover)), on)?;
            Ok(())
        });
    }

    /// Referred, agreed, enrolled: up to the day of enrolment.
    pub(super) fn begins(&mut self, enrolled: i64) {
        let begin = enrolled + TO_ENROLMENT;
        self.reach_a_place(begin);
        self.agrees_to_all(begin - 24);
        self.enrol(enrolled);
    }

    /// A plan from the advice of the day.
    pub(super) fn plans(&mut self, ago: i64, outlines: &'static [Outline]) {
        let (programme, place, beside) = (self.programme.clone(), self.cast.place, self.beside);
        self.teller.look((ago, 15), self.lead, &self.cast.number, move |desk, looked| {
            let standing = desk.advice(looked, &programme)?;
            let choices = choices(&standing, outlines, place, beside);
            desk.plan(looked, &PlanWish { programme: programme.clone(), choices, seen: None })?;
            Ok(())
        });
    }

    /// Answers to a measure.
    pub(super) fn measured(&mut self, ago: i64, occasion: Occasion) {
        let (measure, questions, steps): (&str, &[&str], &[&str]) = if self.beside {
            (
                "learning-at-ease",
                &["ask-anything", "not-know", "rushed", "own-pace", "more-than-one", "whom-to-ask"],
                &["a-little", "quite", "not-yet", "very-much"],
            )
        } else {
            (
                "dealing-with-feelings",
                &["notice-early", "name-it", "takes-over", "wait", "something-helps", "say-it", "passes"],
                &["seldom", "sometimes", "often", "always"],
            )
        };
        let later = usize::from(occasion != Occasion::Start);
        let answers = questions.iter().enumerate().map(|(number, question)| {
            (text(question), text(pick(steps, self.cast.place + number * 3 + later)))
        });
        let measured = Measured {
            programme: self.programme.clone(),
            measure: text(measure),
            occasion,
            answers: answers.collect::<BTreeMap<_, _>>(),
            skipped: if self.beside { Vec::new() } else { vec![text("say-sorry-later")] },
            language: text("en"),
            from_paper: self.cast.place.is_multiple_of(2),
            on: self.teller.calendar.day(ago),
        };
        self.write((ago, 16), self.lead, vec![measured.into()]);
    }

    /// Progress on a change goal.
    pub(super) fn progress(
        &mut self,
        ago: i64,
        goal: &str,
        (direction, said_by): (Direction, SaidBy),
        words: &str,
    ) {
        let progressed = Progressed {
            programme: self.programme.clone(),
            goal: goal.into(),
            direction,
            words: text(words),
            said_by,
            on: self.teller.calendar.day(ago),
        };
        self.write((ago, 17), self.lead, vec![progressed.into()]);
    }
}

/// What is decided about each line: suggestions are accepted, the rest is added with why; one is put off, one left out.
fn choices(
    standing: &StandingReport,
    outlines: &[Outline],
    place: usize,
    beside: bool,
) -> Vec<(SessionId, Chosen, Option<Text>)> {
    let advised = |id: &str| standing.sessions.iter().find(|one| one.session.as_str() == id);
    let mut choices: Vec<(SessionId, Chosen, Option<Text>)> = Vec::new();
    for (number, (id, _, _)) in outlines.iter().enumerate() {
        let suggested = advised(id).is_some_and(|one| one.advised == Advised::Suggested);
        choices.push(if suggested {
            ((*id).into(), Chosen::Accepted, None)
        } else {
            ((*id).into(), Chosen::Added, Some(text(pick(ADDED, place + number))))
        });
    }
    if !beside {
        for ((id, why), chosen) in [(DEFERRED, Chosen::Deferred), (DECLINED, Chosen::Declined)] {
            choices.push((id.into(), chosen, Some(text(why))));
        }
    }
    choices
}
