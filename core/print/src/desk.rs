//! Lays a paper out as data for its template: texts in letters the fonts have, Markdown as blocks, pictures looked at,
//! everything counted. What is wrong is collected, so that it is told at once.

use std::collections::BTreeSet;

use domain::language::Language;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::letters::Letters;
use crate::markdown::{self, Block, Run};
use crate::paper::{Edge, Picture};
use crate::picture;
use crate::refused::{Trouble, TroubleKind};

/// The most text one paper takes, in bytes.
pub(crate) const TEXT: usize = 256 * 1024;

/// The most letters one text takes: a page or two in one paragraph. What is longer is cut, and the paper says so.
pub(crate) const LETTERS: usize = 20_000;

/// The most blocks, rows, items, entries, answers one paper takes.
pub(crate) const PARTS: usize = 1000;

/// The most lines one paper takes: of words that end where their author ended them, and to write on. More would fill more
/// pages than anybody lays out while somebody waits.
pub(crate) const LINES: usize = 5000;

/// The most pieces of text one paper takes: a change of emphasis begins another, and a paragraph of very many is slow.
pub(crate) const PIECES: usize = 10_000;

/// The most pictures one paper takes, and the most bytes of all of them.
pub(crate) const PICTURES: (usize, usize) = (100, 4 * 1024 * 1024);

/// Languages whose fixed words are ours.
const FIXED: [&str; 3] = ["ar", "cy", "en"];

/// A paper while it is laid out.
pub(crate) struct Desk<'l> {
    letters: &'l Letters,
    /// A participant reads it: where a letter cannot be shown the paper is refused, and other signs are left out.
    participant: bool,
    /// What stands where a text was cut.
    cut: &'static str,
    text: usize,
    parts: usize,
    lines: usize,
    pieces: usize,
    pub(crate) lacking: BTreeSet<char>,
    pub(crate) pictures: Vec<Vec<u8>>,
    pub(crate) troubles: Vec<Trouble>,
}

impl<'l> Desk<'l> {
    pub(crate) fn new(letters: &'l Letters, participant: bool, language: &Language) -> Self {
        Self {
            letters,
            participant,
            cut: cut(fixed(language)),
            text: 0,
            parts: 0,
            lines: 0,
            pieces: 0,
            lacking: BTreeSet::new(),
            pictures: Vec::new(),
            troubles: Vec::new(),
        }
    }

    /// Text that must be said, as one line.
    pub(crate) fn needed(&mut self, place: &str, text: &str) -> String {
        let line = self.line(place, text);
        if line.is_empty() && self.text <= TEXT {
            self.trouble(TroubleKind::Empty, place, "nothing stands here", "write what should stand here");
        }
        line
    }

    /// Text as one line.
    pub(crate) fn line(&mut self, place: &str, text: &str) -> String {
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.show(place, &folded).trim().to_owned()
    }

    /// Text that may be missing, as one line.
    pub(crate) fn optional(&mut self, place: &str, text: Option<&str>) -> Option<String> {
        text.map(|text| self.line(place, text)).filter(|line| !line.is_empty())
    }

    /// Short texts, each as one line.
    pub(crate) fn lines(&mut self, place: &str, texts: &[String]) -> Vec<String> {
        let lines = texts.iter().map(|text| {
            self.part(place);
            self.line(place, text)
        });
        lines.collect::<Vec<_>>().into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// Plain words: an empty line parts paragraphs, ends of lines stay.
    pub(crate) fn words(&mut self, place: &str, text: &str) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut words: Vec<Run> = Vec::new();
        for line in text.lines().chain([""]) {
            let shown = self.line(place, line);
            if shown.is_empty() && !words.is_empty() {
                blocks.push(Block::Paragraph { words: std::mem::take(&mut words) });
            } else if !shown.is_empty() {
                if !words.is_empty() {
                    words.push(Run::end_of_line());
                }
                words.push(Run::plain(shown));
            }
        }
        self.fits(place, blocks)
    }

    /// Markdown of authors.
    pub(crate) fn markdown(&mut self, place: &str, text: &str) -> Vec<Block> {
        let mut show = |words: &str| self.show(place, &words.replace(char::is_whitespace, " "));
        let blocks = markdown::read(text, &mut show);
        self.fits(place, blocks)
    }

    /// Blocks, where there is room for their lines and pieces.
    fn fits(&mut self, place: &str, blocks: Vec<Block>) -> Vec<Block> {
        let before = self.pieces;
        self.pieces = before.saturating_add(blocks.iter().map(Block::pieces).sum());
        if self.pieces > PIECES {
            if before <= PIECES {
                let what = format!(
                    "one paper takes {PIECES} pieces of text, and each change of emphasis begins one"
                );
                self.trouble(TroubleKind::TooMuch, place, &what, "emphasise less, or make two papers of it");
            }
            return Vec::new();
        }
        let lines = blocks.iter().map(Block::lines).sum();
        if self.room(place, lines) { blocks } else { Vec::new() }
    }

    /// Counts lines; false where there are too many.
    pub(crate) fn room(&mut self, place: &str, lines: usize) -> bool {
        let before = self.lines;
        self.lines = before.saturating_add(lines);
        if self.lines > LINES && before <= LINES {
            let what = format!("one paper takes {LINES} lines");
            self.trouble(TroubleKind::TooMuch, place, &what, "make two papers of it");
        }
        self.lines <= LINES
    }

