//! What was typed, as the desk takes it.

use std::collections::BTreeMap;

use domain::record::meeting::TO_THE_END;
use domain::record::promise::Promised;
use domain::record::{Entry, Text};
use runtime::record::HeldWish;

use super::{Record, departures};
use crate::form::{SEEN, Typed};
use crate::pages::meetings::numbered::prompts;

impl Record<'_> {
    /// How the meeting went, and the promises that were made in it.
    pub(super) fn wish(&self, typed: &Typed) -> (HeldWish, Vec<Entry>) {
        // What was typed before the code was changed to one that says they did not meet is not recorded.
        let met = self.met(typed);
        let asked = if met { prompts(self.lane, self.meeting) } else { Vec::new() };
        let mut answers: BTreeMap<Text, Text> = BTreeMap::new();
        let (mut stopped, mut promises) = (typed.filled("stopped").map(str::to_owned), Vec::new());
        for (number, prompt) in asked {
            let answer = self.answer_to(number, &prompt.kind, typed);
            if prompt.kind == "block" && answer.is_some() {
                stopped.clone_from(&answer);
            }
            if prompt.kind == "promises" {
                promises.extend(Self::promised(&format!("answer-{number}"), typed));
            }
            answers.extend(answer.map(|answer| (prompt.id.as_str().into(), answer.as_str().into())));
        }
        let who = if met { typed.all("who") } else { &[] };
        let wish = HeldWish {
            meeting: self.id.clone(),
            programme: self.lane.programme.clone(),
            on: typed.day("on").unwrap_or_default(),
            code: typed.get("code").into(),
            stopped_at: stopped.filter(|at| met && at != TO_THE_END).map(Into::into),
            facilitators: who.iter().map(|id| id.as_str().into()).collect(),
            language: typed.filled("language").filter(|_| met).map(Into::into),
            answers,
            departures: if met { departures::kept(typed) } else { Vec::new() },
            did_not_land: if met { typed.all("landed") } else { &[] }
                .iter()
                .map(|id| id.as_str().into())
                .collect(),
            two_views: typed.filled("views").filter(|_| met).map(Into::into),
            seen: typed.number(SEEN),
        };
        (wish, promises.into_iter().map(|(what, by)| self.promise(&what, by)).collect())
    }

    fn promise(&self, what: &str, by: Option<jiff::civil::Date>) -> Entry {
        let promised = Promised {
            promise: (&*self.desk.fresh()).into(),
            programme: self.lane.programme.clone(),
            what: what.into(),
            by,
            on: self.desk.today(),
        };
        promised.into()
    }
}
