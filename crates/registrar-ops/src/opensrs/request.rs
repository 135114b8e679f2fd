//! A generic request, which a client sends or a server received.

use std::borrow::Cow;
use std::fmt;

use ops_envelope::{Assoc, Envelope, Layout, ParseOptions, Value, assoc};
use serde::de::DeserializeOwned;
use wire_text::{Input, Redaction, Source};

use super::attributes::wipe;
use super::rejection::Rejection;
use super::response_code::ResponseCode;
use super::view::view;
use crate::body::{Body, BodyWriter};
use crate::parameters::{ParameterError, ParameterErrorKind, Parameters};
use crate::request_error::RequestError;

/// What a request with an item of replies should have.
pub(super) const NO_REPLY: &str = "no item that only a reply has";
/// What is never asked for as a parameter.
pub(super) const STRUCTURE: [&str; 4] = ["protocol", "action", "object", "attributes"];

/// A request of any action on any object: one to send that has no [`Operation`](super::Operation) type, or one
/// that a server received. `Debug` masks secrets, and the texts that it owns are zeroed on drop.
///
/// ```
/// use registrar_ops::ops_envelope::assoc;
/// use registrar_ops::opensrs::{Request, Reseller};
///
/// let request = Request::new("get", "balance").with_attributes(assoc! { "currency" => "USD" });
/// let http = Reseller::new("reseller", "private key")?.request_for(&request)?;
///
/// // The other side:
/// let received = Request::parse(http.body())?;
/// assert_eq!((received.action(), received.object()), ("get", "balance"));
/// assert_eq!(received.attributes()["currency"], "USD");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Request<'a>(Envelope<'a>);

impl<'a> Request<'a> {
    /// A request without attributes.
    #[must_use]
    pub fn new(action: impl Into<Cow<'a, str>>, object: impl Into<Cow<'a, str>>) -> Self {
        let (action, object) = (Value::from(action.into()), Value::from(object.into()));
        Self(Envelope::new(assoc! { "protocol" => "XCP", "action" => action, "object" => object }))
    }

