//! A domain in the sandbox.

use std::collections::BTreeMap;

use registrar_ops::{DomainName, ParameterError, Secret};
use serde::Deserialize;

/// A domain, its registrant's profile, and its data at both registrars.
///
/// ```
/// use registrar_sandbox::Domain;
///
/// let domain = Domain { locked: true, ..Domain::new("example.org")? };
/// assert_eq!(domain.owner_email, "owner@example.org");
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Given")]
pub struct Domain {
    /// The name.
    pub name: DomainName,
    /// The address for mails to the owner.
    pub owner_email: String,
    /// The address for mails to the admin contact.
    pub admin_email: String,
    /// The profile of the registrant. Domains whose profiles have the same user name and password share one
    /// profile.
    pub profile: Profile,
    /// The sub-user of the profile.
    pub sub_user: Option<SubUser>,
    /// The domain's own password at eNom.
    pub domain_password: Secret,
    /// The authorization code; `None` if the domain does not use EPP.
    pub authcode: Option<Secret>,
    /// Whether the registrar's lock is set.
    pub locked: bool,
    /// Whether the e-mail address of the owner is verified.
    pub verified: bool,
    /// The addresses of its hosts, by host name, as clients for dynamic DNS set them.
    pub hosts: BTreeMap<String, String>,
}

/// A registrant's profile at `OpenSRS`.
///
/// ```
/// use registrar_ops::Secret;
/// use registrar_sandbox::{Domain, Profile};
///
/// let profile = Profile { username: "owner1".into(), password: Secret::new("made.up") };
/// let domain = Domain { profile, ..Domain::new("example.org")? };
/// assert_eq!(domain.profile.username, "owner1");
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The user name.
    pub username: String,
    /// The password.
    pub password: Secret,
}

/// A second user of a profile.
///
/// ```
/// use registrar_sandbox::Domain;
///
/// let sub_user = Domain::new("example.org")?.with_sub_user().sub_user.unwrap();
/// assert_eq!(sub_user.email, "sub-user@example.org");
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubUser {
    /// The user name.
    pub username: String,
    /// The password.
    pub password: Secret,
    /// What the sub-user may do: the sum of 1 owner, 2 admin, 4 billing, 8 tech, 16 name servers and 32
    /// WHOIS information.
    #[serde(default)]
    pub permission: u32,
    /// The address for mails to the sub-user.
    pub email: String,
}

impl Domain {
    /// A domain with an owner and an admin contact, without a sub-user. The registrant's user name is the name
    /// of the domain without dots and hyphens, the passwords are `first-password`, and the authorization code
    /// is `code-of-` and the name.
    ///
    /// # Errors
    /// If the name is not a domain name.
    pub fn new(name: &str) -> Result<Self, ParameterError> {
        Ok(Self::of(DomainName::new(name)?))
    }

    /// Like [`new`](Self::new), for a name that was checked before.
    #[must_use]
    pub fn of(name: DomainName) -> Self {
        // At most 20 letters and digits, as the documents have it.
        let letters = name.as_str().chars().filter(char::is_ascii_alphanumeric);
        let username = letters.take(20).collect();
        Self {
            owner_email: format!("owner@{name}"),
            admin_email: format!("admin@{name}"),
            profile: Profile { username, password: Secret::new("first-password") },
            sub_user: None,
            domain_password: Secret::new("first-password"),
            authcode: Some(Secret::new(format!("code-of-{name}"))),
            locked: false,
            verified: true,
            hosts: BTreeMap::new(),
            name,
        }
    }

    /// Adds a sub-user with the address `sub-user@` and the name of the domain.
    #[must_use]
    pub fn with_sub_user(mut self) -> Self {
        self.sub_user = Some(SubUser {
            username: "subuser".into(),
            password: Secret::new("first-password"),
            permission: 0,
            email: format!("sub-user@{}", self.name),
        });
        self
    }
}

/// A domain as it is written in a file or sent as JSON: all but the name may be left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: DomainName,
    owner_email: Option<String>,
    admin_email: Option<String>,
    profile: Option<Profile>,
    sub_user: Option<SubUser>,
    domain_password: Option<Secret>,
    authcode: Option<Secret>,
    /// Whether the domain uses EPP; without it there is no authorization code.
    uses_epp: Option<bool>,
    locked: Option<bool>,
    verified: Option<bool>,
}

impl TryFrom<Given> for Domain {
    type Error = String;

    fn try_from(given: Given) -> Result<Self, String> {
        let usual = Self::of(given.name);
        if given.uses_epp == Some(false) && given.authcode.is_some() {
            return Err("a domain that does not use EPP has no authcode".into());
        }
        let authcode = if given.uses_epp == Some(false) { None } else { usual.authcode };
        Ok(Self {
            name: usual.name,
            owner_email: given.owner_email.unwrap_or(usual.owner_email),
            admin_email: given.admin_email.unwrap_or(usual.admin_email),
            profile: given.profile.unwrap_or(usual.profile),
            sub_user: given.sub_user,
            domain_password: given.domain_password.unwrap_or(usual.domain_password),
            authcode: given.authcode.or(authcode),
            locked: given.locked.unwrap_or(usual.locked),
            verified: given.verified.unwrap_or(usual.verified),
            hosts: BTreeMap::new(),
        })
    }
}
