//! Reads a programme's scripts: derived facts in the order in which each comes after those it asks, and findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes;
use domain::dictionary::{Body, Derived, Dictionary, Slot};
use domain::fact::FactType;
use domain::finding::Finding;
use domain::function::Function as Lowered;
use domain::guard::Guard;
use domain::package::ScriptText;
use domain::place::Place;
use rhai::{ASTNode, Expr, Stmt};

use crate::gives;
use crate::kinds::{Kind, is_yes_no};
use crate::lint::{self, Followed};
use crate::lower;
use crate::source::Source;
use crate::table::{Function, Hook, Role, Table};

/// What the scripts of a programme are, before anything runs.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) derived: Vec<Derived>,
    pub(crate) table: Table,
    /// Derived facts that stay scripts, by their number.
    pub(crate) outside: Vec<Arc<str>>,
    pub(crate) findings: Vec<Finding>,
}

/// Reads `scripts` over the declared facts of `dictionary`.
pub(crate) fn read(scripts: &[ScriptText], dictionary: &Dictionary, guard: &Guard) -> Reading {
    let mut findings = Vec::new();
    let mut unread = Vec::new();
    let mut sources = Vec::new();
    for script in scripts {
        match Source::read(script, &mut findings) {
            Some(source) => sources.push(source),
            None => unread.push(script),
        }
    }
    let table = Table::collect(sources, &mut findings);
    let order = in_order(&table, &mut findings);
    let mut full = dictionary.clone();
    let mut slots = BTreeMap::new();
    for stub in order.iter().filter_map(|name| stub(name, &table)).chain(promised(&unread)) {
        let (name, place) = (Arc::clone(&stub.name), stub.place.clone());
        match full.add(stub) {
            Ok(slot) => drop(slots.insert(name, slot)),
            Err(_) => {
                let what = format!("`{name}` is already the name of a fact");
                findings.push(Finding::new(codes::NAME_TAKEN_IN_SCRIPT, place, what));
            }
        }
    }
    let mut reading = Reading { table, findings, ..Reading::default() };
    follow_all(&mut reading, &mut full, &slots, guard);
    let before = dictionary.derived_facts().len();
    reading.derived = full.derived_facts().iter().skip(before).cloned().collect();
    reading.findings.sort();
    reading.findings.dedup();
    reading
}

/// Follows every function, works out what derived facts read, and lowers those that can be.
fn follow_all(reading: &mut Reading, full: &mut Dictionary, slots: &BTreeMap<Arc<str>, Slot>, guard: &Guard) {
    let Reading { table, findings, outside, .. } = reading;
    let mut ordered: Vec<(&Arc<str>, Slot)> = slots.iter().map(|(name, slot)| (name, *slot)).collect();
    ordered.sort_by_key(|(_, slot)| *slot);
    for (name, slot) in ordered {
        let Some(function) = table.functions.get(name) else { continue };
        let Role::Derived(kind) = &function.role else { continue };
        let followed = lint::follow(function, vec![Kind::Person], table, full, guard);
        let Some(mut derived) = full.derived(slot).cloned() else { continue };
        gives_what_it_says(name, kind, &followed, full, findings);
        derived.asks_about_knowledge = followed.asks_about_knowledge
            || followed
                .calls
                .iter()
                .filter_map(|slot| full.derived(*slot))
                .any(|called| called.asks_about_knowledge);
        let mut reads = followed.reads;
        for called in &followed.calls {
            reads.extend(full.behind(*called));
        }
        derived.reads = reads.into_iter().filter(|slot| full.fact(*slot).is_some()).collect();
        let broken = !followed.findings.is_empty();
        findings.extend(followed.findings);
        let in_circle = findings
            .iter()
            .any(|finding| finding.code == codes::GOES_IN_CIRCLES && finding.place == function.place);
        derived.body = match lower::lower(name, kind, table, full, guard) {
            _ if in_circle => Body::Lowered(Lowered::NotKnown),
            Some(lowered) if !broken => Body::Lowered(lowered),
            _ => {
                outside.push(Arc::clone(name));
                Body::Outside(u16::try_from(outside.len() - 1).unwrap_or(u16::MAX))
            }
        };
        full.complete(slot, derived);
    }
    for function in table.functions.values() {
        let kinds = match &function.role {
            Role::Hook(Hook::Suitability) => vec![Kind::Person],
            Role::Hook(Hook::FollowUp) => vec![Kind::Record, Kind::Person],
            Role::Hook(Hook::Progress) => vec![Kind::List(Box::new(Kind::Row))],
            Role::Helper => function.parameters.iter().map(|name| guess(name)).collect(),
            Role::Derived(_) | Role::Small => continue,
        };
        let followed = lint::follow(function, kinds, table, full, guard);
        if let Role::Hook(hook) = function.role {
            hook_gives_rows(hook, &followed, full, findings);
        }
        findings.extend(followed.findings);
    }
}

