//! Expressions: names, facts of the person, lists, rows, and chains such as `person.feelings.hardest.len()`.

use domain::codes;
use domain::fact::FactType;
use domain::finding::Finding;
use domain::place::Place;
use rhai::{ASTFlags, Expr, FnCallExpr, Position};

use super::{Frame, Lint};
use crate::kinds::{Kind, is_yes_no};

/// One link of a chain.
pub(crate) enum Link<'e> {
    Property(&'e str, Position),
    Method(&'e FnCallExpr, Position),
    Index(&'e Expr),
}

impl<'a> Lint<'a> {
    pub(crate) fn expression(&mut self, expression: &Expr, frame: &mut Frame<'a>) -> Kind {
        match expression {
            Expr::BoolConstant(..) => Kind::YesNo,
            Expr::IntegerConstant(..) => Kind::Number(false),
            Expr::StringConstant(text, _) => Kind::Text(Some(text.as_str().into())),
            Expr::Unit(_) => Kind::Nothing,
            Expr::InterpolatedString(parts, _) => {
                for part in parts {
                    self.value(part, frame);
                }
                Kind::Text(None)
            }
            Expr::Array(values, _) => self.list(values, frame),
            Expr::Map(columns, _) => {
                for (_, value) in &columns.0 {
                    self.value(value, frame);
                }
                Kind::Row
            }
            Expr::Variable(name, _, _) => self.variable(&name.1, name.2.is_empty(), expression, frame),
            Expr::Stmt(block) => self.block(block.statements(), frame),
            Expr::FnCall(call, position) => self.call(call, *position, expression, frame),
            Expr::Dot(..) | Expr::Index(..) => self.chain(expression, frame),
            Expr::And(parts, _) | Expr::Or(parts, _) => {
                for part in &**parts {
                    self.test(part, frame);
                }
                Kind::YesNo
            }
            Expr::DynamicConstant(value, _) => match (**value).clone().try_cast::<rhai::FnPtr>() {
                Some(small) => Kind::Small(small.fn_name().to_owned(), Vec::new()),
                None => Kind::Any,
            },
            Expr::Coalesce(parts, _) => {
                for part in &**parts {
                    self.value(part, frame);
                }
                self.refuse(
                    expression,
                    "`??` is not something scripts have here",
                    "use `or(value, otherwise)`",
                    frame,
                )
            }
            Expr::CharConstant(letter, _) => {
                let fix = format!("use double quotation marks: \"{letter}\"");
                self.refuse(expression, "a text stands in single quotation marks", &fix, frame)
            }
            Expr::FloatConstant(..) => {
                self.refuse(expression, "numbers are whole here", "use a whole number", frame)
            }
            Expr::ThisPtr(_) => self.refuse(
                expression,
                "scripts have no `this` here",
                "name the value in the brackets",
                frame,
            ),
            _ => self.refuse(expression, "scripts do not have this here", "write it another way", frame),
        }
    }

    /// An expression whose value is used: the person may not be.
    pub(super) fn value(&mut self, expression: &Expr, frame: &mut Frame<'a>) -> Kind {
        let kind = self.expression(expression, frame);
        match kind {
            Kind::Person => {
                let what = "the person is put somewhere where their facts could be read unseen";
                self.say(codes::PERSON_HANDED_ON, expression, what, frame);
                Kind::Any
            }
            Kind::Part(beginning) => {
                let what = format!("`{beginning}` is only the beginning of a fact's name");
                self.say(codes::SCRIPT_UNKNOWN_FACT, expression, &what, frame);
                Kind::Any
            }
            kind => kind,
        }
    }

    /// An expression that must be yes or no.
    pub(crate) fn test(&mut self, expression: &Expr, frame: &mut Frame<'a>) {
        let kind = self.value(expression, frame).plain(self.dictionary);
        match kind {
            Kind::YesNo | Kind::Any | Kind::NotKnown | Kind::Never => {}
            Kind::Fact(slot) => {
                let name = self.dictionary.name(slot);
                let what = format!("`{name}` is an answer, not yes or no by itself");
                let fix = if is_yes_no(self.dictionary, slot) {
                    format!("write `person.{name} == \"yes\"`")
                } else {
                    "say which answer is meant with `==` or `in`".to_owned()
                };
                let finding = Finding::new(codes::SCRIPT_KINDS_DIFFER, frame.source.place(expression), what);
                self.findings.insert(finding.fix(fix));
            }
            other => {
                let what = format!("{} is not yes or no", other.noun(self.dictionary));
                self.say(codes::SCRIPT_KINDS_DIFFER, expression, &what, frame);
            }
        }
    }

    fn list(&mut self, values: &[Expr], frame: &mut Frame<'a>) -> Kind {
        let texts = values.iter().map(|value| match value {
            Expr::StringConstant(text, _) => Some(text.as_str().into()),
            _ => None,
        });
        match texts.collect::<Option<Vec<_>>>() {
            Some(texts) if !texts.is_empty() => Kind::Texts(texts),
            _ => {
                let kinds: Vec<Kind> =
                    values.iter().map(|value| self.value(value, frame).plain(self.dictionary)).collect();
                Kind::List(Box::new(kinds.into_iter().fold(Kind::Never, Kind::or)))
            }
        }
    }

    fn variable(&mut self, name: &str, plain: bool, whole: &Expr, frame: &mut Frame<'a>) -> Kind {
        if !plain {
            return self.refuse(whole, "scripts have no `::` here", "use the name by itself", frame);
        }
        if let Some(kind) = frame.kind(name) {
            return kind.clone();
        }
        if let Some(value) = self.table.constants.get(name) {
            return constant(value);
        }
        let what = format!("`{name}` was never set");
        let mut known: Vec<String> = frame.names.iter().map(|(name, _)| name.clone()).collect();
        known.extend(self.table.constants.keys().cloned());
        let finding = Finding::new(codes::UNKNOWN_NAME, frame.source.place(whole), what);
        let finding = if self.table.functions.contains_key(name) {
            finding.fix(format!("`{name}` is a function: write `{name}(...)`"))
        } else {
            finding.nearest(name, known.iter().map(String::as_str))
        };
        self.findings.insert(finding);
        Kind::Any
    }

    fn chain(&mut self, whole: &Expr, frame: &mut Frame<'a>) -> Kind {
        let mut links = Vec::new();
        let mut optional = false;
        let base = unlink(whole, &mut links, &mut optional);
        if optional {
            let what = "`?.` and `?[` are not something scripts have here";
            return self.refuse(whole, what, "use `or(value, otherwise)`", frame);
        }
        let mut kind = self.expression(base, frame);
        let mut number = 0;
        while let Some(link) = links.get(number) {
            number += 1;
            kind = match (link, kind) {
                (Link::Property(name, at), Kind::Person) => {
                    let run = properties(&links, number);
                    number += run.len();
                    self.path(base, *at, name, &run, frame)
                }
                (Link::Property(name, at), Kind::Part(beginning)) => {
                    let run = properties(&links, number);
                    number += run.len();
                    self.path(base, *at, &format!("{beginning}.{name}"), &run, frame)
                }
                (Link::Property(name, at), kind) => self.property(&kind, name, *at, frame),
                (Link::Index(index), kind) => {
                    self.value(index, frame);
                    self.indexed(&kind, whole, frame)
                }
                (Link::Method(call, at), kind) => {
                    let receiver = (number == 1).then_some(base);
                    self.method(kind, receiver, call, *at, frame)
                }
            };
        }
        kind
    }

    /// The fact named by a chain of properties on the person.
    fn path(
        &mut self,
        base: &Expr,
        at: Position,
        beginning: &str,
        run: &[(&str, Position)],
        frame: &Frame<'a>,
    ) -> Kind {
        let tokens = &frame.source.tokens;
        let last = run.last().map_or(at, |(_, at)| *at);
        let first = crate::extent::extent(base, tokens).first;
        let place = frame.source.between(first, tokens.at(last).unwrap_or(first));
        let name = run.iter().fold(beginning.to_owned(), |path, (part, _)| format!("{path}.{part}"));
        if let Some(prefix) = self.guard.covers(&name) {
            let what = format!("`{name}` is under `{prefix}`, which this programme never tailors on");
            self.findings.insert(Finding::new(codes::TAILORS_ON_GUARDED, place, what));
            return Kind::Any;
        }
        let declared = self.dictionary.slot(&name).filter(|slot| self.dictionary.fact(*slot).is_some());
        if let Some(slot) = declared {
            if self.dictionary.kind(slot) == Some(&FactType::Text) {
                let what = format!("`{name}` is words for people, not for logic");
                self.findings.insert(Finding::new(codes::TEXT_IN_LOGIC, place, what));
                return Kind::Any;
            }
            self.reads.insert(slot);
            return Kind::Fact(slot);
        }
        let start = format!("{name}.");
        if self.dictionary.facts().iter().any(|fact| fact.id.as_str().starts_with(&start)) {
            return Kind::Part(name);
        }
        self.unknown_fact(&name, place);
        Kind::Any
    }

    fn unknown_fact(&mut self, name: &str, place: Place) {
        let what = format!("`{name}` is not a fact of this programme");
        let finding = Finding::new(codes::SCRIPT_UNKNOWN_FACT, place, what);
        let derived = name.split('.').next().filter(|first| self.table.functions.contains_key(*first));
        let finding = match derived {
            Some(function) => finding.fix(format!("`{function}` is a function: write `{function}(person)`")),
            None => {
                let facts = self.dictionary.facts().iter().map(|fact| fact.id.as_str());
                finding.nearest(name, facts.filter(|fact| self.guard.covers(fact).is_none()))
            }
        };
        self.findings.insert(finding);
    }

    fn property(&mut self, kind: &Kind, name: &str, at: Position, frame: &Frame<'a>) -> Kind {
        match kind {
            Kind::Row | Kind::Any | Kind::Never => return Kind::Any,
            _ => {}
        }
        let what = format!("{} has no `.{name}`", kind.noun(self.dictionary));
        let finding = Finding::new(codes::UNKNOWN_METHOD, frame.source.point(at), what);
        let finding = match kind {
            Kind::Record => finding.fix(format!("write `get(record, \"{name}\")`")),
            _ if crate::api::methods(name).next().is_some() => finding.fix(format!("write `.{name}()`")),
            _ => finding,
        };
        self.findings.insert(finding);
        Kind::Any
    }

    fn indexed(&mut self, kind: &Kind, whole: &Expr, frame: &Frame<'a>) -> Kind {
        match kind {
            Kind::List(element) => (**element).clone(),
            Kind::Texts(_) => Kind::Text(None),
            Kind::Row | Kind::Any | Kind::Never => Kind::Any,
            Kind::Person | Kind::Part(_) => {
                let what = "a fact is read by its name, not by something worked out";
                self.say(codes::PERSON_HANDED_ON, whole, what, frame);
                Kind::Any
            }
            other => {
                let what = format!("{} is not a list", other.noun(self.dictionary));
                self.say(codes::SCRIPT_KINDS_DIFFER, whole, &what, frame);
                Kind::Any
            }
        }
    }

    pub(super) fn say(
        &mut self,
        code: domain::codes::Code,
        expression: &Expr,
        what: &str,
        frame: &Frame<'a>,
    ) {
        self.findings.insert(Finding::new(code, frame.source.place(expression), what));
    }

    pub(super) fn refuse(&mut self, expression: &Expr, what: &str, fix: &str, frame: &Frame<'a>) -> Kind {
        let finding = Finding::new(codes::NOT_IN_SCRIPTS, frame.source.place(expression), what);
        self.findings.insert(finding.fix(fix));
        Kind::Any
    }
}

fn constant(value: &rhai::Dynamic) -> Kind {
    if value.is_bool() {
        Kind::YesNo
    } else if value.is_int() {
        Kind::Number(false)
    } else if let Ok(text) = value.clone().into_immutable_string() {
        Kind::Text(Some(text.as_str().into()))
    } else if let Ok(values) = value.clone().into_array() {
        let texts = values.into_iter().map(|value| value.into_immutable_string().ok());
        match texts.collect::<Option<Vec<_>>>() {
            Some(texts) => Kind::Texts(texts.iter().map(|text| text.as_str().into()).collect()),
            None => Kind::List(Box::new(Kind::Any)),
        }
    } else {
        Kind::Any
    }
}

/// The properties that follow link `from` without anything between.
fn properties<'e>(links: &[Link<'e>], from: usize) -> Vec<(&'e str, Position)> {
    let run = links.iter().skip(from).map_while(|link| match link {
        Link::Property(name, at) => Some((*name, *at)),
        _ => None,
    });
    run.collect()
}

