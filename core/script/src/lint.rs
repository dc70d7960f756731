//! What a function of a script reads and gives, told without running it, and everything that is wrong with it.
//!
//! Each function is followed with the kinds of what it is given, so that a helper used for two facts is looked at
//! once for each. Statements are here; expressions, calls and comparisons below.

mod calls;
mod compare;
mod expressions;

use std::collections::{BTreeMap, BTreeSet};

use domain::codes;
use domain::dictionary::{Dictionary, Slot};
use domain::finding::Finding;
use domain::guard::Guard;
use domain::place::Place;
use rhai::{ASTFlags, Expr, Stmt};

pub(crate) use expressions::{Link, unlink};

use crate::kinds::Kind;
use crate::source::Source;
use crate::table::{Function, Table};

/// How many times functions are followed with other kinds before it is enough.
const MOST_FOLLOWED: usize = 500;

/// What one function does, through all it calls.
#[derive(Debug)]
pub(crate) struct Followed {
    /// Declared facts it reads itself or in helpers.
    pub(crate) reads: BTreeSet<Slot>,
    /// Derived facts it asks.
    pub(crate) calls: BTreeSet<Slot>,
    pub(crate) asks_about_knowledge: bool,
    /// What it gives, at each place where it does.
    pub(crate) results: Vec<(Kind, Place)>,
    pub(crate) findings: BTreeSet<Finding>,
}

/// Follows `function` with parameters of these kinds.
pub(crate) fn follow(
    function: &Function,
    parameters: Vec<Kind>,
    table: &Table,
    dictionary: &Dictionary,
    guard: &Guard,
) -> Followed {
    let mut lint = Lint {
        table,
        dictionary,
        guard,
        findings: BTreeSet::new(),
        reads: BTreeSet::new(),
        calls: BTreeSet::new(),
        asks: false,
        known: BTreeMap::new(),
        under_way: Vec::new(),
    };
    let results = lint.function(function, parameters);
    let Lint { reads, calls, asks, findings, .. } = lint;
    Followed { reads, calls, asks_about_knowledge: asks, results, findings }
}

/// The walk through one function and all it calls.
pub(crate) struct Lint<'a> {
    pub(crate) table: &'a Table,
    pub(crate) dictionary: &'a Dictionary,
    pub(crate) guard: &'a Guard,
    pub(crate) findings: BTreeSet<Finding>,
    pub(crate) reads: BTreeSet<Slot>,
    pub(crate) calls: BTreeSet<Slot>,
    pub(crate) asks: bool,
    /// What functions gave for these kinds.
    known: BTreeMap<(String, Vec<Kind>), Kind>,
    under_way: Vec<String>,
}

/// What a function sees while it is followed.
pub(crate) struct Frame<'a> {
    pub(crate) source: &'a Source,
    pub(crate) names: Vec<(String, Kind)>,
    pub(crate) results: Vec<(Kind, Place)>,
    pub(crate) loops: usize,
}

impl Frame<'_> {
    pub(crate) fn kind(&self, name: &str) -> Option<&Kind> {
        self.names.iter().rev().find(|(known, _)| known == name).map(|(_, kind)| kind)
    }
}

impl<'a> Lint<'a> {
    fn function(&mut self, function: &Function, kinds: Vec<Kind>) -> Vec<(Kind, Place)> {
        let Some(source) = self.table.source(function) else { return Vec::new() };
        let names = function.parameters.iter().cloned().zip(kinds).collect();
        let mut frame = Frame { source, names, results: Vec::new(), loops: 0 };
        let last = self.block(&function.body, &mut frame);
        if last != Kind::Never {
            let place = function.body.last().map_or_else(
                || function.place.clone(),
                |statement| match statement {
                    Stmt::Expr(expression) => source.place(expression),
                    other => source.point(other.position()),
                },
            );
            frame.results.push((last, place));
        }
        frame.results
    }

    /// Says whether this is the function asked about itself, not a helper it calls.
    pub(crate) fn is_outermost(&self) -> bool {
        self.under_way.is_empty()
    }

