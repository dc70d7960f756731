//! `waymark plugin sign`: the signature beside a library, naming what the library says it is.

use std::path::PathBuf;

use native::signature::SecretKey;
use serde_json::json;

use super::{keygen, refused, text_file};
use crate::args::ResultFormat;
use crate::exit::{Exit, Problem};
use crate::write;

#[derive(Debug, clap::Args)]
pub(crate) struct SignArgs {
    /// The library
    file: PathBuf,
    /// The file of the secret key, from `waymark plugin keygen` or minisign
    #[arg(long, value_name = "SECRET")]
    key: PathBuf,
    /// A file whose first line is the password of the key; `-` for standard input
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// How results are shown
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

pub(crate) fn run(args: &SignArgs) -> Result<Exit, Problem> {
    let (bytes, metadata) = native::shelf::library(&args.file).map_err(refused)?;
    let subject = native::shelf::subject_of(&metadata);
    let password = args.password_file.as_deref().map(keygen::password).transpose()?;
    let key = SecretKey::read(&text_file(&args.key)?, password.as_deref().map(str::as_bytes))
        .map_err(|why| keygen::no_key(&args.key, why))?;
    let text = key.sign(&bytes, &subject);
    let beside = PathBuf::from(format!("{}.minisig", args.file.display()));
    if write::is_taken(&beside) {
        write::replace(&beside, &text)?;
    } else {
        write::new_bytes(&beside, text.as_bytes())?;
    }
    let value = json!({ "signature": beside, "comment": subject.to_string() });
    let words = format!(
        "Signed as `{subject}`, in {}.\nNext: where it is to be used: waymark plugin allow {} --because WORDS --by NAME",
        beside.display(),
        args.file.display()
    );
    super::show(args.format, &value, &words)?;
    Ok(Exit::Fine)
}
