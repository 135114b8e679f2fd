//! Transfers away: what other registrars and owners do.

use http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::ask::{Ask, Refusal, answer};
use crate::account::Account;
use crate::http::answer::Answer;
use crate::transfer::TransferAnswer;

/// A transfer that begins, or an answer to one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    domain: String,
    gaining_registrar: Option<String>,
    answer: Option<TransferAnswer>,
    #[serde(default)]
    after_looks: u32,
}

pub(super) fn tell(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let told: Told = ask.json()?;
    let is_done = match (&told.gaining_registrar, told.answer) {
        (Some(registrar), None) => account.begin_transfer(&told.domain, registrar),
        (None, Some(answer)) => account.answer_transfer(&told.domain, answer, told.after_looks),
        _ => return Err(Refusal::bad("expected either gaining_registrar or answer")),
    };
    if is_done {
        return answer(&json!({ "told": true }));
    }
    let text =
        "the domain is locked, not in this account or in a transfer already; or no transfer waits";
    Err(Refusal::new(StatusCode::CONFLICT, text))
}
