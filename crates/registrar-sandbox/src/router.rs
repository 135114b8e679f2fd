//! Where a request goes.

use std::sync::Arc;

use http::{Method, StatusCode};

use crate::control;
use crate::enom;
use crate::fault::Fault;
use crate::http::answer::{Answer, page};
use crate::http::delivery::Delivery;
use crate::opensrs;
use crate::record::{Exchange, Record};
use crate::server::Server;
use crate::vary;

/// Answers one request.
pub(crate) async fn respond(
    server: &Arc<Server>,
    request: http::Request<Vec<u8>>,
) -> (Answer, Delivery) {
    if request.uri().path().starts_with("/_sandbox/") {
        return (control::respond(server, &request).await, Delivery::Whole);
    }
    play(server, request)
}

/// Answers a request to one of the registrars.
fn play(server: &Server, mut request: http::Request<Vec<u8>>) -> (Answer, Delivery) {
    let mut forced = Some(server.settings.fault).filter(|&fault| fault != Fault::None);
    if let Some(rest) = request.uri().path().strip_prefix("/faults/") {
        let (name, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let (Ok(fault), Some(uri)) = (name.parse(), with_path(request.uri(), rest)) else {
            return (page(StatusCode::NOT_FOUND), Delivery::Whole);
        };
        forced = Some(fault);
        *request.uri_mut() = uri;
    }
    let is_post = request.method().as_str().eq_ignore_ascii_case(Method::POST.as_str());
    let (tenant, exchange) = match request.uri().path() {
        path if is_enom(path) => enom::exchange(server, &request, forced),
        "/" if is_post => opensrs::exchange(server, &request, forced),
        _ => return (page(StatusCode::NOT_FOUND), Delivery::Whole),
    };
    let Exchange { operation, is_verified, fault, mut answer, mails } = exchange;
    // A damaged document is as the fault says, and no other.
    if let Some(seed) = server.settings.vary.filter(|_| fault == Fault::None) {
        vary::respell(&mut answer, seed.wrapping_add(server.next_number()));
    }
    let account = tenant.credentials.username.clone();
    let mut state = tenant.state();
    let received = state.world.clock.now();
    let record = state.records.push(|number| Record {
        number,
        account,
        operation,
        is_verified,
        fault,
        request,
        answer: answer.clone(),
        mails,
        received,
    });
    let record = server.observer.as_ref().map(|observer| (observer, record.clone()));
    // An observer may look at the account.
    drop(state);
    if let Some((observer, record)) = record {
        observer(&record);
    }
    (answer, fault.delivery())
}

/// The address with the path `/rest` and the query it had.
fn with_path(uri: &http::Uri, rest: &str) -> Option<http::Uri> {
    let path = match uri.query() {
        Some(query) => format!("/{rest}?{query}"),
        None => format!("/{rest}"),
    };
    path.parse().ok()
}

/// Whether a path is that of eNom's interface.
fn is_enom(path: &str) -> bool {
    path.trim_start_matches('/').eq_ignore_ascii_case("interface.asp")
}
