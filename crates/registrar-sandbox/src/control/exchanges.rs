//! Requests that came, and what they were answered.

use super::ask::{Ask, Refusal, answer};
use crate::account::Account;
use crate::http::answer::Answer;
use crate::view::View;

/// So many are shown at a time, unless fewer are asked for.
const SHOWN: u64 = 1_000;

pub(super) fn list(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let operation = ask.query("operation").map(|name| name.to_ascii_lowercase());
    let after = ask.number("after")?.unwrap_or(0);
    let limit = ask.number("limit")?.unwrap_or(SHOWN).min(SHOWN);
    let records = account.requests().into_iter().filter(|record| {
        let is_asked = operation.as_ref().is_none_or(|operation| record.operation == *operation);
        is_asked && record.number > after
    });
    let shown = records.take(usize::try_from(limit).unwrap_or(usize::MAX));
    let views = shown.map(|record| View::of(&record, ask.shows_secrets()));
    answer(&views.collect::<Vec<_>>())
}
