//! `waymark plugin allow`: exactly these bytes may run here.

use std::path::PathBuf;

use super::{ByArgs, ShelfArgs, not_done, said};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct AllowArgs {
    /// The library, with its signature beside it
    file: PathBuf,
    /// Why it is allowed, in words
    #[arg(long, value_name = "WORDS", value_parser = said)]
    because: String,
    #[command(flatten)]
    by: ByArgs,
    #[command(flatten)]
    shelf: ShelfArgs,
}

pub(crate) fn run(args: &AllowArgs) -> Result<Exit, Problem> {
    let shelf = args.shelf.installation()?;
    let allowed =
        shelf.allow(&args.file, args.by.decision(&args.because)).map_err(|why| not_done(why, &shelf))?;
    let text = format!(
        "Allowed: {} {} serial {}, SHA-256 {}.\nIt is kept in {}; nothing with a lower serial is allowed from now on.",
        allowed.id,
        allowed.version,
        allowed.serial,
        allowed.sha256,
        shelf.folder().join(&allowed.file).display()
    );
    args.shelf.show(&allowed, &text)?;
    Ok(Exit::Fine)
}
