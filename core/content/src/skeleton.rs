//! Skeletons of the files designers write: small, whole, and without an error. Sentences in them
//! ask to be replaced; `check` warns of each that still stands.

use std::fmt::Write as _;

use domain::fact::{ComeBy, FactDefinition, FactType};
use domain::ids::BlockId;
use domain::local_change::{BlockHash, ChangeVerb};
use domain::package::{Audience, Block, Package, SessionOutline};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::markdown::title_hash;

/// How long a local change stands before somebody must look again.
const REVIEW_AFTER: i64 = 6;

/// The manifest of a programme.
#[must_use]
pub fn programme(id: &str) -> String {
    filled(include_str!("skeleton/programme.yaml"), id)
}

/// The entry that tells facilitators of the first version.
#[must_use]
pub fn changes() -> String {
    include_str!("skeleton/changes.md").to_owned()
}

/// A module that comes after those with an order up to `order`, and works on `goal`.
#[must_use]
pub fn module(id: &str, order: u16, goal: &str) -> String {
    let order = order.saturating_add(1).min(99);
    filled(include_str!("skeleton/module.yaml"), id)
        .replace("ORDER", &order.to_string())
        .replace("GOAL", goal)
}

/// A session outline with every part that a meeting has.
#[must_use]
pub fn session(id: &str, goal: &str) -> String {
    filled(include_str!("skeleton/session.md"), id).replace("GOAL", goal)
}

/// A session outline for `package`: with the blocks, too, that every outline of it has, as its first ones write them.
#[must_use]
pub fn session_of(package: &Package, id: &str, goal: &str) -> String {
    let mut text = session(id, goal);
    for wanted in package.manifest.every_session.has.iter().rev() {
        if has_block(&text, wanted) {
            continue;
        }
        let mut blocks = package.sessions.iter().flat_map(|session| &session.blocks);
        let Some(block) = blocks.find(|block| block.id == *wanted) else { continue };
        let words = format!("{}\n{}\n\n## Settle", heading(block), block.text);
        text = text.replacen("## Settle", &words, 1);
    }
    text
}

fn has_block(text: &str, id: &BlockId) -> bool {
    text.contains(&format!("{{#{id} "))
}

/// A block's heading as an outline has it.
fn heading(block: &Block) -> String {
    let audiences = block.audiences.iter().map(|audience| match audience {
        Audience::Participant => " .participant",
        Audience::Staff => " .staff",
        Audience::Chaplain => " .chaplain",
    });
    let fixed = if block.fixed { " .fixed" } else { "" };
    let asks = if block.asks_about_others { " .asks-about-others" } else { "" };
    format!("## {} {{#{}{}{fixed}{asks}}}", block.title, block.id, audiences.collect::<String>())
}

/// A row of `rules.yaml` that suggests `session` until `fact` is settled.
#[must_use]
pub fn rule(id: &str, session: &str, fact: &str) -> String {
    filled(include_str!("skeleton/rule.yaml"), id).replace("SESSION", session).replace("FACT", fact)
}

/// A measure that can be answered in `language`.
#[must_use]
pub fn measure(id: &str, language: &str) -> String {
    filled(&include_str!("skeleton/measure.yaml").replace("LANGUAGE", language), id)
}

/// A site.
#[must_use]
pub fn site(id: &str) -> String {
    filled(include_str!("skeleton/site.yaml"), id)
}

/// A mapping of an export that holds one coded fact.
#[must_use]
pub fn mapping(id: &str, fact: &FactDefinition) -> String {
    let values = match &fact.kind {
        FactType::Number { .. } => "      read_as: number".to_owned(),
        FactType::Date => "      read_as: date".to_owned(),
        kind => {
            let code = |choice: &domain::fact::Choice| {
                format!("{}: {}", choice.id.to_uppercase().replace('-', "_"), choice.id)
            };
            format!("      values: {{{}}}", kind.choices().iter().map(code).collect::<Vec<_>>().join(", "))
        }
    };
    filled(include_str!("skeleton/mapping.yaml"), id)
        .replace("THE_FACT", fact.id.as_str())
        .replace("VALUES", &values)
}

/// A local change of `block`, one of the outline or sheet `of`, decided `today`; `verb` says what is done.
#[must_use]
pub fn local_change(of: &str, today: Date, block: Option<(&Block, &ChangeVerb)>) -> String {
    let review = today.checked_add(REVIEW_AFTER.months()).unwrap_or(today);
    let mut text = filled(include_str!("skeleton/change.md"), of)
        .replace("TODAY", &today.to_string())
        .replace("REVIEW", &review.to_string());
    if let Some((block, verb)) = block {
        text.push_str(&changed_block(block, verb));
    }
    text
}

