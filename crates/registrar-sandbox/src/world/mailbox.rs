//! The mails of an account, and the tokens in them.

use std::collections::BTreeMap;

use registrar_ops::Secret;

use super::World;
use crate::mail::Mail;
use crate::ring::Ring;

/// A token is good for so many seconds.
const LIFETIME: u64 = 3600;

/// So many tokens an account has; the oldest one ends when another is made.
const MAX_TOKENS: usize = 10_000;

/// The mails of an account, and the tokens in them.
#[derive(Clone, Debug)]
pub(crate) struct Mailbox {
    mails: Ring<Mail>,
    tokens: BTreeMap<String, Token>,
}

/// What a token allows to set a new password of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The profile of this domain.
    Registrant(String),
    /// The sub-user of this domain's profile.
    SubUser(String),
    /// A login of eNom.
    Login(String),
}

#[derive(Clone, Debug)]
struct Token {
    subject: Subject,
    ends: u64,
}

impl Mailbox {
    pub(crate) const fn new() -> Self {
        Self { mails: Ring::new(), tokens: BTreeMap::new() }
    }

    pub(crate) fn mails(&self) -> impl DoubleEndedIterator<Item = &Mail> {
        self.mails.iter()
    }
}

impl World {
    /// Sends a mail.
    pub(crate) fn send(&mut self, mail: Mail) {
        let sent = self.clock.now();
        self.mailbox.mails.push(|number| Mail { number, sent, ..mail });
    }

    /// Sends a mail with a token with which a new password can be set.
    pub(crate) fn send_token(&mut self, mail: Mail, subject: Subject) {
        let now = self.clock.now();
        let token = format!("{:08x}{:08x}", self.next_number(), now & 0xFFFF_FFFF);
        let tokens = &mut self.mailbox.tokens;
        tokens.retain(|_, token| token.ends > now);
        if tokens.len() < MAX_TOKENS {
            tokens.insert(token.clone(), Token { subject, ends: now + LIFETIME });
        }
        let link = Secret::new(format!("https://registrar.test/reset?token={token}"));
        self.send(Mail { token: Some(Secret::new(token)), link: Some(link), ..mail });
    }

    /// Sets a new password with a token, and uses the token up; whether it was good.
    pub(crate) fn set_password(&mut self, token: &str, password: &Secret) -> bool {
        let now = self.clock.now();
        let subject = self.mailbox.tokens.remove(token).filter(|token| token.ends > now);
        match subject.map(|token| token.subject) {
            Some(Subject::Registrant(domain)) => {
                let Some(domain) = self.domains.find(&domain) else { return false };
                let profile = domain.profile.clone();
                self.end_sessions(&profile);
                self.domains.set_password(&profile, password);
                true
            }
            Some(Subject::SubUser(domain)) => {
                let domain = self.domains.find(&domain);
                let sub_user = domain.and_then(|domain| domain.sub_user.as_mut());
                sub_user.map(|sub_user| sub_user.password = password.clone()).is_some()
            }
            Some(Subject::Login(login)) => {
                let login = self.logins.get_mut(&login);
                login.map(|login| login.password = password.clone()).is_some()
            }
            None => false,
        }
    }
}
