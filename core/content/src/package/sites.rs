//! Sites: `sites/<site>/site.yaml`, and everything a site changes in one programme.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::ids::SiteId;
use domain::language::Language;
use domain::local_change::{BlockHash, SiteChanges};
use domain::package::Manifest;
use domain::place::Place;
use domain::rule::RuleText;
use domain::site::{DaysWithout, Room, Site};

use super::desk::{Desk, Sheet};
use super::names::{Known, Names};
use super::sessions::Session;
use super::sheets::stem;
use super::sources::day;
use super::{Facts, Ground, cases, local, rules, sum, unfilled};
use crate::file::site::SiteFile;
use crate::markdown::block_hash;
use crate::shape::Shape;
use crate::source::Texts;

/// The folder of all sites.
pub(crate) const SITES: &str = "sites/";

/// The folders under `sites/`, in order.
pub(crate) fn folders(texts: &Texts) -> BTreeSet<&str> {
    let refused = texts.refused().map(|(path, _)| path);
    let paths = texts.under(SITES).map(|(path, _)| path).chain(refused);
    let inside = paths.filter_map(|path| path.strip_prefix(SITES));
    inside.filter_map(|path| path.split_once('/').map(|(site, _)| site)).collect()
}

/// Reads every `site.yaml`.
pub(crate) fn read(desk: &mut Desk<'_>) -> Vec<Site> {
    let texts = desk.texts;
    let mut sites = Vec::new();
    for folder in folders(texts) {
        let path = format!("{SITES}{folder}/site.yaml");
        if !texts.has(&path) {
            let what = format!("the site `{folder}` has no site.yaml");
            desk.add(
                Finding::new(codes::MISSING_FILE, Place::whole(&path), what).fix(
                    "add site.yaml with id, name, setting, nation, languages and meetings_a_week_at_most",
                ),
            );
            continue;
        }
        unfilled::check(desk, &path);
        let Some(sheet) = desk.yaml(&path, Shape::Site) else { continue };
        let Some(file) = sheet.whole::<SiteFile>(desk) else { continue };
        sites.push(site(desk, &sheet, file, folder));
    }
    sites
}

fn site(desk: &mut Desk<'_>, sheet: &Sheet, file: SiteFile, folder: &str) -> Site {
    sheet.same_name("/id", file.id.as_str(), folder, desk);
    sheet.ids("rooms", desk);
    let mut no_meetings = Vec::new();
    for (number, days) in file.no_meetings.into_iter().enumerate() {
        let at = format!("/no_meetings/{number}");
        let from = day(desk, sheet, &format!("{at}/from"), &days.from);
        let to = day(desk, sheet, &format!("{at}/to"), &days.to);
        let (Some(from), Some(to)) = (from, to) else { continue };
        if from > to {
            let what = "the last of these days lies before the first";
            let finding = Finding::new(codes::OUT_OF_BOUNDS, sheet.tree.place(&format!("{at}/to")), what);
            desk.add(finding.fix(format!("write {from} or a later day")));
        }
        no_meetings.push(DaysWithout { from, to, why: days.why.0 });
    }
    let room =
        |room: crate::file::site::RoomFile| Room { id: room.id.0, about: room.about.0.trim().to_owned() };
    Site {
        place: sheet.tree.place("/id"),
        id: SiteId::from(folder),
        name: file.name.0.trim().to_owned(),
        notice: file.notice.map(|notice| notice.0.trim().to_owned()).unwrap_or_default(),
        setting: file.setting.into(),
        nation: file.nation.into(),
        languages: file.languages.iter().map(|id| Language::from(id.as_str())).collect(),
        rooms: file.rooms.into_iter().map(room).collect(),
        meetings_a_week_at_most: file.meetings_a_week_at_most,
        no_meetings,
    }
}

