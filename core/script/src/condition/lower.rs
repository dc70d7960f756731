//! The whitelist: which parts of Rhai's tree may stand in a condition, and what each becomes.
//!
//! Anything not named here is refused at its place. Comparing a fact with a value is in `compare`.

use std::sync::Arc;

use domain::codes;
use domain::condition::{Clause, Condition, Node, Test};
use domain::dictionary::{Dictionary, Slot};
use domain::fact::{ComeBy, FactType};
use domain::finding::Finding;
use domain::guard::Guard;
use domain::place::{Passage, Place};
use rhai::{Expr, FnCallExpr, Position, Token as Sign};
use runtime::ports::ConditionUse;

use crate::extent::{Extent, comparison, dotted, extent, operands};
use crate::tokens::Tokens;

/// What a condition stands in.
pub(super) struct Surroundings<'a> {
    pub(super) passage: &'a Passage,
    pub(super) tokens: &'a Tokens,
    pub(super) dictionary: &'a Dictionary,
    pub(super) guard: &'a Guard,
    pub(super) usage: ConditionUse,
}

/// Lowers `expression`, or says everything that is wrong with it.
pub(super) fn condition(expression: &Expr, around: &Surroundings<'_>) -> Result<Condition, Vec<Finding>> {
    let mut lowering = Lowering { around, clauses: Vec::new(), findings: Vec::new() };
    let root = lowering.node(expression);
    let Lowering { clauses, mut findings, .. } = lowering;
    match root {
        Some(root) if findings.is_empty() => {
            Ok(Condition::new(Arc::clone(&around.passage.text), root, clauses))
        }
        _ => {
            findings.sort();
            findings.dedup();
            Err(findings)
        }
    }
}

/// One lowering under way. A part that is wrong leaves a finding and gives nothing; its neighbours are still read.
pub(super) struct Lowering<'a> {
    pub(super) around: &'a Surroundings<'a>,
    pub(super) clauses: Vec<Clause>,
    pub(super) findings: Vec<Finding>,
}

/// The functions conditions have.
const FUNCTIONS: [&str; 6] = ["between", "date", "known", "not", "unknown", "unsettled"];

impl<'a> Lowering<'a> {
    pub(super) fn node(&mut self, expression: &Expr) -> Option<Node> {
        match expression {
            Expr::And(parts, _) => self.group(parts, Node::All),
            Expr::Or(parts, _) => self.group(parts, Node::Any),
            Expr::FnCall(call, position) => self.call(call, *position, expression),
            Expr::Variable(..) | Expr::Dot(..) => {
                let fact = self.fact(expression)?;
                self.bare(fact, expression)
            }
            _ => self.refuse(expression),
        }
    }

    fn call(&mut self, call: &FnCallExpr, position: Position, whole: &Expr) -> Option<Node> {
        if call.is_qualified() {
            return self.refuse(whole);
        }
        if let Some((left, right)) = operands(call, position, self.around.tokens) {
            return match &*call.name {
                "and" => self.joined(left, right, Node::All),
                "or" => self.joined(left, right, Node::Any),
                "contains" => self.contained(right, left, whole),
                sign => match comparison(sign) {
                    Some(comparison) => self.compare(comparison, left, right, whole),
                    None => self.refuse(whole),
                },
            };
        }
        match (&*call.name, call.op_token.as_ref(), &call.args[..]) {
            ("not", None, [part]) | ("!", Some(Sign::Bang), [part]) => {
                self.node(part).map(|part| Node::Not(Box::new(part)))
            }
            ("known", None, [part]) => self.knowledge(part, Test::Known, whole),
            ("unknown", None, [part]) => self.knowledge(part, Test::Unknown, whole),
            ("unsettled", None, [part]) => self.knowledge(part, Test::Unsettled, whole),
            ("between", None, [part, low, high]) => self.between(part, low, high, whole),
            _ => self.refuse(whole),
        }
    }

    fn group(&mut self, parts: &[Expr], join: fn(Vec<Node>) -> Node) -> Option<Node> {
        let nodes: Vec<Option<Node>> = parts.iter().map(|part| self.node(part)).collect();
        let nodes: Option<Vec<Node>> = nodes.into_iter().collect();
        nodes.map(|nodes| flat(nodes, join))
    }

