//! The functions of one programme's scripts: derived facts, hooks, helpers and small functions, by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes;
use domain::fact::FactType;
use domain::finding::Finding;
use domain::place::Place;
use rhai::{AST, ASTFlags, ASTNode, Dynamic, Module, Position, ScriptFuncDef, Shared, Stmt};

use crate::api;
use crate::gives::{self, Doc};
use crate::source::Source;

/// A function the programme is asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hook {
    Suitability,
    FollowUp,
    Progress,
}

impl Hook {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "suitability" => Some(Self::Suitability),
            "follow_up" => Some(Self::FollowUp),
            "progress" => Some(Self::Progress),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Suitability => "suitability",
            Self::FollowUp => "follow_up",
            Self::Progress => "progress",
        }
    }

    pub(crate) fn parameters(self) -> &'static [&'static str] {
        match self {
            Self::Suitability => &["person"],
            Self::FollowUp => &["record", "person"],
            Self::Progress => &["history"],
        }
    }
}

/// What a function is for.
#[derive(Clone, Debug)]
pub(crate) enum Role {
    /// A derived fact of this kind.
    Derived(FactType),
    Hook(Hook),
    Helper,
    /// A function written in place, such as `|item| item == 1`.
    Small,
}

/// One function.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: Arc<str>,
    pub(crate) role: Role,
    pub(crate) parameters: Vec<String>,
    pub(crate) body: Vec<Stmt>,
    pub(crate) about: Arc<str>,
    /// Which source it stands in.
    pub(crate) source: usize,
    pub(crate) place: Place,
}

/// Every function and constant of a programme's scripts.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) sources: Vec<Source>,
    pub(crate) functions: BTreeMap<Arc<str>, Function>,
    pub(crate) constants: BTreeMap<String, Dynamic>,
}

impl Table {
    /// Collects the functions of `sources`; what is wrong with their shape goes to `findings`.
    pub(crate) fn collect(sources: Vec<Source>, findings: &mut Vec<Finding>) -> Self {
        let mut table = Self { sources: Vec::new(), ..Self::default() };
        for (number, source) in sources.iter().enumerate() {
            for statement in source.tree.statements() {
                table.top(statement, source, findings);
            }
            let mut definitions: Vec<_> = source.tree.iter_fn_def().cloned().collect();
            definitions.sort_by_key(|definition| definition.body.start_position());
            for definition in definitions {
                table.add(&definition, number, source, findings);
            }
        }
        table.sources = sources;
        table
    }

    /// The source a function stands in.
    pub(crate) fn source(&self, function: &Function) -> Option<&Source> {
        self.sources.get(function.source)
    }

    fn top(&mut self, statement: &Stmt, source: &Source, findings: &mut Vec<Finding>) {
        let finding = match statement {
            Stmt::Noop(_) => return,
            Stmt::Var(parts, flags, _) if flags.contains(ASTFlags::CONSTANT) => {
                let (name, value, _) = &**parts;
                match value.get_literal_value(None).filter(|value| !value.is_fnptr()) {
                    Some(fixed) if !self.constants.contains_key(name.as_str()) => {
                        self.constants.insert(name.as_str().to_owned(), fixed);
                        return;
                    }
                    Some(_) => {
                        let what = format!("there are two constants named `{name}`", name = name.as_str());
                        Finding::new(codes::NAME_TAKEN_IN_SCRIPT, source.point(name.pos), what)
                    }
                    None => {
                        let what = format!("the constant `{}` is not a fixed value", name.as_str());
                        Finding::new(codes::CODE_OUTSIDE_FUNCTIONS, source.place(value), what)
                            .fix("use a number, a text or a list of them, or write a function")
                    }
                }
            }
            other => {
                let what = "this stands outside every function";
                Finding::new(codes::CODE_OUTSIDE_FUNCTIONS, source.point(other.position()), what)
            }
        };
        findings.push(finding);
    }

