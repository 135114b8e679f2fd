//! A mail that a registrar would send.

use registrar_ops::Secret;

/// A mail that a registrar would send. `Debug` masks what only the recipient may see.
///
/// The [page of the crate](crate#in-a-test) has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mail {
    /// The number, from 1, in the order in which they were sent.
    pub number: u64,
    /// The recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The domain it is about.
    pub domain: Option<String>,
    /// The login it is about.
    pub login: Option<String>,
    /// The token with which the recipient sets a password.
    pub token: Option<Secret>,
    /// The link in the mail; it contains the token.
    pub link: Option<Secret>,
    /// The authorization code.
    pub authcode: Option<Secret>,
    /// The password, if the mail contains one.
    pub password: Option<Secret>,
    /// When it was sent, in seconds since 1970 by the clock of the account.
    pub sent: u64,
}

impl Mail {
    /// A mail to send.
    pub(crate) fn new(to: impl Into<String>, subject: impl Into<String>) -> Self {
        Self {
            number: 0,
            to: to.into(),
            subject: subject.into(),
            domain: None,
            login: None,
            token: None,
            link: None,
            authcode: None,
            password: None,
            sent: 0,
        }
    }
}
