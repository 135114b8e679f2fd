//! The pull reader: it returns an envelope one token at a time.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use wire_text::secret_names::shown_name;
use wire_text::{Input, Limits, Source};

use crate::container::Container;
use crate::deviation::Sink;
use crate::error::Error;
use crate::header::Header;
use crate::options::ParseOptions;
use crate::parser::{Content, Item, Parser};
use crate::text_of;

/// One token of a data block.
///
/// A value is a [`Scalar`](Self::Scalar), or a [`Start`](Self::Start), its members and an [`End`](Self::End).
/// The members of an assoc or array are [`Item`](Self::Item)s, each followed by its value. As `ops.dtd` allows,
/// there may be a single value without an item instead.
///
/// `Debug` shows only the length of a text, because whether it is a secret depends on the key, which is in
/// another token.
///
/// [`Reader`] has an example.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Token<'a> {
    /// A `dt_*` element begins. A `dt_scalar` with only text is a [`Scalar`](Self::Scalar) instead.
    Start(Container),
    /// An `item` begins; its value comes next.
    Item {
        /// The `key` attribute: a name in an assoc, an index in an array.
        key: Cow<'a, str>,
        /// The `class` attribute.
        class: Option<Cow<'a, str>>,
    },
    /// The text of an `item`, a `dt_scalar` or a `dt_scalarref`.
    Scalar(Cow<'a, str>),
    /// The innermost container ends.
    End,
}

/// Reads an envelope token by token. Beside the text it keeps only the elements that are open.
///
/// It does not check for duplicate keys or the order of array items. It returns the key of each item, so that
/// the caller can.
///
/// ```
/// use ops_envelope::{Reader, Token};
///
/// # let xml = testdata::by_name("send_password.reply.xml").unwrap().bytes();
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
    parser: Parser<'a>,
    source: Source<'a>,
    next: Next<'a>,
    /// Whether each container that is open holds items, and not a single value.
    open: Vec<bool>,
    /// The keys of the items that are open, and whether the value of the last one has ended.
    keys: Vec<Cow<'a, str>>,
    is_item_ended: bool,
    offset: usize,
}

/// What the next token is made of.
enum Next<'a> {
    /// The value of the data block, or in an element around a single value.
    Content,
    /// The value of an item, which was read with it.
    ItemContent(Content<'a>, usize),
    /// An item of the innermost container, or its end.
    Item,
    /// The end of an element around a single value that has ended.
    End,
    /// Nothing, after the end or an error.
    Finished,
}

impl<'a> Reader<'a> {
    /// Reads text or bytes up to the data block, with the default limits.
    ///
    /// # Errors
    /// [`Xml`](crate::ErrorKind::Xml), [`UnexpectedElement`](crate::ErrorKind::UnexpectedElement) and similar
    /// kinds for anything wrong before the data block; [`Xml`](crate::ErrorKind::Xml) with
    /// `UnsupportedEncoding` for bytes that are not UTF-8, because the reader borrows from its input.
    pub fn new(xml: &'a (impl Input + ?Sized)) -> Result<Self, Error> {
        Self::with_limits(xml, Limits::new())
    }

    /// Like [`new`](Self::new), with the given limits.
    ///
    /// # Errors
    /// Those of [`new`](Self::new), and [`Limit`](crate::ErrorKind::Limit).
    pub fn with_limits(xml: &'a (impl Input + ?Sized), limits: Limits) -> Result<Self, Error> {
        let source = Source::of(xml);
        let parser = text_of::borrowed(source, &ParseOptions::new().with_limits(limits))
            .and_then(|text| Parser::open(text, limits, Sink::disabled()))
            .map_err(|error| error.locate(source))?;
        Ok(Self {
            parser,
            source,
            next: Next::Content,
            open: Vec::new(),
            keys: Vec::new(),
            is_item_ended: false,
            offset: 0,
        })
    }

    /// The envelope's header.
    #[must_use]
    pub const fn header(&self) -> &Header<'a> {
        &self.parser.header
    }

    /// How many containers are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The keys of the items that contain the last token, the outermost first: `attributes`, `exp_domains`,
    /// `7`, `name`.
    pub fn path(&self) -> impl ExactSizeIterator<Item = &str> {
        self.keys.iter().map(AsRef::as_ref)
    }

    /// What reads the document, if no token was read.
    #[cfg(feature = "serde")]
    pub(crate) fn into_unread(self) -> Option<(Parser<'a>, Source<'a>)> {
        let is_unread = self.open.is_empty() && matches!(self.next, Next::Content);
        is_unread.then_some((self.parser, self.source))
    }

    /// The next token. `None` at the end of the envelope, if nothing forbidden follows it.
    ///
    /// # Errors
    /// Any kind of error of reading. After an error, the reader returns only `None`.
    pub fn next_token(&mut self) -> Result<Option<Token<'a>>, Error> {
        let next = core::mem::replace(&mut self.next, Next::Finished);
        self.token(next).map_err(|error| error.locate(self.source))
    }

    /// Where the last token starts, as a byte offset.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    fn token(&mut self, next: Next<'a>) -> Result<Option<Token<'a>>, Error> {
        if core::mem::take(&mut self.is_item_ended) {
            self.keys.pop();
        }
        match next {
            Next::Content => {
                let content = self.parser.content()?;
                let offset = self.parser.offset();
                self.content(content, offset).map(Some)
            }
            Next::ItemContent(content, offset) => self.content(content, offset).map(Some),
            Next::Item => match self.parser.next_item()? {
                Some(Item { key, class, offset, content, .. }) => {
                    self.offset = offset;
                    self.next = Next::ItemContent(content, self.parser.offset());
                    self.keys.push(key.clone());
                    Ok(Some(Token::Item { key, class }))
                }
                None => self.end().map(Some),
            },
            Next::End => self.end().map(Some),
            Next::Finished => Ok(None),
        }
    }

    fn content(&mut self, content: Content<'a>, offset: usize) -> Result<Token<'a>, Error> {
        self.offset = offset;
        let (container, next) = match content {
            Content::Scalar(text) => {
                self.after_value()?;
                return Ok(Token::Scalar(text));
            }
            Content::Assoc => (Container::Assoc, Next::Item),
            Content::Array => (Container::Array, Next::Item),
            Content::Nested(container) => (container, Next::Content),
        };
        self.open.push(matches!(next, Next::Item));
        self.next = next;
        Ok(Token::Start(container))
    }

    /// The innermost container has ended.
    fn end(&mut self) -> Result<Token<'a>, Error> {
        self.open.pop();
        self.offset = self.parser.offset();
        self.after_value()?;
        Ok(Token::End)
    }

    /// Chooses what comes after a value that is whole.
    fn after_value(&mut self) -> Result<(), Error> {
        self.next = match self.open.last() {
            Some(true) => {
                self.is_item_ended = true;
                Next::Item
            }
            Some(false) => Next::End,
            None => {
                self.parser.finish()?;
                Next::Finished
            }
        };
        Ok(())
    }
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(container) => f.debug_tuple("Start").field(container).finish(),
            Self::Item { key, class } => f
                .debug_struct("Item")
                .field("key", &shown_name(key))
                .field("class", &class.as_deref().map(shown_name))
                .finish(),
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
