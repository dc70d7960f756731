//! What a programme advises for whoever is tried: every item with its reasons, and what would change it.

use components::{Details, Element, Html, InsetText, SummaryCard, SummaryList};
use runtime::report::{
    ChangeReport, FactReport, FindOutReport, ItemReport, LaneReport, LibraryReport, ReasonReport, Verb,
    WayReport, WhatWouldChangeReport,
};
use runtime::why::why;

use super::super::book::Book;
use super::super::facts::come_by;
use super::super::trial::Trial;
use crate::pages::parts::{cell, link, small, table};
use crate::words::Words;

/// All of it.
pub(super) fn show(words: Words, book: &Book, trial: &Trial, lane: &LaneReport) -> Html {
    if let Some(line) = lane.line.as_deref().filter(|_| !lane.open) {
        return Html::from(InsetText::new(line)).then(Html::paragraph(words.say("programme-try-closed")));
    }
    let of = |verb: Verb| lane.items.iter().filter(move |item| item.verb == verb);
    let part = |id: &str, items: Vec<&ItemReport>| {
        if items.is_empty() {
            return Html::default();
        }
        let cards = items.iter().map(|item| card(words, book, trial, item, lane));
        third(&words.say(id)).then(cards.collect::<Html>())
    };
    part("programme-try-held", of(Verb::Hold).collect())
        .then(part("programme-try-suggested", of(Verb::Suggest).collect()))
        .then(part("programme-try-might", lane.might_apply.iter().collect()))
        .then(part("programme-try-adapt", of(Verb::Adapt).collect()))
        .then(part("programme-try-raise", of(Verb::Raise).collect()))
        .then(find_out(words, book, &lane.find_out))
        .then(library(words, trial, lane))
}

fn third(text: &str) -> Html {
    Element::new("h3").class("govuk-heading-s").text(text).done()
}

fn card(words: Words, book: &Book, trial: &Trial, item: &ItemReport, lane: &LaneReport) -> Html {
    let title = match (&item.title, item.verb) {
        (Some(title), _) => title.clone(),
        (None, Verb::Adapt) => words.say(&format!("programme-adapt-{}", item.subject)),
        (None, _) => item.subject.replace('-', " "),
    };
    let title = item.timing.map_or(title.clone(), |timing| {
        format!("{title} ({})", words.say(&format!("programme-timing-{}", timing.as_str())))
    });
    let mut list = SummaryList::default().card(SummaryCard::new(title));
    for reason in &item.reasons {
        list = list.row(words.say("programme-because"), reason_html(words, book, reason));
    }
    for reason in &item.also_suggested_by {
        list = list.row(words.say("programme-would-suggest"), reason_html(words, book, reason));
    }
    let is_session = matches!(item.verb, Verb::Hold | Verb::Suggest);
    if let Some(change) = changes(trial, item, lane).filter(|_| is_session) {
        list = list.row(words.say("programme-would-change"), what_would_change(words, trial, &change));
    }
    list.html()
}

/// What would change how a session stands.
fn changes(trial: &Trial, item: &ItemReport, lane: &LaneReport) -> Option<WhatWouldChangeReport> {
    let entry = lane.library.iter().find(|entry| entry.session.as_str() == item.subject)?;
    if let Some(why_not) = &entry.why_not {
        return Some(why_not.what_would_change.clone());
    }
    let site = trial.site.as_ref().map(|site| site.name.as_str());
    why(&trial.ready, &trial.person(), &entry.session, trial.on, site)?.what_would_change
}

fn reason_html(words: Words, book: &Book, reason: &ReasonReport) -> Html {
    let sentence = Element::new("p").class("govuk-body govuk-!-margin-bottom-1").text(&reason.sentence);
    let if_so = reason.if_so.as_ref().map(|text| Html::paragraph(words.about("programme-if-so", text)));
    let facts = reason.facts.iter().map(|fact| Element::new("li").text(&fact_text(words, fact)).done());
    let to = format!("{}#rule-{}", book.address("/rules"), reason.rule);
    let rule = Element::new("p")
        .class("govuk-body govuk-!-margin-bottom-1")
        .child(link(&to, &words.about("programme-by-rule", &reason.rule)))
        .text(" ")
        .child(small(&reason.layer));
    Element::new("div")
        .child(sentence)
        .maybe(if_so)
        .child(Element::new("ul").class("govuk-list govuk-list--bullet").children(facts))
        .child(rule)
        .done()
}

