//! Which files a content folder and a programme have.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::codes;
use domain::finding::{Finding, nearest};
use domain::place::Place;

use super::desk::Desk;
use super::sites::SITES;
use crate::source::Texts;

/// Top folders that are no programmes.
const NOT_PROGRAMMES: [&str; 3] = ["shared", "mappings", "sites"];

/// The programmes in `texts`, in order: folders with a manifest.
pub(crate) fn programmes(texts: &Texts) -> Vec<&str> {
    let is_one =
        |folder: &&str| !NOT_PROGRAMMES.contains(folder) && texts.has(&format!("{folder}/programme.yaml"));
    folders(texts).into_iter().filter(is_one).collect()
}

fn folders(texts: &Texts) -> BTreeSet<&str> {
    let refused = texts.refused().map(|(path, _)| path);
    let paths = texts.all().map(|(path, _)| path).chain(refused);
    paths.filter_map(|path| path.split_once('/').map(|(folder, _)| folder)).collect()
}

/// Findings about files that belong to no programme.
pub(crate) fn stray(texts: &Texts) -> Vec<Finding> {
    let programmes = programmes(texts);
    let mut findings = Vec::new();
    for (path, finding) in texts.refused() {
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        let site = path.strip_prefix(SITES).and_then(|inside| inside.split('/').nth(1));
        if !programmes.contains(&folder) && !site.is_some_and(|folder| programmes.contains(&folder)) {
            findings.push(finding.clone());
        }
    }
    for (path, _) in texts.all() {
        let known = match path.split_once('/') {
            None => &**path == "README.md",
            Some(("shared", file)) => {
                matches!(file, "facts.yaml" | "theory.yaml" | "record.yaml" | "README.md")
                    || is_messages(file)
            }
            Some(("sites", file)) => of_no_programme(file, &programmes),
            Some(("mappings", file)) => {
                file == "README.md" || (file.ends_with(".yaml") && !file.contains('/'))
            }
            Some(_) => true,
        };
        if !known {
            findings.push(match path.split('/').collect::<Vec<_>>().as_slice() {
                ["shared", ..] => unknown(path, &["facts.yaml", "theory.yaml", "record.yaml"]),
                ["sites", _, _] => unknown(path, &["site.yaml"]),
                ["sites", site, folder, ..] => of_a_programme(path, site, folder, &programmes),
                _ => unknown(path, &[]),
            });
        }
    }
    for folder in folders(texts) {
        if !NOT_PROGRAMMES.contains(&folder) && !programmes.contains(&folder) {
            let what = format!("the folder `{folder}` has no programme.yaml, so nothing in it is used");
            findings.push(Finding::new(
                codes::MISSING_FILE,
                Place::whole(&format!("{folder}/programme.yaml")),
                what,
            ));
        }
    }
    findings
}

/// A file of a site for something that is no programme.
fn of_a_programme(path: &str, site: &str, folder: &str, programmes: &[&str]) -> Finding {
    let finding = unknown(path, &[]);
    match nearest(folder, programmes.iter().copied()) {
        Some(near) => {
            let rest = path.strip_prefix(&format!("{SITES}{site}/{folder}/")).unwrap_or_default();
            finding.fix(format!("move it to {SITES}{site}/{near}/{rest}")).nearest(folder, [near])
        }
        None => finding.fix(format!("give its folder the id of a programme: {}", programmes.join(", "))),
    }
}

/// `languages/<language>/messages.ftl`.
fn is_messages(file: &str) -> bool {
    matches!(file.split('/').collect::<Vec<_>>().as_slice(), ["languages", _, "messages.ftl"])
}

/// Whether a file of a site is one that is read, as far as no programme is concerned.
fn of_no_programme(file: &str, programmes: &[&str]) -> bool {
    match file.split('/').collect::<Vec<_>>().as_slice() {
        ["README.md"] | [_, "site.yaml" | "README.md"] => true,
        [_, folder, _, ..] => programmes.contains(folder),
        _ => false,
    }
}

