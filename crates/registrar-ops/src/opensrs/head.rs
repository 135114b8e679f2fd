//! What replies and rejections have in common: all but their attributes.

use std::borrow::Cow;
use std::fmt;

use ops_envelope::{Assoc, Envelope, Error as EnvelopeError, Layout, Value, assoc};
use wire_text::secret_names::shown_name;
use zeroize::Zeroizing;

use super::attributes::{Attributes, wipe};
use super::response_code::ResponseCode;
use crate::body::{Body, BodyWriter};

/// The data block of an answer without `is_success` and the attributes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) action: Cow<'static, str>,
    pub(super) object: Option<Cow<'static, str>>,
    pub(super) code: Option<ResponseCode>,
    pub(super) text: Zeroizing<String>,
    pub(super) beside: Attributes,
}

impl Head {
    pub(super) fn new(code: ResponseCode, text: impl Into<String>) -> Self {
        Self {
            action: Cow::Borrowed("reply"),
            object: None,
            code: Some(code),
            text: Zeroizing::new(text.into()),
            beside: Attributes::default(),
        }
    }

    /// The whole message, in the order of the documents.
    pub(super) fn to_envelope<'a>(
        &'a self,
        is_success: bool,
        attributes: Value<'a>,
    ) -> Envelope<'a> {
        let mut items = assoc! { "protocol" => "XCP", "action" => &*self.action };
        if let Some(object) = &self.object {
            items.insert("object", &**object);
        }
        items.insert("response_text", self.text.as_str());
        items.insert("is_success", is_success);
        if let Some(code) = self.code {
            items.insert("response_code", code.number().to_string());
        }
        if !attributes.as_assoc().is_some_and(Assoc::is_empty) {
            items.insert("attributes", attributes);
        }
        for (name, value) in self.beside.as_assoc().into_iter().flatten() {
            items.insert(name, value.clone());
        }
        Envelope::new(items)
    }

    pub(super) fn to_body(
        &self,
        is_success: bool,
        attributes: Value<'_>,
    ) -> Result<Body, EnvelopeError> {
        let envelope = self.to_envelope(is_success, attributes);
        let mut out = BodyWriter::with_capacity(1024);
        let written = envelope.write_to(&mut out, Layout::Indented);
        wipe(envelope.into_value());
        written.map(|()| out.finish())
    }
}

/// The text is the registrar's words and may quote what was sent: it does not show.
impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Head")
            .field("object", &self.object.as_deref().map(shown_name))
            .field("code", &self.code)
            .field("beside", &self.beside)
            .finish_non_exhaustive()
    }
}
