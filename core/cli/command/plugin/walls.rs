//! `waymark plugin walls`: what plugins must run behind in this installation.

use native::shelf::Walls;

use super::{ByArgs, ShelfArgs, not_done, said};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct WallsArgs {
    /// full: every protection, or plugins do not run; what-there-is: whatever this machine offers
    #[arg(value_parser = demand)]
    demand: Walls,
    /// Why, in words
    #[arg(long, value_name = "WORDS", value_parser = said)]
    because: String,
    #[command(flatten)]
    by: ByArgs,
    #[command(flatten)]
    shelf: ShelfArgs,
}

pub(crate) fn run(args: &WallsArgs) -> Result<Exit, Problem> {
    let shelf = args.shelf.installation()?;
    let policy =
        shelf.demand(args.demand, args.by.decision(&args.because)).map_err(|why| not_done(why, &shelf))?;
    let text = match policy.walls {
        Walls::Full => "Plugins run behind every wall, or not at all.",
        Walls::WhatThereIs => {
            "Plugins run behind whatever walls this machine has; `waymark doctor` says which."
        }
    };
    args.shelf.show(&policy, text)?;
    Ok(Exit::Fine)
}

fn demand(text: &str) -> Result<Walls, String> {
    match text {
        "full" => Ok(Walls::Full),
        "what-there-is" => Ok(Walls::WhatThereIs),
        _ => Err("full or what-there-is".to_owned()),
    }
}
