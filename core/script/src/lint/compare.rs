//! Operators: comparing, looking into lists, reckoning.

use domain::codes;
use domain::dictionary::Slot;
use domain::fact::{FactType, RATHER_NOT_SAY};
use domain::finding::Finding;
use rhai::{Expr, FnCallExpr};

use super::{Frame, Lint};
use crate::extent::comparison;
use crate::kinds::{Kind, is_value, is_yes_no};

impl<'a> Lint<'a> {
    pub(super) fn operator(
        &mut self,
        call: &FnCallExpr,
        left: &Expr,
        right: &Expr,
        whole: &Expr,
        frame: &mut Frame<'a>,
    ) -> Kind {
        let kinds = (self.value(left, frame), self.value(right, frame));
        match &*call.name {
            "contains" => {
                self.contained(&kinds.0, &kinds.1, left, right, frame);
                Kind::YesNo
            }
            ".." | "..=" => Kind::List(Box::new(Kind::Number(false))),
            "+" | "-" | "*" | "/" | "%" => {
                let (first, second) = (kinds.0.plain(self.dictionary), kinds.1.plain(self.dictionary));
                self.reckon(&first, &second, left, right, frame)
            }
            "and" | "or" => {
                let sign = if &*call.name == "and" { "&&" } else { "||" };
                let what = format!("`{}` joins conditions in rules, not in scripts", call.name);
                let finding = Finding::new(codes::WORDS_FOR_SIGNS, frame.source.place(whole), what);
                self.findings.insert(finding.fix(format!("write `{sign}`")));
                Kind::YesNo
            }
            sign => match comparison(sign) {
                Some(_) => {
                    let ordered = !matches!(sign, "==" | "!=");
                    self.compared(&kinds.0, &kinds.1, ordered, (left, right, whole), frame);
                    Kind::YesNo
                }
                None => {
                    let what = format!("scripts have no `{sign}` here");
                    self.refuse(whole, &what, "use comparisons, `+` and `-`", frame)
                }
            },
        }
    }

    fn compared(
        &mut self,
        left: &Kind,
        right: &Kind,
        ordered: bool,
        (left_part, right_part, whole): (&Expr, &Expr, &Expr),
        frame: &Frame<'a>,
    ) {
        let (left, right) = (left.plain(self.dictionary), right.plain(self.dictionary));
        if let (Kind::Text(Some(text)), value) = (&left, &right) {
            self.id_fits(value, text, left_part, frame);
        }
        if let (value, Kind::Text(Some(text))) = (&left, &right) {
            self.id_fits(value, text, right_part, frame);
        }
        let text = |kind: &Kind| match kind {
            Kind::Text(_) | Kind::Tag(_) | Kind::Or(..) => true,
            Kind::Fact(slot) => matches!(self.dictionary.kind(*slot), Some(FactType::Choice(_))),
            _ => false,
        };
        let open = |kind: &Kind| matches!(kind, Kind::Any | Kind::NotKnown | Kind::Never);
        let alike = open(&left)
            || open(&right)
            || (text(&left) && text(&right))
            || matches!((&left, &right), (Kind::Number(_), Kind::Number(_)) | (Kind::Date, Kind::Date))
            || (!ordered && matches!((&left, &right), (Kind::YesNo, Kind::YesNo)));
        let no_order = ordered && (text(&left) || text(&right));
        if alike && !no_order {
            return;
        }
        let what = if no_order && alike {
            "texts and answers have no order".to_owned()
        } else {
            let (left, right) = (left.noun(self.dictionary), right.noun(self.dictionary));
            format!("{left} cannot be compared with {right}")
        };
        let finding = Finding::new(codes::SCRIPT_KINDS_DIFFER, frame.source.place(whole), what);
        let yes_no = [&left, &right].into_iter().find_map(|kind| match kind {
            Kind::Fact(slot) if is_yes_no(self.dictionary, *slot) => Some(*slot),
            _ => None,
        });
        let tags = [&left, &right].into_iter().find_map(|kind| self.tags(kind));
        let finding = if let Some(slot) = tags {
            finding.fix(format!("write `\"...\" in person.{}`", self.dictionary.name(slot)))
        } else if let Some(slot) = yes_no {
            finding.fix(format!("write `person.{} == \"yes\"`", self.dictionary.name(slot)))
        } else {
            finding
        };
        self.findings.insert(finding);
    }

    fn tags(&self, kind: &Kind) -> Option<Slot> {
        match kind {
            Kind::Fact(slot) if matches!(self.dictionary.kind(*slot), Some(FactType::Tags(_))) => Some(*slot),
            _ => None,
        }
    }

