//! What every form of this area needs: a scene (who asks about whom), fields that keep what was typed, reading them with
//! everything that is wrong at once, the page round them, and the answers to check before a long one is saved.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, DateInput, Element, Html, Input, Radio, Radios, SummaryList, SummaryRow, Textarea};
use domain::ids::ProgrammeId;
use domain::record::{Entry, Refusal, Text};
use jiff::civil::Date;
use runtime::record::{Desk, Looked, Wish};

use crate::answer::{Answer, Page, Section};
use crate::at::{At, Posted};
use crate::form::{SEEN, Typed, Wrong};
use crate::pages::parts::{form, heading, hidden, look, problems, whose, wrong_status};
use crate::words::Words;

/// The field that says which step of a form was sent.
pub(super) const STEP: &str = "step";

/// Who asks about whom, with what was typed.
pub(super) struct Scene<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) at: &'a At,
    pub(super) looked: &'a Looked,
    /// The lane; empty on pages about a person as a whole.
    pub(super) programme: ProgrammeId,
    /// The last part of the address, where a page needs it.
    pub(super) rest: String,
    pub(super) typed: &'a Typed,
}

impl Scene<'_> {
    pub(super) fn words(&self) -> Words {
        self.at.words
    }

    /// A sentence of the rules as people read it.
    pub(super) fn in_words(&self, sentence: &str) -> String {
        crate::named::in_words(self.at.words, self.desk, sentence)
    }

    /// An address about this person.
    pub(super) fn to(&self, rest: &str) -> String {
        format!("/people/{}{rest}", self.looked.person)
    }

    /// An address in this lane.
    pub(super) fn in_lane(&self, rest: &str) -> String {
        self.to(&format!("/{}{rest}", self.programme))
    }

    /// Records something, if the record is still as the form showed it.
    pub(super) fn record(&self, entry: impl Into<Entry>) -> Result<(), Wrong> {
        let wish = Wish { entries: vec![entry.into()], seen: self.typed.number(SEEN), ..Wish::default() };
        self.desk.record(&self.looked.person, wish)?;
        Ok(())
    }

    /// Refuses where the record is not as the form showed it: for use cases that are more than one entry.
    pub(super) fn still(&self) -> Result<(), Refusal> {
        self.looked.still(self.typed.number(SEEN))
    }
}

/// A page with one form.
pub(super) struct Asks {
    pub(super) title: String,
    /// Where it is sent.
    pub(super) to: String,
    pub(super) back: String,
    /// What is said above the fields.
    pub(super) says: Html,
    pub(super) fields: Html,
    /// What the button says.
    pub(super) send: String,
}

/// A form about a person or a lane of theirs.
pub(super) trait Form {
    /// What the log says was looked at.
    const LOOKS_AT: &'static str;

    /// The page, with what was typed and what is wrong.
    fn asks(scene: &Scene<'_>, wrong: &Wrong) -> Result<Asks, Refusal>;

    /// Takes what was typed.
    fn save(scene: &Scene<'_>) -> Result<Answer, Wrong>;
}

/// Shows a form about a lane.
pub(super) async fn show_lane<F: Form + 'static>(
    at: At,
    Path((person, programme)): Path<(String, String)>,
) -> Response {
    show::<F>(at, person, programme, String::new()).await
}

/// Takes a form about a lane.
pub(super) async fn save_lane<F: Form + 'static>(
    Path((person, programme)): Path<(String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    save::<F>(at, typed, person, programme, String::new()).await
}

/// Shows a form about a person.
pub(super) async fn show_person<F: Form + 'static>(at: At, Path(person): Path<String>) -> Response {
    show::<F>(at, person, String::new(), String::new()).await
}

/// Takes a form about a person.
pub(super) async fn save_person<F: Form + 'static>(
    Path(person): Path<String>,
    Posted(at, typed): Posted,
) -> Response {
    save::<F>(at, typed, person, String::new(), String::new()).await
}

/// Shows a form about a person and something of theirs.
pub(super) async fn show_part<F: Form + 'static>(
    at: At,
    Path((person, rest)): Path<(String, String)>,
) -> Response {
    show::<F>(at, person, String::new(), rest).await
}

/// Takes a form about a person and something of theirs.
pub(super) async fn save_part<F: Form + 'static>(
    Path((person, rest)): Path<(String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    save::<F>(at, typed, person, String::new(), rest).await
}

