//! "We changed something": one departure after another, as many as there were.

use components::{Button, Element, Html, Legend, Radio, Radios, Select, SelectOption, Textarea};
use domain::record::meeting::{Departure, DepartureKind};

use super::Record;
use crate::form::{Typed, Wrong};
use crate::pages::meetings::after;
use crate::pages::meetings::numbered::{block, choices};
use crate::pages::meetings::steps::{Asked, DROP};
use crate::pages::parts::subheading;

/// Those that were kept so far, one a value: block, kind, `planned` or `day`, and why.
const KEPT: &str = "departed";
/// The fields of the next one.
const FIELDS: [&str; 4] = ["departure-block", "departure-kind", "departure-planned", "departure-because"];

const KINDS: [(&str, DepartureKind); 4] = [
    ("left-out", DepartureKind::LeftOut),
    ("done-differently", DepartureKind::DoneDifferently),
    ("added", DepartureKind::Added),
    ("reordered", DepartureKind::Reordered),
];

/// The departures that were kept so far.
pub(super) fn kept(typed: &Typed) -> Vec<Departure> {
    typed.all(KEPT).iter().filter_map(|one| read(one)).collect()
}

fn read(one: &str) -> Option<Departure> {
    let mut parts = one.splitn(4, '|');
    let (block, kind, planned, because) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let (_, kind) = KINDS.into_iter().find(|(id, _)| *id == kind)?;
    Some(Departure { block: block.into(), kind, planned: planned == "planned", because: because.into() })
}

/// Takes the one being written among those that are kept, or takes one off.
pub(super) fn tidied(typed: Typed) -> Typed {
    let mut all = typed.all(KEPT).to_vec();
    if let Some(number) = typed.number::<usize>(DROP) {
        if number < all.len() {
            all.remove(number);
        }
        return typed.with_all(KEPT, all).with_all(DROP, Vec::new());
    }
    let [block, kind, planned, because] = FIELDS.map(|field| typed.get(field).to_owned());
    if block.is_empty() || kind.is_empty() {
        return typed;
    }
    all.push(format!("{block}|{kind}|{planned}|{because}"));
    FIELDS.iter().fold(typed.with_all(KEPT, all), |typed, field| typed.with_all(field, Vec::new()))
}

impl Record<'_> {
    pub(super) fn ask_departures(&self, typed: &Typed, wrong: &Wrong) -> Asked {
        let words = self.at.words;
        let so_far = kept(typed);
        let listed = so_far.iter().enumerate().map(|(number, one)| self.listed(number, one));
        let listed = if so_far.is_empty() {
            Html::default()
        } else {
            let list = Element::new("ul").class("govuk-list").children(listed).done();
            subheading(&words.say("record-changed-so-far"))
                .then(list)
                .then(subheading(&words.say("record-changed-next")))
        };
        let about = Html::paragraph(words.say("record-changed-about"));
        let mut asked = Asked::new(
            words.say("record-changed-title"),
            about.then(listed).then(self.next_one(typed, wrong)),
        );
        asked.also = Some(("changed", words.say("record-changed-more")));
        asked
    }

    fn listed(&self, number: usize, one: &Departure) -> Element {
        let words = self.at.words;
        let said = self.in_words(one);
        let about = Element::new("span").class("govuk-visually-hidden").text(&format!(" {said}"));
        let button = Button::new(Html::text(&words.say("record-changed-remove")).then(about))
            .name(DROP)
            .value(number)
            .secondary()
            .classes("govuk-button--secondary waymark-small-button");
        let text = Element::new("p").class("govuk-body waymark-typed govuk-!-margin-bottom-1").text(&said);
        Element::new("li").child(text).child(button.html())
    }

    /// A departure in one sentence.
    pub(super) fn in_words(&self, one: &Departure) -> String {
        let words = self.at.words;
        let planned = words.say(if one.planned { "record-planned" } else { "record-on-the-day" });
        let block = block(self.lane, self.meeting, one.block.as_str());
        format!("{block}: {} ({planned}). {}", words.say(after::kind(one.kind)), one.because)
    }

    fn next_one(&self, typed: &Typed, wrong: &Wrong) -> Html {
        let words = self.at.words;
        let [block, kind, planned, because] = FIELDS;
        let none = SelectOption::new("", words.say("record-choose-part"));
        let blocks =
            choices(self.lane, self.meeting).into_iter().map(|(id, title)| SelectOption::new(id, title));
        let block = Select::new(block, words.say("record-part"))
            .hint(words.say("record-part-hint"))
            .items(std::iter::once(none).chain(blocks).collect::<Vec<_>>())
            .value(typed.get(block))
            .error(wrong.of(block));
        let kinds = KINDS.map(|(id, kind)| Radio::new(id, words.say(after::kind(kind))));
        let kind = Radios::new(kind, Legend::new(words.say("record-kind")))
            .items(kinds)
            .value(typed.get(kind))
            .error(wrong.of(kind))
            .small();
        let whens = [
            Radio::new("planned", words.say("record-planned")),
            Radio::new("day", words.say("record-on-the-day")),
        ];
        let planned = Radios::new(planned, Legend::new(words.say("record-when-decided")))
            .items(whens)
            .value(typed.get(planned))
            .error(wrong.of(planned))
            .small();
        let because = Textarea::new(because, words.say("record-because"))
            .rows(3)
            .value(typed.get(because))
            .error(wrong.of(because));
        block.html().then(kind.html()).then(planned.html()).then(because.html())
    }

    pub(super) fn wrong_departure(&self, typed: &Typed) -> Wrong {
        let mut wrong = Wrong::default();
        if FIELDS.iter().all(|field| typed.filled(field).is_none()) {
            return wrong;
        }
        let missing =
            ["record-part-missing", "record-kind-missing", "record-when-missing", "record-because-missing"];
        for (field, id) in FIELDS.into_iter().zip(missing) {
            if typed.filled(field).is_none() {
                wrong.add(field, self.at.words.say(id));
            }
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departures_are_kept_one_by_one_and_taken_off_again() {
        let body =
            b"departure-block=circles&departure-kind=left-out&departure-planned=day&departure-because=a|b";
        let typed = tidied(Typed::read(body).expect("a form"));
        let [one] = kept(&typed).try_into().expect("one");
        let expected = Departure {
            block: "circles".into(),
            kind: DepartureKind::LeftOut,
            planned: false,
            because: "a|b".into(),
        };
        assert_eq!(one, expected);
        assert_eq!(typed.get("departure-block"), "", "the fields are ready for the next one");
        let typed = tidied(typed.with(DROP, "7"));
        assert_eq!(kept(&typed).len(), 1);
        assert!(kept(&tidied(typed.with(DROP, "0"))).is_empty());
    }
}
