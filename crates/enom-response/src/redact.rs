//! Copies for logs, with secrets replaced.

use alloc::boxed::Box;

use wire_text::Redaction;
use wire_text::secret_names::redact_text;

use crate::arena::{Arena, Node};
use crate::field::{Field, Hidden};
use crate::response::Response;
use crate::wipe::Document;

impl Response<'_> {
    /// A copy for logs, which can be serialised, with every secret replaced by `[REDACTED]`.
    ///
    /// ```
    /// use enom_response::Response;
    ///
    /// let response = Response::parse("Password=hunter2\nTrackingKey=1\nDone=true\n")?;
    /// let redacted = response.redacted();
    /// assert_eq!(redacted.get("Password"), Some("[REDACTED]"));
    /// assert_eq!(redacted.get("TrackingKey"), Some("1"));
    /// # Ok::<(), enom_response::Error>(())
    /// ```
    #[must_use]
    pub fn redacted(&self) -> Response<'static> {
        self.redacted_with(&Redaction::secrets())
    }

    /// A copy for logs with everything that `redaction` masks replaced by `[REDACTED]`. What is replaced is not
    /// copied.
    #[must_use]
    pub fn redacted_with(&self, redaction: &Redaction) -> Response<'static> {
        let store = self.store();
        let mut arena = Box::<Arena>::default();
        for comment in self.comments() {
            let comment = arena.keep(0, &redact_text(comment));
            arena.comments.push(comment);
        }
        arena.links.extend_from_slice(&self.arena.links);
        let mut hidden = Hidden::new(|name: &str| redaction.hides(name));
        for index in 0..crate::arena::count(self.arena.nodes.len()) {
            let field = Field { store, index };
            let is_hidden = hidden.is_hidden(field);
            let mut copy = |name: &str, value: &str| {
                let value = redaction.shown(if is_hidden { HIDING } else { name }, value);
                Node { name: arena.keep(0, name), value: arena.keep(0, &value) }
            };
            let node = copy(store.text(field.node().name), field.value());
            let attributes = field.attributes().map(|(name, value)| copy(name, value));
            let attributes: alloc::vec::Vec<_> = attributes.collect();
            arena.nodes.push(node);
            arena.attributes.extend(attributes);
        }
        Response { format: self.format, source: Document::Borrowed(""), arena }
    }
}

/// A name that hides whatever stands under it.
const HIDING: &str = "password";
