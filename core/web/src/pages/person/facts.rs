//! Facts: those whose holders differ, those nobody knows, and those that are known, each with who said so and when.

use components::{Element, Html, Tag};
use domain::record::information::FindOutStep;
use runtime::record::{Desk, Looked, OverviewReport};
use runtime::report::{FactReport, SaidReport};

use crate::at::At;
use crate::named::{days, holder};
use crate::pages::parts::{link_about, small, subheading_at, table};
use crate::words::Words;

/// Facts whose holders differ: each account, with what to do.
pub(super) fn conflicts(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    if overview.conflicts.is_empty() {
        return Html::default();
    }
    let words = at.words;
    let rows = overview.conflicts.iter().map(|fact| {
        let to = format!("/people/{}/facts/{}", overview.person, fact.fact);
        vec![
            Element::new("strong").child(words.content(&fact.question, &fact.language)).done(),
            said(desk, at, &fact.said),
            link_about(&to, &words.say("person-settle"), &fact.question).done(),
        ]
    });
    let heads = ["person-question", "person-who-says", "person-do"].map(|id| words.say(id));
    let title = words.count("person-conflicts", overview.conflicts.len());
    Element::new("section")
        .class("waymark-loud")
        .child(subheading_at("conflicts", &title))
        .child(table(&words.say("person-conflicts-about"), &heads, rows.collect()))
        .done()
}

/// What is not known, and how far finding out has come.
pub(super) fn gaps(desk: &Desk<'_>, at: &At, looked: &Looked, overview: &OverviewReport) -> Html {
    if overview.gaps.is_empty() {
        return Html::default();
    }
    let words = at.words;
    let rows = overview.gaps.iter().map(|gap| {
        let fact = &gap.of;
        let to = format!("/people/{}/facts/{}", overview.person, fact.fact);
        let was = fact.value.as_ref().map(|_| Element::new("div").child(said(desk, at, &fact.said)));
        vec![
            Html::from(Element::new("strong").child(words.content(&fact.question, &fact.language)))
                .then(was.map(Html::from).unwrap_or_default()),
            words.content(&fact.held_by, &fact.language),
            how_far(words, looked, &fact.fact, fact.state),
            link_about(&to, &words.say("person-find-out"), &fact.question).done(),
        ]
    });
    let heads =
        ["person-question", "person-held-by", "person-found-out", "person-do"].map(|id| words.say(id));
    let title = words.count("person-gaps", overview.gaps.len());
    Element::new("section")
        .class("waymark-loud")
        .child(subheading_at("gaps", &title))
        .child(table(&words.say("person-gaps-about"), &heads, rows.collect()))
        .done()
}

/// How a fact stands that is to be found out, and how far that has come: the same wherever it is shown.
pub(in crate::pages) fn how_far(words: Words, looked: &Looked, fact: &str, stands: &str) -> Html {
    let tag = Tag::new(words.say(state(stands)));
    let tag = if stands == "out of date" { tag.colour("yellow") } else { tag.colour("grey") }.html();
    let Some(last) = looked.case.still_asked(&fact.into()) else {
        return tag.then(Element::new("div").child(small(&words.say("find-out-nobody-asked"))));
    };
    let (id, colour) = match last.step {
        FindOutStep::Chased => ("find-out-chased", "purple"),
        FindOutStep::LeftOpen => ("find-out-left-open", "grey"),
        FindOutStep::Asked | FindOutStep::Answered => ("find-out-asked", "blue"),
    };
    let when = format!("{}, {}", last.of, words.day(last.on));
    let note = last.note.as_deref().map(|note| Element::new("div").class("waymark-typed").child(small(note)));
    tag.then(Element::new("div").child(Tag::new(words.say(id)).colour(colour)))
        .then(Element::new("div").child(small(&when)))
        .then(note.map(Html::from).unwrap_or_default())
}

/// What is known.
pub(super) fn known(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    let words = at.words;
    let rows = overview.facts.iter().map(|fact| {
        let to = format!("/people/{}/facts/{}", overview.person, fact.fact);
        vec![
            words.content(&fact.question, &fact.language),
            value(at, fact),
            said(desk, at, &fact.said),
            link_about(&to, &words.say("change"), &fact.question).done(),
        ]
    });
    let heads = ["person-question", "person-value", "person-who-says", "person-do"].map(|id| words.say(id));
    subheading_at("facts", &words.count("person-facts", overview.facts.len())).then(table(
        &words.say("person-facts-about"),
        &heads,
        rows.collect(),
    ))
}

fn value(at: &At, fact: &FactReport) -> Html {
    let text = fact.value.as_deref().map(|value| days(at.words, value));
    let text = match text {
        Some(text) => at.words.content(&text, &fact.language),
        None => Html::text(&at.words.say(state(fact.state))),
    };
    Element::new("strong").child(text).done()
}

/// A state as a message.
pub(in crate::pages) fn state(state: &str) -> &'static str {
    match state {
        "known" => "fact-known",
        "out of date" => "fact-out-of-date",
        "conflicting" => "fact-conflicting",
        "rather not say" => "fact-rather-not-say",
        "two accounts" => "fact-two-accounts",
        "nobody holds it" => "fact-nobody-holds-it",
        _ => "fact-not-known",
    }
}

/// What somebody says; who settled it is called by their name.
fn says(desk: &Desk<'_>, at: &At, says: &str) -> String {
    let settled = says.split_once(" (settled by ").and_then(|(value, rest)| {
        let (by, why) = rest.strip_suffix(')')?.split_once(": ")?;
        let (value, by) = (days(at.words, value), desk.name(&by.into()));
        Some(at.words.with("fact-settled", &[("value", &value), ("by", &by), ("why", why)]))
    });
    settled.unwrap_or_else(|| days(at.words, says))
}

/// Who says what, with the day and where it was read.
pub(in crate::pages) fn said(desk: &Desk<'_>, at: &At, said: &[SaidReport]) -> Html {
    let lines = said.iter().map(|one| {
        let day = one.origin.on.map_or_else(|| at.words.say("person-no-day"), |day| at.words.day(day));
        let source = format!("{}, {day}", holder(desk, &one.origin.holder));
        Element::new("li").text(&format!("{} ", says(desk, at, &one.says))).child(small(&source))
    });
    Element::new("ul").class("govuk-list waymark-said").children(lines).done()
}
