//! A refusal by eNom.

use std::fmt;

use enom_response::{
    Builder, Error as ResponseError, ErrorPart, Format, Layout, Response, ResponseCode,
};
use wire_text::Retry;
use wire_text::secret_names::shown_name;
use zeroize::Zeroizing;

use super::common::Common;
use super::wire::{answer, write};
use crate::body::Body;
use crate::parameters::{ParameterError, ParameterErrorKind};

/// A refusal: a client reads it, a server makes it.
///
/// `Debug` and `Display` show the response numbers. They omit the messages, which are the registrar's words and
/// may quote what was sent; use [`messages`](Self::messages).
///
/// ```
/// use registrar_ops::enom::{Format, Rejection};
///
/// let rejection = Rejection::authentication().with_command("SetPassword");
/// let body = rejection.to_body(Format::Text)?;
/// assert!(body.as_str().contains("\nErr1=Bad User name or Password\n"));
/// assert!(body.as_str().contains("\nResponseNumber1=304155\n"));
/// # Ok::<(), registrar_ops::enom_response::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Rejection(Box<Inner>);

#[derive(Clone, PartialEq)]
struct Inner {
    command: String,
    format: Format,
    reasons: Vec<Reason>,
    common: Common,
    /// The field that reports the failure, if neither `ErrCount` nor an error message does.
    field: Option<&'static str>,
    /// The whole reply, where there was one.
    response: Option<Response<'static>>,
}

/// One reason of a [`Rejection`]: a message, a response number, and what the number means.
///
/// ```
/// use registrar_ops::enom::{Error, Operation, SetPassword};
///
/// let body = "ErrCount=1\nErr1=Bad password\nResponseCount=1\nResponseNumber1=304156\nDone=true\n";
/// let Err(Error::Rejected(rejection)) = SetPassword::reply(body) else { panic!() };
/// let [reason] = rejection.reasons() else { panic!() };
/// assert_eq!(reason.message(), Some("Bad password"));
/// assert_eq!(reason.code().map(|code| code.number()), Some(304_156));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reason {
    message: Option<Zeroizing<String>>,
    code: Option<ResponseCode>,
    text: Option<Zeroizing<String>>,
}

/// Validation, invalid, login ID.
const AUTHENTICATION: ResponseCode = ResponseCode::new(304_155);

impl Rejection {
    /// A refusal with one reason: a response number and a message for people. It is sent as text unless you
    /// call [`with_format`](Self::with_format).
    #[must_use]
    pub fn new(code: ResponseCode, message: impl Into<String>) -> Self {
        let (command, reasons, common) = (String::new(), Vec::new(), Common::default());
        let format = Format::Text;
        let inner = Inner { command, format, reasons, common, field: None, response: None };
        Self(Box::new(inner)).with_reason(code, message)
    }

    /// Adds a reason.
    #[must_use]
    pub fn with_reason(mut self, code: ResponseCode, message: impl Into<String>) -> Self {
        let (message, text) = (message.into(), code.response_string().to_string());
        self.0.reasons.push(Reason {
            message: Some(Zeroizing::new(message)),
            code: Some(code),
            text: Some(Zeroizing::new(text)),
        });
        self
    }

    /// Sets the name of the command that is refused.
    #[must_use]
    pub fn with_command(mut self, name: impl Into<String>) -> Self {
        self.0.command = name.into();
        self
    }

