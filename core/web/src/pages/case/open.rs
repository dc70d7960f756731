//! A record is opened for somebody new: their numbers, what they like to be called, and how to meet them.

use axum::response::Response;
use components::{Button, Html, InsetText};
use domain::ids::ParticipantId;
use domain::record::person::{Described, Identifier, Opened};
use domain::record::{Refusal, Text};
use runtime::ports::access::Doing;
use runtime::record::Desk;

use super::ask::{Fields, listed};
use crate::answer::{Answer, Page, Section};
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::parts::{form, heading, problems, wrong_status};

/// Whose numbering, and the field.
const NUMBERS: [(&str, &str); 2] = [("NOMS", "noms"), ("CRN", "crn")];

/// Whether somebody may open records here: the link to this page is for them.
pub(in crate::pages) fn may(desk: &Desk<'_>) -> bool {
    desk.must(Doing::OpenPerson, &desk.writer().site).is_ok()
}

pub(super) async fn show(at: At) -> Response {
    at.desk(|desk, at| page(desk, at, &Typed::default(), &Wrong::default())).await
}

pub(super) async fn save(Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| match open(desk, at, &typed) {
        Ok(person) => Ok(Answer::go(format!("/people/{person}"), at.words.say("open-person-done"))),
        Err(wrong) => page(desk, at, &typed, &wrong),
    })
    .await
}

fn open(desk: &Desk<'_>, at: &At, typed: &Typed) -> Result<ParticipantId, Wrong> {
    let words = at.words;
    let mut wrong = Wrong::default();
    let numbers =
        NUMBERS.iter().filter_map(|(scheme, field)| Some(Identifier::new(scheme, typed.filled(field)?)));
    let identifiers: Vec<Identifier> = numbers.collect();
    if identifiers.is_empty() {
        wrong.add("noms", words.say("open-person-number-missing"));
    }
    let born = typed.day("born").unwrap_or_else(|_| {
        wrong.add("born-day", words.say("error-no-such-day"));
        None
    });
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    let described = Described {
        preferred_name: typed.filled("name").map(Text::from),
        born,
        languages: listed(typed.get("languages")),
        access_needs: listed(typed.get("needs")),
    };
    let person: ParticipantId = (&*desk.fresh()).into();
    desk.record(&person, Opened { person: person.clone(), identifiers, described })?;
    Ok(person)
}

fn page(desk: &Desk<'_>, at: &At, typed: &Typed, wrong: &Wrong) -> Result<Answer, Refusal> {
    // Whoever may not is told before they type anything.
    desk.must(Doing::OpenPerson, &desk.writer().site)?;
    let words = at.words;
    let fields = Fields { words, typed, wrong };
    let empty = || words.say("case-may-stay-empty");
    let form = form(at, "/people/new")
        .child(fields.line("noms", words.say("open-person-noms"), words.say("open-person-noms-hint")))
        .child(fields.line("crn", words.say("open-person-crn"), words.say("open-person-crn-hint")))
        .child(fields.line("name", words.say("open-person-name"), empty()))
        .child(fields.day("born", words.say("date-of-birth"), words.say("open-person-born-hint")))
        .child(fields.line(
            "languages",
            words.say("person-languages"),
            words.say("open-person-languages-hint"),
        ))
        .child(fields.text("needs", words.say("person-needs"), words.say("open-person-needs-hint")))
        .child(Button::new(words.say("open-person-send")).once());
    let title = words.say("open-person-title");
    let site = desk.site_name(&desk.writer().site);
    let body = problems(words, wrong)
        .then(heading(&title))
        .then(InsetText::new(words.about("open-person-about", site)).html())
        .then(Html::from(form));
    Ok(Page::new(Section::People, title, body).back("/people").refused(wrong_status(wrong)).into())
}
