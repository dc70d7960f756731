//! One script file: its size, its header, its text as Rhai reads it, and what keeps it from being read.

use std::sync::{Arc, LazyLock};

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::package::ScriptText;
use domain::place::Place;
use rhai::{AST, Engine, Expr, OptimizationLevel, ParseError, ParseErrorType, Position};

use crate::api;
use crate::extent::{Extent, extent};
use crate::tokens::{Token, Tokens};

/// The largest script that is read, in bytes.
pub(crate) const LARGEST: usize = 256 * 1024;

/// The keys a script's header must have.
const HEADER: [&str; 5] = ["title", "purpose", "evidence", "owner", "last reviewed"];

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::None);
    crate::limits::set(&mut engine);
    for word in
        ["eval", "curry", "call", "Fn", "import", "export", "switch", "try", "catch", "throw", "is_shared"]
    {
        engine.disable_symbol(word);
    }
    engine
});

/// A script that could be read.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) file: Arc<str>,
    pub(crate) text: Arc<str>,
    pub(crate) tokens: Tokens,
    pub(crate) tree: AST,
}

impl Source {
    /// Reads `script`; what is wrong with it as a whole goes to `findings`.
    pub(crate) fn read(script: &ScriptText, findings: &mut Vec<Finding>) -> Option<Self> {
        if script.text.len() > LARGEST {
            let what = format!("this script is {} KiB long; 256 KiB is the most", script.text.len() / 1024);
            findings.push(Finding::new(codes::SCRIPT_TOO_LARGE, Place::whole(&script.file), what));
            return None;
        }
        header(script, findings);
        let tokens = Tokens::of(&script.text);
        if let Some((line, column)) = tokens.open_comment() {
            let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let place = Place::new(&script.file, narrow(line), narrow(column), 2);
            let finding = Finding::new(codes::NOT_A_SCRIPT, place, "this comment is never closed");
            findings.push(finding.fix("close it with `*/`, or begin each line with `//`"));
            return None;
        }
        match compile(&script.text) {
            Ok(tree) => {
                Some(Self { file: Arc::clone(&script.file), text: Arc::clone(&script.text), tokens, tree })
            }
            Err(error) => {
                findings.push(unreadable(&error, &script.file, &tokens));
                None
            }
        }
    }

    /// The place of an expression.
    pub(crate) fn place(&self, expression: &Expr) -> Place {
        let Extent { first, last } = extent(expression, &self.tokens);
        self.between(first, last)
    }

    /// The expression as written.
    pub(crate) fn written(&self, expression: &Expr) -> String {
        let Extent { first, last } = extent(expression, &self.tokens);
        self.tokens.text(first, last)
    }

    /// The place of the token at `position`.
    pub(crate) fn point(&self, position: Position) -> Place {
        match self.tokens.at(position) {
            Some(number) => self.between(number, number),
            None => Place::whole(&self.file),
        }
    }

    /// The place from one token to another.
    pub(crate) fn between(&self, first: usize, last: usize) -> Place {
        match self.tokens.get(first) {
            Some(token) => place(&self.file, token, self.tokens.span(first, last)),
            None => Place::whole(&self.file),
        }
    }
}

/// Reads a script's text.
pub(crate) fn compile(text: &str) -> Result<AST, ParseError> {
    ENGINE.compile(text)
}

fn place(file: &Arc<str>, token: &Token, length: usize) -> Place {
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place::new(file, narrow(token.line), narrow(token.column), narrow(length))
}

fn header(script: &ScriptText, findings: &mut Vec<Finding>) {
    let comments = script
        .text
        .lines()
        .map(str::trim)
        .take_while(|line| line.starts_with("//") && !line.starts_with("///"));
    let said: Vec<(&str, &str)> = comments
        .filter_map(|line| line.trim_start_matches('/').split_once(':'))
        .map(|(key, value)| (key.trim(), value.trim()))
        .collect();
    let lacks = |key: &&&str| !said.iter().any(|(said, value)| said == *key && !value.is_empty());
    let missing: Vec<&str> = HEADER.iter().filter(lacks).copied().collect();
    if !missing.is_empty() {
        let what = format!("the top of this script does not say: {}", missing.join(", "));
        let place = Place::new(&script.file, 1, 1, 0);
        findings.push(Finding::new(codes::SCRIPT_WITHOUT_HEADER, place, what));
    }
}

