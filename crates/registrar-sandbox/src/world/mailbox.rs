//! The mails of an account, and the tokens in them.

use std::collections::BTreeMap;

use registrar_ops::Secret;

use crate::mail::Mail;
use crate::ring::Ring;

/// A token is good for so many seconds.
const LIFETIME: u64 = 3600;

/// So many tokens an account has; with so many that are good still, mails have others that are not.
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
    /// Nothing: it verifies the address of this domain's owner.
    Verification(String),
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

    /// How many mails were sent.
    pub(crate) const fn count(&self) -> u64 {
        self.mails.count()
    }

    /// The mails that were sent after so many.
    pub(crate) fn after(&self, count: u64) -> Vec<Mail> {
        let newest = self.mails.iter().rev().take_while(|mail| mail.number > count);
        let mut mails: Vec<_> = newest.cloned().collect();
        mails.reverse();
        mails
    }

    /// Sends a mail.
    pub(crate) fn send(&mut self, mail: Mail, now: u64) {
        self.mails.push(|number| Mail { number, sent: now, ..mail });
    }

    /// Sends a mail with a token with which a new password can be set.
    pub(crate) fn send_token(&mut self, mail: Mail, subject: Subject, token: String, now: u64) {
        let link = Secret::new(format!("https://registrar.test/reset?token={token}"));
        let mail = Mail { token: Some(Secret::new(&*token)), link: Some(link), ..mail };
        if self.tokens.len() >= MAX_TOKENS {
            self.tokens.retain(|_, token| token.ends > now);
        }
        if self.tokens.len() < MAX_TOKENS {
            self.tokens.insert(token, Token { subject, ends: now + LIFETIME });
        }
        self.send(mail, now);
    }

    /// Uses a token up: what it was for, unless it has ended.
    pub(crate) fn use_token(&mut self, token: &str, now: u64) -> Option<Subject> {
        let token = self.tokens.remove(token).filter(|token| token.ends > now);
        token.map(|token| token.subject)
    }
}