    /// What a call of `function` with these kinds gives.
    pub(crate) fn called(&mut self, function: &Function, kinds: Vec<Kind>, place: &Place) -> Kind {
        let key = (function.name.to_string(), kinds.clone());
        if let Some(kind) = self.known.get(&key) {
            return kind.clone();
        }
        if self.under_way.iter().any(|name| **name == *function.name) {
            let what = format!("`{}` calls itself, directly or through another function", function.name);
            self.findings.insert(Finding::new(codes::GOES_IN_CIRCLES, place.clone(), what));
            return Kind::Any;
        }
        if self.known.len() >= MOST_FOLLOWED || self.under_way.len() > 32 {
            return Kind::Any;
        }
        self.under_way.push(function.name.to_string());
        let results = self.function(function, kinds);
        self.under_way.pop();
        let kind = results.into_iter().fold(Kind::Never, |joined, (kind, _)| joined.or(kind));
        self.known.insert(key, kind.clone());
        kind
    }

    /// What a block gives; names set in it are gone after it.
    pub(crate) fn block(&mut self, block: &[Stmt], frame: &mut Frame<'a>) -> Kind {
        let outer = frame.names.len();
        let mut last = Kind::Nothing;
        for statement in block {
            if !matches!(statement, Stmt::Noop(_)) {
                last = self.statement(statement, frame);
            }
        }
        frame.names.truncate(outer);
        last
    }

    fn statement(&mut self, statement: &Stmt, frame: &mut Frame<'a>) -> Kind {
        match statement {
            Stmt::Noop(_) => Kind::Nothing,
            Stmt::Expr(expression) => self.expression(expression, frame),
            Stmt::FnCall(call, position) => {
                let whole = Expr::FnCall(call.clone(), *position);
                self.expression(&whole, frame)
            }
            Stmt::Block(block) => self.block(block.statements(), frame),
            Stmt::If(flow, _) => {
                self.test(&flow.expr, frame);
                let yes = self.block(flow.body.statements(), frame);
                let no = self.block(flow.branch.statements(), frame);
                yes.or(no)
            }
            Stmt::While(flow, _) => {
                if !matches!(flow.expr, Expr::Unit(_)) {
                    self.test(&flow.expr, frame);
                }
                self.repeat(frame, |lint, frame| drop(lint.block(flow.body.statements(), frame)));
                // `loop` gives what `break` says, or never ends.
                if matches!(flow.expr, Expr::Unit(_)) { Kind::Any } else { Kind::Nothing }
            }
            Stmt::Do(flow, _, _) => {
                self.repeat(frame, |lint, frame| drop(lint.block(flow.body.statements(), frame)));
                self.test(&flow.expr, frame);
                Kind::Nothing
            }
            Stmt::For(parts, _) => {
                let (item, counter, flow) = &**parts;
                let over = self.expression(&flow.expr, frame);
                let element = self.element(&over, &flow.expr, frame);
                let outer = frame.names.len();
                frame.names.push((item.as_str().to_owned(), element));
                frame
                    .names
                    .extend(counter.iter().map(|name| (name.as_str().to_owned(), Kind::Number(false))));
                self.repeat(frame, |lint, frame| drop(lint.block(flow.body.statements(), frame)));
                frame.names.truncate(outer);
                Kind::Nothing
            }
            Stmt::Var(parts, _, _) => {
                let (name, value, _) = &**parts;
                let kind = self.expression(value, frame);
                self.fresh(name.as_str(), frame.source.point(name.pos));
                frame.names.push((name.as_str().to_owned(), kind));
                Kind::Nothing
            }
            Stmt::Assignment(parts) => self.assignment(&parts.0, &parts.1.lhs, &parts.1.rhs, frame),
            Stmt::BreakLoop(value, _, _) => {
                if let Some(value) = value {
                    self.expression(value, frame);
                }
                Kind::Never
            }
            Stmt::Return(value, flags, position) => self.give(value.as_deref(), *flags, *position, frame),
            Stmt::Share(_) => {
                if frame.loops > 0 {
                    let place = frame.source.point(statement.position());
                    let what = "a small function made in a loop keeps a variable from outside it";
                    self.findings.insert(Finding::new(codes::CAPTURE_IN_LOOP, place, what));
                }
                Kind::Nothing
            }
            _ => {
                let place = frame.source.point(statement.position());
                self.findings.insert(Finding::new(
                    codes::NOT_IN_SCRIPTS,
                    place,
                    "scripts do not have this here",
                ));
                Kind::Any
            }
        }
    }

