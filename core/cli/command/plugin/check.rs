//! `waymark plugin check`: all that can be said of a library without running any of it.

use std::path::PathBuf;

use native::shelf::Looked;
use serde_json::json;

use super::{ShelfArgs, words};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// The library; its signature is looked for beside it
    file: PathBuf,
    #[command(flatten)]
    shelf: ShelfArgs,
}

pub(crate) fn run(args: &CheckArgs) -> Result<Exit, Problem> {
    let Looked { sha256, metadata, signed, allowed, mut findings, .. } = args.shelf.shelf().look(&args.file);
    let mut text = metadata.as_ref().map(words::described).unwrap_or_default();
    if metadata.is_some() {
        // What needs more has been refused, and is told below.
        text += "Needs: nothing but the C library, its mathematics and the compiler's own support\n";
    }
    if let Some(sha256) = &sha256 {
        text += &format!("SHA-256: {sha256}\n");
    }
    if let Some(signed) = &signed {
        let (number, by) = (signed.by.key.number(), &signed.by.owner);
        text += &format!("Signed: by {by}, key {number}, as `{}`\n", signed.comment);
    }
    match &allowed {
        Some(allowed) => {
            text += &format!("Allowed here: on {} by {}: {}\n", allowed.on, allowed.by, allowed.because);
        }
        // Told among the findings, where there is nothing else to be told first.
        None if findings.is_empty() => findings.push(native::shelf::not_allowed(&args.file)),
        None => text += "Not allowed here.\n",
    }
    text += &words::found(&findings);
    let signed = signed.as_ref().map(|signed| json!({ "by": signed.by, "comment": signed.comment }));
    let value = json!({
        "file": args.file, "sha256": sha256, "metadata": metadata, "signed": signed,
        "allowed": allowed, "findings": findings,
    });
    args.shelf.show(&value, &text)?;
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}