/// A fact with its value and who says so.
fn fact_text(words: Words, fact: &FactReport) -> String {
    let value = fact.value.clone().unwrap_or_else(|| fact.state.to_owned());
    let said = fact.said.iter().map(|said| {
        let on = said.origin.on.map(|on| format!(", {}", words.day(on))).unwrap_or_default();
        format!("{}{on}", said.origin.holder)
    });
    let said: Vec<String> = said.collect();
    let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) };
    format!("{} {value}{said}", fact.question)
}

fn what_would_change(words: Words, trial: &Trial, change: &WhatWouldChangeReport) -> Html {
    let ways = change.ways.iter().map(|way| Element::new("li").text(&way_text(words, trial, way)).done());
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(ways).done();
    let note = change.note.as_ref().map(Html::paragraph).unwrap_or_default();
    if change.ways.is_empty() { note } else { list.then(note) }
}

fn way_text(words: Words, trial: &Trial, way: &WayReport) -> String {
    let one = |change: &ChangeReport| {
        words.with(
            "programme-way-fact",
            &[("fact", &asks(trial, &change.fact)), ("now", &change.now), ("becomes", &change.becomes)],
        )
    };
    let changes: Vec<String> = way.changes.iter().map(one).collect();
    let stands = words.say(&format!("programme-stands-{}", way.stands.replace(' ', "-")));
    words.with("programme-way", &[("changes", &changes.join("; ")), ("stands", &stands)])
}

/// What a fact asks; for a derived one, what it works out.
fn asks(trial: &Trial, fact: &str) -> String {
    let dictionary = &trial.ready.programme.dictionary;
    let slot = dictionary.slot(fact);
    let question = slot.and_then(|slot| dictionary.fact(slot)).map(|fact| fact.question.to_string());
    let about =
        || slot.and_then(|slot| dictionary.derived(slot)).map(|derived| first_sentence(&derived.about));
    question.or_else(about).unwrap_or_else(|| fact.to_owned())
}

fn find_out(words: Words, book: &Book, all: &[FindOutReport]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let heads =
        ["question", "held-by", "come-by", "used-by"].map(|id| words.say(&format!("programme-head-{id}")));
    let rows = all.iter().map(|entry| {
        let rules = entry.rules.iter().map(|rule| {
            let to = format!("{}#rule-{rule}", book.address("/rules"));
            Element::new("div").child(link(&to, rule)).done()
        });
        vec![
            cell(&entry.fact.question),
            cell(&entry.fact.held_by),
            cell(&come_by(words, entry.come_by)),
            rules.collect(),
        ]
    });
    table(&words.say("programme-try-find-out"), &heads, rows.collect())
}

/// Every session with how it stands, none hidden.
fn library(words: Words, trial: &Trial, lane: &LaneReport) -> Html {
    let heads = ["session", "stands", "would-change"].map(|id| words.say(&format!("programme-head-{id}")));
    let row = |entry: &LibraryReport| {
        let change = entry.why_not.as_ref().map(|why_not| &why_not.what_would_change);
        let change = change.map(|change| what_would_change(words, trial, change));
        vec![
            cell(&entry.title),
            cell(&words.say(&format!("programme-stands-{}", entry.stands.replace(' ', "-")))),
            change.unwrap_or_default(),
        ]
    };
    let whole = table(&words.say("programme-try-library"), &heads, lane.library.iter().map(row).collect());
    Details::new(words.say("programme-try-library"), whole).html()
}

/// What a function works out, without the rest of what is said about it.
fn first_sentence(about: &str) -> String {
    about.split(". ").next().unwrap_or_default().trim_end_matches('.').to_owned()
}
