//! A reply that says success.

use enom_response::{BodyKind, Builder, ErrorKind, ParseOptions, Response, Verdict};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Error, Format, Operation, Rejection};
use crate::{Body, Looks, Page, charset};

/// A whole reply that says success (no errors, and `Done` is true), with fields of type `F`.
///
/// Clients get it from [`Operation::reply`], or from [`parse`](Self::parse) when they sent a generic
/// command. Servers make it with [`new`](Reply::new).
///
/// ```
/// use registrar_ops::enom::{Operation, SetPassword};
///
/// # let body = testdata::by_name("set_password.reply.txt").unwrap().bytes();
/// let reply = SetPassword::reply(body)?;
/// assert_eq!(reply.get("TrackingKey"), Some("31bf1a25-e9b5-4b9c-aeeb-7d176b27f01b"));
/// # Ok::<(), registrar_ops::enom::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reply<F = AnyFields> {
    fields: F,
    origin: Origin,
}

/// No fields of its own, for the reply to a generic command: [`Reply::get`] and [`Reply::response`]
/// have them all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AnyFields {}

#[derive(Clone, Debug)]
enum Origin {
    Read(Box<Response<'static>>),
    Made { command: &'static str, element: Option<&'static str> },
}

impl<F> Reply<F> {
    /// The reply of an operation, on the side that answers.
    #[must_use]
    pub const fn new<O: Operation<Reply = F>>(fields: F) -> Self {
        Self { fields, origin: Origin::Made { command: O::COMMAND, element: O::ELEMENT } }
    }

    /// The fields that are the command's own.
    #[must_use]
    pub const fn fields(&self) -> &F {
        &self.fields
    }

    /// The fields that are the command's own, by value.
    #[must_use]
    pub fn into_fields(self) -> F {
        self.fields
    }

    /// The whole reply that was read; `None` on the side that answers.
    #[must_use]
    pub const fn response(&self) -> Option<&Response<'static>> {
        match &self.origin {
            Origin::Read(response) => Some(response),
            Origin::Made { .. } => None,
        }
    }

    /// The first field of this name in the reply that was read, however deep it stands.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.response()?.get(name)
    }
}

impl<F: DeserializeOwned> Reply<F> {
    /// Reads the body of an answer, in whatever format it is.
    ///
    /// # Errors
    /// See [`Error`]: whatever is not a whole reply that says success.
    pub fn parse(body: &(impl AsRef<[u8]> + ?Sized)) -> Result<Self, Error> {
        Self::parse_with(body, &ParseOptions::new())
    }

    /// [`parse`](Self::parse) with a format, limits and options of one's own.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_with(
        body: &(impl AsRef<[u8]> + ?Sized),
        options: &ParseOptions,
    ) -> Result<Self, Error> {
        read(body.as_ref(), options, None)
    }

    /// Reads an answer; its status and charset count too.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn from_http(answer: &http::Response<impl AsRef<[u8]>>) -> Result<Self, Error> {
        let mut options = ParseOptions::new();
        if let Some(charset) = charset::of(answer.headers()) {
            options = options.with_charset(charset);
        }
        read(answer.body().as_ref(), &options, Some(answer.status()))
    }
}

impl<F: Serialize> Reply<F> {
    /// The reply in `format`: one that was read with all its fields, another with those that every
    /// reply has.
    ///
    /// # Errors
    /// [`Unrepresentable`](ErrorKind::Unrepresentable) for what the format cannot hold.
    pub fn to_body(&self, format: Format) -> Result<Body, enom_response::Error> {
        let made;
        let response = match &self.origin {
            Origin::Read(response) => response,
            Origin::Made { command, element } => {
                made = self.build(command, *element, format)?;
                &made
            }
        };
        response.to_string(format).map(Body::from)
    }

    /// The reply in `format` as an HTTP answer with status 200.
    ///
    /// # Errors
    /// As [`to_body`](Self::to_body).
    pub fn to_http(&self, format: Format) -> Result<http::Response<Body>, enom_response::Error> {
        self.to_body(format).map(|body| answer(body, format))
    }

    fn build(
        &self,
        command: &str,
        element: Option<&str>,
        format: Format,
    ) -> Result<Response<'static>, enom_response::Error> {
        let fields = enom_response::to_response(&self.fields, format)?;
        let mut builder = builder(format);
        if let Some(element) = element {
            builder.open(element);
        }
        for field in fields.fields() {
            builder.copy(field);
        }
        if element.is_some() {
            builder.close();
        }
        head(&mut builder, command, 0);
        builder.field("ResponseCount", "0").field("Done", "true");
        builder.finish()
    }
}

/// A builder with the comment lines that the flat formats have.
pub(super) fn builder(format: Format) -> Builder {
    let mut builder = Builder::new(format);
    if format != Format::Xml {
        builder.comment("URL Interface").comment("Encoding Type is utf-8");
    }
    builder
}

/// The fields that every reply begins with.
pub(super) fn head(builder: &mut Builder, command: &str, errors: usize) {
    builder.field("Command", &command.to_ascii_uppercase());
    builder.field("Language", "eng").field("ErrCount", &errors.to_string());
}

/// An HTTP answer in `format`.
pub(super) fn answer(body: Body, format: Format) -> http::Response<Body> {
    let mut answer = http::Response::new(body);
    let media_type = match format {
        Format::Text => "text/plain; charset=utf-8",
        Format::Html => "text/html; charset=utf-8",
        Format::Xml => "text/xml; charset=utf-8",
    };
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}

fn read<F: DeserializeOwned>(
    body: &[u8],
    options: &ParseOptions,
    status: Option<StatusCode>,
) -> Result<Reply<F>, Error> {
    let response = Response::parse_with(body, options).map_err(|error| match error.kind() {
        ErrorKind::NotAResponse(looks) => Error::NotAReply(Page::new(status, of(looks))),
        ErrorKind::UnexpectedRoot | ErrorKind::OtherFormat(_) => {
            Error::NotAReply(Page::new(status, Looks::of(body)))
        }
        ErrorKind::Incomplete => Error::Incomplete(Some(error)),
        _ => Error::Malformed(error),
    })?;
    let outcome = response.outcome();
    if !outcome.is_success() {
        // A reply that says no is no less a refusal for lacking its end.
        if outcome.verdict() != Verdict::Incomplete {
            return Err(Error::Rejected(Rejection::of(response.into_owned())));
        }
        return Err(match status {
            Some(status) if !status.is_success() => {
                Error::NotAReply(Page::new(Some(status), Looks::of(body)))
            }
            _ => Error::Incomplete(None),
        });
    }
    let fields = enom_response::from_response(&response).map_err(Error::Malformed)?;
    Ok(Reply { fields, origin: Origin::Read(Box::new(response.into_owned())) })
}

const fn of(kind: BodyKind) -> Looks {
    match kind {
        BodyKind::Empty => Looks::Empty,
        BodyKind::Html => Looks::Html,
        BodyKind::Json => Looks::Json,
        BodyKind::Binary | BodyKind::Gzip => Looks::Binary,
        _ => Looks::Text,
    }
}
