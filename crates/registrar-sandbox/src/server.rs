//! What all connections share, and where a request goes.

use std::net::SocketAddr;
use std::time::Duration;

use http::{Method, StatusCode};

use crate::enom;
use crate::fault::Fault;
use crate::http::answer::{Answer, page};
use crate::http::delivery::Delivery;
use crate::opensrs;
use crate::record::{Exchange, Record};
use crate::tenant::Tenant;
use crate::tenants::Tenants;
use crate::wrong_key::WrongKey;

/// What a sandbox was started with.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) wrong_key: WrongKey,
    pub(crate) fault: Fault,
    pub(crate) time_out: Duration,
}

/// What all connections share.
pub(crate) struct Server {
    pub(crate) settings: Settings,
    pub(crate) address: SocketAddr,
    pub(crate) tenants: Tenants,
}

/// Whether a path is that of eNom's interface.
pub(crate) fn is_enom(path: &str) -> bool {
    path.trim_start_matches('/').eq_ignore_ascii_case("interface.asp")
}

impl Server {
    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Answers one request.
    pub(crate) fn respond(&self, mut request: http::Request<Vec<u8>>) -> (Answer, Delivery) {
        let mut forced = Some(self.settings.fault).filter(|&fault| fault != Fault::None);
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
            path if is_enom(path) => enom::exchange(self, &request, forced),
            "/" if is_post => opensrs::exchange(self, &request, forced),
            _ => return (page(StatusCode::NOT_FOUND), Delivery::Whole),
        };
        let Exchange { operation, is_verified, fault, answer } = exchange;
        remember(&tenant, |number, received| Record {
            number,
            operation,
            is_verified,
            fault,
            request,
            answer: answer.clone(),
            received,
        });
        (answer, fault.delivery())
    }
}

fn remember(tenant: &Tenant, make: impl FnOnce(u64, u64) -> Record) {
    let mut state = tenant.state();
    let received = state.world.clock.now();
    state.records.push(|number| make(number, received));
}

/// The address with the path `/rest` and the query it had.
fn with_path(uri: &http::Uri, rest: &str) -> Option<http::Uri> {
    let path = match uri.query() {
        Some(query) => format!("/{rest}?{query}"),
        None => format!("/{rest}"),
    };
    path.parse().ok()
}
