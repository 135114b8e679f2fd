//! A reply that reports success.

use enom_response::{Error as ResponseError, Format, Layout, ParseOptions, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wire_text::{Input, Source};

use super::common::Common;
use super::error::Error;
use super::untyped::{Answer, Asked};
use super::wire::{answer, write};
use crate::body::Body;
use crate::charset;
use crate::error::Mismatch;

/// A complete reply that reports success (`ErrCount` is 0, `Done` is true, and no field reports an error), with
/// fields of type `F`.
///
/// Clients get it from [`Operation::reply`](super::Operation::reply), or from [`parse`](Self::parse) if they
/// sent a generic command. Servers make it with [`Operation::answer`](super::Operation::answer) or
/// [`new`](Self::new).
///
/// ```
/// use registrar_ops::enom::{Operation, SetPassword};
///
/// # let body = testdata::by_name("set_password.reply.txt").unwrap().bytes();
/// let reply = SetPassword::reply(body)?;
/// assert_eq!(reply.get("TrackingKey"), Some("31bf1a25-e9b5-4b9c-aeeb-7d176b27f01b"));
/// # Ok::<(), registrar_ops::enom::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Reply<F = AnyFields> {
    fields: F,
    origin: Origin,
}

/// For replies without fields of their own. [`Reply::get`] and [`Reply::response`] read any field.
///
/// [`Reply`] has an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AnyFields {}

#[derive(Clone, Debug, PartialEq)]
enum Origin {
    Read(Box<Response<'static>>),
    Made(Box<Made>),
}

#[derive(Clone, Debug, PartialEq)]
struct Made {
    command: String,
    element: Option<&'static str>,
    xml_names: &'static [(&'static str, &'static str)],
    common: Common,
}

impl<F> Reply<F> {
    /// For servers: the reply to `command`.
    #[must_use]
    pub fn new(command: impl Into<String>, fields: F) -> Self {
        let (command, common) = (command.into(), Common::default());
        let made = Made { command, element: None, xml_names: &[], common };
        Self { fields, origin: Origin::Made(Box::new(made)) }
    }

    /// In XML, puts the command's own fields into an element of this name.
    #[must_use]
    pub fn in_element(mut self, name: &'static str) -> Self {
        if let Origin::Made(made) = &mut self.origin {
            made.element = Some(name);
        }
        self
    }

    /// Sets the names that the command's own fields have in XML, where these are others.
    pub(super) fn with_xml_names(mut self, names: &'static [(&'static str, &'static str)]) -> Self {
        if let Origin::Made(made) = &mut self.origin {
            made.xml_names = names;
        }
        self
    }

    /// Adds a field that does not belong to the command, such as `TrackingKey`, `Server` or `RequestDateTime`,
    /// to a reply that was made here. Fields that the documents name get the place that they have there, any
    /// other comes before `Done`. A field that every reply has is replaced.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Origin::Made(made) = &mut self.origin {
            made.common.add(name.into(), value.into());
        }
        self
    }

    /// Sets the comment lines at the start of text and HTML, without their `;`.
    #[must_use]
    pub fn with_comments(mut self, comments: impl IntoIterator<Item: Into<String>>) -> Self {
        if let Origin::Made(made) = &mut self.origin {
            made.common.set_comments(comments);
        }
        self
    }

    /// The fields that belong to the command.
    #[must_use]
    pub const fn fields(&self) -> &F {
        &self.fields
    }

    /// The fields that belong to the command, by value.
    #[must_use]
    pub fn into_fields(self) -> F {
        self.fields
    }

    /// The whole reply that was read; `None` if the reply was made here.
    #[must_use]
    pub const fn response(&self) -> Option<&Response<'static>> {
        match &self.origin {
            Origin::Read(response) => Some(response),
            Origin::Made(_) => None,
        }
    }

    /// The first field of this name in the reply that was read, at any depth.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.response()?.get(name)
    }

    /// When the server received the request (`RequestDateTime`), in the server's civil time. `None` if the field
    /// is missing or not a time, such as one without AM or PM. The reply does not say which time zone it is in:
    /// `TimeDifference` is often empty.
    #[cfg(feature = "jiff")]
    #[must_use]
    pub fn request_time(&self) -> Option<jiff::civil::DateTime> {
        let text = self.get("RequestDateTime")?.trim();
        // Cut before its AM or PM it would be another time.
        let half = text.get(text.len().checked_sub(2)?..)?;
        let is_whole = ["AM", "PM"].iter().any(|word| half.eq_ignore_ascii_case(word));
        if is_whole { enom_response::typed::date_time(text) } else { None }
    }

    /// The same reply without a type.
    pub(super) fn untyped(self) -> Reply {
        Reply { fields: AnyFields {}, origin: self.origin }
    }
}

