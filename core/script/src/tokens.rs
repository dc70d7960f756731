//! The words and signs of a script or condition with their places, counted in characters from 1.
//!
//! Rhai gives a point where something begins; findings need its length, clauses their text, and a missing `;` the
//! word before it. Nothing here judges what the words mean.

use std::sync::Arc;

use rhai::Position;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A name or keyword.
    Word,
    /// A number.
    Number,
    /// Text in quotes of any kind.
    Quoted,
    /// An operator or bracket.
    Sign,
}

/// One token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) text: Arc<str>,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// Position of its first character in the whole text, and of the one after its last.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl Token {
    pub(crate) fn length(&self) -> usize {
        self.text.chars().take_while(|letter| *letter != '\n').count()
    }

    pub(crate) fn is(&self, text: &str) -> bool {
        &*self.text == text
    }
}

/// A text cut into tokens; comments are left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    letters: Vec<char>,
    all: Vec<Token>,
    /// Where a comment begins that is never closed.
    open_comment: Option<(usize, usize)>,
}

const SIGNS: [&str; 26] = [
    "===", "!==", "...", "..=", "#{", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "?[", "::", "=>", "..",
    "+=", "-=", "*=", "/=", "%=", "<<", ">>", "**", "->",
];

impl Tokens {
    /// Cuts `text`.
    pub(crate) fn of(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let (all, open_comment) =
            Cutter { letters: &letters, at: 0, line: 1, column: 1, open_comment: None }.cut();
        Self { letters, all, open_comment }
    }

    /// Every token in order.
    pub(crate) fn all(&self) -> &[Token] {
        &self.all
    }

    /// Line and column of a comment that is never closed.
    pub(crate) fn open_comment(&self) -> Option<(usize, usize)> {
        self.open_comment
    }

    /// The number of the token that holds the character at `position`.
    pub(crate) fn at(&self, position: Position) -> Option<usize> {
        let (line, column) = (position.line()?, position.position()?);
        let after = self.all.partition_point(|token| (token.line, token.column) <= (line, column));
        after.checked_sub(1)
    }

    /// The token with this number.
    pub(crate) fn get(&self, number: usize) -> Option<&Token> {
        self.all.get(number)
    }

    /// The last token that begins before `position`.
    pub(crate) fn before(&self, position: Position) -> Option<&Token> {
        let here = (position.line()?, position.position().unwrap_or(0));
        let after = self.all.partition_point(|token| (token.line, token.column) < here);
        self.all.get(after.checked_sub(1)?)
    }

    /// The number of the bracket that closes the one at `open`; the last token where none does.
    pub(crate) fn closing(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (number, token) in self.all.iter().enumerate().skip(open) {
            match &*token.text {
                "(" | "[" | "{" | "#{" | "?[" => depth += 1,
                ")" | "]" | "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return number;
            }
        }
        self.all.len().saturating_sub(1)
    }

    /// The text from token `first` to token `last`, widened to balanced brackets, spaces and line ends as one space.
    pub(crate) fn text(&self, first: usize, last: usize) -> String {
        let (first, last) = self.balanced(first, last);
        let from = self.all.get(first).map_or(0, |token| token.from);
        let to = self.all.get(last).map_or(from, |token| token.to);
        let text: String = self.letters.get(from..to).unwrap_or_default().iter().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many characters lie between the start of token `first` and the end of token `last`, on the first line.
    pub(crate) fn span(&self, first: usize, last: usize) -> usize {
        let from = self.all.get(first).map_or(0, |token| token.from);
        let to = self.all.get(last).map_or(from, |token| token.to);
        let letters = self.letters.get(from..to).unwrap_or_default();
        letters.iter().take_while(|letter| **letter != '\n').count()
    }

    fn balanced(&self, mut first: usize, mut last: usize) -> (usize, usize) {
        for _ in 0..64 {
            let (mut open, mut missing) = (0_i64, 0_i64);
            for token in self.all.get(first..=last).unwrap_or_default() {
                match &*token.text {
                    "(" => open += 1,
                    ")" if open == 0 => missing += 1,
                    ")" => open -= 1,
                    _ => {}
                }
            }
            let before = first.checked_sub(1).and_then(|before| self.all.get(before));
            let after = self.all.get(last.saturating_add(1));
            if missing > 0 && before.is_some_and(|token| token.is("(")) {
                first -= 1;
            } else if open > 0 && after.is_some_and(|token| token.is(")")) {
                last += 1;
            } else {
                break;
            }
        }
        (first, last)
    }
}

struct Cutter<'a> {
    letters: &'a [char],
    at: usize,
    line: usize,
    column: usize,
    open_comment: Option<(usize, usize)>,
}

