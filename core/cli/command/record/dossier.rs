//! `waymark dossier`: a person's record from one installation to another, signed and sealed; whom we trust.

use std::path::{Path, PathBuf};

use domain::ids::SiteId;
use exchange::bundle::{Identity, Meta, PublicIdentity, open_file, seal};
use runtime::record::{Dossier, Taken};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Checkpoint, PublicKey};

use crate::args::FindingFormat;
use crate::exit::{Exit, Problem};
use crate::face;
use crate::installation::{DeskArgs, Installation, read_file};

/// The folder of those we trust, in the installation's.
const TRUSTED: &str = "trusted";

#[derive(Debug, clap::Subcommand)]
pub(crate) enum DossierCommand {
    /// Prints what another installation needs to know of this one
    Identity {
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Trusts another installation; read its figures out to each other first
    Trust {
        /// What it printed with `waymark dossier identity --format json`
        #[arg(value_name = "FILE")]
        identity: PathBuf,
        /// What to call it here
        #[arg(long)]
        name: String,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Writes a person's record into a bundle that only one installation can open
    Export {
        /// Their number, or the id of the record
        person: String,
        /// The installation it is for, by the name it was trusted under
        #[arg(long)]
        to: String,
        #[arg(long)]
        because: String,
        /// The file to write; nothing may be there
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        desk: DeskArgs,
    },
    /// Takes a bundle in; what is here already stays as it is
    Import {
        #[arg(value_name = "FILE")]
        bundle: PathBuf,
        #[command(flatten)]
        desk: DeskArgs,
    },
}

/// What installations know of each other.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Known {
    /// The identity that bundles are signed with and sealed to.
    identity: String,
    /// Its figures, for reading out.
    figures: String,
    /// The key that its checkpoints are signed with.
    audit_key: String,
}

pub(crate) fn run(command: &DossierCommand) -> Result<Exit, Problem> {
    match command {
        DossierCommand::Identity { desk } => {
            let installation = Installation::open(desk)?;
            let public = own(&installation)?.public();
            let known = Known {
                identity: public.to_string(),
                figures: public.fingerprint(),
                audit_key: installation.keys.public_key().to_string(),
            };
            desk.show(
                &known,
                &format!("{}\naudit key {}\nfigures {}", known.identity, known.audit_key, known.figures),
            )
        }
        DossierCommand::Trust { identity, name, desk } => trust(identity, name, desk),
        DossierCommand::Export { person, to, because, out, desk } => export(person, to, because, out, desk),
        DossierCommand::Import { bundle, desk } => import(bundle, desk),
    }
}

/// Who this installation is to others: made from its keys.
fn own(installation: &Installation) -> Result<Identity, Problem> {
    Identity::open(&installation.keys.seed_for("bundles")).map_err(|error| {
        Problem::Output(std::io::Error::other(format!(
            "the identity of this installation cannot be made: {error}"
        )))
    })
}

fn known(path: &Path) -> Result<Known, Problem> {
    serde_json::from_slice(&read_file(path)?).map_err(|error| {
        Problem::WrongUse(
            format!("`{}` is not what an installation prints of itself: {error}", path.display()),
            "ask for the output of `waymark dossier identity --format json`".to_owned(),
        )
    })
}

fn identity_of(known: &Known, name: &str) -> Result<PublicIdentity, Problem> {
    known.identity.parse().map_err(|error| {
        Problem::WrongUse(format!("the identity of `{name}` is none: {error}"), "ask for it again".to_owned())
    })
}

fn trust(file: &Path, name: &str, args: &DeskArgs) -> Result<Exit, Problem> {
    let installation = Installation::open(args)?;
    let desk = installation.desk(&args.writer()?)?;
    desk.must(runtime::ports::access::Doing::Operate, &desk.writer().site)?;
    let known = known(file)?;
    let identity = identity_of(&known, name)?;
    let _: PublicKey = known.audit_key.parse().map_err(|_| {
        Problem::WrongUse(format!("the audit key of `{name}` is none"), "ask for it again".to_owned())
    })?;
    if !name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
        let what = format!("`{name}` is no name for an installation");
        return Err(Problem::WrongUse(what, "use letters, figures and dashes".to_owned()));
    }
    let text = serde_json::to_string_pretty(&known).unwrap_or_default();
    crate::write::new_file(&installation.path(TRUSTED), &format!("{name}.json"), &text)?;
    args.show(
        &json!({ "trusted": name, "figures": identity.fingerprint() }),
        &format!("Trusted as {name}, figures {}. Read them out to each other.", identity.fingerprint()),
    )
}

