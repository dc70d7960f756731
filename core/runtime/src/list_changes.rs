//! Lists what sites change in a programme: why, by whom, until when; and where the programme's words have moved on
//! since, the three texts that somebody must compare: the words then, the words now, and the site's.

use domain::finding::Finding;
use domain::ids::SiteId;
use domain::layers::at_site;
use domain::local_change::{
    BlockChange, BlockHash, ChangeHeader, ChangeVerb, LocalChange, SiteChanges, Target,
};
use domain::package::{Block, Package};
use domain::place::Place;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// What one site changes in one programme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeList {
    /// The programme.
    pub programme: String,
    /// The site.
    pub site: SiteId,
    /// Its changed outlines and sheets, in order of path.
    pub changes: Vec<ChangeLine>,
    /// Its own rules.
    pub rules: Vec<String>,
    /// What the law of layers refuses, and what has moved on.
    pub findings: Vec<Finding>,
}

/// One changed outline or sheet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeLine {
    /// What is changed.
    pub of: String,
    /// Why, by whom, until when.
    #[serde(flatten)]
    pub header: ChangeHeader,
    /// Whether somebody should have looked again by now.
    pub review_is_due: bool,
    /// The blocks.
    pub blocks: Vec<BlockLine>,
    /// The file.
    pub place: Place,
}

/// One changed block.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BlockLine {
    /// Its id.
    pub block: String,
    /// What is done, as it is written.
    pub verb: String,
    /// The words it was made against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<BlockHash>,
    /// The comparison, where those words have moved on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<ThreeWays>,
    /// Where it stands.
    pub place: Place,
}

/// Three texts side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ThreeWays {
    /// The words the site changed, where they were kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// The programme's words now.
    pub now: String,
    /// What pins the words now: to be written once somebody has decided.
    pub now_base: BlockHash,
    /// The site's words; none where it leaves the block out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ours: Option<String>,
}

/// What each site changes in `package`, as of the day `on`.
#[must_use]
pub fn list_changes(package: &Package, on: Date) -> Vec<ChangeList> {
    package.sites.iter().map(|site| list(package, site, on)).collect()
}

fn list(package: &Package, site: &SiteChanges, on: Date) -> ChangeList {
    let mut findings = Vec::new();
    // Merged only for what the law says of it.
    drop(at_site(package, &site.site, &mut findings));
    findings.sort();
    let change = |change: &LocalChange| ChangeLine {
        of: change.of.id().to_owned(),
        header: (*change.header).clone(),
        review_is_due: change.header.review_by < on,
        blocks: change.blocks.iter().map(|block| line(package, site, &change.of, block)).collect(),
        place: change.place.clone(),
    };
    ChangeList {
        programme: package.manifest.id.to_string(),
        site: site.site.clone(),
        changes: site.changes.iter().map(change).collect(),
        rules: site.rules.iter().map(|rule| rule.id.to_string()).collect(),
        findings,
    }
}

fn line(package: &Package, site: &SiteChanges, of: &Target, change: &BlockChange) -> BlockLine {
    let pinned = change.base.as_ref().map(|(hash, _)| *hash);
    let now = base_block(package, of, change).filter(|block| pinned.is_some_and(|pin| pin != block.hash));
    let moved = now.map(|block| ThreeWays {
        then: pinned.and_then(|pin| site.bases.get(&pin)).map(|text| text.to_string()),
        now: block.text.to_string(),
        now_base: block.hash,
        ours: (change.verb != ChangeVerb::LeaveOut).then(|| change.block.text.to_string()),
    });
    BlockLine {
        block: change.block.id.to_string(),
        verb: change.verb.written(),
        base: pinned,
        moved,
        place: change.block.place.clone(),
    }
}

fn base_block<'p>(package: &'p Package, of: &Target, change: &BlockChange) -> Option<&'p Block> {
    let blocks = match of {
        Target::Session(id) => &package.sessions.iter().find(|session| session.id == *id)?.blocks,
        Target::Sheet(id) => &package.sheets.iter().find(|sheet| sheet.id == *id)?.blocks,
    };
    blocks.iter().find(|block| block.id == change.block.id)
}
