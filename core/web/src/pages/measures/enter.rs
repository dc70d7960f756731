//! Answers to a measure, given on the screen or typed up from paper. The numbers beside the answers are the keys of the
//! paper; where scripts run, pressing one answers and goes on.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use components::{Button, DateInput, Element, Html, Legend, Radio, Radios, Select, SelectOption};
use domain::codes;
use domain::measure::Measure;
use domain::record::progress::{Measured, Occasion};
use domain::record::{Refusal, Text};
use runtime::record::{Desk, Wish};

use super::{occasion, permission, sheet};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{SEEN, Typed, Wrong};
use crate::pages::meetings::{InLane, text};
use crate::pages::parts::{heading, hidden, problems, record_form, wrong_status};

/// The key of what is not answered.
pub(super) const NOT_ANSWERED: &str = "not-answered";

type Where = Path<(String, String, String)>;

pub(super) async fn show(at: At, Path((person, programme, measure)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "measure")?;
        let from = if at.asked.get("from") == "paper" { "paper" } else { "screen" };
        let typed = Typed::default().with("from", from);
        page(at, &lane, &measure, &typed, &Wrong::default())
    })
    .await
}

pub(super) async fn save(Path((person, programme, measure)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "measure")?;
        if typed.get(sheet::STEP) == sheet::CHANGE {
            return page(at, &lane, &measure, &typed, &Wrong::default());
        }
        match record(desk, at, &lane, &measure, &typed) {
            Ok(answer) => Ok(answer),
            Err(wrong) => page(at, &lane, &measure, &typed, &wrong),
        }
    })
    .await
}

/// The field of an item's answer.
pub(super) fn field(item: &str) -> String {
    format!("item-{item}")
}

fn find<'l>(lane: &'l InLane, id: &str) -> Result<&'l Measure, Refusal> {
    let found = lane.package().measures.iter().find(|measure| measure.id == id);
    found.ok_or_else(|| Refusal::new(codes::NO_SUCH_ENTRY, format!("there is no measure `{id}`")))
}

fn occasion_of(typed: &Typed, measure: &Measure) -> Option<Occasion> {
    measure.occasions.iter().copied().find(|one| occasion(*one) == typed.get("occasion"))
}

fn record(desk: &Desk<'_>, at: &At, lane: &InLane, id: &str, typed: &Typed) -> Result<Answer, Wrong> {
    let words = at.words;
    let measure = find(lane, id)?;
    let mut wrong = Wrong::default();
    let occasion = occasion_of(typed, measure);
    if occasion.is_none() {
        wrong.add("occasion", words.say("measures-occasion-missing"));
    }
    let on = typed.day("on").unwrap_or_else(|_| {
        wrong.add("on-day", words.say("error-no-such-day"));
        None
    });
    let (mut answers, mut skipped): (BTreeMap<Text, Text>, Vec<Text>) = (BTreeMap::new(), Vec::new());
    for (number, item) in (1..).zip(&measure.items) {
        let name = field(&item.id);
        match typed.get(&name) {
            "" => wrong.add(&name, words.count("measures-item-missing", number)),
            NOT_ANSWERED => skipped.push(text(&item.id)),
            answer => drop(answers.insert(text(&item.id), text(answer))),
        }
    }
    let Some(occasion) = occasion.filter(|_| wrong.is_nothing()) else { return Err(wrong) };
    let from_paper = typed.get("from") == "paper";
    if from_paper && typed.get(sheet::STEP) != sheet::SAVE {
        return Ok(sheet::check(at, lane, measure, typed));
    }
    let language = typed.filled("language").map(str::to_owned);
    let language =
        language.or_else(|| measure.languages.first().map(ToString::to_string)).unwrap_or_default();
    let came_to = measure.score(&answers);
    let measured = Measured {
        programme: lane.programme.clone(),
        measure: text(id),
        occasion,
        answers,
        skipped,
        language: text(&language),
        from_paper,
        on: on.unwrap_or(desk.today()),
    };
    let wish = Wish { entries: vec![measured.into()], seen: typed.number(SEEN), ..Wish::default() };
    desk.record(&lane.looked.person, wish)?;
    let done = match came_to {
        Some(score) => words.about("measures-saved", score),
        None => words.say("measures-saved-too-few"),
    };
    Ok(Answer::go(lane.to(&format!("/measures#{id}")), done))
}

