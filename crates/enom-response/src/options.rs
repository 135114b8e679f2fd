//! What the reader and the writers may be told.

use alloc::borrow::Cow;
use alloc::string::String;

use xml_pull::Limits;

use crate::Format;

/// How a response is to be read. The default detects the format and reads every spelling that has
/// one meaning.
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
    limits: Limits,
    format: Option<Format>,
    charset: Option<Cow<'static, str>>,
    strict: bool,
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

    /// Says which format the response is in. Nothing else is tried then.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Says which encoding the carrier of the bytes named, such as the `charset` of HTTP. It counts
    /// more than what the response says of itself and less than a byte-order mark.
    #[must_use]
    pub fn with_charset(mut self, charset: impl Into<String>) -> Self {
        self.charset = Some(Cow::Owned(charset.into()));
        self
    }

    /// Refuses every departure from the published form, with
    /// [`ErrorKind::Deviation`](crate::ErrorKind::Deviation).
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.strict = true;
        self
    }

    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }

    pub(crate) const fn format(&self) -> Option<Format> {
        self.format
    }

    pub(crate) fn charset(&self) -> Option<&str> {
        self.charset.as_deref()
    }

    pub(crate) const fn is_strict(&self) -> bool {
        self.strict
    }
}

/// How a response is to be written.
///
/// ```
/// use enom_response::{Format, Layout, Response, WriteOptions};
///
/// let response = Response::parse("ErrCount=0\nDone=true")?;
/// let options = WriteOptions::new(Format::Html).with_layout(Layout::OneLine);
/// let mut html = String::new();
/// response.write_with(&mut html, &options)?;
/// assert_eq!(
///     html,
///     "<HTML><BODY><STRONG>ErrCount: </STRONG>0<BR /><STRONG>Done: </STRONG>true<BR /></BODY></HTML>",
/// );
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct WriteOptions {
    format: Format,
    layout: Layout,
    lossy: bool,
}

/// How the markup of HTML and XML is laid out. Text has one layout only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// A field a line, byte for byte as the documents print it (`SetPassword`).
    #[default]
    Documented,
    /// Everything in one line, as the live interface sends HTML.
    OneLine,
}

impl WriteOptions {
    /// `format` in the documented layout, losing nothing.
    #[must_use]
    pub const fn new(format: Format) -> Self {
        Self { format, layout: Layout::Documented, lossy: false }
    }

    /// Sets the layout.
    #[must_use]
    pub const fn with_layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// Writes text and HTML although the response has what they cannot hold: attributes are left
    /// out, and so is where text stood beside fields; in text, values are trimmed and their lines are
    /// joined by blanks where they would be read as something else. Names and characters that the
    /// format does not allow stay errors.
    #[must_use]
    pub const fn lossy(mut self) -> Self {
        self.lossy = true;
        self
    }

    pub(crate) const fn format(&self) -> Format {
        self.format
    }

    pub(crate) const fn layout(&self) -> Layout {
        self.layout
    }

    pub(crate) const fn is_lossy(&self) -> bool {
        self.lossy
    }
}
