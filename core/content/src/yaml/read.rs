//! From the parser's events to a tree, refusing what designers' files never need.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::node::{Content, Key, Node, Spot, Style, Tree, narrow};
use super::slip;
use super::trouble::{self, Position, Stumble, Trouble};

/// A text with more faults than this is not one anybody wrote; nothing more is said of it.
const MOST_FAULTS: usize = 100;

/// How deep lists and maps may be nested.
const DEEPEST: usize = 32;

/// Reads `text`, which stands in `file` after `lines_before` lines. The tree is none when the text cannot be read as
/// a whole; an empty text gives an empty map.
pub(crate) fn read(file: &Arc<str>, text: &str, lines_before: usize) -> (Option<Tree>, Vec<Finding>) {
    let mut reader = Reader {
        parser: Parser::new_from_str(text),
        file,
        lines: text.split('\n').map(Into::into).collect(),
        lines_before,
        findings: Vec::new(),
        last_scalar: None,
        open: Vec::new(),
    };
    let root = reader.documents();
    let Reader { lines, findings, .. } = reader;
    let tree = root.map(|root| Tree { file: Arc::clone(file), lines, lines_before, root });
    (tree, findings)
}

/// The text cannot be read any further; the finding is already there.
struct Stop;

struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    file: &'t Arc<str>,
    lines: Vec<Box<str>>,
    lines_before: usize,
    findings: Vec<Finding>,
    /// Where the last scalar began, and its last line.
    last_scalar: Option<(Position, usize)>,
    /// Brackets that are open.
    open: Vec<Position>,
}

