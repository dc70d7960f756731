//! The server: listens, holds each connection to its limits, and gives requests to the doors.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::at::{App, Inside, cookie, now, speaks};
use crate::hosts::Hosts;
use crate::house::{House, SignIn};
use crate::limits::{Limits, Who, origin};
use crate::patient::Patient;
use crate::session::Sessions;
use crate::turns::{THREADS, Turns};
use crate::{api, doors, headers, secret, shell, sign_in};

/// Connections at once.
const MOST_CONNECTIONS: usize = 2_000;

/// Connections from one address at once.
const MOST_FROM_ONE: usize = 100;

/// How long a client may take to say what it wants, and a connection may stay without saying anything.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long one request may take, its body included.
const LONGEST_REQUEST: Duration = Duration::from_secs(60);

/// How long one answer may take to be read, once it waits for that.
const LONGEST_READING: Duration = Duration::from_secs(60);

/// After so long a connection ends with the answer it is at.
const LONGEST_CONNECTION: Duration = Duration::from_secs(10 * 60);

/// Where and how is served.
#[derive(Clone, Debug)]
pub struct Serving {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// How people sign in.
    pub sign_in: SignIn,
    /// Whether browsers reach us over an encrypted connection: through something that stands before this server, and that
    /// adds the client's address to `X-Forwarded-For`.
    pub encrypted: bool,
    /// How browsers reach this server, where that is said: its name is answered, and no other.
    pub address: Option<String>,
}

/// Serves until the process is told to end. `ready` is told the address once connections are taken.
///
/// # Errors
/// Where the address cannot be listened on.
pub fn serve(house: Arc<dyn House>, serving: Serving, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(THREADS)
        .build()?;
    runtime.block_on(async move {
        let listener = TcpListener::bind(serving.listen).await?;
        ready(listener.local_addr()?);
        let each = if serving.encrypted { MOST_CONNECTIONS } else { MOST_FROM_ONE };
        tokio::select! {
            () = take(listener, router(app(house, serving)), each) => {}
            () = told_to_end() => {}
        }
        Ok(())
    })
}

/// Until somebody ends the program, at the keyboard or as services are ended.
async fn told_to_end() {
    let keyboard = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut term) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = keyboard => {}
            _ = term.recv() => {}
        }
        return;
    }
    drop(keyboard.await);
}

pub(crate) fn app(house: Arc<dyn House>, serving: Serving) -> App {
    App(Arc::new(Inside {
        hosts: Hosts::of(serving.listen, serving.encrypted, serving.address.as_deref()),
        house,
        demonstration: matches!(serving.sign_in, SignIn::Demonstration(_)),
        provider: match &serving.sign_in {
            SignIn::OpenId(settings) => Some(sign_in::Provider::new(settings.clone())),
            _ => None,
        },
        sign_in: serving.sign_in,
        sessions: Sessions::default(),
        limits: Limits::default(),
        attempts: sign_in::Attempts::default(),
        encrypted: serving.encrypted,
        turns: Turns::default(),
    }))
}

pub(crate) fn router(app: App) -> Router {
    doors::all().layer(from_fn_with_state(app.clone(), around)).with_state(app)
}

/// Where a connection comes from; where somebody stands before this server, where a request does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct From(pub(crate) IpAddr);

/// What happens to every request: counted, answered in time, and given the headers every answer has.
async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if let Err(status) = app.0.hosts.check(&request) {
        // Nothing of ours, not a page either.
        return status.into_response();
    }
    let peer = request.extensions().get::<From>().map(|from| from.0);
    let from = peer.map(|peer| origin(peer, request.headers(), app.0.encrypted));
    if let Some(from) = from {
        request.extensions_mut().insert(From(from));
    }
    // To be counted is not to be here: only what somebody asks for keeps them signed in.
    let secret = cookie(request.headers(), app.cookie());
    let secret = secret.filter(|secret| app.0.sessions.unseen(secret, now()).is_some());
    let who = secret.map(|secret| Who::Session(secret::hashed(&secret))).or(from.map(Who::Address));
    let for_programs = request.uri().path().starts_with("/api/");
    let for_people = !for_programs && !request.uri().path().starts_with("/assets/");
    let words = speaks(request.headers());
    let bare = |status: StatusCode| if for_programs { api::plain(status) } else { status.into_response() };
    let mut response = if who.is_some_and(|who| !app.0.limits.allow(who, now())) {
        bare(StatusCode::TOO_MANY_REQUESTS)
    } else {
        let answered = tokio::time::timeout(LONGEST_REQUEST, next.run(request)).await;
        answered.unwrap_or_else(|_| bare(StatusCode::REQUEST_TIMEOUT))
    };
    if for_people && says_nothing(&response) {
        let page = shell::plain(&app, words, response.status(), said(response.status()));
        let (parts, body) = page.into_parts();
        *response.body_mut() = body;
        response.headers_mut().extend(parts.headers);
    }
    headers::add(response.headers_mut(), app.0.encrypted);
    response
}

/// Whether something went wrong and nobody who reads pages is told what.
fn says_nothing(response: &Response) -> bool {
    let is_wrong = response.status().is_client_error() || response.status().is_server_error();
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    is_wrong && kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

/// What a page says of a status, where nothing more is known.
fn said(status: StatusCode) -> &'static str {
    match status {
        StatusCode::TOO_MANY_REQUESTS => "error-too-often",
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => "error-too-slow",
        one if one.is_server_error() => "error-our-fault",
        _ => "error-not-found",
    }
}

/// Takes connections, as many as there is room for, and `each` from one address.
async fn take(listener: TcpListener, router: Router, each: usize) {
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let counted = Arc::new(crate::limits::Counted::default());
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, from)) => {
                let Some(one) = counted.one_more(from.ip(), each) else { continue };
                let router = router.clone();
                tokio::spawn(async move {
                    hold(stream, from, router).await;
                    drop((place, one));
                });
            }
            Err(error) => {
                // No more files may be open, say: those who are connected go on.
                tracing::warn!(%error, "a connection could not be taken.");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn hold(stream: TcpStream, from: SocketAddr, router: Router) {
    let service = TowerToHyperService::new(router.layer(Extension(From(from.ip()))));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(Patient::new(stream, LONGEST_READING)), service);
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = tokio::time::sleep(LONGEST_CONNECTION) => {
            connection.as_mut().graceful_shutdown();
            tokio::time::timeout(LONGEST_REQUEST, connection).await.unwrap_or(Ok(()))
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended.");
    }
}
