//! Reads a listing row by row, without a tree of the whole.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::Deserialize;
use wire_text::{Input, Source};

use super::de::Deserializer;
use super::items::Items;
use crate::container::Container;
use crate::decode::Builder;
use crate::deviation::Sink;
use crate::envelope::Envelope;
use crate::error::Error;
use crate::options::{DoubledKeys, ParseOptions};
use crate::parser::{Content, Parser};
use crate::reader::Reader;
use crate::text_of;
use crate::value::Value;

/// Reads the rows of an envelope one at a time, and keeps only one row in memory.
///
/// The rows are the items of the array at a path of keys, which have to come in the order of their indexes; if
/// they do not, read the whole [`Envelope`]. Do not rely on them until [`finish`](Self::finish)
/// returns the envelope around them: the fields that say whether the reply is a success may come after the
/// rows, and the reply may be cut.
///
/// ```
/// use ops_envelope::Rows;
///
/// #[derive(serde::Deserialize)]
/// struct Domain {
///     name: String,
/// }
///
/// # let xml = "<OPS_envelope><header/><body><data_block><dt_assoc><item key='attributes'><dt_assoc>\
/// #     <item key='exp_domains'><dt_array><item key='0'><dt_assoc><item key='name'>example.com</item>\
/// #     </dt_assoc></item></dt_array></item></dt_assoc></item><item key='is_success'>1</item></dt_assoc>\
/// #     </data_block></body></OPS_envelope>";
/// let mut rows = Rows::new(xml, "attributes.exp_domains")?;
/// let mut names = Vec::new();
/// for row in rows.deserialize::<Domain>() {
///     names.push(row?.name);
/// }
/// let envelope = rows.finish()?; // the reply, without its rows
/// assert_eq!(envelope["is_success"], "1");
/// assert_eq!(names, ["example.com"]);
/// # Ok::<(), ops_envelope::Error>(())
/// ```
#[must_use = "rows count only once `finish` has given the envelope"]
pub struct Rows<'a> {
    items: Items<'a>,
    source: Source<'a>,
    /// The envelope around the rows.
    builder: Builder<'a>,
    path: Vec<String>,
    state: State,
    /// How many rows were read, and the index of the last one.
    count: usize,
    last: Option<u64>,
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    /// The next row may follow.
    Rows,
    /// The rows have ended.
    Ended,
    /// The document has ended, and the path was not there.
    Missing,
    /// Something was wrong; nothing counts any more.
    Failed(Error),
}

impl<'a> Rows<'a> {
    /// Reads up to the rows at `path`: keys with dots between them, such as `attributes.exp_domains`. Put a key
    /// that contains a dot in brackets and quotes: `attributes["example.com"].contacts`.
    ///
    /// # Errors
    /// Those of [`Envelope::parse`] for the part before the rows, [`Data`](crate::ErrorKind::Data) for an
    /// invalid path or one that leads to something other than an array, and `UnsupportedEncoding` for bytes
    /// that are not UTF-8. If the envelope does not have the path, [`finish`](Self::finish) returns the error.
    pub fn new(xml: &'a (impl Input + ?Sized), path: &str) -> Result<Self, Error> {
        Self::with_options(xml, path, &ParseOptions::new())
    }

    /// Like [`new`](Self::new), but reads with `options`. Two of them are ignored: keys that occur twice are
    /// always refused, and strict mode does not apply.
    ///
    /// # Errors
    /// Those of [`new`](Self::new).
    pub fn with_options(
        xml: &'a (impl Input + ?Sized),
        path: &str,
        options: &ParseOptions,
    ) -> Result<Self, Error> {
        let source = Source::of(xml);
        text_of::borrowed(source, options)
            .and_then(|text| Parser::open(text, options.limits, Sink::disabled()))
            .and_then(|parser| Self::of_parser(parser, source, path))
            .map_err(|error| error.locate(source))
    }

    fn of_parser(parser: Parser<'a>, source: Source<'a>, path: &str) -> Result<Self, Error> {
        let mut rows = Self {
            items: Items::of_text(parser),
            source,
            builder: Builder::new(DoubledKeys::Refuse),
            path: keys(path)?,
            state: State::Rows,
            count: 0,
            last: None,
        };
        rows.seek()?;
        Ok(rows)
    }

    /// Whether there is an array at the path. A refusal has none.
    #[must_use]
    pub fn are_there(&self) -> bool {
        self.state != State::Missing
    }

