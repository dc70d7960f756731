//! Lays one site's local changes over a programme. The only place that merges.
//!
//! INVARIANT: no set of site files can remove, weaken or hide a fixed block or a safeguard rule, and every accepted
//! change is attributed. What the law forbids is refused here, whether or not anybody ran `check`; the properties in
//! `tests/layers.rs` try it on random packages and changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes;
use crate::finding::Finding;
use crate::ids::{BlockId, ProgrammeId, SiteId};
use crate::layer::Layer;
use crate::local_change::{BlockChange, BlockHash, ChangeVerb, LocalChange, SiteChanges, Target};
use crate::package::{Audience, Block, LeftOut, Package};
use crate::place::Place;
use crate::rule::RuleText;

/// The ways every sheet must offer.
pub const WAYS: [&str; 3] = ["talk", "draw", "write"];

/// The programme as it is at `site`: its blocks with the site's local changes, its rules with the site's after them,
/// the site's cases. What was refused is said in `findings`, at its place.
#[must_use]
pub fn at_site(package: &Package, site: &SiteId, findings: &mut Vec<Finding>) -> Package {
    let mut merged = Package { cases: Vec::new(), sites: Vec::new(), ..package.clone() };
    let Some(changes) = package.sites.iter().find(|changes| changes.site == *site) else { return merged };
    let layer = Layer::Site(site.clone());
    let here = Here { changes, programme: &package.manifest.id };
    let mut unused: Vec<&LocalChange> = changes.changes.iter().collect();
    for session in &mut merged.sessions {
        let mine = take(&mut unused, &Target::Session(session.id.clone()));
        let base = Base { blocks: &session.blocks, fixed: &package.manifest.every_session.fixed };
        let mut merging = Merging::new(base, (&layer, &here), &mine, findings);
        merging.keep_a_participant_block();
        (session.blocks, session.left_out) = merging.merged();
    }
    for sheet in &mut merged.sheets {
        let mine = take(&mut unused, &Target::Sheet(sheet.id.clone()));
        let base = Base { blocks: &sheet.blocks, fixed: &[] };
        let mut merging = Merging::new(base, (&layer, &here), &mine, findings);
        merging.keep_every_way();
        (sheet.blocks, sheet.left_out) = merging.merged();
    }
    findings.extend(unused.into_iter().map(|change| of_nothing(change, package)));
    merged.rules.extend(rules(package, changes, &layer, findings));
    merged.cases.clone_from(&changes.cases);
    merged.content_hash = changes.content_hash.clone();
    merged
}

fn take<'c>(changes: &mut Vec<&'c LocalChange>, of: &Target) -> Vec<&'c LocalChange> {
    changes.extract_if(.., |change| change.of == *of).collect()
}

fn of_nothing(change: &LocalChange, package: &Package) -> Finding {
    let (noun, known): (&str, Vec<&str>) = match &change.of {
        Target::Session(_) => ("session", package.sessions.iter().map(|one| one.id.as_str()).collect()),
        Target::Sheet(_) => ("sheet", package.sheets.iter().map(|one| one.id.as_str()).collect()),
    };
    let what = format!("the programme has no {noun} `{}` to change", change.of.id());
    Finding::new(codes::CHANGES_NOTHING_THERE, change.place.clone(), what).nearest(change.of.id(), known)
}

/// The site's rules that may stand beside the programme's.
fn rules(
    package: &Package,
    changes: &SiteChanges,
    layer: &Layer,
    findings: &mut Vec<Finding>,
) -> Vec<RuleText> {
    let mut kept: Vec<RuleText> = Vec::with_capacity(changes.rules.len());
    for rule in &changes.rules {
        let taken = package.rules.iter().chain(&kept).find(|other| other.id == rule.id);
        if let Some(other) = taken {
            let what = format!("a rule `{}` is there already", rule.id);
            let finding = Finding::new(codes::SITE_RULE_TAKES_ID, rule.place.clone(), what);
            findings.push(finding.also(other.place.clone(), "the other rule"));
            continue;
        }
        if rule.safeguard {
            let what = format!("the rule `{}` of a site calls itself a safeguard", rule.id);
            findings.push(Finding::new(codes::SITE_SAFEGUARD, rule.place.clone(), what));
        }
        kept.push(RuleText { layer: layer.clone(), safeguard: false, ..rule.clone() });
    }
    kept
}

/// Names that are not there get the nearest one told up to so many findings: after that, nobody reads them.
const MOST_GUESSES: usize = 200;

/// What changes are laid over.
#[derive(Clone, Copy)]
struct Base<'m> {
    blocks: &'m [Block],
    /// Blocks that are fixed whether or not they say so: a mark that was lost opens nothing.
    fixed: &'m [BlockId],
}

/// Whose changes are laid over which programme.
#[derive(Clone, Copy)]
struct Here<'m> {
    changes: &'m SiteChanges,
    programme: &'m ProgrammeId,
}

