//! Calls: functions of the programme, functions every script has, and methods.

use domain::codes;
use domain::fact::FactType;
use domain::finding::Finding;
use rhai::{Expr, FnCallExpr, Position};

use super::{Frame, Lint};
use crate::api::{self, ApiFunction, Receiver};
use crate::extent::operands;
use crate::kinds::Kind;
use crate::table::{Function, Role};

impl<'a> Lint<'a> {
    pub(super) fn call(
        &mut self,
        call: &FnCallExpr,
        at: Position,
        whole: &Expr,
        frame: &mut Frame<'a>,
    ) -> Kind {
        if call.is_qualified() {
            return self.refuse(whole, "scripts have no `::` here", "use the name by itself", frame);
        }
        if let Some((left, right)) = operands(call, at, &frame.source.tokens) {
            return self.operator(call, left, right, whole, frame);
        }
        match (&*call.name, call.op_token.is_some(), &call.args[..]) {
            ("!", true, [part]) => {
                self.test(part, frame);
                return Kind::YesNo;
            }
            ("-" | "+", true, [part]) => {
                let kind = self.value(part, frame).plain(self.dictionary);
                return self.reckon(&Kind::Number(false), &kind, part, part, frame);
            }
            ("curry", _, [small, captured @ ..]) => {
                let kinds = captured.iter().map(|name| self.value(name, frame)).collect();
                return match self.expression(small, frame) {
                    Kind::Small(name, _) => Kind::Small(name, kinds),
                    _ => self.refuse(whole, "scripts have no `curry` here", "pass the value directly", frame),
                };
            }
            _ => {}
        }
        let table = self.table;
        if let Some(function) = table.functions.get(&*call.name) {
            return self.own(function, call, at, frame);
        }
        if let Some(function) = api::plain(&call.name) {
            return self.plain(function, call, at, frame);
        }
        if let (Some(_), [first, rest @ ..]) = (api::methods(&call.name).next(), &call.args[..]) {
            let kind = self.value(first, frame);
            return self.method_with(kind, Some(first), &call.name, rest, at, frame);
        }
        for part in &call.args {
            self.value(part, frame);
        }
        self.unknown_function(call, at, frame)
    }

    fn unknown_function(&mut self, call: &FnCallExpr, at: Position, frame: &Frame<'a>) -> Kind {
        let place = frame.source.point(at);
        let name = &*call.name;
        if let Some((_, instead)) = api::LEFT_OUT.iter().find(|(word, _)| *word == name) {
            let finding =
                Finding::new(codes::NOT_IN_SCRIPTS, place, format!("scripts have no `{name}` here"));
            self.findings.insert(finding.fix(*instead));
            return Kind::Any;
        }
        let finding = Finding::new(codes::UNKNOWN_FUNCTION, place, format!("there is no function `{name}`"));
        let finding = match name {
            "not" => finding.fix("write `!` in front"),
            "between" => finding.fix("write `low <= x && x <= high`"),
            "unsettled" => finding.fix("write `unknown(...)`; whether a fact is out of date is for rules"),
            _ => {
                let own = self.table.functions.keys().map(|name| &**name).filter(|name| !name.contains('$'));
                let plain = api::FUNCTIONS.iter().filter(|function| function.receiver == Receiver::None);
                finding.nearest(name, own.chain(plain.map(|function| function.name)))
            }
        };
        self.findings.insert(finding);
        Kind::Any
    }

    /// A function of the programme.
    fn own(&mut self, function: &Function, call: &FnCallExpr, at: Position, frame: &mut Frame<'a>) -> Kind {
        let kinds: Vec<Kind> = call.args.iter().map(|part| self.expression(part, frame)).collect();
        if kinds.len() != function.parameters.len() {
            self.wrong_count(&function.name, function.parameters.len(), kinds.len(), at, frame);
            return Kind::Any;
        }
        match function.role {
            Role::Derived(_) => {
                if !matches!(kinds.first(), Some(Kind::Person | Kind::Any)) {
                    let what = format!("`{}` takes the person", function.name);
                    let finding = Finding::new(codes::SCRIPT_KINDS_DIFFER, frame.source.point(at), what);
                    self.findings.insert(finding.fix(format!("write `{}(person)`", function.name)));
                }
                match self.dictionary.slot(&function.name) {
                    Some(slot) => {
                        self.calls.insert(slot);
                        Kind::Fact(slot)
                    }
                    None => Kind::Any,
                }
            }
            _ => self.called(function, kinds, &frame.source.point(at)),
        }
    }

