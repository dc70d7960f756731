//! What a condition that cannot be read has wrong with it, in a designer's words.

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::place::Passage;
use rhai::{LexError, ParseError, ParseErrorType};

use crate::tokens::{Token, TokenKind, Tokens};

/// The finding for an error of the reader.
pub(super) fn finding(error: &ParseError, passage: &Passage, tokens: &Tokens) -> Finding {
    let here = tokens.at(error.position()).and_then(|number| tokens.get(number));
    let last = tokens.all().last();
    let (code, what, fix, token) = match error.err_type() {
        ParseErrorType::UnexpectedEOF => return unfinished(passage, last),
        ParseErrorType::ExprTooDeep => {
            let what = "this condition is nested too deeply to be explained".to_owned();
            return Finding::new(codes::CONDITION_TOO_LONG, passage.whole(), what);
        }
        ParseErrorType::Reserved(word) => reserved(word, here),
        ParseErrorType::BadInput(LexError::UnterminatedString) => (
            codes::CANNOT_BE_READ,
            "a quotation mark is never closed".to_owned(),
            Some("close it with another `\"`".to_owned()),
            here,
        ),
        ParseErrorType::BadInput(LexError::UnexpectedInput(text)) => unexpected(text, here, tokens),
        ParseErrorType::BadInput(LexError::MalformedChar(_)) => (
            codes::CANNOT_BE_READ,
            "a value stands in single quotation marks".to_owned(),
            Some("use double ones, such as \"permitted\"".to_owned()),
            here,
        ),
        ParseErrorType::MissingToken(sign, _) => (
            codes::CANNOT_BE_READ,
            format!("a `{sign}` is missing"),
            Some(format!("put the missing `{sign}` in")),
            tokens.before(error.position()).or(last),
        ),
        ParseErrorType::PropertyExpected => {
            (codes::CANNOT_BE_READ, "a name is missing after the dot".to_owned(), None, here)
        }
        _ => (codes::CANNOT_BE_READ, "this part of the condition cannot be read".to_owned(), None, here),
    };
    let place = place(error, passage, token);
    let finding = Finding::new(code, place, what);
    match fix {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

type Told<'a> = (Code, String, Option<String>, Option<&'a Token>);

fn unexpected<'a>(text: &str, here: Option<&'a Token>, tokens: &Tokens) -> Told<'a> {
    let shown = here.map_or(text, |token| &*token.text);
    let previous = here.and_then(|here| tokens.all().iter().rev().find(|token| token.from < here.from));
    let after_not = previous.is_some_and(|token| token.is("not"));
    let is_word = here.is_some_and(|token| token.kind == TokenKind::Word);
    let (code, fix) = match shown {
        "=" => (codes::CANNOT_BE_READ, Some("write `==` to compare".to_owned())),
        "\u{201c}" | "\u{201d}" | "\u{2018}" | "\u{2019}" => {
            (codes::CANNOT_BE_READ, Some("use straight quotation marks, such as \"permitted\"".to_owned()))
        }
        "not" => {
            (codes::CANNOT_BE_READ, Some("put `not` in front with brackets: `not(x in [...])`".to_owned()))
        }
        "&" => (codes::CANNOT_BE_READ, Some("write `and`".to_owned())),
        "|" => (codes::CANNOT_BE_READ, Some("write `or`".to_owned())),
        "if" | "switch" | "while" | "loop" | "for" | "let" | "const" | "fn" | ";" | "{" | "|| " => {
            (codes::NOT_ALLOWED_HERE, None)
        }
        word if is_word && ["AND", "OR", "NOT", "IN"].contains(&word.to_uppercase().as_str()) => {
            (codes::CANNOT_BE_READ, Some(format!("write `{}` in small letters", word.to_lowercase())))
        }
        _ if after_not => (codes::CANNOT_BE_READ, Some(format!("put brackets after not: `not({shown})`"))),
        "is" => (codes::CANNOT_BE_READ, Some("write `==` to compare".to_owned())),
        _ => (codes::CANNOT_BE_READ, None),
    };
    (code, format!("`{shown}` does not fit here"), fix, here)
}

fn reserved<'a>(word: &str, here: Option<&'a Token>) -> Told<'a> {
    let what = format!("`{word}` is a word the condition language keeps for itself");
    let fix = "a fact's id cannot have this word as one of its parts; use the id in facts.yaml".to_owned();
    (codes::CANNOT_BE_READ, what, Some(fix), here)
}

fn unfinished(passage: &Passage, last: Option<&Token>) -> Finding {
    let Some(token) = last else {
        return Finding::new(codes::CANNOT_BE_READ, passage.whole(), "this condition is empty");
    };
    let what = format!("something is missing after `{}`", token.text);
    Finding::new(codes::CANNOT_BE_READ, passage.place(token.line, token.column, token.length()), what)
}

fn place(error: &ParseError, passage: &Passage, token: Option<&Token>) -> domain::place::Place {
    match token {
        Some(token) => passage.place(token.line, token.column, token.length()),
        None => {
            let position = error.position();
            passage.place(position.line().unwrap_or(1), position.position().unwrap_or(1), 1)
        }
    }
}