    fn add(
        &mut self,
        definition: &Shared<ScriptFuncDef>,
        number: usize,
        source: &Source,
        findings: &mut Vec<Finding>,
    ) {
        let name: Arc<str> = definition.name.as_str().into();
        let small = name.starts_with("anon$");
        let start = definition.body.start_position();
        let place = if small { source.point(start) } else { named(source, start) };
        let doc = Doc::read(definition.comments.iter().map(|line| line.as_str()));
        let parameters: Vec<String> = definition.params.iter().map(ToString::to_string).collect();
        if definition.this_type.is_some() {
            let what = format!("`{name}` is written as a function of a kind of value");
            let finding = Finding::new(codes::NOT_IN_SCRIPTS, place.clone(), what);
            findings.push(finding.fix("write `fn name(value)`"));
        }
        if let Some(other) = self.functions.get(&name).filter(|_| !small) {
            let what = format!("there are two functions named `{name}`");
            let finding = Finding::new(codes::NAME_TAKEN_IN_SCRIPT, place, what);
            findings.push(finding.also(other.place.clone(), "the other one"));
            return;
        }
        if api::plain(&name).is_some() || api::methods(&name).next().is_some() {
            let what = format!("`{name}` is the name of a function every script has");
            findings.push(Finding::new(codes::NAME_TAKEN_IN_SCRIPT, place, what));
            return;
        }
        let role = if small { Role::Small } else { role(&name, &doc, &parameters, &place, source, findings) };
        let function = Function {
            name: Arc::clone(&name),
            role,
            parameters,
            body: body(definition),
            about: doc.about,
            source: number,
            place,
        };
        self.functions.insert(name, function);
    }
}

fn role(
    name: &str,
    doc: &Doc,
    parameters: &[String],
    place: &Place,
    source: &Source,
    findings: &mut Vec<Finding>,
) -> Role {
    if let Some(hook) = Hook::named(name) {
        let wanted = hook.parameters().join(", ");
        if parameters != hook.parameters() || doc.is_empty() {
            let what = if parameters == hook.parameters() {
                format!("`{name}` has no `///` comment that says what it is for")
            } else {
                format!("`{name}` is given `{wanted}`, and takes `{}`", parameters.join(", "))
            };
            findings.push(Finding::new(codes::HOOK_SHAPE, place.clone(), what));
        }
        return if parameters == hook.parameters() { Role::Hook(hook) } else { Role::Helper };
    }
    if doc.is_empty() {
        return Role::Helper;
    }
    let is_derived = parameters == ["person"];
    match &doc.gives {
        Some(text) if is_derived => match gives::kind(text) {
            Some(kind) => Role::Derived(kind),
            None => {
                let what = format!("`{name}` says it gives `{text}`");
                let place = gives_place(source, place).unwrap_or_else(|| place.clone());
                findings.push(Finding::new(codes::GIVES_NOT_UNDERSTOOD, place, what));
                Role::Helper
            }
        },
        None if is_derived => {
            let what = format!("`{name}` is documented, and does not say what it gives");
            findings.push(Finding::new(codes::WITHOUT_GIVES, place.clone(), what));
            Role::Helper
        }
        Some(_) => {
            let what = format!("`{name}` gives an answer, and takes something else than `person`");
            let finding = Finding::new(codes::WITHOUT_GIVES, place.clone(), what);
            findings.push(
                finding
                    .fix("a derived fact takes `person` and nothing else; leave out `gives:` for a helper"),
            );
            Role::Helper
        }
        None => Role::Helper,
    }
}

/// The place of the name after the `fn` that opens this body.
fn named(source: &Source, body: Position) -> Place {
    let all = source.tokens.all();
    let brace = source.tokens.at(body).unwrap_or(0);
    let keyword = (0..brace).rev().find(|number| all.get(*number).is_some_and(|token| token.is("fn")));
    match keyword {
        Some(number) => source.between(number + 1, number + 1),
        None => Place::whole(&source.file),
    }
}

/// Comments are no tokens; the line `gives:` is looked for above the function.
fn gives_place(source: &Source, function: &Place) -> Option<Place> {
    let lines: Vec<&str> = source.text.lines().collect();
    let above = (1..function.line).rev().find(|line| {
        let text = usize::try_from(*line).ok().and_then(|line| lines.get(line - 1));
        text.is_some_and(|text| text.trim_start().starts_with("///") && text.contains("gives:"))
    })?;
    let text = lines.get(usize::try_from(above).ok()? - 1)?;
    let column = text.chars().take_while(|letter| letter.is_whitespace()).count() + 1;
    let length = text.trim().chars().count();
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Place::new(&source.file, above, narrow(column), narrow(length)))
}

/// The statements of a function. Rhai keeps them to itself but lets us walk a tree that has only this function.
pub(crate) fn body(definition: &Shared<ScriptFuncDef>) -> Vec<Stmt> {
    let mut module = Module::new();
    module.set_script_fn(Shared::clone(definition));
    let mut body = Vec::new();
    AST::new([], module).walk(&mut |path: &[ASTNode<'_>]| {
        if let [ASTNode::Stmt(statement)] = path {
            body.push((*statement).clone());
        }
        true
    });
    body
}
