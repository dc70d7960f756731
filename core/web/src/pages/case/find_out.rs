//! Everything that is not known and that advice waits for: who usually holds it, which suggestions depend on it, how far
//! finding out has come, and the ways on. Not known is an answer; nothing here nags.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html};
use domain::language::Language;
use domain::record::Refusal;
use domain::record::information::FindOutStep;
use runtime::record::{Desk, Looked};
use runtime::report::{ItemReport, LaneReport};

use crate::answer::{Answer, Page, Section};
use crate::at::At;
use crate::pages::parts::{heading, link_about, look, table, whose};
use crate::pages::person::how_far;

pub(super) async fn show(at: At, Path(person): Path<String>) -> Response {
    at.desk(move |desk, at| page(desk, at, &look(desk, &person, "find-out list")?)).await
}

/// A fact somebody could find out.
struct Wanted {
    question: String,
    held_by: String,
    language: Language,
    /// How it stands.
    state: &'static str,
    /// What could change with it, by lane.
    depend: Vec<String>,
}

fn page(desk: &Desk<'_>, at: &At, looked: &Looked) -> Result<Answer, Refusal> {
    let words = at.words;
    let wanted = wanted(desk, at, looked);
    let (asked, open): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|(fact, _)| step(looked, fact).is_some());
    let title = words.say("find-out-title");
    let list = |caption: &str, rows: Vec<(String, Wanted)>| {
        if rows.is_empty() {
            return Html::default();
        }
        let caption = words.count(caption, rows.len());
        let heads =
            ["person-question", "person-held-by", "find-out-depends", "person-found-out", "person-do"];
        let rows = rows.iter().map(|(fact, one)| row(at, looked, fact, one));
        table(&caption, &heads.map(|id| words.say(id)), rows.collect())
    };
    let nothing = asked.is_empty() && open.is_empty();
    let none = if nothing { Html::paragraph(words.say("find-out-none")) } else { Html::default() };
    let body = heading(&title)
        .then(Html::paragraph(words.say("find-out-about")))
        .then(none)
        .then(list("find-out-open-count", open))
        .then(list("find-out-asked-count", asked));
    let page = Page::new(Section::People, title, body).about(whose(words, looked));
    Ok(page.back(format!("/people/{}", looked.person)).into())
}

/// What advice waits for in the lanes one may read, most telling first, each fact once.
fn wanted(desk: &Desk<'_>, at: &At, looked: &Looked) -> Vec<(String, Wanted)> {
    let mut order: Vec<String> = Vec::new();
    let mut all: BTreeMap<String, Wanted> = BTreeMap::new();
    for programme in &looked.lanes {
        let Ok(standing) = desk.advice(looked, programme) else { continue };
        // Whose suggestion it is goes without saying where there is one lane.
        let several = looked.lanes.len() > 1;
        let lane_title = if several { format!("{}: ", desk.title(programme)) } else { String::new() };
        let lanes = standing.advice.people.iter().flat_map(|person| &person.lanes);
        for lane in lanes.filter(|lane| lane.programme == *programme) {
            for one in &lane.find_out {
                let wanted = all.entry(one.fact.fact.clone()).or_insert_with(|| {
                    order.push(one.fact.fact.clone());
                    let fact = &one.fact;
                    Wanted {
                        question: fact.question.clone(),
                        held_by: fact.held_by.clone(),
                        language: fact.language.clone(),
                        state: fact.state,
                        depend: Vec::new(),
                    }
                });
                wanted.depend.extend(depends(lane, &one.fact.fact).map(|item| format!("{lane_title}{item}")));
                if wanted.depend.is_empty() && one.could_change > 0 {
                    let count = at.words.count("find-out-could-change", one.could_change);
                    wanted.depend.push(format!("{lane_title}{count}"));
                }
            }
        }
    }
    order.into_iter().filter_map(|fact| all.remove(&fact).map(|one| (fact, one))).collect()
}

/// What of a lane waits for a fact, as people read it.
fn depends<'l>(lane: &'l LaneReport, fact: &'l str) -> impl Iterator<Item = &'l str> {
    let waits = move |item: &&ItemReport| {
        item.reasons.iter().any(|reason| reason.waits_for.iter().any(|one| one == fact))
    };
    let items = lane.might_apply.iter().chain(&lane.items).filter(waits);
    items.map(|item| item.title.as_deref().unwrap_or(&item.subject))
}

/// How far finding out has come.
fn step(looked: &Looked, fact: &str) -> Option<FindOutStep> {
    looked.case.still_asked(&fact.into()).map(|last| last.step)
}

fn row(at: &At, looked: &Looked, fact: &str, one: &Wanted) -> Vec<Html> {
    let words = at.words;
    let to = |doing: &str| format!("/people/{}/facts/{fact}?doing={doing}&from=find-out", looked.person);
    let asked = step(looked, fact);
    let ask = match asked {
        Some(FindOutStep::Asked | FindOutStep::Chased) => "find-out-chase",
        _ => "find-out-ask",
    };
    let way =
        |to: &str, id: &str| Element::new("div").child(link_about(to, &words.say(id), &one.question)).done();
    let depend = one.depend.iter().map(|item| Element::new("li").child(words.content(item, &one.language)));
    vec![
        Element::new("strong").child(words.content(&one.question, &one.language)).done(),
        words.content(&one.held_by, &one.language),
        Element::new("ul").class("govuk-list waymark-said").children(depend).done(),
        how_far(words, looked, fact, one.state),
        way(&to("find-out"), ask).then(way(&to("state"), "find-out-answer")),
    ]
}
