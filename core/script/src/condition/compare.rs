//! Comparing a fact with a value or another fact: kinds must agree, values must be ones the fact can have.

use domain::condition::{Comparison, DECLINED, Node, Test};
use domain::dictionary::Slot;
use domain::fact::{ComeBy, FactType, RATHER_NOT_SAY};
use domain::finding::Finding;
use domain::{codes, date};
use rhai::Expr;

use super::lower::Lowering;
use crate::extent::swapped;

/// One side of a comparison.
enum Operand {
    Fact(Slot),
    Text(String),
    Number(i64),
    Date(i64),
}

impl Lowering<'_> {
    pub(super) fn compare(
        &mut self,
        comparison: Comparison,
        left: &Expr,
        right: &Expr,
        whole: &Expr,
    ) -> Option<Node> {
        let sides = (self.operand(left), self.operand(right));
        match (sides.0?, sides.1?) {
            (Operand::Fact(slot), Operand::Fact(other)) => self.against(slot, comparison, other, whole),
            (Operand::Fact(slot), value) => self.with_value(slot, comparison, &value, right, whole),
            (value, Operand::Fact(slot)) => self.with_value(slot, swapped(comparison), &value, left, whole),
            _ => {
                let what = format!("`{}` compares two fixed values and asks nothing", self.written(whole));
                self.report(Finding::new(codes::NOT_ALLOWED_HERE, self.place(whole), what))
            }
        }
    }

    fn operand(&mut self, expression: &Expr) -> Option<Operand> {
        match expression {
            Expr::StringConstant(text, _) => Some(Operand::Text(text.to_string())),
            Expr::IntegerConstant(number, _) => Some(Operand::Number(*number)),
            Expr::Variable(..) | Expr::Dot(..) => self.fact(expression).map(Operand::Fact),
            Expr::FnCall(call, _) if &*call.name == "date" && call.op_token.is_none() => match &call.args[..]
            {
                [Expr::StringConstant(text, _)] => match date::read(text) {
                    Some(day) => Some(Operand::Date(date::to_days(day))),
                    None => {
                        let what = format!("`{text}` is not a date");
                        self.report(Finding::new(codes::NOT_A_DATE, self.place(expression), what))
                    }
                },
                _ => self.refuse(expression),
            },
            Expr::BoolConstant(..) | Expr::FloatConstant(..) => {
                let written = self.written(expression);
                let finding = Finding::new(
                    codes::KINDS_DIFFER,
                    self.place(expression),
                    format!("`{written}` is not something a fact can be"),
                );
                self.report(finding.fix(match expression {
                    Expr::BoolConstant(..) => {
                        "compare with \"yes\" or \"no\", or let the fact stand by itself"
                    }
                    _ => "use a whole number",
                }))
            }
            _ => self.refuse(expression),
        }
    }

    fn with_value(
        &mut self,
        slot: Slot,
        comparison: Comparison,
        value: &Operand,
        written: &Expr,
        whole: &Expr,
    ) -> Option<Node> {
        let kind = self.kind(slot)?;
        match (kind, value) {
            (FactType::Choice(_), Operand::Text(id)) => {
                let mask = self.value(slot, id, written)?;
                self.choice(slot, comparison, mask, whole)
            }
            (FactType::Number { at_least, at_most, .. }, Operand::Number(number)) => {
                self.number(slot, comparison, *number, (*at_least, *at_most), written, whole)
            }
            (FactType::Date, Operand::Date(days)) => Some(self.ranged(slot, comparison, *days, whole)),
            (kind, _) => self.differs(slot, kind, written),
        }
    }

    fn choice(&mut self, slot: Slot, comparison: Comparison, mask: u64, whole: &Expr) -> Option<Node> {
        match comparison {
            Comparison::Equal => Some(self.clause(slot, Test::OneOf(mask), whole)),
            // The other values keep the clause's own sense, so that it reads as it was written when explained.
            Comparison::Different if mask & DECLINED == 0 => {
                let others = all_values(self.kind(slot)?) & !mask;
                Some(self.clause(slot, Test::OneOf(others), whole))
            }
            Comparison::Different => {
                let clause = self.clause(slot, Test::OneOf(mask), whole);
                Some(Node::Not(Box::new(clause)))
            }
            _ => {
                let name = self.around.dictionary.name(slot);
                let what = format!("the answers of `{name}` have no order");
                let finding = Finding::new(codes::KINDS_DIFFER, self.place(whole), what);
                self.report(finding.fix("use `==`, `!=` or `in [...]` with value ids"))
            }
        }
    }

    fn number(
        &mut self,
        slot: Slot,
        comparison: Comparison,
        number: i64,
        bounds: (i64, i64),
        written: &Expr,
        whole: &Expr,
    ) -> Option<Node> {
        let exact = matches!(comparison, Comparison::Equal | Comparison::Different);
        if exact && !(bounds.0..=bounds.1).contains(&number) {
            let name = self.around.dictionary.name(slot);
            let what =
                format!("`{name}` is a whole number from {} to {}, never {number}", bounds.0, bounds.1);
            let finding = Finding::new(codes::NOT_A_VALUE, self.place(written), what);
            return self.report(finding.fix("use a number within its bounds"));
        }
        if !exact {
            self.within_bounds(slot, range(comparison, number), bounds, whole)?;
        }
        Some(self.ranged(slot, comparison, number, whole))
    }

    /// A comparison of a number or date as the range of those that would do.
    fn ranged(&mut self, slot: Slot, comparison: Comparison, value: i64, whole: &Expr) -> Node {
        let (low, high) = range(comparison, value);
        let clause = self.clause(slot, Test::Within(low, high), whole);
        if comparison == Comparison::Different { Node::Not(Box::new(clause)) } else { clause }
    }

    fn within_bounds(
        &mut self,
        slot: Slot,
        (low, high): (i64, i64),
        (least, most): (i64, i64),
        whole: &Expr,
    ) -> Option<()> {
        let unbounded = (i64::MIN, i64::MAX) == (least, most);
        let name = self.around.dictionary.name(slot);
        let (code, what) = if low > high {
            (codes::NEVER_HOLDS, format!("nothing lies between {low} and {high}"))
        } else if high < least || low > most {
            (codes::NEVER_HOLDS, format!("`{name}` lies between {least} and {most}, so this is never true"))
        } else if !unbounded && low <= least && most <= high {
            (codes::ALWAYS_HOLDS, format!("`{name}` lies between {least} and {most}, so this is always true"))
        } else {
            return Some(());
        };
        self.report(Finding::new(code, self.place(whole), what))
    }

    fn against(&mut self, slot: Slot, comparison: Comparison, other: Slot, whole: &Expr) -> Option<Node> {
        let (kind, other_kind) = (self.kind(slot)?, self.kind(other)?);
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::Different);
        let alike = match (kind, other_kind) {
            (FactType::Number { .. }, FactType::Number { .. }) | (FactType::Date, FactType::Date) => true,
            (FactType::Choice(ours), FactType::Choice(theirs)) => {
                let ids = |choices: &[domain::fact::Choice]| {
                    choices.iter().map(|choice| choice.id.clone()).collect::<Vec<_>>()
                };
                !ordered && ids(ours) == ids(theirs)
            }
            _ => false,
        };
        let dictionary = self.around.dictionary;
        if slot == other {
            let what = format!("`{}` is compared with itself", dictionary.name(slot));
            return self.report(Finding::new(codes::NOT_ALLOWED_HERE, self.place(whole), what));
        }
        if alike {
            return Some(self.clause(slot, Test::Against(comparison, other), whole));
        }
        let (name, other_name) = (dictionary.name(slot), dictionary.name(other));
        let what = format!(
            "`{name}` is {} and `{other_name}` is {}; they cannot be compared",
            noun(kind),
            noun(other_kind)
        );
        self.report(Finding::new(codes::KINDS_DIFFER, self.place(whole), what))
    }

    pub(super) fn between(&mut self, part: &Expr, low: &Expr, high: &Expr, whole: &Expr) -> Option<Node> {
        let slot = self.fact(part);
        let bounds = (self.operand(low), self.operand(high));
        let (slot, low_value, high_value) = (slot?, bounds.0?, bounds.1?);
        let (least, most) = match self.kind(slot)? {
            FactType::Number { at_least, at_most, .. } => (*at_least, *at_most),
            _ => (i64::MIN, i64::MAX),
        };
        let pair = match (self.kind(slot)?, low_value, high_value) {
            (FactType::Number { .. }, Operand::Number(low), Operand::Number(high))
            | (FactType::Date, Operand::Date(low), Operand::Date(high)) => (low, high),
            (kind @ (FactType::Number { .. } | FactType::Date), low_value, _) => {
                let low_fits = matches!(
                    (kind, low_value),
                    (FactType::Number { .. }, Operand::Number(_)) | (FactType::Date, Operand::Date(_))
                );
                return self.differs(slot, kind, if low_fits { high } else { low });
            }
            (kind, ..) => {
                let name = self.around.dictionary.name(slot);
                let what = format!("`{name}` is {}; only numbers and dates lie between others", noun(kind));
                return self.report(Finding::new(codes::KINDS_DIFFER, self.place(part), what));
            }
        };
        self.within_bounds(slot, pair, (least, most), whole)?;
        Some(self.clause(slot, Test::Within(pair.0, pair.1), whole))
    }

    /// `value in list`: a fact in a list of values, or a tag in a tags fact.
    pub(super) fn contained(&mut self, list: &Expr, value: &Expr, whole: &Expr) -> Option<Node> {
        match (list, value) {
            (Expr::Array(values, _), _) => {
                let slot = self.fact(value)?;
                self.one_of(slot, values, whole)
            }
            (_, Expr::StringConstant(tag, _)) => {
                let slot = self.fact(list)?;
                match self.kind(slot)? {
                    FactType::Tags(_) => {
                        let mask = self.value(slot, tag, value)?;
                        Some(self.clause(slot, Test::AnyTag(mask), whole))
                    }
                    kind => {
                        let name = self.around.dictionary.name(slot);
                        let what = format!("`{name}` is {}, not a list of tags", noun(kind));
                        let finding = Finding::new(codes::KINDS_DIFFER, self.place(list), what);
                        self.report(finding.fix(format!("write `{name} == \"{tag}\"`")))
                    }
                }
            }
            _ => self.refuse(whole),
        }
    }

    fn one_of(&mut self, slot: Slot, values: &[Expr], whole: &Expr) -> Option<Node> {
        let kind = self.kind(slot)?;
        if values.is_empty() {
            let what = "nothing is ever in an empty list";
            return self.report(Finding::new(codes::NEVER_HOLDS, self.place(whole), what));
        }
        let mut mask = 0;
        let mut nodes = Vec::new();
        let mut wrong = false;
        for value in values {
            let operand = self.operand(value);
            match (kind, operand) {
                (FactType::Choice(_), Some(Operand::Text(id))) => match self.value(slot, &id, value) {
                    Some(bit) => mask |= bit,
                    None => wrong = true,
                },
                (FactType::Number { at_least, at_most, .. }, Some(Operand::Number(number))) => {
                    let bounds = (*at_least, *at_most);
                    match self.number(slot, Comparison::Equal, number, bounds, value, whole) {
                        Some(node) => nodes.push(node),
                        None => wrong = true,
                    }
                }
                (FactType::Date, Some(Operand::Date(days))) => {
                    nodes.push(self.ranged(slot, Comparison::Equal, days, whole));
                }
                (_, None) => wrong = true,
                (kind, Some(_)) => {
                    wrong = true;
                    let _reported: Option<()> = self.differs(slot, kind, value);
                }
            }
        }
        if wrong {
            return None;
        }
        if !nodes.is_empty() {
            return Some(if nodes.len() == 1 { nodes.remove(0) } else { Node::Any(nodes) });
        }
        if mask & all_values(kind) == all_values(kind) {
            let name = self.around.dictionary.name(slot);
            let what = format!("every answer of `{name}` is in this list");
            return self.report(Finding::new(codes::ALWAYS_HOLDS, self.place(whole), what));
        }
        Some(self.clause(slot, Test::OneOf(mask), whole))
    }

    /// The bit of the value `id` of the fact at `slot`.
    fn value(&mut self, slot: Slot, id: &str, written: &Expr) -> Option<u64> {
        let kind = self.kind(slot)?;
        if let Some(code) = kind.code(id) {
            return Some(1 << code);
        }
        let dictionary = self.around.dictionary;
        let may_decline = dictionary.fact(slot).is_some_and(|fact| fact.come_by != ComeBy::LookUp);
        if id == RATHER_NOT_SAY && may_decline {
            return Some(DECLINED);
        }
        let name = dictionary.name(slot);
        let ids = kind.choices().iter().map(|choice| &*choice.id);
        let label = kind.choices().iter().find(|choice| choice.label.eq_ignore_ascii_case(id));
        let finding =
            Finding::new(codes::NOT_A_VALUE, self.place(written), format!("`{name}` is never `{id}`"));
        let mut finding = finding.nearest(id, ids.clone());
        let listed = ids.collect::<Vec<_>>().join(", ");
        finding = match label {
            Some(choice) => {
                finding.did_you_mean = Some(choice.id.to_string());
                finding.fix(format!("that is how people read it; write its id, \"{}\"", choice.id))
            }
            None if id == RATHER_NOT_SAY => {
                finding.fix(format!("`{name}` is looked up, so nobody declines it; use one of {listed}"))
            }
            None => finding.fix(format!("use one of its value ids: {listed}")),
        };
        self.report(finding)
    }

    fn differs<T>(&mut self, slot: Slot, kind: &FactType, written: &Expr) -> Option<T> {
        let name = self.around.dictionary.name(slot);
        let what = format!("`{name}` is {}; `{}` is not", noun(kind), self.written(written));
        let fix = match kind {
            FactType::Choice(_) => {
                format!("compare it with a value id in quotation marks: `{name} == \"...\"`")
            }
            FactType::Tags(_) => format!("ask for one of them: `\"...\" in {name}`"),
            FactType::Number { .. } => "compare it with a whole number, without quotation marks".to_owned(),
            FactType::Date => "write the date as date(\"2026-03-01\")".to_owned(),
            FactType::Text => "use another fact".to_owned(),
        };
        self.report(Finding::new(codes::KINDS_DIFFER, self.place(written), what).fix(fix))
    }
}

fn range(comparison: Comparison, value: i64) -> (i64, i64) {
    match comparison {
        Comparison::Equal | Comparison::Different => (value, value),
        Comparison::Less => (i64::MIN, value.saturating_sub(1)),
        Comparison::AtMost => (i64::MIN, value),
        Comparison::More => (value.saturating_add(1), i64::MAX),
        Comparison::AtLeast => (value, i64::MAX),
    }
}

/// The bits of every declared value.
fn all_values(kind: &FactType) -> u64 {
    (0..kind.choices().len().min(63)).fold(0, |mask, code| mask | 1 << code)
}

fn noun(kind: &FactType) -> &'static str {
    match kind {
        FactType::Choice(_) => "one of several answers",
        FactType::Tags(_) => "a list of tags",
        FactType::Number { .. } => "a number",
        FactType::Date => "a date",
        FactType::Text => "text",
    }
}
