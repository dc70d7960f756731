//! `waymark plugin list`: what is allowed here, whose keys are trusted, what was decided; each plugin looked at again.

use std::fmt::Write as _;

use domain::finding::Finding;
use native::shelf::{Allowed, Shelf};
use serde_json::json;

use super::{ShelfArgs, refused, words};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct ListArgs {
    /// Show what was decided as well, oldest first
    #[arg(long)]
    acts: bool,
    #[command(flatten)]
    shelf: ShelfArgs,
}

pub(crate) fn run(args: &ListArgs) -> Result<Exit, Problem> {
    let shelf = args.shelf.shelf();
    let list = shelf.list().map_err(refused)?;
    let keyring = shelf.keyring().map_err(refused)?;
    let policy = shelf.policy().map_err(refused)?;
    let mut text = String::new();
    let (mut plugins, mut findings) = (Vec::new(), Vec::new());
    for allowed in &list.allowed {
        let (value, words, finding) = looked_at_again(&shelf, allowed);
        plugins.push(value);
        text += &words;
        findings.extend(finding);
    }
    if list.allowed.is_empty() {
        text += "No plugin is allowed here.\n";
    }
    text += "Keys:\n";
    for key in keyring.keys() {
        let _ =
            writeln!(text, "  {} {} of {}, since {} by {}", key.role, key.key, key.owner, key.since, key.by);
    }
    if keyring.keys().is_empty() {
        text += "  none\n";
    }
    let _ = writeln!(text, "Walls demanded: {}", policy.walls);
    if args.acts {
        text += "Decided:\n";
        for act in &list.acts {
            let _ = writeln!(text, "  {} {}: {} {}", act.on, act.by, act.what, act.because);
        }
    }
    let value = json!({
        "plugins": plugins, "keys": keyring.keys(), "policy": policy, "acts": list.acts, "highest": list.highest,
    });
    args.shelf.show(&value, &text)?;
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// A plugin that is allowed, as it is now.
fn looked_at_again(shelf: &Shelf, allowed: &Allowed) -> (serde_json::Value, String, Option<Finding>) {
    let decided = format!("  Allowed {} by {}: {}\n", allowed.on, allowed.by, allowed.because);
    match shelf.verified(&allowed.id) {
        Ok(verified) => {
            let value = json!({ "allowed": allowed, "metadata": verified.metadata, "finding": null });
            (value, format!("{}{decided}", words::described(&verified.metadata)), None)
        }
        Err(finding) => {
            let value = json!({ "allowed": allowed, "metadata": null, "finding": finding });
            let found = words::found(std::slice::from_ref(&finding));
            let Allowed { id, version, serial, .. } = allowed;
            (
                value,
                format!(
                    "{id} {version}, serial {serial}: may not run
{found}{decided}"
                ),
                Some(finding),
            )
        }
    }
}
