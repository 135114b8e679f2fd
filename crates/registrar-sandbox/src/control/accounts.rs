//! Accounts and their domains.

use std::sync::Arc;

use http::StatusCode;
use registrar_ops::Secret;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use wire_text::secret_names::MASK;

use super::ask::{Ask, Refusal, answer};
use crate::account::{Account, AccountError};
use crate::domain::Domain;
use crate::http::answer::Answer;
use crate::login::Login;
use crate::server::Server;

pub(super) fn list(server: &Arc<Server>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let tenants = server.tenants.all().into_iter();
    let accounts = tenants.map(|tenant| Account::new(Arc::clone(server), tenant));
    answer(&accounts.map(|account| shown(&account, ask.shows_secrets())).collect::<Vec<_>>())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: String,
    #[serde(default)]
    domains: Vec<Domain>,
    #[serde(default)]
    logins: Vec<Login>,
}

/// Adds an account; the answer has its key and token.
pub(super) fn add(server: &Arc<Server>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let given: Given = ask.json()?;
    let account = Account::add(server, &given.name).map_err(|error| {
        let status = match error {
            AccountError::Name(_) => StatusCode::BAD_REQUEST,
            AccountError::NameTaken => StatusCode::CONFLICT,
            AccountError::TooMany => StatusCode::INSUFFICIENT_STORAGE,
        };
        Refusal::new(status, error.to_string())
    })?;
    given.domains.into_iter().for_each(|domain| account.add_domain(domain));
    given.logins.into_iter().for_each(|login| account.add_login(login));
    answer(&shown(&account, true))
}

pub(super) fn add_domain(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let domain: Domain = ask.json()?;
    account.add_domain(domain.clone());
    answer(&shown_domain(&domain, false))
}

/// An account, its secrets masked unless they are to be shown.
pub(crate) fn shown(account: &Account, shows_secrets: bool) -> Json {
    let domains: Vec<_> =
        account.domains().iter().map(|domain| shown_domain(domain, shows_secrets)).collect();
    let logins: Vec<_> = account
        .logins()
        .iter()
        .map(|login| {
            json!({
                "login_id": login.login_id,
                "password": secret(&login.password, shows_secrets),
                "email": login.email,
                "answer": secret(&login.answer, shows_secrets),
            })
        })
        .collect();
    json!({
        "username": account.username(),
        "key": secret(account.key(), shows_secrets),
        "uid": account.uid(),
        "token": secret(account.token(), shows_secrets),
        "opensrs_url": account.opensrs_url(),
        "enom_url": account.enom_url(),
        "domains": domains,
        "logins": logins,
    })
}

fn shown_domain(domain: &Domain, shows_secrets: bool) -> Json {
    let sub_user = domain.sub_user.as_ref().map(|sub_user| {
        json!({
            "username": sub_user.username,
            "password": secret(&sub_user.password, shows_secrets),
            "permission": sub_user.permission,
            "email": sub_user.email,
        })
    });
    json!({
        "name": domain.name.as_str(),
        "owner_email": domain.owner_email,
        "admin_email": domain.admin_email,
        "profile": {
            "username": domain.profile.username,
            "password": secret(&domain.profile.password, shows_secrets),
        },
        "sub_user": sub_user,
        "domain_password": secret(&domain.domain_password, shows_secrets),
        "authcode": domain.authcode.as_ref().map(|code| secret(code, shows_secrets)),
        "locked": domain.locked,
        "verified": domain.verified,
        "hosts": domain.hosts,
    })
}

fn secret(secret: &Secret, shows_secrets: bool) -> &str {
    if shows_secrets { secret.expose_secret() } else { MASK }
}
