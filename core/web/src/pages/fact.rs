//! One fact of one person: who says what, what newer statements replaced, and three ways on: somebody says so, it is
//! settled between holders, or it is still to be found out.

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Button, DateInput, Element, Html, Input, Radio, Radios, Select, SelectOption, Textarea};
use domain::fact::{FactDefinition, FactType};
use domain::record::information::{FactStated, FindOut, FindOutStep, Sense};
use domain::record::{Entry, Refusal};
use domain::statement::Marking;
use runtime::record::{Desk, Looked, OverviewReport, Wish};
use runtime::report::FactReport;

use super::parts::{heading, hidden, look, problems, record_form, subheading, whose, wrong_status};
use super::person::{said, state};
use crate::answer::{Answer, Page, Section};
use crate::at::{App, At, Posted};
use crate::form::{SEEN, Typed, Wrong};

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/people/{person}/facts/{fact}", get(show).post(save))
}

async fn show(at: At, Path((person, fact)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let looked = look(desk, &person, "fact")?;
        page(desk, at, &looked, &fact, &at.asked, &Wrong::default())
    })
    .await
}

async fn save(Path((person, fact)): Path<(String, String)>, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let looked = look(desk, &person, "fact")?;
        match record(desk, at, &looked, &fact, &typed) {
            Ok(done) => Ok(Answer::go(back(&looked, &typed), done)),
            Err(wrong) => page(desk, at, &looked, &fact, &typed, &wrong),
        }
    })
    .await
}

fn record(desk: &Desk<'_>, at: &At, looked: &Looked, fact: &str, typed: &Typed) -> Result<String, Wrong> {
    let words = at.words;
    let entry = match typed.get("doing") {
        "find-out" => Entry::from(finding_out(desk, at, fact, typed)?),
        "state" | "settle" => Entry::from(stated(desk, at, looked, fact, typed)?),
        _ => return Err(Wrong::one("doing", words.say("fact-choose"))),
    };
    let wish = Wish { entries: vec![entry], seen: typed.number(SEEN), ..Wish::default() };
    desk.record(&looked.person, wish)?;
    Ok(words.say("fact-saved"))
}

fn stated(desk: &Desk<'_>, at: &At, looked: &Looked, fact: &str, typed: &Typed) -> Result<FactStated, Wrong> {
    let words = at.words;
    let definition = desk.fact(looked, fact)?;
    let settles = typed.get("doing") == "settle";
    let mut wrong = Wrong::default();
    let said = answered(at, &definition, typed, &mut wrong).and_then(|answer| {
        desk.stated(fact, &answer).map_err(|refusal| wrong.add(field(&definition), refusal.what)).ok()
    });
    let holder = typed.get("holder");
    if holder.is_empty() {
        wrong.add("holder", words.say("fact-holder-missing"));
    }
    let because = typed.filled("because");
    if settles && because.is_none() {
        wrong.add("because", words.say("fact-because-missing"));
    }
    let on = typed.day("on").unwrap_or_else(|_| {
        wrong.add("on-day", words.say("error-no-such-day"));
        None
    });
    match said {
        Some(stated) if wrong.is_nothing() => Ok(FactStated {
            fact: fact.into(),
            sense: if settles { Sense::Resolved } else { Sense::Recorded },
            stated,
            holder: holder.into(),
            on: Some(on.unwrap_or(desk.today())),
            marking: Marking::OfficialSensitive,
            because: because.map(Into::into),
            author: None,
            read_from: None,
        }),
        _ => Err(wrong),
    }
}

/// The answer as it was chosen or typed; nothing where there is none.
fn answered(at: &At, definition: &FactDefinition, typed: &Typed, wrong: &mut Wrong) -> Option<String> {
    let instead = typed.get(INSTEAD).to_owned();
    let answer = match &definition.kind {
        _ if !instead.is_empty() => Ok(instead),
        FactType::Date => typed.day("answer").map(|day| day.map(|day| day.to_string()).unwrap_or_default()),
        _ => Ok(typed.all("answer").join(",").trim().to_owned()),
    };
    let missing = match answer {
        Ok(answer) if !answer.is_empty() => return Some(answer),
        Ok(_) => "fact-answer-missing",
        Err(_) => "error-no-such-day",
    };
    wrong.add(field(definition), at.words.say(missing));
    None
}

