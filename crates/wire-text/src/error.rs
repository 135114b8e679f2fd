//! The error type: what is wrong, where, and what was expected.

mod kind;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use crate::input::{Input, Source};
use crate::limits::Limit;
use crate::position::Position;
use crate::report::Report;
use crate::secret_names::{is_secret, shown_entity, shown_name};

pub use kind::{Category, CodecKind, Kind};

/// Why a document could not be read, or a value not written.
///
/// It has a kind `K`, a place, what was expected, and perhaps a path of keys. It contains no text of the
/// document but names, so you can log it. [`report`](Self::report) shows it together with the line of the source.
///
/// The [page of the crate](crate) has an example.
#[derive(Clone)]
pub struct Error<K>(Box<Inner<K>>);

#[derive(Clone)]
struct Inner<K> {
    kind: K,
    offset: Option<usize>,
    position: Option<Position>,
    message: Message,
    path: String,
    source: Option<Arc<dyn core::error::Error + Send + Sync>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Message {
    /// What would have been right.
    Expected(Cow<'static, str>),
    /// The words of a type's own code.
    Custom(String),
    /// The name of a field that is not there, in words.
    Missing(String),
}

impl<K: Kind> Error<K> {
    /// An error of `kind` at byte `offset`, where `expected` was expected.
    #[cold]
    pub fn new(
        kind: K,
        offset: impl Into<Option<usize>>,
        expected: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::with_message(kind, offset.into(), Message::Expected(expected.into()))
    }

    /// An error with a message from the `Deserialize` or `Serialize` of a type.
    #[cold]
    pub fn custom(kind: K, message: impl Into<String>) -> Self {
        Self::with_message(kind, None, Message::Custom(message.into()))
    }

    /// The error for more than `limit` allows, at byte `offset`.
    #[cold]
    #[must_use]
    pub fn limit(limit: Limit, offset: impl Into<Option<usize>>) -> Self {
        Self::new(K::of_limit(limit), offset, limit.expectation())
    }

    fn with_message(kind: K, offset: Option<usize>, message: Message) -> Self {
        let (position, path, source) = (None, String::new(), None);
        Self(Box::new(Inner { kind, offset, position, message, path, source }))
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> K {
        self.0.kind
    }

    /// Where, as a byte offset into the input; `None` for values that were not read from text.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Where, as line and column; `None` if the input was not available.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// What was expected. If the `Deserialize` of a type refused the value, its message; but if the value
    /// belongs to a secret name, the message is removed.
    #[must_use]
    pub fn expected(&self) -> &str {
        match &self.0.message {
            Message::Expected(expected) => expected,
            Message::Custom(message) | Message::Missing(message) => message,
        }
    }

    /// The keys and indexes that lead to the value which did not fit, as in
    /// `attributes.nameserver_list[3].name`.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        Some(self.0.path.as_str()).filter(|path| !path.is_empty())
    }

    /// The name of the field that is missing, as [`missing`](Self::missing) was given it; `None` for an error about
    /// anything else. The field is missing from what [`path`](Self::path) leads to.
    #[must_use]
    pub fn missing_name(&self) -> Option<&str> {
        match &self.0.message {
            Message::Missing(message) => message.strip_prefix("missing field `")?.strip_suffix('`'),
            Message::Expected(_) | Message::Custom(_) => None,
        }
    }

    /// The category of the kind: what a program can do about it.
    #[must_use]
    pub fn classify(&self) -> Category {
        self.0.kind.category()
    }

    /// Shows the error together with its line of `source`: line number, column, a caret, and the line with all
    /// words masked except those of the format.
    #[must_use]
    pub fn report<'a>(&'a self, source: &'a (impl Input + ?Sized)) -> Report<'a> {
        Report {
            message: self.headline(),
            source: Source::of(source).bytes(),
            offset: self.0.offset,
            vocabulary: K::VOCABULARY,
            masked: true,
        }
    }

    /// The error in words, without its place.
    fn headline(&self) -> String {
        let Inner { kind, message, path, .. } = &*self.0;
        let message = match message {
            Message::Expected(expected) => format!("{kind}: expected {expected}"),
            Message::Custom(message) | Message::Missing(message) => format!("{kind}: {message}"),
        };
        if path.is_empty() { message } else { format!("{message} at `{path}`") }
    }

    /// Sets the place to byte `offset`, unless the error has one.
    #[must_use]
    pub fn at(mut self, offset: impl Into<Option<usize>>) -> Self {
        self.0.offset = self.0.offset.or(offset.into());
        self
    }

    /// Replaces the offset by `find(offset)`.
    #[must_use]
    pub fn map_offset(mut self, find: impl FnOnce(usize) -> usize) -> Self {
        self.0.offset = self.0.offset.map(find);
        self
    }

    /// Sets line and column, found in `source`, the input that was read.
    #[must_use]
    pub fn locate(mut self, source: Source<'_>) -> Self {
        self.0.position = self.0.offset.map(|offset| Position::of(source.bytes(), offset));
        self
    }

    /// Replaces what was expected.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<Cow<'static, str>>) -> Self {
        self.0.message = Message::Expected(expected.into());
        self
    }

    /// Adds the name of the entity at the offset of this error in `xml`, unless it may be part of a secret: see
    /// [`shown_entity`].
    #[must_use]
    pub fn naming_entity(self, xml: &str) -> Self {
        match self.offset().and_then(|at| shown_entity(xml, at)) {
            Some(name) => {
                let expected = format!("{}, found `&{name};`", self.expected());
                self.expecting(expected)
            }
            None => self,
        }
    }

    /// Puts `key` before the path.
    #[must_use]
    pub fn in_field(mut self, key: &str) -> Self {
        let path = &self.0.path;
        let between = if path.is_empty() || path.starts_with('[') { "" } else { "." };
        self.0.path = format!("{}{between}{path}", shown_name(key));
        if is_secret(key) {
            self.hide_value();
        }
        self
    }

    /// Puts `keys` before the path, the first key outermost.
    #[must_use]
    pub fn in_path(self, keys: &[String]) -> Self {
        keys.iter().rev().fold(self, |error, key| error.in_field(key))
    }

    /// Puts `[index]` before the path.
    #[must_use]
    pub fn in_index(mut self, index: usize) -> Self {
        let path = &self.0.path;
        let between = if path.is_empty() || path.starts_with('[') { "" } else { "." };
        self.0.path = format!("[{index}]{between}{path}");
        self
    }

    /// Appends `number` to the name of the missing field, if the error is about a missing field: for listings
    /// whose rows have numbered names such as `SLD1`.
    #[must_use]
    pub fn numbering_missing(mut self, number: &str) -> Self {
        if let (true, Message::Missing(message)) = (self.0.path.is_empty(), &mut self.0.message)
            && let Some(name) = message.strip_suffix('`')
            && name.ends_with(|c: char| c.is_ascii_alphanumeric())
        {
            *message = format!("{name}{number}`");
        }
        self
    }

    /// Words of a type's own code may quote the value.
    fn hide_value(&mut self) {
        match (self.classify(), &self.0.message) {
            (Category::Data, _) => {
                self.0.message = Message::Expected("a value of the type that was asked for".into());
            }
            (_, Message::Custom(_)) => {
                self.0.message = Message::Expected("a value that can be written".into());
            }
            _ => {}
        }
    }

    /// Sets the cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl core::error::Error + Send + Sync + 'static) -> Self {
        self.0.source = Some(Arc::new(source));
        self
    }

