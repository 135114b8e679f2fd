//! The three formats.

use core::fmt;

/// A format of the interface's answers: its parameter `ResponseType`. The enum is exhaustive, because the
/// interface has never had another.
///
/// ```
/// use enom_response::{Format, Response};
///
/// let response = Response::parse("ErrCount=0\nDone=true")?;
/// assert_eq!(response.format(), Format::Text);
/// assert!(response.to_string(Format::Xml)?.contains("<ErrCount>0</ErrCount>"));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Lines of `Name=Value` after comment lines that start with `;`. The interface's default.
    Text,
    /// `<STRONG>Name: </STRONG>value<br>` after the same comment lines.
    Html,
    /// Elements in the root element `interface-response`.
    Xml,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Text, Self::Html, Self::Xml];

    /// The name of the format in lower case: `text`, `html`, `xml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Xml => "xml",
        }
    }

    /// The media type with which the interface sends the format.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Xml => "text/xml",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