    fn wrong_count(&mut self, name: &str, wanted: usize, given: usize, at: Position, frame: &Frame<'a>) {
        let what = format!("`{name}` takes {wanted} in its brackets, and gets {given}");
        self.findings.insert(Finding::new(codes::WRONG_NUMBER_OF_ARGUMENTS, frame.source.point(at), what));
    }

    fn plain(
        &mut self,
        function: &'static ApiFunction,
        call: &FnCallExpr,
        at: Position,
        frame: &mut Frame<'a>,
    ) -> Kind {
        let kinds: Vec<Kind> = call.args.iter().map(|part| self.value(part, frame)).collect();
        if kinds.len() != function.arguments.len() {
            self.wrong_count(function.name, function.arguments.len(), kinds.len(), at, frame);
            return Kind::Any;
        }
        match (function.name, &kinds[..], &call.args[..]) {
            ("known" | "unknown", ..) => {
                self.asks = true;
                Kind::YesNo
            }
            ("or", [fact, other], [_, other_part]) => {
                self.asks = true;
                self.or_else(fact, other, other_part, frame)
            }
            ("not_known", ..) => Kind::NotKnown,
            ("weeks_between" | "days_between" | "months_between", kinds, parts) => {
                for (kind, part) in kinds.iter().zip(parts) {
                    let plain = kind.plain(self.dictionary);
                    if !matches!(plain, Kind::Date | Kind::Any | Kind::NotKnown | Kind::Never) {
                        let what = format!("{} is not a date", kind.noun(self.dictionary));
                        self.say(codes::SCRIPT_KINDS_DIFFER, part, &what, frame);
                    }
                }
                Kind::Number(false)
            }
            ("date", [Kind::Text(Some(text))], [part]) => {
                if domain::date::read(text).is_none() {
                    self.say(codes::NOT_A_DATE, part, &format!("`{text}` is not a date"), frame);
                }
                Kind::Date
            }
            ("date", ..) => Kind::Date,
            ("has", [tags, tag], [tags_part, tag_part]) => {
                self.contained(tag, tags, tag_part, tags_part, frame);
                Kind::YesNo
            }
            ("get", [record, name], [record_part, name_part]) => {
                self.record_answer(record, name, record_part, name_part, frame);
                Kind::Any
            }
            _ => Kind::Any,
        }
    }

    fn record_answer(
        &mut self,
        record: &Kind,
        name: &Kind,
        part: &Expr,
        name_part: &Expr,
        frame: &Frame<'a>,
    ) {
        if !matches!(record, Kind::Record | Kind::Any) {
            let what = format!("{} is not the record of a meeting", record.noun(self.dictionary));
            self.say(codes::SCRIPT_KINDS_DIFFER, part, &what, frame);
        }
        let Kind::Text(Some(name)) = name else { return };
        let known = matches!(&**name, "session" | "attendance") || name.starts_with("answers.");
        if !known {
            let what = format!("a record says nothing named `{name}`");
            let finding = Finding::new(codes::UNKNOWN_METHOD, frame.source.place(name_part), what);
            self.findings.insert(finding.fix("use \"session\", \"attendance\" or \"answers.<id>\""));
        }
    }

    fn or_else(&mut self, fact: &Kind, other: &Kind, part: &Expr, frame: &Frame<'a>) -> Kind {
        let choice = |slot| matches!(self.dictionary.kind(slot), Some(FactType::Choice(_)));
        match (fact.plain(self.dictionary), other.plain(self.dictionary)) {
            (Kind::Fact(slot), Kind::Text(text)) if choice(slot) => Kind::Or(slot, text),
            (Kind::Number(rating), Kind::Number(other)) => Kind::Number(rating || other),
            (Kind::Any | Kind::NotKnown, _) | (_, Kind::Any) => Kind::Any,
            (fact, Kind::NotKnown) => fact,
            (left, right) if left == right => left,
            (left, right) => {
                let (left, right) = (left.noun(self.dictionary), right.noun(self.dictionary));
                let what = format!("{right} cannot stand for {left}");
                self.say(codes::SCRIPT_KINDS_DIFFER, part, &what, frame);
                Kind::Any
            }
        }
    }

    pub(super) fn method(
        &mut self,
        kind: Kind,
        receiver: Option<&Expr>,
        call: &FnCallExpr,
        at: Position,
        frame: &mut Frame<'a>,
    ) -> Kind {
        self.method_with(kind, receiver, &call.name, &call.args, at, frame)
    }

