//! Signing in with an account of an organisation, by OpenID Connect: authorization code, PKCE, state and nonce.
//!
//! The provider says who somebody is, and nothing else: whether they work here and what they may do stands in our own
//! records. What must be known between leaving for the provider and coming back is in a cookie of ten minutes: one secret,
//! from whose hashes state, nonce and verifier are made. So nothing is kept here that anybody could fill up.

mod fetch;
mod key;
mod pending;
mod provider;
#[cfg(test)]
mod tests;
mod token;

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use domain::ids::StaffId;

pub(crate) use provider::Provider;

use self::pending::Pending;
use super::{NEXT, local};
use crate::at::{App, speaks};
use crate::form::Typed;
use crate::house::SignIn;
use crate::server::From;
use crate::shell;

/// Where somebody leaves for the provider.
pub(crate) const BEGIN: &str = "/sign-in/oidc";

/// Where the provider sends them back to.
pub(crate) const CALLBACK: &str = "/sign-in/oidc/callback";

/// Why nobody was signed in. It is told to the log; whoever tried is told to try again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotSignedIn(pub(crate) String);

impl NotSignedIn {
    fn because(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

/// Refuses an address that is neither over HTTPS nor a loopback address.
///
/// # Errors
/// Then, in words.
pub(crate) fn may_be_asked(address: &str) -> Result<(), String> {
    fetch::allowed(address).map(|_| ()).map_err(|why| why.0)
}

fn provider(app: &App) -> Option<&Provider> {
    match &app.0.sign_in {
        SignIn::OpenId(_) => app.0.provider.as_ref(),
        _ => None,
    }
}

/// `GET /sign-in/oidc`
pub(crate) async fn begin(State(app): State<App>, headers: HeaderMap, request: Request) -> Response {
    let words = speaks(&headers);
    let Some(provider) = provider(&app) else {
        return shell::plain(&app, words, StatusCode::NOT_FOUND, "error-not-found");
    };
    let asked = Typed::read(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
    let now = app.0.house.time().as_second();
    let Ok(pending) = Pending::fresh(now, local(asked.get(NEXT))) else {
        return shell::plain(&app, words, StatusCode::SERVICE_UNAVAILABLE, "error-our-fault");
    };
    match provider.leave(&pending).await {
        Ok(to) => {
            let mut response = StatusCode::SEE_OTHER.into_response();
            if let Ok(to) = HeaderValue::from_str(&to) {
                response.headers_mut().insert(LOCATION, to);
            }
            keep(&mut response, &app, Some(&pending));
            response
        }
        Err(why) => {
            tracing::warn!(why = why.0, "the provider of accounts cannot be asked.");
            shell::plain(&app, words, StatusCode::SERVICE_UNAVAILABLE, "oidc-unreachable")
        }
    }
}

/// `GET /sign-in/oidc/callback`
pub(crate) async fn back(State(app): State<App>, headers: HeaderMap, request: Request) -> Response {
    let words = speaks(&headers);
    let Some(provider) = provider(&app) else {
        return shell::plain(&app, words, StatusCode::NOT_FOUND, "error-not-found");
    };
    let now = app.0.house.time().as_second();
    let pending = crate::at::cookie(&headers, name(&app)).and_then(|text| Pending::read(&text, now));
    let answered = match &pending {
        Some(pending) => provider.back(pending, request.uri().query().unwrap_or_default(), now).await,
        None => Err(NotSignedIn::because("nobody here left for the provider, or it is long ago")),
    };
    let mut response = match answered {
        Ok(member) => {
            let to = pending.as_ref().map_or("/", Pending::next);
            let from = request.extensions().get::<From>().map(|from| from.0);
            enters(&app, words, (member, from), local(to)).await
        }
        Err(why) => {
            tracing::warn!(why = why.0, "somebody was not signed in.");
            shell::plain(&app, words, StatusCode::FORBIDDEN, "oidc-not-signed-in")
        }
    };
    keep(&mut response, &app, None);
    response
}

/// Signs them in, where our own records say that they work here.
async fn enters(
    app: &App,
    words: crate::words::Words,
    (member, from): (StaffId, Option<IpAddr>),
    to: &str,
) -> Response {
    let (inside, asked) = (app.0.clone(), member.clone());
    let standing = tokio::task::spawn_blocking(move || inside.standing(&asked));
    let Ok(Some(standing)) = standing.await else {
        tracing::warn!(?from, "somebody with an account of the provider has none here.");
        return shell::plain(app, words, StatusCode::FORBIDDEN, "oidc-no-account");
    };
    super::enters(app, words, (member, standing, from), &Typed::default().with(NEXT, to))
}

/// The name of the cookie for the way to the provider and back.
fn name(app: &App) -> &'static str {
    if app.0.encrypted { "__Host-waymark-oidc" } else { "waymark-oidc" }
}

/// Keeps what must be known when somebody comes back, for as long as they may take; or forgets it.
fn keep(response: &mut Response, app: &App, pending: Option<&Pending>) {
    let secure = if app.0.encrypted { "; Secure" } else { "" };
    let (value, age) = pending.map_or((String::new(), 0), |pending| (pending.written(), pending::LONGEST));
    let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", name(app));
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