impl Here<'_> {
    /// What is said where the programme's words are no longer those that `change` pins at `at`.
    fn moved_on(&self, base: &Block, change: &LocalChange, pinned: BlockHash, at: &Place) -> Finding {
        let id = &base.id;
        let what = if self.changes.bases.contains_key(&pinned) {
            format!("the words of `{id}` have changed since the site changed them")
        } else {
            format!("`base={pinned}` of `{id}` is none of the words that are kept or stand now")
        };
        let fix = format!(
            "compare them with `waymark changes`, decide, then run `waymark changes --accept {}/{}/{}/{id}`: it keeps the words now and writes `base={}`",
            self.changes.site,
            self.programme,
            change.of.id(),
            base.hash
        );
        Finding::new(codes::BASE_MOVED, at.clone(), what)
            .fix(fix)
            .also(base.place.clone(), format!("the words now: base={}", base.hash))
    }
}

/// One outline's or sheet's blocks while a site's changes are laid over them.
struct Merging<'m> {
    base: &'m [Block],
    /// Those that are fixed whether or not they say so.
    fixed: &'m [BlockId],
    layer: &'m Layer,
    here: &'m Here<'m>,
    /// For each base block, what takes its place.
    touched: BTreeMap<&'m str, (&'m LocalChange, &'m BlockChange)>,
    /// Blocks to add by where, in file order.
    added: BTreeMap<&'m ChangeVerb, Vec<(&'m LocalChange, &'m BlockChange)>>,
    /// The base blocks by id; of two with one id the first.
    by_id: BTreeMap<&'m str, &'m Block>,
    /// The blocks that have an id that no added one may take.
    taken: BTreeMap<&'m str, &'m Block>,
    findings: &'m mut Vec<Finding>,
}