    /// A loop's body is followed twice: what it assigns may change what its beginning sees.
    fn repeat(&mut self, frame: &mut Frame<'a>, body: impl Fn(&mut Self, &mut Frame<'a>)) {
        frame.loops += 1;
        body(self, frame);
        body(self, frame);
        frame.loops -= 1;
    }

    fn give(
        &mut self,
        value: Option<&Expr>,
        flags: ASTFlags,
        position: rhai::Position,
        frame: &mut Frame<'a>,
    ) -> Kind {
        let throws = flags.contains(ASTFlags::BREAK);
        let (kind, place) = match value {
            Some(value) => (self.expression(value, frame), frame.source.place(value)),
            None => (Kind::Nothing, frame.source.point(position)),
        };
        if !throws {
            frame.results.push((kind, place));
        }
        Kind::Never
    }

    fn assignment(
        &mut self,
        sign: &rhai::OpAssignment,
        target: &Expr,
        value: &Expr,
        frame: &mut Frame<'a>,
    ) -> Kind {
        let right = self.expression(value, frame);
        let left = self.expression(target, frame);
        if matches!(left, Kind::Person | Kind::Part(_)) || self.reads_person(target, frame) {
            let what = "a script cannot change a fact";
            self.findings.insert(Finding::new(codes::PERSON_HANDED_ON, frame.source.place(target), what));
        }
        let result =
            if sign.is_op_assignment() { self.reckon(&left, &right, target, value, frame) } else { right };
        if let Expr::Variable(name, _, _) = target
            && let Some((_, kind)) = frame.names.iter_mut().rev().find(|(known, _)| *known == *name.1)
        {
            *kind = kind.clone().or(result);
        }
        Kind::Nothing
    }

    fn reads_person(&self, target: &Expr, frame: &Frame<'_>) -> bool {
        let Expr::Dot(pair, _, _) = target else { return false };
        let Expr::Variable(name, _, _) = &pair.lhs else { return false };
        matches!(frame.kind(&name.1), Some(Kind::Person | Kind::Part(_)))
    }

    /// A name that is set must not hide a function every script has.
    fn fresh(&mut self, name: &str, place: Place) {
        if self.table.constants.contains_key(name) {
            let what = format!("`{name}` is already a constant");
            self.findings.insert(Finding::new(codes::NAME_TAKEN_IN_SCRIPT, place, what));
        }
    }

    /// What one thing of a list is.
    pub(crate) fn element(&mut self, over: &Kind, whole: &Expr, frame: &Frame<'a>) -> Kind {
        match over {
            Kind::List(element) => (**element).clone(),
            Kind::Texts(_) => Kind::Text(None),
            Kind::Any | Kind::Row | Kind::Never => Kind::Any,
            Kind::Fact(slot)
                if matches!(self.dictionary.kind(*slot), Some(domain::fact::FactType::Tags(_))) =>
            {
                let what = format!("`{}` is a set of tags, not a list", self.dictionary.name(*slot));
                let finding = Finding::new(codes::SCRIPT_KINDS_DIFFER, frame.source.place(whole), what);
                self.findings.insert(finding.fix("write `.list()` after it"));
                Kind::Tag(*slot)
            }
            other => {
                let what = format!("{} is not a list", other.noun(self.dictionary));
                self.findings.insert(Finding::new(
                    codes::SCRIPT_KINDS_DIFFER,
                    frame.source.place(whole),
                    what,
                ));
                Kind::Any
            }
        }
    }
}