    /// Converts the error into one of another crate's kinds.
    #[must_use]
    pub fn map_kind<L: Kind>(self, map: impl FnOnce(K) -> L) -> Error<L> {
        let Inner { kind, offset, position, message, path, source } = *self.0;
        Error(Box::new(Inner { kind: map(kind), offset, position, message, path, source }))
    }
}

impl<K: CodecKind> Error<K> {
    /// An error of the kind [`DATA`](CodecKind::DATA): the field with this name is missing.
    #[must_use]
    pub fn missing(field: &str) -> Self {
        Self::with_message(K::DATA, None, Message::Missing(format!("missing field `{field}`")))
    }

    /// An error of the kind [`DATA`](CodecKind::DATA): the value does not fit the type.
    #[cold]
    pub fn data(expected: impl Into<Cow<'static, str>>) -> Self {
        Self::new(K::DATA, None, expected)
    }

    /// An error of the kind [`UNREPRESENTABLE`](CodecKind::UNREPRESENTABLE): the format cannot hold the value.
    #[cold]
    pub fn unrepresentable(expected: impl Into<Cow<'static, str>>) -> Self {
        Self::new(K::UNREPRESENTABLE, None, expected)
    }
}

/// The error for an output that failed.
impl<K: CodecKind> From<fmt::Error> for Error<K> {
    #[cold]
    fn from(_: fmt::Error) -> Self {
        Self::new(K::OUTPUT, None, "an output with room")
    }
}

/// `kind: expected … at byte 14 (line 1, column 15)`: as much of the place as is known.
impl<K: Kind> fmt::Display for Error<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())?;
        let Some(offset) = self.0.offset else { return Ok(()) };
        let before = if self.0.path.is_empty() { " at" } else { "," };
        write!(f, "{before} byte {offset}")?;
        match self.0.position {
            Some(Position { line, column }) => write!(f, " (line {line}, column {column})"),
            None => Ok(()),
        }
    }
}

impl<K: Kind> fmt::Debug for Error<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("offset", &self.0.offset)
            .field("expected", &self.expected())
            .field("path", &self.0.path)
            .finish()
    }
}

/// Compares kind, place, expectation and path, but not the cause.
impl<K: PartialEq> PartialEq for Error<K> {
    fn eq(&self, other: &Self) -> bool {
        let (left, right) = (&self.0, &other.0);
        left.kind == right.kind
            && left.offset == right.offset
            && left.message == right.message
            && left.path == right.path
    }
}

impl<K: Eq> Eq for Error<K> {}

impl<K: Kind> core::error::Error for Error<K> {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
