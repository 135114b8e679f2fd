//! What can be wrong with an envelope, where, and what was expected.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use core::fmt;

use xml_pull::{Category, Limit, Report};

use crate::{DeviationKind, redact};

/// Why an envelope was not read, or a value not written.
///
/// The error holds a kind, an offset, an expectation and perhaps a key path, but never the text of a
/// value, so it can be logged. [`report`](Self::report) shows it beside the source.
///
/// ```
/// use ops_envelope::{Envelope, ErrorKind};
///
/// let error = Envelope::parse("<OPS_envelope><body/></OPS_envelope>").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::UnexpectedElement);
/// assert_eq!(error.offset(), Some(14));
/// assert_eq!(error.to_string(), "unexpected element: expected `<header>`");
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
    /// The input ended before the envelope did.
    Incomplete,
    /// A limit was reached; see [`Limits`](crate::Limits).
    Limit(Limit),
    /// The XML or its encoding is wrong; the kind is [`XmlErrorKind`](crate::XmlErrorKind).
    Xml(xml_pull::ErrorKind),
    /// An element that cannot stand here, or the end of one that must go on.
    UnexpectedElement,
    /// Text where only elements can stand, or beside a `dt_*`.
    UnexpectedText,
    /// An attribute other than the `key` and `class` of an `item`.
    UnexpectedAttribute,
    /// An `item` without `key`.
    MissingKey,
    /// A key twice in one assoc, or a header field twice.
    DuplicateKey,
    /// An index twice in one array.
    DuplicateIndex,
    /// A key in an array that is no index.
    InvalidIndex,
    /// In strict mode: a departure from the published grammar.
    Deviation(DeviationKind),
    /// The envelope does not fit the type it was to be read into.
    Data,
    /// A value that an envelope cannot hold.
    Unrepresentable,
    /// The output did not take what was written.
    Output,
}

impl Error {
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
    /// these words; none of them remain under a secret key.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// The keys and indexes that lead to the value which did not fit, as in
    /// `attributes.nameserver_list[3].name`.
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
        Report::new(self, source, self.0.offset)
            .with_vocabulary(redact::is_vocabulary)
            .with_names_in("key")
    }

    /// Puts `key` before the path.
    pub(crate) fn under_key(mut self, key: &str) -> Self {
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
    pub(crate) fn under_index(mut self, index: usize) -> Self {
        let between = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        self.0.path = format!("[{index}]{between}{}", self.0.path);
        self
    }

    pub(crate) fn expecting(mut self, expected: impl Into<Cow<'static, str>>) -> Self {
        self.0.expected = expected.into();
        self
    }

    /// Expects the end tag of the element `name`, which is named only if the grammar does.
    pub(crate) fn expecting_end_of(self, name: &str) -> Self {
        if redact::is_vocabulary(name) {
            self.expecting(format!("`</{name}>`"))
        } else {
            self.expecting(xml_pull::Error::END_TAG)
        }
    }

    pub(crate) fn caused_by(mut self, source: impl Into<Source>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Places the error where `find` says that its offset stands.
    pub(crate) fn moved(mut self, find: impl FnOnce(usize) -> usize) -> Self {
        self.0.offset = self.0.offset.map(find);
        self
    }

    /// Places the error at `offset`, unless it has a place.
    #[cfg(feature = "serde")]
    pub(crate) fn at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
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
        match error {
            xml_pull::WriteError::Output => {
                Self::new(ErrorKind::Output, None, "an output with room")
            }
            xml_pull::WriteError::InvalidName => {
                Self::new(ErrorKind::Unrepresentable, None, "a name that XML allows")
            }
            _ => Self::new(ErrorKind::Unrepresentable, None, "characters that XML allows"),
        }
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
            Self::Incomplete => "incomplete envelope",
            Self::Limit(limit) => return limit.fmt(f),
            Self::Xml(kind) => return kind.fmt(f),
            Self::UnexpectedElement => "unexpected element",
            Self::UnexpectedText => "unexpected text",
            Self::UnexpectedAttribute => "unexpected attribute",
            Self::MissingKey => "item without key",
            Self::DuplicateKey => "key given twice",
            Self::DuplicateIndex => "index given twice",
            Self::InvalidIndex => "invalid index",
            Self::Deviation(kind) => return kind.fmt(f),
            Self::Data => "value that does not fit",
            Self::Unrepresentable => "value that cannot be written",
            Self::Output => "output failed",
        })
    }
}

impl core::error::Error for Error {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
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
