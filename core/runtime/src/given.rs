//! Facts that native plugins give: people's fact sheets, with what plugins work out where nobody has said anything.
//!
//! What a plugin gives becomes one more statement, its holder the plugin and its version: it is explained, dated and
//! traced as what people say, and what people say stands before it; where it rests on something out of date, it is out of
//! date itself. A plugin is asked only when every fact it would be
//! told is known, and is told those facts and nothing else; people who are alike are asked about once.
//! Programmes without such facts pay nothing. The guard is asked here again, whatever `check` said.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes;
use domain::dictionary::{Dictionary, Slot};
use domain::fact::{FactDefinition, FactType, FactValue, GivenBy};
use domain::fact_sheet::{FactSheet, FactState};
use domain::finding::Finding;
use domain::programme::Programme;
use domain::reading::Freshness;
use domain::statement::{Marking, Origin, Said, Statement};
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::compile::Ready;
use crate::ports::plugins::Plugins;

/// A remark of a plugin is cut after so many characters.
const LONGEST_REMARK: usize = 160;

/// A fact that a plugin gives, resolved.
#[derive(Clone, Debug)]
pub struct Given {
    slot: Slot,
    definition: FactDefinition,
    by: GivenBy,
    /// Arguments, and the fact each is taken from.
    told: Vec<(Arc<str>, Slot)>,
}

/// The facts of a programme that plugins give and something in it reads; none that would be told what is guarded.
pub(crate) fn facts(programme: &Programme) -> Vec<Given> {
    let dictionary = &programme.dictionary;
    let gates = programme.gate.iter().map(|gate| &gate.when).chain(&programme.easy_read_when);
    let conditions = programme.rules.iter().map(|rule| &rule.when).chain(gates);
    let read: Vec<Slot> =
        conditions.flat_map(|when| when.reads()).flat_map(|slot| dictionary.behind(slot)).collect();
    let given = dictionary.facts().iter().filter_map(|definition| {
        let by = definition.given_by.clone()?;
        let slot = dictionary.slot(definition.id.as_str()).filter(|slot| read.contains(slot))?;
        let safe = programme.guard.reached(&[slot], dictionary).is_none();
        let told = told(dictionary, definition, &by).filter(|_| safe)?;
        Some(Given { slot, definition: definition.clone(), by, told })
    });
    given.collect()
}

/// What a plugin is told, where all of it may be.
fn told(dictionary: &Dictionary, given: &FactDefinition, by: &GivenBy) -> Option<Vec<(Arc<str>, Slot)>> {
    let one = |(name, fact): &(Arc<str>, domain::ids::FactId)| {
        let slot = dictionary.slot(fact.as_str())?;
        let definition = dictionary.fact(slot)?;
        let fits = definition.given_by.is_none() && definition.kind != FactType::Text;
        (fits && (given.protected || !definition.protected)).then(|| (name.clone(), slot))
    };
    by.with.iter().map(one).collect()
}

/// What a plugin would be told about a person.
enum Told {
    /// All of it is known; whether some of it is out of date.
    Known { values: Vec<i64>, old: bool },
    /// This fact is not known.
    WaitsFor(Slot),
}

/// What is wrong with what a programme asks of plugins, as far as they are there.
pub(crate) fn findings(ready: &Ready, plugins: &dyn Plugins) -> Vec<Finding> {
    let wrong = |given: &Given| {
        let by = &given.by;
        let (takes, _) = match plugins.operation(&by.plugin, &by.operation) {
            Ok(described) => described,
            Err(finding) if finding.code == codes::PLUGIN_OPERATION => {
                return Some(Finding { place: by.place.clone(), ..finding });
            }
            // A plugin that is not here is no mistake of the programme.
            Err(_) => return None,
        };
        let names = |key: &str| -> Vec<&str> {
            let listed = takes.get(key);
            let keys = listed.and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name.as_str());
            let items = listed.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            keys.chain(items).collect()
        };
        let told: Vec<&str> = by.with.iter().map(|(name, _)| &**name).collect();
        let operation = format!("`{}` of `{}`", by.operation, by.plugin);
        let unknown = told.iter().find(|name| !names("properties").contains(name));
        let lacking = names("required").into_iter().find(|name| !told.contains(name));
        let what = match (unknown, lacking) {
            (Some(name), _) => {
                format!("{operation} takes no `{name}`; it takes {}", names("properties").join(", "))
            }
            (None, Some(name)) => format!("{operation} takes `{name}` as well"),
            (None, None) => return None,
        };
        Some(Finding::new(codes::PLUGIN_OPERATION, by.place.clone(), what))
    };
    ready.given.iter().filter_map(wrong).collect()
}

