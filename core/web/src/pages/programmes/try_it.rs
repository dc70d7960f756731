//! Trying a programme out with an invented person: a case or a few facts, and what is advised, why, and what would change it.

mod advice;

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use components::{
    Button, Checkbox, Checkboxes, DateInput, Details, Element, Html, Input, Select, SelectOption, Textarea,
};
use domain::dictionary::Slot;
use domain::fact::{FactDefinition, FactType, RATHER_NOT_SAY};
use domain::record::Refusal;
use domain::theory::Lens;
use runtime::record::Desk;
use runtime::report::fact_report;

use super::super::parts::{form, hidden, problems, subheading_at, wrong_status};
use super::book::Book;
use super::trial::{NOBODY, NOT_KNOWN, Trial, cases, field};
use crate::answer::Answer;
use crate::at::At;
use crate::form::{Typed, Wrong};
use crate::pages::person::state;
use crate::words::Words;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |desk, at| {
        let book = Book::open(at, &programme)?;
        page(desk, at, &book, &at.asked, Wrong::default())
    })
    .await
}

/// The page, with what was typed.
pub(super) fn page(
    desk: &Desk<'_>,
    at: &At,
    book: &Book,
    typed: &Typed,
    mut wrong: Wrong,
) -> Result<Answer, Refusal> {
    let words = at.words;
    let trial = Trial::of(book, words, typed, desk.today(), &mut wrong)?;
    let lane = trial.lane();
    let advised = lane.as_ref().map(|lane| advice::show(words, book, &trial, lane)).unwrap_or_default();
    let saves = desk.designs() && book.shelf.can_be_changed();
    let body = Html::paragraph(words.say("programme-try-about"))
        .then(asks(at, book, &trial, typed, &wrong))
        .then(subheading_at("advice", &words.say("programme-try-advice")))
        .then(advised)
        .then(if saves { save(at, book, typed, &wrong) } else { Html::default() });
    let above = problems(words, &wrong).then(book.broken(at));
    let page = book.page_of_form(at, &words.say("programme-task-try"), above, body);
    Ok(page.refused(wrong_status(&wrong)).into())
}

/// Who is tried, where, on which day, and what is known of them.
fn asks(at: &At, book: &Book, trial: &Trial, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let site = trial.site.as_ref().map(|site| &site.id);
    let nobody = SelectOption::new("", words.say("programme-try-nobody"));
    let people = cases(book, site).into_iter().flat_map(|case| {
        let later = (1_usize..).zip(&case.then).map(|(number, moment)| {
            SelectOption::new(format!("{}:{number}", case.id), format!("{}: {}", case.id, moment.when))
        });
        std::iter::once(SelectOption::new(case.id.as_str(), case.id.as_str()))
            .chain(later)
            .collect::<Vec<_>>()
    });
    let whole = SelectOption::new("", words.say("programme-no-site"));
    let sites = book.shelf.sites().into_iter().map(|one| SelectOption::new(one.id.as_str(), one.name));
    let groups = facts(words, trial, typed, wrong);
    Element::new("form")
        .attribute("method", "get")
        .attribute("action", &book.address("/try"))
        .flag("novalidate", true)
        .child(
            Select::new("case", words.say("programme-try-person"))
                .items(std::iter::once(nobody).chain(people).collect::<Vec<_>>())
                .value(typed.get("case")),
        )
        .child(
            Select::new("site", words.say("programme-at"))
                .items(std::iter::once(whole).chain(sites).collect::<Vec<_>>())
                .value(typed.get("site")),
        )
        .child(
            DateInput::new("on", words.say("programme-try-on"))
                .hint(words.about("programme-try-on-hint", words.day(trial.on)))
                .called(&words.say("day"), &words.say("month"), &words.say("year"))
                .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
                .error(wrong.of("on-day")),
        )
        .child(Element::new("h2").class("govuk-heading-m").text(&words.say("programme-try-facts")))
        .child(groups)
        .child(Button::new(words.say("programme-try-do")))
        .done()
}

