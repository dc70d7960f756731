//! `waymark doctor`: what this machine and this installation offer, in words; what is missing, and what that means.

mod records;
pub(super) mod walls;

use domain::finding::Finding;
use native::shelf::Shelf;
use serde::Serialize;
use serde_json::json;

use super::plugin::words::found;
use crate::exit::{Exit, Problem};
use crate::installation::DeskArgs;

#[derive(Debug, clap::Args)]
pub(crate) struct DoctorArgs {
    #[command(flatten)]
    desk: DeskArgs,
}

/// A plugin that is allowed, and whether it may run.
#[derive(Serialize)]
struct Plugin {
    id: String,
    version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<Finding>,
}

pub(crate) fn run(args: &DoctorArgs) -> Result<Exit, Problem> {
    let shelf = Shelf::open(&args.desk.data);
    let mut findings = Vec::new();
    let mut text = String::new();

    let reached = walls::reached(&mut findings);
    text += &walls::in_words(reached.as_ref());
    let policy = kept(shelf.policy(), &mut findings);
    if let Some(policy) = &policy {
        text += &format!("Walls demanded here: {}", policy.walls);
        if let (Some(by), Some(on), Some(because)) = (&policy.by, &policy.on, &policy.because) {
            text += &format!(" (by {by}, {on}: {because})");
        }
        text.push('\n');
        if let Some(reached) = &reached {
            findings.extend(policy.met_by(reached, &domain::place::Place::whole("plugins")).err());
        }
    }

    let list = kept(shelf.list(), &mut findings);
    let keyring = kept(shelf.keyring(), &mut findings);
    let mut plugins = Vec::new();
    for allowed in list.iter().flat_map(|list| &list.allowed) {
        let finding = shelf.verified(&allowed.id).err();
        let state = if finding.is_some() { "may not run" } else { "signed, allowed and whole" };
        text += &format!("Plugin {} {}: {state}\n", allowed.id, allowed.version);
        findings.extend(finding.clone());
        plugins.push(Plugin { id: allowed.id.clone(), version: allowed.version.clone(), finding });
    }
    if plugins.is_empty() {
        text += "No plugin is allowed here.\n";
    }
    if let Some(keyring) = &keyring {
        text += &format!("Keys that are trusted: {}\n", keyring.keys().len());
    }

    let open = shelf.open_to_others();
    if let Some(path) = &open {
        text += &format!(
            "Others may write to {0}: whoever may can let code in.\n  Do: chmod go-w {0}\n",
            path.display()
        );
    }

    let records = records::state(&args.desk);
    text += &format!("Records: {}\n", records.words);
    text += &found(&findings);
    let well = findings.is_empty() && open.is_none() && !records.broken;
    if well {
        text += if records.is_there() { "Nothing is missing.\n" } else { "This machine lacks nothing.\n" };
    }
    let value = json!({
        "sandbox": reached, "policy": policy, "plugins": plugins, "records": records, "openToOthers": open,
        "findings": findings,
    });
    args.desk.show(&value, &text)?;
    Ok(if well { Exit::Fine } else { Exit::Findings })
}

/// What could be read; what could not is a finding like others.
fn kept<T>(read: Result<T, Finding>, findings: &mut Vec<Finding>) -> Option<T> {
    read.map_err(|finding| findings.push(finding)).ok()
}
