//! Signing in and out. Whether a password is right is the house's to say; here is how often it may be asked.

mod attempts;
pub(crate) mod oidc;
mod pages;

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use domain::ids::StaffId;

pub(crate) use attempts::Attempts;
pub(crate) use oidc::{Provider, may_be_asked};

use crate::at::{App, Posted, comes_from_elsewhere, now, read, speaks};
use crate::form::Typed;
use crate::house::SignIn;
use crate::server::From;
use crate::session::standing;
use crate::shell;
use crate::words::Words;

/// Where one signs in.
pub(crate) const AT: &str = "/sign-in";

/// The field with where somebody was going.
pub(crate) const NEXT: &str = "next";

/// Most bytes of what is sent to sign in: a form that waits is among it, its names longer.
const MOST: usize = 256 * 1024;

/// Most bytes of the id of a member of staff.
const MOST_ID: usize = 200;

/// Before the name of each field of a form that is sent again after signing in.
pub(crate) const KEPT: &str = "kept.";

/// To the page to sign in on, and from there to where they were going.
pub(crate) fn first(to: &str) -> Response {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(NEXT, to);
    go(&format!("{AT}?{}", query.finish()))
}

/// Signing in again in the middle of a form: what was typed comes back afterwards.
pub(crate) fn again(app: &App, words: Words, to: &str, typed: &Typed) -> Response {
    pages::page(
        app,
        words,
        &pages::Asked { to, kept: Some(typed), problem: Some("sign-in-ended"), member: "" },
    )
}

/// A path of this site, whatever was asked for.
pub(crate) fn local(path: &str) -> &str {
    let ours =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\0', '\t']);
    if ours && path.is_ascii() { path } else { "/" }
}

/// See another page of ours.
pub(crate) fn go(to: &str) -> Response {
    let to = HeaderValue::from_str(local(to)).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, to)]).into_response()
}

/// `GET /sign-in`
pub(crate) async fn show(State(app): State<App>, headers: HeaderMap, request: Request) -> Response {
    let asked = Typed::read(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
    pages::page(
        &app,
        speaks(&headers),
        &pages::Asked { to: local(asked.get(NEXT)), kept: None, problem: None, member: "" },
    )
}

/// `POST /sign-in`
pub(crate) async fn enter(State(app): State<App>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let words = speaks(&parts.headers);
    let from = parts.extensions.get::<From>().map(|from| from.0);
    if comes_from_elsewhere(&parts.headers) {
        return shell::plain(&app, words, StatusCode::FORBIDDEN, "error-elsewhere");
    }
    let Some(typed) = read(&parts.headers, body, MOST).await else {
        return shell::plain(&app, words, StatusCode::PAYLOAD_TOO_LARGE, "error-too-much");
    };
    if let (SignIn::OpenId(_), Some((_, session))) = (&app.0.sign_in, app.session(&parts.headers)) {
        // They signed in beside this page, and go on with what they had typed.
        let to = local(typed.get(NEXT));
        return match kept(&typed) {
            Some(kept) => {
                let (to, token) = (to.to_owned(), session.token);
                app.outside(words, move |app| pages::send_again(app, words, &to, &kept, &token)).await
            }
            None => go(to),
        };
    }
    if typed.get("member").len() > MOST_ID {
        return shell::plain(&app, words, StatusCode::UNPROCESSABLE_ENTITY, "sign-in-wrong");
    }
    let member: StaffId = typed.get("member").into();
    let allowed = allowed(&app, &member, from, &typed).await;
    app.outside(words, move |app| match allowed {
        Ok(standing) => enters(app, words, (member, standing, from), &typed),
        Err(problem) => {
            if !member.as_str().is_empty() {
                told(app, &member, from, problem);
            }
            let (kept, to) = (kept(&typed), local(typed.get(NEXT)));
            let asked =
                pages::Asked { to, kept: kept.as_ref(), problem: Some(problem), member: member.as_str() };
            pages::page(app, words, &asked)
        }
    })
    .await
}

/// Says in the log that somebody was not signed in: under their id where it is one, and else without what was typed, which
/// may have been a password.
fn told(app: &App, member: &StaffId, from: Option<IpAddr>, why: &str) {
    let known = app.0.standing(member).map(|_| member.as_str());
    tracing::warn!(member = known.unwrap_or("(nobody here)"), ?from, why, "somebody was not signed in.");
}

/// What is [`standing`] for a member of staff who may come in.
async fn allowed(
    app: &App,
    member: &StaffId,
    from: Option<IpAddr>,
    typed: &Typed,
) -> Result<String, &'static str> {
    let (inside, member) = (app.0.clone(), member.clone());
    match &app.0.sign_in {
        SignIn::Demonstration(accounts) if accounts.iter().any(|one| one.member == member) => {
            let standing = tokio::task::spawn_blocking(move || inside.standing(&member));
            standing.await.ok().flatten().ok_or("sign-in-choose")
        }
        SignIn::Demonstration(_) => Err("sign-in-choose"),
        SignIn::OpenId(_) => Err("oidc-first"),
        SignIn::Password => {
            if member.as_str().is_empty() || typed.get("password").is_empty() {
                return Err("sign-in-empty");
            }
            if !app.0.attempts.one_more(&member, from, now()) {
                return Err("sign-in-wait");
            }
            let Some(turn) = app.0.turns.hashing.enter().await else {
                return Err("error-busy");
            };
            // A password keeps its spaces.
            let password = typed.all("password").first().cloned().unwrap_or_default();
            let checked = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                let stored = inside.house.signs_in(&member, &password)?;
                inside.attempts.forget(&member, from);
                Some(standing(Some(&stored)))
            });
            checked.await.ok().flatten().ok_or("sign-in-wrong")
        }
    }
}