async fn show<F: Form + 'static>(at: At, person: String, programme: String, rest: String) -> Response {
    at.desk(move |desk, at| {
        let looked = &look(desk, &person, F::LOOKS_AT)?;
        let scene = Scene { desk, at, looked, programme: programme.into(), rest, typed: &at.asked };
        page(&scene, F::asks(&scene, &Wrong::default())?, &Wrong::default())
    })
    .await
}

async fn save<F: Form + 'static>(
    at: At,
    typed: Typed,
    person: String,
    programme: String,
    rest: String,
) -> Response {
    at.desk(move |desk, at| {
        let looked = &look(desk, &person, F::LOOKS_AT)?;
        let scene = Scene { desk, at, looked, programme: programme.into(), rest, typed: &typed };
        if typed.get(STEP) == "change" {
            return page(&scene, F::asks(&scene, &Wrong::default())?, &Wrong::default());
        }
        match F::save(&scene) {
            Ok(answer) => Ok(answer),
            Err(wrong) => page(&scene, F::asks(&scene, &wrong)?, &wrong),
        }
    })
    .await
}

fn page(scene: &Scene<'_>, asks: Asks, wrong: &Wrong) -> Result<Answer, Refusal> {
    let send = Button::new(asks.send).once().html();
    // A form that is shown again still says what its writer saw first, until they are told that the record moved on.
    let told = wrong.refused.as_ref().is_some_and(|refusal| refusal.code == domain::codes::MOVED_ON);
    let first = scene.typed.number(SEEN).filter(|_| !told);
    let seen: u64 = first.unwrap_or_else(|| scene.looked.number());
    let form = form(scene.at, &asks.to).child(hidden(SEEN, &seen.to_string())).child(asks.fields).child(send);
    let body = problems(scene.words(), wrong).then(heading(&asks.title)).then(asks.says).then(form);
    let page = Page::new(Section::People, asks.title, body);
    Ok(page.about(whose(scene.words(), scene.looked)).back(asks.back).refused(wrong_status(wrong)).into())
}

/// One answer to check.
pub(super) struct Checked {
    /// The field it came from.
    pub(super) field: &'static str,
    pub(super) asked: String,
    pub(super) answer: String,
}

/// The answers to check, each with a way back to its field that loses nothing: all of them travel with the form.
pub(super) fn check(scene: &Scene<'_>, title: &str, to: &str, answers: Vec<Checked>) -> Answer {
    let words = scene.words();
    let rows = answers.into_iter().map(|one| {
        let about = Element::new("span").class("govuk-visually-hidden").text(&format!(" {}", one.asked));
        let change = Element::new("button")
            .class("waymark-link-button")
            .attribute("name", STEP)
            .attribute("value", "change")
            .attribute("formaction", &format!("{to}#{}", one.field))
            .text(&words.say("change"))
            .child(about);
        let answer = Element::new("div").class("waymark-typed").text(&one.answer).done();
        SummaryRow::new(one.asked, answer.then(change))
    });
    let kept = scene.typed.pairs().filter(|(name, _)| *name != STEP);
    let kept: Html = kept.map(|(name, value)| Html::from(hidden(name, value))).collect();
    let save = Button::new(words.say("save")).name(STEP).value("save").once();
    let form = form(scene.at, to).child(kept).child(SummaryList::new(rows)).child(save);
    let body = heading(&words.say("case-check")).then(Html::paragraph(title)).then(form);
    let page = Page::new(Section::People, format!("{}: {title}", words.say("case-check")), body);
    page.about(whose(words, scene.looked)).into()
}

/// Fields that show what was typed and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) words: Words,
    pub(super) typed: &'a Typed,
    pub(super) wrong: &'a Wrong,
}

impl<'a> Fields<'a> {
    pub(super) fn of(scene: &Scene<'a>, wrong: &'a Wrong) -> Self {
        Self { words: scene.at.words, typed: scene.typed, wrong }
    }

    /// One line of text.
    pub(super) fn line(self, name: &str, label: String, hint: String) -> Html {
        let field = Input::new(name, label).hint(hint).value(self.typed.get(name));
        field.error(self.wrong.of(name)).html()
    }

