//! What is recorded: a fact, a plan, how a meeting went. The rules are those of the record; what they refuse says so.

use axum::extract::Path;
use axum::response::Response;
use domain::record::information::{FactStated, Sense};
use domain::record::{Entry, Refusal};
use domain::statement::Marking;
use jiff::civil::Date;
use runtime::ports::store::{Operation, Receipt};
use runtime::record::{Desk, HeldWish, Looked, PlanWish, Wish};

use super::asked::Sent;
use super::shapes::{FactSubmission, MeetingSubmission, PlanSubmission, Recorded};

fn look(desk: &Desk<'_>, person: &str, what: &str) -> Result<Looked, Refusal> {
    desk.look(&desk.find(person)?, what, Operation::Consultation)
}

fn recorded(receipt: Receipt) -> Recorded {
    Recorded { number: receipt.number }
}

fn day(text: Option<&String>) -> Result<Option<Date>, Refusal> {
    text.map(|text| {
        text.parse::<Date>().map_err(|_| {
            let what = format!("`{text}` is no day there is");
            Refusal::new(domain::codes::NO_SUCH_WORD, what).fix("write it as 2026-05-14")
        })
    })
    .transpose()
}

/// `POST /api/people/{person}/facts/submit`
pub(super) async fn fact(Path(person): Path<String>, Sent(caller, sent): Sent<FactSubmission>) -> Response {
    caller
        .desk(move |desk, _| {
            let looked = look(desk, &person, "fact")?;
            // Whether it may be looked at is asked first.
            desk.fact(&looked, &sent.fact)?;
            let entry = FactStated {
                fact: sent.fact.as_str().into(),
                sense: if sent.settles { Sense::Resolved } else { Sense::Recorded },
                stated: desk.stated(&sent.fact, &sent.value)?,
                holder: sent.holder.as_str().into(),
                on: Some(day(sent.on.as_ref())?.unwrap_or(desk.today())),
                marking: Marking::OfficialSensitive,
                because: sent.because.as_deref().map(Into::into),
                author: None,
                read_from: None,
            };
            let wish = Wish { entries: vec![Entry::from(entry)], seen: sent.seen, ..Wish::default() };
            desk.record(&looked.person, wish).map(recorded)
        })
        .await
}

/// `POST /api/people/{person}/lanes/{programme}/plan/submit`
pub(super) async fn plan(
    Path((person, programme)): Path<(String, String)>,
    Sent(caller, sent): Sent<PlanSubmission>,
) -> Response {
    caller
        .desk(move |desk, _| {
            let looked = look(desk, &person, "plan")?;
            let choices = sent
                .choices
                .iter()
                .map(|one| (one.session.as_str().into(), one.chosen, one.because.as_deref().map(Into::into)));
            let wish = PlanWish { programme: programme.into(), choices: choices.collect(), seen: sent.seen };
            desk.plan(&looked, &wish).map(recorded)
        })
        .await
}

/// `POST /api/people/{person}/lanes/{programme}/meetings/{meeting}/submit`
pub(super) async fn meeting(
    Path((person, programme, meeting)): Path<(String, String, String)>,
    Sent(caller, sent): Sent<MeetingSubmission>,
) -> Response {
    caller
        .desk(move |desk, _| {
            let looked = look(desk, &person, "meeting")?;
            let answers = sent.answers.iter().map(|(id, text)| (id.as_str().into(), text.as_str().into()));
            let wish = HeldWish {
                meeting: meeting.into(),
                programme: programme.into(),
                on: day(sent.on.as_ref())?,
                code: sent.code.as_str().into(),
                stopped_at: sent.stopped_at.as_deref().map(Into::into),
                facilitators: sent.facilitators.iter().map(|id| id.as_str().into()).collect(),
                language: None,
                answers: answers.collect(),
                departures: Vec::new(),
                did_not_land: Vec::new(),
                two_views: None,
                seen: sent.seen,
            };
            desk.hold(&looked, wish).map(recorded)
        })
        .await
}