/// The first field of an answer.
fn field(definition: &FactDefinition) -> &'static str {
    if matches!(definition.kind, FactType::Date) { "answer-day" } else { "answer" }
}

fn finding_out(desk: &Desk<'_>, at: &At, fact: &str, typed: &Typed) -> Result<FindOut, Wrong> {
    let step = match typed.get("step") {
        "asked" => FindOutStep::Asked,
        "chased" => FindOutStep::Chased,
        "left-open" => FindOutStep::LeftOpen,
        _ => return Err(Wrong::one("step", at.words.say("fact-step-missing"))),
    };
    let of = typed.get("of");
    if of.is_empty() {
        return Err(Wrong::one("of", at.words.say("fact-of-missing")));
    }
    let note = typed.filled("note").map(Into::into);
    Ok(FindOut { fact: fact.into(), step, of: of.into(), on: desk.today(), note })
}

fn page(
    desk: &Desk<'_>,
    at: &At,
    looked: &Looked,
    fact: &str,
    typed: &Typed,
    wrong: &Wrong,
) -> Result<Answer, Refusal> {
    let definition = desk.fact(looked, fact)?;
    let overview = desk.overview(looked);
    let report = found(&overview, fact);
    let to = format!("/people/{}/facts/{fact}", looked.person);
    let conflicting = report.is_some_and(|report| report.said.len() > 1);
    let doing = typed.filled("doing").unwrap_or(if conflicting { "settle" } else { "state" });
    let form = record_form(at, &to, looked)
        .child(ways(at, &definition, doing, typed, wrong))
        .child(Button::new(at.words.say("save")).once().html());
    let body = problems(at.words, wrong)
        .then(heading(&definition.question))
        .then(standing(desk, at, report))
        .then(form);
    let page = Page::new(Section::People, definition.question.to_string(), body);
    Ok(page.about(whose(at.words, looked)).back(back(looked, typed)).refused(wrong_status(wrong)).into())
}

fn found<'o>(overview: &'o OverviewReport, fact: &str) -> Option<&'o FactReport> {
    let gaps = overview.gaps.iter().map(|gap| &gap.of);
    overview.conflicts.iter().chain(&overview.facts).chain(gaps).find(|report| report.fact == fact)
}

/// Whether somebody works through the list of what to find out: then only what they are about to do is asked.
fn from_the_list(typed: &Typed) -> bool {
    typed.get(FROM) == FIND_OUT
}

/// Where one came from.
fn back(looked: &Looked, typed: &Typed) -> String {
    let list = if from_the_list(typed) { "/find-out" } else { "" };
    format!("/people/{}{list}", looked.person)
}

/// What is said so far.
fn standing(desk: &Desk<'_>, at: &At, report: Option<&FactReport>) -> Html {
    let words = at.words;
    let Some(report) = report else { return Html::paragraph(words.say("fact-nothing-said")) };
    let mut all = subheading(&words.say(state(report.state))).then(said(desk, at, &report.said));
    if !report.superseded.is_empty() {
        all = all.then(subheading(&words.say("fact-before"))).then(said(desk, at, &report.superseded));
    }
    all
}

/// The field that says where one came from, and the list of what to find out.
const FROM: &str = "from";
const FIND_OUT: &str = "find-out";

/// The field of what may be said instead of an answer.
const INSTEAD: &str = "instead";