    /// Sets the format in which it is sent.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.0.format = format;
        self
    }

    /// Adds a field such as `TrackingKey`, `Server` or `RequestDateTime` to a refusal that was made here; see
    /// [`Reply::with`](super::Reply::with).
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.common.add(name.into(), value.into());
        self
    }

    /// Sets the comment lines at the start of text and HTML, without their `;`.
    #[must_use]
    pub fn with_comments(mut self, comments: impl IntoIterator<Item: Into<String>>) -> Self {
        self.0.common.set_comments(comments);
        self
    }

    /// The refusal for a wrong account ID or token: `304155`.
    #[must_use]
    pub fn authentication() -> Self {
        Self::new(AUTHENTICATION, "Bad User name or Password")
    }

    /// Whether the registrar refused the ID or the token of the account: `304155`.
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.0.reasons.iter().any(|reason| reason.code == Some(AUTHENTICATION))
    }

    /// The refusal for a command that the server does not know: `304150`.
    #[must_use]
    pub fn unknown_command() -> Self {
        Self::new(ResponseCode::new(304_150), "Invalid command")
    }

    /// The refusal that `response` is; `field` is the field that reports it, if no error message does.
    pub(super) fn of(response: Response<'static>, field: Option<&'static str>) -> Self {
        let outcome = response.outcome();
        let reasons = outcome.reasons().iter().map(|reason| Reason {
            message: reason.message().map(zeroizing),
            code: reason.code(),
            text: reason.text().map(zeroizing),
        });
        let reasons = reasons.collect();
        let command = response.get("Command").unwrap_or_default().to_owned();
        let (format, common) = (response.format(), Common::default());
        let response = Some(response);
        Self(Box::new(Inner { command, format, reasons, common, field, response }))
    }

    /// The reasons, in the order of their numbers.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.0.reasons
    }

    /// The messages for people, in the order of their numbers.
    pub fn messages(&self) -> impl Iterator<Item = &str> {
        self.0.reasons.iter().filter_map(Reason::message)
    }

    /// The response numbers.
    pub fn codes(&self) -> impl Iterator<Item = ResponseCode> {
        self.0.reasons.iter().filter_map(Reason::code)
    }

    /// The field that makes the reply a refusal, such as `GotAccountInfo`; `None` if `ErrCount` or an error
    /// message does.
    #[must_use]
    pub fn field(&self) -> Option<&'static str> {
        self.0.field
    }

    /// The format in which it was received or is sent.
    #[must_use]
    pub fn format(&self) -> Format {
        self.0.format
    }

    /// The whole reply that was read; `None` if the refusal was made here.
    #[must_use]
    pub fn response(&self) -> Option<&Response<'static>> {
        self.0.response.as_ref()
    }

    /// Whether the request may be sent again: only if all response numbers allow it. Without any, never.
    #[must_use]
    pub fn retry(&self) -> Retry {
        let weakest = |left, right| match (left, right) {
            (Retry::Never, _) | (_, Retry::Never) => Retry::Never,
            (Retry::Safe, Retry::Safe) => Retry::Safe,
            _ => Retry::IfIdempotent,
        };
        self.codes().map(ResponseCode::retry).reduce(weakest).unwrap_or(Retry::Never)
    }

    /// The refusal in `format`. One that was read is written with all its fields, one that was made here with
    /// those that every refusal has.
    ///
    /// # Errors
    /// [`Unrepresentable`](enom_response::ErrorKind::Unrepresentable) for a value that the format cannot hold,
    /// such as a message with a line break in text.
    pub fn to_body(&self, format: Format) -> Result<Body, ResponseError> {
        self.body_in(format, Layout::Documented)
    }

    /// The refusal as an HTTP answer in [its format](Self::format) and in the layout of the live interface. The
    /// status is always 200.
    ///
    /// # Errors
    /// Those of [`to_body`](Self::to_body).
    pub fn to_http(&self) -> Result<http::Response<Body>, ResponseError> {
        let format = self.format();
        self.body_in(format, Layout::Wire).map(|body| answer(body, format))
    }

    fn body_in(&self, format: Format, layout: Layout) -> Result<Body, ResponseError> {
        match &self.0.response {
            Some(response) => write(response, format, layout),
            None => write(&self.build(format)?, format, layout),
        }
    }

    fn build(&self, format: Format) -> Result<Response<'static>, ResponseError> {
        let Inner { command, reasons, common, .. } = &*self.0;
        // A name of the client's making may hold what no format does.
        let is_name = command.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let command = if is_name { command } else { "" };
        let after = |builder: &mut Builder, name: &str| match name {
            "ErrCount" => {
                builder.open("errors");
                for (at, reason) in reasons.iter().enumerate() {
                    let message = reason.message().unwrap_or_default();
                    builder.field(&format!("Err{}", at + 1), message);
                }
                builder.close();
            }
            "ResponseCount" => {
                builder.open("responses");
                for reason in reasons {
                    let number = reason.code.map(|code| format!("{:06}", code.number()));
                    builder.open("response").field("ResponseNumber", &number.unwrap_or_default());
                    builder.field("ResponseString", reason.text().unwrap_or_default()).close();
                }
                builder.close();
            }
            _ => {}
        };
        common.build(format, command, reasons.len(), |_| {}, after)
    }
}

