//! The layout of YAML: two blanks a level, rows of a list indented under their key, one empty line at most.

use super::held::{Held, Lines};
use super::trimmed_end;
use crate::yaml::Tree;

/// How much deeper each level stands.
const STEP: usize = 2;

/// A list or a map that is open: the column its rows or keys have, and the one they get, both from 0.
#[derive(Clone, Copy, Debug)]
struct Level {
    list: bool,
    old: usize,
    new: usize,
}

/// A line that waits for the one that says where it belongs.
enum Waiting<'t> {
    Empty,
    Comment(usize, &'t str),
}

struct Layout<'t> {
    lines: Lines,
    out: String,
    levels: Vec<Level>,
    waiting: Vec<Waiting<'t>>,
    /// How far what stands on the last line was moved: where it was and where it is.
    moved: (usize, usize),
    /// Where text begins that carries the last line on.
    deeper: usize,
}

/// The text of a tree in the one layout.
pub(super) fn laid_out(tree: &Tree) -> String {
    let mut layout = Layout {
        lines: Lines::of(tree),
        out: String::new(),
        levels: Vec::new(),
        waiting: Vec::new(),
        moved: (0, 0),
        deeper: 0,
    };
    for (number, line) in (1..).zip(&tree.lines) {
        layout.line(number, line);
    }
    layout.wait_over();
    layout.out
}

impl<'t> Layout<'t> {
    fn line(&mut self, number: usize, line: &'t str) {
        let bare = line.trim_matches([' ', '\t']);
        match self.lines.held(number) {
            Some(Held::Text) => self.write(self.deeper, bare),
            Some(Held::Block(indent)) => {
                // Blanks beyond the block's own indentation are part of its text.
                let rest: String = line.chars().skip(indent).collect();
                let deeper = if rest.is_empty() { 0 } else { self.deeper };
                self.put(deeper, &rest);
            }
            Some(Held::Brackets) => {
                let (old, new) = self.moved;
                self.write(lead(line).saturating_add(new).saturating_sub(old), bare);
            }
            None if bare.is_empty() => self.waiting.push(Waiting::Empty),
            None if bare.starts_with('#') => self.waiting.push(Waiting::Comment(lead(line), bare)),
            None => self.own(number, line),
        }
    }

    /// A line that begins something: rows, a key, or a text of its own.
    fn own(&mut self, number: usize, line: &'t str) {
        let mut at = lead(line);
        let mut text = trimmed_end(line.trim_start_matches(' '));
        let before = self.levels.clone();
        let mut first = None;
        while let Some(rest) = text.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            let new = self.row(at, first.is_none());
            first.get_or_insert(new);
            let blanks = lead(rest);
            at = at.saturating_add(1).saturating_add(blanks);
            text = rest.trim_start_matches(' ');
        }
        let rows = first.is_some();
        let new = if self.lines.is_key(number, at.saturating_add(1)) {
            self.key(at, rows)
        } else {
            if !rows {
                self.close(|level| level.old >= at);
            }
            self.below()
        };
        self.moved = (at, new);
        self.deeper = match sign_s_own_indent(text) {
            Some(digit) => self.below().saturating_sub(STEP).saturating_add(digit),
            None => self.below(),
        };
        self.wait_over_before(&before);
        let column = first.unwrap_or(new);
        let dashes = "- ".repeat(new.saturating_sub(column) / STEP);
        self.write(column, trimmed_end(&format!("{dashes}{text}")));
    }

    fn row(&mut self, at: usize, first: bool) -> usize {
        if first {
            self.close(|level| level.old > at);
        }
        match self.levels.last() {
            Some(level) if first && level.list && level.old == at => level.new,
            _ => self.open(true, at),
        }
    }

    fn key(&mut self, at: usize, in_row: bool) -> usize {
        if !in_row {
            self.close(|level| level.old > at || (level.old == at && level.list));
        }
        match self.levels.last() {
            Some(level) if !in_row && !level.list && level.old == at => level.new,
            _ => self.open(false, at),
        }
    }

    fn open(&mut self, list: bool, old: usize) -> usize {
        let new = self.below();
        self.levels.push(Level { list, old, new });
        new
    }

    fn close(&mut self, over: impl Fn(&Level) -> bool) {
        while self.levels.last().is_some_and(&over) {
            self.levels.pop();
        }
    }

    /// Where something begins that belongs to the innermost level.
    fn below(&self) -> usize {
        self.levels.last().map_or(0, |level| level.new.saturating_add(STEP))
    }

    fn wait_over(&mut self) {
        let before = self.levels.clone();
        self.wait_over_before(&before);
    }

    /// Comments stand where the level they were lined up with stands now: one of those below, or one that was open.
    fn wait_over_before(&mut self, before: &[Level]) {
        let mut empty = false;
        for waiting in std::mem::take(&mut self.waiting) {
            let Waiting::Comment(old, text) = waiting else {
                empty = true;
                continue;
            };
            if std::mem::take(&mut empty) && !self.out.is_empty() {
                self.out.push('\n');
            }
            let lined_up =
                |levels: &[Level]| levels.iter().rev().find(|level| level.old == old).map(|l| l.new);
            let nearest = |levels: &[Level]| levels.iter().rev().find(|level| level.old < old).map(|l| l.new);
            let column = lined_up(&self.levels)
                .or_else(|| lined_up(before))
                .or_else(|| nearest(before))
                .or_else(|| self.levels.first().map(|level| level.new));
            self.write(column.unwrap_or_default(), text);
        }
        if empty && !self.out.is_empty() {
            self.waiting.push(Waiting::Empty);
        }
    }

    fn write(&mut self, column: usize, text: &str) {
        if text.is_empty() {
            self.put(0, "");
        } else {
            self.put(column, text);
        }
    }

    fn put(&mut self, column: usize, text: &str) {
        if self.waiting.pop().is_some() {
            self.out.push('\n');
        }
        self.out.extend(std::iter::repeat_n(' ', column));
        self.out.push_str(text);
        self.out.push('\n');
    }
}

/// How many blanks a line begins with.
fn lead(line: &str) -> usize {
    line.chars().take_while(|c| *c == ' ').count()
}

/// How much deeper a block says that its text stands: the digit of `|4`.
fn sign_s_own_indent(line: &str) -> Option<usize> {
    let sign = line.rsplit([' ', '\t']).next().unwrap_or_default();
    let digit = sign.strip_prefix(['|', '>']).and_then(|rest| rest.chars().find_map(|c| c.to_digit(10)));
    digit.and_then(|digit| usize::try_from(digit).ok())
}
