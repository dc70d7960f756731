//! The answers of a meeting's record, as they are looked at before they are saved.

use components::Html;
use domain::language::Language;
use domain::record::meeting::TO_THE_END;

use super::{Record, departures};
use crate::form::Typed;
use crate::pages::meetings::numbered::{block, prompts};
use crate::pages::meetings::steps::Given;

impl Record<'_> {
    pub(super) fn answers(&self, typed: &Typed) -> Vec<Given> {
        let words = self.at.words;
        let given = |step: &str, asked: String, answer: String| Given {
            step: step.to_owned(),
            asked,
            answer: Html::text(&answer),
        };
        let code = self.desk.words().attendance(typed.get("code"));
        let code = code.map_or_else(String::new, |code| code.title.clone());
        let day = typed.day("on").ok().flatten().map_or_else(String::new, |day| words.day(day));
        let mut all = vec![
            given("attendance", words.say("record-attendance"), code),
            given("attendance", words.say("record-day"), day),
        ];
        if !self.met(typed) {
            return all;
        }
        let who: Vec<String> =
            typed.all("who").iter().map(|id| self.desk.name(&id.as_str().into())).collect();
        all.push(given("who", words.say("record-who"), who.join(", ")));
        all.push(given("who", words.say("record-language"), Language::from(typed.get("language")).name()));
        let has = |step: &str| super::Steps::steps(self, typed).iter().any(|one| one == step);
        let stopped = |id: &str| match id {
            "" => words.say("record-later"),
            TO_THE_END => words.say("record-to-the-end"),
            id => block(self.lane, self.meeting, id),
        };
        if has("stopped") {
            all.push(given("stopped", words.say("record-stopped"), stopped(typed.get("stopped"))));
        }
        for (number, prompt) in prompts(self.lane, self.meeting) {
            let answer =
                self.answer_to(number, &prompt.kind, typed).map(|answer| match prompt.kind.as_str() {
                    "block" => stopped(&answer),
                    "yes_no" => words.say(if answer == "yes" { "yes" } else { "no" }),
                    _ => answer,
                });
            let answer = answer.unwrap_or_else(|| words.say("record-later"));
            all.push(given(&format!("prompt-{number}"), format!("{number}. {}", prompt.ask), answer));
        }
        let or_none = |lines: Vec<String>| {
            if lines.is_empty() { words.say("record-nothing") } else { lines.join("\n") }
        };
        let departures: Vec<String> = departures::kept(typed).iter().map(|one| self.in_words(one)).collect();
        all.push(given("changed", words.say("record-changed"), or_none(departures)));
        let landed =
            typed.all("landed").iter().map(|id| block(self.lane, self.meeting, id)).collect::<Vec<_>>();
        all.push(given("landed", words.say("record-landed"), or_none(landed)));
        if has("views") {
            let views = typed.filled("views").map(str::to_owned).into_iter().collect();
            all.push(given("views", words.say("record-views"), or_none(views)));
        }
        all
    }

    /// The answer to a prompt as the record keeps it; none where it was left for later.
    pub(super) fn answer_to(&self, number: usize, kind: &str, typed: &Typed) -> Option<String> {
        let name = format!("answer-{number}");
        match kind {
            "tags" => Some(typed.all(&name).join(", ")).filter(|answer| !answer.is_empty()),
            "promises" => {
                let lines = Self::promised(&name, typed).into_iter().map(|(what, by)| match by {
                    Some(by) => format!("{what} ({})", self.at.words.day(by)),
                    None => what,
                });
                let lines: Vec<String> = lines.collect();
                Some(lines.join("\n")).filter(|answer| !answer.is_empty())
            }
            _ => typed.filled(&name).map(str::to_owned),
        }
    }
}
