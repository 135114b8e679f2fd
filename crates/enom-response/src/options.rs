//! Options for reading and writing.

use alloc::string::String;

use wire_text::Limits;

use crate::format::Format;

/// How to read a response. By default the format is detected, and every spelling that was seen is read.
///
/// ```
/// use enom_response::{Format, Limits, ParseOptions, Response};
///
/// let options = ParseOptions::new()
///     .with_format(Format::Text)
///     .with_limits(Limits::new().with_items(10));
/// let response = Response::parse_with("ErrCount=0\nDone=true", &options)?;
/// assert!(response.is_complete());
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ParseOptions {
    pub(crate) limits: Limits,
    pub(crate) format: Option<Format>,
    pub(crate) charset: Option<String>,
    pub(crate) strict: bool,
}

impl ParseOptions {
    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { limits: Limits::new(), format: None, charset: None, strict: false }
    }

    /// Sets the limits; see [`Limits::new`] for the defaults. Fields and comments count as items.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the format of the response. A response in another one is refused.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Sets the encoding that the transport declares, such as the `charset` of HTTP. It has priority over the
    /// declaration in the response, and a byte-order mark has priority over it.
    #[must_use]
    pub fn with_charset(mut self, charset: impl Into<String>) -> Self {
        self.charset = Some(charset.into());
        self
    }

    /// Refuses every deviation from the published format, with
    /// [`ErrorKind::Deviation`](crate::ErrorKind::Deviation).
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.strict = true;
        self
    }
}

/// How to write a response.
///
/// ```
/// use enom_response::{Format, Layout, Response, WriteOptions};
///
/// let response = Response::parse("ErrCount=0\nDone=true")?;
/// let mut text = String::new();
/// let options = WriteOptions::new(Format::Text).with_layout(Layout::Wire);
/// response.write_with(&mut text, &options)?;
/// assert_eq!(text, "ErrCount=0\r\nDone=true\r\n");
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct WriteOptions {
    pub(crate) format: Format,
    pub(crate) layout: Layout,
}

/// The white space in the lines and tags of a response.
///
/// [`WriteOptions`] has an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// As the documents print it, byte for byte (`SetPassword`).
    #[default]
    Documented,
    /// As the live interface sends it: CR LF in text, end tags without a blank in HTML. XML is the same.
    Wire,
}

impl WriteOptions {
    /// Writes `format` in the documented layout.
    #[must_use]
    pub const fn new(format: Format) -> Self {
        Self { format, layout: Layout::Documented }
    }

    /// Sets the layout.
    #[must_use]
    pub const fn with_layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }
}
