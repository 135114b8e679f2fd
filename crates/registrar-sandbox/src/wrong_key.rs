//! How `OpenSRS` answers a wrong key.

use std::fmt;
use std::str::FromStr;

/// How `OpenSRS` answers a wrong user name, key or signature.
///
/// All these answers were seen. All known clients can read [`Code401`](Self::Code401); some clients read the
/// body only if the status is 200.
///
/// ```
/// use registrar_sandbox::{Sandbox, UnknownForm, WrongKey};
///
/// let sandbox = Sandbox::builder().with_wrong_key(WrongKey::Status401).start()?;
/// assert_eq!("http-401".parse(), Ok(WrongKey::Status401));
/// assert_eq!("402".parse::<WrongKey>(), Err(UnknownForm));
/// # drop(sandbox);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum WrongKey {
    /// HTTP 200 with `response_code` 401.
    #[default]
    Code401,
    /// HTTP 200 with `response_code` 410.
    Code410,
    /// HTTP 200 with `response_code` 400, as for an IP address that is not allowed.
    Code400,
    /// HTTP 401 with a page.
    Status401,
}

/// Reads the code and its place: `401`, `410`, `400`, `http-401`.
impl FromStr for WrongKey {
    type Err = UnknownForm;

    fn from_str(text: &str) -> Result<Self, UnknownForm> {
        match text {
            "401" => Ok(Self::Code401),
            "410" => Ok(Self::Code410),
            "400" => Ok(Self::Code400),
            "http-401" => Ok(Self::Status401),
            _ => Err(UnknownForm),
        }
    }
}

/// The error for a name that is not one of these.
///
/// [`WrongKey`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownForm;

impl fmt::Display for UnknownForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected 401, 410, 400 or http-401")
    }
}

impl std::error::Error for UnknownForm {}
