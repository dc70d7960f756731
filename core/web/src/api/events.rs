//! Domain events, thin, in the envelope that services of HM Prison and Probation Service share.

use axum::response::Response;
use domain::record::Refusal;

use super::asked::Caller;

/// `GET /api/events?after=N`
pub(super) async fn list(caller: Caller) -> Response {
    caller
        .desk(|desk, at| {
            let after = match at.asked.filled("after") {
                None => 0,
                Some(text) => text.parse().map_err(|_| {
                    let what = format!("`after={text}` is no place in a log");
                    Refusal::new(domain::codes::NO_SUCH_WORD, what).fix("send the `next` of the last answer")
                })?,
            };
            desk.events(after)
        })
        .await
}
