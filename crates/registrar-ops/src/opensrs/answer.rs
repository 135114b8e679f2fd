//! What replies and rejections have in common: their envelope.

use std::fmt;

use ops_envelope::{Assoc, Layout, ParseOptions, Value, assoc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Attributes, ResponseCode};
use crate::Body;

/// The data block of an answer. `is_success` is told apart before and after.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Answer<A> {
    pub(super) action: String,
    pub(super) object: Option<String>,
    pub(super) code: Option<ResponseCode>,
    pub(super) text: String,
    pub(super) attributes: A,
    pub(super) others: Assoc<'static>,
}

/// The same on the wire, in the order of the documents.
#[derive(Serialize, Deserialize)]
struct Wire<A> {
    protocol: Option<String>,
    action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<String>,
    #[serde(default)]
    response_text: String,
    is_success: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributes: Option<A>,
    #[serde(flatten)]
    others: Attributes,
}

/// Attributes by themselves, for the error path of what is missing in them.
#[derive(Deserialize)]
struct Alone<A> {
    attributes: A,
}

/// The text is the registrar's words and may quote what was sent: it does not show.
impl<A: fmt::Debug> fmt::Debug for Answer<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("action", &self.action)
            .field("object", &self.object)
            .field("code", &self.code)
            .field("attributes", &self.attributes)
            .field("others", &self.others)
            .finish_non_exhaustive()
    }
}

impl<A: DeserializeOwned> Answer<A> {
    pub(super) fn parse(body: &[u8], options: &ParseOptions) -> Result<Self, ops_envelope::Error> {
        let wire: Wire<A> = ops_envelope::from_slice_with(body, options)?;
        let attributes = match wire.attributes {
            Some(attributes) => attributes,
            None => {
                let none = Value::from(assoc! { "attributes" => Assoc::new() });
                ops_envelope::from_value::<Alone<A>>(none)?.attributes
            }
        };
        let mut others = wire.others.as_assoc().cloned().unwrap_or_default();
        let number = wire.response_code.as_deref().map(|code| code.trim_ascii().parse());
        let code = match (number, wire.response_code) {
            (Some(Ok(number)), _) => Some(ResponseCode::new(number)),
            // No number, and no reason not to hear what else the answer says.
            (_, Some(text)) => {
                others.insert("response_code", text);
                None
            }
            (_, None) => None,
        };
        Ok(Self {
            action: wire.action.unwrap_or_else(|| "reply".into()),
            object: wire.object,
            code,
            text: wire.response_text,
            attributes,
            others,
        })
    }
}

impl<A: Serialize> Answer<A> {
    pub(super) fn to_body(&self, is_success: bool) -> Result<Body, ops_envelope::Error> {
        let attributes = Attributes::from(ops_envelope::to_value(&self.attributes)?);
        let is_empty = attributes.as_assoc().is_some_and(Assoc::is_empty);
        let wire = Wire {
            protocol: Some("XCP".into()),
            action: Some(self.action.clone()),
            object: self.object.clone(),
            response_text: self.text.clone(),
            is_success,
            response_code: self.code.map(|code| code.number().to_string()),
            attributes: (!is_empty).then_some(attributes),
            others: self.others.clone().into(),
        };
        let mut out = Zeroizing::new(String::new());
        ops_envelope::write_to(&mut *out, &wire, Layout::Indented)?;
        Ok(Body::from(std::mem::take(&mut *out)))
    }
}
