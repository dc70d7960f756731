//! `waymark simulate`: programmes tried on invented people, and a case for each fault that was found.

use std::io::Write as _;
use std::path::Path;

use runtime::compile::Ready;
use runtime::simulate::{SimulationReport, Wanted, simulate};

use crate::args::{FindingFormat, ResultFormat, SimulateArgs};
use crate::clean::Clean;
use crate::command::advise::{today, unusable};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, render, site};

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
            serde_json::to_writer_pretty(&mut out, &report).map_err(std::io::Error::from)?;
            writeln!(out)?;
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
#[expect(clippy::disallowed_methods, reason = "writes the cases a person asked to keep")]
fn save(report: &SimulationReport, described: bool, folder: &Path) -> Result<(), Problem> {
    for fault in &report.faults {
        let mut cases = folder.to_owned();
        if let Some(site) = report.site.as_ref().filter(|_| described) {
            cases.push("sites");
            cases.push(site.as_str());
        }
        cases.push(fault.programme.as_str());
        cases.push("cases");
        let cannot = |error: std::io::Error| {
            Problem::WrongUse(
                format!("a case cannot be saved in `{}`: {error}", cases.display()),
                "name a folder that may be written to with --save".to_owned(),
            )
        };
        std::fs::create_dir_all(&cases).map_err(cannot)?;
        for number in 1..=999 {
            let name = format!("found-{number:03}");
            let (file, text) = (cases.join(format!("{name}.md")), fault.text_as(&name));
            match std::fs::read_to_string(&file) {
                Ok(there) if there == text => break,
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    std::fs::write(&file, text).map_err(cannot)?;
                    break;
                }
                Err(error) => return Err(cannot(error)),
            }
        }
    }
    Ok(())
}
