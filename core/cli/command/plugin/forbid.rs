//! `waymark plugin forbid`: a plugin may no longer run here. The highest serial number is kept.

use super::{ByArgs, ShelfArgs, not_done};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct ForbidArgs {
    /// The plugin's id
    id: String,
    /// Why, in words
    #[arg(long, value_name = "WORDS", default_value = "")]
    because: String,
    #[command(flatten)]
    by: ByArgs,
    #[command(flatten)]
    shelf: ShelfArgs,
}

pub(crate) fn run(args: &ForbidArgs) -> Result<Exit, Problem> {
    let shelf = args.shelf.installation()?;
    let forbidden =
        shelf.forbid(&args.id, args.by.decision(args.because.trim())).map_err(|why| not_done(why, &shelf))?;
    let text = format!(
        "Forbidden: {} {}. What leans on it is not known from now on; allowed again, its serial may not be below {}.",
        forbidden.id, forbidden.version, forbidden.serial
    );
    args.shelf.show(&forbidden, &text)?;
    Ok(Exit::Fine)
}
