//! From a loop-free, pure function of a script to the host's own form, where no script runs.
//!
//! What does not fit is left to the sandbox: giving nothing here is never an error. A fact held in a name stays a
//! reference to that fact, so that setting a name never asks whether it is known. Expressions are in `lower/values`.

mod values;

use std::sync::Arc;

use domain::condition::Comparison;
use domain::dictionary::{Dictionary, Slot};
use domain::fact::FactType;
use domain::function::{Function, MOST_LOCALS};
use domain::guard::Guard;
use rhai::{ASTFlags, Expr, Stmt};

use crate::table::{self, Table};

/// The most parts a lowered function may have: early returns copy what follows them.
const MOST_PARTS: usize = 2_000;

/// What a lowered value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    YesNo,
    Number,
    Date,
    /// A code of the wanted choice.
    Wanted,
    /// Not known whatever is asked.
    Open,
}

/// A value under lowering.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Person,
    Part(String),
    /// A fact or derived fact, not yet asked.
    Fact(Slot),
    /// A choice fact's code, or one of the texts that stand in for it (codes from 60).
    Code(Function, Slot, Vec<Arc<str>>),
    Worked(Shape, Function),
    Text(Arc<str>),
    Texts(Vec<Arc<str>>),
}

/// Lowers the derived fact `name`; none when it must stay a script.
pub(crate) fn lower(
    name: &str,
    kind: &FactType,
    table: &Table,
    dictionary: &Dictionary,
    guard: &Guard,
) -> Option<Function> {
    let function = table.functions.get(name)?;
    let mut lower = Lower { table, dictionary, guard, parts: 0, locals: 0, under_way: vec![name.to_owned()] };
    let names = vec![("person".to_owned(), Value::Person)];
    let body: Vec<&Stmt> = function.body.iter().collect();
    let (_, function) = lower.body(&body, &names, Some(kind), true)?;
    Some(function)
}

pub(super) type Names = Vec<(String, Value)>;

pub(super) struct Lower<'a> {
    pub(super) table: &'a Table,
    pub(super) dictionary: &'a Dictionary,
    pub(super) guard: &'a Guard,
    parts: usize,
    locals: usize,
    under_way: Vec<String>,
}

