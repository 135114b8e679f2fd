//! The control interface, for tests in any language: `CONTROL.md` describes it.

mod accounts;
mod ask;
mod exchanges;
mod mails;
mod scripts;
mod transfers;

use std::sync::Arc;

use http::header::{HOST, ORIGIN};
use http::{HeaderMap, Method, StatusCode};
use serde_json::json;

use crate::account::Account;
use crate::http::answer::{Answer, with_type};
#[cfg(feature = "page")]
use crate::page::{self, Visit};
use crate::server::Server;
use ask::{Ask, Refusal, answer};

/// Answers a request below `/_sandbox`.
pub(crate) async fn respond(server: &Arc<Server>, request: &http::Request<Vec<u8>>) -> Answer {
    if !is_from_here(request.headers()) {
        let text = "expected the host and the origin to be this machine";
        return Refusal::new(StatusCode::FORBIDDEN, text).answer();
    }
    route(server, request).await.unwrap_or_else(|refusal| refusal.answer())
}

async fn route(server: &Arc<Server>, request: &http::Request<Vec<u8>>) -> Result<Answer, Refusal> {
    let path = request.uri().path().strip_prefix("/_sandbox").unwrap_or_default();
    let ask = Ask::of(request);
    let method = request.method();
    let account = || account(server, &ask);
    match (path, method) {
        ("/health", &Method::GET) => answer(&json!({ "status": "ok" })),
        ("/version", &Method::GET) => {
            answer(&json!({ "name": "registrar-sandbox", "version": env!("CARGO_PKG_VERSION") }))
        }
        #[cfg(feature = "page")]
        ("/", &Method::GET) => {
            let tenants = server.tenants.all().into_iter();
            let names: Vec<_> = tenants.map(|it| it.credentials.username.clone()).collect();
            let (shows_secrets, refresh) = (ask.shows_secrets(), ask.number("refresh")?);
            let account = &account()?;
            Ok(page::show(&Visit { account, names: &names, shows_secrets, refresh }))
        }
        ("/help", &Method::GET) => {
            let text = include_str!("../CONTROL.md");
            Ok(with_type(StatusCode::OK, "text/markdown; charset=utf-8", text))
        }
        ("/ca.pem", &Method::GET) => match &server.certificate {
            Some(pem) => Ok(with_type(StatusCode::OK, "application/x-pem-file", pem.as_str())),
            None => Err(Refusal::new(StatusCode::NOT_FOUND, "this sandbox speaks plain HTTP")),
        },
        ("/reset", &Method::POST) => {
            match ask.query("account") {
                Some(_) => account()?.reset(),
                None => server.tenants.all().iter().for_each(|tenant| tenant.reset()),
            }
            answer(&json!({ "reset": true }))
        }
        ("/accounts", &Method::GET) => accounts::list(server, &ask),
        ("/accounts", &Method::POST) => accounts::add(server, &ask),
        ("/domains", &Method::POST) => accounts::add_domain(&account()?, &ask),
        ("/requests", &Method::GET) => exchanges::list(&account()?, &ask),
        ("/mails", &Method::GET) => mails::list(&account()?, &ask),
        ("/mails/wait", &Method::GET) => mails::wait(&account()?, &ask).await,
        ("/mails/answer", &Method::POST) => mails::set_password(&account()?, &ask),
        ("/faults", &Method::GET) => scripts::list(&account()?),
        ("/faults", &Method::POST) => scripts::add_faults(&account()?, &ask),
        ("/replies", &Method::POST) => scripts::add_reply(&account()?, &ask),
        ("/transfers", &Method::POST) => transfers::tell(&account()?, &ask),
        ("/clock", &Method::POST) => scripts::advance_clock(&account()?, &ask),
        _ => Err(Refusal::new(StatusCode::NOT_FOUND, "no such route: see /_sandbox/help")),
    }
}

/// The account that a request is about: the one it names, or the one that is there from the start.
fn account(server: &Arc<Server>, ask: &Ask<'_>) -> Result<Account, Refusal> {
    let tenant = match ask.query("account") {
        None => Arc::clone(server.tenants.default()),
        Some(name) => {
            let by_uid = || server.tenants.by_uid(&name);
            let tenant = server.tenants.by_username(&name).or_else(by_uid);
            tenant.ok_or_else(|| Refusal::new(StatusCode::NOT_FOUND, "no such account"))?
        }
    };
    Ok(Account::new(Arc::clone(server), tenant))
}

/// Whether host and origin are this machine. A page of another site that a browser shows must not get at
/// the sandbox, not even by a name that leads here.
fn is_from_here(headers: &HeaderMap) -> bool {
    let is_here = |host: &str| {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        ["127.0.0.1", "localhost", "[::1]"].iter().any(|here| name.eq_ignore_ascii_case(here))
    };
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().filter(|_| hosts.next().is_none());
    let is_host_here = host.and_then(|host| host.to_str().ok()).is_some_and(is_here);
    let is_origin_here = headers.get_all(ORIGIN).iter().all(|origin| {
        let host = origin.to_str().ok().and_then(|origin| Some(origin.split_once("://")?.1));
        host.is_some_and(is_here)
    });
    is_host_here && is_origin_here
}
