//! What one side of an exchange sent.

use registrar_ops::ReplyError;
use serde::Serialize;
use serde_json::Value as Json;
use wire_text::secret_names::MASK;

/// What one side sent.
#[derive(Serialize)]
pub(crate) struct Side {
    /// Method and path, or the status.
    pub(crate) head: String,
    /// What it says; nothing where it could not be read.
    pub(crate) decoded: Json,
    /// What departs from the published form.
    pub(crate) deviations: Vec<String>,
    /// As it was sent.
    pub(crate) raw: String,
}

/// What a client is to make of a reply.
pub(super) fn outcome<T, C, R, M>(reply: &Result<T, ReplyError<C, R, M>>) -> &'static str {
    match reply {
        Ok(_) => "success",
        Err(ReplyError::Rejected(_)) => "failure",
        Err(ReplyError::Contradictory(_)) => "contradictory",
        Err(ReplyError::Incomplete(_)) => "incomplete",
        Err(ReplyError::Malformed(_)) => "malformed",
        Err(ReplyError::NotAReply(_)) => "not a reply",
        Err(_) => "unexpected",
    }
}

/// `raw` with each of `secrets` masked wherever it stands.
pub(super) fn masked(raw: &str, secrets: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut masked = raw.to_owned();
    for secret in secrets {
        let secret = secret.as_ref();
        if !secret.is_empty() && secret != MASK {
            masked = masked.replace(secret, MASK);
        }
    }
    masked
}