/// The three ways on; the fields of each stand below it.
fn ways(at: &At, definition: &FactDefinition, doing: &str, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let says = answers(at, definition, typed, wrong)
        .then(
            Input::new("holder", words.say("fact-holder"))
                .hint(words.about("fact-holder-hint", &definition.held_by))
                .value(typed.get("holder"))
                .error(wrong.of("holder"))
                .wide(20)
                .html(),
        )
        .then(
            DateInput::new("on", words.say("fact-on"))
                .called(&words.say("day"), &words.say("month"), &words.say("year"))
                .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
                .error(wrong.of("on-day"))
                .html(),
        )
        .then(
            Textarea::new("because", words.say("fact-because"))
                .hint(words.say("fact-because-hint"))
                .value(typed.get("because"))
                .error(wrong.of("because"))
                .html(),
        );
    let steps =
        ["asked", "chased", "left-open"].map(|step| Radio::new(step, words.say(&format!("find-out-{step}"))));
    let asks = Radios::new("step", words.say("fact-step"))
        .items(steps)
        .value(typed.get("step"))
        .error(wrong.of("step"))
        .small()
        .html()
        .then(
            Input::new("of", words.say("fact-of"))
                .value(typed.get("of"))
                .error(wrong.of("of"))
                .wide(20)
                .html(),
        )
        .then(Textarea::new("note", words.say("fact-note")).value(typed.get("note")).html());
    let choices = ["state", "settle", "find-out"].map(|way| {
        Radio::new(way, words.say(&format!("fact-do-{way}"))).hint(words.say(&format!("fact-do-{way}-hint")))
    });
    let choose =
        Radios::new("doing", words.say("fact-do")).items(choices).value(doing).error(wrong.of("doing"));
    let group = |id: &str, inside: Html| {
        Element::new("fieldset")
            .class("govuk-fieldset waymark-group")
            .child(
                Element::new("legend")
                    .class("govuk-fieldset__legend govuk-fieldset__legend--m")
                    .text(&words.say(id)),
            )
            .child(inside)
            .done()
    };
    if !from_the_list(typed) {
        return choose.html().then(group("fact-group-says", says)).then(group("fact-group-asks", asks));
    }
    let one = if doing == FIND_OUT { group("fact-group-asks", asks) } else { group("fact-group-says", says) };
    let kept: Html = [(FROM, FIND_OUT), ("doing", doing)]
        .map(|(name, value)| hidden(name, value).done())
        .into_iter()
        .collect();
    kept.then(one)
}

/// The answers every fact has.
const EVERY: [&str; 3] = ["not-known", "rather-not-say", "nobody-holds-it"];

/// They are there to tick where the fact's own answer is typed.
fn instead(at: &At, typed: &Typed) -> Html {
    let words = at.words;
    let items = EVERY
        .map(|id| components::Checkbox::new(id, words.say(&format!("fact-{id}"))).exclusive())
        .into_iter()
        .collect::<Vec<_>>();
    components::Checkboxes::new(INSTEAD, words.say("fact-instead"))
        .items(items)
        .values(typed.all(INSTEAD).to_vec())
        .small()
        .html()
}

/// The fact's own answers, and those every fact has.
fn answers(at: &At, definition: &FactDefinition, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let label = words.say("fact-answer");
    match &definition.kind {
        FactType::Choice(choices) => {
            let own = choices.iter().map(|choice| SelectOption::new(&*choice.id, choice.label.to_string()));
            let every = EVERY.map(|id| SelectOption::new(id, words.say(&format!("fact-{id}"))));
            let none = SelectOption::new("", words.say("fact-choose-answer"));
            Select::new("answer", label)
                .items(std::iter::once(none).chain(own).chain(every).collect::<Vec<_>>())
                .value(typed.get("answer"))
                .error(wrong.of("answer"))
                .html()
        }
        FactType::Tags(choices) => {
            let own =
                choices.iter().map(|choice| components::Checkbox::new(&*choice.id, choice.label.to_string()));
            let every =
                EVERY.map(|id| components::Checkbox::new(id, words.say(&format!("fact-{id}"))).exclusive());
            components::Checkboxes::new("answer", label)
                .items(own.chain(every).collect::<Vec<_>>())
                .values(typed.all("answer").to_vec())
                .error(wrong.of("answer"))
                .small()
                .html()
        }
        FactType::Date => DateInput::new("answer", label)
            .hint(words.say("fact-date-hint"))
            .called(&words.say("day"), &words.say("month"), &words.say("year"))
            .date(typed.get("answer-day"), typed.get("answer-month"), typed.get("answer-year"))
            .error(wrong.of("answer-day"))
            .html()
            .then(instead(at, typed)),
        kind => {
            let hint = match kind {
                FactType::Number { at_least, at_most, unit } => words.with(
                    "fact-number-hint",
                    &[("least", &at_least.to_string()), ("most", &at_most.to_string()), ("unit", unit)],
                ),
                _ => String::new(),
            };
            let field = Input::new("answer", label).hint(hint).value(typed.get("answer"));
            field.error(wrong.of("answer")).html().then(instead(at, typed))
        }
    }
}
