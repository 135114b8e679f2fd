//! What the reader may be told.

use alloc::borrow::Cow;
use alloc::string::String;

use wire_text::Limits;

/// How an envelope is to be read. The default reads every spelling that has one meaning.
///
/// ```
/// use ops_envelope::{DoubledKeys, Envelope, Limits, ParseOptions};
///
/// let options = ParseOptions::new()
///     .with_limits(Limits::new().with_bytes(1 << 20))
///     .with_doubled_keys(DoubledKeys::Last);
/// # let xml = testdata::by_name("send_password.reply.xml").unwrap().bytes();
/// let envelope = Envelope::parse_with(xml, &options)?;
/// # Ok::<(), ops_envelope::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ParseOptions {
    limits: Limits,
    doubled_keys: DoubledKeys,
    strict: bool,
    charset: Option<Cow<'static, str>>,
}

/// What a key that stands twice in one assoc (or an index twice in one array) means.
///
/// [`ParseOptions`] has an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DoubledKeys {
    /// An error, since other readers differ.
    #[default]
    Refuse,
    /// The first value counts.
    First,
    /// The last value counts, in the place of the first.
    Last,
}

/// How an envelope is laid out.
///
/// ```
/// use ops_envelope::{Envelope, Layout, assoc};
///
/// let envelope = Envelope::new(assoc! { "is_success" => true });
/// let mut out = String::new();
/// envelope.write_to(&mut out, Layout::Compact)?;
/// assert!(out.contains(r#"<dt_assoc><item key="is_success">1</item></dt_assoc>"#));
/// # Ok::<(), ops_envelope::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// No white space between tags.
    #[default]
    Compact,
    /// An element a line, four blanks a level: the layout of the OpenSRS documents, byte for byte.
    Indented,
}

impl ParseOptions {
    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            limits: Limits::new(),
            doubled_keys: DoubledKeys::Refuse,
            strict: false,
            charset: None,
        }
    }

    /// Sets the limits; see [`Limits::new`] for the defaults.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Says what a doubled key means.
    #[must_use]
    pub const fn with_doubled_keys(mut self, doubled_keys: DoubledKeys) -> Self {
        self.doubled_keys = doubled_keys;
        self
    }

    /// Says which encoding the carrier of the bytes named, such as the `charset` of HTTP. It counts
    /// more than the XML declaration and less than a byte-order mark; for text it has no meaning.
    #[must_use]
    pub fn with_charset(mut self, charset: impl Into<String>) -> Self {
        self.charset = Some(Cow::Owned(charset.into()));
        self
    }

    /// Refuses every departure from the published grammar, with
    /// [`ErrorKind::Deviation`](crate::ErrorKind::Deviation).
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }

    pub(crate) const fn doubled_keys(&self) -> DoubledKeys {
        self.doubled_keys
    }

    pub(crate) const fn is_strict(&self) -> bool {
        self.strict
    }

    pub(crate) fn charset(&self) -> Option<&str> {
        self.charset.as_deref()
    }
}