/// Every file of every site for one programme.
pub(crate) fn of_sites<'t>(
    texts: &'t Texts,
    programme: &'t str,
) -> impl Iterator<Item = (&'t Arc<str>, Vec<&'t str>)> {
    texts.under(SITES).filter_map(move |(path, _)| {
        let parts: Vec<&str> = path.split('/').skip(2).collect();
        (parts.first() == Some(&programme)).then_some((path, parts))
    })
}

/// Says which files of sites are none that sites have.
fn check_sites(desk: &mut Desk<'_>, programme: &str) {
    let texts = desk.texts;
    for (path, finding) in texts.refused() {
        if path.strip_prefix(SITES).and_then(|inside| inside.split('/').nth(1)) == Some(programme) {
            desk.add(finding.clone());
        }
    }
    for (path, parts) in of_sites(texts, programme) {
        let known = match parts.as_slice() {
            [_, "rules.yaml" | "README.md"] | [_, "sheets" | "cases" | "bases", _] => true,
            [_, "modules", _, file] => *file != "module.yaml",
            [_, "languages", _, inside @ ..] => is_translation(inside),
            _ => false,
        };
        let programmes_only = matches!(
            parts.as_slice(),
            [_, "programme.yaml" | "facts.yaml" | "sources.yaml" | "CHANGES.md"]
                | [_, "logic" | "measures", ..]
                | [_, "modules", _, "module.yaml"]
        );
        if programmes_only {
            let what = "a site cannot have this file";
            desk.add(Finding::new(codes::NOT_FOR_SITES, Place::whole(path), what));
        } else if !known || !(path.ends_with(".md") || path.ends_with("rules.yaml")) {
            desk.add(unknown(path, &["rules.yaml"]));
        }
    }
}

/// A path below `languages/<language>/`.
fn is_translation(inside: &[&str]) -> bool {
    matches!(inside, ["modules", _, file] | ["sheets", file] if file.ends_with(".md"))
}

/// A file nothing reads; `known` are the names of files in its folder.
fn unknown(path: &str, known: &[&str]) -> Finding {
    let finding = Finding::new(codes::UNKNOWN_FILE, Place::whole(path), "nothing reads this file");
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match nearest(name, known.iter().copied()) {
        Some(near) => finding.fix(format!("rename it to {folder}/{near}")).nearest(name, [near]),
        None => finding,
    }
}

/// Says which files of a programme are none, which could not be taken in, and which are missing.
pub(crate) fn check(desk: &mut Desk<'_>, folder: &str) {
    let mut modules = BTreeSet::new();
    for (path, finding) in desk.texts.refused() {
        if path.starts_with(folder) {
            desk.add(finding.clone());
        }
    }
    for (path, _) in desk.texts.under(folder) {
        let inside = path.strip_prefix(folder).unwrap_or(path);
        let parts: Vec<&str> = inside.split('/').collect();
        let known = match parts.as_slice() {
            [
                "programme.yaml" | "rules.yaml" | "facts.yaml" | "sources.yaml" | "CHANGES.md" | "README.md",
            ] => true,
            ["modules", module, file] => {
                modules.insert((*module).to_owned());
                *file == "module.yaml" || file.ends_with(".md")
            }
            ["logic", file] => file.ends_with(".rhai"),
            ["measures", file] => file.ends_with(".yaml"),
            ["sheets" | "cases", file] => file.ends_with(".md"),
            ["languages", _, inside @ ..] => is_translation(inside),
            _ => false,
        };
        if !known {
            let known: &[&str] = match parts.as_slice() {
                [_] => &["programme.yaml", "rules.yaml", "facts.yaml", "sources.yaml", "CHANGES.md"],
                ["modules", _, _] => &["module.yaml"],
                _ => &[],
            };
            desk.add(unknown(path, known));
        }
    }
    check_sites(desk, folder.trim_end_matches('/'));
    for module in modules {
        let path = format!("{folder}modules/{module}/module.yaml");
        if !desk.texts.has(&path) {
            let what = format!("the module `{module}` has no module.yaml");
            let finding = Finding::new(codes::MISSING_FILE, Place::whole(&path), what);
            desk.add(finding.fix("add module.yaml with id, title, phase and order"));
        }
    }
}
