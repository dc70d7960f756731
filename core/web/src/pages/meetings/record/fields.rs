//! What each step of a meeting's record asks.

use components::{
    Checkbox, Checkboxes, DateInput, Html, Input, Label, Legend, Radio, Radios, Select, SelectOption,
    Textarea,
};
use domain::package::RecordPrompt;
use domain::record::meeting::TO_THE_END;

use super::Record;
use crate::form::{Typed, Wrong};
use crate::pages::meetings::before::{named, offered};
use crate::pages::meetings::numbered::choices;
use crate::pages::meetings::steps::Asked;

/// So many promises can be written down on one page; more are added to the list afterwards.
const PROMISES: usize = 3;

impl Record<'_> {
    pub(super) fn ask_attendance(&self, typed: &Typed, wrong: &Wrong) -> Asked {
        let words = self.at.words;
        let title = words.about("record-title", self.lane.sessions(self.meeting));
        let codes = self.lane.attendance(self.desk);
        let items = codes.into_iter().map(|code| Radio::new(&code.id, code.title.as_str()));
        let codes = Radios::new("code", words.say("record-attendance"))
            .items(items.collect::<Vec<_>>())
            .value(typed.get("code"))
            .error(wrong.of("code"))
            .small();
        let on = DateInput::new("on", words.say("record-day"))
            .called(&words.say("day"), &words.say("month"), &words.say("year"))
            .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
            .error(wrong.of("on-day"));
        Asked::new(title, codes.html().then(on.html()))
    }

    pub(super) fn wrong_attendance(&self, typed: &Typed) -> Wrong {
        let words = self.at.words;
        let mut wrong = Wrong::default();
        let codes = self.lane.attendance(self.desk);
        if !codes.iter().any(|code| code.id == typed.get("code")) {
            wrong.add("code", words.say("record-attendance-missing"));
        }
        match typed.day("on") {
            Err(_) => wrong.add("on-day", words.say("error-no-such-day")),
            Ok(None) => wrong.add("on-day", words.say("record-day-missing")),
            Ok(Some(on)) if on > self.desk.today() => {
                wrong.add("on-day", words.say("record-day-ahead"));
            }
            Ok(Some(_)) => {}
        }
        wrong
    }

    pub(super) fn ask_who(&self, typed: &Typed, wrong: &Wrong) -> Asked {
        let words = self.at.words;
        let who = super::super::diary::team(self.desk, self.lane, Some(self.meeting));
        let items = who.into_iter().map(|(id, name)| Checkbox::new(id, name));
        let who = Checkboxes::new("who", words.say("record-who"))
            .items(items.collect::<Vec<_>>())
            .values(typed.all("who").to_vec())
            .error(wrong.of("who"));
        let languages = offered(self.lane, &self.meeting.scheduled.what.sessions);
        let items = languages.iter().map(|(one, any)| Radio::new(one, named(self.at, one, *any)));
        let languages = Radios::new("language", words.say("record-language"))
            .hint(words.say("record-language-hint"))
            .items(items.collect::<Vec<_>>())
            .value(typed.get("language"));
        Asked::new(words.say("record-who-title"), who.html().then(languages.html()))
    }

    pub(super) fn ask_stopped(&self, typed: &Typed) -> Asked {
        let words = self.at.words;
        let title = words.say("record-stopped");
        let label = Label::new(title.as_str()).page_heading();
        Asked::one(title.as_str(), self.block("stopped", label, typed.get("stopped"))).skippable()
    }

    /// A choice of the blocks of the meeting.
    fn block(&self, name: &str, label: Label, chosen: &str) -> Html {
        let words = self.at.words;
        // Nothing is chosen beforehand: what nobody answered is not kept as an answer.
        let none = SelectOption::new("", words.say("record-choose-end"));
        let end = SelectOption::new(TO_THE_END, words.say("record-to-the-end"));
        let blocks =
            choices(self.lane, self.meeting).into_iter().map(|(id, title)| SelectOption::new(id, title));
        Select::new(name, label)
            .items([none, end].into_iter().chain(blocks).collect::<Vec<_>>())
            .value(chosen)
            .html()
    }

    pub(super) fn ask_landed(&self, typed: &Typed) -> Asked {
        let words = self.at.words;
        let title = words.say("record-landed-title");
        let blocks = choices(self.lane, self.meeting).into_iter().map(|(id, title)| Checkbox::new(id, title));
        let fields = Checkboxes::new("landed", Legend::new(title.as_str()).page_heading())
            .hint(words.say("record-landed-hint"))
            .items(blocks.collect::<Vec<_>>())
            .values(typed.all("landed").to_vec())
            .small();
        Asked::one(title, fields.html())
    }

    pub(super) fn ask_views(&self, typed: &Typed) -> Asked {
        let title = self.at.words.say("record-views-title");
        let fields = Textarea::new("views", Label::new(title.as_str()).page_heading())
            .hint(self.at.words.say("record-views-hint"))
            .rows(6)
            .value(typed.get("views"));
        Asked::one(title, fields.html())
    }

    pub(super) fn ask_prompt(&self, step: &str, typed: &Typed, wrong: &Wrong) -> Asked {
        let Some((number, prompt)) = self.prompt(step) else {
            return Asked::new(self.at.words.say("check-answers"), Html::default());
        };
        let title = format!("{number}. {}", prompt.ask);
        let name = format!("answer-{number}");
        let fields = self.answer(&name, &title, prompt, typed, wrong);
        if prompt.kind == "promises" {
            return Asked::new(title, fields).skippable();
        }
        Asked::one(title, fields).skippable()
    }

    fn answer(&self, name: &str, title: &str, prompt: &RecordPrompt, typed: &Typed, wrong: &Wrong) -> Html {
        let words = self.at.words;
        let label = || Label::new(title).page_heading();
        let legend = || Legend::new(title).page_heading();
        match prompt.kind.as_str() {
            "yes_no" => Radios::new(name, legend())
                .items([Radio::new("yes", words.say("yes")), Radio::new("no", words.say("no"))])
                .value(typed.get(name))
                .inline()
                .html(),
            "tags" => {
                let items = prompt.options.iter().map(|one| Checkbox::new(one, one.replace('-', " ")));
                Checkboxes::new(name, legend())
                    .items(items.collect::<Vec<_>>())
                    .values(typed.all(name).to_vec())
                    .html()
            }
            "number" => Input::new(name, label())
                .whole_number()
                .wide(5)
                .value(typed.get(name))
                .error(wrong.of(name))
                .html(),
            "block" => self.block(name, label(), typed.get(name)),
            "promises" => self.promises(name, typed, wrong),
            _ => Textarea::new(name, label()).rows(8).value(typed.get(name)).html(),
        }
    }

    /// Promises that were made: on the person's list in the same step.
    fn promises(&self, name: &str, typed: &Typed, wrong: &Wrong) -> Html {
        let words = self.at.words;
        let about = Html::paragraph(words.say("record-promises-about"));
        (1..=PROMISES).fold(about, |all, number| {
            let what = format!("{name}-{number}-what");
            let by = format!("{name}-{number}-by");
            let part = |part: &str| typed.get(&format!("{by}-{part}")).to_owned();
            let what = Input::new(&what, words.count("record-promise", number))
                .value(typed.get(&what))
                .error(wrong.of(&what));
            let by = DateInput::new(&by, words.count("record-promise-by", number))
                .called(&words.say("day"), &words.say("month"), &words.say("year"))
                .date(part("day"), part("month"), part("year"))
                .error(wrong.of(&format!("{by}-day")));
            all.then(what.html()).then(by.html())
        })
    }

    /// The promises that were written down in a step: what, and by when.
    pub(super) fn promised(name: &str, typed: &Typed) -> Vec<(String, Option<jiff::civil::Date>)> {
        let one = |number: usize| {
            let what = typed.filled(&format!("{name}-{number}-what"))?;
            Some((what.to_owned(), typed.day(&format!("{name}-{number}-by")).unwrap_or_default()))
        };
        (1..=PROMISES).filter_map(one).collect()
    }

    pub(super) fn wrong_prompt(&self, step: &str, typed: &Typed) -> Wrong {
        let words = self.at.words;
        let mut wrong = Wrong::default();
        let Some((number, prompt)) = self.prompt(step) else { return wrong };
        let name = format!("answer-{number}");
        if prompt.kind == "number" {
            let answer = typed.get(&name);
            if !answer.is_empty() && answer.parse::<i64>().is_err() {
                wrong.add(&name, words.say("record-number-wrong"));
            }
        }
        if prompt.kind == "promises" {
            for number in 1..=PROMISES {
                let by = format!("{name}-{number}-by");
                let what = format!("{name}-{number}-what");
                match typed.day(&by) {
                    Err(_) => wrong.add(&format!("{by}-day"), words.say("error-no-such-day")),
                    Ok(Some(_)) if typed.filled(&what).is_none() => {
                        wrong.add(&what, words.say("promise-what-missing"));
                    }
                    Ok(_) => {}
                }
            }
        }
        wrong
    }
}
