//! What was typed up from paper, to be held beside the paper before it is saved: a line a question, each to be changed.

use components::{Button, Element, Html, SummaryList, SummaryRow};
use domain::measure::Measure;

use super::enter::{NOT_ANSWERED, field};
use super::occasion;
use crate::answer::Answer;
use crate::at::At;
use crate::form::Typed;
use crate::pages::meetings::InLane;
use crate::pages::parts::{form, heading, hidden};

/// The field that says what is done with what was typed.
pub(super) const STEP: &str = "step";
/// It is looked at again, to change it.
pub(super) const CHANGE: &str = "change";
/// It is as the paper has it.
pub(super) const SAVE: &str = "save";

/// The answers beside the paper.
pub(super) fn check(at: &At, lane: &InLane, measure: &Measure, typed: &Typed) -> Answer {
    let words = at.words;
    let to = lane.to(&format!("/measures/{}", measure.id));
    let line = |name: &str, asked: String, answer: String| {
        let about = Element::new("span").class("govuk-visually-hidden").text(&format!(" {asked}"));
        let change = Element::new("button")
            .class("waymark-link-button govuk-link")
            .attribute("name", STEP)
            .attribute("value", CHANGE)
            .attribute("formaction", &format!("{to}#{name}"))
            .text(&words.say("change"))
            .child(about);
        SummaryRow::new(asked, Html::text(&format!("{answer} ")).then(change))
    };
    let when = measure.occasions.iter().map(|one| occasion(*one)).find(|one| *one == typed.get("occasion"));
    let when = when.map(|id| words.say(id)).unwrap_or_default();
    let day = typed.day("on").ok().flatten();
    let day = day.map_or_else(|| words.say("measures-today"), |day| words.day(day));
    let above = [
        line("occasion", words.say("measures-occasion"), when),
        line("on-day", words.say("measures-day-answered"), day),
    ];
    let items = (1_usize..).zip(&measure.items).map(|(number, item)| {
        let name = field(&item.id);
        line(&name, format!("{number}. {}", item.words), answered(at, measure, typed.get(&name)))
    });
    let kept: Html = typed
        .pairs()
        .filter(|(name, _)| *name != STEP)
        .map(|(name, value)| hidden(name, value).done())
        .collect();
    let save = Button::new(words.say("save")).name(STEP).value(SAVE).once();
    let form = form(at, &to).child(kept).child(SummaryList::new(above.into_iter().chain(items))).child(save);
    let title = words.about("measures-check", &measure.title);
    let body = heading(&title).then(Html::paragraph(words.say("measures-check-about"))).then(form);
    lane.page(at, title, body).into()
}

/// An answer with the number that the paper has beside it.
fn answered(at: &At, measure: &Measure, answer: &str) -> String {
    if answer == NOT_ANSWERED {
        return format!("0. {}", at.words.say("measures-rather-not"));
    }
    let found = (1_usize..).zip(&measure.answers).find(|(_, one)| one.id == answer);
    found.map_or_else(String::new, |(key, one)| format!("{key}. {}", one.label))
}
