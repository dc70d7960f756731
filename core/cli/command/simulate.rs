//! `waymark simulate`: programmes tried on invented people, and a case for each fault that was found.

use std::path::Path;

use runtime::compile::Ready;
use runtime::simulate::{SimulationReport, Wanted, simulate};

use crate::args::{FindingFormat, ResultFormat, SimulateArgs};
use crate::clean::{Clean, write_json};
use crate::command::advise::{today, unusable};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, render, site, write};

/// The site that cases name where nobody has described one.
const ANYWHERE: &str = "anywhere";

/// Simulates, shows what came out, and saves what was found.
pub(crate) fn run(args: &SimulateArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.content)?;
    let at = site::named(args.site.as_deref(), &content)?;
    let described = site::described(at.as_ref(), &content);
    let entries = content.load(&args.programmes)?;
    let id = at.as_ref().map(|site| &site.id);
    let ready: Vec<&Ready> =
        entries.iter().filter_map(|entry| entry.usable_at(id)).map(|ready| &**ready).collect();
    let sites = content.source.sites();
    let site_of_cases = id.or_else(|| sites.first().map(|site| &site.id)).map_or(ANYWHERE, |id| id.as_str());
    let wanted = Wanted {
        people: args.people,
        seed: args.seed,
        on: args.on.unwrap_or_else(today),
        site: id,
        described: described.as_ref(),
        site_of_cases,
    };
    let report = simulate(&ready, wanted);
    let mut out = std::io::stdout().lock();
    match args.format {
        ResultFormat::Json => {
            write_json(&mut out, &report)?;
        }
        ResultFormat::Text => render::simulation::show(&report, &mut Clean::new(&mut out))?,
    }
    if let Some(folder) = &args.save {
        save(&report, described.is_some(), folder)?;
    }
    let broken = unusable(&entries, Vec::new());
    face::show(&broken, FindingFormat::Pretty, &*content.source, "", &mut std::io::stderr().lock())?;
    Ok(if broken.is_empty() && report.faults.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// Writes each fault's case where a folder of programmes has it: a site's rules are known to its own cases only. A case
/// that is there already stays; the next free number is taken.
#[expect(clippy::disallowed_methods, reason = "reads the cases that are kept already")]
fn save(report: &SimulationReport, described: bool, folder: &Path) -> Result<(), Problem> {
    for fault in &report.faults {
        let site = report.site.as_ref().filter(|_| described);
        let at = site.map(|site| format!("sites/{site}/")).unwrap_or_default();
        let cases = format!("{at}{}/cases", fault.programme);
        let cannot = |error: std::io::Error| {
            Problem::WrongUse(
                format!("a case cannot be saved in `{}`: {error}", folder.join(&cases).display()),
                "name a folder that may be written to with --save".to_owned(),
            )
        };
        for number in 1..=999 {
            let name = format!("found-{number:03}");
            let (inside, text) = (format!("{cases}/{name}.md"), fault.text_as(&name));
            let path = write::within(folder, &inside).map_err(cannot)?;
            match std::fs::read_to_string(&path) {
                Ok(there) if there == text => break,
                _ if write::is_taken(&path) => {}
                _ => {
                    write::new_file(folder, &inside, &text).map_err(cannot)?;
                    break;
                }
            }
        }
    }
    Ok(())
}
