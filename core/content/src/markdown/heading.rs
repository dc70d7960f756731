//! A block's heading: its title, and what stands in its curly brackets.

use std::ops::Range;

use domain::codes;
use domain::finding::{Finding, nearest};
use domain::ids::BlockId;
use domain::local_change::{BlockHash, ChangeVerb};
use domain::package::{Audience, Way};
use domain::place::Place;

use super::page::Page;

/// Every class a block may carry.
pub(crate) const CLASSES: [&str; 9] =
    ["participant", "staff", "chaplain", "fixed", "smaller", "talk", "draw", "write", "asks-about-others"];

/// The verbs of a local change that stand alone.
const VERBS: [&str; 2] = ["replace", "leave-out"];

/// In what kind of file a heading stands: each has words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A session outline or a sheet of a programme.
    Outline,
    /// A site's local change.
    LocalChange,
    /// A translation.
    Translation,
}

/// A heading as it was read.
#[derive(Debug, Default)]
pub(super) struct Heading {
    pub(super) title: String,
    pub(super) id: Option<String>,
    pub(super) audiences: Vec<Audience>,
    pub(super) ways: Vec<Way>,
    pub(super) fixed: bool,
    pub(super) asks_about_others: bool,
    /// What a local change does.
    pub(super) verb: Option<ChangeVerb>,
    /// The words it was made against, and where that is written.
    pub(super) base: Option<(BlockHash, Place)>,
    /// Something in it was refused; it may have been meant to say more.
    pub(super) flawed: bool,
}

/// Reads the heading at `range`.
pub(super) fn read(
    page: &Page<'_>,
    range: &Range<usize>,
    kind: Kind,
    findings: &mut Vec<Finding>,
) -> Heading {
    let line = page.slice(range.clone()).lines().next().unwrap_or_default().trim_end();
    let Some(opening) = attributes(line) else {
        let title = title(line);
        let place = page.place(range);
        if line.contains("{#") || line.contains("{.") {
            let what = format!("the curly bracket after `{title}` is not closed");
            findings.push(
                Finding::new(codes::NOT_IN_HEADING, place, what)
                    .fix("close it with `}` at the end of the line"),
            );
        } else {
            findings.push(Finding::new(codes::WITHOUT_ID, place, format!("the block \"{title}\" has no id")));
        }
        return Heading { title, flawed: true, ..Heading::default() };
    };
    let mut heading = Heading { title: title(line.get(..opening).unwrap_or_default()), ..Heading::default() };
    let inside = opening.saturating_add(1)..line.len().saturating_sub(1);
    for (byte, part) in parts(line.get(inside.clone()).unwrap_or_default()) {
        let start = range.start.saturating_add(inside.start).saturating_add(byte);
        let place = page.place(&(start..start.saturating_add(part.len())));
        if let Err(finding) = heading.take(part, kind, &place) {
            heading.flawed = true;
            findings.push(Finding { place, ..finding(part) });
        }
    }
    heading.completed(page, range, kind, findings)
}

type Refusal = fn(&str) -> Finding;

impl Heading {
    fn take(&mut self, part: &str, kind: Kind, place: &Place) -> Result<(), Refusal> {
        if let Some(id) = part.strip_prefix('#') {
            let right = !id.is_empty()
                && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if self.id.is_some() {
                return Err(second_id);
            }
            self.id = Some(id.to_owned());
            return if right { Ok(()) } else { Err(not_an_id) };
        }
        if let Some(hash) = part.strip_prefix("base=").filter(|_| kind != Kind::Outline) {
            let hash = BlockHash::read(hash).ok_or(not_a_base as Refusal)?;
            self.base = Some((hash, place.clone()));
            return Ok(());
        }
        let Some(class) = part.strip_prefix('.') else { return Err(not_understood) };
        if let Some(verb) = verb(class).filter(|_| kind == Kind::LocalChange) {
            let first = self.verb.replace(verb).is_none();
            return if first { Ok(()) } else { Err(second_verb) };
        }
        if kind == Kind::Translation && CLASSES.contains(&class) {
            return Err(of_the_block);
        }
        match class {
            "participant" => self.audiences.push(Audience::Participant),
            "staff" => self.audiences.push(Audience::Staff),
            "chaplain" => self.audiences.push(Audience::Chaplain),
            "fixed" => self.fixed = true,
            "asks-about-others" => self.asks_about_others = true,
            "smaller" => self.ways.push(Way::Smaller),
            "talk" => self.ways.push(Way::Talk),
            "draw" => self.ways.push(Way::Draw),
            "write" => self.ways.push(Way::Write),
            _ if kind == Kind::LocalChange => return Err(unknown_in_change),
            _ => return Err(unknown_class),
        }
        Ok(())
    }