/// Takes a chain apart into its beginning and its links.
pub(crate) fn unlink<'e>(whole: &'e Expr, links: &mut Vec<Link<'e>>, optional: &mut bool) -> &'e Expr {
    match whole {
        Expr::Dot(pair, flags, _) => {
            *optional |= flags.contains(ASTFlags::NEGATED);
            let base = unlink(&pair.lhs, links, optional);
            link(&pair.rhs, links, optional);
            base
        }
        Expr::Index(pair, flags, _) => {
            *optional |= flags.contains(ASTFlags::NEGATED);
            let base = unlink(&pair.lhs, links, optional);
            index(&pair.rhs, *flags, links, optional);
            base
        }
        base => base,
    }
}

fn link<'e>(part: &'e Expr, links: &mut Vec<Link<'e>>, optional: &mut bool) {
    match part {
        Expr::Property(name, at) => links.push(Link::Property(&name.2, *at)),
        Expr::MethodCall(call, at) => links.push(Link::Method(call, *at)),
        Expr::Dot(pair, flags, _) => {
            *optional |= flags.contains(ASTFlags::NEGATED);
            link(&pair.lhs, links, optional);
            link(&pair.rhs, links, optional);
        }
        Expr::Index(pair, flags, _) => {
            *optional |= flags.contains(ASTFlags::NEGATED);
            link(&pair.lhs, links, optional);
            index(&pair.rhs, *flags, links, optional);
        }
        other => links.push(Link::Index(other)),
    }
}

/// What stands in index brackets; without the end mark the rest of the chain hangs on it.
fn index<'e>(part: &'e Expr, flags: ASTFlags, links: &mut Vec<Link<'e>>, optional: &mut bool) {
    match part {
        Expr::Dot(pair, inner, _) if !flags.contains(ASTFlags::BREAK) => {
            *optional |= inner.contains(ASTFlags::NEGATED);
            links.push(Link::Index(&pair.lhs));
            link(&pair.rhs, links, optional);
        }
        Expr::Index(pair, inner, _) if !flags.contains(ASTFlags::BREAK) => {
            *optional |= inner.contains(ASTFlags::NEGATED);
            links.push(Link::Index(&pair.lhs));
            index(&pair.rhs, *inner, links, optional);
        }
        other => links.push(Link::Index(other)),
    }
}