    /// Iterates over the remaining rows. After an error there are none.
    pub fn deserialize<T: Deserialize<'a>>(&mut self) -> Deserialized<'_, 'a, T> {
        Deserialized { rows: self, row: PhantomData }
    }

    /// Returns the envelope around the rows, with an empty array in their place. Remaining rows are skipped.
    ///
    /// # Errors
    /// The error of a row or of the document, [`Incomplete`](crate::ErrorKind::Incomplete) if it was cut, and
    /// [`Data`](crate::ErrorKind::Data) if there is nothing at the path.
    pub fn finish(self) -> Result<Envelope<'a>, Error> {
        if self.state == State::Missing {
            return Err(Error::data("an array of rows").in_path(&self.path));
        }
        self.into_envelope()
    }

    /// Like [`finish`](Self::finish), but also returns the envelope if there is nothing at the path: a refusal
    /// has no rows.
    ///
    /// # Errors
    /// Those of [`finish`](Self::finish), except the one for the path.
    pub fn into_envelope(mut self) -> Result<Envelope<'a>, Error> {
        let source = self.source;
        self.rest().map_err(|error| error.locate(source))?;
        let header = self.items.into_header();
        Ok(Envelope::with_header(header, self.builder.finish()))
    }

    /// Reads up to the rows, or to the end.
    fn seek(&mut self) -> Result<(), Error> {
        let content = self.items.content()?;
        // How many keys of the path were met, in the containers that are open.
        let mut met = 0;
        let mut depth = usize::from(self.begin(content)?);
        while depth > 0 {
            let Some((key, content)) = self.items.next_item()? else {
                self.builder.close(&mut Sink::disabled())?;
                depth -= 1;
                met = met.min(depth.saturating_sub(1));
                continue;
            };
            let is_next = met + 1 == depth && self.path.get(met).is_some_and(|next| *next == key);
            self.begin_item(key)?;
            if is_next {
                met += 1;
            }
            if is_next && met == self.path.len() {
                match content {
                    Content::Array => {}
                    // An empty item is an empty list.
                    Content::Scalar(text) if text.is_empty() => self.state = State::Ended,
                    _ => {
                        let error = Error::data("an array of rows").at(self.items.offset());
                        return Err(error.in_path(&self.path));
                    }
                }
                self.builder.open(Container::Array);
                return Ok(());
            }
            depth += usize::from(self.begin(content)?);
            if is_next && depth != met + 1 {
                met -= 1;
            }
        }
        self.items.finish()?;
        self.state = State::Missing;
        Ok(())
    }

    /// Builds the start of the item `key`.
    fn begin_item(&mut self, key: Cow<'a, str>) -> Result<(), Error> {
        self.builder.item(key, None, self.items.item_offset, false, &mut Sink::disabled())
    }

    /// Builds what `content` begins; whether that is a container.
    fn begin(&mut self, mut content: Content<'a>) -> Result<bool, Error> {
        loop {
            match content {
                Content::Scalar(text) => {
                    self.builder.value(Value::Scalar(text), &mut Sink::disabled())?;
                    return Ok(false);
                }
                Content::Assoc => self.builder.open(Container::Assoc),
                Content::Array => self.builder.open(Container::Array),
                Content::Nested(container) => {
                    self.builder.open_nested(container);
                    content = self.items.content()?;
                    continue;
                }
            }
            return Ok(true);
        }
    }

    /// The next row.
    fn next_row<T: Deserialize<'a>>(&mut self) -> Option<Result<T, Error>> {
        if self.state != State::Rows {
            return None;
        }
        let row = match self.items.next_element(&mut self.last) {
            Ok(None) => {
                self.state = State::Ended;
                return None;
            }
            Ok(Some(content)) => T::deserialize(Deserializer { items: &mut self.items, content })
                .map_err(|error| error.at(self.items.offset())),
            Err(error) => Err(error),
        };
        self.count += 1;
        Some(row.map_err(|error| {
            let error = error.in_index(self.count - 1).in_path(&self.path).locate(self.source);
            self.state = State::Failed(error.clone());
            error
        }))
    }

    /// Reads to the end.
    fn rest(&mut self) -> Result<(), Error> {
        while let Some(row) = self.next_row::<serde::de::IgnoredAny>() {
            row?;
        }
        match self.state.clone() {
            State::Failed(error) => return Err(error),
            State::Missing => return Ok(()),
            State::Rows | State::Ended => {}
        }
        self.builder.close(&mut Sink::disabled())?;
        while !self.builder.is_done() {
            match self.items.next_item()? {
                None => self.builder.close(&mut Sink::disabled())?,
                Some((key, content)) => {
                    self.begin_item(key)?;
                    self.begin(content)?;
                }
            }
        }
        self.items.finish()
    }
}

impl<'a> Reader<'a> {
    /// The rows at `path`, as [`Rows::new`] reads them.
    ///
    /// # Errors
    /// Those of [`Rows::new`], and [`Data`](crate::ErrorKind::Data) if a token was read already.
    pub fn rows(self, path: &str) -> Result<Rows<'a>, Error> {
        let Some((parser, source)) = self.into_unread() else {
            return Err(Error::data("a reader that has read no token"));
        };
        Rows::of_parser(parser, source, path).map_err(|error| error.locate(source))
    }
}

/// The keys of a path.
fn keys(path: &str) -> Result<Vec<String>, Error> {
    let wrong = || Error::data("a path of keys, such as `attributes.exp_domains`");
    let mut keys = Vec::new();
    let mut rest = path;
    loop {
        let (key, after) = match rest.strip_prefix("[\"") {
            Some(quoted) => quoted.split_once("\"]").ok_or_else(wrong)?,
            None => rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len())),
        };
        if key.is_empty() {
            return Err(wrong());
        }
        keys.push(String::from(key));
        rest = match after.strip_prefix('.') {
            Some(next) => next,
            None if after.is_empty() => return Ok(keys),
            None if after.starts_with('[') => after,
            None => return Err(wrong()),
        };
    }
}

/// Iterates over rows of a type; see [`Rows::deserialize`].
pub struct Deserialized<'r, 'a, T> {
    rows: &'r mut Rows<'a>,
    row: PhantomData<fn() -> T>,
}

impl<'a, T: Deserialize<'a>> Iterator for Deserialized<'_, 'a, T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rows.next_row()
    }
}

/// How many rows were read, without them.
impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rows").field("count", &self.count).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Deserialized<'_, '_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deserialized").field("rows", &self.rows).finish()
    }
}