impl Lower<'_> {
    /// Lowers statements to what they give. `may_return` is false inside a block that stands for a value.
    fn body(
        &mut self,
        statements: &[&Stmt],
        names: &Names,
        want: Option<&FactType>,
        may_return: bool,
    ) -> Option<(Shape, Function)> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return None;
        }
        let (first, rest) = statements.split_first()?;
        match first {
            Stmt::Noop(_) => self.body(rest, names, want, may_return),
            Stmt::Var(parts, _, _) => {
                let (name, value, _) = &**parts;
                let value = self.value(value, names)?;
                let (kept, set) = self.keep(value)?;
                let mut names = names.clone();
                names.push((name.as_str().to_owned(), kept));
                let (shape, rest) = self.body(rest, &names, want, may_return)?;
                Some((shape, wrap(set, rest)))
            }
            Stmt::Return(Some(value), flags, _) if may_return && !flags.contains(ASTFlags::BREAK) => {
                self.last(value, names, want)
            }
            Stmt::Expr(value) if rest.iter().all(|statement| statement.is_noop()) => {
                if let Expr::Stmt(block) = &**value {
                    let block: Vec<&Stmt> = block.statements().iter().collect();
                    return self.body(&block, names, want, may_return);
                }
                self.last(value, names, want)
            }
            Stmt::FnCall(call, position) if rest.is_empty() => {
                self.last(&Expr::FnCall(call.clone(), *position), names, want)
            }
            Stmt::Block(block) => {
                let all: Vec<&Stmt> = block.statements().iter().chain(rest.iter().copied()).collect();
                self.body(&all, names, want, may_return)
            }
            Stmt::If(flow, _) => {
                let test = self.yes_no(&flow.expr, names)?;
                let join = |block: &'_ rhai::StmtBlock| -> Vec<Stmt> { block.statements().to_vec() };
                let (yes, no) = (join(&flow.body), join(&flow.branch));
                let yes: Vec<&Stmt> = yes.iter().chain(rest.iter().copied()).collect();
                let no: Vec<&Stmt> = no.iter().chain(rest.iter().copied()).collect();
                let (yes_shape, yes) = self.body(&yes, names, want, may_return)?;
                let (no_shape, no) = self.body(&no, names, want, may_return)?;
                let shape = joined(yes_shape, no_shape)?;
                Some((shape, Function::If(Box::new(test), Box::new(yes), Box::new(no))))
            }
            _ => None,
        }
    }

    /// The value a function or block gives.
    fn last(
        &mut self,
        expression: &Expr,
        names: &Names,
        want: Option<&FactType>,
    ) -> Option<(Shape, Function)> {
        let value = self.value(expression, names)?;
        let Some(want) = want else { return self.worked(value) };
        match (want, value) {
            (_, Value::Worked(Shape::Open, function)) => Some((Shape::Open, function)),
            (FactType::Choice(_), Value::Text(text)) => {
                want.code(&text).map(|code| (Shape::Wanted, Function::Value(i64::from(code))))
            }
            (FactType::Choice(ids), Value::Fact(slot)) if *want != FactType::yes_no() => {
                let same = self.dictionary.kind(slot).is_some_and(|kind| {
                    matches!(kind, FactType::Choice(_))
                        && kind
                            .choices()
                            .iter()
                            .map(|choice| &choice.id)
                            .eq(ids.iter().map(|choice| &choice.id))
                });
                same.then_some((Shape::Wanted, Function::Fact(slot)))
            }
            (want, value) => {
                let (shape, function) = self.worked(value)?;
                let fits = match want {
                    FactType::Number { .. } => shape == Shape::Number,
                    FactType::Date => shape == Shape::Date,
                    want => shape == Shape::YesNo && *want == FactType::yes_no(),
                };
                fits.then_some((shape, function))
            }
        }
    }

    /// A value worked out: facts are asked.
    pub(super) fn worked(&self, value: Value) -> Option<(Shape, Function)> {
        match value {
            Value::Worked(shape, function) => Some((shape, function)),
            Value::Fact(slot) => match self.dictionary.kind(slot)? {
                FactType::Number { .. } => Some((Shape::Number, Function::Fact(slot))),
                FactType::Date => Some((Shape::Date, Function::Fact(slot))),
                kind if *kind == FactType::yes_no() && self.dictionary.derived(slot).is_some() => {
                    Some((Shape::YesNo, Function::Fact(slot)))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Keeps a value under a name: what is worked out goes to a local variable, references stay as they are.
    fn keep(&mut self, value: Value) -> Option<(Value, Option<(u8, Function)>)> {
        match value {
            Value::Worked(Shape::Open, _) => None,
            Value::Worked(shape, function) => {
                let local = self.local()?;
                Some((Value::Worked(shape, Function::Local(local)), Some((local, function))))
            }
            Value::Code(function, slot, others) => {
                let local = self.local()?;
                Some((Value::Code(Function::Local(local), slot, others), Some((local, function))))
            }
            other => Some((other, None)),
        }
    }

    fn local(&mut self) -> Option<u8> {
        let local = u8::try_from(self.locals).ok().filter(|local| usize::from(*local) < MOST_LOCALS)?;
        self.locals += 1;
        Some(local)
    }

    /// A block that stands for a value.
    pub(super) fn block(&mut self, block: &[Stmt], names: &Names) -> Option<Value> {
        let body: Vec<&Stmt> = block.iter().collect();
        self.body(&body, names, None, false).map(|(shape, function)| Value::Worked(shape, function))
    }

    /// Puts a helper's body in place of its call.
    pub(super) fn helper(&mut self, helper: &table::Function, args: Vec<Value>) -> Option<Value> {
        if self.under_way.len() > 8 || self.under_way.iter().any(|name| **name == *helper.name) {
            return None;
        }
        let mut names = Names::new();
        let mut set = Vec::new();
        for (name, value) in helper.parameters.iter().zip(args) {
            let (kept, local) = self.keep(value)?;
            names.push((name.clone(), kept));
            set.push(local);
        }
        self.under_way.push(helper.name.to_string());
        let body: Vec<&Stmt> = helper.body.iter().collect();
        let lowered = self.body(&body, &names, None, true);
        self.under_way.pop();
        let (shape, function) = lowered?;
        let function = set.into_iter().rev().fold(function, |function, local| wrap(local, function));
        Some(Value::Worked(shape, function))
    }
}

fn wrap(local: Option<(u8, Function)>, rest: Function) -> Function {
    match local {
        Some((number, value)) => Function::Let(number, Box::new(value), Box::new(rest)),
        None => rest,
    }
}

fn joined(left: Shape, right: Shape) -> Option<Shape> {
    match (left, right) {
        (Shape::Open, other) | (other, Shape::Open) => Some(other),
        (left, right) => (left == right).then_some(left),
    }
}

/// A comparison as a function.
pub(super) fn compare(comparison: Comparison, left: Function, right: Function) -> Function {
    Function::Compare(comparison, Box::new(left), Box::new(right))
}
