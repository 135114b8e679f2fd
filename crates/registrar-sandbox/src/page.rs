//! A page to look at, in a browser: what came, what was answered, and what there is.

mod exchanges;
mod holdings;
mod style;

use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::account::Account;
use crate::http::answer::{Answer, with_header, with_type};

/// What a visitor wants to see.
pub(crate) struct Visit<'v> {
    pub(crate) account: &'v Account,
    /// The user names of all accounts.
    pub(crate) names: &'v [String],
    pub(crate) shows_secrets: bool,
    /// Whether the page loads itself again, every so many seconds.
    pub(crate) refresh: Option<u64>,
}

/// The page of an account.
pub(crate) fn show(visit: &Visit<'_>) -> Answer {
    let page = page(visit).into_string();
    let answer = with_type(StatusCode::OK, "text/html; charset=utf-8", page);
    // Nothing that a client sent may run or load anything.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let answer = with_header(answer, CONTENT_SECURITY_POLICY, policy);
    with_header(answer, REFERRER_POLICY, "no-referrer")
}

fn page(visit: &Visit<'_>) -> Markup {
    let account = visit.account;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                @if let Some(seconds) = visit.refresh {
                    meta http-equiv="refresh" content=(seconds.clamp(1, 3600));
                }
                title { "registrar-sandbox: " (account.username()) }
                style { (PreEscaped(style::SHEET)) }
            }
            body {
                h1 { "registrar-sandbox" }
                (navigation(visit))
                p { "OpenSRS: " code { (account.opensrs_url()) } " · eNom: " code { (account.enom_url()) }
                    " · user name " code { (account.username()) } ", ID " code { (account.uid()) } }
                (exchanges::section(account, visit.shows_secrets))
                (holdings::mails(account, visit.shows_secrets))
                (holdings::domains(account))
                (holdings::logins(account))
            }
        }
    }
}

fn navigation(visit: &Visit<'_>) -> Markup {
    let here = visit.account.username();
    html! {
        nav {
            "Accounts: "
            @for name in visit.names {
                @if name == here { b { (name) } " " } @else { a href={ "?account=" (escaped(name)) } { (name) } " " }
            }
            "· "
            a href={ "?account=" (escaped(here)) "&refresh=2" } { "reload every 2 seconds" }
            " · "
            a href={ "?account=" (escaped(here)) "&secrets=show" } { "show secrets" }
            " · "
            a href="help" { "control interface" }
        }
    }
}

/// A name as a value of a query.
fn escaped(name: &str) -> String {
    form_urlencoded::byte_serialize(name.as_bytes()).collect()
}
