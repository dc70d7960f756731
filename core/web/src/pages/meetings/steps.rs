//! Forms of several steps: one thing on a page, everything typed so far carried along, answers looked at before they are
//! saved. Nothing is kept on the server until then, and nothing needs a script.

use components::{Button, Element, Html};
use domain::codes;
use runtime::record::Looked;

use super::lane::InLane;
use crate::answer::Answer;
use crate::at::At;
use crate::form::{SEEN, Typed, Wrong};
use crate::pages::parts::{form, heading, hidden, problems, small, wrong_status};

/// The field with the step that a form is of.
const STEP: &str = "step";
/// The field with where to go: `next`, `back`, `skip`, `save` or a step.
const GO: &str = "go";
/// Where to go for the step before.
const BACK: &str = "back";
/// The field that says that the answers were looked at once: after a change they come again.
const SEEN_ALL: &str = "looked-at";
/// The field that takes something off a list in a step.
pub(in crate::pages) const DROP: &str = "drop";
/// The step where all answers are looked at.
const CHECK: &str = "check";

/// One answer as it is looked at before it is saved.
pub(in crate::pages) struct Given {
    /// The step it is changed in.
    pub(in crate::pages) step: String,
    /// What was asked.
    pub(in crate::pages) asked: String,
    /// What was answered.
    pub(in crate::pages) answer: Html,
}

/// What is asked on one step.
pub(in crate::pages) struct Asked {
    /// What the page is called.
    pub(in crate::pages) title: String,
    /// Whether the fields are headed by it themselves, as a single question is.
    pub(in crate::pages) headed: bool,
    /// The fields.
    pub(in crate::pages) fields: Html,
    /// Whether it may be left for later.
    pub(in crate::pages) may_skip: bool,
    /// A button besides `Continue`: what it sends as where to go, and what it says.
    pub(in crate::pages) also: Option<(&'static str, String)>,
}

impl Asked {
    pub(in crate::pages) fn new(title: impl Into<String>, fields: impl Into<Html>) -> Self {
        Self { title: title.into(), headed: false, fields: fields.into(), may_skip: false, also: None }
    }

    /// A single question, which is the page's heading as well.
    pub(in crate::pages) fn one(title: impl Into<String>, fields: impl Into<Html>) -> Self {
        Self { headed: true, ..Self::new(title, fields) }
    }

    /// The same, which may be left for later.
    pub(in crate::pages) fn skippable(mut self) -> Self {
        self.may_skip = true;
        self
    }
}

/// A form of several steps.
pub(in crate::pages) trait Steps {
    /// The steps, in order, as they follow from what was typed so far.
    fn steps(&self, typed: &Typed) -> Vec<String>;
    /// Whether a field belongs to a step.
    fn owns(&self, step: &str, field: &str) -> bool;
    /// A step's page.
    fn ask(&self, step: &str, typed: &Typed, wrong: &Wrong) -> Asked;
    /// What is wrong with what was typed in a step.
    fn wrong(&self, step: &str, typed: &Typed) -> Wrong;
    /// What was typed, put in order before the next step is shown.
    fn tidied(&self, _step: &str, typed: Typed) -> Typed {
        typed
    }
    /// The answers.
    fn given(&self, typed: &Typed) -> Vec<Given>;
    /// What people should know of the answers before they are saved; it may ask for a field more, which
    /// [`Steps::asked_last`] names.
    fn remarks(&self, _typed: &Typed, _wrong: &Wrong) -> Html {
        Html::default()
    }
    /// Whether a field is asked where the answers are looked at.
    fn asked_last(&self, _field: &str) -> bool {
        false
    }
    /// The title of the page where answers are looked at, and what its button says.
    fn closing(&self) -> (String, String);
}

/// What a form that was sent comes to.
pub(in crate::pages) enum Walked {
    /// A page: its title, its body, what is wrong on it.
    Page(String, Html, Wrong),
    /// It is to be saved.
    Save,
}

/// Where the forms of several steps are sent to, and whose record they are about.
pub(in crate::pages) struct Walk<'a, S> {
    pub(in crate::pages) at: &'a At,
    pub(in crate::pages) looked: &'a Looked,
    pub(in crate::pages) to: String,
    pub(in crate::pages) steps: S,
}