impl Reply<AnyFields> {
    /// The fields of the reply that was read, as the type `F`; `None` if the reply was made here.
    ///
    /// # Errors
    /// [`Unexpected`](Error::Unexpected) if they do not fit.
    pub fn fields_as<F: DeserializeOwned>(&self) -> Result<Option<F>, Error> {
        let fit = |response| {
            enom_response::from_response(response)
                .map_err(|error| Error::unexpected(response.clone(), Mismatch::Fields(error)))
        };
        self.response().map(fit).transpose()
    }
}

impl<F: DeserializeOwned> Reply<F> {
    /// Reads the body of an answer, text or bytes, in any of the formats.
    ///
    /// # Errors
    /// See [`Error`]: anything that is not a complete reply that reports success.
    pub fn parse(body: &(impl Input + ?Sized)) -> Result<Self, Error> {
        Self::parse_asked(body, None)
    }

    /// Like [`parse`](Self::parse), but with a format, limits and options.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn parse_with(body: &(impl Input + ?Sized), options: &ParseOptions) -> Result<Self, Error> {
        Self::read(Answer { source: Source::of(body), options, status: None, asked: None })
    }

    /// Reads an answer. Also uses its status and charset.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn from_http(answer: &http::Response<impl Input>) -> Result<Self, Error> {
        Self::from_http_asked(answer, None)
    }

    /// [`parse`](Self::parse) for the reply to what was asked.
    pub(super) fn parse_asked(
        body: &(impl Input + ?Sized),
        asked: Option<Asked>,
    ) -> Result<Self, Error> {
        let options = &ParseOptions::new();
        Self::read(Answer { source: Source::of(body), options, status: None, asked })
    }

    /// [`from_http`](Self::from_http) for the reply to what was asked.
    pub(super) fn from_http_asked(
        answer: &http::Response<impl Input>,
        asked: Option<Asked>,
    ) -> Result<Self, Error> {
        let mut options = ParseOptions::new();
        if let Some(charset) = charset::of(answer.headers()) {
            options = options.with_charset(charset);
        }
        let (source, status) = (Source::of(answer.body()), Some(answer.status()));
        Self::read(Answer { source, options: &options, status, asked })
    }

    fn read(answer: Answer<'_>) -> Result<Self, Error> {
        let response = answer.success()?;
        match enom_response::from_response(&response) {
            Ok(fields) => {
                Ok(Self { fields, origin: Origin::Read(Box::new(response.into_owned())) })
            }
            Err(error) => Err(Error::unexpected(response.into_owned(), Mismatch::Fields(error))),
        }
    }
}

impl<F: Serialize> Reply<F> {
    /// The reply in `format`, as the documents print it. One that was read is written with all its fields.
    ///
    /// # Errors
    /// [`Unrepresentable`](enom_response::ErrorKind::Unrepresentable) for a value that the format cannot hold.
    pub fn to_body(&self, format: Format) -> Result<Body, ResponseError> {
        self.body_in(format, Layout::Documented)
    }

    /// The reply in `format` as an HTTP answer with status 200, in the layout of the live interface.
    ///
    /// # Errors
    /// Those of [`to_body`](Self::to_body).
    pub fn to_http(&self, format: Format) -> Result<http::Response<Body>, ResponseError> {
        self.body_in(format, Layout::Wire).map(|body| answer(body, format))
    }

    fn body_in(&self, format: Format, layout: Layout) -> Result<Body, ResponseError> {
        match &self.origin {
            Origin::Read(response) => write(response, format, layout),
            Origin::Made(made) => write(&made.build(&self.fields, format)?, format, layout),
        }
    }
}

impl Made {
    fn build(
        &self,
        fields: &impl Serialize,
        format: Format,
    ) -> Result<Response<'static>, ResponseError> {
        let fields = enom_response::to_response(fields, format)?;
        let own = |builder: &mut enom_response::Builder| {
            if let Some(element) = self.element {
                builder.open(element);
            }
            for field in fields.fields() {
                match self.xml_names.iter().find(|(name, _)| *name == field.name()) {
                    Some((_, name)) if format == Format::Xml => {
                        builder.field(name, field.value());
                    }
                    _ => {
                        builder.copy(field);
                    }
                }
            }
            if self.element.is_some() {
                builder.close();
            }
        };
        self.common.build(format, &self.command, 0, own, |_, _| {})
    }
}
