//! Items for the deserializer, whether they come from text or from a tree.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::decode::parse_digits;
use crate::error::{Error, ErrorKind};
use crate::header::Header;
use crate::parser::{Content, Item, KnownItem, Parser};
use crate::value::{ArrayIntoIter, AssocIntoIter, Value};

/// Gives values and items one after the other. One type for both sources, so that a type that is read
/// is compiled once.
pub(super) struct Items<'de> {
    source: Source<'de>,
    /// Where the last item starts, if it comes from text.
    pub(super) item_offset: Option<usize>,
    /// Whether array items were met out of order. What was read then means nothing.
    pub(super) is_unsorted: bool,
}

#[expect(clippy::large_enum_variant, reason = "there is one at a time, on the stack")]
enum Source<'de> {
    Text(Parser<'de>),
    Tree { next: Option<Value<'de>>, open: Vec<Members<'de>> },
}

enum Members<'de> {
    Assoc(AssocIntoIter<'de>),
    Array(ArrayIntoIter<'de>),
}

impl<'de> Items<'de> {
    #[inline]
    pub(super) const fn of_text(parser: Parser<'de>) -> Self {
        Self { source: Source::Text(parser), item_offset: None, is_unsorted: false }
    }

    pub(super) const fn of_tree(value: Value<'de>) -> Self {
        let source = Source::Tree { next: Some(value), open: Vec::new() };
        Self { source, item_offset: None, is_unsorted: false }
    }

    /// Reads up to the value of the data block.
    pub(super) fn read_prolog(&mut self) -> Result<(), Error> {
        match &mut self.source {
            Source::Text(parser) => parser.read_prolog(),
            Source::Tree { .. } => Ok(()),
        }
    }

    /// Where the last value starts, if it comes from text.
    pub(super) const fn offset(&self) -> Option<usize> {
        match &self.source {
            Source::Text(parser) => Some(parser.offset()),
            Source::Tree { .. } => None,
        }
    }

    /// The value of the data block, or the one in an element around a single value.
    pub(super) fn content(&mut self) -> Result<Content<'de>, Error> {
        match &mut self.source {
            Source::Text(parser) => parser.content(),
            Source::Tree { next, open } => Ok(begin(next.take().unwrap_or_default(), next, open)),
        }
    }

    /// The next item of the innermost container: its key and its value. `None` at the end.
    pub(super) fn next_item(&mut self) -> Result<Option<(Cow<'de, str>, Content<'de>)>, Error> {
        let mut item = Item::default();
        Ok(self.read_item(&mut item)?.then_some((item.key, item.content)))
    }

    /// Gives `keep` the items that come next in the innermost assoc as long as they repeat those of one before;
    /// whether the assoc has ended then.
    #[inline]
    pub(super) fn known_items(&mut self, keep: impl FnMut(KnownItem<'de>)) -> bool {
        match &mut self.source {
            Source::Text(parser) => parser.known_items(keep),
            Source::Tree { .. } => false,
        }
    }

    /// Goes back to `item`, which was read with others, for the place of errors in it.
    #[inline]
    pub(super) const fn stand_at(&mut self, item: &KnownItem<'de>) {
        if let Source::Text(parser) = &mut self.source {
            parser.stand_at(item);
            self.item_offset = Some(item.offset);
        }
    }

    /// Goes back to the end of an assoc, which was read with its last items.
    #[inline]
    pub(super) const fn stand_at_end(&mut self, offset: usize) {
        if let Source::Text(parser) = &mut self.source {
            parser.stand_at_end(offset);
        }
    }

    /// Gives `keep` the items that come next in the innermost assoc as long as it wants more, if they are in their usual
    /// spelling; whether the assoc has ended then.
    #[inline]
    pub(super) fn plain_items(&mut self, keep: impl FnMut(KnownItem<'de>) -> bool) -> bool {
        match &mut self.source {
            Source::Text(parser) => parser.plain_items(keep),
            Source::Tree { .. } => false,
        }
    }

    /// Reads the next item of the innermost container into `item`, and says whether there was one.
    #[inline]
    pub(super) fn read_item(&mut self, item: &mut Item<'de>) -> Result<bool, Error> {
        match &mut self.source {
            Source::Text(parser) => {
                let is_there = parser.read_item(item)?;
                if is_there {
                    self.item_offset = Some(item.offset);
                }
                Ok(is_there)
            }
            Source::Tree { next, open } => Ok(take_item(next, open, item)),
        }
    }

    /// The next item of the innermost array, which follows the index `last`: its value.
    pub(super) fn next_element(
        &mut self,
        last: &mut Option<u64>,
    ) -> Result<Option<Content<'de>>, Error> {
        let Source::Text(parser) = &mut self.source else {
            return Ok(self.next_item()?.map(|(_, content)| content));
        };
        let (index, content) = match parser.next_known_element() {
            Some(element) => {
                self.item_offset = Some(parser.known_item_offset());
                element
            }
            None => {
                let Some((key, content)) = self.next_item()? else { return Ok(None) };
                let Some(index) = parse_digits(&key) else {
                    let expected = "a whole number below 2^64";
                    return Err(Error::new(ErrorKind::InvalidIndex, self.item_offset, expected));
                };
                (index, content)
            }
        };
        if last.replace(index).is_some_and(|last| last >= index) {
            self.is_unsorted = true;
            return Err(Error::data("array items in the order of their indexes"));
        }
        Ok(Some(content))
    }

    /// The header of the envelope, if there is one.
    pub(super) fn into_header(self) -> Header<'de> {
        match self.source {
            Source::Text(parser) => parser.header,
            Source::Tree { .. } => Header::default(),
        }
    }

    /// What follows the value, to the end.
    pub(super) fn finish(&mut self) -> Result<(), Error> {
        match &mut self.source {
            Source::Text(parser) => parser.finish(),
            Source::Tree { .. } => Ok(()),
        }
    }
}

/// Takes the next item of the innermost container, if there is one.
fn take_item<'de>(
    next: &mut Option<Value<'de>>,
    open: &mut Vec<Members<'de>>,
    item: &mut Item<'de>,
) -> bool {
    let found = match open.last_mut() {
        Some(Members::Assoc(assoc)) => assoc.next(),
        Some(Members::Array(array)) => array.next().map(|value| (Cow::Borrowed(""), value)),
        None => None,
    };
    match found {
        Some((key, value)) => {
            item.key = key;
            item.content = begin(value, next, open);
            true
        }
        None => {
            open.pop();
            false
        }
    }
}

/// Begins `value`, whose items, or the value inside, come next.
fn begin<'de>(
    value: Value<'de>,
    next: &mut Option<Value<'de>>,
    open: &mut Vec<Members<'de>>,
) -> Content<'de> {
    match value {
        Value::Scalar(text) => Content::Scalar(text),
        Value::Assoc(assoc) => {
            open.push(Members::Assoc(assoc.into_iter()));
            Content::Assoc
        }
        Value::Array(array) => {
            open.push(Members::Array(array.into_iter()));
            Content::Array
        }
        Value::Nested(nested) => {
            let container = nested.container();
            *next = Some(nested.into_value());
            Content::Nested(container)
        }
    }
}
