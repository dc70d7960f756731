//! Rules: from rows of rules.yaml to texts of rules, with what must hold between their parts. What a condition says
//! is not read here.

use std::collections::BTreeSet;

use domain::codes::{self, Code};
use domain::fact::ComeBy;
use domain::finding::Finding;
use domain::ids::{FactId, RuleId, SessionId};
use domain::layer::Layer;
use domain::place::Place;
use domain::rule::{Adaptation, RuleText, Timing};

use super::Facts;
use super::desk::{Desk, Sheet};
use super::names::{Known, Names};
use super::say;
use super::sessions::Session;
use crate::file::rules::RuleFile;
use crate::file::texts::{Id, OneOrMany, items};
use crate::shape::Shape;
use crate::yaml::Node;

/// Reads `rules.yaml`, which may be missing: a programme may leave everything to its facilitators.
pub(crate) fn read(
    desk: &mut Desk<'_>,
    folder: &str,
    facts: &Facts,
    known: &[Session],
    names: &mut Names,
) -> Vec<RuleText> {
    let path = format!("{folder}rules.yaml");
    let Some(sheet) = desk.yaml(&path, Shape::Rules) else {
        names.rules = if desk.texts.has(&path) { Known::unread() } else { Known::new([]) };
        return Vec::new();
    };
    titles(desk, &sheet, known);
    names.rules = sheet.ids("rules", desk);
    let rows: Vec<(String, RuleFile)> = sheet.rows("rules", desk);
    let mut doubtful = BTreeSet::new();
    let mut rules = Vec::new();
    for (pointer, file) in rows {
        let id = file.id.0.clone();
        let mut row = Row { sheet: &sheet, pointer, facts, names, doubtful: false };
        row.doubtful = sheet.has_stranger(&row.pointer);
        rules.extend(rule(desk, &mut row, file));
        if row.doubtful {
            doubtful.insert(id);
        }
    }
    names.doubtful_rules = doubtful;
    rules
}

/// The rules that lean on no fact whose description has a mistake: of the others nothing more can be said. Only for a
/// programme that is refused already, or a rule would be missing unnoticed.
pub(crate) fn without_echoes(mut rules: Vec<RuleText>, facts: &Facts, names: &Names) -> Vec<RuleText> {
    let left_out = |name: &str| name.contains('.') && facts.get(name).is_none() && !names.facts.lacks(name);
    let parts = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.');
    rules.retain(|rule| {
        let found_out = rule.find_out.iter().any(|(fact, _)| left_out(fact.as_str()));
        !found_out && !rule.when.text.split(parts).any(left_out)
    });
    rules
}

/// Where a session's title stands and its id belongs, gives the id.
fn titles(desk: &mut Desk<'_>, sheet: &Sheet, sessions: &[Session]) {
    for pointer in sheet.broken() {
        let mut parts = pointer.split('/').skip(3);
        if !matches!(parts.next(), Some("suggest" | "hold")) {
            continue;
        }
        let Some(text) = sheet.tree.node(pointer).and_then(Node::text) else { continue };
        let titled = |session: &&Session| session.outline.title.trim().eq_ignore_ascii_case(text.trim());
        if let Some(session) = sessions.iter().find(titled) {
            let fix = format!("that is its title; write its id `{}`", session.outline.id.as_str());
            desk.advise(codes::NOT_AN_ID, &sheet.tree.place(pointer), &fix);
        }
    }
}

struct Row<'r> {
    sheet: &'r Sheet,
    pointer: String,
    facts: &'r Facts,
    names: &'r Names,
    /// Whether what the rule does has a mistake that was told already.
    doubtful: bool,
}

impl Row<'_> {
    fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.pointer)
    }
    fn place(&self, key: &str) -> Place {
        self.sheet.tree.place(&self.at(key))
    }
    fn key_place(&self, key: &str) -> Place {
        self.sheet.tree.key_place(&self.at(key))
    }
}

fn rule(desk: &mut Desk<'_>, row: &mut Row<'_>, file: RuleFile) -> Option<RuleText> {
    shape(desk, row, &file);
    let suggest = sessions(desk, row, "suggest", file.suggest.as_ref());
    let hold = sessions(desk, row, "hold", file.hold.as_ref());
    for (session, place) in &hold {
        if suggest.iter().any(|(other, _)| other == session) {
            let what = format!("`{}` is suggested and held by one rule", session.as_str());
            desk.add(Finding::new(codes::NAMED_TWICE, place.clone(), what).fix("choose one of the two"));
        }
    }
    let find_out = find_out(desk, row, &file);
    let adapt: Vec<Adaptation> =
        items(file.adapt.as_ref()).into_iter().map(|(_, word)| (*word).into()).collect();
    let say_at = row.at("say");
    say::check(desk, row.sheet, &say_at, file.say.as_str(), &row.names.rules);
    let staff = file.say_to_staff.as_ref().map(|words| words.as_str());
    Some(RuleText {
        suggest,
        hold,
        adapt,
        find_out,
        timing: file.timing.map_or(Timing::Usual, Into::into),
        safeguard: file.safeguard,
        when: row.sheet.tree.passage(&row.at("when"))?,
        say: say::template(desk, row.sheet, &say_at, file.say.as_str()),
        say_to_staff: staff
            .map(|text| say::template(desk, row.sheet, &row.at("say_to_staff"), text))
            .unwrap_or_default(),
        lens: file.lens.map(Into::into),
        layer: Layer::Programme,
        place: row.place("id"),
        raise: file.raise.map(|topic| topic.0),
        id: RuleId::from(file.id.0),
    })
}

