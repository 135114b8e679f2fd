//! The pull parser as callers see it: an envelope one token at a time.

use alloc::borrow::Cow;
use core::fmt;

use xml_pull::{Limits, Taken};

use crate::Error;
use crate::deviation::Lenient;
use crate::header::Header;
use crate::tokens::Tokens;

/// One step through a data block.
///
/// A value is a [`Scalar`](Self::Scalar), or a [`Start`](Self::Start), its members and an
/// [`End`](Self::End). The members of an assoc or array are [`Item`](Self::Item)s, each followed by
/// its value; or, as `ops.dtd` allows, a single value without item.
///
/// `Debug` shows of a text only how long it is, for the key that would say whether it is a secret
/// belongs to another token.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Token<'a> {
    /// A `dt_*` element opens. A `dt_scalar` with nothing but text is a [`Scalar`](Self::Scalar).
    Start(Container),
    /// An `item` opens; its value comes next.
    Item {
        /// The `key` attribute: a name in an assoc, an index in an array.
        key: Cow<'a, str>,
        /// The `class` attribute.
        class: Option<Cow<'a, str>>,
    },
    /// Text: of an `item`, a `dt_scalar` or a `dt_scalarref`.
    Scalar(Cow<'a, str>),
    /// The container that was opened last ends.
    End,
}

/// The elements that hold values (`ops.dtd`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Container {
    /// `dt_assoc`: items by key.
    Assoc,
    /// `dt_array`: items by index.
    Array,
    /// `dt_scalar`.
    Scalar,
    /// `dt_scalarref`: a reference to a value, in the manner of Perl.
    ScalarRef,
}

impl Container {
    /// The element's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assoc => "dt_assoc",
            Self::Array => "dt_array",
            Self::Scalar => "dt_scalar",
            Self::ScalarRef => "dt_scalarref",
        }
    }

    #[inline]
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "dt_assoc" => Some(Self::Assoc),
            "dt_array" => Some(Self::Array),
            "dt_scalar" => Some(Self::Scalar),
            "dt_scalarref" => Some(Self::ScalarRef),
            _ => None,
        }
    }
}

/// Reads an envelope token by token, in constant memory.
///
/// What a tree would check and a single token cannot show, it does not: keys may stand twice, and
/// array items come in the order of the document. The caller sees each item's key.
///
/// ```
/// use ops_envelope::{Reader, Token};
///
/// # let xml = std::str::from_utf8(testdata::by_name("send_password.reply.xml").unwrap().bytes()).unwrap();
/// let mut reader = Reader::new(xml)?;
/// assert_eq!(reader.header().version(), Some("0.9"));
/// let mut keys = 0;
/// while let Some(token) = reader.next_token()? {
///     if let Token::Item { key, .. } = token {
///         keys += 1;
///     }
/// }
/// assert_eq!(keys, 6);
/// # Ok::<(), ops_envelope::Error>(())
/// ```
pub struct Reader<'a> {
    tokens: Tokens<'a, Lenient>,
    /// The text of an item that was taken whole, and where it starts.
    text: Option<(&'a str, usize)>,
    offset: usize,
}

impl<'a> Reader<'a> {
    /// Reads up to the data block, with the default limits.
    ///
    /// # Errors
    /// [`Xml`](crate::ErrorKind::Xml), [`UnexpectedElement`](crate::ErrorKind::UnexpectedElement)
    /// and the like for whatever stands before the data block.
    pub fn new(xml: &'a str) -> Result<Self, Error> {
        Self::with_limits(xml, Limits::new())
    }

    /// Reads up to the data block, with limits of its own.
    ///
    /// # Errors
    /// As [`new`](Self::new), and [`Limit`](crate::ErrorKind::Limit).
    pub fn with_limits(xml: &'a str, limits: Limits) -> Result<Self, Error> {
        Tokens::open(xml, limits, Lenient).map(|tokens| Self { tokens, text: None, offset: 0 })
    }

    /// The envelope's header.
    #[must_use]
    pub const fn header(&self) -> &Header<'a> {
        self.tokens.header()
    }

    /// The next token; `None` once the envelope has ended and nothing forbidden follows it.
    ///
    /// # Errors
    /// Any kind that reading can end in. An error is final: `None` follows it.
    pub fn next_token(&mut self) -> Result<Option<Token<'a>>, Error> {
        if let Some((text, start)) = self.text.take() {
            self.offset = start;
            return Ok(Some(Token::Scalar(Cow::Borrowed(text))));
        }
        let token = match self.tokens.take_item() {
            Some(Taken::Element { value: key, text }) => {
                self.text = Some((text, self.tokens.text_start(text)));
                Some(Token::Item { key: Cow::Borrowed(key), class: None })
            }
            Some(Taken::StartTag { value: key }) => {
                Some(Token::Item { key: Cow::Borrowed(key), class: None })
            }
            None => self.tokens.next_token().inspect_err(|_| self.tokens.finish())?,
        };
        self.offset = self.tokens.start();
        Ok(token)
    }

    /// Where the last token starts, as a byte offset.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(container) => f.debug_tuple("Start").field(container).finish(),
            Self::Item { key, class } => {
                f.debug_struct("Item").field("key", key).field("class", class).finish()
            }
            Self::Scalar(text) => write!(f, "Scalar({} bytes)", text.len()),
            Self::End => f.write_str("End"),
        }
    }
}

/// Where the reader stands, without the document.
impl fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("header", self.header())
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}
