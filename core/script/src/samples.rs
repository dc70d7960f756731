//! A small dictionary for tests.

use domain::dictionary::{Body, Derived, Dictionary, Slot};
use domain::fact::{Choice, ComeBy, FactDefinition, FactType};
use domain::function::Function;
use domain::guard::Guard;
use domain::place::Place;
use domain::statement::Marking;
use domain::theory::Lens;

pub(crate) fn choices(ids: &[(&str, &str)]) -> Vec<Choice> {
    ids.iter().map(|(id, label)| Choice { id: (*id).into(), label: (*label).into() }).collect()
}

pub(crate) fn fact(id: &str, kind: FactType, come_by: ComeBy, lens: Lens) -> FactDefinition {
    FactDefinition { marking: Marking::Official, come_by, lens, ..domain::sample::fact(id, kind) }
}

fn number(at_least: i64, at_most: i64) -> FactType {
    FactType::Number { at_least, at_most, unit: "".into() }
}

/// Facts of every kind, and derived facts `weeks_left` (a number) and `close` (yes or no).
pub(crate) fn dictionary() -> Dictionary {
    let mut dictionary = facts();
    let mut derive = |name: &str, kind, reads: &[&str]| {
        let reads = reads.iter().filter_map(|name| dictionary.slot(name)).collect();
        let body = Body::Lowered(Function::NotKnown);
        let derived = Derived {
            name: name.into(),
            kind,
            about: "about".into(),
            place: Place::whole("logic/a.rhai"),
            reads,
            asks_about_knowledge: false,
            body,
        };
        dictionary.add(derived).unwrap()
    };
    derive("weeks_left", number(i64::MIN, i64::MAX), &["today", "release.date"]);
    derive("close", FactType::yes_no(), &["today", "release.date"]);
    derive("guarded_through", FactType::yes_no(), &["risk.level"]);
    derive("waits", FactType::yes_no(), &["grief.recent"]);
    dictionary
}

/// The declared facts alone.
pub(crate) fn facts() -> Dictionary {
    let contact = choices(&[
        ("permitted", "permitted"),
        ("some", "some people only"),
        ("not-permitted", "not permitted"),
    ]);
    let feelings = choices(&[("anger", "anger"), ("shame", "shame"), ("fear", "fear")]);
    let levels = choices(&[("high", "high"), ("low", "low")]);
    let (need, goods) = (Lens::Need, Lens::GoodLives);
    Dictionary::new([
        fact("family.contact", FactType::Choice(contact.clone()), ComeBy::LookUp, need),
        fact("friends.contact", FactType::Choice(contact), ComeBy::Ask, need),
        fact("setback.recent", FactType::yes_no(), ComeBy::Ask, need),
        fact("grief.recent", FactType::yes_no(), ComeBy::Wait, need),
        fact("feelings.hardest", FactType::Tags(feelings), ComeBy::Ask, need),
        fact("goods.agency.importance", number(1, 5), ComeBy::Ask, goods),
        fact("goods.work.importance", number(1, 5), ComeBy::Ask, goods),
        fact("meetings.held", number(0, 99), ComeBy::LookUp, Lens::Practical),
        fact("release.date", FactType::Date, ComeBy::LookUp, Lens::Practical),
        fact("report.due", FactType::Date, ComeBy::LookUp, Lens::Practical),
        fact("notes.first", FactType::Text, ComeBy::Ask, Lens::Practical),
        fact("risk.level", FactType::Choice(levels), ComeBy::LookUp, need),
    ])
}

pub(crate) fn guard() -> Guard {
    Guard::new(["risk".to_owned()])
}

pub(crate) fn slot(dictionary: &Dictionary, name: &str) -> Slot {
    dictionary.slot(name).unwrap()
}
