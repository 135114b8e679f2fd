//! Mails, domains and logins.

use maud::{Markup, html};
use registrar_ops::Secret;
use wire_text::secret_names::MASK;

use crate::account::Account;

/// So many mails are shown, the newest first.
const SHOWN: usize = 100;

pub(super) fn mails(account: &Account, shows_secrets: bool) -> Markup {
    let mails = account.mails();
    let shown = |secret: &Option<Secret>| match secret {
        Some(secret) if shows_secrets => secret.expose_secret().to_owned(),
        Some(_) => MASK.to_owned(),
        None => String::new(),
    };
    html! {
        h2 { "Mails" }
        @if mails.is_empty() { p { "No mail was sent yet." } } @else {
            table {
                tr { th { "#" } th { "to" } th { "subject" } th { "about" } th { "token" } th { "code" } }
                @for mail in mails.iter().rev().take(SHOWN) {
                    tr.mail {
                        td { (mail.number) }
                        td { (mail.to) }
                        td { (mail.subject) }
                        td { (mail.domain.as_ref().or(mail.login.as_ref()).map_or("", String::as_str)) }
                        td { code { (shown(&mail.token)) } }
                        td { code { (shown(&mail.authcode)) } }
                    }
                }
            }
        }
    }
}

pub(super) fn domains(account: &Account) -> Markup {
    html! {
        h2 { "Domains" }
        table {
            tr { th { "name" } th { "registrant" } th { "owner" } th { "admin" } th { "sub-user" } th { "locked" } }
            @for domain in account.domains() {
                tr.domain {
                    td { (domain.name) }
                    td { (domain.profile.username) }
                    td { (domain.owner_email) }
                    td { (domain.admin_email) }
                    td { (domain.sub_user.map(|sub_user| sub_user.username).unwrap_or_default()) }
                    td { (if domain.locked { "yes" } else { "no" }) }
                }
            }
        }
    }
}

pub(super) fn logins(account: &Account) -> Markup {
    html! {
        h2 { "Logins at eNom" }
        table {
            tr { th { "login ID" } th { "mail" } }
            @for login in account.logins() { tr.login { td { (login.login_id) } td { (login.email) } } }
        }
    }
}
