//! `waymark serve`: the pages of an installation, for browsers; with `--demo` of invented people, with nothing to prepare.

mod house;
mod live;
mod rehearsal;
mod shelf;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use web::{Serving, SignIn};

use self::house::Open;
use crate::args::{ContentArgs, ResultFormat};
use crate::clean::shown;
use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation};

#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    /// Serve a demonstration: invented people at every stage, in a temporary folder that is removed in the end
    #[arg(long, conflicts_with_all = ["data", "database"])]
    demo: bool,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7410")]
    listen: SocketAddr,
    /// Browsers reach this server over HTTPS, through something that stands before it
    #[arg(long)]
    behind_https: bool,
    /// The folder of the installation: its keys, and its records unless --database is given
    #[arg(long, value_name = "DIR", default_value = "waymark-data")]
    data: PathBuf,
    /// A PostgreSQL server that holds the records, as `postgres://USER@HOST/NAME`
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    #[command(flatten)]
    content: ContentArgs,
}

pub(crate) fn run(args: &ServeArgs) -> Result<Exit, Problem> {
    if args.demo {
        return rehearsal::run(args);
    }
    may_listen(args)?;
    let installation = Installation::open(&DeskArgs {
        data: args.data.clone(),
        database: args.database.clone(),
        writer: None,
        format: ResultFormat::Text,
        content: args.content.clone(),
    })?;
    let house = Open::new(installation, args.content.clone().with_plugins_of(&args.data))?;
    serve(args, house, SignIn::Password, "")
}

/// Passwords and records cross no network in the clear: without encryption before us, only this machine is listened to.
fn may_listen(args: &ServeArgs) -> Result<(), Problem> {
    if args.listen.ip().is_loopback() || args.behind_https {
        return Ok(());
    }
    Err(Problem::WrongUse(
        format!("others could read everything that is sent to and from {}", args.listen),
        "listen on 127.0.0.1 behind a server that speaks HTTPS, and say so with --behind-https".to_owned(),
    ))
}

/// Serves until somebody ends it.
fn serve(args: &ServeArgs, house: Open, sign_in: SignIn, more: &str) -> Result<Exit, Problem> {
    let serving = Serving { listen: args.listen, sign_in, encrypted: args.behind_https };
    let ready = |at: SocketAddr| {
        let text = format!("Waymark is at http://{at}/\n{more}Ctrl-C ends it.\n");
        let mut out = std::io::stdout();
        // Whoever started it may have closed its output: it serves all the same.
        drop(out.write_all(shown(&text).as_bytes()).and_then(|()| out.flush()));
    };
    web::serve(Arc::new(house), serving, ready).map_err(|error| {
        Problem::WrongUse(
            format!("{} cannot be listened on: {error}", args.listen),
            "name another address and port with --listen, such as 127.0.0.1:7411".to_owned(),
        )
    })?;
    Ok(Exit::Fine)
}
