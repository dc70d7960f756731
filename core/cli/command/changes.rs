//! `waymark changes`: what sites change, why and until when; and what must be compared because the programme's words
//! have moved on.

mod accept;

pub(super) use accept::accept;

use std::io::Write as _;

use domain::finding::nearest;
use domain::ids::SiteId;
use runtime::list_changes::{ChangeList, list_changes};

use crate::args::{ChangesArgs, FindingFormat, ResultFormat};
use crate::clean::{Clean, write_json};
use crate::command::advise::today;
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, render};

/// Lists the local changes asked for; exit 1 where somebody has to look.
pub(crate) fn run(args: &ChangesArgs) -> Result<Exit, Problem> {
    if let Some(path) = &args.accept {
        return accept::run(path, &args.content);
    }
    let content = Content::open(&args.content)?;
    let entries = content.load(&args.programmes)?;
    let on = args.on.unwrap_or_else(today);
    let packages =
        entries.iter().filter_map(|entry| entry.ready.as_deref()).map(|ready| &ready.programme.package);
    let mut lists: Vec<ChangeList> = packages.flat_map(|package| list_changes(package, on)).collect();
    if let Some(site) = &args.site {
        only(site, &mut lists)?;
    }
    let mut out = std::io::stdout().lock();
    match args.format {
        ResultFormat::Json => {
            write_json(&mut out, &lists)?;
        }
        ResultFormat::Text => {
            if lists.is_empty() {
                writeln!(out, "No site changes anything: every site has the programmes as they are.")?;
            }
            lists.iter().try_for_each(|list| render::change::show(list, &mut Clean::new(&mut out)))?;
        }
    }
    let findings: Vec<_> = lists.iter().flat_map(|list| list.findings.iter().cloned()).collect();
    let due = lists.iter().flat_map(|list| &list.changes).any(|change| change.review_is_due);
    if args.format == ResultFormat::Text {
        face::show(&findings, FindingFormat::Pretty, &*content.source, "", &mut std::io::stderr().lock())?;
    }
    Ok(if findings.is_empty() && !due { Exit::Fine } else { Exit::Findings })
}

fn only(site: &str, lists: &mut Vec<ChangeList>) -> Result<(), Problem> {
    let known: Vec<SiteId> = lists.iter().map(|list| list.site.clone()).collect();
    lists.retain(|list| list.site.as_str() == site);
    if lists.is_empty() && !known.is_empty() {
        let near = nearest(site, known.iter().map(SiteId::as_str));
        return Err(Problem::WrongUse(
            format!("no site `{site}` changes anything"),
            near.map_or_else(
                || "leave --site out to see every site".to_owned(),
                |near| format!("use `{near}`, or leave --site out to see every site"),
            ),
        ));
    }
    Ok(())
}
