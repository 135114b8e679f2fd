//! What an account's registrar knows.

pub(crate) mod domains;
pub(crate) mod mailbox;
pub(crate) mod sessions;
pub(crate) mod transfers;

use std::collections::BTreeMap;

use registrar_ops::Secret;

use crate::clock::Clock;
use crate::domain::{Domain, Profile};
use crate::login::Login;
use crate::mail::Mail;
use crate::transfer::Transfer;
use domains::Domains;
use mailbox::{Mailbox, Subject};
use sessions::{Session, Sessions};
use transfers::Transfers;

/// What the registrar of one account knows, and what its operations change.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) domains: Domains,
    pub(crate) logins: BTreeMap<String, Login>,
    pub(crate) sessions: Sessions,
    pub(crate) mailbox: Mailbox,
    pub(crate) transfers: Transfers,
    pub(crate) api_tokens: Vec<HeldToken>,
    pub(crate) clock: Clock,
    /// How many secrets were made.
    made: u64,
}

/// A token that stands for the password of the account at eNom.
#[derive(Clone, Debug)]
pub(crate) struct HeldToken {
    pub(crate) secret: Secret,
    pub(crate) name: String,
    pub(crate) id: String,
}

impl World {
    pub(crate) fn new(
        domains: impl IntoIterator<Item = Domain>,
        logins: impl IntoIterator<Item = Login>,
    ) -> Self {
        Self {
            domains: Domains::new(domains),
            logins: logins.into_iter().map(|login| (login.login_id.clone(), login)).collect(),
            sessions: Sessions::default(),
            mailbox: Mailbox::new(),
            transfers: Transfers::default(),
            api_tokens: Vec::new(),
            clock: Clock::default(),
            made: 0,
        }
    }

    /// A number that no other secret of this account was made with.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    /// Begins a session; its cookie is of digits with a colon between, as the registrar's own.
    pub(crate) fn begin_session(&mut self, domain: &str, profile: Profile) -> Secret {
        let (number, now) = (self.next_number(), self.clock.now());
        let cookie = format!("{now:016}:{number:06}");
        self.sessions.begin(&cookie, domain, profile, now);
        Secret::new(cookie)
    }

    /// The session that has this cookie, unless it has ended.
    pub(crate) fn session(&mut self, cookie: &Secret) -> Option<&mut Session> {
        self.sessions.find(cookie, self.clock.now())
    }

    /// Gives a profile another password: all its domains have it then, and all its sessions end.
    pub(crate) fn set_profile_password(&mut self, profile: &Profile, password: &Secret) {
        self.sessions.end_all(profile);
        self.domains.set_password(profile, password);
    }

    /// Sends a mail.
    pub(crate) fn send(&mut self, mail: Mail) {
        self.mailbox.send(mail, self.clock.now());
    }

    /// Sends a mail with a token with which a new password can be set.
    pub(crate) fn send_token(&mut self, mail: Mail, subject: Subject) {
        let (number, now) = (self.next_number(), self.clock.now());
        let token = format!("{number:08x}{:08x}", now & 0xFFFF_FFFF);
        self.mailbox.send_token(mail, subject, token, now);
    }

    /// Sets a new password with a token, and uses the token up; whether it was good.
    pub(crate) fn set_password(&mut self, token: &str, password: &Secret) -> bool {
        match self.mailbox.use_token(token, self.clock.now()) {
            Some(Subject::Registrant(domain)) => {
                let Some(domain) = self.domains.find(&domain) else { return false };
                let profile = domain.profile.clone();
                self.set_profile_password(&profile, password);
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
            Some(Subject::Verification(domain)) => {
                let domain = self.domains.find(&domain);
                domain.map(|domain| domain.verified = true).is_some()
            }
            None => false,
        }
    }

    /// Begins a transfer away; not of a domain that is locked or not here.
    pub(crate) fn begin_transfer(&mut self, domain: &str, gaining_registrar: &str) -> bool {
        let is_free = self.domains.find(domain).is_some_and(|domain| !domain.locked);
        is_free && self.transfers.begin(domain, gaining_registrar)
    }

    /// The transfers, or those of one domain. Those that are answered by now are done.
    pub(crate) fn look_at_transfers(&mut self, domain: Option<&str>) -> Vec<Transfer> {
        let (found, gone) = self.transfers.look(domain);
        for domain in &gone {
            self.domains.remove(domain);
        }
        found
    }
}
