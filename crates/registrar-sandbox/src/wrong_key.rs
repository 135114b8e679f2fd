//! How a wrong key is answered.

use std::fmt;
use std::str::FromStr;

/// What `OpenSRS` answers to a wrong user name, key or signature.
///
/// Every form was seen. [`Code401`](Self::Code401) is what all known clients can read; some look at the
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

/// The forms by number and place: `401`, `410`, `400`, `http-401`.
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

/// A name that no form has.
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