/// The fact sheets of people for a programme, in order; and what kept plugins from giving something.
#[must_use]
pub fn sheets<'s>(
    ready: &Ready,
    people: impl IntoIterator<Item = &'s Arc<[Statement]>>,
    today: Date,
) -> (Vec<FactSheet>, Vec<Finding>) {
    let dictionary = &ready.programme.dictionary;
    let assemble = |statements: &Arc<[Statement]>| FactSheet::assemble(dictionary, statements.clone(), today);
    let Some(plugins) = ready.plugins.as_deref().filter(|_| !ready.given.is_empty()) else {
        return (people.into_iter().map(assemble).collect(), Vec::new());
    };
    let people: Vec<&Arc<[Statement]>> = people.into_iter().collect();
    let mut sheets: Vec<FactSheet> = people.iter().copied().map(assemble).collect();
    let mut faults = Vec::new();
    let mut more: Vec<Vec<Statement>> = vec![Vec::new(); sheets.len()];
    let mut told: Vec<Vec<Option<Told>>> = Vec::with_capacity(ready.given.len());
    for given in &ready.given {
        let of: Vec<Option<Told>> = sheets.iter().map(|sheet| given.told_of(sheet)).collect();
        given.ask(plugins, dictionary, (&sheets, &of), today, &mut more, &mut faults);
        told.push(of);
    }
    for ((sheet, person), more) in sheets.iter_mut().zip(people).zip(more) {
        if !more.is_empty() {
            *sheet = assemble(&person.iter().cloned().chain(more).collect());
        }
    }
    for (given, told) in ready.given.iter().zip(told) {
        for (sheet, told) in sheets.iter_mut().zip(told) {
            match told {
                Some(Told::Known { old: true, .. }) => sheet.is_as_old_as_what_it_rests_on(given.slot),
                Some(Told::WaitsFor(other)) => sheet.waits_for(given.slot, other),
                Some(Told::Known { old: false, .. }) | None => {}
            }
        }
    }
    faults.sort();
    faults.dedup();
    (sheets, faults)
}

impl Given {
    /// Asks about everybody of whom nobody has said anything; people who are alike once.
    fn ask(
        &self,
        plugins: &dyn Plugins,
        dictionary: &Dictionary,
        (sheets, told): (&[FactSheet], &[Option<Told>]),
        today: Date,
        more: &mut [Vec<Statement>],
        faults: &mut Vec<Finding>,
    ) {
        let mut alike: BTreeMap<&[i64], Vec<usize>> = BTreeMap::new();
        for (number, told) in told.iter().enumerate() {
            if let Some(Told::Known { values, .. }) = told {
                alike.entry(values).or_default().push(number);
            }
        }
        if alike.is_empty() {
            return;
        }
        let version = match plugins.version(&self.by.plugin) {
            Ok(version) => version,
            Err(finding) => return faults.push(finding),
        };
        let asked: Vec<Value> = alike.keys().map(|key| self.arguments(dictionary, key)).collect();
        let answers = plugins.ask(&self.by.plugin, &self.by.operation, &asked);
        for (answer, people) in answers.into_iter().zip(alike.values()) {
            match answer.and_then(|answer| self.read(&answer)) {
                Ok(None) => {}
                Ok(Some((value, remark))) => {
                    for number in people {
                        let sheet = sheets.get(*number);
                        let marking = sheet.map(|sheet| self.marking(sheet)).unwrap_or_default();
                        let origin = self.origin(&version, remark.as_deref(), marking, today);
                        let said = Said::Value(value.clone());
                        let statement = Statement { fact: self.definition.id.clone(), said, origin };
                        more.get_mut(*number).into_iter().for_each(|more| more.push(statement.clone()));
                    }
                }
                Err(finding) => faults.push(finding),
            }
        }
    }

