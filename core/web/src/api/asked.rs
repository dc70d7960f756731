//! What is asked: who asks, what was sent with it, and which part of a list.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::record::Refusal;
use runtime::record::Desk;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::said;
use super::shapes::PageOf;
use crate::answer::Answer;
use crate::at::{App, At, comes_from_elsewhere};
use crate::secret;

/// The header with the token of the session, for whatever writes.
const TOKEN: &str = "x-token";

/// Most bytes of a body.
const MOST: usize = 1024 * 1024;

/// Most elements on one page of a list.
const MOST_EACH: usize = 200;

/// Somebody who is signed in and asks.
pub(super) struct Caller(pub(super) At);

impl FromRequestParts<App> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let at = At::from_request_parts(parts, app).await;
        at.map(Self).map_err(|_| said::plain(StatusCode::UNAUTHORIZED))
    }
}

impl Caller {
    /// Does some work at this person's desk and answers with what comes of it.
    pub(super) async fn desk<T: Serialize>(
        self,
        work: impl FnOnce(&Desk<'_>, &At) -> Result<T, Refusal> + Send + 'static,
    ) -> Response {
        let at_desk = |desk: &Desk<'_>, at: &At| {
            let answer = match work(desk, at) {
                Ok(found) => said::json(StatusCode::OK, &found),
                Err(refused) => said::refusal(&refused),
            };
            Ok(Answer::Whole(answer))
        };
        self.0.desk(at_desk).await
    }
}

/// What somebody sent who is signed in, to be recorded.
pub(super) struct Sent<T>(pub(super) Caller, pub(super) T);

impl<T: DeserializeOwned> FromRequest<App> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        if comes_from_elsewhere(&parts.headers) {
            let why = "the request came from a page of another site";
            return Err(said::wrong(StatusCode::FORBIDDEN, "This came from elsewhere", why));
        }
        let caller = Caller::from_request_parts(&mut parts, app).await?;
        let token = parts.headers.get(TOKEN).and_then(|token| token.to_str().ok()).unwrap_or_default();
        if !secret::same(token, &caller.0.token) {
            let why = "send the `token` of GET /api/me in the header X-Token";
            return Err(said::wrong(StatusCode::FORBIDDEN, "The token is missing or another", why));
        }
        if !is_json(&parts.headers) {
            let why = "send the body as application/json";
            return Err(said::wrong(StatusCode::UNSUPPORTED_MEDIA_TYPE, "This is no JSON", why));
        }
        let bytes = axum::body::to_bytes(body, MOST).await;
        let bytes = bytes.map_err(|_| said::plain(StatusCode::PAYLOAD_TOO_LARGE))?;
        let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|error| {
            said::wrong(StatusCode::BAD_REQUEST, "The JSON cannot be read", error.to_string())
        })?;
        let sent = serde_json::from_value(value).map_err(|error| {
            let user = "Something is missing in what was sent, or is no such thing";
            said::wrong(StatusCode::UNPROCESSABLE_ENTITY, user, error.to_string())
        })?;
        Ok(Self(caller, sent))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(said::JSON))
}

/// Which part of a list, and in which order: `page`, counted from 0, `size`, and `sort` as `FIELD,asc` or `FIELD,desc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paging {
    page: usize,
    size: usize,
    /// The field, and whether from the end.
    pub(super) sort: Option<(String, bool)>,
}

impl Paging {
    /// What was asked for.
    ///
    /// # Errors
    /// Where it is no such part, or `sort` names none of `fields`.
    pub(super) fn of(at: &At, fields: &[&str]) -> Result<Self, Refusal> {
        let number = |name: &str, otherwise: usize| match at.asked.filled(name) {
            None => Ok(otherwise),
            Some(text) => text.parse::<usize>().map_err(|_| {
                let what = format!("`{name}={text}` is no whole number from 0");
                Refusal::new(domain::codes::NO_SUCH_WORD, what)
            }),
        };
        let sort = match at.asked.filled("sort") {
            None => None,
            Some(text) => {
                let (field, way) = text.split_once(',').unwrap_or((text, "asc"));
                if !fields.contains(&field) || !matches!(way, "asc" | "desc") {
                    let what = format!("`sort={text}` is no order of this list");
                    let fix = format!("use one of {} with `,asc` or `,desc`", fields.join(", "));
                    return Err(Refusal::new(domain::codes::NO_SUCH_WORD, what).fix(fix));
                }
                Some((field.to_owned(), way == "desc"))
            }
        };
        Ok(Self { page: number("page", 0)?, size: number("size", 20)?.clamp(1, MOST_EACH), sort })
    }

    /// That part of a whole list, in the order it is in.
    pub(super) fn cut<T>(&self, all: Vec<T>) -> PageOf<T> {
        let total = all.len();
        let content: Vec<T> =
            all.into_iter().skip(self.page.saturating_mul(self.size)).take(self.size).collect();
        PageOf {
            number_of_elements: content.len(),
            content,
            number: self.page,
            size: self.size,
            total_elements: total,
            total_pages: total.div_ceil(self.size),
            first: self.page == 0,
            last: self.page.saturating_add(1).saturating_mul(self.size) >= total,
        }
    }
}