impl Cutter<'_> {
    fn cut(mut self) -> (Vec<Token>, Option<(usize, usize)>) {
        let mut all = Vec::new();
        while let Some(letter) = self.peek(0) {
            if letter.is_whitespace() {
                self.step();
            } else if letter == '/' && self.peek(1) == Some('/') {
                while self.peek(0).is_some_and(|letter| letter != '\n') {
                    self.step();
                }
            } else if letter == '/' && self.peek(1) == Some('*') {
                self.block_comment();
            } else {
                all.push(self.token(letter));
            }
        }
        (all, self.open_comment)
    }

    fn token(&mut self, letter: char) -> Token {
        let (from, line, column) = (self.at, self.line, self.column);
        let kind = if letter.is_alphabetic() || letter == '_' {
            self.run(|letter| letter.is_alphanumeric() || letter == '_');
            TokenKind::Word
        } else if letter.is_ascii_digit() {
            self.run(|letter| letter.is_alphanumeric() || letter == '_');
            if self.peek(0) == Some('.') && self.peek(1).is_some_and(|letter| letter.is_ascii_digit()) {
                self.step();
                self.run(|letter| letter.is_alphanumeric() || letter == '_');
            }
            TokenKind::Number
        } else if matches!(letter, '"' | '`' | '\'') {
            self.quoted(letter);
            TokenKind::Quoted
        } else {
            let sign = SIGNS.iter().find(|sign| self.starts_with(sign)).map_or(1, |sign| sign.len());
            (0..sign).for_each(|_| self.step());
            TokenKind::Sign
        };
        let text: String = self.letters.get(from..self.at).unwrap_or_default().iter().collect();
        Token { kind, text: text.into(), line, column, from, to: self.at }
    }

    fn quoted(&mut self, quote: char) {
        self.step();
        while let Some(letter) = self.peek(0) {
            let ends_here = letter == '\n' && quote != '`';
            if ends_here {
                return;
            }
            self.step();
            if letter == '\\' && quote != '`' {
                self.step();
            } else if letter == quote {
                return;
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        let begins = (self.line, self.column);
        while self.peek(0).is_some() {
            if self.starts_with("/*") {
                depth += 1;
                self.step();
            } else if self.starts_with("*/") {
                depth = depth.saturating_sub(1);
                self.step();
            }
            self.step();
            if depth == 0 {
                return;
            }
        }
        self.open_comment = Some(begins);
    }

    fn run(&mut self, holds: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&holds) {
            self.step();
        }
    }

    fn starts_with(&self, sign: &str) -> bool {
        sign.chars().enumerate().all(|(offset, letter)| self.peek(offset) == Some(letter))
    }

    fn peek(&self, offset: usize) -> Option<char> {
        self.letters.get(self.at + offset).copied()
    }

    fn step(&mut self) {
        match self.peek(0) {
            Some('\n') => (self.line, self.column) = (self.line + 1, 1),
            Some(_) => self.column += 1,
            None => return,
        }
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_know_their_places_in_characters() {
        let tokens = Tokens::of("a.b == \"ü\" // note\n  and not(c >= -1.5)");
        let shown: Vec<_> = tokens.all().iter().map(|t| (&*t.text, t.line, t.column)).collect();
        assert_eq!(
            shown,
            [
                ("a", 1, 1),
                (".", 1, 2),
                ("b", 1, 3),
                ("==", 1, 5),
                ("\"ü\"", 1, 8),
                ("and", 2, 3),
                ("not", 2, 7),
                ("(", 2, 10),
                ("c", 2, 11),
                (">=", 2, 13),
                ("-", 2, 16),
                ("1.5", 2, 17),
                (")", 2, 20)
            ]
        );
        assert_eq!(tokens.text(8, 11), "c >= -1.5");
        assert_eq!(tokens.text(6, 11), "not(c >= -1.5)");
    }
}
