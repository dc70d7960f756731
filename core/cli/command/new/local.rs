//! New sites, local changes, translations and cases.

use std::sync::Arc;

use content::skeleton;
use domain::fact_sheet::FactSheet;
use domain::ids::SiteId;
use domain::language::Language;
use domain::local_change::ChangeVerb;
use domain::package::{Package, SessionOutline};
use domain::template::Names;
use runtime::advise::advise_all;
use runtime::case_text::CaseText;
use runtime::compile::Ready;
use runtime::report::lane_report;

use super::files::Files;
use super::parts::{missing, unknown};
use super::{Desk, ids};
use crate::args::NewVerb;
use crate::command::advise::today;
use crate::exit::Problem;
use crate::site;

/// A site.
pub(super) fn site(desk: &Desk, files: &mut Files, id: &str, like: Option<&str>) -> Result<String, Problem> {
    let [id] = ids::<1>(id, "SITE")?;
    let text = match like {
        None => skeleton::site(&id),
        Some(other) => {
            let text =
                desk.text(&format!("sites/{other}/site.yaml")).ok_or_else(|| missing("site", other))?;
            skeleton::like(&text, "id", other, &id)
        }
    };
    files.add(format!("sites/{id}/site.yaml"), text);
    Ok(format!(
        "`waymark new change {id}/PROGRAMME/SESSION BLOCK` where this site does something differently"
    ))
}

/// A local change of one block, with the programme's words kept for the day they move on.
pub(super) fn change(
    desk: &Desk,
    files: &mut Files,
    path: &str,
    block: &str,
    verb: NewVerb,
) -> Result<String, Problem> {
    let [at, programme, of] = ids::<3>(path, "SITE/PROGRAMME/SESSION")?;
    site::named(Some(&at), &desk.content)?;
    let ready = desk.ready(&programme)?;
    let package = &ready.programme.package;
    let inside = path_of(package, &of, &programme).ok_or_else(|| {
        let sessions = package.sessions.iter().map(|session| session.id.as_str());
        unknown("session or sheet", &of, sessions.chain(package.sheets.iter().map(|sheet| sheet.id.as_str())))
    })?;
    let Some(base) = skeleton::block(package, &of, block) else {
        let known = skeleton::blocks(package, &of).iter().map(|block| block.id.as_str());
        return Err(unknown(&format!("block in `{of}` called"), block, known));
    };
    let replaces = matches!(verb, NewVerb::Replace | NewVerb::LeaveOut);
    if base.fixed && replaces {
        return Err(Problem::WrongUse(
            format!("`{block}` is fixed by the programme, for every site"),
            "add a block before or after it instead: --verb after".to_owned(),
        ));
    }
    let verb = match verb {
        NewVerb::Replace => ChangeVerb::Replace,
        NewVerb::LeaveOut => ChangeVerb::LeaveOut,
        NewVerb::Before => ChangeVerb::Before(base.id.clone()),
        NewVerb::After => ChangeVerb::After(base.id.clone()),
    };
    let folder = format!("sites/{at}/{programme}");
    let text = skeleton::changed_block(base, &verb);
    let opening = skeleton::local_change(&of, today(), None);
    files.append(&format!("{folder}/{inside}"), &text, &opening);
    if replaces {
        let (name, kept) = skeleton::kept_base(base);
        files.add_if_missing(&format!("{folder}/bases/{name}"), &kept);
    }
    Ok("write why and the words, then `waymark check` and `waymark changes`".to_owned())
}

/// The path of an outline or a sheet inside its programme.
fn path_of(package: &Package, of: &str, programme: &str) -> Option<String> {
    let session = package.sessions.iter().find(|session| session.id.as_str() == of);
    let sheet = || package.sheets.iter().find(|sheet| sheet.id.as_str() == of).map(|sheet| &sheet.place);
    let place = session.map(|session| &session.place).or_else(sheet)?;
    place.file.strip_prefix(&format!("{programme}/")).map(str::to_owned)
}

/// A translation of a session's blocks for the participant.
pub(super) fn translation(
    desk: &Desk,
    files: &mut Files,
    path: &str,
    lang: &str,
    at: Option<&str>,
) -> Result<String, Problem> {
    let [programme, session] = ids::<2>(path, "PROGRAMME/SESSION")?;
    let ready = at_site(desk, &programme, at)?;
    let package = &ready.programme.package;
    let known = package.manifest.languages.translated();
    if !known.contains(&Language::from(lang)) {
        let known: Vec<&str> = known.iter().map(Language::as_str).collect();
        return Err(Problem::WrongUse(
            format!("`{programme}` does not have the language `{lang}`"),
            format!("use one of: {}; or add it to `languages:` in programme.yaml first", known.join(", ")),
        ));
    }
    let outline = package.sessions.iter().find(|outline| outline.id.as_str() == session);
    let outline: &SessionOutline = outline.ok_or_else(|| {
        unknown("session", &session, package.sessions.iter().map(|outline| outline.id.as_str()))
    })?;
    let inside = path_of(package, &session, &programme).unwrap_or_default();
    let folder = at.map_or_else(|| programme.clone(), |site| format!("sites/{site}/{programme}"));
    files.add(format!("{folder}/languages/{lang}/{inside}"), skeleton::translation(outline, at.is_some()));
    Ok("translate each block under its heading; leave out what you cannot, and the gap is marked".to_owned())
}

/// The programme as it is at a site, where one is named.
pub(super) fn at_site(desk: &Desk, programme: &str, at: Option<&str>) -> Result<Arc<Ready>, Problem> {
    let base = desk.ready(programme)?;
    let Some(name) = site::named(at, &desk.content)? else { return Ok(base) };
    let entry = desk.content.entry(&programme.into());
    Ok(entry.sites.get(&name.id).cloned().unwrap_or(base))
}

/// A case, with what came out for somebody of whom nothing is known.
pub(super) fn case(
    desk: &Desk,
    files: &mut Files,
    path: &str,
    like: Option<&str>,
    at: Option<&str>,
) -> Result<String, Problem> {
    let [programme, case] = ids::<2>(path, "PROGRAMME/CASE")?;
    let ready = at_site(desk, &programme, at)?;
    let package = &ready.programme.package;
    let first = desk.content.source.sites().first().map(|site| site.id.clone());
    let site = at.map(SiteId::from).or(first).unwrap_or_else(|| "hmp-example".into());
    let text = match like {
        Some(other) => {
            let known = package.cases.iter().find(|known| known.id.as_str() == other);
            let text = known.and_then(|known| desk.text(&known.place.file));
            skeleton::like(&text.ok_or_else(|| missing("case", other))?, "case", other, &case)
        }
        None => {
            let sheet = FactSheet::assemble(&ready.programme.dictionary, Arc::from([]), today());
            let advised = advise_all(&ready, std::slice::from_ref(&sheet)).pop();
            let lane = advised.map(|advised| {
                lane_report(&ready, &sheet, &advised.outside, &advised.advice, Names::default())
            });
            let story = "An invented person of whom nothing is known yet. Write here what a supervisor would recognise, say above what is known, and correct what should come out.";
            let write =
                |lane| CaseText { id: &case, as_of: today(), site: site.as_str(), given: &[], lane, story };
            lane.as_ref().map(|lane| write(lane).write()).unwrap_or_default()
        }
    };
    let folder = at.map_or_else(|| programme.clone(), |site| format!("sites/{site}/{programme}"));
    files.add(format!("{folder}/cases/{case}.md"), text);
    Ok(format!("`waymark test --programme {programme}`"))
}
