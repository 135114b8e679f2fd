//! What is to go wrong, what is answered, and what time it is.

use std::time::Duration;

use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde::Deserialize;
use serde_json::{Map, json};

use super::ask::{Ask, Refusal, answer};
use crate::account::Account;
use crate::fault::Fault;
use crate::http::answer::Answer;

pub(super) fn list(account: &Account) -> Result<Answer, Refusal> {
    let waiting = account.faults().waiting();
    let waiting: Map<_, _> = waiting
        .into_iter()
        .map(|(operation, faults)| {
            let names: Vec<_> = faults.iter().map(ToString::to_string).collect();
            (operation, json!(names))
        })
        .collect();
    answer(&json!({ "names": Fault::names().collect::<Vec<_>>(), "waiting": waiting }))
}

/// Faults for the next calls of an operation, or by chance.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenFaults {
    operation: Option<String>,
    faults: Vec<String>,
    percent: Option<u8>,
    seed: Option<u64>,
}

pub(super) fn add_faults(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let given: GivenFaults = ask.json()?;
    let faults: Result<Vec<Fault>, _> = given.faults.iter().map(|name| name.parse()).collect();
    let faults = faults.map_err(|_| Refusal::bad("faults: no fault has this name"))?;
    match (given.operation, given.percent) {
        (Some(operation), None) => account.faults().on_operation(&operation, faults),
        (None, Some(percent @ ..=100)) => {
            account.faults().by_chance(given.seed.unwrap_or(0), percent, faults);
        }
        _ => return Err(Refusal::bad("expected either operation, or percent up to 100")),
    }
    list(account)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenReply {
    operation: String,
    #[serde(default)]
    status: Option<u16>,
    #[serde(default)]
    content_type: Option<String>,
    body: String,
}

/// An answer to give from now on.
pub(super) fn add_reply(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let given: GivenReply = ask.json()?;
    let mut reply = http::Response::new(given.body.into_bytes());
    let status = given.status.unwrap_or(200);
    let is_final = (200..600).contains(&status);
    *reply.status_mut() = StatusCode::from_u16(status)
        .ok()
        .filter(|_| is_final)
        .ok_or_else(|| Refusal::bad("status: expected 200 to 599"))?;
    let media_type = given.content_type.as_deref().unwrap_or("text/xml");
    let media_type = HeaderValue::from_str(media_type)
        .map_err(|_| Refusal::bad("content_type: expected a media type"))?;
    reply.headers_mut().insert(CONTENT_TYPE, media_type);
    account.answer_operation_with(&given.operation, reply);
    answer(&json!({ "operation": given.operation.to_ascii_lowercase() }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    seconds: u64,
}

pub(super) fn advance_clock(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let Advance { seconds } = ask.json()?;
    account.advance_clock(Duration::from_secs(seconds));
    answer(&json!({ "now": account.now() }))
}
