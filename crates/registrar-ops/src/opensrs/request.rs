//! Any request: the generic one a client sends, and the one a server receives.

use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;

use ops_envelope::{Assoc, Envelope, Layout, ParseOptions, Value, assoc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::{Zeroize, Zeroizing};

use super::{Operation, Rejection, ResponseCode, Scope};
use crate::secret::Exposed;
use crate::{Body, DomainName, ParameterError, ParameterErrorKind, Parameters};

/// What is never asked for as a parameter.
const STRUCTURE: [&str; 4] = ["protocol", "action", "object", "attributes"];

/// A request of any action on any object: one to send, for what is no [`Operation`] of its own, or
/// one that a server received. `Debug` masks secrets, and the texts it owns are wiped when dropped.
///
/// ```
/// use ops_envelope::assoc;
/// use registrar_ops::opensrs::{Request, Reseller};
///
/// let request = Request::new("get", "balance").with_attributes(assoc! { "currency" => "USD" });
/// let http = Reseller::new("reseller", "private key")?.request_for(&request)?;
///
/// // The other side:
/// let received = Request::parse(http.body().as_bytes())?;
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

    /// The request of an operation, as a tree.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for what an envelope cannot
    /// hold.
    pub fn of<O: Operation>(operation: &O) -> Result<Request<'static>, ops_envelope::Error> {
        ops_envelope::to_value(&block(operation)).map(|value| Request(Envelope::new(value)))
    }

    /// Adds a parameter beside the attributes, such as `cookie`, and before them, where the
    /// documents have them.
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

    /// Reads the body of an incoming request. Whose it is must have been checked before; see
    /// [`Reseller::receive`](super::Reseller::receive).
    ///
    /// # Errors
    /// The answer to send: [`INVALID_DATA`](ResponseCode::INVALID_DATA) when it is no envelope, or
    /// its protocol is not XCP, or a name stands in it twice;
    /// [`MISSING_FIELD`](ResponseCode::MISSING_FIELD) without action or object.
    pub fn parse(body: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, Rejection> {
        Self::parse_with(body, &ParseOptions::new())
    }

    /// [`parse`](Self::parse) with limits and options of one's own.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_with(
        body: &'a (impl AsRef<[u8]> + ?Sized),
        options: &ParseOptions,
    ) -> Result<Self, Rejection> {
        let invalid = |text: String| Rejection::new(ResponseCode::INVALID_DATA, text);
        let envelope = Envelope::parse_with(body.as_ref(), options)
            .map_err(|error| invalid(format!("Invalid envelope: {error}")))?;
        let request = Self(envelope);
        let Some(items) = request.items() else {
            return Err(invalid("Invalid envelope: expected a dt_assoc in the data block".into()));
        };
        for name in STRUCTURE {
            if items.keys().filter(|key| key.eq_ignore_ascii_case(name)).count() > 1 {
                let error = ParameterErrorKind::Repeated;
                return Err(ParameterError::new(error, name, "one value", "XCP").into());
            }
        }
        for name in ["action", "object"] {
            if request.text(name).is_empty() {
                let error = ParameterErrorKind::Missing;
                return Err(ParameterError::new(error, name, "a value", "XCP").into());
            }
        }
        if !["", "XCP"].iter().any(|name| request.text("protocol").eq_ignore_ascii_case(name)) {
            let error = ParameterErrorKind::Invalid;
            return Err(ParameterError::new(error, "protocol", "XCP", "XCP").into());
        }
        Ok(request)
    }

    /// The action, in the letter case it came in.
    #[must_use]
    pub fn action(&self) -> &str {
        self.text("action")
    }

    /// The object, in the letter case it came in.
    #[must_use]
    pub fn object(&self) -> &str {
        self.text("object")
    }

    /// Whether this is the action and object of `O`, in any letter case.
    #[must_use]
    pub fn is<O: Operation>(&self) -> bool {
        self.action().eq_ignore_ascii_case(O::ACTION)
            && self.object().eq_ignore_ascii_case(O::OBJECT)
    }

    /// The attributes; an empty assoc when there are none.
    #[must_use]
    pub fn attributes(&self) -> &Value<'a> {
        self.get("attributes").unwrap_or(&self.0["attributes"])
    }

    /// What stands beside the attributes under `name`, in any letter case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        let mut items = self.items()?.iter();
        items.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The envelope: the header, and everything that stands in the data block.
    #[must_use]
    pub const fn envelope(&self) -> &Envelope<'a> {
        &self.0
    }

    /// The attributes that are plain text, for [`Operation::from_request`]; errors name `document`.
    #[must_use]
    pub fn parameters(&self, document: &'static str) -> Parameters<'_> {
        Parameters::new(document, self.attributes().as_assoc().into_iter().flat_map(pairs))
    }

    /// The attributes and, with the same standing, what is beside them.
    #[must_use]
    pub fn all_parameters(&self, document: &'static str) -> Parameters<'_> {
        let attributes = self.attributes().as_assoc().into_iter().flat_map(pairs);
        let is_structure =
            |name: &str| STRUCTURE.iter().any(|held| name.eq_ignore_ascii_case(held));
        let beside = self.items().into_iter().flat_map(pairs);
        let beside = beside.filter(|(name, _)| !is_structure(name));
        Parameters::new(document, attributes.chain(beside))
    }

    /// Reads the typed operation.
    ///
    /// # Errors
    /// The answer to send: [`INVALID_COMMAND`](ResponseCode::INVALID_COMMAND) when this is another
    /// action or object, [`MISSING_FIELD`](ResponseCode::MISSING_FIELD) and
    /// [`INVALID_DATA`](ResponseCode::INVALID_DATA) for parameters that break a rule.
    pub fn operation<O: Operation + DeserializeOwned>(&self) -> Result<O, Rejection> {
        if !self.is::<O>() {
            return Err(self.unknown_command());
        }
        O::from_request(self).map_err(|error| Rejection::from(error).with_object(self.object()))
    }

    /// The answer to a request that no operation of the server fits:
    /// [`INVALID_COMMAND`](ResponseCode::INVALID_COMMAND).
    #[must_use]
    pub fn unknown_command(&self) -> Rejection {
        Rejection::new(ResponseCode::INVALID_COMMAND, "Invalid command").with_object(self.object())
    }

    /// The request as it is sent, in the layout of the documents.
    ///
    /// # Errors
    /// [`Unrepresentable`](ops_envelope::ErrorKind::Unrepresentable) for characters that XML cannot
    /// hold.
    pub fn to_body(&self) -> Result<Body, ops_envelope::Error> {
        let mut out = Zeroizing::new(String::with_capacity(BODY));
        self.0.write_to(&mut *out, Layout::Indented)?;
        Ok(Body::from(std::mem::take(&mut *out)))
    }

    /// The request with nothing borrowed.
    #[must_use]
    pub fn into_owned(mut self) -> Request<'static> {
        let own = std::mem::replace(&mut self.0, Envelope::new(Value::default()));
        Request(own.into_owned())
    }

    pub(super) fn deserialize_attributes<T: DeserializeOwned>(&self) -> Result<T, ParameterError> {
        ops_envelope::from_value(self.attributes().clone()).map_err(|error| {
            let path = error.path().unwrap_or("attributes").to_owned();
            let missing = error.expected().strip_prefix("missing field `");
            match missing.and_then(|rest| rest.split('`').next()) {
                Some(name) => {
                    let name = match error.path() {
                        Some(path) if path != name => format!("{path}.{name}"),
                        _ => name.to_owned(),
                    };
                    ParameterError::new(
                        ParameterErrorKind::Missing,
                        name,
                        "a value",
                        "the operation",
                    )
                }
                None => {
                    let rule = "a value of the right type";
                    ParameterError::new(ParameterErrorKind::Invalid, path, rule, "the operation")
                }
            }
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
        let mut values = vec![std::mem::take(self.0.value_mut())];
        while let Some(value) = values.pop() {
            match value {
                Value::Scalar(Cow::Owned(mut text)) => text.zeroize(),
                Value::Array(array) => values.extend(array),
                Value::Assoc(assoc) => values.extend(assoc.into_iter().map(|(_, value)| value)),
                Value::Nested(nested) => values.push(nested.into_value()),
                _ => {}
            }
        }
    }
}

/// The header and everything else, secrets masked.
impl fmt::Debug for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Request").field(&self.0).finish()
    }
}

