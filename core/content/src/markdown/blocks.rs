//! The blocks of a session outline or a sheet, and what may not stand in them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::ids::BlockId;
use domain::layer::Layer;
use domain::layers::says_no_names;
use domain::local_change::{BlockHash, ChangeVerb};
use domain::package::{Audience, Block};
use domain::place::Place;
use domain::template::PLACEHOLDERS;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::front::Front;
use super::hash::block_hash;
use super::heading::{self, Heading, Kind};
use super::page::Page;
use super::placeholders::unknown_placeholder;

/// A block with what a local change or a translation says in its heading besides.
#[derive(Debug)]
pub(crate) struct WrittenBlock {
    /// The block.
    pub(crate) block: Block,
    /// What a local change does.
    pub(crate) verb: Option<ChangeVerb>,
    /// The words it was made against, and where that is written.
    pub(crate) base: Option<(BlockHash, Place)>,
    /// Something in its heading was refused: nothing more is said of it.
    pub(crate) flawed: bool,
}

/// Blocks as far as they could be read.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Those with an id, in order.
    pub(crate) blocks: Vec<WrittenBlock>,
    /// Some heading was refused: what seems to be missing may stand there.
    pub(crate) flawed: bool,
}

impl Written {
    /// Whether a block is meant for the participant, as far as one can tell.
    pub(crate) fn has_participant(&self) -> bool {
        self.flawed || self.blocks.iter().any(|one| one.block.audiences.contains(&Audience::Participant))
    }

    /// Which of `ids` no block has, as far as one can tell.
    pub(crate) fn lacks<'i>(&self, ids: &[&'i str]) -> Vec<&'i str> {
        let has = |id: &str| self.blocks.iter().any(|one| one.block.id.as_str() == id);
        ids.iter().copied().filter(|id| !self.flawed && !has(id)).collect()
    }

    /// The blocks of an outline.
    pub(crate) fn into_blocks(self) -> Vec<Block> {
        self.blocks.into_iter().map(|one| one.block).collect()
    }
}

/// Reads the blocks after a file's front matter.
pub(crate) fn blocks(file: &Arc<str>, front: &Front<'_>, kind: Kind, findings: &mut Vec<Finding>) -> Written {
    let page = Page::new(file, front.body, front.lines_before_body);
    let headings = walk(&page, true, findings);
    let mut written = Written::default();
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for (number, range) in headings.iter().enumerate() {
        let end = headings.get(number.saturating_add(1)).map_or(front.body.len(), |next| next.start);
        let heading = heading::read(&page, range, kind, findings);
        written.flawed |= heading.flawed;
        let text = page.slice(range.end..end);
        inside(&page, range, (kind, &heading), text, findings);
        let Some(id) = heading.id else { continue };
        let place = page.place(range);
        if let Some(first) = seen.get(&id) {
            findings.push(twice(&id, heading.verb.as_ref(), place).also(first.clone(), "the first one"));
            continue;
        }
        seen.insert(id.clone(), place.clone());
        let words = text.trim();
        let begins = range.end.saturating_add(text.len().saturating_sub(text.trim_start().len()));
        let block = Block {
            hash: block_hash(&heading.title, words),
            id: BlockId::from(id),
            title: heading.title,
            audiences: heading.audiences,
            ways: heading.ways,
            fixed: heading.fixed,
            asks_about_others: heading.asks_about_others,
            text: words.into(),
            text_line: page.place(&(begins..begins)).line,
            layer: Layer::Programme,
            change: None,
            replaces: None,
            place,
        };
        written.blocks.push(WrittenBlock {
            block,
            verb: heading.verb,
            base: heading.base,
            flawed: heading.flawed,
        });
    }
    written
}

/// What is said of a second block with the id of another; in a local change it depends on what the second one does.
fn twice(id: &str, verb: Option<&ChangeVerb>, place: Place) -> Finding {
    match verb {
        None => Finding::new(codes::REPEATED_BLOCK, place, format!("the id `{id}` stands at two blocks")),
        Some(ChangeVerb::Replace | ChangeVerb::LeaveOut) => {
            Finding::new(codes::CHANGED_TWICE, place, format!("`{id}` is changed twice in one layer"))
        }
        Some(ChangeVerb::Before(_) | ChangeVerb::After(_)) => {
            let what = format!("the id `{id}` of an added block is taken");
            Finding::new(codes::ADDED_ID_TAKEN, place, what)
        }
    }
}

/// Checks text that has no blocks: the story of a case.
pub(crate) fn prose(file: &Arc<str>, front: &Front<'_>, findings: &mut Vec<Finding>) {
    let page = Page::new(file, front.body, front.lines_before_body);
    walk(&page, false, findings);
}

/// How Markdown is read here: tables, and brackets after headings.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_HEADING_ATTRIBUTES);

