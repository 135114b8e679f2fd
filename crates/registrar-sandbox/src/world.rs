//! What an account's registrar knows.

pub(crate) mod domains;
pub(crate) mod mailbox;
pub(crate) mod sessions;

use std::collections::BTreeMap;

use crate::clock::Clock;
use crate::domain::Domain;
use crate::login::Login;
use domains::Domains;
use mailbox::Mailbox;
use sessions::Sessions;

/// What the registrar of one account knows, and what its operations change.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) domains: Domains,
    pub(crate) logins: BTreeMap<String, Login>,
    pub(crate) sessions: Sessions,
    pub(crate) mailbox: Mailbox,
    pub(crate) clock: Clock,
    /// How many secrets were made.
    made: u64,
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
            clock: Clock::default(),
            made: 0,
        }
    }

    /// A number that no other secret of this account was made with.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.made += 1;
        self.made
    }
}
