//! What the sandbox knows, so that a client can be right or wrong on purpose.

/// Where the sandbox listens unless told otherwise.
pub(crate) const PORT: u16 = 8089;

/// The OpenSRS reseller.
pub(crate) const USERNAME: &str = "reseller";

/// The reseller's private key.
pub(crate) const KEY: &str = "sandbox-private-key";

/// The eNom account.
pub(crate) const UID: &str = "resellid";

/// The account's API token.
pub(crate) const TOKEN: &str = "resellpw";

/// A session of the registrant of `example.info`.
pub(crate) const COOKIE: &str = "24128866:3210384";

/// A domain without a sub-user.
pub(crate) const DOMAIN: &str = "example.info";

/// A domain with a sub-user.
pub(crate) const DOMAIN_WITH_SUB_USER: &str = "yourdomain.com";

/// A domain that does not use EPP, and so has no authorization code.
pub(crate) const DOMAIN_WITHOUT_EPP: &str = "old.example";

/// The domain of eNom's document, as SLD and TLD.
pub(crate) const SPLIT_DOMAIN: (&str, &str) = ("resellerdocs", "com");

/// The login ID of eNom's document, and the answer to its authorization question.
pub(crate) const LOGIN: (&str, &str) = ("ichiro", "Jones");