/// The fields of the form that waits, without what was put before their names.
fn kept(typed: &Typed) -> Option<Typed> {
    let kept = typed.pairs().filter_map(|(name, value)| Some((name.strip_prefix(KEPT)?, value)));
    Some(Typed::of(kept)).filter(|kept| *kept != Typed::default())
}

/// Signs somebody in: who it is, what is [`standing`] for them, and where they are.
fn enters(
    app: &App,
    words: Words,
    (member, standing, from): (StaffId, String, Option<IpAddr>),
    typed: &Typed,
) -> Response {
    tracing::info!(%member, ?from, how = app.0.sign_in.how(), "somebody signed in.");
    let Ok(secret) = app.0.sessions.begin(member, standing, now()) else {
        return shell::plain(app, words, StatusCode::SERVICE_UNAVAILABLE, "error-our-fault");
    };
    let to = local(typed.get(NEXT));
    let mut response = match kept(typed) {
        // A form waits to be sent again, by a press of a button: nothing is ever recorded on its own.
        Some(kept) => match app.0.sessions.of(&secret, now()) {
            Some(session) => pages::send_again(app, words, to, &kept, &session.token),
            None => go(to),
        },
        None => go(to),
    };
    set_cookie(&mut response, app, &secret, false);
    response
}

/// `POST /sign-out`
pub(crate) async fn leave(Posted(at, _): Posted) -> Response {
    at.app.0.sessions.end(&at.secret);
    let mut response = go(AT);
    set_cookie(&mut response, &at.app, "", true);
    // What the browser kept of pages goes as well: the way back shows nothing.
    response
        .headers_mut()
        .insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    response
}

fn set_cookie(response: &mut Response, app: &App, secret: &str, gone: bool) {
    let secure = if app.0.encrypted { "; Secure" } else { "" };
    let age = if gone { "; Max-Age=0" } else { "" };
    let cookie = format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", app.cookie());
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[track_caller]
    fn check(asked: &str, expected: &str) {
        assert_eq!(local(asked), expected, "{asked}");
    }

    #[test]
    fn the_way_on_is_always_a_page_of_ours() {
        check("/people?page=2", "/people?page=2");
        for elsewhere in [
            "//evil.example",
            "/\\evil",
            "\\\\evil",
            "https:evil",
            "https://evil",
            "javascript:1",
            "",
            "/a\r\nSet-Cookie: a=b",
            "/\u{202e}",
        ] {
            check(elsewhere, "/");
        }
    }
}
