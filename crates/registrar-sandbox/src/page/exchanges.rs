//! Requests and replies.

use maud::{Markup, html};

use crate::account::Account;
use crate::view::{Side, View};

/// So many are shown, the newest first.
const SHOWN: usize = 100;

pub(super) fn section(account: &Account, shows_secrets: bool) -> Markup {
    let records = account.requests();
    let views = records.iter().rev().take(SHOWN).map(|record| View::of(record, shows_secrets));
    html! {
        h2 { "Requests" }
        @if records.is_empty() { p { "No request came yet." } }
        @if records.len() > SHOWN { p { "The last " (SHOWN) " of " (records.len()) "." } }
        @for view in views { (exchange(&view)) }
    }
}

fn exchange(view: &View) -> Markup {
    let name = if view.operation.is_empty() { "not understood" } else { &view.operation };
    html! {
        details.exchange id={ "request-" (view.number) } {
            summary {
                "#" (view.number) " " (view.protocol) " " b { (name) } " "
                span class={ "outcome " (view.outcome.replace(' ', "-")) } { (view.outcome) }
                " " (view.status)
                @if !view.verified { " " span.warning { "wrong key or token" } }
                @if view.fault != "none" { " " span.warning { "fault: " (view.fault) } }
                @if !view.mails_to.is_empty() { " · mail to " (view.mails_to.join(", ")) }
            }
            div.sides { (side("Request", &view.request)) (side("Reply", &view.reply)) }
        }
    }
}

fn side(title: &str, side: &Side) -> Markup {
    let decoded = serde_json::to_string_pretty(&side.decoded).unwrap_or_default();
    html! {
        section {
            h3 { (title) ": " code { (side.head) } }
            @if !side.deviations.is_empty() {
                p { "Deviations from the published format:" }
                ul { @for deviation in &side.deviations { li { (deviation) } } }
            }
            h4 { "Decoded" }
            @if side.decoded.is_null() { p { "Not a document that can be read." } } @else { pre { (decoded) } }
            h4 { "As it was sent" }
            pre { (side.raw) }
        }
    }
}
