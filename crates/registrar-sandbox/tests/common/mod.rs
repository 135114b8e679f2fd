//! Calls over HTTP, for several tests.

#![allow(dead_code, reason = "each test uses some")]

use std::time::Duration;

use registrar_ops::{enom, opensrs};
use registrar_sandbox::Account;

/// Sends a request on a connection of its own; what is no answer is `None`.
pub(crate) fn send(
    request: http::Request<impl ureq::AsSendBody>,
) -> Option<http::Response<Vec<u8>>> {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_idle_connections(0)
        .timeout_global(Some(Duration::from_secs(20)))
        .build();
    let agent = ureq::Agent::new_with_config(config);
    let (parts, mut body) = agent.run(request).ok()?.into_parts();
    let body = body.read_to_vec().ok()?;
    Some(http::Response::from_parts(parts, body))
}

/// Sends an operation to `OpenSRS`.
pub(crate) fn call(
    account: &Account,
    operation: &dyn opensrs::AnyOperation,
) -> Result<opensrs::Reply, opensrs::Error> {
    let request = account.reseller().request(operation).unwrap();
    let answer = send(request.map(String::from)).expect("an answer");
    let (parts, body) = answer.into_parts();
    operation.read_http_reply(&http::Response::from_parts(parts, &*body))
}

/// Sends a command to eNom.
pub(crate) fn call_enom<O: enom::Operation>(
    account: &Account,
    operation: &O,
    format: enom::Format,
) -> Result<enom::Reply<O::Reply>, enom::Error> {
    let request = account.enom_account().request(operation, format).unwrap();
    let answer = send(request.map(String::from)).expect("an answer");
    O::reply_from_http(&answer)
}

/// Code and object of a refusal.
pub(crate) fn rejected<T>(outcome: Result<T, opensrs::Error>) -> (u32, Option<String>) {
    let error = outcome.err().expect("a refusal");
    let no = error.rejection().unwrap_or_else(|| panic!("{error}"));
    (no.code().unwrap().number(), no.object().map(str::to_owned))
}

/// The first response number of a refusal.
pub(crate) fn code(error: &enom::Error) -> Option<u32> {
    error.rejection()?.codes().next().map(enom::ResponseCode::number)
}