impl<S: Steps> Walk<'_, S> {
    /// The page that an address asks for: a step, the first without one.
    pub(in crate::pages) fn begin(&self, typed: &Typed) -> Walked {
        let steps = self.steps.steps(typed);
        let asked = self.at.asked.get(STEP);
        let step = steps.iter().find(|step| *step == asked).or_else(|| steps.first());
        self.show(step.map_or(CHECK, String::as_str), typed, Wrong::default())
    }

    /// What a walk comes to, as it is sent. A way back by a link stands only where nothing was typed yet that it would lose.
    pub(in crate::pages) fn page(&self, lane: &InLane, walked: Walked, back: Option<String>) -> Answer {
        let (title, body, wrong) = match walked {
            Walked::Page(title, body, wrong) => (title, body, wrong),
            Walked::Save => (String::new(), Html::default(), Wrong::default()),
        };
        let page = lane.page(self.at, title, body).refused(wrong_status(&wrong));
        match back {
            Some(back) => page.back(back).into(),
            None => page.into(),
        }
    }

    /// Where a form that was sent leads.
    pub(in crate::pages) fn on(&self, typed: &Typed) -> Walked {
        let (step, go) = (typed.get(STEP).to_owned(), typed.get(GO).to_owned());
        let mut typed = typed.clone();
        if typed.filled(DROP).is_some() {
            let typed = self.steps.tidied(&step, typed);
            return self.show(&step, &typed, Wrong::default());
        }
        if go == BACK {
            let steps = self.steps.steps(&typed);
            return self.show(before(&steps, &step).unwrap_or(CHECK), &typed, Wrong::default());
        }
        if go == "skip" {
            typed = self.without(&step, typed);
        } else if step != CHECK {
            let wrong = self.steps.wrong(&step, &typed);
            if !wrong.is_nothing() {
                return self.show(&step, &typed, wrong);
            }
        }
        typed = self.steps.tidied(&step, typed);
        let steps = self.steps.steps(&typed);
        match go.as_str() {
            "save" => self.first_wrong(&steps, &typed).unwrap_or(Walked::Save),
            "next" | "skip" | "" => self.next(&step, &steps, &typed),
            other => {
                let known = steps.iter().find(|step| *step == other).map_or(CHECK, String::as_str);
                self.show(known, &typed, Wrong::default())
            }
        }
    }

    /// The page with all answers, where a rule of the record refused them.
    pub(in crate::pages) fn refused(&self, typed: &Typed, wrong: Wrong) -> Walked {
        self.show(CHECK, typed, wrong)
    }

    fn next(&self, step: &str, steps: &[String], typed: &Typed) -> Walked {
        let after = steps.iter().position(|one| one == step).and_then(|at| steps.get(at.saturating_add(1)));
        let looked_at = typed.filled(SEEN_ALL).is_some();
        match after {
            Some(after) if !looked_at => self.show(after, typed, Wrong::default()),
            _ => self.first_wrong(steps, typed).unwrap_or_else(|| self.show(CHECK, typed, Wrong::default())),
        }
    }

    fn first_wrong(&self, steps: &[String], typed: &Typed) -> Option<Walked> {
        steps.iter().find_map(|step| {
            let wrong = self.steps.wrong(step, typed);
            (!wrong.is_nothing()).then(|| self.show(step, typed, wrong))
        })
    }

    fn without(&self, step: &str, typed: Typed) -> Typed {
        let names: Vec<String> = typed
            .pairs()
            .filter(|(name, _)| self.steps.owns(step, name))
            .map(|(name, _)| name.to_owned())
            .collect();
        names.iter().fold(typed, |typed, name| typed.with_all(name, Vec::new()))
    }

    fn show(&self, step: &str, typed: &Typed, wrong: Wrong) -> Walked {
        let (title, body) =
            if step == CHECK { self.check(typed, &wrong) } else { self.step(step, typed, &wrong) };
        Walked::Page(title, body, wrong)
    }

    fn step(&self, step: &str, typed: &Typed, wrong: &Wrong) -> (String, Html) {
        let words = self.at.words;
        let asked = self.steps.ask(step, typed, wrong);
        let steps = self.steps.steps(typed);
        let number = steps.iter().position(|one| one == step).unwrap_or_default().saturating_add(1);
        let place =
            words.with("steps-place", &[("number", &number.to_string()), ("of", &steps.len().to_string())]);
        let button = |go: &str, text: String| Button::new(text).name(GO).value(go);
        let mut buttons = Element::new("div")
            .class("govuk-button-group")
            .child(button("next", words.say("continue")).html());
        if let Some((go, text)) = asked.also {
            buttons = buttons.child(button(go, text).secondary().html());
        }
        if asked.may_skip {
            buttons = buttons.child(button("skip", words.say("steps-skip")).secondary().html());
        }
        if before(&steps, step).is_some() {
            buttons = buttons.child(button(BACK, words.say("steps-back")).secondary().html());
        }
        let form = self
            .carrying(step, typed, wrong, |name| self.steps.owns(step, name))
            .child(asked.fields)
            .child(buttons);
        // How many there are may be known only when the first is answered.
        let place = if steps.len() > 1 {
            Element::new("p").class("govuk-body").child(small(&place)).done()
        } else {
            Html::default()
        };
        let title = asked.title;
        let top = if asked.headed { Html::default() } else { heading(&title) };
        (title, problems(words, wrong).then(place).then(top).then(form))
    }

    fn check(&self, typed: &Typed, wrong: &Wrong) -> (String, Html) {
        let (title, save) = self.steps.closing();
        let rows = self.steps.given(typed).into_iter().map(|given| self.answer(given));
        let rows = Element::new("dl").class("govuk-summary-list").children(rows);
        let form = self
            .carrying(CHECK, typed, wrong, |name| self.steps.asked_last(name))
            .child(hidden(SEEN_ALL, "once"))
            .child(self.steps.remarks(typed, wrong))
            .child(rows)
            .child(
                Element::new("div")
                    .class("govuk-button-group")
                    .child(Button::new(save).name(GO).value("save").once().html())
                    .child(
                        Button::new(self.at.words.say("steps-back")).name(GO).value(BACK).secondary().html(),
                    ),
            );
        let body = problems(self.at.words, wrong).then(heading(&title)).then(form);
        (title, body)
    }

    /// A line of answers. What changes it is a button: everything typed goes with it.
    fn answer(&self, given: Given) -> Element {
        let about = Element::new("span").class("govuk-visually-hidden").text(&format!(" {}", given.asked));
        let change = Element::new("button")
            .class("waymark-link-button govuk-link")
            .attribute("type", "submit")
            .attribute("name", GO)
            .attribute("value", &given.step)
            .text(&self.at.words.say("change"))
            .child(about);
        let part = |tag, class| Element::new(tag).class(class);
        Element::new("div")
            .class("govuk-summary-list__row")
            .child(part("dt", "govuk-summary-list__key").text(&given.asked))
            .child(part("dd", "govuk-summary-list__value waymark-typed").child(given.answer))
            .child(part("dd", "govuk-summary-list__actions").child(change))
    }

    /// The form of a step, with everything that was typed elsewhere.
    fn carrying(
        &self,
        step: &str,
        typed: &Typed,
        wrong: &Wrong,
        is_asked_here: impl Fn(&str) -> bool,
    ) -> Element {
        let moved_on = wrong.refused.as_ref().is_some_and(|refusal| refusal.code == codes::MOVED_ON);
        let seen = typed.filled(SEEN).filter(|_| !moved_on).map(str::to_owned);
        let seen = seen.unwrap_or_else(|| self.looked.number().to_string());
        let of_the_walk =
            |name: &str| [STEP, GO, SEEN].contains(&name) || (step == CHECK && name == SEEN_ALL);
        let carried = typed.pairs().filter(|(name, _)| !of_the_walk(name) && !is_asked_here(name));
        form(self.at, &format!("{}?{STEP}={step}", self.to))
            .child(hidden(STEP, step))
            .child(hidden(SEEN, &seen))
            .children(carried.map(|(name, value)| hidden(name, value)))
    }
}

/// The step before one; the last one before the answers are looked at.
fn before<'s>(steps: &'s [String], step: &str) -> Option<&'s str> {
    match steps.iter().position(|one| one == step) {
        Some(at) => at.checked_sub(1).and_then(|at| steps.get(at)),
        None => steps.last(),
    }
    .map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_step_before_the_answers_is_the_last_one() {
        let steps = ["attendance", "who", "landed"].map(str::to_owned);
        assert_eq!(before(&steps, "who"), Some("attendance"));
        assert_eq!(before(&steps, "attendance"), None);
        assert_eq!(before(&steps, CHECK), Some("landed"));
    }
}