    /// Adds an item next to the attributes, such as `cookie`. It is written before the attributes, as in the
    /// documents.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Value<'a>>) -> Self {
        if let Some(items) = self.0.value_mut().as_assoc_mut() {
            let attributes = items.remove("attributes");
            items.insert(name, value);
            if let Some(attributes) = attributes {
                items.insert("attributes", attributes);
            }
        }
        self
    }

    /// Sets the attributes.
    #[must_use]
    pub fn with_attributes(mut self, attributes: impl Into<Value<'a>>) -> Self {
        if let Some(items) = self.0.value_mut().as_assoc_mut() {
            items.insert("attributes", attributes);
        }
        self
    }

    /// Reads the body of a request that was received. Check first who sent it: see
    /// [`Reseller::receive`](super::Reseller::receive).
    ///
    /// # Errors
    /// The answer to send: [`INVALID_DATA`](ResponseCode::INVALID_DATA) if it is not an envelope, its protocol
    /// is not XCP, or it has the same name twice; [`MISSING_FIELD`](ResponseCode::MISSING_FIELD) without action
    /// or object.
    pub fn parse(body: &'a (impl Input + ?Sized)) -> Result<Self, Rejection> {
        Self::parse_with(body, &ParseOptions::new())
    }

    /// Like [`parse`](Self::parse), but with limits and options.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn parse_with(
        body: &'a (impl Input + ?Sized),
        options: &ParseOptions,
    ) -> Result<Self, Rejection> {
        Self::read(Source::of(body), options)
    }

    pub(super) fn read(body: Source<'a>, options: &ParseOptions) -> Result<Self, Rejection> {
        let invalid = |text: String| Rejection::new(ResponseCode::INVALID_DATA, text);
        let envelope = match body {
            Source::Text(text) => Envelope::parse_with(text, options),
            Source::Bytes(bytes) => Envelope::parse_with(bytes, options),
        };
        let request =
            envelope.map(Self).map_err(|error| invalid(format!("Invalid envelope: {error}")))?;
        if request.items().is_none() {
            return Err(invalid("Invalid envelope: expected a dt_assoc in the data block".into()));
        }
        request.check().map_err(|error| Rejection::from(error).about(request.object()))?;
        Ok(request)
    }

    fn check(&self) -> Result<(), ParameterError> {
        use ParameterErrorKind::{Invalid, Repeated};
        for name in STRUCTURE {
            let keys = self.items().into_iter().flat_map(Assoc::keys);
            if keys.filter(|key| key.eq_ignore_ascii_case(name)).count() > 1 {
                return Err(ParameterError::new(Repeated, name, "one value"));
            }
        }
        let needed = [("action", self.action()), ("object", self.object())];
        if let Some((name, _)) = needed.into_iter().find(|(_, value)| value.is_empty()) {
            return Err(ParameterError::missing(name));
        }
        let mut keys = self.items().into_iter().flat_map(Assoc::keys);
        if let Some(name) = keys.find(|name| is_of_reply(name)) {
            return Err(ParameterError::new(Invalid, name.to_owned(), NO_REPLY));
        }
        if !["", "XCP"].iter().any(|name| self.text("protocol").eq_ignore_ascii_case(name)) {
            return Err(ParameterError::new(Invalid, "protocol", "XCP"));
        }
        Ok(())
    }

    /// The action, in the letter case of the message.
    #[must_use]
    pub fn action(&self) -> &str {
        self.text("action")
    }

    /// The object, in the letter case of the message. A public client sends `belongs_to_rsp` without one; this
    /// action exists only for domains, so the object is then `domain`.
    #[must_use]
    pub fn object(&self) -> &str {
        match self.get("object") {
            None if self.action().eq_ignore_ascii_case("belongs_to_rsp") => "domain",
            _ => self.text("object"),
        }
    }

    /// The attributes; an empty value if there are none.
    #[must_use]
    pub fn attributes(&self) -> &Value<'a> {
        self.get("attributes").unwrap_or(&self.0["attributes"])
    }

    /// The item `name` next to the attributes, in any letter case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        let mut items = self.items()?.iter();
        items.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The envelope: the header and the whole data block.
    #[must_use]
    pub const fn envelope(&self) -> &Envelope<'a> {
        &self.0
    }

    /// The attributes that are plain text, for [`Operation::read`](super::Operation::read); errors name
    /// `document`.
    #[must_use]
    pub fn parameters(&self, document: &'static str) -> Parameters<'_> {
        Parameters::new(document, self.attributes().as_assoc().into_iter().flat_map(pairs))
    }

    /// The items next to the attributes.
    #[must_use]
    pub fn beside_parameters(&self, document: &'static str) -> Parameters<'_> {
        Parameters::new(document, self.beside())
    }

    /// The attributes and the items next to them together.
    #[must_use]
    pub fn all_parameters(&self, document: &'static str) -> Parameters<'_> {
        let attributes = self.attributes().as_assoc().into_iter().flat_map(pairs);
        Parameters::new(document, attributes.chain(self.beside()))
    }

    pub(super) fn beside(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let is_structure =
            |name: &str| STRUCTURE.iter().any(|held| name.eq_ignore_ascii_case(held));
        self.items().into_iter().flat_map(pairs).filter(move |(name, _)| !is_structure(name))
    }

    /// The refusal for a request that the server has no operation for:
    /// [`INVALID_COMMAND`](ResponseCode::INVALID_COMMAND).
    #[must_use]
    pub fn unknown_command(&self) -> Rejection {
        Rejection::new(ResponseCode::INVALID_COMMAND, "Invalid command").about(self.object())
    }

    /// The request as it is sent, in the layout of the documents.
    ///
    /// # Errors
    /// [`RequestError::Envelope`] for characters that XML cannot hold.
    pub fn to_body(&self) -> Result<Body, RequestError> {
        let mut out = BodyWriter::with_capacity(1024);
        self.0.write_to(&mut out, Layout::Indented)?;
        Ok(out.finish())
    }

    /// A copy of the envelope for logs, which can be serialised, with every secret replaced by `[REDACTED]`.
    ///
    /// ```
    /// use registrar_ops::opensrs::Request;
    ///
    /// let request = Request::new("get", "balance").with("cookie", "24128866:3210384");
    /// assert_eq!(
    ///     serde_json::to_string(request.redacted().value()).unwrap(),
    ///     r#"{"protocol":"XCP","action":"get","object":"balance","cookie":"[REDACTED]"}"#,
    /// );
    /// ```
    #[must_use]
    pub fn redacted(&self) -> Envelope<'static> {
        self.0.redacted()
    }

    /// A copy of the envelope for logs, with everything that `redaction` masks replaced by `[REDACTED]`.
    #[must_use]
    pub fn redacted_with(&self, redaction: &Redaction) -> Envelope<'static> {
        self.0.redacted_with(redaction)
    }

    /// The request as one that borrows nothing.
    #[must_use]
    pub fn into_owned(mut self) -> Request<'static> {
        let own = std::mem::replace(&mut self.0, Envelope::new(Value::default()));
        Request(own.into_owned())
    }

    /// Reads the attributes by serde. What is wrong with a value is at its path, and what is missing at the path
    /// of what has it; a path to any other value that is no plain text means that a text is missing.
    pub(super) fn deserialize_attributes<T: DeserializeOwned>(&self) -> Result<T, ParameterError> {
        let attributes = self.attributes();
        let none = || Value::from(Assoc::new());
        let value = if attributes.as_str() == Some("") { none() } else { view(attributes) };
        ops_envelope::from_value(value).map_err(|error| {
            if let Some(name) = error.missing_name() {
                let path = error.path().map(|path| format!("{path}.{name}"));
                return ParameterError::missing(path.unwrap_or_else(|| name.to_owned()));
            }
            let path = error.path().unwrap_or("attributes").to_owned();
            let at = error.path().unwrap_or_default();
            let found = attributes.as_assoc().and_then(|assoc| assoc.get(at));
            let kind = match found.and_then(Value::as_str) {
                Some(_) => ParameterErrorKind::Invalid,
                None => ParameterErrorKind::Missing,
            };
            ParameterError::new(kind, path, error.expected().to_owned())
        })
    }

    fn items(&self) -> Option<&Assoc<'a>> {
        self.0.value().as_assoc()
    }

    fn text(&self, name: &str) -> &str {
        self.get(name).and_then(Value::as_str).unwrap_or_default().trim()
    }
}

/// Zeroes the texts that it owns.
impl Drop for Request<'_> {
    fn drop(&mut self) {
        wipe(std::mem::take(self.0.value_mut()));
    }
}

/// The header and everything else, secrets masked.
impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Request").field(&self.0).finish()
    }
}

/// Whether an item with this name makes a reply of an envelope.
pub(super) fn is_of_reply(name: &str) -> bool {
    ["is_success", "response_code"].iter().any(|reply| name.eq_ignore_ascii_case(reply))
}

fn pairs<'v>(assoc: &'v Assoc<'_>) -> impl Iterator<Item = (&'v str, Option<&'v str>)> {
    assoc.iter().map(|(key, value)| (key, value.as_str()))
}
