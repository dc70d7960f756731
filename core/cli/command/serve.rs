//! `waymark serve`: the pages of an installation, for browsers; with `--demo` of invented people, with nothing to prepare.

mod follow;
mod house;
mod live;
mod plugins;
mod rehearsal;
mod shelf;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use runtime::record::{Programmes as _, renew_lists};
use web::{ClientSecret, OpenId, Serving, SignIn};

use self::house::Open;
use crate::args::{ContentArgs, ResultFormat};
use crate::clean::shown;
use crate::exit::{Exit, Problem};
use crate::installation::{DeskArgs, Installation, read_file};

#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    /// Serve a demonstration: invented people at every stage, in a temporary folder that is removed in the end
    #[arg(long, conflicts_with_all = ["data", "database"])]
    demo: bool,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7410")]
    listen: SocketAddr,
    /// Browsers reach this server over HTTPS, through something that stands before it, adds the client's address to
    /// X-Forwarded-For, and is the only one that can reach it
    #[arg(long)]
    behind_https: bool,
    /// The folder of the installation: its keys, and its records unless --database is given
    #[arg(long, value_name = "DIR", default_value = "waymark-data")]
    data: PathBuf,
    /// A PostgreSQL server that holds the records, as `postgres://USER@HOST/NAME`
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    #[command(flatten)]
    oidc: OidcArgs,
    #[command(flatten)]
    content: ContentArgs,
}

/// Signing in with accounts of an organisation, by OpenID Connect.
#[derive(Clone, Debug, clap::Args)]
struct OidcArgs {
    /// The provider of accounts, exactly as it names itself: https://...
    #[arg(long, value_name = "URL", requires_all = ["oidc_client_id", "oidc_client_secret_file"], conflicts_with = "demo")]
    oidc_issuer: Option<String>,
    /// Our id with the provider
    #[arg(long, value_name = "ID", requires = "oidc_issuer")]
    oidc_client_id: Option<String>,
    /// The file with what we prove that id by, on one line
    #[arg(long, value_name = "FILE", requires = "oidc_issuer")]
    oidc_client_secret_file: Option<PathBuf>,
    /// The claim of the provider that holds the id of a member of staff. Name another only where nobody can change it
    /// for themselves: whoever can is let in as whomever they like
    #[arg(long, value_name = "CLAIM", default_value = "sub")]
    oidc_claim: String,
    /// How browsers reach this server, such as `https://waymark.example`: no other name is answered, and the provider of
    /// accounts sends people back there
    #[arg(long, value_name = "URL")]
    address: Option<String>,
}

pub(crate) fn run(args: &ServeArgs) -> Result<Exit, Problem> {
    if args.demo {
        return rehearsal::run(args);
    }
    may_listen(args)?;
    let sign_in = sign_in(args)?;
    let installation = Installation::open(&DeskArgs {
        data: args.data.clone(),
        database: args.database.clone(),
        writer: None,
        format: ResultFormat::Text,
        content: args.content.clone(),
    })?;
    // Lists as an earlier version wrote them lack what this one shows: nobody is served yet who could write meanwhile.
    renew_lists(installation.kept.store(), &installation.content.words())?;
    let house = Open::new(installation, args.content.clone().with_plugins_of(&args.data))?;
    serve(args, house, sign_in, "")
}

/// How people sign in: with the passwords that are stored here, or with accounts of their organisation.
fn sign_in(args: &ServeArgs) -> Result<SignIn, Problem> {
    let OidcArgs { oidc_issuer, oidc_client_id, oidc_client_secret_file, oidc_claim, address } = &args.oidc;
    let (Some(issuer), Some(client), Some(file)) = (oidc_issuer, oidc_client_id, oidc_client_secret_file)
    else {
        return Ok(SignIn::Password);
    };
    let address = match address {
        Some(address) => address.clone(),
        None if args.behind_https => {
            let what = "the provider of accounts must know where to send people back to".to_owned();
            let fix = "say how browsers reach this server: --address https://...".to_owned();
            return Err(Problem::WrongUse(what, fix));
        }
        None => format!("http://{}", args.listen),
    };
    let secret = String::from_utf8_lossy(&read_file(file)?).trim_end_matches(['\r', '\n']).to_owned();
    let settings = OpenId {
        issuer: issuer.clone(),
        client: client.clone(),
        secret: ClientSecret(secret),
        claim: oidc_claim.clone(),
        address,
    };
    let fix =
        "give an address over HTTPS; HTTP only at 127.0.0.1 or [::1], and there for trying out".to_owned();
    settings.checked().map(SignIn::OpenId).map_err(|what| Problem::WrongUse(what, fix))
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
    let serving = Serving {
        listen: args.listen,
        sign_in,
        encrypted: args.behind_https,
        address: args.oidc.address.clone(),
    };
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
