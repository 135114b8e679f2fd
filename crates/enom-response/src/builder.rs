//! Makes a response: for proxies, test doubles and servers.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use wire_text::Limits;

use crate::arena::{Arena, MAX_LENGTH, Node, Slice};
use crate::error::Error;
use crate::field::Field;
use crate::format::Format;
use crate::response::Response;
use crate::wipe::{Document, wipe};

/// Builds a [`Response`], piece by piece in document order.
///
/// A mistake, such as closing a field that is not open, is reported by [`finish`](Self::finish).
///
/// ```
/// use enom_response::{Builder, Format};
///
/// let mut builder = Builder::new(Format::Xml);
/// builder.field("Command", "SETPASSWORD").field("ErrCount", "1");
/// builder.open("errors").field("Err1", "Bad User name or Password").close();
/// builder.open("domainname").attribute("sld", "example").text("example.com").close();
/// builder.field("Done", "true");
/// let response = builder.finish()?;
///
/// assert_eq!(response.get("Err1"), Some("Bad User name or Password"));
/// assert_eq!(response.get("domainname"), Some("example.com"));
/// # Ok::<(), enom_response::Error>(())
/// ```
pub struct Builder {
    format: Format,
    arena: Box<Arena>,
    /// Kept at the end, so that nothing but names stands between texts.
    comments: Vec<String>,
    /// The fields that are open, the root first.
    open: Vec<u32>,
    error: Option<Error>,
}

impl Builder {
    /// A builder for a response whose [`format`](Response::format) is `format`. The response can be written in
    /// every format.
    #[must_use]
    pub fn new(format: Format) -> Self {
        let mut builder = Self {
            format,
            arena: Box::default(),
            comments: Vec::new(),
            open: Vec::new(),
            error: None,
        };
        builder.begin("");
        builder
    }

    /// Adds a comment line, without `;`.
    pub fn comment(&mut self, comment: &str) -> &mut Self {
        self.comments.push(comment.into());
        self
    }

    /// Adds a field with a value.
    pub fn field(&mut self, name: &str, value: &str) -> &mut Self {
        self.open(name).text(value).close()
    }

    /// Begins a field, which ends with [`close`](Self::close).
    pub fn open(&mut self, name: &str) -> &mut Self {
        if name.is_empty() {
            return self.fail("a name");
        }
        if self.open.len() >= Limits::MAX_DEPTH {
            return self.fail("no deeper nesting than `Limits::MAX_DEPTH`");
        }
        self.begin(name);
        self
    }

    /// Adds an attribute to the open field (or the root). It must come before text and fields.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        let is_fresh = self.open.last().is_some_and(|&open| {
            let node = self.arena.nodes.get(open as usize);
            open as usize + 1 == self.arena.nodes.len()
                && node.is_some_and(|node| node.value.is_empty())
        });
        if !is_fresh || name.is_empty() {
            return self.fail("attributes with names, before the content of their field");
        }
        let attribute = Node { name: self.keep(name), value: self.keep(value) };
        self.arena.attributes.push(attribute);
        self
    }

    /// Adds text to the value of the open field. A field has either a value or fields; the root has no value.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        let Some(&open) = self.open.last() else { return self };
        if open == 0 || open as usize + 1 < self.arena.nodes.len() {
            return self.fail("text in a field without fields");
        }
        if self.check_room(text) {
            let before = self.arena.nodes.last().map(|node| node.value).unwrap_or_default();
            let value = self.arena.append("", before, text);
            self.arena.set_value(value);
        }
        self
    }

    /// Ends the innermost open field.
    pub fn close(&mut self) -> &mut Self {
        if self.open.len() < 2 {
            return self.fail("a field that is open");
        }
        self.end();
        self
    }

    /// Adds a copy of `field` with all its fields.
    pub fn copy(&mut self, field: Field<'_>) -> &mut Self {
        // The ends of the fields that are open.
        let mut open = Vec::new();
        for index in field.index..field.end() {
            while open.last().is_some_and(|&end| end <= index) {
                open.pop();
                self.close();
            }
            let this = Field { index, ..field };
            self.open(this.name());
            for (name, value) in this.attributes() {
                self.attribute(name, value);
            }
            self.text(this.value());
            open.push(this.end());
        }
        for _ in open {
            self.close();
        }
        self
    }

    /// The response, if every field was closed.
    ///
    /// # Errors
    /// [`Unrepresentable`](crate::ErrorKind::Unrepresentable) for the first mistake.
    pub fn finish(mut self) -> Result<Response<'static>, Error> {
        if self.open.len() > 1 {
            self.fail("the end of every field");
        }
        self.end();
        for comment in core::mem::take(&mut self.comments) {
            let kept = self.keep(&comment);
            self.arena.comments.push(kept);
            wipe(comment.into());
        }
        if let Some(error) = self.error {
            return Err(error);
        }
        Ok(Response { format: self.format, source: Document::Borrowed(""), arena: self.arena })
    }

    fn begin(&mut self, name: &str) {
        if let Some(&parent) = self.open.last()
            && self.arena.nodes.get(parent as usize).is_some_and(|node| !node.value.is_empty())
        {
            self.fail("a field with a value or with fields, not with both");
        }
        let name = self.keep(name);
        self.open.push(self.arena.open(name));
    }

    fn end(&mut self) {
        if let Some(open) = self.open.pop() {
            self.arena.close(open);
        }
    }

    fn keep(&mut self, text: &str) -> Slice {
        if self.check_room(text) { self.arena.keep(0, text) } else { Slice::default() }
    }

    /// Whether there is room for `text`.
    fn check_room(&mut self, text: &str) -> bool {
        let has_room = self.arena.decoded.len() + text.len() <= MAX_LENGTH;
        if !has_room {
            self.fail("less text than 1 GiB");
        }
        has_room
    }

    #[cold]
    fn fail(&mut self, expected: &'static str) -> &mut Self {
        self.error.get_or_insert_with(|| Error::unrepresentable(expected));
        self
    }
}

/// How far it is, without what it holds.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("format", &self.format)
            .field("fields", &self.arena.nodes.len().saturating_sub(1))
            .field("open", &self.open.len().saturating_sub(1))
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_tells_how_far_it_is_and_nothing_else() {
        let mut builder = Builder::new(Format::Xml);
        builder.field("DomainPassword", "hunter2").open("errors").comment("hunter2");
        let shown = alloc::format!("{builder:?}");
        assert_eq!(shown, "Builder { format: Xml, fields: 2, open: 1, error: None, .. }");
    }
}
