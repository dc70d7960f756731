//! A request of somebody who is signed in: who they are, what they typed, and the desk they sit down at.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use domain::ids::StaffId;
use domain::record::Refusal;
use runtime::record::Desk;

use crate::answer::{Answer, Done};
use crate::form::{TOKEN, Typed};
use crate::hosts::Hosts;
use crate::house::{House, SignIn};
use crate::limits::Limits;
use crate::session::{Session, Sessions, standing};
use crate::turns::{AtOnce, Turns};
use crate::words::{Speaks, Words};
use crate::{named, secret, shell, sign_in};

/// Most bytes of a form.
const MOST_FORM: usize = 1024 * 1024;

/// Most bytes of a form of somebody who is not signed in: enough that nobody loses what they wrote while a session ended.
/// It is sent back to them, and again with their sign-in.
const MOST_OUTSIDE: usize = 128 * 1024;

/// What every request needs.
#[derive(Clone)]
pub(crate) struct App(pub(crate) Arc<Inside>);

/// What is behind an [`App`].
pub(crate) struct Inside {
    pub(crate) house: Arc<dyn House>,
    pub(crate) sign_in: SignIn,
    /// The provider of accounts, where they are an organisation's.
    pub(crate) provider: Option<sign_in::Provider>,
    pub(crate) sessions: Sessions,
    pub(crate) limits: Limits,
    pub(crate) attempts: sign_in::Attempts,
    /// Whether browsers reach us over an encrypted connection.
    pub(crate) encrypted: bool,
    pub(crate) demonstration: bool,
    /// The names under which this server is asked for.
    pub(crate) hosts: Hosts,
    /// How many may work at once.
    pub(crate) turns: Turns,
}

impl Inside {
    /// What lets a member of staff in now; none where nothing does.
    pub(crate) fn standing(&self, member: &StaffId) -> Option<String> {
        let mut found = None;
        let sat = self.house.at_desk(member, &mut |desk| found = Some(at_desk(desk)));
        sat.ok().and(found)
    }
}

/// What lets in whoever sits at this desk.
fn at_desk(desk: &Desk<'_>) -> String {
    standing(desk.writer().password.as_deref())
}

impl App {
    /// The name of the session's cookie. Where the connection is encrypted the browser holds it to this very host.
    pub(crate) fn cookie(&self) -> &'static str {
        if self.0.encrypted { "__Host-waymark" } else { "waymark" }
    }

    pub(crate) fn session(&self, headers: &HeaderMap) -> Option<(String, Session)> {
        let secret = cookie(headers, self.cookie())?;
        let session = self.0.sessions.of(&secret, now())?;
        Some((secret, session))
    }

    /// Makes something for nobody in particular, in its turn.
    pub(crate) async fn outside(
        &self,
        words: Words,
        work: impl FnOnce(&Self) -> Response + Send + 'static,
    ) -> Response {
        let Some(turn) = self.0.turns.outside.enter().await else {
            return shell::plain(self, words, StatusCode::SERVICE_UNAVAILABLE, "error-busy");
        };
        let app = self.clone();
        made(tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work(&app)
        }))
        .await
    }
}

/// What was made on a thread of its own.
async fn made(work: tokio::task::JoinHandle<Response>) -> Response {
    work.await.unwrap_or_else(|error| {
        tracing::error!(panicked = error.is_panic(), "a page could not be made.");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

/// The moment, for how long things last; never recorded.
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// A cookie that is there once. Two of one name are from somebody else, and count as none.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let pairs =
        headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|all| all.split(';'));
    let mut found = pairs.filter_map(|pair| pair.trim().split_once('=')).filter(|(one, _)| *one == name);
    let (_, value) = found.next()?;
    found.next().is_none().then(|| value.to_owned())
}

/// The language of the interface that this browser asked for.
pub(crate) fn speaks(headers: &HeaderMap) -> Words {
    let asked = cookie(headers, "language").and_then(|code| Speaks::of(&code));
    asked.unwrap_or_default().into()
}

/// Somebody who is signed in, at one address.
#[derive(Clone)]
pub(crate) struct At {
    pub(crate) app: App,
    /// Who.
    pub(crate) member: StaffId,
    /// The language of the interface.
    pub(crate) words: Words,
    /// What each form must send back.
    pub(crate) token: String,
    /// The address, with what follows a question mark.
    pub(crate) address: String,
    /// What follows the question mark.
    pub(crate) asked: Typed,
    /// What was done on the page before.
    pub(crate) done: Option<Done>,
    pub(crate) secret: String,
    standing: String,
    turns: AtOnce,
}

impl FromRequestParts<App> for At {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Some((secret, session)) = app.session(&parts.headers) else {
            let to = parts.uri.path_and_query().map_or("/", |path| path.as_str());
            return Err(sign_in::first(to));
        };
        let asked = Typed::read(parts.uri.query().unwrap_or_default().as_bytes()).unwrap_or_default();
        Ok(Self {
            app: app.clone(),
            member: session.member,
            words: speaks(&parts.headers),
            token: session.token,
            address: parts.uri.to_string(),
            asked,
            done: session.done,
            secret,
            standing: session.standing,
            turns: session.turns,
        })
    }
}