    /// Says what is missing, unless something refused may have been meant as it.
    fn completed(
        mut self,
        page: &Page<'_>,
        range: &Range<usize>,
        kind: Kind,
        findings: &mut Vec<Finding>,
    ) -> Self {
        if self.id.is_none() && !self.flawed {
            let what = format!("the block \"{}\" has no id", self.title);
            findings.push(Finding::new(codes::WITHOUT_ID, page.place(range), what));
            self.flawed = true;
        } else if kind == Kind::LocalChange && self.verb.is_none() && !self.flawed {
            let what = format!("the block \"{}\" does not say what it does", self.title);
            findings.push(Finding::new(codes::CHANGE_VERB, page.place(range), what));
            self.flawed = true;
        } else if kind == Kind::Outline && self.audiences.is_empty() && !self.flawed {
            let what = format!("the block \"{}\" does not say who it is for", self.title);
            findings.push(Finding::new(codes::WITHOUT_AUDIENCE, page.place(range), what));
            self.flawed = true;
        }
        self.audiences.sort_unstable();
        self.audiences.dedup();
        self.ways.sort_unstable();
        self.ways.dedup();
        self
    }
}

/// The verb of a local change that a word with a dot names.
fn verb(class: &str) -> Option<ChangeVerb> {
    let anchor = |id: &str| (!id.is_empty()).then(|| BlockId::from(id));
    match class {
        "replace" => Some(ChangeVerb::Replace),
        "leave-out" => Some(ChangeVerb::LeaveOut),
        _ => {
            let before = class.strip_prefix("before-").and_then(anchor).map(ChangeVerb::Before);
            before.or_else(|| class.strip_prefix("after-").and_then(anchor).map(ChangeVerb::After))
        }
    }
}

fn second_verb(part: &str) -> Finding {
    Finding::new(codes::CHANGE_VERB, nowhere(), format!("`{part}` is a second verb")).fix("keep one of them")
}

fn not_a_base(part: &str) -> Finding {
    let what = format!("`{part}` does not say which words a change was made against");
    Finding::new(codes::NOT_IN_HEADING, nowhere(), what)
        .fix("write `base=` and eight signs, as `waymark changes` shows them")
}

fn nowhere() -> domain::place::Place {
    domain::place::Place::whole("")
}

fn second_id(part: &str) -> Finding {
    Finding::new(codes::NOT_IN_HEADING, nowhere(), format!("`{part}` is a second id")).fix("keep one of them")
}

fn not_an_id(part: &str) -> Finding {
    let id = part.trim_start_matches('#');
    Finding::new(codes::NOT_AN_ID, nowhere(), format!("`{id}` is not written as ids are"))
}

fn not_understood(part: &str) -> Finding {
    let finding = Finding::new(
        codes::NOT_IN_HEADING,
        nowhere(),
        format!("`{part}` is neither an id nor a word with a dot"),
    );
    match nearest(part, CLASSES) {
        Some(near) => finding.fix(format!("write `.{near}`")),
        None => finding,
    }
}

fn of_the_block(part: &str) -> Finding {
    let what = format!("`{part}` stands in a translation");
    Finding::new(codes::UNKNOWN_CLASS, nowhere(), what)
        .why("whom a block is for and what it may do is said once, where it is written")
        .fix("take it out; a heading in a translation has the block's id and `base=`")
}

fn unknown_in_change(part: &str) -> Finding {
    let class = part.trim_start_matches('.');
    let what = format!("`{part}` is not a word that blocks of a local change have");
    let finding = Finding::new(codes::UNKNOWN_CLASS, nowhere(), what);
    if let "before-" | "before" | "after-" | "after" = class {
        let side = class.trim_end_matches('-');
        return finding.fix(format!("write `.{side}-` and the id of a block of the programme"));
    }
    let words = || VERBS.into_iter().chain(CLASSES);
    match nearest(class, words()) {
        Some(near) => finding.fix(format!("write `.{near}`")).nearest(class, words()),
        None => finding,
    }
}

fn unknown_class(part: &str) -> Finding {
    let class = part.trim_start_matches('.');
    let local = ["replace", "leave-out", "before-", "after-"].iter().any(|verb| class.starts_with(verb));
    let finding =
        Finding::new(codes::UNKNOWN_CLASS, nowhere(), format!("`{part}` is not a word that blocks have"));
    if local {
        return finding.fix("take it out here; local changes belong in sites/");
    }
    match nearest(class, CLASSES) {
        Some(near) => finding.fix(format!("write `.{near}`")).nearest(class, CLASSES),
        None => finding,
    }
}

/// Where the bracket with id and classes opens: the last one, closed at the end of the line, and no placeholder.
pub(crate) fn attributes(line: &str) -> Option<usize> {
    let inside = line.strip_suffix('}')?;
    let opening = inside.rfind('{')?;
    let before = inside.get(..opening)?;
    (!before.ends_with('{') && !inside.ends_with('}')).then_some(opening)
}

fn title(line: &str) -> String {
    let line = line.trim_start().trim_start_matches('#').trim();
    let end = line.find("{#").or_else(|| line.find("{.")).unwrap_or(line.len());
    line.get(..end).unwrap_or(line).trim().to_owned()
}

/// The words of a text, each with its byte.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut at = 0_usize;
    for part in text.split(char::is_whitespace) {
        if !part.is_empty() {
            parts.push((at, part));
        }
        // White space here is a blank or a tab: a heading is one line. Others are wider than one byte.
        let next = text.get(at.saturating_add(part.len())..).and_then(|rest| rest.chars().next());
        at = at.saturating_add(part.len()).saturating_add(next.map_or(1, char::len_utf8));
    }
    parts
}
