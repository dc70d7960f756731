//! What is answered: JSON, and one shape for everything that goes wrong.

use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use domain::record::Refusal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::answer;

/// The media type of every answer here.
pub(super) const JSON: &str = "application/json";

/// Why something was not answered or not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ErrorResponse {
    /// The status, as in HTTP.
    pub(super) status: u16,
    /// A stable code, for programs: `waymark explain` says more of it.
    pub(super) error_code: Option<String>,
    /// What happened, for people.
    pub(super) user_message: String,
    /// Why, for whoever writes the program that asked.
    pub(super) developer_message: String,
    /// What to do.
    pub(super) more_info: Option<String>,
}

/// An answer.
pub(super) fn json<T: Serialize>(status: StatusCode, body: &T) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => (status, [(CONTENT_TYPE, HeaderValue::from_static(JSON))], bytes).into_response(),
        Err(error) => {
            tracing::error!(%error, "an answer could not be written.");
            plain(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// A refusal of the record or of access, as it is.
pub(super) fn refusal(refusal: &Refusal) -> Response {
    let status = answer::status(refusal);
    let body = ErrorResponse {
        status: status.as_u16(),
        error_code: Some(refusal.code.to_string()),
        user_message: refusal.what.clone(),
        developer_message: refusal.code.entry().why.to_owned(),
        more_info: Some(refusal.advice().to_owned()),
    };
    json(status, &body)
}

/// Something wrong with the request itself.
pub(super) fn wrong(status: StatusCode, user: &str, developer: impl Into<String>) -> Response {
    let body = ErrorResponse {
        status: status.as_u16(),
        error_code: None,
        user_message: user.to_owned(),
        developer_message: developer.into(),
        more_info: None,
    };
    json(status, &body)
}

/// A status with what it usually means here.
pub(crate) fn plain(status: StatusCode) -> Response {
    let (user, developer) = match status {
        StatusCode::UNAUTHORIZED => ("Sign in first", "no session's cookie was sent, or it is over"),
        StatusCode::NOT_FOUND => ("There is no such address", "see /api/openapi.json"),
        StatusCode::METHOD_NOT_ALLOWED => ("This cannot be done here", "see /api/openapi.json"),
        StatusCode::PAYLOAD_TOO_LARGE => ("What was sent is too long", "a body has at most 1 MiB"),
        StatusCode::TOO_MANY_REQUESTS => ("Too much was asked for", "wait a second, and ask again"),
        StatusCode::REQUEST_TIMEOUT => ("This took too long", "nothing was recorded by it; ask again"),
        StatusCode::SERVICE_UNAVAILABLE => ("This cannot be answered now", "ask again in a minute"),
        status if status.is_server_error() => ("Something went wrong that is our fault", "ask again"),
        _ => ("This was not understood", "see /api/openapi.json"),
    };
    let mut response = wrong(status, user, developer);
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().entry(ALLOW).or_insert(HeaderValue::from_static("GET, HEAD, POST"));
    }
    response
}