fn unreadable(error: &ParseError, file: &Arc<str>, tokens: &Tokens) -> Finding {
    let position = error.position();
    let here = tokens.at(position).and_then(|number| tokens.get(number));
    let before = tokens.before(position);
    let at = |token: Option<&Token>| {
        token.map_or_else(|| Place::whole(file), |token| place(file, token, token.length()))
    };
    let found = here.map_or("", |token| &*token.text);
    let left_out = |word: &str| api::LEFT_OUT.iter().find(|(name, _)| *name == word);
    if let Some((word, instead)) = left_out(found) {
        let what = format!("scripts have no `{word}` here");
        return Finding::new(codes::NOT_IN_SCRIPTS, at(here), what).fix(*instead);
    }
    match error.err_type() {
        ParseErrorType::Reserved(word) => {
            let what = format!("`{word}` is a word the script language keeps for itself");
            Finding::new(codes::RESERVED_WORD, at(here), what)
        }
        ParseErrorType::MissingToken(sign, _) if found == "and" || found == "or" => {
            let _sign = sign;
            let what = format!("`{found}` joins conditions in rules, not in scripts");
            let sign = if found == "and" { "&&" } else { "||" };
            Finding::new(codes::WORDS_FOR_SIGNS, at(here), what).fix(format!("write `{sign}`"))
        }
        ParseErrorType::MissingToken(sign, _) if sign == "}" => unclosed(file, tokens),
        ParseErrorType::MissingToken(sign, _) => {
            let what = format!("a `{sign}` is missing after this");
            let finding = Finding::new(codes::NOT_A_SCRIPT, at(before), what);
            let finding = finding.fix(format!("put a `{sign}` here"));
            match here {
                Some(token) => {
                    finding.also(at(here), format!("`{}` was read next and does not fit", token.text))
                }
                None => finding,
            }
        }
        ParseErrorType::ExprTooDeep => limit(at(here), "this is nested too deeply"),
        ParseErrorType::TooManyFunctions => {
            limit(Place::whole(file), "this script has more than 256 functions")
        }
        ParseErrorType::LiteralTooLarge(..) => limit(at(here), "this is longer than a script may hold"),
        ParseErrorType::FnDuplicatedDefinition(name, _) => {
            let what = format!("there are two functions named `{name}` in this file");
            let after_fn = tokens.at(position).and_then(|number| tokens.get(number + 1));
            Finding::new(codes::NAME_TAKEN_IN_SCRIPT, at(after_fn.or(here)), what)
        }
        ParseErrorType::WrongFnDefinition => {
            Finding::new(codes::NOT_A_SCRIPT, at(here), "a function stands inside another one")
                .fix("close the function before with `}`, or move this one to the top of the file")
        }
        ParseErrorType::WrongDocComment => {
            Finding::new(codes::NOT_A_SCRIPT, at(here), "a `///` comment stands where no function follows")
                .fix("write `//`, or move it to just above its function")
        }
        ParseErrorType::UnexpectedEOF => unclosed(file, tokens),
        _ if found.is_empty() => unclosed(file, tokens),
        _ => Finding::new(codes::NOT_A_SCRIPT, at(here), format!("`{found}` does not fit here")),
    }
}

fn limit(place: Place, what: &str) -> Finding {
    let code: Code = codes::SCRIPT_LIMIT;
    Finding::new(code, place, what)
}

/// The end of the file came before a bracket was closed: the outermost one still open is the likely place.
fn unclosed(file: &Arc<str>, tokens: &Tokens) -> Finding {
    let mut open: Vec<&Token> = Vec::new();
    for token in tokens.all() {
        match &*token.text {
            "(" | "[" | "{" | "#{" => open.push(token),
            ")" | "]" | "}" => drop(open.pop()),
            _ => {}
        }
    }
    let last = tokens.all().last();
    match (open.last(), last) {
        (Some(bracket), _) => {
            let what = format!("this `{}` is never closed", bracket.text);
            let finding = Finding::new(codes::NOT_A_SCRIPT, place(file, bracket, bracket.length()), what);
            match last {
                Some(last) => finding.also(place(file, last, last.length()), "the file ends here"),
                None => finding,
            }
        }
        (None, Some(last)) => {
            let what = format!("something is missing after `{}`", last.text);
            Finding::new(codes::NOT_A_SCRIPT, place(file, last, last.length()), what)
        }
        (None, None) => Finding::new(codes::NOT_A_SCRIPT, Place::whole(file), "this script is empty"),
    }
}