    fn joined(&mut self, left: &Expr, right: &Expr, join: fn(Vec<Node>) -> Node) -> Option<Node> {
        let (left, right) = (self.node(left), self.node(right));
        Some(flat(vec![left?, right?], join))
    }

    fn knowledge(&mut self, part: &Expr, test: Test, whole: &Expr) -> Option<Node> {
        let slot = self.fact(part)?;
        Some(self.clause(slot, test, whole))
    }

    /// A fact by itself: it must be answered with yes or no.
    fn bare(&mut self, slot: Slot, whole: &Expr) -> Option<Node> {
        let kind = self.kind(slot)?;
        let ids = kind.choices();
        let yes = kind.code("yes").filter(|_| ids.len() == 2 && kind.code("no").is_some());
        if let (FactType::Choice(_), Some(yes)) = (kind, yes) {
            return Some(self.clause(slot, Test::OneOf(1 << yes), whole));
        }
        let name = self.around.dictionary.name(slot);
        let fix = match kind {
            FactType::Choice(ids) => {
                let first = ids.first().map_or("...", |choice| &*choice.id);
                format!("say which answer is meant, such as `{name} == \"{first}\"`")
            }
            FactType::Tags(ids) => {
                let first = ids.first().map_or("...", |choice| &*choice.id);
                format!("say which is meant, such as `\"{first}\" in {name}`")
            }
            _ => format!("compare it with something, such as `{name} >= ...`, or ask `known({name})`"),
        };
        let what = format!("`{name}` is not answered with yes or no, so it cannot stand by itself");
        self.report(Finding::new(codes::KINDS_DIFFER, self.place(whole), what).fix(fix))
    }

    /// The fact or derived fact that `expression` names.
    pub(super) fn fact(&mut self, expression: &Expr) -> Option<Slot> {
        let Some(path) = dotted(expression) else { return self.refuse(expression) };
        let (place, dictionary) = (self.place(expression), self.around.dictionary);
        if let Some(prefix) = self.around.guard.covers(&path) {
            let what = format!("`{path}` is under `{prefix}`, which this programme never tailors on");
            return self.report(Finding::new(codes::TAILORS_ON_GUARDED, place, what));
        }
        let Some(slot) = dictionary.slot(&path) else { return self.unknown(&path, place) };
        if let Some(guarded) = self.around.guard.reached(&[slot], dictionary) {
            let what = format!("`{path}` reads `{guarded}`, which this programme never tailors on");
            return self.report(Finding::new(codes::TAILORS_ON_GUARDED, place, what));
        }
        if dictionary.kind(slot) == Some(&FactType::Text) {
            let what = format!("`{path}` is words for people, not for rules");
            return self.report(Finding::new(codes::TEXT_IN_LOGIC, place, what));
        }
        if self.around.usage == ConditionUse::Hold {
            self.must_not_wait(&path, slot, place);
        }
        Some(slot)
    }

    fn unknown(&mut self, path: &str, place: Place) -> Option<Slot> {
        let (dictionary, guard) = (self.around.dictionary, self.around.guard);
        let what = format!("`{path}` is not a fact of this programme");
        let finding = Finding::new(codes::UNKNOWN_FACT, place, what);
        let finding = match path.strip_prefix("person.") {
            Some(rest) if dictionary.slot(rest).is_some() => {
                let mut finding = finding.fix("leave out `person.`; only scripts have it");
                finding.did_you_mean = Some(rest.to_owned());
                finding
            }
            _ => finding.nearest(path, dictionary.names().filter(|name| guard.covers(name).is_none())),
        };
        self.report(finding)
    }

    fn must_not_wait(&mut self, path: &str, slot: Slot, place: Place) {
        let dictionary = self.around.dictionary;
        let waits = |behind: &Slot| {
            *behind != Slot::TODAY
                && dictionary.fact(*behind).is_some_and(|fact| fact.come_by == ComeBy::Wait)
        };
        let Some(waited) = dictionary.behind(slot).into_iter().find(waits) else { return };
        let waited_name = dictionary.name(waited);
        let what = if waited == slot {
            format!("`{path}` is waited for, never asked; a hold on it would hold nearly everyone")
        } else {
            format!(
                "`{path}` reads `{waited_name}`, which is waited for; a hold on it would hold nearly everyone"
            )
        };
        self.findings.push(Finding::new(codes::HOLD_LEANS_ON_WAIT, place, what));
    }