/// Everyone this installation trusts, by name.
fn trusted(installation: &Installation) -> Result<Vec<(String, Known)>, Problem> {
    let folder = installation.path(TRUSTED);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        found.push((name, known(&path)?));
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(found)
}

fn export(person: &str, to: &str, because: &str, out: &Path, args: &DeskArgs) -> Result<Exit, Problem> {
    let installation = Installation::open(args)?;
    let all = trusted(&installation)?;
    let Some((_, receiver)) = all.iter().find(|(name, _)| name == to) else {
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        return Err(Problem::WrongUse(
            format!("no installation `{to}` is trusted here"),
            format!("trust it first: `waymark dossier trust`; trusted: {}", names.join(", ")),
        ));
    };
    let receiver = identity_of(receiver, to)?;
    let desk = installation.desk(&args.writer()?)?;
    let id = desk.find(person)?;
    let dossier = desk.dossier(&id, to, because)?;
    let payload = serde_json::to_vec(&dossier).unwrap_or_default();
    let meta = Meta { created_at: installation.time() };
    let sealed = seal(&payload, &own(&installation)?, &receiver, meta).map_err(|error| {
        Problem::WrongUse(
            format!("the bundle was not made: {error}"),
            "try again; tell us if it stays so".to_owned(),
        )
    })?;
    crate::write::new_bytes(out, &sealed.bytes)?;
    let entries: usize = dossier.logs.iter().map(|log| log.entries()).sum();
    args.show(
        &json!({ "bundle": sealed.id.as_str(), "entries": entries, "file": out.display().to_string() }),
        &format!("{entries} entries are in {}, and only {to} can open it.", out.display()),
    )
}

fn import(bundle: &Path, args: &DeskArgs) -> Result<Exit, Problem> {
    let installation = Installation::open(args)?;
    let all = trusted(&installation)?;
    let identities: Result<Vec<PublicIdentity>, Problem> =
        all.iter().map(|(name, known)| identity_of(known, name)).collect();
    let bytes = read_file(bundle)?;
    let opened = match open_file(&bundle.display().to_string(), &bytes, &own(&installation)?, &identities?) {
        Ok(opened) => opened,
        Err(finding) => {
            let source = &*installation.content.source;
            face::show(&[finding], FindingFormat::Pretty, source, "", &mut std::io::stderr().lock())?;
            return Ok(Exit::Findings);
        }
    };
    let dossier: Dossier = serde_json::from_slice(&opened.payload).map_err(|error| {
        Problem::WrongUse(
            format!("the bundle holds something else than a record: {error}"),
            "use the newer program".to_owned(),
        )
    })?;
    let mut keys: Vec<PublicKey> = all.iter().filter_map(|(_, known)| known.audit_key.parse().ok()).collect();
    keys.push(installation.keys.public_key());
    let signed = |site: &SiteId, note: &str, size: u64, root: &str| {
        let checked = keys.iter().find_map(|key| Checkpoint::check(note, key).ok());
        checked.is_some_and(|checkpoint| {
            let hex: String = checkpoint.root.iter().map(|byte| format!("{byte:02x}")).collect();
            checkpoint.site() == site.as_str() && checkpoint.size == size && hex == root
        })
    };
    let desk = installation.desk(&args.writer()?)?;
    let taken = desk.take_in(&dossier, &signed)?;
    args.show(&taken, &said(&taken))
}

fn said(taken: &Taken) -> String {
    let mut text = format!("{} entries, {} of them new here.", taken.entries, taken.added);
    if taken.linked {
        text.push_str(" A record was here already: the two are read together now, and neither was changed.");
    }
    if taken.released_here {
        text.push_str("\nThe case was released to your site: `waymark handover accept` takes it over.");
    }
    text
}
