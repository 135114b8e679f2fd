//! The domains of an account.

use std::collections::BTreeMap;

use registrar_ops::{DomainName, Secret};

use crate::domain::{Domain, Profile};
use crate::fault::Fault;

/// The domains of an account, by name.
#[derive(Clone, Debug)]
pub(crate) struct Domains(BTreeMap<String, Domain>);

impl Domains {
    pub(crate) fn new(domains: impl IntoIterator<Item = Domain>) -> Self {
        Self(domains.into_iter().map(|domain| (domain.name.to_string(), domain)).collect())
    }

    pub(crate) fn insert(&mut self, domain: Domain) {
        self.0.insert(domain.name.to_string(), domain);
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Domain> {
        self.0.values()
    }

    /// The domain of this name. Those that are named after a fault are there as soon as someone asks.
    pub(crate) fn find(&mut self, name: &str) -> Option<&mut Domain> {
        let is_magic = !self.0.contains_key(name) && Fault::of_domain(name).is_some();
        if let Some(name) = DomainName::new(name).ok().filter(|_| is_magic) {
            self.insert(Domain::of(name));
        }
        self.0.get_mut(name)
    }

    /// The domains that belong to `profile`.
    pub(crate) fn of_profile(&mut self, profile: &Profile) -> impl Iterator<Item = &mut Domain> {
        self.0.values_mut().filter(move |domain| domain.profile == *profile)
    }

    /// Sets the password of a profile, for all its domains.
    pub(crate) fn set_password(&mut self, profile: &Profile, password: &Secret) {
        for domain in self.of_profile(profile) {
            domain.profile.password = password.clone();
        }
    }
}
