//! Making a response: for proxies, test doubles and servers.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use xml_pull::Limits;

use crate::field::{Field, Piece};
use crate::tape::{Link, MAX_LENGTH, Node, Run, Slice, Tape, count};
use crate::{Error, ErrorKind, Format, Response};

/// Makes a [`Response`], piece by piece in document order.
///
/// Mistakes, such as closing a field that is not open, are kept until [`finish`](Self::finish).
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
/// assert_eq!(response.errors(), ["Bad User name or Password"]);
/// assert_eq!(response.get("domainname"), Some("example.com"));
/// # Ok::<(), enom_response::Error>(())
/// ```
pub struct Builder {
    format: Format,
    tape: Box<Tape>,
    /// Kept at the end, so that nothing but names stands between texts.
    comments: Vec<String>,
    open: Vec<Open>,
    error: Option<Error>,
}

/// A field that was opened.
struct Open {
    node: u32,
    runs: Vec<Run>,
}

impl Builder {
    /// A builder of a response that says it is in `format`. It can be written in every format.
    #[must_use]
    pub fn new(format: Format) -> Self {
        let mut builder = Self {
            format,
            tape: Box::default(),
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

    /// Begins a field, which goes on until [`close`](Self::close).
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

    /// Adds an attribute to the field (or the root) that is open. It must come before text and fields.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        let fresh = self.open.last().is_some_and(|open| {
            open.runs.is_empty() && open.node as usize + 1 == self.tape.nodes.len()
        });
        if !fresh || name.is_empty() {
            return self.fail("attributes with names, before the content of their field");
        }
        let attribute = Node { name: self.keep(name), value: self.keep(value) };
        self.tape.attributes.push(attribute);
        self
    }

    /// Adds text to the field (or the root) that is open.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        let kept = self.keep(text);
        let before = count(self.tape.nodes.len());
        let Some(open) = self.open.last_mut() else { return self };
        match open.runs.last_mut() {
            Some(last) if last.before == before => {
                last.text.len = last.text.len.saturating_add(kept.len);
            }
            _ => open.runs.push(Run { parent: open.node, before, text: kept }),
        }
        self
    }

    /// Ends the field that was opened last.
    pub fn close(&mut self) -> &mut Self {
        if self.open.len() < 2 {
            return self.fail("a field that is open");
        }
        self.end();
        self
    }

    /// Adds a copy of `field` with everything in it.
    pub fn copy(&mut self, field: Field<'_>) -> &mut Self {
        let mut contents = Vec::new();
        let mut next = Some(Piece::Field(field));
        loop {
            match next {
                Some(Piece::Field(field)) => {
                    self.open(field.name());
                    for (name, value) in field.attributes() {
                        self.attribute(name, value);
                    }
                    contents.push(field.content());
                }
                Some(Piece::Text(text)) => {
                    self.text(text);
                }
                None => {
                    contents.pop();
                    self.close();
                }
            }
            next = match contents.last_mut() {
                Some(content) => content.next(),
                None => return self,
            };
        }
    }

    /// The response, if every field was closed.
    ///
    /// # Errors
    /// [`Unrepresentable`](ErrorKind::Unrepresentable) for the first mistake.
    pub fn finish(mut self) -> Result<Response<'static>, Error> {
        if self.open.len() > 1 {
            self.fail("the end of every field");
        }
        self.end();
        for comment in core::mem::take(&mut self.comments) {
            let comment = self.keep(&comment);
            self.tape.comments.push(comment);
        }
        if let Some(error) = self.error {
            return Err(error);
        }
        self.tape.runs.sort_by_key(|run| run.parent);
        Ok(Response { format: self.format, source: Cow::Borrowed(""), tape: self.tape })
    }

    fn begin(&mut self, name: &str) {
        let node = count(self.tape.nodes.len());
        let name = self.keep(name);
        let attributes = count(self.tape.attributes.len());
        self.tape.nodes.push(Node { name, value: Slice::default() });
        self.tape.links.push(Link { end: node, attributes });
        self.open.push(Open { node, runs: Vec::new() });
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = count(self.tape.nodes.len());
        let has_children = end > open.node + 1;
        let is_white =
            |run: &Run| self.tape.text("", run.text).bytes().all(xml_pull::is_white_space);
        let value = match open.runs.as_slice() {
            // White space alone is layout.
            runs if has_children && runs.iter().all(is_white) => Slice::default(),
            [] => Slice::default(),
            [only] if !has_children => only.text,
            runs => {
                let whole: String = runs.iter().map(|run| self.tape.text("", run.text)).collect();
                let whole = self.keep(&whole);
                if has_children {
                    self.tape.runs.extend(open.runs);
                }
                whole
            }
        };
        if let Some(node) = self.tape.nodes.get_mut(open.node as usize) {
            node.value = value;
        }
        if let Some(link) = self.tape.links.get_mut(open.node as usize) {
            link.end = end;
        }
    }

    fn keep(&mut self, text: &str) -> Slice {
        let start = self.tape.decoded.len();
        if start + text.len() > MAX_LENGTH {
            self.fail("less text than 1 GiB");
            return Slice::default();
        }
        self.tape.decoded.push_str(text);
        self.tape.decoded_since("", start)
    }

    #[cold]
    fn fail(&mut self, expected: &'static str) -> &mut Self {
        self.error.get_or_insert_with(|| Error::new(ErrorKind::Unrepresentable, None, expected));
        self
    }
}

/// How far it is, without what it holds.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("format", &self.format)
            .field("fields", &self.tape.nodes.len().saturating_sub(1))
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