/// What a helper is probably given; calls of it are followed with what they really give.
fn guess(parameter: &str) -> Kind {
    match parameter {
        "person" => Kind::Person,
        "record" => Kind::Record,
        _ => Kind::Any,
    }
}

fn hook_gives_rows(hook: Hook, followed: &Followed, dictionary: &Dictionary, findings: &mut Vec<Finding>) {
    for (kind, place) in &followed.results {
        if !matches!(kind, Kind::List(_) | Kind::Any | Kind::Never) {
            let what =
                format!("`{}` gives a list of rows, and here gives {}", hook.name(), kind.noun(dictionary));
            findings.push(
                Finding::new(codes::GIVES_SOMETHING_ELSE, place.clone(), what)
                    .fix("give a list such as [#{...}, #{...}]"),
            );
        }
    }
}

fn gives_what_it_says(
    name: &str,
    wanted: &FactType,
    followed: &Followed,
    dictionary: &Dictionary,
    findings: &mut Vec<Finding>,
) {
    for (kind, place) in &followed.results {
        let plain = kind.plain(dictionary);
        let fits = match (&plain, wanted) {
            (Kind::Any | Kind::NotKnown | Kind::Never, _) => true,
            (Kind::YesNo, wanted) => *wanted == FactType::yes_no(),
            (Kind::Number(_), FactType::Number { .. }) | (Kind::Date, FactType::Date) => true,
            (Kind::Text(text), FactType::Choice(_)) if *wanted != FactType::yes_no() => {
                text.as_ref().is_none_or(|text| wanted.code(text).is_some())
            }
            (Kind::Fact(_) | Kind::Tag(_) | Kind::Or(..), FactType::Choice(_)) => {
                *wanted != FactType::yes_no()
            }
            _ => false,
        };
        if fits {
            continue;
        }
        let what = match plain {
            Kind::Nothing => format!("`{name}` does not give an answer on every way through"),
            ref kind => {
                format!("`{name}` says it gives {}, and here gives {}", said(wanted), kind.noun(dictionary))
            }
        };
        let finding = Finding::new(codes::GIVES_SOMETHING_ELSE, place.clone(), what);
        findings.push(match plain {
            Kind::Nothing => finding.fix("give an answer or `not_known()` after the last `if` too"),
            Kind::Fact(slot) if is_yes_no(dictionary, slot) => {
                finding.fix(format!("write `person.{} == \"yes\"`", dictionary.name(slot)))
            }
            _ => finding,
        });
    }
}

fn said(kind: &FactType) -> String {
    match kind {
        FactType::Number { .. } => "a number".to_owned(),
        FactType::Date => "a date".to_owned(),
        kind if *kind == FactType::yes_no() => "yes or no".to_owned(),
        kind => {
            let ids: Vec<&str> = kind.choices().iter().map(|choice| &*choice.id).collect();
            format!("one of {}", ids.join(", "))
        }
    }
}

fn stub(name: &str, table: &Table) -> Option<Derived> {
    let function = table.functions.get(name)?;
    let Role::Derived(kind) = &function.role else { return None };
    Some(empty(&function.name, kind.clone(), &function.about, function.place.clone()))
}

