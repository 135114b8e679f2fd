//! An incoming request before its token is checked.

use std::fmt;

use http::Method;

use super::account::COMMON;
use super::{Command, Format, Rejection};
use crate::form::{self, Pair};
use crate::{ParameterError, Parameters, Secret};

/// A request as a server receives it: the command, the credentials, and the format that is asked
/// for. [`Account::verify`](super::Account::verify) checks the credentials.
///
/// ```
/// use registrar_ops::enom::{Account, Format, Incoming, SetPassword};
///
/// let incoming = Incoming::parse(
///     b"COMMAND=setpassword&uid=resellid&pw=resellpw\
///       &sld=resellerdocs&tld=com&domainpassword=resellerdocspw&responsetype=xml",
/// )?;
/// Account::new("resellid", "resellpw")?.verify(&incoming)?;
/// assert_eq!(incoming.format(), Format::Xml);
/// let operation: SetPassword = incoming.command().operation()?;
/// assert_eq!(operation.domain().sld(), "resellerdocs");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Incoming {
    command: Command,
    uid: Option<String>,
    token: Option<Secret>,
    format: Format,
}

impl Incoming {
    /// Reads the query string and, of a POST, the form body.
    ///
    /// # Errors
    /// The answer to send, in [text](Format::Text): values that are no UTF-8, two values for one of
    /// the common parameters, an unknown format, no command.
    pub fn from_http(request: &http::Request<impl AsRef<[u8]>>) -> Result<Self, Rejection> {
        let query = request.uri().query().unwrap_or_default().as_bytes();
        let mut pairs = form::decode(query, DOCUMENT)?;
        if request.method() == Method::POST {
            pairs.extend(form::decode(request.body().as_ref(), DOCUMENT)?);
        }
        Self::from_pairs(pairs)
    }

    /// Reads a query string or form body.
    ///
    /// # Errors
    /// As [`from_http`](Self::from_http).
    pub fn parse(form: &[u8]) -> Result<Self, Rejection> {
        Self::from_pairs(form::decode(form, DOCUMENT)?)
    }

    fn from_pairs(mut pairs: Vec<Pair>) -> Result<Self, Rejection> {
        let given = pairs.iter().map(|(name, value)| (name.as_str(), Some(value.expose())));
        let given = Parameters::new(DOCUMENT, given);
        let name = given.required("command", command)?;
        let uid = given.text("uid")?.map(str::to_owned);
        let token = given.text("pw")?.map(Secret::new);
        let format = given.optional("ResponseType", format)?.unwrap_or(Format::Text);
        pairs.retain(|(name, _)| !COMMON.iter().any(|held| held.eq_ignore_ascii_case(name)));
        Ok(Self { command: Command::from_parts(name, pairs), uid, token, format })
    }

    /// The command and its parameters; unknown ones are kept.
    #[must_use]
    pub const fn command(&self) -> &Command {
        &self.command
    }

    /// The account ID that the request gives, if it gives one.
    #[must_use]
    pub fn uid(&self) -> Option<&str> {
        self.uid.as_deref()
    }

    /// The token that the request gives, if it gives one.
    #[must_use]
    pub const fn token(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    /// The format to answer in.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }
}

/// The document that says what every command takes.
const DOCUMENT: &str = "eNom API, Input Parameters";

fn command(text: &str) -> Result<String, ParameterError> {
    match text.trim() {
        "" => {
            let kind = crate::ParameterErrorKind::Missing;
            Err(ParameterError::new(kind, "command", "a value", DOCUMENT))
        }
        name => Ok(name.to_owned()),
    }
}

fn format(text: &str) -> Result<Format, ParameterError> {
    text.parse().map_err(|_| {
        let (kind, rule) = (crate::ParameterErrorKind::Invalid, "Text, HTML or XML");
        ParameterError::new(kind, "ResponseType", rule, DOCUMENT)
    })
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("command", &self.command)
            .field("uid", &self.uid)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}
