//! eNom: its commands, and those that the sandbox plays.

pub(crate) mod check;
pub(crate) mod get_account_password;
pub(crate) mod get_balance;
pub(crate) mod play;
pub(crate) mod set_dns_host;
pub(crate) mod set_password;

use std::sync::Arc;

use registrar_ops::Body;
use registrar_ops::enom::{
    GetAccountPassword, Operation as _, Rejection, Request, ResponseCode, SetPassword,
};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::http::answer::Answer;
use crate::operation::{Operation, Sealed};
use crate::record::{Exchange, Record};
use crate::server::Server;
use crate::tenant::{Tenant, refuse};
use crate::world::World;
use check::Check;
use get_balance::GetBalance;
use play::{Play, play};
use set_dns_host::SetDnsHost;

/// Whether a request asks for a command, and what answers it.
struct Entry {
    is_asked_by: fn(&Request) -> bool,
    needs_login: bool,
    play: fn(&Request, &mut World) -> Result<Answer, Rejection>,
}

/// The table of what is played. The commands with a type in `registrar-ops` can also be asked for by that
/// type.
macro_rules! operations {
    (typed: $($typed:ty),*; others: $($other:ty),*) => {
        const TABLE: &[Entry] = &[$(entry::<$typed>(),)* $(entry::<$other>(),)*];
        $(
            impl Sealed for $typed {
                fn read(record: &Record) -> Option<Self> {
                    let request = Request::from_http(&record.request).ok()?;
                    Self::from_request(&request).ok()
                }
            }

            impl Operation for $typed {
                fn name() -> String {
                    Self::COMMAND.to_ascii_lowercase()
                }
            }
        )*
    };
}

operations! {
    typed: SetPassword, GetAccountPassword;
    others: Check, GetBalance, SetDnsHost
}

const fn entry<O: Play>() -> Entry {
    Entry { is_asked_by: O::is_asked_by, needs_login: O::NEEDS_LOGIN, play: play::<O> }
}

/// Answers a request.
pub(crate) fn exchange(
    server: &Server,
    request: &http::Request<Vec<u8>>,
    forced: Option<Fault>,
) -> (Arc<Tenant>, Exchange) {
    let request = match Request::from_http(request) {
        Ok(request) => request,
        Err(no) => {
            let asked = Asked::Enom { command: String::new(), format: no.format() };
            let exchange = refuse(forced, false, &asked, || refusal(&no));
            return (Arc::clone(server.tenants.default()), exchange);
        }
    };
    let command = request.command().name().to_owned();
    let asked = Asked::Enom { command, format: request.format() };
    let entry = TABLE.iter().find(|entry| (entry.is_asked_by)(&request));
    let tenant = request.uid().and_then(|uid| server.tenants.by_uid(uid));
    let is_login = tenant.as_ref().is_some_and(|tenant| is_token(tenant, &request));
    let needs_login = entry.is_none_or(|entry| entry.needs_login);
    // A stranger's requests are shown to the account that is there from the start.
    let tenant = tenant.unwrap_or_else(|| Arc::clone(server.tenants.default()));
    let exchange = if is_login || !needs_login {
        let operation = request.command().name().to_ascii_lowercase();
        let domain = domain(&request);
        let play = |world: &mut World| {
            let outcome = match entry {
                Some(entry) => (entry.play)(&request, world),
                None => Err(request.unknown_command()),
            };
            outcome.unwrap_or_else(|no| refusal(&no))
        };
        tenant.state().exchange(operation, domain.as_deref(), forced, &asked, play)
    } else {
        let no = request.reject(Rejection::authentication());
        refuse(forced, false, &asked, || refusal(&no))
    };
    (tenant, exchange)
}

/// Whether the token of a request is its account's.
fn is_token(tenant: &Tenant, request: &Request) -> bool {
    request.token().is_some_and(|token| *token == tenant.credentials.token)
}

/// The answer that a refusal is.
pub(crate) fn refusal(no: &Rejection) -> Answer {
    let internal = || {
        let code = ResponseCode::from_number(699_000);
        Rejection::new(code, "Internal error").with_format(no.format()).to_http()
    };
    // What is quoted from a request may be what the format cannot hold.
    let answer = no.to_http().or_else(|_| internal()).unwrap_or_default();
    bytes(answer)
}

fn bytes(answer: http::Response<Body>) -> Answer {
    answer.map(Body::into_string).map(String::into_bytes)
}

/// The domain that a request is about.
fn domain(request: &Request) -> Option<String> {
    let command = request.command();
    let name = match (command.get("SLD"), command.get("TLD")) {
        (Some(sld), Some(tld)) => format!("{sld}.{tld}"),
        _ => command.get("Zone")?.to_owned(),
    };
    Some(name.trim().to_ascii_lowercase())
}