/// The block of a local change: the programme's words, to be changed, or a new block beside them.
#[must_use]
pub fn changed_block(block: &Block, verb: &ChangeVerb) -> String {
    let (id, written) = (&block.id, verb.written());
    match verb {
        ChangeVerb::Replace => {
            format!("## {} {{#{id} {written} base={}}}\n{}\n", block.title, block.hash, block.text)
        }
        ChangeVerb::LeaveOut => format!("## {} {{#{id} {written} base={}}}\n", block.title, block.hash),
        ChangeVerb::Before(_) | ChangeVerb::After(_) => {
            filled(include_str!("skeleton/here.md"), "here").replace("VERB", &written)
        }
    }
}

/// The words of a block as they are kept for the day they move on: the file's name, and its text.
#[must_use]
pub fn kept_base(block: &Block) -> (String, String) {
    (format!("{}.md", block.hash), format!("# {}\n{}\n", block.title, block.text))
}

/// The text of a local change in which the heading on `line` (from 1) pins `new` where it pinned `old`; every other
/// sign stays. None where that line does not pin `old`.
#[must_use]
pub fn pinned_anew(text: &str, line: u32, old: BlockHash, new: BlockHash) -> Option<String> {
    const PIN: &str = "base=";
    let before = usize::try_from(line.checked_sub(1)?).ok()?;
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let heading = text.get(start..)?.split_inclusive('\n').next()?;
    // The last one: a title may say anything.
    let pin = heading.rfind(PIN)?;
    let from = start.checked_add(pin)?.checked_add(PIN.len())?;
    let to = from.checked_add(8)?;
    let pinned = text.get(from..to).and_then(BlockHash::read);
    (pinned == Some(old))
        .then(|| [text.get(..from), Some(&new.to_string()), text.get(to..)].into_iter().flatten().collect())
}

/// A translation of `session`: the participant's blocks with their pins, still in the written
/// language, which `check` tells of until they are translated. `own` leaves out what the programme itself says.
#[must_use]
pub fn translation(session: &SessionOutline, own: bool) -> String {
    let mut text = filled(include_str!("skeleton/translation.md"), session.id.as_str())
        .replace(&sentence(session.id.as_str()), &session.title)
        .replace("PIN", &title_hash(&session.title).to_string());
    if own {
        text = without_title(&text);
    }
    let participant = |block: &&Block| block.audiences.contains(&Audience::Participant);
    let wanted = |block: &&Block| !own || block.change.is_some();
    for block in session.blocks.iter().filter(participant).filter(wanted) {
        let (id, title, pin) = (&block.id, &block.title, block.hash);
        // Into `text` nothing can fail.
        let _ = write!(text, "## {title} {{#{id} base={pin}}}\n{}\n\n", block.text);
    }
    format!("{}\n", text.trim_end())
}

fn without_title(text: &str) -> String {
    let kept = text.lines().filter(|line| !line.starts_with("title"));
    kept.map(|line| format!("{line}\n")).collect()
}

/// The fact a first rule can lean on: one that anybody may be asked for.
#[must_use]
pub fn askable(facts: &[FactDefinition]) -> Option<&FactDefinition> {
    let plain = |fact: &&FactDefinition| fact.come_by != ComeBy::Wait && !matches!(fact.kind, FactType::Text);
    let choice = |fact: &&FactDefinition| plain(fact) && matches!(fact.kind, FactType::Choice(_));
    facts.iter().find(choice).or_else(|| facts.iter().find(plain))
}

/// The block `id` of the outline or sheet `of`.
#[must_use]
pub fn block<'p>(package: &'p Package, of: &str, id: &str) -> Option<&'p Block> {
    blocks(package, of).iter().find(|block| block.id.as_str() == id)
}

/// The blocks of the session or sheet called `of`; none where there is no such outline.
#[must_use]
pub fn blocks<'p>(package: &'p Package, of: &str) -> &'p [Block] {
    let session = package.sessions.iter().find(|session| session.id.as_str() == of);
    let sheet = || package.sheets.iter().find(|sheet| sheet.id.as_str() == of).map(|sheet| &*sheet.blocks);
    session.map(|session| &*session.blocks).or_else(sheet).unwrap_or_default()
}

/// A copy of a file under another id: the first line that says the old id says the new one.
#[must_use]
pub fn like(text: &str, key: &str, old: &str, new: &str) -> String {
    let said = format!("{key}: {old}");
    let mut found = false;
    let line = |line: &str| {
        let here = !found && line.trim_end() == said;
        found |= here;
        if here { format!("{key}: {new}\n") } else { format!("{line}\n") }
    };
    text.lines().map(line).collect()
}