impl<'t> Reader<'t> {
    fn documents(&mut self) -> Option<Node> {
        let mut root = None;
        loop {
            match self.next() {
                Err(Stop) => return None,
                Ok(None) => break,
                Ok(Some((Event::DocumentStart(_), span))) if root.is_some() => {
                    let place = self.place(spot(span.start, span.end));
                    self.findings.push(Finding::new(
                        codes::SECOND_DOCUMENT,
                        place,
                        "a line `---` begins a second document in this file",
                    ));
                    break;
                }
                Ok(Some((event, span))) => {
                    if is_value(&event) {
                        root = Some(self.node(event, span, 0).ok()?);
                    }
                }
            }
        }
        let start = Spot { line: 1, column: 1, length: 0 };
        Some(root.unwrap_or(Node { content: Content::Map(Vec::new()), spot: start, flawed: false }))
    }

    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Stop> {
        if self.findings.len() >= MOST_FAULTS {
            return Err(Stop);
        }
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((Event::StreamEnd, _))) => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => {
                self.trouble(&error);
                Err(Stop)
            }
        }
    }

    fn trouble(&mut self, error: &ScanError) {
        let marker = error.marker();
        let mut here = (marker.line(), marker.col().saturating_add(1));
        // At the end of the text, people look at its last line.
        while here.0 > 1 && self.lines.get(here.0.saturating_sub(1)).is_none_or(|line| line.trim().is_empty())
        {
            here.0 = here.0.saturating_sub(1);
            here.1 = 1;
        }
        let (found, (line, column)) = trouble::explained(&Stumble {
            info: error.info(),
            here,
            before: self.last_scalar,
            bracket: self.open.last().copied(),
            lines: &self.lines,
        });
        self.tell(found, (line, column));
    }

    /// Adds what was found, once.
    fn tell(&mut self, found: Trouble, (line, column): Position) {
        let place = Place::new(self.file, narrow(line.saturating_add(self.lines_before)), narrow(column), 1);
        let finding = found.at(place);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node, Stop> {
        let many = matches!(event, Event::SequenceStart(..) | Event::MappingStart(..));
        if many && depth >= DEEPEST {
            let place = self.place(spot(span.start, span.start));
            let what = format!("lists are nested more than {DEEPEST} deep here");
            self.findings.push(Finding::new(codes::TOO_DEEP, place, what));
            return Err(Stop);
        }
        let flawed = self.refuse_marks(&event, span);
        // Only brackets have a width of their own.
        let bracket = many && !span.is_empty();
        if bracket {
            self.open.push((span.start.line(), span.start.col().saturating_add(1)));
        }
        let node = self.inside(event, span, depth, flawed)?;
        if bracket {
            self.open.pop();
        }
        Ok(node)
    }

    fn inside(&mut self, event: Event<'t>, span: Span, depth: usize, flawed: bool) -> Result<Node, Stop> {
        match event {
            Event::Scalar(text, style, ..) => Ok(self.scalar(&text, style, span, flawed)),
            Event::SequenceStart(..) => self.list(span, depth, flawed),
            Event::MappingStart(..) => self.map(span, depth, flawed),
            Event::Alias(_) => Ok(self.scalar("", ScalarStyle::Plain, span, true)),
            _ => Err(Stop),
        }
    }

    /// Refuses anchors, aliases and tags.
    fn refuse_marks(&mut self, event: &Event<'t>, span: Span) -> bool {
        let (anchor, tag, text) = match event {
            Event::Scalar(text, _, anchor, tag) => (*anchor, tag.as_deref(), Some(text.as_ref())),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor, tag.as_deref(), None)
            }
            Event::Alias(_) => (1, None, Some("")),
            _ => (0, None, None),
        };
        if anchor == 0 && tag.is_none() {
            return false;
        }
        let mut mark = spot(span.start, span.end);
        if text.is_none() {
            mark.length = 1;
        }
        let raw = self.source(mark);
        let finding = trouble::mark(&raw, matches!(event, Event::Alias(_)));
        self.findings.push(finding.at(self.place(mark)));
        true
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span, flawed: bool) -> Node {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::Single,
            ScalarStyle::DoubleQuoted => Style::Double,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        self.last_scalar = Some(((span.start.line(), span.start.col().saturating_add(1)), span.end.line()));
        let mut place = spot(span.start, span.end);
        if span.start.line() != span.end.line() {
            let line = self.lines.get(place.line.saturating_sub(1)).map_or("", |line| line.trim_end());
            place.length = line.chars().count().saturating_sub(span.start.col());
        }
        if text.is_empty() && style == Style::Plain {
            place.length = 0;
        }
        let end = (span.end.line(), span.end.col().saturating_add(1));
        Node { content: Content::Scalar { text: text.to_owned(), style, end }, spot: place, flawed }
    }

    fn list(&mut self, start: Span, depth: usize, flawed: bool) -> Result<Node, Stop> {
        let mut items = Vec::new();
        loop {
            match self.next()?.ok_or(Stop)? {
                (Event::SequenceEnd, end) => {
                    let spot = around(start, end, items.first().map(|item: &Node| item.spot));
                    return Ok(Node { content: Content::List(items), spot, flawed });
                }
                (event, span) => items.push(self.node(event, span, depth.saturating_add(1))?),
            }
        }
    }

    fn map(&mut self, start: Span, depth: usize, mut flawed: bool) -> Result<Node, Stop> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        loop {
            let (event, span) = self.next()?.ok_or(Stop)?;
            if event == Event::MappingEnd {
                let spot = around(start, span, entries.first().map(|(key, _)| key.spot));
                return Ok(Node { content: Content::Map(entries), spot, flawed });
            }
            let written = self.node(event, span, depth.saturating_add(1))?;
            let (event, span) = self.next()?.ok_or(Stop)?;
            let mut value = self.node(event, span, depth.saturating_add(1))?;
            let Some(key) = self.key(&written) else {
                flawed = true;
                continue;
            };
            value.flawed |= written.flawed;
            let first = seen.get(&key.text).and_then(|number| entries.get_mut(*number));
            if let Some((first, known)) = first {
                known.flawed = true;
                let also = first.spot;
                let finding = self.repeated(&key, also);
                self.findings.push(finding);
                continue;
            }
            seen.insert(key.text.clone(), entries.len());
            entries.push((key, value));
        }
    }

    fn repeated(&self, key: &Key, first: Spot) -> Finding {
        let what = format!("`{}` stands twice in the same place", key.text);
        Finding::new(codes::REPEATED_KEY, self.place(key.spot), what).also(self.place(first), "the first one")
    }

    fn key(&mut self, written: &Node) -> Option<Key> {
        let place = self.place(written.spot);
        match &written.content {
            Content::Scalar { text, style: Style::Plain, .. } if text == "<<" => {
                self.findings.push(trouble::merge_key().at(place));
                None
            }
            Content::Scalar { text, .. } => Some(Key { text: text.clone(), spot: written.spot }),
            Content::List(_) | Content::Map(_) => {
                match slip::text_in_brackets(&self.lines, written.spot.line) {
                    Some((found, position)) => self.tell(found, position),
                    None => self.findings.push(trouble::key_of_many().at(place)),
                }
                None
            }
        }
    }

    fn source(&self, spot: Spot) -> String {
        let line = self.lines.get(spot.line.saturating_sub(1)).map_or("", |line| &**line);
        line.chars().skip(spot.column.saturating_sub(1)).take(spot.length).collect()
    }

    fn place(&self, spot: Spot) -> Place {
        let line = spot.line.saturating_add(self.lines_before);
        Place::new(self.file, narrow(line), narrow(spot.column), narrow(spot.length))
    }
}

fn is_value(event: &Event<'_>) -> bool {
    matches!(event, Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) | Event::Alias(_))
}

/// The spot from `start` to `end`; one character long when it ends on another line.
fn spot(start: Marker, end: Marker) -> Spot {
    let length = if start.line() == end.line() { end.col().saturating_sub(start.col()) } else { 1 };
    Spot { line: start.line(), column: start.col().saturating_add(1), length }
}

/// The spot of a list or map: all of it on one line, or its first part.
fn around(start: Span, end: Span, first: Option<Spot>) -> Spot {
    let whole = spot(start.start, end.end);
    if start.start.line() == end.end.line() && whole.length > 0 {
        return whole;
    }
    Spot { length: first.filter(|first| first.line == whole.line).map_or(1, |first| first.length), ..whole }
}
