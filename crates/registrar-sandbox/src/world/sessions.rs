//! The sessions of registrants.

use std::collections::BTreeMap;

use registrar_ops::Secret;

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

impl Sessions {
    /// Begins a session with this cookie.
    pub(crate) fn begin(&mut self, cookie: &str, domain: &str, profile: Profile, now: u64) {
        let session = Session { domain: domain.to_owned(), profile, ends: now + LIFETIME };
        if self.0.len() >= MAX_SESSIONS {
            let oldest = self.0.iter().min_by_key(|(_, session)| session.ends);
            if let Some(oldest) = oldest.map(|(cookie, _)| cookie.clone()) {
                self.0.remove(&oldest);
            }
        }
        self.0.insert(cookie.to_owned(), session);
    }

    /// The session that has this cookie, unless it has ended.
    pub(crate) fn find(&mut self, cookie: &Secret, now: u64) -> Option<&mut Session> {
        let session = self.0.get_mut(cookie.expose_secret())?;
        (session.ends > now).then_some(session)
    }

    /// Ends one session; whether there was one.
    pub(crate) fn end(&mut self, cookie: &Secret, now: u64) -> bool {
        let was_there = self.find(cookie, now).is_some();
        self.0.remove(cookie.expose_secret());
        was_there
    }

    /// Ends the sessions of a profile whose password changes.
    pub(crate) fn end_all(&mut self, profile: &Profile) {
        self.0.retain(|_, session| session.profile != *profile);
    }
}
