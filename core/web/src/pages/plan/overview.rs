//! The plan before it is recorded: in which order, what stands beside, and why.

use components::{Button, Element, Html, Input};

use super::{Line, Planning, field, is_in};
use crate::answer::Answer;
use crate::form::{SEEN, TOKEN, Typed, Wrong};
use crate::pages::parts::{cell, heading, hidden, problems, record_form, table};

pub(super) fn page(planning: &Planning<'_>, lines: &[Line<'_>], typed: &Typed, wrong: &Wrong) -> Answer {
    let words = planning.at.words;
    let title = words.say("plan-check-title");
    let mut form = record_form(planning.at, &planning.address(), planning.looked);
    for (name, value) in typed.pairs() {
        if !["step", SEEN, TOKEN].contains(&name) && !name.starts_with("order-") {
            form = form.child(hidden(name, value));
        }
    }
    let form =
        form.child(chosen(planning, lines))
            .child(beside(planning, lines))
            .child(Button::new(words.say("plan-save")).name("step").value("save").html())
            .child(Element::new("p").class("govuk-body").child(
                Button::new(words.say("plan-change")).secondary().name("step").value("change").html(),
            ));
    let body = problems(words, wrong).then(heading(&title)).then(form);
    planning.page(title, body, wrong)
}

/// What is in the plan, each with its place.
fn chosen(planning: &Planning<'_>, lines: &[Line<'_>]) -> Html {
    let words = planning.at.words;
    let rows = (1_u32..).zip(lines.iter().filter(|line| is_in(line.chosen))).map(|(place, line)| {
        let place = Input::new(
            field("order", line.session),
            words.about_content("plan-place-of", &line.session.title, &planning.language()),
        )
        .value(place.to_string())
        .whole_number()
        .wide(2)
        .html();
        vec![place, words.content(&line.session.title, &planning.language()), why(planning, line)]
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    if rows.is_empty() {
        return Html::paragraph(words.say("plan-none-in"));
    }
    let heads = ["plan-place", "plan-session", "plan-why"].map(|id| words.say(id));
    table(&words.say("plan-in-order"), &heads, rows)
}

/// What was decided otherwise.
fn beside(planning: &Planning<'_>, lines: &[Line<'_>]) -> Html {
    let words = planning.at.words;
    let rows = lines.iter().filter(|line| !is_in(line.chosen)).map(|line| {
        let decided = match line.chosen {
            domain::record::plan::Chosen::Deferred => "plan-later",
            _ => "plan-not",
        };
        let title = words.content(&line.session.title, &planning.language());
        vec![title, cell(&words.say(decided)), why(planning, line)]
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    let heads = ["plan-session", "plan-decided", "plan-why"].map(|id| words.say(id));
    table(&words.say("plan-not-now"), &heads, rows)
}

fn why(planning: &Planning<'_>, line: &Line<'_>) -> Html {
    match &line.because {
        Some(because) => Element::new("span").class("waymark-typed").text(because).done(),
        None => cell(&planning.at.words.say("plan-as-suggested")),
    }
}
