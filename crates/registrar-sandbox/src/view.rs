//! An exchange as people look at it: decoded, masked, beside what was sent.

mod enom;
mod opensrs;
mod side;

use serde::Serialize;

use crate::record::Record;
pub(crate) use side::Side;

/// An exchange as people look at it.
#[derive(Serialize)]
pub(crate) struct View {
    pub(crate) number: u64,
    pub(crate) account: String,
    pub(crate) protocol: &'static str,
    pub(crate) operation: String,
    pub(crate) received: u64,
    pub(crate) verified: bool,
    pub(crate) fault: String,
    pub(crate) status: u16,
    /// What a client is to make of the answer.
    pub(crate) outcome: &'static str,
    pub(crate) request: Side,
    pub(crate) reply: Side,
    /// The recipients of the mails that were sent.
    pub(crate) mails_to: Vec<String>,
}

impl View {
    /// What happened, secrets masked unless they are to be shown.
    pub(crate) fn of(record: &Record, shows_secrets: bool) -> Self {
        let is_enom = record.request.uri().path() != "/";
        let (protocol, request, reply, outcome) = if is_enom {
            let request = enom::request(&record.request, shows_secrets);
            let (reply, outcome) = enom::reply(&record.answer, shows_secrets);
            ("enom", request, reply, outcome)
        } else {
            let request = opensrs::request(&record.request, shows_secrets);
            let (reply, outcome) = opensrs::reply(&record.answer, shows_secrets);
            ("opensrs", request, reply, outcome)
        };
        Self {
            number: record.number,
            account: record.account.clone(),
            protocol,
            operation: record.operation.clone(),
            received: record.received,
            verified: record.is_verified,
            fault: record.fault.to_string(),
            status: record.answer.status().as_u16(),
            outcome,
            request,
            reply,
            mails_to: record.mails.iter().map(|mail| mail.to.clone()).collect(),
        }
    }
}

impl Record {
    /// The exchange as JSON: decoded, with its deviations, and as it was sent. Secrets are masked unless
    /// `shows_secrets`.
    #[must_use]
    pub fn to_json(&self, shows_secrets: bool) -> serde_json::Value {
        serde_json::to_value(View::of(self, shows_secrets)).unwrap_or_default()
    }
}