/// A form that somebody sent who is signed in, from a page of ours.
pub(crate) struct Posted(pub(crate) At, pub(crate) Typed);

impl FromRequest<App> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let words = speaks(&parts.headers);
        if comes_from_elsewhere(&parts.headers) {
            return Err(shell::plain(app, words, StatusCode::FORBIDDEN, "error-elsewhere"));
        }
        let most = if app.session(&parts.headers).is_some() { MOST_FORM } else { MOST_OUTSIDE };
        let typed = read(&parts.headers, body, most)
            .await
            .ok_or_else(|| shell::plain(app, words, StatusCode::PAYLOAD_TOO_LARGE, "error-too-much"))?;
        if app.session(&parts.headers).is_none() {
            // What was typed is not lost: it is sent again once they are signed in.
            let to = parts.uri.path().to_owned();
            return Err(app.outside(words, move |app| sign_in::again(app, words, &to, &typed)).await);
        }
        let at = At::from_request_parts(&mut parts, app).await?;
        if !secret::same(typed.get(TOKEN), &at.token) {
            return Err(shell::plain(app, words, StatusCode::FORBIDDEN, "error-token"));
        }
        Ok(Self(at, typed))
    }
}

/// The fields of a form, where it is one of ours and not too long.
pub(crate) async fn read(headers: &HeaderMap, body: axum::body::Body, most: usize) -> Option<Typed> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return None;
    }
    let bytes = axum::body::to_bytes(body, most).await.ok()?;
    Typed::read(&bytes)
}

/// Whether a browser says that another site made it send this.
pub(crate) fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if said("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return true;
    }
    let host = said(HOST.as_str()).unwrap_or_default();
    said(ORIGIN.as_str()).is_some_and(|origin| origin.split_once("://").is_none_or(|(_, from)| from != host))
}

impl At {
    /// Does some work at this person's desk and sends what comes of it.
    pub(crate) async fn desk(
        self,
        work: impl FnOnce(&Desk<'_>, &Self) -> Result<Answer, Refusal> + Send + 'static,
    ) -> Response {
        let Some(turn) = self.app.0.turns.of(&self.turns).await else {
            return shell::plain(&self.app, self.words, StatusCode::TOO_MANY_REQUESTS, "error-busy");
        };
        made(tokio::task::spawn_blocking(move || {
            let _turn = turn;
            self.work(work)
        }))
        .await
    }

    fn work(self, work: impl FnOnce(&Desk<'_>, &Self) -> Result<Answer, Refusal>) -> Response {
        let mut work = Some(work);
        let mut response = None;
        let sat = self.app.0.house.at_desk(&self.member, &mut |desk| {
            if at_desk(desk) != self.standing {
                // What they signed in with no longer holds, whoever changed that and where.
                self.app.0.sessions.end(&self.secret);
                response = Some(sign_in::first("/"));
                return;
            }
            let Some(work) = work.take() else { return };
            let answer = work(desk, &self).unwrap_or_else(|refusal| {
                let refusal = named::refused(self.words, desk, refusal);
                shell::refusal(self.words, &refusal).into()
            });
            response = Some(shell::send(&self, desk, answer));
        });
        match (sat, response) {
            (Ok(()), Some(response)) => response,
            (Err(refusal), _) if refusal.code == domain::codes::NO_SUCH_MEMBER => {
                // Their account was closed: nothing they hold opens anything any more.
                self.app.0.sessions.end_all(&self.member);
                sign_in::first("/")
            }
            (Err(refusal), _) => shell::without_desk(&self.app, self.words, &refusal),
            (Ok(()), None) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}