fn pairs<'v>(assoc: &'v Assoc<'_>) -> impl Iterator<Item = (&'v str, Option<&'v str>)> {
    assoc.iter().map(|(key, value)| (key, value.as_str()))
}

/// Room for a request of the documents, so that writing one leaves no copies of secrets behind.
const BODY: usize = 4096;

/// Writes the request of an operation.
pub(super) fn write<O: Operation>(operation: &O) -> Result<Body, ops_envelope::Error> {
    let mut out = Zeroizing::new(String::with_capacity(BODY));
    ops_envelope::write_to(&mut *out, &block(operation), Layout::Indented)?;
    Ok(Body::from(std::mem::take(&mut *out)))
}

/// The data block of a request, in the order of the documents.
#[derive(Serialize)]
struct Block<'a, A> {
    protocol: &'static str,
    action: &'static str,
    object: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cookie: Option<Exposed<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registrant_ip: Option<IpAddr>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<&'a DomainName>,
    attributes: A,
}

fn block<O: Operation>(operation: &O) -> Block<'_, impl Serialize> {
    let Scope { cookie, registrant_ip, domain } = operation.scope();
    Block {
        protocol: "XCP",
        action: O::ACTION,
        object: O::OBJECT,
        cookie: cookie.map(Exposed),
        registrant_ip,
        domain,
        attributes: operation.attributes(),
    }
}