/// Finds the headings of blocks, and what may not stand anywhere.
fn walk(page: &Page<'_>, in_blocks: bool, findings: &mut Vec<Finding>) -> Vec<Range<usize>> {
    let mut headings = Vec::new();
    let mut outside = false;
    let mut depth = 0_usize;
    let mut html_line = 0;
    for (event, range) in Parser::new_ext(page.text, OPTIONS).into_offset_iter() {
        let place = || page.place(&range);
        let top = depth == 0;
        match &event {
            Event::Start(_) => depth = depth.saturating_add(1),
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) if top && in_blocks => {
                headings.push(range.clone());
                continue;
            }
            Event::Start(Tag::Heading { level, .. }) if in_blocks && (level >= HeadingLevel::H4 || !top) => {
                let what = if top {
                    "this heading is deeper than `###`"
                } else {
                    "a heading stands inside a list or a quote"
                };
                findings.push(Finding::new(codes::HEADING_TOO_DEEP, place(), what));
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if in_blocks => {
                let what = "a heading with one `#` begins no block";
                let finding = Finding::new(codes::OUTSIDE_BLOCKS, place(), what);
                findings.push(finding.fix(
                    "use `## Title {#id .participant}`; the title of the file stands in its front matter",
                ));
                outside = true;
            }
            Event::Start(Tag::CodeBlock(_)) => {
                findings.push(Finding::new(codes::CODE_IN_BLOCK, place(), "a passage of code stands here"));
            }
            Event::Start(Tag::Link { .. }) => {
                findings.push(Finding::new(codes::LINK_OR_PICTURE, place(), "a link stands in the text"));
            }
            Event::Start(Tag::Image { .. }) => {
                findings.push(Finding::new(codes::LINK_OR_PICTURE, place(), "a picture stands in the text"));
            }
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => {
                let place = place();
                if place.line != html_line {
                    html_line = place.line;
                    findings.push(Finding::new(codes::RAW_HTML, place, "HTML stands in the text"));
                }
            }
            Event::Start(_) | Event::Rule if top && in_blocks && headings.is_empty() && !outside => {
                findings.push(Finding::new(
                    codes::OUTSIDE_BLOCKS,
                    place(),
                    "this text stands before the first block",
                ));
                outside = true;
            }
            _ => {}
        }
    }
    headings
}

/// Checks the text of one block.
fn inside(
    page: &Page<'_>,
    range: &Range<usize>,
    (kind, heading): (Kind, &Heading),
    text: &str,
    findings: &mut Vec<Finding>,
) {
    let title = &heading.title;
    let left_out = heading.verb == Some(ChangeVerb::LeaveOut);
    if left_out && !text.trim().is_empty() {
        let what = format!("words stand under \"{title}\", which is left out");
        findings.push(Finding::new(codes::LEFT_OUT_WITH_WORDS, page.place(range), what));
    }
    if left_out {
        return;
    }
    if text.trim().is_empty() && heading.flawed && kind == Kind::LocalChange {
        // It may have been meant to leave the block out.
        return;
    }
    if text.trim().is_empty() {
        let what = format!("the block \"{title}\" is empty");
        findings.push(Finding::new(codes::EMPTY_BLOCK, page.place(range), what));
        return;
    }
    headings(page, range.end, text, findings);
    placeholders(page, range, findings);
    placeholders(page, &(range.end..range.end.saturating_add(text.len())), findings);
    if heading.asks_about_others && !says_no_names(text) {
        let what = format!("the block \"{title}\" asks about other people and does not say \"no names\"");
        findings.push(Finding::new(codes::ASKS_WITHOUT_NO_NAMES, page.place(range), what));
    }
}

/// Says so where a line has the bracket of a heading and begins no block: its block would be a part of the one above,
/// and no longer fixed, or for somebody else.
fn headings(page: &Page<'_>, begins: usize, text: &str, findings: &mut Vec<Finding>) {
    let mut at = begins;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let told = bare.starts_with("####") || bare.starts_with("# ");
        if !told && (bare.contains("{#") || bare.contains("{.")) {
            let start = at.saturating_add(line.len().saturating_sub(line.trim_start().len()));
            let place = page.place(&(start..start.saturating_add(bare.len())));
            let what = "this line has the bracket of a heading and begins no block";
            let finding = Finding::new(codes::NOT_IN_HEADING, place, what);
            findings.push(finding.fix("begin the line with `## `"));
        }
        at = at.saturating_add(line.len());
    }
}

/// Checks the placeholders in some bytes of a page.
fn placeholders(page: &Page<'_>, range: &Range<usize>, findings: &mut Vec<Finding>) {
    let text = page.slice(range.clone());
    let mut from = 0;
    while let Some((byte, name)) = unknown_placeholder(text, from) {
        let start = range.start.saturating_add(byte);
        let length = name.len().saturating_add(4).min(text.len().saturating_sub(byte));
        let shown: String = name.chars().take(60).collect();
        let what = format!("`{{{{{shown}}}}}` is not a placeholder there is");
        let place = page.place(&(start..start.saturating_add(length)));
        findings.push(Finding::new(codes::UNKNOWN_PLACEHOLDER, place, what).nearest(name, PLACEHOLDERS));
        // On after its end, or after its line: many braces in a row are one mistake.
        let rest = text.get(byte..).unwrap_or_default();
        let line = rest.find('\n').unwrap_or(rest.len());
        let end = rest.find("}}").map_or(line, |end| end.saturating_add(2).min(line));
        from = byte.saturating_add(end.max(2));
    }
}