/// What must hold between a rule's keys.
fn shape(desk: &mut Desk<'_>, row: &mut Row<'_>, file: &RuleFile) {
    if row.doubtful {
        return;
    }
    let id = file.id.as_str();
    let mut refuse = |code: Code, place: Place, what: String| desk.add(Finding::new(code, place, what));
    let acts = file.suggest.is_some()
        || file.hold.is_some()
        || file.adapt.is_some()
        || file.find_out.is_some()
        || file.raise.is_some();
    if !acts {
        row.doubtful = true;
        refuse(codes::WITHOUT_VERB, row.place("id"), format!("the rule `{id}` does nothing"));
    }
    if file.timing.is_some() && file.suggest.is_none() && acts {
        let what = format!("the rule `{id}` has a timing and suggests nothing");
        refuse(codes::TIMING_WITHOUT_SUGGEST, row.key_place("timing"), what);
    }
    if file.raise.is_some() && file.say_to_staff.is_none() {
        let what = format!("the rule `{id}` raises something and does not say it to staff");
        refuse(codes::RAISE_WITHOUT_WORDS, row.key_place("raise"), what);
    }
    if file.raise.is_none() && file.say_to_staff.is_some() && acts {
        let what = format!("the rule `{id}` says something to staff and raises nothing");
        refuse(codes::STAFF_WORDS_WITHOUT_RAISE, row.key_place("say_to_staff"), what);
    }
    let mut adapted = Vec::new();
    for (number, word) in items(file.adapt.as_ref()) {
        if adapted.contains(word) {
            let place = row.place(&format!("adapt{number}"));
            let what = format!("`{}` is adapted twice", Adaptation::from(*word).as_str());
            refuse(codes::NAMED_TWICE, place, what);
        }
        adapted.push(*word);
    }
}

fn sessions(
    desk: &mut Desk<'_>,
    row: &mut Row<'_>,
    key: &str,
    list: Option<&OneOrMany<Id>>,
) -> Vec<(SessionId, Place)> {
    let mut sessions: Vec<(SessionId, Place)> = Vec::new();
    for (rest, id) in items(list) {
        let pointer = row.at(&format!("{key}{rest}"));
        if desk.missed(
            (codes::RULE_UNKNOWN_SESSION, "session"),
            row.sheet,
            &pointer,
            id.as_str(),
            &row.names.sessions,
        ) {
            row.doubtful = true;
            continue;
        }
        let place = row.sheet.tree.place(&pointer);
        if sessions.iter().any(|(other, _)| other.as_str() == id.as_str()) {
            let what = format!("`{}` is named twice", id.as_str());
            desk.add(Finding::new(codes::NAMED_TWICE, place, what));
            continue;
        }
        sessions.push((SessionId::from(id.as_str()), place));
    }
    sessions
}

fn find_out(desk: &mut Desk<'_>, row: &Row<'_>, file: &RuleFile) -> Vec<(FactId, Place)> {
    let mut facts: Vec<(FactId, Place)> = Vec::new();
    for (rest, id) in items(file.find_out.as_ref()) {
        let pointer = row.at(&format!("find_out{rest}"));
        if desk.missed((codes::FIND_OUT_UNKNOWN, "fact"), row.sheet, &pointer, id.as_str(), &row.names.facts)
        {
            continue;
        }
        let place = row.sheet.tree.place(&pointer);
        if row.facts.get(id.as_str()).is_some_and(|fact| fact.come_by == ComeBy::Wait) {
            let what = format!("`{}` is waited for, never asked", id.as_str());
            desk.add(Finding::new(codes::FIND_OUT_WAITED_FOR, place, what));
            continue;
        }
        if facts.iter().any(|(other, _)| other.as_str() == id.as_str()) {
            let what = format!("`{}` is named twice", id.as_str());
            desk.add(Finding::new(codes::NAMED_TWICE, place, what));
            continue;
        }
        facts.push((FactId::from(id.as_str()), place));
    }
    facts
}