    /// A picture, by the name under which the template finds it.
    pub(crate) fn picture(&mut self, place: &str, picture: &Picture) -> Value {
        let alt = self.line(place, &picture.alt);
        if alt.is_empty() {
            let fix = "say in a few words what it shows";
            self.trouble(TroubleKind::PictureWithoutWords, place, "this picture has no words for it", fix);
        }
        if let Err(why) = picture::check(&picture.svg) {
            let fix = "give an SVG drawing made of shapes alone";
            self.trouble(
                TroubleKind::BadPicture,
                place,
                &format!("this picture cannot be taken: {why}"),
                fix,
            );
        }
        let number = self.pictures.len();
        let bytes = self.pictures.iter().map(Vec::len).sum::<usize>();
        if number >= PICTURES.0 || bytes.saturating_add(picture.svg.len()) > PICTURES.1 {
            if number == PICTURES.0 || bytes <= PICTURES.1 {
                let what =
                    format!("one paper takes {} pictures of {} bytes together", PICTURES.0, PICTURES.1);
                self.trouble(TroubleKind::TooMuch, place, &what, "make two papers of it");
            }
        } else {
            self.pictures.push(picture.svg.clone());
        }
        json!({ "path": crate::press::picture_path(number), "alt": alt })
    }

    /// Counts a part of the paper.
    pub(crate) fn part(&mut self, place: &str) {
        self.parts = self.parts.saturating_add(1);
        if self.parts == PARTS.saturating_add(1) {
            let what = format!("one paper takes {PARTS} parts");
            self.trouble(TroubleKind::TooMuch, place, &what, "make two papers of it");
        }
    }

    /// Head and foot.
    pub(crate) fn edge(&mut self, edge: &Edge) -> Value {
        let place = "the head and foot of the page";
        let contents: Vec<String> = edge
            .contents
            .iter()
            .map(|one| {
                let short: String = one.hash.chars().take(12).collect();
                self.line(place, &format!("{} {} {short}", one.programme, one.version))
            })
            .collect();
        json!({
            "marking": serde_json::to_value(edge.marking).unwrap_or_default(),
            "contents": contents,
            "session": self.optional(place, edge.session.as_deref()),
            "reference": self.optional(place, edge.reference.as_deref()),
            "on": date(edge.on),
        })
    }

    /// Something that keeps the paper from being printed.
    pub(crate) fn trouble(&mut self, kind: TroubleKind, place: &str, what: &str, fix: &str) {
        self.troubles.push(Trouble {
            kind,
            place: place.to_owned(),
            what: what.to_owned(),
            fix: fix.to_owned(),
        });
    }

    fn show(&mut self, place: &str, text: &str) -> String {
        let before = self.text;
        self.text = self.text.saturating_add(text.len());
        if self.text > TEXT {
            if before <= TEXT {
                let what = format!("one paper takes {TEXT} bytes of text");
                self.trouble(TroubleKind::TooMuch, place, &what, "make two papers of it");
            }
            return String::new();
        }
        let mut lacking = BTreeSet::new();
        let end = text.char_indices().nth(LETTERS).map(|(end, _)| end);
        let kept = end.and_then(|end| text.get(..end)).unwrap_or(text);
        let mut shown = self.letters.printable(kept, !self.participant, &mut lacking);
        if end.is_some() {
            shown.push_str(self.cut);
        }
        if self.participant && lacking.iter().any(|letter| letter.is_alphanumeric()) {
            let named: String = lacking.iter().filter(|letter| letter.is_alphanumeric()).take(8).collect();
            let what = format!("no font here has these letters: {named}");
            self.trouble(TroubleKind::NoLetters, place, &what, "give this person the words in another way");
        }
        self.lacking.extend(lacking);
        shown
    }
}

/// A language as the templates take it: its code, its direction.
pub(crate) fn language(language: &Language) -> Value {
    json!({ "code": code(language), "dir": language.direction().as_str() })
}

/// The language of the fixed words where `language` is asked for.
pub(crate) fn fixed(language: &Language) -> &'static str {
    let code = code(language);
    FIXED.into_iter().find(|known| *known == code).unwrap_or("en")
}

/// What stands where a text was cut, in a language of the fixed words.
fn cut(fixed: &str) -> &'static str {
    match fixed {
        "ar" => " [\u{642}\u{64f}\u{637}\u{639} \u{627}\u{644}\u{646}\u{635} \u{647}\u{646}\u{627}]",
        "cy" => " [torrwyd y testun yma: mae\u{2019}r gweddill yn y cofnod]",
        _ => " [cut here: the rest is in the record]",
    }
}

/// The code of a language without its variant and its country; `und` where it is none.
fn code(language: &Language) -> String {
    let plain = language.plain();
    let code = plain.as_str().split('-').next().unwrap_or_default();
    let known = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    if known { code.to_owned() } else { "und".to_owned() }
}

/// A day as the templates take it.
pub(crate) fn date(on: Date) -> Value {
    json!([on.year(), on.month(), on.day()])
}