    /// Says when `text` is none of the ids `kind` can be.
    fn id_fits(&mut self, kind: &Kind, text: &str, part: &Expr, frame: &Frame<'a>) {
        let (slot, stand_in) = match kind {
            Kind::Fact(slot) if matches!(self.dictionary.kind(*slot), Some(FactType::Choice(_))) => {
                (*slot, None)
            }
            Kind::Tag(slot) => (*slot, None),
            Kind::Or(slot, Some(stand_in)) => (*slot, Some(stand_in)),
            _ => return,
        };
        // A helper is shared by facts that may be declined and facts that may not.
        let in_helper = text == RATHER_NOT_SAY && !self.is_outermost();
        if in_helper
            || is_value(self.dictionary, slot, text)
            || stand_in.is_some_and(|stand_in| **stand_in == *text)
        {
            return;
        }
        let name = self.dictionary.name(slot);
        let Some(kind) = self.dictionary.kind(slot) else { return };
        let ids = kind.choices().iter().map(|choice| &*choice.id);
        let listed = ids.clone().collect::<Vec<_>>().join(", ");
        let label = kind.choices().iter().find(|choice| choice.label.eq_ignore_ascii_case(text));
        let what = format!("`{name}` is never `{text}`");
        let finding = Finding::new(codes::SCRIPT_NOT_A_VALUE, frame.source.place(part), what);
        let mut finding = finding.nearest(text, ids).fix(format!("use one of its value ids: {listed}"));
        if let Some(choice) = label {
            finding.did_you_mean = Some(choice.id.to_string());
        }
        self.findings.insert(finding);
    }

    /// `item in container`.
    pub(super) fn contained(
        &mut self,
        item: &Kind,
        container: &Kind,
        item_part: &Expr,
        container_part: &Expr,
        frame: &Frame<'a>,
    ) {
        if let (Some(slot), Kind::Text(Some(text))) = (self.tags(container), item) {
            self.id_fits(&Kind::Tag(slot), text, item_part, frame);
            return;
        }
        if let Kind::Texts(texts) = container {
            let literals = match container_part {
                Expr::Array(values, _) => values.iter().collect(),
                other => vec![other; texts.len()],
            };
            let item = item.plain(self.dictionary);
            for (text, part) in texts.iter().zip(literals) {
                self.id_fits(&item, text, part, frame);
            }
            if matches!(item, Kind::Number(_) | Kind::Date | Kind::YesNo) || self.tags(&item).is_some() {
                let what = format!("{} is not in a list of texts", item.noun(self.dictionary));
                self.say(codes::SCRIPT_KINDS_DIFFER, item_part, &what, frame);
            }
            return;
        }
        let fits =
            matches!(container, Kind::List(_) | Kind::Text(_) | Kind::Row | Kind::Any | Kind::NotKnown)
                || self.tags(container).is_some();
        if !fits {
            let what = format!("{} is not a list", container.noun(self.dictionary));
            self.say(codes::SCRIPT_KINDS_DIFFER, container_part, &what, frame);
        }
    }

    /// Reckons with two values: ratings may not be.
    pub(crate) fn reckon(
        &mut self,
        left: &Kind,
        right: &Kind,
        left_part: &Expr,
        right_part: &Expr,
        frame: &Frame<'a>,
    ) -> Kind {
        let (left, right) = (left.plain(self.dictionary), right.plain(self.dictionary));
        for (kind, part) in [(&left, left_part), (&right, right_part)] {
            if *kind == Kind::Number(true) {
                let what = format!("`{}` is what a person said matters to them", frame.source.written(part));
                self.say(codes::ARITHMETIC_OVER_RATINGS, part, &what, frame);
            }
        }
        let text = |kind: &Kind| matches!(kind, Kind::Text(_) | Kind::Tag(_) | Kind::Or(..));
        match (&left, &right) {
            (Kind::Number(_), Kind::Number(_)) => Kind::Number(false),
            (Kind::Any | Kind::NotKnown | Kind::Never, other)
            | (other, Kind::Any | Kind::NotKnown | Kind::Never) => {
                if text(other) {
                    Kind::Text(None)
                } else {
                    Kind::Any
                }
            }
            (left, right) if text(left) || text(right) => Kind::Text(None),
            (Kind::List(_) | Kind::Texts(_), Kind::List(_) | Kind::Texts(_)) => {
                Kind::List(Box::new(Kind::Any))
            }
            _ => {
                let (left, right) = (left.noun(self.dictionary), right.noun(self.dictionary));
                let what = format!("{left} and {right} cannot be joined");
                let finding = Finding::new(codes::SCRIPT_KINDS_DIFFER, frame.source.place(right_part), what);
                self.findings.insert(finding.fix("reckon with numbers; for dates use `weeks_between`"));
                Kind::Any
            }
        }
    }
}