    fn method_with(
        &mut self,
        kind: Kind,
        receiver: Option<&Expr>,
        name: &str,
        parts: &[Expr],
        at: Position,
        frame: &mut Frame<'a>,
    ) -> Kind {
        let kinds: Vec<Kind> = parts.iter().map(|part| self.value(part, frame)).collect();
        let of = kind.receiver(self.dictionary);
        let found = match of {
            Some(Receiver::None) => None,
            Some(receiver) => api::method_of(receiver, name),
            None if matches!(kind, Kind::Person | Kind::Part(_) | Kind::Small(..)) => None,
            None => api::methods(name).next(),
        };
        let Some(function) = found else { return self.unknown_method(&kind, name, at, frame) };
        if kinds.len() != function.arguments.len() {
            self.wrong_count(name, function.arguments.len(), kinds.len(), at, frame);
            return Kind::Any;
        }
        match (name, &kind, &kinds[..]) {
            ("list", Kind::Fact(slot), _) => Kind::List(Box::new(Kind::Tag(*slot))),
            ("contains", container, [item]) => {
                if let [part] = parts {
                    self.contained(item, &container.clone(), part, part, frame);
                }
                Kind::YesNo
            }
            ("push", Kind::List(element), [item]) => {
                let item = item.plain(self.dictionary);
                self.widen(receiver, Kind::List(Box::new((**element).clone().or(item))), frame);
                Kind::Nothing
            }
            ("push", _, _) => Kind::Nothing,
            ("filter" | "map" | "some" | "all", list, [small]) => {
                let element = match list {
                    Kind::List(element) => (**element).clone(),
                    Kind::Texts(_) => Kind::Text(None),
                    _ => Kind::Any,
                };
                let given = self.small(small, element, parts, at, frame);
                match name {
                    "filter" => kind,
                    "map" => Kind::List(Box::new(given)),
                    _ => Kind::YesNo,
                }
            }
            ("keys", _, _) => Kind::List(Box::new(Kind::Text(None))),
            ("list", _, _) => Kind::List(Box::new(Kind::Any)),
            ("len", _, _) => Kind::Number(false),
            _ => Kind::YesNo,
        }
    }

    /// Follows a small function over the things of a list.
    fn small(
        &mut self,
        small: &Kind,
        element: Kind,
        parts: &[Expr],
        at: Position,
        frame: &mut Frame<'a>,
    ) -> Kind {
        let table = self.table;
        let Kind::Small(name, captured) = small else {
            if let [part] = parts
                && !matches!(small, Kind::Any)
            {
                self.say(codes::SCRIPT_KINDS_DIFFER, part, "a small function belongs here", frame);
            }
            return Kind::Any;
        };
        let Some(function) = table.functions.get(&**name) else { return Kind::Any };
        let mut kinds = captured.clone();
        kinds.push(element);
        if kinds.len() != function.parameters.len() {
            let wanted = function.parameters.len().saturating_sub(captured.len());
            let what = format!("a small function here takes one thing, and this one takes {wanted}");
            let finding = Finding::new(codes::WRONG_NUMBER_OF_ARGUMENTS, frame.source.point(at), what);
            self.findings.insert(finding);
            return Kind::Any;
        }
        self.called(function, kinds, &frame.source.point(at))
    }

    fn unknown_method(&mut self, kind: &Kind, name: &str, at: Position, frame: &Frame<'a>) -> Kind {
        let what = format!("{} has no `{name}()`", kind.noun(self.dictionary));
        let finding = Finding::new(codes::UNKNOWN_METHOD, frame.source.point(at), what);
        let of = kind.receiver(self.dictionary);
        let finding = if matches!(kind, Kind::Person | Kind::Part(_)) {
            finding.fix(format!("write `{name}(person)` for a function, `person.<fact>` for a fact"))
        } else if matches!(name, "call" | "curry") {
            finding.fix("call the function by its name")
        } else {
            let fits = |function: &&ApiFunction| of.is_none_or(|of| function.receiver == of);
            let names = api::FUNCTIONS.iter().filter(|function| function.receiver != Receiver::None);
            finding.nearest(name, names.filter(fits).map(|function| function.name))
        };
        self.findings.insert(finding);
        Kind::Any
    }

    /// A variable now holds more than before.
    fn widen(&mut self, receiver: Option<&Expr>, kind: Kind, frame: &mut Frame<'a>) {
        if let Some(Expr::Variable(name, _, _)) = receiver
            && let Some((_, known)) = frame.names.iter_mut().rev().find(|(known, _)| *known == *name.1)
        {
            *known = kind;
        }
    }
}
