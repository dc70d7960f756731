//! `waymark plugin trust` and `distrust`: whose keys may sign what, in this installation.

use std::path::Path;

use native::keyring::Role;
use native::signature::PublicKey;

use super::{ByArgs, ShelfArgs, not_done, said, text_file};
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct TrustArgs {
    /// The public key: minisign's line that begins with RW, or the file it is in
    key: String,
    /// What it may sign: native (plugins) or content (programmes, never code)
    #[arg(long, value_parser = role)]
    role: Role,
    /// Whose it is, in words
    #[arg(long, value_name = "WORDS", value_parser = said)]
    owner: String,
    /// Why, such as how the key was compared with its owner
    #[arg(long, value_name = "WORDS", default_value = "")]
    because: String,
    #[command(flatten)]
    by: ByArgs,
    #[command(flatten)]
    shelf: ShelfArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DistrustArgs {
    /// The public key: minisign's line that begins with RW, or the file it is in
    key: String,
    /// Why
    #[arg(long, value_name = "WORDS", value_parser = said)]
    because: String,
    #[command(flatten)]
    by: ByArgs,
    #[command(flatten)]
    shelf: ShelfArgs,
}

pub(crate) fn run(args: &TrustArgs) -> Result<Exit, Problem> {
    let shelf = args.shelf.installation()?;
    let decision = args.by.decision(args.because.trim());
    let trusted = shelf
        .trust(key(&args.key)?, args.role, args.owner.clone(), decision)
        .map_err(|why| not_done(why, &shelf))?;
    let may = match trusted.role {
        Role::Native => "may sign plugins: what it signed can be allowed here",
        Role::Content => "may sign content, and no plugin",
    };
    let text = format!("The key {} of {} {may}.", trusted.key.number(), trusted.owner);
    args.shelf.show(&trusted, &text)?;
    Ok(Exit::Fine)
}

pub(crate) fn distrust(args: &DistrustArgs) -> Result<Exit, Problem> {
    let shelf = args.shelf.installation()?;
    let gone = shelf
        .distrust(&key(&args.key)?, args.by.decision(&args.because))
        .map_err(|why| not_done(why, &shelf))?;
    let text = format!(
        "The key {} of {} is off the keyring. What it signed is refused from now on, allowed or not.",
        gone.key.number(),
        gone.owner
    );
    args.shelf.show(&gone, &text)?;
    Ok(Exit::Fine)
}

/// A key as it was given: itself, or the file it is in.
fn key(given: &str) -> Result<PublicKey, Problem> {
    let text = if Path::new(given).is_file() { text_file(Path::new(given))? } else { given.to_owned() };
    PublicKey::read(&text).map_err(|why| {
        Problem::WrongUse(
            format!("`{given}` is no public key: {why}"),
            "give the line that begins with RW, or the `.pub` file it is in".to_owned(),
        )
    })
}

fn role(text: &str) -> Result<Role, String> {
    match text {
        "native" => Ok(Role::Native),
        "content" => Ok(Role::Content),
        _ => Err("native or content".to_owned()),
    }
}