fn empty(name: &Arc<str>, kind: FactType, about: &Arc<str>, place: Place) -> Derived {
    Derived {
        name: Arc::clone(name),
        kind,
        about: Arc::clone(about),
        place,
        reads: Vec::new(),
        asks_about_knowledge: false,
        body: Body::Lowered(Lowered::NotKnown),
    }
}

/// Derived facts that a file which cannot be read would have had: rules that name them are not wrong as well.
fn promised(unread: &[&ScriptText]) -> Vec<Derived> {
    let mut all = Vec::new();
    for script in unread.iter().filter(|script| script.text.len() <= crate::source::LARGEST) {
        let mut kind = None;
        for (number, line) in (1_u32..).zip(script.text.lines()) {
            let line = line.trim();
            if let Some(said) = line.trim_start_matches('/').trim().strip_prefix("gives:") {
                kind = gives::kind(said);
            } else if let Some(rest) = line.strip_prefix("fn ") {
                let name = rest.split('(').next().unwrap_or_default().trim();
                let takes_person =
                    rest.split(['(', ')']).nth(1).is_some_and(|inside| inside.trim() == "person");
                if let Some(kind) = kind.take().filter(|_| takes_person) {
                    let place = Place::new(&script.file, number, 4, 0);
                    all.push(empty(&name.into(), kind, &"".into(), place));
                }
            }
        }
    }
    all
}

/// The derived facts, each after those it asks; those in a circle are said and come last.
fn in_order(table: &Table, findings: &mut Vec<Finding>) -> Vec<Arc<str>> {
    let calls: BTreeMap<&str, BTreeSet<String>> =
        table.functions.values().map(|function| (&*function.name, called(function))).collect();
    let mut by_place: Vec<&Function> =
        table.functions.values().filter(|function| matches!(function.role, Role::Derived(_))).collect();
    by_place.sort_by_key(|function| (function.source, function.place.clone()));
    let mut order = Order {
        calls: &calls,
        done: BTreeSet::new(),
        path: Vec::new(),
        names: Vec::new(),
        circles: BTreeSet::new(),
    };
    for function in &by_place {
        order.visit(&function.name, 0);
    }
    let Order { names, circles, .. } = order;
    for name in circles {
        if let Some(function) = table.functions.get(&*name) {
            let what = format!("`{name}` asks itself in the end");
            findings.push(Finding::new(codes::GOES_IN_CIRCLES, function.place.clone(), what));
        }
    }
    let is_derived = |name: &String| {
        table.functions.get(&**name).is_some_and(|function| matches!(function.role, Role::Derived(_)))
    };
    names.into_iter().filter(is_derived).map(Arc::from).collect()
}

struct Order<'a> {
    calls: &'a BTreeMap<&'a str, BTreeSet<String>>,
    done: BTreeSet<String>,
    path: Vec<String>,
    names: Vec<String>,
    circles: BTreeSet<String>,
}

impl Order<'_> {
    fn visit(&mut self, name: &str, depth: usize) {
        if let Some(at) = self.path.iter().position(|other| other == name) {
            self.circles.extend(self.path.iter().skip(at).cloned());
            return;
        }
        if self.done.contains(name) || depth > 512 {
            return;
        }
        self.path.push(name.to_owned());
        for other in self.calls.get(name).into_iter().flatten() {
            if self.calls.contains_key(other.as_str()) {
                self.visit(other, depth + 1);
            }
        }
        self.path.pop();
        if self.done.insert(name.to_owned()) {
            self.names.push(name.to_owned());
        }
    }
}

/// The names of everything a function calls, small functions included.
fn called(function: &Function) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for statement in &function.body {
        statement.walk(&mut Vec::new(), &mut |path: &[ASTNode<'_>]| {
            match path.last() {
                Some(ASTNode::Expr(Expr::FnCall(call, _)) | ASTNode::Stmt(Stmt::FnCall(call, _))) => {
                    names.insert(call.name.to_string());
                }
                Some(ASTNode::Expr(Expr::DynamicConstant(value, _))) => {
                    let small = (**value).clone().try_cast::<rhai::FnPtr>();
                    names.extend(small.map(|small| small.fn_name().to_owned()));
                }
                _ => {}
            }
            true
        });
    }
    names
}

#[cfg(test)]
mod tests;
