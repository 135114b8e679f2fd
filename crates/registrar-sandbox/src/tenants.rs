//! The accounts of a sandbox.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::tenant::{Credentials, Tenant};
use crate::world::World;

/// So many accounts a sandbox has.
const MAX_TENANTS: usize = 10_000;

/// The accounts of a sandbox, found by either of their names.
pub(crate) struct Tenants {
    default: Arc<Tenant>,
    others: Mutex<Others>,
}

#[derive(Default)]
struct Others {
    by_username: BTreeMap<String, Arc<Tenant>>,
    by_uid: BTreeMap<String, Arc<Tenant>>,
}

/// Why an account could not be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// One of its names is another account's.
    NameTaken,
    /// There are too many.
    TooMany,
}

impl Tenants {
    pub(crate) fn new(default: Tenant) -> Self {
        Self { default: Arc::new(default), others: Mutex::default() }
    }

    /// The account that is there from the start.
    pub(crate) const fn default(&self) -> &Arc<Tenant> {
        &self.default
    }

    /// The account of this user name at `OpenSRS`.
    pub(crate) fn by_username(&self, username: &str) -> Option<Arc<Tenant>> {
        if self.default.credentials.username == username {
            return Some(Arc::clone(&self.default));
        }
        self.with(|others| others.by_username.get(username).cloned())
    }

    /// The account of this ID at eNom, in any letter case.
    pub(crate) fn by_uid(&self, uid: &str) -> Option<Arc<Tenant>> {
        if self.default.credentials.uid == uid {
            return Some(Arc::clone(&self.default));
        }
        self.with(|others| others.by_uid.get(uid).cloned())
    }

    /// All accounts, the one from the start first.
    pub(crate) fn all(&self) -> Vec<Arc<Tenant>> {
        let others: Vec<_> = self.with(|others| others.by_username.values().cloned().collect());
        std::iter::once(Arc::clone(&self.default)).chain(others).collect()
    }

    /// Adds an account.
    pub(crate) fn add(
        &self,
        credentials: Credentials,
        world: World,
    ) -> Result<Arc<Tenant>, Refused> {
        let default = &self.default.credentials;
        self.with(|others| {
            let is_taken = default.username == credentials.username
                || default.uid == credentials.uid
                || others.by_username.contains_key(&credentials.username)
                || others.by_uid.contains_key(&credentials.uid);
            if is_taken {
                return Err(Refused::NameTaken);
            }
            if others.by_username.len() >= MAX_TENANTS {
                return Err(Refused::TooMany);
            }
            let (username, uid) = (credentials.username.clone(), credentials.uid.clone());
            let tenant = Arc::new(Tenant::new(credentials, world));
            others.by_username.insert(username, Arc::clone(&tenant));
            others.by_uid.insert(uid, Arc::clone(&tenant));
            Ok(tenant)
        })
    }

    fn with<T>(&self, use_them: impl FnOnce(&mut Others) -> T) -> T {
        use_them(&mut self.others.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
