//! Expressions of functions that are lowered: facts, comparisons, dates, sums, lists of ids.

use std::sync::Arc;

use domain::condition::{Comparison, DECLINED, Test};
use domain::date;
use domain::dictionary::Slot;
use domain::fact::{FactType, RATHER_NOT_SAY};
use domain::function::Function;
use rhai::{Expr, FnCallExpr, Position};

use super::{Lower, Names, Shape, Value, compare};
use crate::extent::{comparison, swapped};
use crate::lint::{Link, unlink};
use crate::table::Role;

/// The first code of a text that stands in for a fact that is not known; values have at most 60.
const STAND_IN: i64 = 60;

impl Lower<'_> {
    pub(super) fn value(&mut self, expression: &Expr, names: &Names) -> Option<Value> {
        match expression {
            Expr::BoolConstant(yes, _) => Some(yes_no(Function::Value(i64::from(*yes)))),
            Expr::IntegerConstant(number, _) => Some(number_of(Function::Value(*number))),
            Expr::StringConstant(text, _) => Some(Value::Text(text.as_str().into())),
            Expr::Array(values, _) => {
                let texts = values.iter().map(|value| match value {
                    Expr::StringConstant(text, _) => Some(text.as_str().into()),
                    _ => None,
                });
                texts.collect::<Option<Vec<_>>>().filter(|texts| !texts.is_empty()).map(Value::Texts)
            }
            Expr::Variable(name, _, _) if name.2.is_empty() => {
                let known = names.iter().rev().find(|(known, _)| *known == *name.1);
                known.map(|(_, value)| value.clone()).or_else(|| self.constant(&name.1))
            }
            Expr::Stmt(block) => self.block(block.statements(), names),
            Expr::And(parts, _) => self.joined(parts, names, Function::And),
            Expr::Or(parts, _) => self.joined(parts, names, Function::Or),
            Expr::FnCall(call, position) => self.call(call, *position, names),
            Expr::Dot(..) => self.chain(expression, names),
            _ => None,
        }
    }

    fn constant(&self, name: &str) -> Option<Value> {
        let value = self.table.constants.get(name)?;
        if let Ok(number) = value.as_int() {
            return Some(number_of(Function::Value(number)));
        }
        if let Ok(yes) = value.as_bool() {
            return Some(yes_no(Function::Value(i64::from(yes))));
        }
        if let Ok(text) = value.clone().into_immutable_string() {
            return Some(Value::Text(text.as_str().into()));
        }
        let texts = value.clone().into_array().ok()?;
        let texts = texts.into_iter().map(|text| Some(text.into_immutable_string().ok()?.as_str().into()));
        texts.collect::<Option<Vec<Arc<str>>>>().filter(|texts| !texts.is_empty()).map(Value::Texts)
    }

    fn joined(
        &mut self,
        parts: &[Expr],
        names: &Names,
        join: fn(Box<Function>, Box<Function>) -> Function,
    ) -> Option<Value> {
        let mut all = Vec::with_capacity(parts.len());
        for part in parts {
            all.push(self.yes_no(part, names)?);
        }
        let joined = all.into_iter().rev().reduce(|rest, part| join(Box::new(part), Box::new(rest)))?;
        Some(yes_no(joined))
    }

    /// An expression that must be yes or no.
    pub(super) fn yes_no(&mut self, expression: &Expr, names: &Names) -> Option<Function> {
        self.shaped(expression, names, Shape::YesNo)
    }

    fn shaped(&mut self, expression: &Expr, names: &Names, wanted: Shape) -> Option<Function> {
        let value = self.value(expression, names)?;
        let (shape, function) = self.worked(value)?;
        (shape == wanted).then_some(function)
    }

    fn chain(&mut self, whole: &Expr, names: &Names) -> Option<Value> {
        let (mut links, mut optional) = (Vec::new(), false);
        let base = unlink(whole, &mut links, &mut optional);
        if optional {
            return None;
        }
        let mut value = self.value(base, names)?;
        for link in links {
            value = match (link, value) {
                (Link::Property(name, _), Value::Person) => self.part(name.to_owned())?,
                (Link::Property(name, _), Value::Part(beginning)) => {
                    self.part(format!("{beginning}.{name}"))?
                }
                (Link::Method(call, _), value) => self.method(&value, &call.name, &call.args)?,
                _ => return None,
            };
        }
        Some(value)
    }

    fn part(&self, path: String) -> Option<Value> {
        if self.guard.covers(&path).is_some() {
            return None;
        }
        let slot = self.dictionary.slot(&path).filter(|slot| self.dictionary.fact(*slot).is_some());
        match slot.map(|slot| (slot, self.dictionary.kind(slot))) {
            Some((_, Some(FactType::Text) | None)) => None,
            Some((slot, _)) => Some(Value::Fact(slot)),
            None => Some(Value::Part(path)),
        }
    }

    fn method(&mut self, value: &Value, name: &str, args: &[Expr]) -> Option<Value> {
        let Value::Fact(slot) = value else { return None };
        let FactType::Tags(_) = self.dictionary.kind(*slot)? else { return None };
        match (name, args) {
            ("len", []) => Some(number_of(Function::CountTags(*slot))),
            ("is_empty", []) => {
                Some(yes_no(compare(Comparison::Equal, Function::CountTags(*slot), Function::Value(0))))
            }
            ("contains", [Expr::StringConstant(tag, _)]) => self.tagged(*slot, tag),
            _ => None,
        }
    }

    fn tagged(&self, slot: Slot, tag: &str) -> Option<Value> {
        matches!(self.dictionary.kind(slot)?, FactType::Tags(_)).then_some(())?;
        let mask = self.mask(slot, tag)?;
        Some(yes_no(Function::Ask(slot, Test::AnyTag(mask))))
    }

    fn call(&mut self, call: &FnCallExpr, at: Position, names: &Names) -> Option<Value> {
        if call.is_qualified() {
            return None;
        }
        match (&*call.name, call.op_token.is_some(), &call.args[..]) {
            ("!", true, [part]) => {
                let part = self.yes_no(part, names)?;
                Some(yes_no(Function::Not(Box::new(part))))
            }
            ("-", true, [part]) => {
                let part = self.shaped(part, names, Shape::Number)?;
                Some(number_of(Function::Subtract(Box::new(Function::Value(0)), Box::new(part))))
            }
            ("contains", _, [container, item]) => {
                let (item, container) = (self.value(item, names)?, self.value(container, names)?);
                self.contained(item, container)
            }
            ("+" | "-", true, [left, right]) => {
                let left = Box::new(self.shaped(left, names, Shape::Number)?);
                let right = Box::new(self.shaped(right, names, Shape::Number)?);
                let join = if &*call.name == "+" { Function::Add } else { Function::Subtract };
                Some(number_of(join(left, right)))
            }
            (sign, true, [left, right]) => {
                let comparison = comparison(sign)?;
                let (left, right) = (self.value(left, names)?, self.value(right, names)?);
                self.compared(comparison, left, right).map(yes_no)
            }
            _ => self.named(call, at, names),
        }
    }

    fn named(&mut self, call: &FnCallExpr, _at: Position, names: &Names) -> Option<Value> {
        let args = call.args.iter().map(|part| self.value(part, names));
        let args: Vec<Value> = args.collect::<Option<_>>()?;
        let table = self.table;
        if let Some(function) = table.functions.get(&*call.name) {
            if args.len() != function.parameters.len() {
                return None;
            }
            return match (&function.role, &args[..]) {
                (Role::Derived(_), [Value::Person]) => self.dictionary.slot(&function.name).map(Value::Fact),
                (Role::Derived(_), _) => None,
                _ => self.helper(function, args),
            };
        }
        let [first, second] = [args.first(), args.get(1)].map(|value| value.cloned());
        match (&*call.name, first, second, args.len()) {
            ("known", Some(Value::Fact(slot)), _, 1) => Some(yes_no(Function::IsKnown(slot))),
            ("unknown", Some(Value::Fact(slot)), _, 1) => {
                Some(yes_no(Function::Not(Box::new(Function::IsKnown(slot)))))
            }
            ("or", Some(Value::Fact(slot)), Some(other), 2) => self.or_else(slot, other),
            ("not_known", None, None, 0) => Some(Value::Worked(Shape::Open, Function::NotKnown)),
            ("date", Some(Value::Text(text)), _, 1) => {
                let days = date::to_days(date::read(&text)?);
                Some(Value::Worked(Shape::Date, Function::Value(days)))
            }
            ("has", Some(Value::Fact(slot)), Some(Value::Text(tag)), 2) => self.tagged(slot, &tag),
            ("weeks_between" | "days_between" | "months_between", Some(from), Some(to), 2) => {
                let (from, to) = (self.day(from)?, self.day(to)?);
                let between = match &*call.name {
                    "weeks_between" => Function::Weeks,
                    "days_between" => Function::Days,
                    _ => Function::Months,
                };
                Some(number_of(between(from, to)))
            }
            _ => None,
        }
    }

    fn day(&self, value: Value) -> Option<Box<Function>> {
        match self.worked(value)? {
            (Shape::Date, function) => Some(Box::new(function)),
            _ => None,
        }
    }

    fn or_else(&self, slot: Slot, other: Value) -> Option<Value> {
        match (self.dictionary.kind(slot)?, other) {
            (FactType::Choice(_), Value::Text(text)) => {
                let kind = self.dictionary.kind(slot)?;
                let (code, others) = match kind.code(&text) {
                    Some(code) => (i64::from(code), Vec::new()),
                    None => (STAND_IN, vec![text]),
                };
                if self.dictionary.derived(slot).is_some() && *kind == FactType::yes_no() {
                    return None;
                }
                Some(Value::Code(Function::OrElse(slot, Box::new(Function::Value(code))), slot, others))
            }
            (_, other) => {
                let (shape, _) = self.worked(Value::Fact(slot))?;
                let (other_shape, function) = self.worked(other)?;
                // What stands in is worked out first, as a script would: a stop there stops the function.
                let plain = matches!(function, Function::Value(_));
                (shape == other_shape && plain)
                    .then(|| Value::Worked(shape, Function::OrElse(slot, Box::new(function))))
            }
        }
    }

    fn compared(&self, comparison: Comparison, left: Value, right: Value) -> Option<Function> {
        let equal = match comparison {
            Comparison::Equal => Some(true),
            Comparison::Different => Some(false),
            _ => None,
        };
        let signed = |test: Function| match equal {
            Some(true) => Some(test),
            Some(false) => Some(Function::Not(Box::new(test))),
            None => None,
        };
        match (left, right) {
            (Value::Text(text), other @ (Value::Fact(_) | Value::Code(..))) => {
                self.compared(swapped(comparison), other, Value::Text(text))
            }
            (Value::Fact(slot), Value::Text(text)) => {
                matches!(self.dictionary.kind(slot)?, FactType::Choice(_)).then_some(())?;
                if self.is_derived_yes_no(slot) {
                    return None;
                }
                signed(Function::Ask(slot, Test::OneOf(self.mask(slot, &text)?)))
            }
            (Value::Code(function, slot, others), Value::Text(text)) => {
                let code = self.code(slot, &others, &text)?;
                signed(compare(Comparison::Equal, function, Function::Value(code)))
            }
            (left, right) => {
                let (left_shape, left) = self.worked(left)?;
                let (right_shape, right) = self.worked(right)?;
                let fits = left_shape == right_shape
                    && matches!(left_shape, Shape::Number | Shape::Date | Shape::YesNo)
                    && (left_shape != Shape::YesNo || equal.is_some());
                fits.then(|| compare(comparison, left, right))
            }
        }
    }

    fn contained(&self, item: Value, container: Value) -> Option<Value> {
        match (item, container) {
            (Value::Text(tag), Value::Fact(slot)) => self.tagged(slot, &tag),
            (Value::Fact(slot), Value::Texts(texts)) => {
                matches!(self.dictionary.kind(slot)?, FactType::Choice(_)).then_some(())?;
                if self.is_derived_yes_no(slot) {
                    return None;
                }
                let mut mask = 0;
                for text in &texts {
                    mask |= self.mask(slot, text)?;
                }
                Some(yes_no(Function::Ask(slot, Test::OneOf(mask))))
            }
            (Value::Code(function, slot, others), Value::Texts(texts)) => {
                let mut mask = 0_u64;
                for text in &texts {
                    mask |= 1 << self.code(slot, &others, text)?;
                }
                Some(yes_no(Function::InMask(Box::new(function), mask)))
            }
            _ => None,
        }
    }

    fn is_derived_yes_no(&self, slot: Slot) -> bool {
        self.dictionary.derived(slot).is_some_and(|derived| derived.kind == FactType::yes_no())
    }

    /// The bit of the value `id`; none for what the fact can never be.
    fn mask(&self, slot: Slot, id: &str) -> Option<u64> {
        let code = self.dictionary.kind(slot)?.code(id).map(|code| 1 << code);
        code.or_else(|| (id == RATHER_NOT_SAY && self.dictionary.fact(slot).is_some()).then_some(DECLINED))
    }

    fn code(&self, slot: Slot, others: &[Arc<str>], text: &str) -> Option<i64> {
        if let Some(code) = self.dictionary.kind(slot)?.code(text) {
            return Some(i64::from(code));
        }
        if text == RATHER_NOT_SAY && !others.iter().any(|other| **other == *text) {
            return Some(63);
        }
        let position = others.iter().position(|other| **other == *text)?;
        Some(STAND_IN + i64::try_from(position).ok()?)
    }
}

fn yes_no(function: Function) -> Value {
    Value::Worked(Shape::YesNo, function)
}

fn number_of(function: Function) -> Value {
    Value::Worked(Shape::Number, function)
}
