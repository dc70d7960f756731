//! New programmes, modules, sessions, rules and mappings, and the folder to work in.

use std::path::Path;

use content::skeleton;
use domain::fact::FactDefinition;
use domain::finding::nearest;

use super::files::Files;
use super::local::at_site;
use super::{Desk, ids};
use crate::exit::{Exit, Problem};
use crate::wiring;

/// Lays out what the program carries.
pub(super) fn folder(folder: &Path) -> Result<Exit, Problem> {
    let mut files = Files::new(folder);
    for (path, text) in wiring::embedded_texts() {
        files.add(path, text);
    }
    files.write("`waymark check`, then `waymark new programme NAME --like hii` for one of your own")
}

/// A programme with one module, session, rule and case.
pub(super) fn programme(
    desk: &Desk,
    files: &mut Files,
    id: &str,
    like: Option<&str>,
) -> Result<String, Problem> {
    let [id] = ids::<1>(id, "PROGRAMME")?;
    let (manifest, goal) = match like {
        None => (skeleton::programme(&id), "take-part-by-choice".to_owned()),
        Some(other) => {
            let ready = desk.ready(other)?;
            let goals = &ready.programme.package.manifest.change_goals;
            let goal = goals.first().map(|goal| goal.id.to_string()).unwrap_or_default();
            let text = desk.text(&format!("{other}/programme.yaml")).unwrap_or_default();
            (skeleton::programme_like(&text, &id), goal)
        }
    };
    let fact = askable(&desk.content.source.shared_facts())?.id.to_string();
    files.add(format!("{id}/programme.yaml"), manifest);
    files.add(format!("{id}/CHANGES.md"), skeleton::changes());
    files.add(format!("{id}/modules/beginning/module.yaml"), skeleton::module("beginning", 0, &goal));
    files.add(format!("{id}/modules/beginning/first-meeting.md"), skeleton::session("first-meeting", &goal));
    files.add(
        format!("{id}/rules.yaml"),
        format!("rules:\n{}", skeleton::rule("to-begin", "first-meeting", &fact)),
    );
    let site =
        desk.content.source.sites().first().map_or("hmp-example".to_owned(), |site| site.id.to_string());
    files.add(format!("{id}/cases/first.md"), first_case(&site, &fact));
    Ok(format!("`waymark check {}/{id}`, `waymark test --programme {id}`", desk.folder.display()))
}

fn first_case(site: &str, fact: &str) -> String {
    format!(
        "---\ncase: first\nas_of: 2026-11-20\nsite: {site}\ngiven:\n  {fact}: not-known\nexpect:\n  suggest:\n    first-meeting: [to-begin]\n---\n\n# First\n\nFirst is an invented person of whom little is known yet. Write here what a supervisor would recognise.\n"
    )
}

fn askable(facts: &[FactDefinition]) -> Result<&FactDefinition, Problem> {
    skeleton::askable(facts).ok_or_else(|| {
        Problem::WrongUse(
            "there is no fact that anybody may be asked for".to_owned(),
            "describe one in shared/facts.yaml first".to_owned(),
        )
    })
}

/// A module, after those there are.
pub(super) fn module(desk: &Desk, files: &mut Files, path: &str) -> Result<String, Problem> {
    let [programme, module] = ids::<2>(path, "PROGRAMME/MODULE")?;
    let ready = desk.ready(&programme)?;
    let package = &ready.programme.package;
    let order = package.modules.iter().map(|module| module.order).max().unwrap_or(0);
    let goal = package.manifest.change_goals.first().map(|goal| goal.id.to_string()).unwrap_or_default();
    files.add(format!("{programme}/modules/{module}/module.yaml"), skeleton::module(&module, order, &goal));
    Ok(format!("`waymark new session {programme}/{module}/NAME`"))
}

/// A session outline.
pub(super) fn session(
    desk: &Desk,
    files: &mut Files,
    path: &str,
    like: Option<&str>,
) -> Result<String, Problem> {
    let [programme, module, session] = ids::<3>(path, "PROGRAMME/MODULE/SESSION")?;
    let ready = desk.ready(&programme)?;
    let package = &ready.programme.package;
    if !package.modules.iter().any(|known| known.id.as_str() == module) {
        let known: Vec<&str> = package.modules.iter().map(|module| module.id.as_str()).collect();
        return Err(Problem::WrongUse(
            format!("`{programme}` has no module `{module}`"),
            format!("use one of: {}; or `waymark new module {programme}/{module}` first", known.join(", ")),
        ));
    }
    let goal = package.manifest.change_goals.first().map(|goal| goal.id.to_string()).unwrap_or_default();
    let text = match like {
        None => skeleton::session_of(package, &session, &goal),
        Some(other) => {
            let outline = package.sessions.iter().find(|outline| outline.id.as_str() == other);
            let text = outline.and_then(|outline| desk.text(&outline.place.file));
            skeleton::like(&text.ok_or_else(|| missing("session", other))?, "id", other, &session)
        }
    };
    files.add(format!("{programme}/modules/{module}/{session}.md"), text);
    Ok(format!("`waymark new rule {programme}/NAME --suggest {session}`"))
}

