//! Mails that were sent.

use std::time::Duration;

use http::StatusCode;
use registrar_ops::Secret;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tokio::time::{Instant, sleep};

use super::ask::{Ask, Refusal, answer};
use crate::account::Account;
use crate::http::answer::Answer;
use crate::mail::Mail;

/// How often the mailbox is looked at while someone waits.
const STEP: Duration = Duration::from_millis(20);

/// How long a mail is waited for, in seconds: unless another time is asked for, and at most.
const WAIT: u64 = 10;
const MAX_WAIT: u64 = 60;

pub(super) fn list(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let found = found(account, ask)?;
    answer(&found.iter().map(shown).collect::<Vec<_>>())
}

/// The first mail that fits, as soon as there is one.
pub(super) async fn wait(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let seconds = ask.number("seconds")?.unwrap_or(WAIT).min(MAX_WAIT);
    let end = Instant::now() + Duration::from_secs(seconds);
    loop {
        if let Some(mail) = found(account, ask)?.first() {
            return answer(&shown(mail));
        }
        if Instant::now() >= end {
            return Err(Refusal::new(StatusCode::NOT_FOUND, "no such mail came"));
        }
        sleep(STEP).await;
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    token: Secret,
    password: Secret,
}

/// Does what the recipient of a mail does.
pub(super) fn set_password(account: &Account, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let NewPassword { token, password } = ask.json()?;
    if account.set_password(&token, password) {
        return answer(&json!({ "set": true }));
    }
    Err(Refusal::new(StatusCode::CONFLICT, "the token is wrong, used or expired"))
}

fn found(account: &Account, ask: &Ask<'_>) -> Result<Vec<Mail>, Refusal> {
    let (to, after) = (ask.query("to"), ask.number("after")?.unwrap_or(0));
    let is_asked = |mail: &Mail| {
        to.as_ref().is_none_or(|to| mail.to.eq_ignore_ascii_case(to)) && mail.number > after
    };
    Ok(account.mails().into_iter().filter(is_asked).collect())
}

/// A mail as its recipient sees it: with its secrets.
fn shown(mail: &Mail) -> Json {
    let exposed = |secret: &Option<Secret>| secret.as_ref().map(|it| it.expose_secret().to_owned());
    json!({
        "number": mail.number,
        "to": mail.to,
        "subject": mail.subject,
        "domain": mail.domain,
        "login": mail.login,
        "token": exposed(&mail.token),
        "link": exposed(&mail.link),
        "authcode": exposed(&mail.authcode),
        "password": exposed(&mail.password),
        "sent": mail.sent,
    })
}
