//! Facts: those whose holders differ, those nobody knows, and those that are known, each with who said so and when.

use components::{Element, Html, Tag};
use runtime::record::{Desk, Gap, OverviewReport};
use runtime::report::{FactReport, SaidReport};

use crate::at::At;
use crate::named::{days, holder};
use crate::pages::parts::{cell, link_about, small, subheading_at, table};
use domain::record::information::FindOutStep;

/// Facts whose holders differ: each account, with what to do.
pub(super) fn conflicts(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    if overview.conflicts.is_empty() {
        return Html::default();
    }
    let words = at.words;
    let rows = overview.conflicts.iter().map(|fact| {
        let to = format!("/people/{}/facts/{}", overview.person, fact.fact);
        vec![
            Element::new("strong").text(&fact.question).done(),
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
pub(super) fn gaps(at: &At, overview: &OverviewReport) -> Html {
    if overview.gaps.is_empty() {
        return Html::default();
    }
    let words = at.words;
    let rows = overview.gaps.iter().map(|gap| {
        let to = format!("/people/{}/facts/{}", overview.person, gap.fact);
        vec![
            Element::new("strong").text(&gap.question).done(),
            cell(&gap.held_by),
            step(at, gap),
            link_about(&to, &words.say("person-find-out"), &gap.question).done(),
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

/// How far finding out has come.
fn step(at: &At, gap: &Gap) -> Html {
    let words = at.words;
    let (id, colour) = match gap.finding_out {
        None => return Tag::new(words.say(state(gap.state))).classes("govuk-tag--grey").html(),
        Some(FindOutStep::Asked) => ("find-out-asked", "govuk-tag--blue"),
        Some(FindOutStep::Chased) => ("find-out-chased", "govuk-tag--purple"),
        Some(FindOutStep::Answered) => ("find-out-answered", "govuk-tag--green"),
        Some(FindOutStep::LeftOpen) => ("find-out-left-open", "govuk-tag--grey"),
    };
    let tag = Tag::new(words.say(id)).classes(colour).html();
    let asked = gap.asked.as_deref().map(|asked| Element::new("div").child(small(asked)));
    asked.map_or_else(|| tag.clone(), |asked| tag.clone().then(asked))
}

/// What is known.
pub(super) fn known(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    let words = at.words;
    let rows = overview.facts.iter().map(|fact| {
        let to = format!("/people/{}/facts/{}", overview.person, fact.fact);
        vec![
            cell(&fact.question),
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
    let text = text.unwrap_or_else(|| at.words.say(state(fact.state)));
    let value = Element::new("strong").text(&text).done();
    if fact.state == "out of date" {
        return value.then(
            Element::new("div")
                .child(Tag::new(at.words.say("fact-out-of-date")).classes("govuk-tag--yellow")),
        );
    }
    value
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
