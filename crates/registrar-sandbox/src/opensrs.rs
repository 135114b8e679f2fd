//! `OpenSRS`: its requests, and the operations that the sandbox plays.

mod change_ownership;
mod change_password;
mod cookies;
mod domains;
mod lookup;
mod play;
mod send_authcode;
mod send_password;
mod sub_users;
mod transfers;
mod verification;

use std::sync::Arc;

use http::StatusCode;
use registrar_ops::Body;
use registrar_ops::opensrs::{
    AddSubUser, BelongsToRsp, ChangeOwnership, ChangePassword, CheckTransfer, DeleteCookie,
    DeleteSubUser, GetDomainAllInfo, GetDomainAuthInfo, GetDomainStatus,
    GetRegistrantVerificationStatus, GetSubUser, GetTransfersAway, ModifyDomainAuthInfo,
    ModifyDomainStatus, ModifySubUser, Operation as _, Rejection, Request, SendAuthcode,
    SendPassword, SendRegistrantVerificationEmail, SetCookie, SignedRequest, UpdateCookie,
};

use crate::asked::Asked;
use crate::codes::opensrs as codes;
use crate::fault::Fault;
use crate::http::answer::{Answer, page};
use crate::operation::{Operation, Sealed};
use crate::record::{Exchange, Record};
use crate::server::Server;
use crate::tenant::Tenant;
use crate::world::World;
use crate::wrong_key::WrongKey;
use lookup::Lookup;
use play::play;

/// Whether a request asks for an operation, and what answers it.
struct Entry {
    is_asked_by: fn(&Request<'_>) -> bool,
    play: fn(&Request<'_>, &mut World) -> Result<Answer, Rejection>,
}

/// The table of what is played. The operations with a type in `registrar-ops` can also be asked for by
/// that type.
macro_rules! operations {
    (typed: $($typed:ty),*; others: $($other:ty),*) => {
        const TABLE: &[Entry] = &[
            $(Entry { is_asked_by: <$typed>::is_asked_by, play: play::<$typed> },)*
            $(Entry { is_asked_by: <$other>::is_asked_by, play: play::<$other> },)*
        ];
        $(
            impl Sealed for $typed {
                fn read(record: &Record) -> Option<Self> {
                    let request = Request::parse(record.request.body()).ok()?;
                    Self::from_request(&request).ok()
                }
            }

            impl Operation for $typed {
                fn name() -> String {
                    name(Self::ACTION, Self::OBJECT)
                }
            }
        )*
    };
}

operations! {
    typed:
        SendPassword, ChangePassword, SendAuthcode,
        SetCookie, UpdateCookie, DeleteCookie, ChangeOwnership,
        GetDomainStatus, GetDomainAuthInfo, GetDomainAllInfo,
        ModifyDomainStatus, ModifyDomainAuthInfo,
        AddSubUser, GetSubUser, ModifySubUser, DeleteSubUser,
        GetRegistrantVerificationStatus, SendRegistrantVerificationEmail,
        BelongsToRsp, CheckTransfer, GetTransfersAway;
    others: Lookup
}

/// The name of an operation: `send_password domain`.
fn name(action: &str, object: &str) -> String {
    format!("{action} {object}").to_ascii_lowercase()
}

/// Answers a request.
pub(crate) fn exchange(
    server: &Server,
    request: &http::Request<Vec<u8>>,
    forced: Option<Fault>,
) -> (Arc<Tenant>, Exchange) {
    let signed = SignedRequest::from_http(request).ok();
    let tenant = signed.and_then(|signed| server.tenants.by_username(signed.username()));
    // A stranger's requests are shown to the account that is there from the start.
    let shown_to = tenant.clone().unwrap_or_else(|| Arc::clone(server.tenants.default()));
    let verified = tenant.as_ref().zip(signed).map(|(tenant, signed)| {
        signed.verify(&tenant.credentials.key).map_err(|no| (is_wrong_key(&no), no))
    });
    let exchange = match verified {
        Some(Ok(request)) => {
            let asked = Asked::OpenSrs { object: request.object().to_owned() };
            let operation = name(request.action(), request.object());
            let domain = domain(&request);
            let play = |world: &mut World| answer(&request, world);
            shown_to.state().exchange(operation, domain.as_deref(), forced, &asked, play)
        }
        Some(Err((false, no))) => refused(forced, true, &no, || refusal(&no)),
        None | Some(Err((true, _))) => {
            let object = Request::parse(request.body()).ok();
            let object = object.map(|request| request.object().to_owned()).unwrap_or_default();
            let no = Rejection::authentication().with_object(&*object);
            refused(forced, false, &no, || wrong_key(server.settings.wrong_key, &object))
        }
    };
    (shown_to, exchange)
}

/// What answers a wrong key, about `object` if the request names one.
fn wrong_key(form: WrongKey, object: &str) -> Answer {
    let no = match form {
        WrongKey::Code401 => Rejection::authentication(),
        WrongKey::Code410 => Rejection::new(codes::WRONG_KEY_410, "Authentication Error."),
        WrongKey::Code400 => {
            Rejection::new(codes::ADDRESS_DENIED, "Access denied: invalid IP address")
        }
        WrongKey::Status401 => return page(StatusCode::UNAUTHORIZED),
    };
    refusal(&no.with_object(object))
}

fn is_wrong_key(no: &Rejection) -> bool {
    no.code() == Some(codes::WRONG_KEY)
}

/// A request that asks for nothing that could be done.
fn refused(
    forced: Option<Fault>,
    is_verified: bool,
    no: &Rejection,
    answer: impl FnOnce() -> Answer,
) -> Exchange {
    let asked = Asked::OpenSrs { object: no.object().unwrap_or_default().to_owned() };
    crate::tenant::refuse(forced, is_verified, &asked, answer)
}

fn answer(request: &Request<'_>, world: &mut World) -> Answer {
    let entry = TABLE.iter().find(|entry| (entry.is_asked_by)(request));
    let outcome = match entry {
        Some(entry) => (entry.play)(request, world),
        None => Err(request.unknown_command()),
    };
    outcome.unwrap_or_else(|no| refusal(&no))
}

/// The answer that a refusal is.
pub(crate) fn refusal(no: &Rejection) -> Answer {
    let internal = || Rejection::new(codes::INTERNAL, "Internal error").to_http();
    // What is quoted from a request may be what an envelope cannot hold.
    let answer = no.to_http().or_else(|_| internal()).unwrap_or_default();
    answer.map(Body::into_string).map(String::into_bytes)
}

/// The domain that a request is about.
fn domain(request: &Request<'_>) -> Option<String> {
    let attributes = request.attributes().as_assoc();
    let inside = attributes.into_iter().flatten().find_map(|(name, value)| {
        let is_domain =
            ["domain_name", "domain"].iter().any(|held| name.eq_ignore_ascii_case(held));
        value.as_str().filter(|_| is_domain)
    });
    let beside = || request.get("domain").and_then(|value| value.as_str());
    inside.or_else(beside).map(|name| name.trim().to_ascii_lowercase())
}
