//! The three formats.

use core::fmt;
use core::str::FromStr;

use wire_text::{Input, Source};

use crate::decode;
use crate::detect;
use crate::error::Error;
use crate::options::ParseOptions;

/// A format that the interface answers in, its parameter `ResponseType`. Exhaustive, for the interface
/// has never had another.
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

    /// The name of the format in small letters: `text`, `html`, `xml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Xml => "xml",
        }
    }

    /// The media type that the interface sends the format as.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Xml => "text/xml",
        }
    }

    /// Which format `input` is in. Comment lines aside: text begins with a field, HTML with one of its
    /// tags, XML with any other tag.
    ///
    /// # Errors
    /// [`NotAResponse`](crate::ErrorKind::NotAResponse) for everything else, and errors of the encoding. A
    /// format is no promise that [`Response::parse`](crate::Response::parse) will accept the rest.
    pub fn detect(input: &(impl Input + ?Sized)) -> Result<Self, Error> {
        let source = Source::of(input);
        let decoded = decode::text(source, &ParseOptions::new())?;
        detect::detect(decoded.text())
            .map_err(|error| error.map_offset(|at| decoded.source_offset(at)).locate(source))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads the name of a format in any letter case, as the parameter `ResponseType` has it.
impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|format| name.trim().eq_ignore_ascii_case(format.name()))
            .ok_or_else(|| Error::data("`text`, `html` or `xml`"))
    }
}
