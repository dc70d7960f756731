//! The dictionary of facts: what rules may ask, in which words, with which answers.

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html};
use domain::fact::{ComeBy, FactDefinition, FactType};
use runtime::list_facts::list_facts;

use super::super::parts::{cell, link, small, subheading, table};
use super::book::Book;
use crate::at::At;
use crate::words::Words;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let ready = book.ready()?;
        let words = at.words;
        let listed = list_facts(ready);
        let heads = ["question", "answers", "held-by", "come-by", "used-by"]
            .map(|id| words.say(&format!("programme-head-{id}")));
        let rows = ready.programme.dictionary.facts().iter().zip(&listed.facts).map(|(fact, line)| {
            let id = Element::new("code").text(fact.id.as_str());
            let question = Element::new("div")
                .attribute("id", &format!("fact-{}", fact.id))
                .child(Element::new("div").text(&fact.question))
                .child(
                    Element::new("div")
                        .child(id)
                        .text(" ")
                        .child(book.place(&fact.place.file, fact.place.line)),
                );
            vec![
                question.done(),
                answers(words, fact),
                cell(&fact.held_by),
                cell(&come_by(words, fact.come_by)),
                rules(words, &book, &line.used_by),
            ]
        });
        let facts = table(&words.count("programme-facts", listed.facts.len()), &heads, rows.collect());
        let heads = ["derived", "about", "gives", "reads", "used-by"]
            .map(|id| words.say(&format!("programme-head-{id}")));
        let derived = listed.derived.iter().map(|line| {
            vec![
                Element::new("code").text(&line.name).done(),
                cell(&line.about),
                cell(&line.gives),
                cell(&line.reads.join(", ")),
                rules(words, &book, &line.used_by),
            ]
        });
        let derived: Vec<Vec<Html>> = derived.collect();
        let mut body = Html::paragraph(words.say("programme-facts-about")).then(facts);
        if !derived.is_empty() {
            let caption = words.say("programme-derived");
            body = body.then(subheading(&caption)).then(table(&caption, &heads, derived));
        }
        Ok(book.page(at, &words.say("programme-task-facts"), body).into())
    })
    .await
}

fn rules(words: Words, book: &Book, rules: &[String]) -> Html {
    if rules.is_empty() {
        return cell(&words.say("programme-no-rule"));
    }
    let all = rules.iter().map(|rule| {
        let to = format!("{}#rule-{rule}", book.address("/rules"));
        Element::new("div").child(link(&to, rule)).done()
    });
    all.collect()
}

pub(super) fn come_by(words: Words, come_by: ComeBy) -> String {
    words.say(match come_by {
        ComeBy::LookUp => "programme-come-by-look-up",
        ComeBy::Ask => "programme-come-by-ask",
        ComeBy::Wait => "programme-come-by-wait",
    })
}

fn answers(words: Words, fact: &FactDefinition) -> Html {
    let choices = fact.kind.choices().iter().map(|choice| {
        Element::new("div").text(&format!("{} ", choice.label)).child(small(&choice.id)).done()
    });
    match &fact.kind {
        FactType::Choice(_) => choices.collect(),
        FactType::Tags(_) => {
            Element::new("div").text(&words.say("programme-any-of")).done().then(choices.collect::<Html>())
        }
        FactType::Number { at_least, at_most, unit } => cell(&words.with(
            "fact-number-hint",
            &[("least", &at_least.to_string()), ("most", &at_most.to_string()), ("unit", unit)],
        )),
        FactType::Date => cell(&words.say("programme-a-date")),
        FactType::Text => cell(&words.say("programme-a-text")),
    }
}