/// The response number for a broken rule: `3` (validation), the kind of error, and the number of the parameter.
impl From<ParameterError> for Rejection {
    fn from(error: ParameterError) -> Self {
        let part = match error.kind() {
            ParameterErrorKind::Missing => ErrorPart::Missing,
            ParameterErrorKind::Repeated => ErrorPart::Duplicate,
            ParameterErrorKind::OutOfRange | ParameterErrorKind::Limit(_) => ErrorPart::OutOfRange,
            ParameterErrorKind::Invalid => ErrorPart::Invalid,
        };
        let number = parameter_number(error.parameter());
        let code = ResponseCode::new(300_000 + 1_000 * u32::from(part.number()) + number);
        let name = shown_name(error.parameter());
        let what = match (error.kind(), &*name) {
            (ParameterErrorKind::Missing, "") => "Missing".to_owned(),
            (ParameterErrorKind::Missing, name) => format!("{name} is missing"),
            (_, "") => "The request".to_owned(),
            (_, name) => name.to_owned(),
        };
        Self::new(code, format!("{what}: expected {}", error.rule()))
    }
}

fn zeroizing(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

/// Whether response numbers tell the parameter `name` apart.
pub(super) fn is_numbered(name: &str) -> bool {
    parameter_number(name) > 0
}

/// The last three digits of a response number about the parameter `name`; 0 for one without a number.
fn parameter_number(name: &str) -> u32 {
    const NUMBERED: [(&str, u32); 13] = [
        ("command", 150),
        ("SLD", 151),
        ("TLD", 152),
        ("uid", 155),
        ("LoginID", 155),
        ("pw", 156),
        ("DomainPassword", 156),
        ("Password", 156),
        ("Zone", 153),
        ("AuthQuestionAnswer", 185),
        ("Token", 226),
        ("UnlockRegistrar", 228),
        ("Account", 255),
    ];
    let known = NUMBERED.iter().find(|(held, _)| held.eq_ignore_ascii_case(name));
    known.map_or(0, |&(_, number)| number)
}

impl Reason {
    /// The message for people (`Err1`).
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref().map(String::as_str)
    }

    /// The response number (`ResponseNumber1`), if it is one.
    #[must_use]
    pub const fn code(&self) -> Option<ResponseCode> {
        self.code
    }

    /// What the number means (`ResponseString1`).
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref().map(String::as_str)
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reason").field("code", &self.code).finish_non_exhaustive()
    }
}

impl fmt::Debug for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejection")
            .field("command", &shown_name(&self.0.command))
            .field("field", &self.0.field)
            .field("reasons", &self.0.reasons)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut codes = self.codes();
        match (codes.next(), self.0.field) {
            (Some(first), _) => {
                first.fmt(f)?;
                codes.try_for_each(|code| write!(f, ", {code}"))
            }
            (None, Some(field)) => write!(f, "`{field}` reports a failure"),
            (None, None) => f.write_str("no response number given"),
        }
    }
}

impl std::error::Error for Rejection {}
