//! What can be wrong with a response, where, and what was expected.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use core::fmt;

use xml_pull::{Category, Limit, Report};

use crate::{DeviationKind, Looks, redact};

/// Why a response was not read, or a value not written.
///
/// The error holds a kind, an offset, an expectation and perhaps a field path, but never the text
/// of a value, so it can be logged. [`report`](Self::report) shows it beside the source.
///
/// ```
/// use enom_response::{ErrorKind, Response};
///
/// let error = Response::parse("<interface-response><Done>true</Done>").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Incomplete);
/// assert_eq!(error.offset(), Some(37));
/// assert_eq!(error.to_string(), "incomplete response: expected the end tag of the open element");
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    offset: Option<usize>,
    expected: Cow<'static, str>,
    /// Whether `expected` is no expectation but what a type's own code said.
    said: bool,
    path: String,
    source: Option<Source>,
}

/// What lies below: the XML reader's error, or what an I/O stream said.
type Source = Box<dyn core::error::Error + Send + Sync>;

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input ended within a tag, or an XML document before its root element did.
    Incomplete,
    /// A limit was reached; see [`Limits`](crate::Limits).
    Limit(Limit),
    /// The markup, the characters or the encoding are wrong, in any of the formats.
    Xml(xml_pull::ErrorKind),
    /// Not a response at all; it looks like something else.
    NotAResponse(Looks),
    /// XML with another root element.
    UnexpectedRoot,
    /// In strict mode: a departure from the published form.
    Deviation(DeviationKind),
    /// The response does not fit the type it was to be read into.
    Data,
    /// A value that the format cannot hold.
    Unrepresentable,
    /// The output did not take what was written.
    Output,
}

impl Error {
    #[cold]
    pub(crate) fn new(
        kind: ErrorKind,
        offset: Option<usize>,
        expected: impl Into<Cow<'static, str>>,
    ) -> Self {
        let (expected, path, source) = (expected.into(), String::new(), None);
        Self(Box::new(Inner { kind, offset, expected, said: false, path, source }))
    }

    /// An error in the words of a type's own code.
    #[cfg(feature = "serde")]
    pub(crate) fn said(kind: ErrorKind, message: String) -> Self {
        let mut error = Self::new(kind, None, message);
        error.0.said = true;
        error
    }

    /// A document that asked for too much, at `offset`.
    #[cold]
    pub(crate) fn limit(limit: Limit, offset: usize) -> Self {
        Self::new(ErrorKind::Limit(limit), Some(offset), limit.expectation())
    }

    /// A value that `format` cannot hold.
    #[cold]
    pub(crate) fn unrepresentable(expected: &'static str, name: &str) -> Self {
        Self::new(ErrorKind::Unrepresentable, None, expected).under_key(name)
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where, as a byte offset into the input; `None` for values that were not read from text.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// What would have been right. Where the code of a type refused a value in words of its own,
    /// these words; none of them remain under the name of a secret.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// The names and indexes that lead to the value which did not fit, as in
    /// `domain-list.domain[3].sld`.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        Some(self.0.path.as_str()).filter(|path| !path.is_empty())
    }

    /// The coarse sort of the kind: what a program can do about it.
    #[must_use]
    pub fn classify(&self) -> Category {
        match self.0.kind {
            ErrorKind::Incomplete => Category::Incomplete,
            ErrorKind::Limit(_) => Category::Limit,
            ErrorKind::Xml(_) => Category::Syntax,
            ErrorKind::Data => Category::Data,
            ErrorKind::Unrepresentable | ErrorKind::Output => Category::Write,
            _ => Category::Structure,
        }
    }

    /// The error beside the line of `source` it stands in: line, column, a caret, and of the line's
    /// words only those that cannot be secret.
    #[must_use]
    pub fn report<'a>(&'a self, source: &'a [u8]) -> Report<'a> {
        Report::new(self, source, self.0.offset).with_vocabulary(redact::is_vocabulary)
    }

    /// Puts `key` before the path; an output that fails does so of itself.
    pub(crate) fn under_key(mut self, key: &str) -> Self {
        if self.0.kind == ErrorKind::Output {
            return self;
        }
        let between = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        self.0.path = format!("{key}{between}{}", self.0.path);
        if redact::is_secret(key) && (self.0.said || self.0.kind == ErrorKind::Data) {
            self.0.said = false;
            self.0.expected = Cow::Borrowed(match self.0.kind {
                ErrorKind::Data => "a value of the type that was asked for",
                _ => "a value that can be written",
            });
        }
        self
    }

    /// Puts `[index]` before the path.
    #[cfg(feature = "serde")]
    pub(crate) fn under_index(mut self, index: usize) -> Self {
        let between = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        self.0.path = format!("[{index}]{between}{}", self.0.path);
        self
    }

    /// Places the error where `find` says that its offset stands.
    pub(crate) fn moved(mut self, find: impl FnOnce(usize) -> usize) -> Self {
        self.0.offset = self.0.offset.map(find);
        self
    }

    /// Says what lies below.
    pub(crate) fn caused_by(
        mut self,
        source: impl core::error::Error + Send + Sync + 'static,
    ) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// Places the error at `offset`, unless it has a place.
    #[cfg(feature = "serde")]
    pub(crate) fn at(mut self, offset: Option<usize>) -> Self {
        self.0.offset = self.0.offset.or(offset);
        self
    }
}

impl From<xml_pull::Error> for Error {
    #[cold]
    fn from(error: xml_pull::Error) -> Self {
        let kind = match error.kind() {
            xml_pull::ErrorKind::Incomplete => ErrorKind::Incomplete,
            xml_pull::ErrorKind::Limit(limit) => ErrorKind::Limit(limit),
            kind => ErrorKind::Xml(kind),
        };
        Self::new(kind, Some(error.offset()), error.expected()).caused_by(error)
    }
}

impl From<xml_pull::WriteError> for Error {
    #[cold]
    fn from(error: xml_pull::WriteError) -> Self {
        let (kind, expected) = match error {
            xml_pull::WriteError::Output => return Self::from(fmt::Error),
            xml_pull::WriteError::InvalidName => {
                (ErrorKind::Unrepresentable, "a name that XML allows")
            }
            _ => (ErrorKind::Unrepresentable, "characters that XML allows"),
        };
        Self::new(kind, None, expected)
    }
}

impl From<fmt::Error> for Error {
    #[cold]
    fn from(_: fmt::Error) -> Self {
        Self::new(ErrorKind::Output, None, "an output with room")
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = if self.0.said { "" } else { "expected " };
        write!(f, "{}: {expected}{}", self.0.kind, self.0.expected)?;
        match self.path() {
            Some(path) => write!(f, " at `{path}`"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("offset", &self.0.offset)
            .field("expected", &self.0.expected)
            .field("path", &self.0.path)
            .finish()
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Incomplete => "incomplete response",
            Self::Limit(limit) => return limit.fmt(f),
            Self::Xml(kind) => return kind.fmt(f),
            Self::NotAResponse(looks) => return write!(f, "not a response but {looks}"),
            Self::UnexpectedRoot => "unexpected root element",
            Self::Deviation(kind) => return kind.fmt(f),
            Self::Data => "value that does not fit",
            Self::Unrepresentable => "value that cannot be written",
            Self::Output => "output failed",
        })
    }
}

impl core::error::Error for Error {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| &**source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_word() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
