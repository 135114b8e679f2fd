//! The pieces of a document.

use alloc::borrow::Cow;

use crate::attributes::Attributes;
use crate::escape;

/// One piece of a document, borrowed from its text. The spans of all pieces together cover the document without
/// gaps; see [`Reader::span`](crate::Reader::span).
///
/// An empty-element tag is followed by an [`EndTag`](Self::EndTag) of its own with an empty span.
///
/// The enum is exhaustive because XML has no other pieces.
///
/// ```
/// use xml_pull::{Event, Reader};
///
/// let xml = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE a SYSTEM 'a.dtd'>\
///            <a>1 &lt; 2<![CDATA[ & so on]]></a>";
/// let mut text = String::new();
/// for piece in Reader::new(xml) {
///     match piece?.1 {
///         Event::Declaration(declaration) => assert_eq!(declaration.encoding(), Some("UTF-8")),
///         Event::Doctype(doctype) => assert_eq!(doctype.system(), Some("a.dtd")),
///         Event::Text(piece) => text += &piece.decode(),
///         Event::CData(piece) => text += &piece.decode(),
///         _ => {}
///     }
/// }
/// assert_eq!(text, "1 < 2 & so on");
/// # Ok::<(), xml_pull::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// U+FEFF at the start of the document.
    ByteOrderMark,
    /// `<?xml version="1.0" encoding="UTF-8"?>` (production 23).
    Declaration(Declaration<'a>),
    /// `<!DOCTYPE name SYSTEM "name.dtd">` without an internal subset (production 28).
    Doctype(Doctype<'a>),
    /// `<name attribute="value">` (productions 40 and 44): a start tag or an empty-element tag.
    StartTag {
        /// The element's name.
        name: &'a str,
        /// The attributes, checked and borrowed.
        attributes: Attributes<'a>,
    },
    /// `</name>` (production 42), or the end that `/>` implies.
    EndTag {
        /// The element's name.
        name: &'a str,
    },
    /// Character data and references between tags (productions 14 and 67), and the white space
    /// outside the root element.
    Text(Text<'a>),
    /// `<![CDATA[…]]>` (production 18).
    CData(CData<'a>),
    /// `<!--…-->` (production 15): the text between the marks.
    Comment(&'a str),
    /// `<?target data?>` (production 16).
    ProcessingInstruction {
        /// The instruction's target.
        target: &'a str,
        /// The text after the target, without the white space between.
        data: &'a str,
    },
}

/// The XML declaration (production 23).
///
/// [`Event`] has an example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Declaration<'a> {
    pub(crate) version: Option<&'a str>,
    pub(crate) encoding: Option<&'a str>,
    pub(crate) standalone: Option<&'a str>,
}

impl<'a> Declaration<'a> {
    /// The version, nearly always `1.0`. `None` if the declaration has no version: the specification does not
    /// allow this, but it is read.
    #[must_use]
    pub const fn version(&self) -> Option<&'a str> {
        self.version
    }

    /// The encoding that the document declares.
    #[must_use]
    pub const fn encoding(&self) -> Option<&'a str> {
        self.encoding
    }

    /// `yes` or `no`.
    #[must_use]
    pub const fn standalone(&self) -> Option<&'a str> {
        self.standalone
    }
}

/// The document type declaration (production 28).
///
/// [`Event`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doctype<'a> {
    pub(crate) name: &'a str,
    pub(crate) public: Option<&'a str>,
    pub(crate) system: Option<&'a str>,
}

impl<'a> Doctype<'a> {
    /// The name of the root element.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The public identifier.
    #[must_use]
    pub const fn public(&self) -> Option<&'a str> {
        self.public
    }

    /// The system identifier. It is never fetched.
    #[must_use]
    pub const fn system(&self) -> Option<&'a str> {
        self.system
    }
}

/// Character data as it is in the document. Its references are checked, but not yet replaced.
///
/// [`Event`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    pub(crate) raw: &'a str,
    pub(crate) decoding: Decoding,
}

/// How much work decoding a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decoding {
    /// White space between tags, as it stands.
    WhiteSpace,
    /// Nothing to replace.
    Plain,
    /// References or carriage returns to replace.
    Encoded,
}

impl<'a> Text<'a> {
    /// The text as it is in the document.
    #[must_use]
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// The decoded text: references are replaced, and line ends become `\n` (section 2.11). Borrowed if nothing
    /// had to change.
    #[must_use]
    pub fn decode(&self) -> Cow<'a, str> {
        match self.decoding {
            Decoding::Encoded => escape::unescape_checked(self.raw),
            Decoding::WhiteSpace | Decoding::Plain => Cow::Borrowed(self.raw),
        }
    }

    /// Whether the text is only white space, none of it written as a reference.
    #[must_use]
    pub fn is_white_space(&self) -> bool {
        match self.decoding {
            Decoding::WhiteSpace => true,
            Decoding::Plain => false,
            Decoding::Encoded => self.raw.bytes().all(crate::chars::is_white_space),
        }
    }
}

/// The content of a CDATA section.
///
/// [`Event`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CData<'a> {
    pub(crate) raw: &'a str,
}

impl<'a> CData<'a> {
    /// The content as it is in the document.
    #[must_use]
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// The decoded text: line ends become `\n` (section 2.11). Borrowed if all were already.
    #[must_use]
    pub fn decode(&self) -> Cow<'a, str> {
        escape::normalize_line_ends(self.raw)
    }
}