impl<'m> Merging<'m> {
    fn new(
        Base { blocks: base, fixed }: Base<'m>,
        (layer, here): (&'m Layer, &'m Here<'m>),
        changes: &[&'m LocalChange],
        findings: &'m mut Vec<Finding>,
    ) -> Self {
        let by_id: BTreeMap<&str, &Block> =
            base.iter().rev().map(|block| (block.id.as_str(), block)).collect();
        let (touched, added, taken) = (BTreeMap::new(), BTreeMap::new(), by_id.clone());
        let mut merging = Self { base, fixed, layer, here, touched, added, by_id, taken, findings };
        for change in changes {
            for block in &change.blocks {
                if let Err(finding) = merging.accept(change, block) {
                    merging.findings.push(finding);
                }
            }
        }
        merging
    }

    fn accept(&mut self, change: &'m LocalChange, block: &'m BlockChange) -> Result<(), Finding> {
        let place = || block.block.place.clone();
        if block.block.fixed {
            let what = format!("the block `{}` of a site calls itself fixed", block.block.id);
            return Err(Finding::new(codes::SITE_FIXED, place(), what));
        }
        match &block.verb {
            ChangeVerb::Replace | ChangeVerb::LeaveOut => {
                let base = self.base_block(&block.block.id, place())?;
                self.may_touch(base, change, block)?;
                self.touched.insert(base.id.as_str(), (change, block));
            }
            ChangeVerb::Before(anchor) | ChangeVerb::After(anchor) => {
                self.base_block(anchor, place())?;
                if let Some(other) = self.taken.get(block.block.id.as_str()) {
                    let what = format!("the id `{}` of an added block is taken", other.id);
                    let finding = Finding::new(codes::ADDED_ID_TAKEN, place(), what);
                    return Err(finding.also(other.place.clone(), "the block that has it"));
                }
                if block.block.audiences.is_empty() {
                    let what = format!("the block \"{}\" does not say who it is for", block.block.title);
                    return Err(Finding::new(codes::WITHOUT_AUDIENCE, place(), what));
                }
                self.taken.insert(block.block.id.as_str(), &block.block);
                self.added.entry(&block.verb).or_default().push((change, block));
            }
        }
        Ok(())
    }

    fn base_block(&self, id: &BlockId, place: Place) -> Result<&'m Block, Finding> {
        self.by_id.get(id.as_str()).copied().ok_or_else(|| {
            let what = format!("the programme has no block `{id}` here");
            let finding = Finding::new(codes::CHANGES_UNKNOWN_BLOCK, place, what);
            if self.findings.len() > MOST_GUESSES {
                return finding;
            }
            let finding = finding.nearest(id.as_str(), self.base.iter().map(|block| block.id.as_str()));
            match self.base.first().filter(|_| finding.did_you_mean.is_none()) {
                Some(block) => finding.fix(put_back(&block.place.file)),
                None => finding,
            }
        })
    }

    fn may_touch(&mut self, base: &Block, change: &LocalChange, block: &BlockChange) -> Result<(), Finding> {
        let place = || block.block.place.clone();
        let id = &base.id;
        if base.fixed || self.fixed.contains(id) {
            let what = format!("`{id}` is fixed by the programme");
            let fix = format!("take the change out; to add something, write a block `.after-{id}`");
            let finding = Finding::new(codes::CHANGES_FIXED, place(), what).fix(fix);
            return Err(finding.also(base.place.clone(), "the fixed block"));
        }
        if let Some((_, other)) = self.touched.get(id.as_str()) {
            let what = format!("`{id}` is changed twice in one layer");
            let finding = Finding::new(codes::CHANGED_TWICE, place(), what);
            return Err(finding.also(other.block.place.clone(), "the other change"));
        }
        let pin = format!("{{#{id} {} base={}}}", block.verb.written(), base.hash);
        let Some((pinned, at)) = &block.base else {
            let what = format!("the change of `{id}` does not say which words it was made against");
            return Err(
                Finding::new(codes::WITHOUT_BASE, place(), what).fix(format!("end the heading with `{pin}`"))
            );
        };
        if block.verb == ChangeVerb::Replace {
            if !block.block.audiences.is_empty() && block.block.audiences != base.audiences {
                let what = format!("the change of `{id}` says that it is for somebody else");
                return Err(Finding::new(codes::CHANGES_AUDIENCE, place(), what));
            }
            if base.asks_about_others && !says_no_names(&block.block.text) {
                let what =
                    format!("`{id}` asks about other people, and the site's words do not say \"no names\"");
                return Err(Finding::new(codes::ASKS_WITHOUT_NO_NAMES, place(), what));
            }
        }
        if *pinned != base.hash {
            self.findings.push(self.here.moved_on(base, change, *pinned, at));
        }
        Ok(())
    }

    /// A session keeps at least one block for the participant.
    fn keep_a_participant_block(&mut self) {
        let for_participant = |block: &Block| block.audiences.contains(&Audience::Participant);
        let left_out = |id: &BlockId| {
            self.touched.get(id.as_str()).is_some_and(|(_, change)| change.verb == ChangeVerb::LeaveOut)
        };
        let mut ours = self.base.iter().filter(|block| for_participant(block)).peekable();
        if ours.peek().is_none() || ours.any(|block| !left_out(&block.id)) {
            return;
        }
        let last = self.base.iter().rev().find(|block| for_participant(block)).map(|block| &block.id);
        if let Some((_, change)) = last.and_then(|id| self.touched.remove(id.as_str())) {
            let what = "with this left out, nothing of the session is for the participant";
            self.findings.push(
                Finding::new(codes::NOTHING_FOR_PARTICIPANT, change.block.place.clone(), what)
                    .fix("replace the block instead of leaving it out"),
            );
        }
    }

    /// A sheet keeps every way to do it.
    fn keep_every_way(&mut self) {
        for way in WAYS {
            let left_out = self.touched.get(way).filter(|(_, change)| change.verb == ChangeVerb::LeaveOut);
            if let Some((_, change)) = left_out.copied() {
                self.touched.remove(way);
                let what = format!("a sheet cannot leave out `{way}`");
                self.findings.push(
                    Finding::new(codes::WAYS_MISSING, change.block.place.clone(), what)
                        .fix("replace the block instead of leaving it out"),
                );
            }
        }
    }

    /// The blocks in order, and those left out.
    fn merged(&self) -> (Vec<Block>, Vec<LeftOut>) {
        let mut blocks: Vec<Block> = Vec::with_capacity(self.base.len() + self.added.len());
        let mut left_out = Vec::new();
        for base in self.base {
            self.add(&ChangeVerb::Before(base.id.clone()), &mut blocks);
            match self.touched.get(base.id.as_str()) {
                None => blocks.push(base.clone()),
                Some((change, block)) if block.verb == ChangeVerb::LeaveOut => left_out.push(LeftOut {
                    block: base.clone(),
                    after: blocks.last().map(|block| block.id.clone()),
                    layer: self.layer.clone(),
                    header: change.header.clone(),
                    place: block.block.place.clone(),
                }),
                Some((change, block)) => blocks.push(Block {
                    audiences: base.audiences.clone(),
                    ways: base.ways.clone(),
                    asks_about_others: base.asks_about_others || block.block.asks_about_others,
                    replaces: Some(Arc::new(base.clone())),
                    ..self.attributed(change, &block.block)
                }),
            }
            self.add(&ChangeVerb::After(base.id.clone()), &mut blocks);
        }
        (blocks, left_out)
    }

    fn add(&self, verb: &ChangeVerb, blocks: &mut Vec<Block>) {
        let here = self.added.get(verb).into_iter().flatten();
        blocks.extend(here.map(|(change, block)| self.attributed(change, &block.block)));
    }

    fn attributed(&self, change: &LocalChange, block: &Block) -> Block {
        Block {
            layer: self.layer.clone(),
            change: Some(change.header.clone()),
            fixed: false,
            ..block.clone()
        }
    }
}

/// What to do about a block that something names and that is gone from `file`.
#[must_use]
pub fn put_back(file: &str) -> String {
    format!("put the block back in {file}, or take this out")
}

/// Whether words say "no names", however they are wrapped.
#[must_use]
pub fn says_no_names(text: &str) -> bool {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().contains("no names")
}