    /// What the fact at `slot` gives.
    pub(super) fn kind(&self, slot: Slot) -> Option<&'a FactType> {
        self.around.dictionary.kind(slot)
    }

    /// Adds a clause with the text it was written with.
    pub(super) fn clause(&mut self, slot: Slot, test: Test, whole: &Expr) -> Node {
        let Extent { first, last } = extent(whole, self.around.tokens);
        let text = self.around.tokens.text(first, last).into();
        self.clauses.push(Clause { slot, test, text, place: self.place(whole) });
        Node::Clause(self.clauses.len() - 1)
    }

    /// The place of an expression in the file.
    pub(super) fn place(&self, expression: &Expr) -> Place {
        let Surroundings { passage, tokens, .. } = self.around;
        let Extent { first, last } = extent(expression, tokens);
        match tokens.get(first) {
            Some(token) => passage.place(token.line, token.column, tokens.span(first, last)),
            None => passage.whole(),
        }
    }

    /// The expression as written.
    pub(super) fn written(&self, expression: &Expr) -> String {
        let Extent { first, last } = extent(expression, self.around.tokens);
        self.around.tokens.text(first, last)
    }

    /// Says that `expression` is not part of conditions.
    pub(super) fn refuse<T>(&mut self, expression: &Expr) -> Option<T> {
        let finding = Finding::new(codes::NOT_ALLOWED_HERE, self.place(expression), self.refusal(expression));
        let finding = match expression {
            Expr::FnCall(call, _) if call.op_token.is_none() && !call.is_qualified() => {
                let derived = self.around.dictionary.slot(&call.name).is_some();
                match (derived, FUNCTIONS.contains(&&*call.name)) {
                    (true, _) => finding.fix(format!("write `{}` without brackets", call.name)),
                    (false, true) => finding.fix(usage(&call.name)),
                    (false, false) => finding.nearest(&call.name, FUNCTIONS),
                }
            }
            Expr::BoolConstant(..) => finding.fix("leave the rule without this part, or ask for a fact"),
            Expr::CharConstant(letter, _) => finding.fix(format!("use double quotation marks: \"{letter}\"")),
            _ => finding,
        };
        self.report(finding)
    }

    fn refusal(&self, expression: &Expr) -> String {
        let written = self.written(expression);
        match expression {
            Expr::FnCall(call, _) if call.op_token.is_some() => {
                format!("`{}` is not something conditions do", call.name)
            }
            Expr::FnCall(call, _) if FUNCTIONS.contains(&&*call.name) => {
                format!("`{}` is not used like this", call.name)
            }
            Expr::FnCall(call, _) => format!("conditions have no function `{}`", call.name),
            Expr::Dot(..) | Expr::Index(..) => format!("`{written}` is more than the name of a fact"),
            Expr::StringConstant(..) | Expr::IntegerConstant(..) | Expr::BoolConstant(..) => {
                format!("`{written}` by itself asks nothing")
            }
            _ => format!("`{written}` is not something conditions have"),
        }
    }

    /// Keeps a finding and gives nothing.
    pub(super) fn report<T>(&mut self, finding: Finding) -> Option<T> {
        self.findings.push(finding);
        None
    }
}

fn usage(name: &str) -> &'static str {
    match name {
        "between" => "write `between(a fact, the least, the most)`",
        "date" => "compare a date with it: `release.date < date(\"2026-03-01\")`",
        "known" => "write `known(a fact)`",
        "unknown" => "write `unknown(a fact)`",
        "unsettled" => "write `unsettled(a fact)`",
        _ => "write `not(...)` around one part of the condition",
    }
}

/// Joins nodes, taking groups of the same kind apart.
fn flat(nodes: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Node {
    let is_all = matches!(join(Vec::new()), Node::All(_));
    let parts = nodes.into_iter().flat_map(|node| match node {
        Node::All(parts) if is_all => parts,
        Node::Any(parts) if !is_all => parts,
        other => vec![other],
    });
    join(parts.collect())
}
