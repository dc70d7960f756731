//! A programme as a whole: every file read, every name looked up, everything that is wrong said at its place.

mod cases;
mod commented;
mod desk;
mod easy;
mod every;
mod expect;
mod facts;
mod given;
mod given_by;
mod ground;
pub(crate) mod hidden;
mod layout;
mod local;
mod manifest;
mod measures;
mod names;
mod order;
mod protected;
mod record;
mod retired;
mod rules;
mod say;
mod sessions;
mod sheets;
mod sites;
mod sources;
mod sum;
mod translations;
mod unfilled;
mod walls;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes::{self, Code};
use domain::fact::FactDefinition;
use domain::finding::Finding;
use domain::guard::Guard;
use domain::ids::{FactId, SiteId};
use domain::layer::Layer;
use domain::layers::at_site;
use domain::package::{Package, ScriptText};
use domain::place::Place;
use runtime::ports::ReadPackage;

use crate::source::Texts;
use desk::Desk;
pub(crate) use ground::{Ground, ground};
pub(crate) use layout::{programmes, stray};
use names::Names;

/// Reads one programme. The package is none when its manifest cannot be used.
pub(crate) fn read(texts: &Texts, ground: &Ground, programme: &str, trusted: bool) -> ReadPackage {
    let folder = format!("{programme}/");
    let mut desk = Desk::new(texts);
    let mut names = Names::of_files(texts, &folder);
    names.theory.clone_from(&ground.words);
    layout::check(&mut desk, &folder);
    let manifest = manifest::read(&mut desk, programme, &mut names);
    let guard = Guard::new(manifest.iter().flat_map(|manifest| manifest.never_tailor_on.iter().cloned()));
    names.guard = guard.clone();
    let facts = facts::of_programme(&mut desk, &folder, ground, &guard, &mut names);
    ground.breaches.tell(&mut desk, programme);
    let sources = sources::read(&mut desk, &folder, &mut names);
    let modules = sessions::modules(&mut desk, &folder, &names);
    let sheets = sheets::read(&mut desk, &folder);
    let sessions = sessions::read(&mut desk, &folder, &names, &sources);
    if let Some(manifest) = &manifest {
        every::check(&mut desk, &manifest.every_session, &sessions);
    }
    let sessions = order::ordered(&mut desk, &modules, sessions);
    let rules = rules::read(&mut desk, &folder, &facts, &sessions, &mut names);
    let world = cases::World::new(&facts, &sessions, &rules, &names, ground.site_ids());
    let cases = cases::read(&mut desk, &folder, &world);
    let measures = measures::read(&mut desk, &folder, manifest.as_ref());
    let scripts = scripts(&mut desk, &folder);
    if let Some(manifest) = &manifest {
        changes(&mut desk, &folder, &manifest.version, &manifest.place);
    }
    retired::check(&mut desk, &folder);
    unfilled::check(&mut desk, &folder);
    for site in sites::folders(texts) {
        let inside = format!("{}{site}/{programme}/", sites::SITES);
        retired::check(&mut desk, &inside);
        unfilled::check(&mut desk, &inside);
    }
    let rules = if desk.refuses() { rules::without_echoes(rules, &facts, &names) } else { rules };
    let base = sites::Base {
        programme,
        manifest: manifest.as_ref(),
        facts: &facts,
        sessions: &sessions,
        rules: &rules,
        names: &names,
        ground,
    };
    let sites = sites::changes(&mut desk, &base);
    let mut package = manifest.map(|manifest| Package {
        manifest,
        facts: facts.into_values().collect(),
        theory: ground.theory.clone(),
        modules,
        sessions: sessions.into_iter().map(|session| session.outline).collect(),
        sheets,
        rules,
        scripts,
        cases,
        sources,
        measures,
        sites,
        translations: Vec::new(),
        content_hash: sum::of(texts, &[&folder, "shared/"]).into(),
        trusted,
    });
    if let Some(package) = &mut package {
        package.translations = translations::read(&mut desk, &folder, programme, &Layer::Programme, package);
        layers(&mut desk, package, programme);
    }
    let files = texts.under(&folder).count() + layout::of_sites(texts, programme).count();
    ReadPackage { package, findings: desk.findings(), files }
}

/// What is found in a local change when the blocks that it changes could not be read whole.
const FOLLOW: [Code; 4] = [
    codes::CHANGES_UNKNOWN_BLOCK,
    codes::CHANGES_AUDIENCE,
    codes::BASE_MOVED,
    codes::NOTHING_FOR_PARTICIPANT,
];

/// Lays each site's changes over the programme, to say what the law refuses; and reads the sites' translations.
fn layers(desk: &mut Desk<'_>, package: &mut Package, programme: &str) {
    let sites: Vec<SiteId> = package.sites.iter().map(|changes| changes.site.clone()).collect();
    for site in sites {
        let mut findings = Vec::new();
        let merged = at_site(package, &site, &mut findings);
        // A file that changes nothing was told by its path; what is left has a mistake of its own that was told too.
        // Of an outline with a mistake in its blocks, that mistake is told and not what follows from it for the site.
        let inside = format!("{}{site}/", sites::SITES);
        findings.retain(|finding| {
            let of = finding.place.file.strip_prefix(&inside).unwrap_or_default();
            finding.code != codes::CHANGES_NOTHING_THERE
                && !(FOLLOW.contains(&finding.code) && desk.is_torn(of))
        });
        desk.extend(findings);
        let folder = format!("{}{site}/{programme}/", sites::SITES);
        let translated = translations::read(desk, &folder, programme, &Layer::Site(site), &merged);
        package.translations.extend(translated);
    }
}

fn scripts(desk: &mut Desk<'_>, folder: &str) -> Vec<ScriptText> {
    let paths = desk.paths(&format!("{folder}logic/"), ".rhai");
    let texts = paths.iter().filter_map(|path| desk.text(path));
    texts.map(|(file, text)| ScriptText { file, text }).collect()
}

/// CHANGES.md must have an entry for the version facilitators are about to meet.
fn changes(desk: &mut Desk<'_>, folder: &str, version: &str, manifest: &Place) {
    let path = format!("{folder}CHANGES.md");
    if !desk.texts.has(&path) {
        let what = format!("there is no CHANGES.md, so nobody learns what version {version} brings");
        desk.add(Finding::new(codes::NOT_IN_CHANGES, manifest.clone(), what));
        return;
    }
    let Some((file, text)) = desk.text(&path) else { return };
    let says =
        |line: &str| line.strip_prefix("## ").is_some_and(|entry| entry.split(' ').next() == Some(version));
    if !text.lines().any(|line| says(line.trim_end())) {
        let what = format!("there is no entry `## {version}`");
        desk.add(Finding::new(codes::NOT_IN_CHANGES, Place::new(&file, 1, 1, 0), what));
    }
}

/// Facts in order, shared ones first, and by id.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    list: Vec<FactDefinition>,
    by_id: BTreeMap<FactId, usize>,
}

impl Facts {
    fn new(list: Vec<FactDefinition>) -> Self {
        let by_id = list.iter().enumerate().map(|(number, fact)| (fact.id.clone(), number)).collect();
        Self { list, by_id }
    }

    fn get(&self, id: &str) -> Option<&FactDefinition> {
        self.list.get(*self.by_id.get(id)?)
    }

    fn into_values(self) -> impl Iterator<Item = FactDefinition> {
        self.list.into_iter()
    }
}

/// A text and its path, shared.
type FileText = (Arc<str>, Arc<str>);

#[cfg(test)]
mod tests;