/// A programme like another: its delivery, dosage, languages, principles and change goals; nothing of its content and
/// nothing that speaks of other programmes.
#[must_use]
pub fn programme_like(text: &str, id: &str) -> String {
    let mut kept = String::new();
    let mut dropping = false;
    for line in text.lines() {
        let key = line.split(':').next().filter(|_| !line.starts_with([' ', '#']) && !line.is_empty());
        if let Some(key) = key {
            dropping =
                matches!(key, "relationships" | "beside" | "asked_for_first" | "requires" | "every_session");
            let own = match key {
                "id" => Some(format!("id: {id}\n")),
                "title" => Some(format!("title: {}\n", sentence(id))),
                "version" => Some("version: 0.1.0\n".to_owned()),
                // The parts of our own first outline.
                "every_session" => own_parts(),
                _ => None,
            };
            if let Some(own) = own {
                kept.push_str(&own);
                continue;
            }
        }
        if !dropping {
            kept.push_str(&without_condition(line));
            kept.push('\n');
        }
    }
    kept
}

fn own_parts() -> Option<String> {
    let lines = include_str!("skeleton/programme.yaml").lines();
    lines.filter(|line| line.starts_with("every_session:")).map(|line| format!("{line}\n")).next()
}

/// A line of the languages without the condition for easy words: it leans on functions of the other programme.
fn without_condition(line: &str) -> String {
    let Some((before, after)) = line.split_once("easy_read_when:") else { return line.to_owned() };
    let rest = after.find(['}', ',']).and_then(|end| after.get(end..)).unwrap_or_default();
    format!("{}{rest}", before.trim_end().trim_end_matches(','))
}

/// The skeletons in which sentences ask to be replaced; such a sentence stands between `‹` and `›`.
const ASKING: [&str; 8] = [
    include_str!("skeleton/programme.yaml"),
    include_str!("skeleton/session.md"),
    include_str!("skeleton/rule.yaml"),
    include_str!("skeleton/measure.yaml"),
    include_str!("skeleton/site.yaml"),
    include_str!("skeleton/change.md"),
    include_str!("skeleton/here.md"),
    include_str!("skeleton/translation.md"),
];

/// The sentences of the skeletons that ask to be replaced.
pub(crate) fn asking() -> impl Iterator<Item = &'static str> {
    let sentences = ASKING.into_iter().flat_map(|template| template.split('‹').skip(1));
    sentences.filter_map(|part| part.split_once('›').map(|(sentence, _)| sentence))
}

fn filled(template: &str, id: &str) -> String {
    // The id last: it may hold what looks like a word to be filled in.
    template.replace(['‹', '›'], "").replace("TITLE", &sentence(id)).replace("ID", id)
}

/// `first-steps` as `First steps`.
pub(crate) fn sentence(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_says_its_own_id_once() {
        assert_eq!(like("---\nid: a\nother: a\nid: a\n", "id", "a", "b"), "---\nid: b\nother: a\nid: a\n");
    }

    #[test]
    fn a_pin_is_written_anew_on_its_line_only() {
        let (old, new) = (BlockHash(0x1a2b_3c4d), BlockHash(0x0b52_fd11));
        let text = "## A base=1a2b3c4d {#a .replace base=1a2b3c4d}\r\nbase=1a2b3c4d\n## B {#b base=1a2b3c4d}";
        let first =
            "## A base=1a2b3c4d {#a .replace base=0b52fd11}\r\nbase=1a2b3c4d\n## B {#b base=1a2b3c4d}";
        let last = "## A base=1a2b3c4d {#a .replace base=1a2b3c4d}\r\nbase=1a2b3c4d\n## B {#b base=0b52fd11}";
        assert_eq!(pinned_anew(text, 1, old, new).as_deref(), Some(first));
        assert_eq!(pinned_anew(text, 3, old, new).as_deref(), Some(last));
        assert_eq!(pinned_anew(text, 3, new, old), None);
        assert_eq!(pinned_anew(text, 9, old, new), None);
    }

    #[test]
    fn a_programme_like_another_has_its_structure_only() {
        let easy = "languages: {written_in: en, easy_read: true, easy_read_when: hard}";
        assert_eq!(without_condition(easy), "languages: {written_in: en, easy_read: true}");
        let text = "id: one\ntitle: One\nrelationships:\n  reinforces: []\ndosage: {}\nasked_for_first:\n  when: x\n";
        assert_eq!(programme_like(text, "two-steps"), "id: two-steps\ntitle: Two steps\ndosage: {}\n");
    }
}
