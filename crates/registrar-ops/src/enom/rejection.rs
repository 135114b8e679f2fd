//! A reply that says no.

use std::fmt;

use enom_response::{ErrorPart, ParameterPart, Response, ResponseCode};

use super::Format;
use super::reply::{answer, builder, head};
use crate::{Body, ParameterError, ParameterErrorKind};

/// A reply that says no: what a client learns and what a server answers.
///
/// `Debug` and `Display` show the response numbers; the messages are the registrar's words and may
/// quote what was sent, so they are there when asked for: [`messages`](Self::messages).
///
/// ```
/// use registrar_ops::enom::{Format, Rejection};
///
/// let rejection = Rejection::authentication().with_command("SetPassword");
/// let body = rejection.to_body(Format::Text)?;
/// assert!(body.as_str().contains("\nErr1=Bad User name or Password\n"));
/// assert!(body.as_str().contains("\nResponseNumber1=304155\n"));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone)]
pub struct Rejection(Box<Inner>);

#[derive(Clone)]
struct Inner {
    command: String,
    reasons: Vec<Reason>,
    /// The whole reply, where there was one.
    response: Option<Response<'static>>,
}

/// One reason of a [`Rejection`]: a message, a response number, and what the number means.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reason {
    message: Option<String>,
    code: Option<ResponseCode>,
    text: Option<String>,
}

impl Rejection {
    /// An answer with one reason: a message for people and a response number.
    #[must_use]
    pub fn new(code: ResponseCode, message: impl Into<String>) -> Self {
        let inner = Inner { command: String::new(), reasons: Vec::new(), response: None };
        Self(Box::new(inner)).with_reason(code, message)
    }

    /// Adds a reason.
    #[must_use]
    pub fn with_reason(mut self, code: ResponseCode, message: impl Into<String>) -> Self {
        let text = code.response_string().to_string();
        let message = Some(message.into());
        self.0.reasons.push(Reason { message, code: Some(code), text: Some(text) });
        self
    }

    /// Names the command that is answered.
    #[must_use]
    pub fn with_command(mut self, name: impl Into<String>) -> Self {
        self.0.command = name.into();
        self
    }

    /// The answer to a wrong account ID or token: `304155`.
    #[must_use]
    pub fn authentication() -> Self {
        Self::new(ResponseCode::from_number(304_155), "Bad User name or Password")
    }

    /// The answer to a command that the server does not know: `304150`.
    #[must_use]
    pub fn unknown_command() -> Self {
        Self::new(ResponseCode::from_number(304_150), "Invalid command")
    }

    /// What the reply says, when it says no.
    pub(super) fn of(response: Response<'static>) -> Self {
        let outcome = response.outcome();
        let reasons = outcome.reasons().iter().map(|reason| Reason {
            message: reason.message().map(str::to_owned),
            code: reason.code(),
            text: reason.text().map(str::to_owned),
        });
        let reasons = reasons.collect();
        let command = response.get("Command").unwrap_or_default().to_owned();
        Self(Box::new(Inner { command, reasons, response: Some(response) }))
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

    /// The whole reply that was read; `None` on the side that answers.
    #[must_use]
    pub fn response(&self) -> Option<&Response<'static>> {
        self.0.response.as_ref()
    }