/// What is not there, with the nearest of those that are, or all of them.
pub(super) fn unknown<'k>(noun: &str, id: &str, known: impl Iterator<Item = &'k str>) -> Problem {
    let known: Vec<&str> = known.collect();
    let fix = match nearest(id, known.iter().copied()) {
        Some(near) => format!("use `{near}`, the nearest there is"),
        None => format!("use one of: {}", known.join(", ")),
    };
    Problem::WrongUse(format!("there is no {noun} `{id}`"), fix)
}

/// What a copy was asked of, and is not there.
pub(super) fn missing(noun: &str, id: &str) -> Problem {
    Problem::WrongUse(format!("there is no {noun} `{id}`"), "name one that is there after --like".to_owned())
}

/// A rule at the end of `rules.yaml`.
pub(super) fn rule(
    desk: &Desk,
    files: &mut Files,
    path: &str,
    suggest: Option<&str>,
    site: Option<&str>,
) -> Result<String, Problem> {
    let [programme, rule] = ids::<2>(path, "PROGRAMME/RULE")?;
    let ready = desk.ready(&programme)?;
    let package = &ready.programme.package;
    let first = package.sessions.first().map(|session| session.id.as_str());
    let Some(session) = suggest.or(first) else {
        return Err(Problem::WrongUse(
            format!("`{programme}` has no session to suggest"),
            format!("run `waymark new session {programme}/MODULE/NAME` first"),
        ));
    };
    let here = at_site(desk, &programme, site)?;
    let sessions = || here.programme.package.sessions.iter().map(|outline| outline.id.as_str());
    if !sessions().any(|known| known == session) {
        return Err(unknown("session", session, sessions()));
    }
    let own = site.and_then(|site| package.sites.iter().find(|changes| changes.site.as_str() == site));
    let known = package.rules.iter().chain(own.iter().flat_map(|changes| &changes.rules));
    if known.into_iter().any(|known| known.id.as_str() == rule) {
        return Err(Problem::WrongUse(
            format!("a rule `{rule}` is there already"),
            "choose another id; nothing was written".to_owned(),
        ));
    }
    let folder = site.map_or_else(|| programme.clone(), |site| format!("sites/{site}/{programme}"));
    let row = skeleton::rule(&rule, session, askable(&package.facts)?.id.as_str());
    files.append(&format!("{folder}/rules.yaml"), &row, "rules:\n");
    let at = site.map(|site| format!(" --site {site}")).unwrap_or_default();
    Ok(format!(
        "write its condition and its sentence, then `waymark new case {programme}/NAME{at}` to show why"
    ))
}

/// A measure.
pub(super) fn measure(desk: &Desk, files: &mut Files, path: &str) -> Result<String, Problem> {
    let [programme, measure] = ids::<2>(path, "PROGRAMME/MEASURE")?;
    let ready = desk.ready(&programme)?;
    let language = &ready.programme.package.manifest.languages.written_in;
    files.add(format!("{programme}/measures/{measure}.yaml"), skeleton::measure(&measure, language.as_str()));
    Ok("write what is asked and what can be answered, then `waymark check`".to_owned())
}

/// A mapping.
pub(super) fn mapping(
    desk: &Desk,
    files: &mut Files,
    id: &str,
    like: Option<&str>,
) -> Result<String, Problem> {
    let [id] = ids::<1>(id, "SITE")?;
    let text = match like {
        None => skeleton::mapping(&id, askable(&desk.content.source.shared_facts())?),
        Some(other) => {
            let text =
                desk.text(&format!("mappings/{other}.yaml")).ok_or_else(|| missing("mapping", other))?;
            skeleton::like(&text, "holder", other, &id)
        }
    };
    files.add(format!("mappings/{id}.yaml"), text);
    Ok("write what the export's columns and codes are called, then `waymark check`".to_owned())
}