    /// What it would be told; none where somebody has said the fact itself.
    fn told_of(&self, sheet: &FactSheet) -> Option<Told> {
        if sheet.standing(self.slot).next().is_some() {
            return None;
        }
        let (mut values, mut old) = (Vec::with_capacity(self.told.len()), false);
        for (_, slot) in &self.told {
            let cell = sheet.cell(*slot);
            if !cell.state.is_known(Freshness::AsRecorded) {
                return Some(Told::WaitsFor(*slot));
            }
            old |= cell.state == FactState::OutOfDate;
            values.push(cell.bits);
        }
        Some(Told::Known { values, old })
    }

    fn arguments(&self, dictionary: &Dictionary, key: &[i64]) -> Value {
        let one = |((name, slot), bits): (&(Arc<str>, Slot), &i64)| {
            let value = dictionary.kind(*slot).and_then(|kind| kind.decode(*bits));
            (name.to_string(), value.as_ref().map_or(Value::Null, json))
        };
        Value::Object(self.told.iter().zip(key).map(one).collect::<Map<_, _>>())
    }

    /// The value that was given, with the plugin's remark; none where it is not known.
    fn read(&self, answer: &Value) -> Result<Option<(FactValue, Option<String>)>, Finding> {
        let remark = answer.get("because").and_then(Value::as_str).map(one_line);
        let remark = remark.filter(|remark| !remark.is_empty());
        let value = match answer.get("value") {
            None | Some(Value::Null) => return Ok(None),
            Some(value) => value,
        };
        let read = match value {
            Value::String(text) => self.definition.kind.read(text),
            Value::Number(number) => self.definition.kind.read(&number.to_string()),
            Value::Array(tags) if tags.iter().all(Value::is_string) => {
                self.definition.kind.read_tags(tags.iter().filter_map(Value::as_str))
            }
            other => Err(format!("`{other}` is no value of a fact")),
        };
        match read {
            Ok(value) => Ok(Some((value, remark))),
            Err(why) => {
                let (by, fact) = (&self.by, &self.definition.id);
                let what = format!("`{}` of `{}` gives `{fact}`: {why}", by.operation, by.plugin);
                Err(Finding::new(codes::PLUGIN_ANSWER, by.place.clone(), what))
            }
        }
    }

    /// The strictest marking of what it was told.
    fn marking(&self, sheet: &FactSheet) -> Marking {
        let told = self.told.iter().flat_map(|(_, slot)| sheet.standing(*slot));
        told.map(|statement| statement.origin.marking).max().unwrap_or(Marking::Official)
    }

    fn origin(&self, version: &str, remark: Option<&str>, marking: Marking, today: Date) -> Origin {
        let plugin = &self.by.plugin;
        let remark = remark.map(|remark| format!(": {remark}")).unwrap_or_default();
        Origin {
            holder: format!("computed by {plugin} {version}{remark}").into(),
            on: Some(today),
            marking,
            file: format!("plugin {plugin} {version}").into(),
            line: 0,
            author: None,
        }
    }
}

/// A fact's value as plugins are told it: ids as text, whole numbers, dates as text.
fn json(value: &FactValue) -> Value {
    match value {
        FactValue::Choice(text) | FactValue::Text(text) => Value::from(&**text),
        FactValue::Tags(tags) => tags.iter().map(|tag| Value::from(&**tag)).collect(),
        FactValue::Number(number) => Value::from(*number),
        FactValue::Date(date) => Value::from(date.to_string()),
    }
}

/// A plugin's remark as one line that is not long: it stands among the words of people.
fn one_line(remark: &str) -> String {
    let words = remark.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|letter| !letter.is_control()).take(LONGEST_REMARK).collect()
}