fn page(at: &At, lane: &InLane, id: &str, typed: &Typed, wrong: &Wrong) -> Result<Answer, Refusal> {
    let words = at.words;
    let measure = find(lane, id)?;
    let back = lane.to("/measures");
    if !measure.may_be_shown(false) {
        let body = heading(&measure.title).then(permission(at, measure));
        return Ok(lane.page(at, measure.title.as_str(), body).back(back).into());
    }
    let from_paper = typed.get("from") == "paper";
    let help = if from_paper { "measures-help-paper" } else { "measures-help-screen" };
    let form = record_form(at, &lane.to(&format!("/measures/{id}")), &lane.looked)
        .attribute("data-waymark-number-keys", "")
        .child(hidden("from", typed.get("from")))
        .child(about_it(at, measure, typed, wrong, from_paper))
        .child(items(at, measure, typed, wrong))
        .child(Button::new(words.say(if from_paper { "continue" } else { "save" })).once().html());
    let body = problems(words, wrong)
        .then(heading(&measure.title))
        .then(Html::paragraph(measure.about.trim()))
        .then(Html::paragraph(measure.notice.trim()))
        .then(Html::paragraph(words.say(help)))
        .then(form);
    Ok(lane.page(at, measure.title.as_str(), body).back(back).refused(wrong_status(wrong)).into())
}

/// When it was answered, and in which language.
fn about_it(at: &At, measure: &Measure, typed: &Typed, wrong: &Wrong, from_paper: bool) -> Html {
    let words = at.words;
    let whens = measure.occasions.iter().map(|one| Radio::new(occasion(*one), words.say(occasion(*one))));
    let when = Radios::new("occasion", Legend::new(words.say("measures-occasion")))
        .items(whens.collect::<Vec<_>>())
        .value(typed.get("occasion"))
        .error(wrong.of("occasion"))
        .inline();
    let mut all = when.html();
    if from_paper || wrong.of("on-day").is_some() {
        let on = DateInput::new("on", Legend::new(words.say("measures-day-answered")))
            .hint(words.say("passed-on-day-hint"))
            .called(&words.say("day"), &words.say("month"), &words.say("year"))
            .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
            .error(wrong.of("on-day"));
        all = all.then(on.html());
    }
    if measure.languages.len() > 1 {
        let items = measure.languages.iter().map(|one| SelectOption::new(one, one.name()));
        let language = Select::new("language", words.say("measures-language"))
            .items(items.collect::<Vec<_>>())
            .value(typed.get("language"));
        all = all.then(language.html());
    }
    all
}

/// What is asked, each with its number; each answer with its key.
fn items(at: &At, measure: &Measure, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let language = measure.languages.first();
    let asked = (1..).zip(&measure.items).map(|(number, item)| {
        let name = field(&item.id);
        let number: u16 = number;
        let answers = (1_u8..).zip(&measure.answers).map(|(key, answer)| {
            Radio::new(&answer.id, format!("{key}. {}", answer.label)).attribute("data-key", key)
        });
        let none = Radio::new(NOT_ANSWERED, format!("0. {}", words.say("measures-rather-not")))
            .attribute("data-key", 0);
        let radios = Radios::new(&name, Legend::new(format!("{number}. {}", item.words)).small())
            .items(answers.chain([none]).collect::<Vec<_>>())
            .value(typed.get(&name))
            .error(wrong.of(&name))
            .inline()
            .small();
        let group = Element::new("div").child(radios.html());
        match language {
            Some(language) => crate::pages::meetings::in_language(group, at, language).done(),
            None => group.done(),
        }
    });
    asked.collect()
}
