//! Facts: from rows of facts.yaml to definitions, with what must hold between a fact's type, values and bounds.

use std::collections::BTreeSet;

use domain::codes;
use domain::date::LookAgain;
use domain::fact::{Choice, FactDefinition, FactType, GivenBy, MOST_VALUES, RATHER_NOT_SAY};
use domain::finding::Finding;
use domain::guard::Guard;
use domain::ids::FactId;

use super::Facts;
use super::desk::{Desk, Sheet};
use super::given_by;
use super::ground::Ground;
use super::names::{Known, Names};
use crate::file::facts::{FactFile, FactKind};
use crate::shape::Shape;

/// Ids of states a fact may be in: never values of one.
const STATES: [&str; 3] = [RATHER_NOT_SAY, "not-known", "nobody-holds-it"];

/// Words scripts keep for themselves: no part of a fact's id may be one.
const RESERVED: &[&str] = &[
    "and",
    "as",
    "async",
    "await",
    "break",
    "call",
    "case",
    "catch",
    "const",
    "continue",
    "curry",
    "debug",
    "default",
    "do",
    "else",
    "eval",
    "exit",
    "export",
    "false",
    "fn",
    "for",
    "global",
    "go",
    "goto",
    "if",
    "import",
    "in",
    "is",
    "let",
    "loop",
    "match",
    "module",
    "new",
    "nil",
    "not",
    "null",
    "or",
    "package",
    "print",
    "private",
    "protected",
    "public",
    "return",
    "shared",
    "spawn",
    "static",
    "super",
    "switch",
    "sync",
    "this",
    "thread",
    "throw",
    "true",
    "try",
    "type_of",
    "until",
    "use",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// Reads a facts file: the sound facts, and every id in it.
pub(crate) fn read(desk: &mut Desk<'_>, path: &str) -> Option<(Vec<FactDefinition>, Known)> {
    let sheet = desk.yaml(path, Shape::Facts)?;
    let known = sheet.ids("facts", desk);
    let rows: Vec<(String, FactFile)> = sheet.rows("facts", desk);
    let mut seen = BTreeSet::new();
    let facts = rows.into_iter().filter_map(|(pointer, file)| {
        reserved(desk, &sheet, &pointer, &file);
        fact(desk, &sheet, &pointer, file)
    });
    let facts = facts.collect::<Vec<_>>();
    Some((facts.into_iter().filter(|fact| seen.insert(fact.id.clone())).collect(), known))
}

/// The shared facts and a programme's own. A fact the programme promised never to tailor on must not be declared.
pub(crate) fn of_programme(
    desk: &mut Desk<'_>,
    folder: &str,
    ground: &Ground,
    guard: &Guard,
    names: &mut Names,
) -> Facts {
    let path = format!("{folder}facts.yaml");
    let own = read(desk, &path);
    let unread = own.is_none() && desk.texts.has(&path);
    let (own, known) =
        own.unwrap_or_else(|| (Vec::new(), if unread { Known::unread() } else { Known::new([]) }));
    names.facts.extend(&ground.known);
    names.facts.extend(&known);
    let mut list = ground.facts.clone();
    for fact in own {
        if let Some(first) = ground.facts.iter().find(|shared| shared.id == fact.id) {
            let what = format!("the fact `{}` is one of the shared facts", fact.id);
            let finding = Finding::new(codes::REPEATED_ID, fact.place, what);
            desk.add(
                finding
                    .also(first.place.clone(), "the shared one")
                    .fix("take it out here, or give it another id"),
            );
            continue;
        }
        list.push(fact);
    }
    for fact in &list {
        if let Some(prefix) = guard.covers(fact.id.as_str()) {
            let what = format!(
                "the fact `{}` is described, and this programme promised never to tailor on `{prefix}`",
                fact.id
            );
            desk.add(Finding::new(codes::GUARDED_FACT, fact.place.clone(), what));
        }
    }
    given_by::check(desk, &list, guard);
    Facts::new(list)
}

fn reserved(desk: &mut Desk<'_>, sheet: &Sheet, pointer: &str, file: &FactFile) {
    if let Some(word) = file.id.as_str().split('.').find(|part| RESERVED.contains(part)) {
        let place = sheet.tree.place(&format!("{pointer}/id"));
        let what = format!("`{word}` in `{}` is a word that scripts keep for themselves", file.id.as_str());
        desk.add(Finding::new(codes::FACT_RESERVED_WORD, place, what));
    }
}

fn fact(desk: &mut Desk<'_>, sheet: &Sheet, pointer: &str, file: FactFile) -> Option<FactDefinition> {
    let kind = kind(desk, sheet, pointer, &file)?;
    Some(FactDefinition {
        place: sheet.tree.place(&format!("{pointer}/id")),
        id: FactId::from(file.id.0),
        question: file.question.0.trim().into(),
        kind,
        held_by: file.held_by.0.trim().into(),
        come_by: file.come_by.into(),
        look_again: LookAgain::read(file.look_again_after.as_str()).unwrap_or_else(|| {
            let place = sheet.tree.place(&format!("{pointer}/look_again_after"));
            desk.add(Finding::new(
                codes::NOT_A_LENGTH,
                place,
                "a length of time has at most 100 of its unit",
            ));
            LookAgain::EachChange
        }),
        marking: file.marking.map(Into::into).unwrap_or_default(),
        sensitivity: file.sensitivity.into(),
        // What a calendar or a sum gives is nothing that staff could change.
        changeable: file.changeable.unwrap_or(file.given_by.is_none()),
        protected: file.protected.unwrap_or(false),
        shown_to_participant: file.shown_to_participant.unwrap_or(true),
        seen_by: file.seen_by.into_iter().map(|role| role.0).collect(),
        newest_stands: file.newest_stands.unwrap_or(false),
        lens: file.lens.into(),
        given_by: file.given_by.map(|given| GivenBy {
            plugin: given.plugin.0.into(),
            operation: given.operation.as_str().into(),
            with: given
                .with
                .into_iter()
                .map(|(name, fact)| (name.as_str().into(), fact.as_str().into()))
                .collect(),
            place: sheet.tree.key_place(&format!("{pointer}/given_by")),
        }),
    })
}

/// What is wrong with a fact's values or bounds: the key it is about, what, and what to do.
type Misfit = (String, String, &'static str);

fn kind(desk: &mut Desk<'_>, sheet: &Sheet, pointer: &str, file: &FactFile) -> Option<FactType> {
    let kind = unfitting(file).map_or_else(|| fitted(sheet, pointer, file), Err);
    kind.map_err(|(key, what, fix)| {
        let place = sheet.tree.key_place(&format!("{pointer}/{key}"));
        desk.add(Finding::new(codes::FACT_SHAPE, place, what).fix(fix));
    })
    .ok()
}

/// The first key the fact's type does not have.
fn unfitting(file: &FactFile) -> Option<Misfit> {
    let has_values = matches!(file.kind, FactKind::Choice | FactKind::Tags);
    let is_number = file.kind == FactKind::Number;
    let extra = [
        ("values", file.values.is_some() && !has_values),
        ("at_least", file.at_least.is_some() && !is_number),
        ("at_most", file.at_most.is_some() && !is_number),
        ("unit", file.unit.is_some() && !is_number),
    ];
    let (key, _) = extra.into_iter().find(|(_, wrong)| *wrong)?;
    let what = format!("`{}` has `{key}`, which its type does not have", file.id.as_str());
    Some((key.to_owned(), what, "take the line out, or correct the type"))
}

fn fitted(sheet: &Sheet, pointer: &str, file: &FactFile) -> Result<FactType, Misfit> {
    match file.kind {
        FactKind::YesNo => Ok(FactType::yes_no()),
        FactKind::Date => Ok(FactType::Date),
        FactKind::Text => Ok(FactType::Text),
        FactKind::Number => number(file),
        FactKind::Choice => Ok(FactType::Choice(choices(sheet, pointer, file, 2)?)),
        FactKind::Tags => Ok(FactType::Tags(choices(sheet, pointer, file, 1)?)),
    }
}

fn number(file: &FactFile) -> Result<FactType, Misfit> {
    let id = file.id.as_str();
    let (Some(at_least), Some(at_most), Some(unit)) = (file.at_least, file.at_most, &file.unit) else {
        let what = format!("the number `{id}` lacks at_least, at_most or unit");
        return Err(("type".to_owned(), what, "add the lines that are missing"));
    };
    if at_least >= at_most {
        let what = format!("the bounds of `{id}` leave nothing between them");
        return Err(("at_least".to_owned(), what, "make at_least the smaller of the two"));
    }
    Ok(FactType::Number { at_least, at_most, unit: unit.as_str().into() })
}

/// The values in the order in which they are written.
fn choices(sheet: &Sheet, pointer: &str, file: &FactFile, least: usize) -> Result<Vec<Choice>, Misfit> {
    let id = file.id.as_str();
    let values = sheet.tree.node(&format!("{pointer}/values"));
    let entries = values.map(crate::yaml::Node::entries).unwrap_or_default();
    let choice =
        |id: &str, label: Option<&str>| Choice { id: id.into(), label: label.unwrap_or(id).trim().into() };
    let choices: Vec<Choice> = entries.iter().map(|(key, node)| choice(&key.text, node.text())).collect();
    if choices.len() < least {
        let key = if file.values.is_some() { "values" } else { "type" };
        let what = format!("`{id}` has too few values to choose from");
        return Err((key.to_owned(), what, "add `values:` with an id and a label each"));
    }
    if choices.len() > MOST_VALUES {
        let what = format!("`{id}` has more than {MOST_VALUES} values");
        return Err(("values".to_owned(), what, "make two facts of it, or group the values"));
    }
    if let Some(state) = choices.iter().find(|choice| STATES.contains(&&*choice.id)) {
        let what = format!("`{}` is a state any fact may be in, and no value", state.id);
        return Err((format!("values/{}", state.id), what, "take the value out"));
    }
    Ok(choices)
}
