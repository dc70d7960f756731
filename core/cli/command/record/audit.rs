//! `waymark audit`: what was done with whose information; proofs that nothing was changed since.

use std::path::PathBuf;

use domain::record::Refusal;
use runtime::ports::access::Doing;
use runtime::ports::store::StoreError;
use runtime::record::{Desk, Disagreement};
use serde_json::json;
use store::{Bad, Verified};

use super::site;
use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation, fault, on_engine, read_file};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum AuditCommand {
    /// Reads every log again and says whether anything is not as it was written
    Verify {
        /// Also open what is sealed, compare it with what the log says, and the lists and numbers with what the logs come
        /// to
        #[arg(long)]
        open: bool,
        /// A checkpoint that was kept elsewhere; only with one are a shortened log and an old backup found; may be
        /// given again
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Prints the signed head of a site's log, to be kept elsewhere
    Checkpoint {
        #[arg(long)]
        site: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Proves that an entry is in its log
    Prove {
        #[arg(long)]
        site: String,
        #[arg(long)]
        position: u64,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Keeps another installation's checkpoint, if it grew out of the last one
    Witness {
        /// The checkpoint
        #[arg(value_name = "FILE")]
        checkpoint: PathBuf,
        /// The other installation's public key
        #[arg(long)]
        key: String,
        /// What proves that it grew out of the last one: `waymark audit grew` there
        #[arg(long, value_name = "FILE")]
        grew: Option<PathBuf>,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Proves that a log grew out of a smaller one
    Grew {
        #[arg(long)]
        site: String,
        #[arg(long)]
        from: u64,
        #[arg(long)]
        to: u64,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Prints the key that others check this installation's checkpoints with
    Key {
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Lists what was done with one person's information
    About {
        /// Their number, or the id of the record
        person: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
}

pub(crate) fn run(command: &AuditCommand) -> Result<Exit, Problem> {
    match command {
        AuditCommand::Verify { open, checkpoint, desk } => verify(*open, checkpoint, desk),
        AuditCommand::Checkpoint { site: at, desk } => auditing(desk, |installation| {
            let note = on_engine!(&installation.kept, records => records.audit().checkpoint(&site(at)));
            let note = note.map_err(|error| fault(&error))?;
            desk.show(&json!({ "checkpoint": note }), &note)
        }),
        AuditCommand::Prove { site: at, position, desk } => auditing(desk, |installation| {
            let proof =
                on_engine!(&installation.kept, records => records.audit().prove(&site(at), *position));
            let proof = proof.map_err(|error| fault(&error))?;
            let text = format!(
                "Entry {position} is in the log of {at} as it stands at {} entries, root {}.",
                proof.size, proof.root
            );
            desk.show(&proof, &text)
        }),
        AuditCommand::Grew { site: at, from, to, desk } => auditing(desk, |installation| {
            let proof = on_engine!(&installation.kept, records => records.audit().prove_between(&site(at), *from, *to));
            let proof = proof.map_err(|error| fault(&error))?;
            desk.show(
                &proof,
                &format!("The log of {at} grew from {from} to {to} entries; with --format json: the proof."),
            )
        }),
        AuditCommand::Witness { checkpoint, key, grew, desk } => auditing(desk, |installation| {
            witness(installation, checkpoint, key, grew.as_deref())?;
            desk.show(&json!({ "witnessed": true }), "Kept: it is signed, and grew out of the last one.")
        }),
        AuditCommand::Key { desk } => {
            let key = Installation::open(desk)?.keys.public_key().to_string();
            desk.show(&json!({ "key": key }), &key)
        }
        AuditCommand::About { person, desk } => desk.at_desk(|at| {
            // A record that was erased is found by its id only.
            let id = at.find(person).unwrap_or_else(|_| person.as_str().into());
            let entries = at.audit_about(&id)?;
            let lines: Vec<String> = entries
                .iter()
                .map(|one| {
                    format!("{}  {:<12} {:<16} {:<16} {}", one.at, one.operation, one.by, one.site, one.kind)
                })
                .collect();
            desk.show(&entries, &lines.join("\n"))
        }),
    }
}

/// Somebody who may read the audit does so.
fn auditing(
    args: &DeskArgs,
    what: impl FnOnce(&Installation) -> Result<Exit, Problem>,
) -> Result<Exit, Problem> {
    let installation = Installation::open(args)?;
    let desk = installation.desk(&args.writer()?)?;
    desk.must(Doing::ReadAudit, &desk.writer().site)?;
    what(&installation)
}

/// Whether everything is as it was written, lists and numbers too where what is sealed is opened.
pub(in crate::command) fn verified(
    installation: &Installation,
    desk: &Desk<'_>,
    open: bool,
    notes: &[&str],
) -> Result<(Verified, Vec<Disagreement>), Refusal> {
    let fault = |error: StoreError| Refusal::new(domain::codes::STORE_FAULT, error.to_string());
    let verified = on_engine!(&installation.kept, records => records.audit().verify(open, notes));
    let verified = verified.map_err(fault)?;
    // Where a log is not as it was written, lists cannot be worked out from it.
    let lists = if open && verified.bad.is_none() { desk.lists_agree()? } else { Vec::new() };
    Ok((verified, lists))
}

/// What is not as it was written.
pub(in crate::command) fn in_words(bad: &Bad) -> String {
    let at = bad.site.as_ref().map(|site| format!(" in the log of {site}")).unwrap_or_default();
    let position = bad.position.map(|position| format!(", entry {position}")).unwrap_or_default();
    format!("Something is not as it was written{at}{position}: {}", bad.what)
}

fn verify(open: bool, checkpoints: &[PathBuf], args: &DeskArgs) -> Result<Exit, Problem> {
    auditing(args, |installation| {
        let desk = installation.desk(&args.writer()?)?;
        let notes: Result<Vec<String>, Problem> = checkpoints
            .iter()
            .map(|path| Ok(String::from_utf8_lossy(&read_file(path)?).into_owned()))
            .collect();
        let notes = notes?;
        let notes: Vec<&str> = notes.iter().map(String::as_str).collect();
        let (verified, lists) = verified(installation, &desk, open, &notes)?;
        let heads: Vec<_> = verified
            .heads
            .iter()
            .map(|head| json!({ "site": head.site, "size": head.size, "root": head.root }))
            .collect();
        let bad = verified
            .bad
            .as_ref()
            .map(|bad| json!({ "site": bad.site, "position": bad.position, "what": bad.what }));
        let value = json!({ "entries": verified.entries, "logs": heads, "bad": bad, "lists": lists });
        let text = match &verified.bad {
            None if !lists.is_empty() => {
                let lines: Vec<String> =
                    lists.iter().map(|one| format!("  record {} {}", one.person, one.what)).collect();
                format!(
                    "The logs are as they were written; beside them something was changed by hand:\n{}\n  Do: keep a copy of everything and tell your security team; what the logs say is right.",
                    lines.join("\n")
                )
            }
            None => {
                let logs: Vec<String> = verified
                    .heads
                    .iter()
                    .map(|head| format!("{} {}, root {}", head.site, head.size, head.root))
                    .collect();
                format!("Everything is as it was written: {} entries.\n{}", verified.entries, logs.join("\n"))
            }
            Some(bad) => format!(
                "{}\n  Do: keep a copy of everything, tell your security team, and compare with the last good backup.",
                in_words(bad)
            ),
        };
        args.show(&value, &text)?;
        Ok(if verified.bad.is_none() && lists.is_empty() { Exit::Fine } else { Exit::Findings })
    })
}

fn witness(
    installation: &Installation,
    checkpoint: &std::path::Path,
    key: &str,
    grew: Option<&std::path::Path>,
) -> Result<(), Problem> {
    let wrong = |what: String| Problem::WrongUse(what, "ask the other installation for it again".to_owned());
    let note = String::from_utf8_lossy(&read_file(checkpoint)?).into_owned();
    let key: store::PublicKey = key.parse().map_err(|_| wrong(format!("`{key}` is no public key")))?;
    let proof = match grew {
        Some(path) => {
            let proof = serde_json::from_slice::<store::Consistency>(&read_file(path)?);
            Some(proof.map_err(|error| wrong(format!("the proof cannot be read: {error}")))?)
        }
        None => None,
    };
    let kept =
        on_engine!(&installation.kept, records => records.audit().witness(&note, &key, proof.as_ref()));
    kept.map(|_| ()).map_err(|error| fault(&error))
}
