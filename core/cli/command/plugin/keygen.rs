//! `waymark plugin keygen`: a key to sign plugins with, in minisign's format, locked with a password.

use std::path::{Path, PathBuf};

use native::signature::{Cost, NotASecret, SecretKey};
use serde_json::json;

use super::text_file;
use crate::args::ResultFormat;
use crate::exit::{Exit, Problem};
use crate::write;

#[derive(Debug, clap::Args)]
pub(crate) struct KeygenArgs {
    /// The file for the secret key; the public one gets `.pub` after the name. Nothing may be there
    file: PathBuf,
    /// A file whose first line is the password to lock it with; `-` for standard input
    #[arg(long, value_name = "FILE", required_unless_present = "no_password")]
    password_file: Option<PathBuf>,
    /// Do not lock it: for a machine that signs alone
    #[arg(long, conflicts_with = "password_file")]
    no_password: bool,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

pub(crate) fn run(args: &KeygenArgs) -> Result<Exit, Problem> {
    let public_file = PathBuf::from(format!("{}.pub", args.file.display()));
    for path in [&args.file, &public_file] {
        if write::is_taken(path) {
            let what = format!("there is something at `{}` already", path.display());
            return Err(Problem::WrongUse(what, "name another file: a key is never written over".to_owned()));
        }
    }
    let password = args.password_file.as_deref().map(password).transpose()?;
    let key = SecretKey::create().map_err(|why| no_key(&args.file, why))?;
    let locked = key.file(password.as_ref().map(|password| (password.as_bytes(), Cost::SENSITIVE)));
    let locked = locked.map_err(|why| no_key(&args.file, why))?;
    let public = key.public().map_err(|why| no_key_words(&args.file, why))?;
    write::new_private_file(&args.file, &locked)?;
    write::new_bytes(&public_file, public.file().as_bytes())?;
    let value = json!({ "secret": args.file, "public": public_file, "key": public.to_string() });
    let (secret, file) = (args.file.display(), public_file.display());
    let text = format!(
        "The secret key is in {secret}: keep it to yourself, and a copy apart.\nThe public key is in {file}: {public}\n\
         Next: waymark plugin sign LIBRARY --key {secret}; and where it is to be used: waymark plugin trust {file} \
         --role native --owner NAME --by NAME"
    );
    super::show(args.format, &value, &text)?;
    Ok(Exit::Fine)
}

/// The first line of the file that holds a password.
pub(super) fn password(path: &Path) -> Result<String, Problem> {
    let mut line = String::new();
    if path == Path::new("-") {
        std::io::stdin().read_line(&mut line)?;
    } else {
        text_file(path)?.lines().next().unwrap_or_default().clone_into(&mut line);
    }
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        let what = format!("the first line of `{}` is empty, and no password", path.display());
        return Err(Problem::WrongUse(what, "write the password in its first line".to_owned()));
    }
    Ok(line.to_owned())
}

/// Why a key cannot be used, as a problem people are told.
pub(super) fn no_key(path: &Path, why: NotASecret) -> Problem {
    let fix = match why {
        NotASecret::NeedsPassword => "give its password with --password-file",
        NotASecret::Password => "look at the file that holds the password; its first line counts",
        NotASecret::Shape | NotASecret::Cost => {
            "name the file that `waymark plugin keygen` or minisign wrote"
        }
        NotASecret::NoRandomness => "try again once the machine has been up for a moment",
    };
    Problem::WrongUse(format!("the key `{}` cannot be used: {why}", path.display()), fix.to_owned())
}

fn no_key_words(path: &Path, why: &str) -> Problem {
    Problem::WrongUse(
        format!("the key `{}` cannot be used: {why}", path.display()),
        "make another".to_owned(),
    )
}
