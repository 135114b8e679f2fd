//! A request as a server receives it, before its token is checked.

use std::fmt;

use enom_response::{Format, ResponseCode};
use http::Method;
use wire_text::secret_names::shown_name;
use wire_text::{Input, Limits, Source};

use super::command::Command;
use super::rejection::{Rejection, is_numbered};
use crate::charset;
use crate::form::{self, Pair};
use crate::parameters::{ParameterError, ParameterErrorKind, Parameters};
use crate::secret::Secret;

/// The document that says what every command takes.
const DOCUMENT: &str = "eNom API, Input Parameters";

/// The parameters that every request has, and that no [`Command`] may bring along.
pub(super) const COMMON: [&str; 4] = ["command", "uid", "pw", "ResponseType"];

/// A request as a server received it: the command, the credentials, and the format that the client asks for.
/// [`Account::verify`](super::Account::verify) checks the credentials.
///
/// ```
/// use registrar_ops::enom::{Account, Format, Operation, Request, SetPassword};
///
/// let request = Request::parse(
///     b"COMMAND=setpassword&uid=resellid&pw=resellpw\
///       &sld=resellerdocs&tld=com&domainpassword=resellerdocspw&responsetype=xml",
/// )?;
/// Account::new("resellid", "resellpw")?.verify(&request)?;
/// assert_eq!(request.format(), Format::Xml);
/// let operation = SetPassword::from_request(&request)?;
/// assert_eq!(operation.domain.sld(), "resellerdocs");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Request {
    command: Command,
    uid: Option<String>,
    token: Option<Secret>,
    format: Format,
}

impl Request {
    /// Reads the query string and, for a POST, the form body, in the charset that the request names. The method
    /// is GET or POST, in any letter case.
    ///
    /// # Errors
    /// The answer to send, in the format that the request asks for, if that can be read: another method, more
    /// than 1 MiB, more than 4,096 parameters or one of more than 64 KiB, values that are not text, two values
    /// for one name, an unknown format, no command.
    pub fn from_http(request: &http::Request<impl Input>) -> Result<Self, Rejection> {
        Self::from_http_with(request, &form::LIMITS)
    }

    /// Like [`from_http`](Self::from_http), but with limits: `bytes` for the query and the body, `items` for
    /// the parameters, `text` for the length of a name or value.
    ///
    /// # Errors
    /// Those of [`from_http`](Self::from_http).
    pub fn from_http_with(
        request: &http::Request<impl Input>,
        limits: &Limits,
    ) -> Result<Self, Rejection> {
        let is = |method: &Method| request.method().as_str().eq_ignore_ascii_case(method.as_str());
        let query = request.uri().query().unwrap_or_default().as_bytes();
        let source = Source::of(request.body());
        let body = if is(&Method::POST) { source.bytes() } else { b"" };
        // Text is in no charset any more.
        let charset = match source {
            Source::Bytes(_) => charset::of(request.headers()),
            Source::Text(_) => None,
        };
        let result = if is(&Method::GET) || is(&Method::POST) {
            Self::read([(query, None), (body, charset)], limits)
        } else {
            let kind = ParameterErrorKind::Invalid;
            Err(ParameterError::new(kind, "command", "the method GET or POST"))
        };
        result.map_err(|error| reject(error, [query, body], limits))
    }

    /// Reads a query string or form body.
    ///
    /// # Errors
    /// Those of [`from_http`](Self::from_http).
    pub fn parse(form: &(impl Input + ?Sized)) -> Result<Self, Rejection> {
        let (form, limits) = (Source::of(form).bytes(), &form::LIMITS);
        Self::read([(form, None)], limits).map_err(|error| reject(error, [form], limits))
    }

    fn read<const N: usize>(
        forms: [(&[u8], Option<&str>); N],
        limits: &Limits,
    ) -> Result<Self, ParameterError> {
        let mut pairs: Vec<Pair> = Vec::new();
        for (form, charset) in forms {
            pairs.extend(form::decode(form, charset, limits, is_numbered)?);
        }
        let all = Command::from_parts(String::new(), pairs);
        let given = all.parameters(DOCUMENT);
        let name = required_name(&given)?;
        let uid = given.text("uid")?.map(str::to_owned);
        let token = given.text("pw")?.map(Secret::new);
        let format = given.optional("ResponseType", format)?.unwrap_or(Format::Text);
        all.check_repeated()?;
        let is_common = |name: &str| COMMON.iter().any(|held| held.eq_ignore_ascii_case(name));
        let own = all.iter().filter(|(name, _)| !is_common(name));
        let command =
            own.fold(Command::new(name), |command, (name, value)| command.with(name, value));
        Ok(Self { command, uid, token, format })
    }

    /// The command and its parameters, including unknown ones.
    #[must_use]
    pub const fn command(&self) -> &Command {
        &self.command
    }

    /// The account ID in the request.
    #[must_use]
    pub fn uid(&self) -> Option<&str> {
        self.uid.as_deref()
    }

    /// The token in the request.
    #[must_use]
    pub const fn token(&self) -> Option<&Secret> {
        self.token.as_ref()
    }

    /// The format to answer in.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Makes a refusal of this request, for example from a [`ParameterError`]. It names the command, and is
    /// sent in the format that was asked for.
    pub fn reject(&self, why: impl Into<Rejection>) -> Rejection {
        why.into().with_command(self.command.name()).with_format(self.format)
    }

    /// The refusal for a command that the server does not know.
    #[must_use]
    pub fn unknown_command(&self) -> Rejection {
        self.reject(Rejection::unknown_command())
    }

    /// A refusal with a response number and a message for people.
    #[must_use]
    pub fn rejection(&self, code: ResponseCode, message: impl Into<String>) -> Rejection {
        self.reject(Rejection::new(code, message))
    }
}

/// The answer to what is no request, with what can be told of it.
fn reject<const N: usize>(error: ParameterError, forms: [&[u8]; N], limits: &Limits) -> Rejection {
    let find = |name| forms.iter().find_map(|form| form::find(form, name, limits));
    let format = find("ResponseType").and_then(|text| format(&text).ok());
    let command = find("command").map_or_else(String::new, |name| name.trim().to_owned());
    Rejection::from(error).with_command(command).with_format(format.unwrap_or(Format::Text))
}

fn required_name(given: &Parameters<'_>) -> Result<String, ParameterError> {
    given.required("command", |text| match text.trim() {
        "" => Err(ParameterError::missing("command").says(DOCUMENT)),
        name => Ok(name.to_owned()),
    })
}

fn format(text: &str) -> Result<Format, ParameterError> {
    text.trim().parse().map_err(|_| {
        let (kind, rule) = (ParameterErrorKind::Invalid, "Text, HTML or XML");
        ParameterError::new(kind, "ResponseType", rule).says(DOCUMENT)
    })
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("command", &self.command)
            .field("uid", &self.uid.as_deref().map(shown_name))
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}
