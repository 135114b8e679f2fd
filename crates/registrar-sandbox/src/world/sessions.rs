//! The sessions of registrants.

use std::collections::BTreeMap;

use registrar_ops::Secret;

use super::World;
use crate::domain::Profile;

/// A session ends so long after it was begun, in seconds.
const LIFETIME: u64 = 24 * 3600;

/// So many sessions an account has; the oldest one ends when another begins.
const MAX_SESSIONS: usize = 10_000;

/// The sessions of registrants, by their cookies.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sessions(BTreeMap<String, Session>);

/// A session of a registrant.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// The domain it stands at.
    pub(crate) domain: String,
    pub(crate) profile: Profile,
    ends: u64,
}

impl World {
    /// Begins a session; its cookie is of digits with a colon between, as the registrar's own.
    pub(crate) fn begin_session(&mut self, domain: &str, profile: Profile) -> Secret {
        let number = self.next_number();
        let cookie = format!("{:016}:{number:06}", self.clock.now());
        self.add_session(&cookie, domain, profile);
        Secret::new(cookie)
    }

    /// Begins a session with a known cookie.
    pub(crate) fn add_session(&mut self, cookie: &str, domain: &str, profile: Profile) {
        let ends = self.clock.now() + LIFETIME;
        let session = Session { domain: domain.to_owned(), profile, ends };
        let sessions = &mut self.sessions.0;
        if sessions.len() >= MAX_SESSIONS {
            let oldest = sessions.iter().min_by_key(|(_, session)| session.ends);
            if let Some(oldest) = oldest.map(|(cookie, _)| cookie.clone()) {
                sessions.remove(&oldest);
            }
        }
        sessions.insert(cookie.to_owned(), session);
    }

    /// The session that has this cookie, unless it has ended.
    pub(crate) fn session(&mut self, cookie: &Secret) -> Option<&mut Session> {
        let now = self.clock.now();
        let session = self.sessions.0.get_mut(cookie.expose_secret())?;
        (session.ends > now).then_some(session)
    }

    /// Ends the sessions of a profile whose password changes.
    pub(crate) fn end_sessions(&mut self, profile: &Profile) {
        self.sessions.0.retain(|_, session| session.profile != *profile);
    }
}
