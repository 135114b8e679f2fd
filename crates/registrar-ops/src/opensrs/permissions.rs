//! What a sub-user of a profile may do.

use std::fmt;
use std::ops::BitOr;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::parameters::{ParameterError, ParameterErrorKind};

/// What a sub-user may change (`sub_permission` of "add (subuser)"). In messages it is a number, the sum of the
/// bits.
///
/// ```
/// use registrar_ops::opensrs::Permissions;
///
/// let both = Permissions::OWNER | Permissions::ADMIN;
/// assert_eq!(both.bits(), 3);
/// assert!(both.contains(Permissions::ADMIN) && !both.contains(Permissions::TECH));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permissions(u32);

const NAMES: [(Permissions, &str); 6] = [
    (Permissions::OWNER, "owner"),
    (Permissions::ADMIN, "admin"),
    (Permissions::BILLING, "billing"),
    (Permissions::TECH, "tech"),
    (Permissions::NAMESERVERS, "nameservers"),
    (Permissions::RSP_WHOIS_INFO, "rsp_whois_info"),
];

impl Permissions {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// The owner contact.
    pub const OWNER: Self = Self(1);
    /// The administrative contact.
    pub const ADMIN: Self = Self(2);
    /// The billing contact.
    pub const BILLING: Self = Self(4);
    /// The technical contact.
    pub const TECH: Self = Self(8);
    /// The name servers.
    pub const NAMESERVERS: Self = Self(16);
    /// The reseller's data in whois.
    pub const RSP_WHOIS_INFO: Self = Self(32);

    /// The permissions with these bits. Bits that no document names are kept, because a reply may have them; a
    /// request with one is refused.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The number in messages.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether these contain all of `other`.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Checks that each bit has a name.
    pub(super) fn check(self, document: &'static str) -> Result<(), ParameterError> {
        if self.0 < 64 {
            return Ok(());
        }
        let (kind, rule) = (ParameterErrorKind::Invalid, "a sum of 1, 2, 4, 8, 16 and 32");
        Err(ParameterError::new(kind, "sub_permission", rule).says(document))
    }
}

impl BitOr for Permissions {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromStr for Permissions {
    type Err = ParameterError;

    fn from_str(text: &str) -> Result<Self, ParameterError> {
        text.trim().parse().map(Self).map_err(|_| {
            let (kind, rule) = (ParameterErrorKind::Invalid, "a sum of 1, 2, 4, 8, 16 and 32");
            ParameterError::new(kind, "sub_permission", rule)
        })
    }
}

/// The names, and the number of bits without one.
impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = f.debug_set();
        for (_, name) in NAMES.iter().filter(|(bit, _)| self.contains(*bit)) {
            names.entry(name);
        }
        let others = self.0 & !63;
        if others != 0 {
            names.entry(&others);
        }
        names.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_have_the_names_of_the_document() {
        let shown = |bits| format!("{:?}", Permissions::from_bits(bits));
        assert_eq!(shown(0), "{}");
        assert_eq!(shown(9), "{\"owner\", \"tech\"}");
        assert_eq!(shown(64 + 32), "{\"rsp_whois_info\", 64}");
        assert_eq!("7".parse(), Ok(Permissions::from_bits(7)));
        assert!("all".parse::<Permissions>().is_err());
        assert!(Permissions::from_bits(63).check("x").is_ok());
        assert!(Permissions::from_bits(64).check("x").is_err());
        assert_eq!(serde_json::to_string(&Permissions::TECH).unwrap(), "8");
    }
}
