//! `waymark backup`, `waymark restore`: a copy of everything while others work, and back again, verified both times.

use std::path::PathBuf;

use runtime::ports::access::Doing;
use serde_json::json;
use store::{Keys, Postgres, Sqlite, Verified};

use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation, fault, on_engine};

#[derive(Debug, clap::Args)]
pub(crate) struct BackupArgs {
    /// The file to write; nothing may be there
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    desk: DeskArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RestoreArgs {
    /// The backup
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The key file of the installation the backup is of; --data names the folder to begin
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    #[command(flatten)]
    desk: DeskArgs,
}

pub(crate) fn backup(args: &BackupArgs) -> Result<Exit, Problem> {
    let installation = Installation::open(&args.desk)?;
    let desk = installation.desk(&args.desk.writer()?)?;
    desk.must(Doing::Operate, &desk.writer().site)?;
    let verified: Result<Verified, _> = on_engine!(&installation.kept, records => records.backup(&args.to));
    let verified = verified.map_err(|error| fault(&error))?;
    let text = format!(
        "{} entries are in {}, verified. The keys are not: keep {} apart from it.",
        verified.entries,
        args.to.display(),
        installation.path("waymark.keys").display()
    );
    args.desk.show(&json!({ "entries": verified.entries, "to": args.to.display().to_string() }), &text)
}

pub(crate) fn restore(args: &RestoreArgs) -> Result<Exit, Problem> {
    let wrong = |error: store::KeysError| {
        Problem::WrongUse(error.to_string(), "name the key file that belongs to the backup".to_owned())
    };
    let keys = Keys::open(&args.keys).map_err(wrong)?;
    let folder = &args.desk.data;
    let there = folder.join("waymark.keys");
    if crate::write::is_taken(&there) {
        return Err(Problem::WrongUse(
            format!("{} is an installation already", folder.display()),
            "name a folder that is none with --data".to_owned(),
        ));
    }
    let text = String::from_utf8_lossy(&crate::installation::read_file(&args.keys)?).into_owned();
    std::fs::create_dir_all(folder)?;
    let restored = match &args.desk.database {
        Some(url) => Postgres::restore(&args.from, url, keys).map(|_| ()),
        None => Sqlite::restore(&args.from, &folder.join("records.sqlite"), keys).map(|_| ()),
    };
    restored.map_err(|error| fault(&error))?;
    crate::write::new_private_file(&there, &text)?;
    args.desk.show(
        &json!({ "data": folder.display().to_string() }),
        &format!("Restored into {}, verified. Compare with a checkpoint kept elsewhere: waymark audit verify --checkpoint FILE", folder.display()),
    )
}
