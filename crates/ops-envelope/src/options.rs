//! Options for reading and writing.

use alloc::string::String;

use wire_text::Limits;

/// How to read an envelope. By default every spelling that has only one meaning is read.
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
    pub(crate) limits: Limits,
    pub(crate) doubled_keys: DoubledKeys,
    pub(crate) strict: bool,
    pub(crate) charset: Option<String>,
}

/// What to do if one assoc has the same key twice, or one array the same index twice.
///
/// [`ParseOptions`] has an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DoubledKeys {
    /// Refuse it, because other readers differ.
    #[default]
    Refuse,
    /// Take the first value.
    First,
    /// Take the last value, at the position of the first.
    Last,
}

/// The white space in a written envelope.
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
    /// One element per line, four blanks per level: the layout of the OpenSRS documents, byte for byte.
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

    /// Sets what to do about keys that occur twice.
    #[must_use]
    pub const fn with_doubled_keys(mut self, doubled_keys: DoubledKeys) -> Self {
        self.doubled_keys = doubled_keys;
        self
    }

    /// Sets the encoding that the transport declares, such as the `charset` of HTTP. It has priority over the
    /// XML declaration, and a byte-order mark has priority over it. It has no effect on text.
    #[must_use]
    pub fn with_charset(mut self, charset: impl Into<String>) -> Self {
        self.charset = Some(charset.into());
        self
    }

    /// Refuses every deviation from the published grammar, with
    /// [`ErrorKind::Deviation`](crate::ErrorKind::Deviation).
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.strict = true;
        self
    }
}
