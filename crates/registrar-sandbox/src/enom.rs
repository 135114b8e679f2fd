//! eNom: its commands, and those that the sandbox plays.

mod accounts;
mod api_tokens;
mod check;
mod get_balance;
mod locks;
mod passwords;
mod play;
mod set_password;

use std::sync::Arc;

use registrar_ops::Body;
use registrar_ops::enom::{
    ApiTokenCreate, ApiTokenDelete, ApiTokenDetails, ApiTokenUpdate, CheckLogin,
    GetAccountPassword, GetAccountValidation, GetPasswordBit, GetRegLock, GetSubAccountPassword,
    Operation as _, Rejection, Request, SendAccountEmail, SetAccountPassword, SetDnsHost,
    SetPassword, SetRegLock, StatusDomain, SynchAuthInfo, ValidatePassword,
};

use crate::asked::Asked;
use crate::codes::enom as codes;
use crate::fault::Fault;
use crate::http::answer::Answer;
use crate::operation::{Operation, Sealed};
use crate::record::{Exchange, Record};
use crate::server::Server;
use crate::tenant::{Tenant, refuse};
use crate::world::World;
use check::Check;
use get_balance::GetBalance;
use play::{Needs, Play, play};

/// Whether a request asks for a command, and what answers it.
struct Entry {
    is_asked_by: fn(&Request) -> bool,
    needs: Needs,
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
    typed:
        SetPassword, ValidatePassword, GetPasswordBit, GetSubAccountPassword, SynchAuthInfo,
        SetDnsHost, GetRegLock, SetRegLock, StatusDomain,
        GetAccountPassword, SetAccountPassword, GetAccountValidation, SendAccountEmail, CheckLogin,
        ApiTokenCreate, ApiTokenDetails, ApiTokenUpdate, ApiTokenDelete;
    others: Check, GetBalance
}

const fn entry<O: Play>() -> Entry {
    Entry { is_asked_by: O::is_asked_by, needs: O::NEEDS, play: play::<O> }
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
    let tenant = find(server, &request);
    let needs = entry.map_or(Needs::Token, |entry| entry.needs);
    let may_ask = needs == Needs::Nothing
        || tenant.as_ref().is_some_and(|tenant| is_login(tenant, &request, needs));
    // A stranger's requests are shown to the account that is there from the start.
    let tenant = tenant.unwrap_or_else(|| Arc::clone(server.tenants.default()));
    let exchange = if may_ask {
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

/// The account that a request is from: by its ID, or, where a login is to be checked, by that.
fn find(server: &Server, request: &Request) -> Option<Arc<Tenant>> {
    let uid = request.uid()?;
    server.tenants.by_uid(uid).or_else(|| {
        if !CheckLogin::is_asked_by(request) {
            return None;
        }
        server.tenants.all().into_iter().find(|tenant| is_login(tenant, request, Needs::Token))
    })
}

/// Whether what a request gives as its token is one of this account, or the password of the login that is
/// checked.
fn is_login(tenant: &Tenant, request: &Request, needs: Needs) -> bool {
    let (Some(uid), Some(token)) = (request.uid(), request.token()) else { return false };
    let world = &tenant.state().world;
    if uid != tenant.credentials.uid {
        let login = world.logins.get(uid).filter(|_| CheckLogin::is_asked_by(request));
        return login.is_some_and(|login| login.password == *token);
    }
    let is_api_token =
        || needs == Needs::Token && world.api_tokens.iter().any(|held| held.secret == *token);
    tenant.credentials.token == *token || is_api_token()
}

/// The answer that a refusal is.
pub(crate) fn refusal(no: &Rejection) -> Answer {
    let internal =
        || Rejection::new(codes::INTERNAL, "Internal error").with_format(no.format()).to_http();
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