    /// Whether the same request may fare better later: every response number says so.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.codes().next().is_some() && self.codes().all(is_retryable)
    }

    /// The reply in `format`.
    ///
    /// # Errors
    /// [`Unrepresentable`](enom_response::ErrorKind::Unrepresentable) for what the format cannot
    /// hold, such as a line break in a message and in text.
    pub fn to_body(&self, format: Format) -> Result<Body, enom_response::Error> {
        match &self.0.response {
            Some(response) => response.to_string(format).map(Body::from),
            None => self.build(format)?.to_string(format).map(Body::from),
        }
    }

    /// The reply in `format` as an HTTP answer: its status is 200, whatever happened.
    ///
    /// # Errors
    /// As [`to_body`](Self::to_body).
    pub fn to_http(&self, format: Format) -> Result<http::Response<Body>, enom_response::Error> {
        self.to_body(format).map(|body| answer(body, format))
    }

    fn build(&self, format: Format) -> Result<Response<'static>, enom_response::Error> {
        let mut builder = builder(format);
        // A name of the client's making may hold what no format does.
        let is_name = self.0.command.bytes().all(|byte| byte.is_ascii_alphanumeric());
        head(&mut builder, if is_name { &self.0.command } else { "" }, self.0.reasons.len());
        builder.open("errors");
        for (at, reason) in self.0.reasons.iter().enumerate() {
            builder.field(&format!("Err{}", at + 1), reason.message().unwrap_or_default());
        }
        builder.close().field("ResponseCount", &self.0.reasons.len().to_string()).open("responses");
        for reason in &self.0.reasons {
            let number =
                reason.code.map_or_else(String::new, |code| format!("{:06}", code.number()));
            builder.open("response").field("ResponseNumber", &number);
            builder.field("ResponseString", reason.text().unwrap_or_default()).close();
        }
        builder.close().field("Done", "true");
        builder.finish()
    }
}

/// Connection limits, the registry or the system failing at something, maintenance.
fn is_retryable(code: ResponseCode) -> bool {
    use enom_response::SystemPart::{Registry, System, Unknown};
    match code.error() {
        ErrorPart::ConnectionFailed | ErrorPart::Maintenance => true,
        ErrorPart::RetrieveFailed
        | ErrorPart::AddFailed
        | ErrorPart::UpdateFailed
        | ErrorPart::DeleteFailed
        | ErrorPart::SendFailed
        | ErrorPart::ProcessFailed
        | ErrorPart::Unknown => matches!(code.system(), Registry | System | Unknown),
        _ => false,
    }
}

/// The reason a rule was broken: `3` (validation), what is wrong, and the number of the parameter.
impl From<ParameterError> for Rejection {
    fn from(error: ParameterError) -> Self {
        let part = match error.kind() {
            ParameterErrorKind::Missing => ErrorPart::Missing,
            ParameterErrorKind::Repeated => ErrorPart::Duplicate,
            ParameterErrorKind::OutOfRange => ErrorPart::OutOfRange,
            ParameterErrorKind::Invalid => ErrorPart::Invalid,
        };
        let number = parameter_part(error.parameter()).number();
        let code = 300_000 + 1_000 * u32::from(part.number()) + u32::from(number);
        let message = match error.kind() {
            ParameterErrorKind::Missing => format!("{} is missing", error.parameter()),
            _ => format!("{}: expected {}", error.parameter(), error.rule()),
        };
        Self::new(ResponseCode::from_number(code), message)
    }
}

fn parameter_part(name: &str) -> ParameterPart {
    const NUMBERED: [(&str, ParameterPart); 8] = [
        ("command", ParameterPart::Command),
        ("SLD", ParameterPart::Sld),
        ("TLD", ParameterPart::Tld),
        ("uid", ParameterPart::LoginId),
        ("LoginID", ParameterPart::LoginId),
        ("pw", ParameterPart::Password),
        ("DomainPassword", ParameterPart::Password),
        ("AuthQuestionAnswer", ParameterPart::AuthorizationAnswer),
    ];
    let known = NUMBERED.iter().find(|(held, _)| held.eq_ignore_ascii_case(name));
    known.map_or(ParameterPart::Other(0), |&(_, part)| part)
}

impl Reason {
    /// The message for people (`Err1`).
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The response number (`ResponseNumber1`), if it is one.
    #[must_use]
    pub const fn code(&self) -> Option<ResponseCode> {
        self.code
    }

    /// What the number means (`ResponseString1`).
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
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
            .field("command", &self.0.command)
            .field("reasons", &self.0.reasons)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut codes = self.codes();
        match codes.next() {
            None => f.write_str("no response number given"),
            Some(first) => {
                first.fmt(f)?;
                codes.try_for_each(|code| write!(f, ", {code}"))
            }
        }
    }
}

impl std::error::Error for Rejection {}
