//! A reply that says no.

use std::fmt;

use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use ops_envelope::Assoc;

use super::answer::Answer;
use super::{Attributes, ResponseCode};
use crate::{Body, ParameterError, ParameterErrorKind};

/// A whole reply that says no (`is_success` is 0): what a client learns and what a server answers.
///
/// `Debug` and `Display` show the code; the text is the registrar's words and may quote what was
/// sent, so it is there when asked for: [`text`](Self::text).
///
/// ```
/// use registrar_ops::opensrs::{Rejection, ResponseCode};
///
/// let rejection = Rejection::new(ResponseCode::NOT_FOUND, "No such domain").with_object("domain");
/// assert_eq!(rejection.to_string(), "480 not found");
/// assert_eq!(rejection.text(), "No such domain");
/// assert_eq!(rejection.to_http()?.status(), 200);
/// # Ok::<(), ops_envelope::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Rejection(Box<Answer<Attributes>>);

impl Rejection {
    /// An answer that says no, with a code and the reason in words.
    #[must_use]
    pub fn new(code: ResponseCode, text: impl Into<String>) -> Self {
        Self(Box::new(Answer {
            action: "reply".into(),
            object: None,
            code: Some(code),
            text: text.into(),
            attributes: Attributes::default(),
            others: Assoc::new(),
        }))
    }

    pub(super) fn from_answer(answer: Answer<Attributes>) -> Self {
        Self(Box::new(answer))
    }

    /// The answer to a wrong signature.
    #[must_use]
    pub fn authentication() -> Self {
        Self::new(ResponseCode::RESELLER_AUTHENTICATION, "Authentication failed")
    }

    /// Names the object that the request was about.
    #[must_use]
    pub fn with_object(mut self, object: impl Into<String>) -> Self {
        self.0.object = Some(object.into());
        self
    }

    /// Adds attributes.
    #[must_use]
    pub fn with_attributes(mut self, attributes: impl Into<Attributes>) -> Self {
        self.0.attributes = attributes.into();
        self
    }

    /// The code, if the reply has one.
    #[must_use]
    pub fn code(&self) -> Option<ResponseCode> {
        self.0.code
    }

    /// What the registrar says, in words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The object the reply names.
    #[must_use]
    pub fn object(&self) -> Option<&str> {
        self.0.object.as_deref()
    }

    /// The attributes, which some rejections have.
    #[must_use]
    pub fn attributes(&self) -> &Attributes {
        &self.0.attributes
    }

    /// What else stands beside the attributes.
    #[must_use]
    pub fn others(&self) -> &Assoc<'static> {
        &self.0.others
    }

    /// The reply as it is sent, in the layout of the documents.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for what an envelope cannot
    /// hold.
    pub fn to_body(&self) -> Result<Body, ops_envelope::Error> {
        self.0.to_body(false)
    }

    /// The reply as an HTTP answer: status 401 for
    /// [`RESELLER_AUTHENTICATION`](ResponseCode::RESELLER_AUTHENTICATION), otherwise 200.
    ///
    /// # Errors
    /// As [`to_body`](Self::to_body).
    pub fn to_http(&self) -> Result<http::Response<Body>, ops_envelope::Error> {
        let mut answer = http::Response::new(self.to_body()?);
        if self.code() == Some(ResponseCode::RESELLER_AUTHENTICATION) {
            *answer.status_mut() = StatusCode::UNAUTHORIZED;
        }
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/xml"));
        Ok(answer)
    }
}

/// [`MISSING_FIELD`](ResponseCode::MISSING_FIELD) or
/// [`INVALID_DATA`](ResponseCode::INVALID_DATA), with the name and the rule.
impl From<ParameterError> for Rejection {
    fn from(error: ParameterError) -> Self {
        match error.kind() {
            ParameterErrorKind::Missing => {
                let text = format!("Missing field: {}", error.parameter());
                Self::new(ResponseCode::MISSING_FIELD, text)
            }
            _ => {
                let text =
                    format!("Invalid data: {}: expected {}", error.parameter(), error.rule());
                Self::new(ResponseCode::INVALID_DATA, text)
            }
        }
    }
}

impl fmt::Debug for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejection")
            .field("object", &self.object())
            .field("code", &self.code())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code() {
            Some(code) => code.fmt(f),
            None => f.write_str("no response code given"),
        }
    }
}

impl std::error::Error for Rejection {}