    /// Text of several lines.
    pub(super) fn text(self, name: &str, label: String, hint: String) -> Html {
        let field = Textarea::new(name, label).hint(hint).value(self.typed.get(name));
        field.error(self.wrong.of(name)).html()
    }

    /// A day.
    pub(super) fn day(self, name: &str, label: String, hint: String) -> Html {
        let part = |part: &str| self.typed.get(&format!("{name}-{part}"));
        let words = self.words;
        DateInput::new(name, label)
            .hint(hint)
            .called(&words.say("day"), &words.say("month"), &words.say("year"))
            .date(part("day"), part("month"), part("year"))
            .error(self.wrong.of(&format!("{name}-day")))
            .html()
    }

    /// The day something happened: today where nothing is given.
    pub(super) fn on(self) -> Html {
        self.day("on", self.words.say("case-on"), self.words.say("case-on-hint"))
    }

    /// One of several.
    pub(super) fn one_of(self, name: &str, legend: String, hint: String, items: Vec<Radio>) -> Html {
        let field = Radios::new(name, legend).hint(hint).items(items).value(self.typed.get(name));
        field.error(self.wrong.of(name)).html()
    }

    /// Any of several.
    pub(super) fn any_of(
        self,
        name: &str,
        legend: String,
        hint: String,
        items: Vec<components::Checkbox>,
    ) -> Html {
        let field = components::Checkboxes::new(name, legend).hint(hint).items(items);
        field.values(self.typed.all(name).to_vec()).error(self.wrong.of(name)).html()
    }
}

/// Reads what was typed, and gathers everything that is wrong with it.
pub(super) struct Reads<'a> {
    words: Words,
    typed: &'a Typed,
    pub(super) wrong: Wrong,
}

impl<'a> Reads<'a> {
    pub(super) fn of(scene: &Scene<'a>) -> Self {
        Self { words: scene.at.words, typed: scene.typed, wrong: Wrong::default() }
    }

    /// A field that must be filled in; `missing` says what to do where it is not.
    pub(super) fn needed(&mut self, name: &str, missing: &str) -> Text {
        match self.typed.filled(name) {
            Some(text) => text.into(),
            None => {
                self.wrong.add(name, self.words.say(missing));
                "".into()
            }
        }
    }

    /// A field that may be empty.
    pub(super) fn perhaps(&self, name: &str) -> Option<Text> {
        self.typed.filled(name).map(Into::into)
    }

    /// A field with one of these.
    pub(super) fn one_of<T: Copy>(&mut self, name: &str, all: &[(&str, T)], missing: &str) -> Option<T> {
        let found = all.iter().find(|(id, _)| *id == self.typed.get(name)).map(|(_, one)| *one);
        if found.is_none() {
            self.wrong.add(name, self.words.say(missing));
        }
        found
    }

    /// A day that may be left out.
    pub(super) fn day(&mut self, name: &str) -> Option<Date> {
        self.typed.day(name).unwrap_or_else(|_| {
            self.wrong.add(&format!("{name}-day"), self.words.say("error-no-such-day"));
            None
        })
    }

    /// The day something happened; today where nothing was given.
    pub(super) fn on(&mut self, desk: &Desk<'_>) -> Date {
        self.day("on").unwrap_or(desk.today())
    }

    /// Everything ticked.
    pub(super) fn all(&self, name: &str) -> Vec<Text> {
        let filled = self.typed.all(name).iter().filter(|one| !one.trim().is_empty());
        filled.map(|one| one.trim().into()).collect()
    }

    /// Lines or things with commas between, as a list.
    pub(super) fn list(&self, name: &str) -> Vec<Text> {
        listed(self.typed.get(name))
    }

    /// Fails with everything that was wrong.
    pub(super) fn sound(self) -> Result<(), Wrong> {
        if self.wrong.is_nothing() { Ok(()) } else { Err(self.wrong) }
    }
}

/// Things with commas or new lines between.
pub(super) fn listed(text: &str) -> Vec<Text> {
    let parts = text.split([',', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(Into::into).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_split_at_commas_and_lines() {
        let check = |text: &str, expected: &[&str]| {
            let found = listed(text);
            let found: Vec<&str> = found.iter().map(|one| &**one).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("cy, en", &["cy", "en"]);
        check("large print\n\nhearing loop,", &["large print", "hearing loop"]);
        check(" , ", &[]);
    }
}