/// What the programme as it was read lets sites speak of.
#[derive(Debug)]
pub(crate) struct Base<'b> {
    pub(crate) programme: &'b str,
    pub(crate) manifest: Option<&'b Manifest>,
    pub(crate) facts: &'b Facts,
    pub(crate) sessions: &'b [Session],
    pub(crate) rules: &'b [RuleText],
    pub(crate) names: &'b Names,
    pub(crate) ground: &'b Ground,
}

/// Everything the sites change in one programme, in order of site.
pub(crate) fn changes(desk: &mut Desk<'_>, base: &Base<'_>) -> Vec<SiteChanges> {
    let texts = desk.texts;
    let mut all = Vec::new();
    for site in folders(texts) {
        let folder = format!("{SITES}{site}/{}/", base.programme);
        let refused = texts.refused().any(|(path, _)| path.starts_with(&folder));
        if texts.under(&folder).next().is_some() || refused {
            all.push(of_site(desk, base, site, &folder));
        }
    }
    all
}

fn of_site(desk: &mut Desk<'_>, base: &Base<'_>, site: &str, folder: &str) -> SiteChanges {
    let texts = desk.texts;
    setting(desk, base, site, folder);
    let changes = local::read(desk, folder, base.programme);
    let mut names = base.names.clone();
    let mut own = rules::read(desk, folder, base.facts, base.sessions, &mut names);
    names.rules.extend(&base.names.rules);
    names.doubtful_rules.extend(base.names.doubtful_rules.iter().cloned());
    if desk.refuses() {
        own = rules::without_echoes(own, base.facts, &names);
    }
    let together: Vec<RuleText> = base.rules.iter().chain(&own).cloned().collect();
    let world = cases::World::new(base.facts, base.sessions, &together, &names, base.ground.site_ids());
    let cases = cases::read(desk, folder, &world.of_site(site));
    let programme = format!("{}/", base.programme);
    SiteChanges {
        site: SiteId::from(site),
        changes,
        rules: own,
        cases,
        bases: bases(desk, folder),
        content_hash: sum::of(texts, &[&programme, "shared/", folder]).into(),
    }
}

fn setting(desk: &mut Desk<'_>, base: &Base<'_>, site: &str, folder: &str) {
    let known = base.ground.sites.iter().find(|known| known.id.as_str() == site);
    let (Some(known), Some(manifest)) = (known, base.manifest) else { return };
    if !manifest.settings.contains(&known.setting) {
        let what = format!("`{}` is not for the setting of {}", base.programme, known.name);
        let finding = Finding::new(codes::SITE_SETTING, Place::whole(folder.trim_end_matches('/')), what);
        desk.add(finding.also(known.place.clone(), "the site"));
    }
}

/// Words kept for the day they move on, by what pins them: the first line is the block's title, the rest its text.
fn bases(desk: &mut Desk<'_>, folder: &str) -> BTreeMap<BlockHash, Arc<str>> {
    let mut bases = BTreeMap::new();
    for path in desk.paths(&format!("{folder}bases/"), ".md") {
        let Some((file, text)) = desk.text(&path) else { continue };
        let (title, words) = text.split_once('\n').unwrap_or((&text, ""));
        let title = title.trim_start_matches('#').trim();
        let found = block_hash(title, words.trim());
        match BlockHash::read(stem(&path)).filter(|pin| *pin == found) {
            Some(pin) => {
                bases.insert(pin, words.trim().into());
            }
            None => {
                let what =
                    format!("the words in this file are `{found}`, and its name says `{}`", stem(&path));
                let finding = Finding::new(codes::BASE_WORDS_DIFFER, Place::new(&file, 1, 1, 0), what);
                desk.add(match BlockHash::read(stem(&path)) {
                    Some(_) => finding,
                    None => finding.fix(format!("rename it to {folder}bases/{found}.md")),
                });
            }
        }
    }
    bases
}

/// Ids of sites; nothing is known where no site is described, so that a case may name any.
pub(crate) fn ids(sites: &[Site], texts: &Texts) -> Known {
    if folders(texts).len() > sites.len() || sites.is_empty() {
        return Known::unread();
    }
    Known::new(sites.iter().map(|site| site.id.to_string()))
}