/// Each fact with its answers, by topic; a topic in which something was changed stands open.
fn facts(words: Words, trial: &Trial, typed: &Typed, wrong: &Wrong) -> Html {
    let mut topics: BTreeMap<Lens, Vec<(Slot, &FactDefinition)>> = BTreeMap::new();
    let dictionary = &trial.ready.programme.dictionary;
    for (slot, fact) in (0_u16..).zip(dictionary.facts()) {
        // What rules cannot read changes nothing, and the day is asked above.
        if Slot(slot) != Slot::TODAY
            && fact.kind != FactType::Text
            && trial.ready.programme.guard.covers(fact.id.as_str()).is_none()
        {
            topics.entry(fact.lens).or_default().push((Slot(slot), fact));
        }
    }
    let base = trial.base_sheet();
    let all = topics.into_iter().map(|(topic, facts)| {
        let changed = facts.iter().filter(|(_, fact)| typed.filled(&field(&fact.id)).is_some()).count();
        let any_wrong = facts.iter().any(|(_, fact)| wrong.of(&field(&fact.id)).is_some());
        let fields = facts.iter().map(|(slot, fact)| {
            let report = base.as_ref().and_then(|sheet| fact_report(dictionary, sheet, *slot));
            let known = report.map(|report| report.value.unwrap_or_else(|| words.say(state(report.state))));
            one(words, fact, known.as_deref().unwrap_or(""), typed, wrong)
        });
        let count = words.count("programme-try-changed", changed);
        let name = words.say(lens(topic));
        let summary = if changed > 0 { format!("{name} ({count})") } else { name };
        Details::new(summary, fields.collect::<Html>()).open(changed > 0 || any_wrong).html()
    });
    all.collect()
}

fn lens(lens: Lens) -> &'static str {
    match lens {
        Lens::Need => "programme-lens-need",
        Lens::Strength => "programme-lens-strength",
        Lens::Responsivity => "programme-lens-responsivity",
        Lens::GoodLives => "programme-lens-good-lives",
        Lens::Desistance => "programme-lens-desistance",
        Lens::Safety => "programme-lens-safety",
        Lens::Practical => "programme-lens-practical",
    }
}

/// One fact: as the case has it unless something is chosen.
fn one(words: Words, fact: &FactDefinition, known: &str, typed: &Typed, wrong: &Wrong) -> Html {
    let name = field(&fact.id);
    let hint = words.about("programme-try-as-it-is", known);
    let none = [
        (NOT_KNOWN, "not-known"),
        (RATHER_NOT_SAY, "programme-try-rather-not"),
        (NOBODY, "programme-try-nobody-holds"),
    ];
    match &fact.kind {
        FactType::Choice(choices) => {
            let first = SelectOption::new("", hint.as_str());
            let all = choices.iter().map(|choice| SelectOption::new(&choice.id, &choice.label));
            let none = none.map(|(value, id)| SelectOption::new(value, words.say(id)));
            Select::new(&name, fact.question.as_ref())
                .items(std::iter::once(first).chain(all).chain(none).collect::<Vec<_>>())
                .value(typed.get(&name))
                .error(wrong.of(&name))
                .html()
        }
        FactType::Tags(choices) => {
            let all = choices.iter().map(|choice| Checkbox::new(&choice.id, choice.label.as_ref()));
            let none = Checkbox::new(NOT_KNOWN, words.say("not-known")).exclusive();
            Checkboxes::new(&name, fact.question.as_ref())
                .hint(hint)
                .items(all.chain(std::iter::once(none)).collect::<Vec<_>>())
                .values(typed.all(&name).to_vec())
                .error(wrong.of(&name))
                .small()
                .html()
        }
        FactType::Number { at_least, at_most, .. } => Input::new(&name, fact.question.as_ref())
            .hint(format!("{hint}. {at_least}–{at_most}"))
            .value(typed.get(&name))
            .error(wrong.of(&name))
            .wide(5)
            .html(),
        FactType::Date | FactType::Text => Input::new(&name, fact.question.as_ref())
            .hint(format!("{hint}. {}", words.say("fact-date-hint")))
            .value(typed.get(&name))
            .error(wrong.of(&name))
            .wide(10)
            .html(),
    }
}

/// Keeping what is tried as a case.
fn save(at: &At, book: &Book, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let own = ["new-case", "story"];
    let kept = typed.pairs().filter(|(name, value)| !own.contains(name) && !value.is_empty());
    form(at, &book.address("/try/save"))
        .children(kept.map(|(name, value)| hidden(name, value)))
        .child(subheading_at("save", &words.say("programme-save-title")))
        .child(Html::paragraph(words.say("programme-save-about")))
        .child(
            Input::new("new-case", words.say("programme-save-name"))
                .hint(words.say("programme-save-name-hint"))
                .value(typed.get("new-case"))
                .error(wrong.of("new-case"))
                .wide(20),
        )
        .child(
            Textarea::new("story", words.say("programme-save-story"))
                .hint(words.say("programme-save-story-hint"))
                .value(typed.get("story"))
                .error(wrong.of("story")),
        )
        .child(Button::new(words.say("programme-save-do")).once())
        .done()
}
