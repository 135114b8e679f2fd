//! Items: on the fast path where they have their usual spelling, else event by event.

use alloc::borrow::Cow;

use xml_pull::{Attributes, Event};

use super::fast_path::{KnownItem, Step};
use super::item::{Content, Item};
use super::{ITEM, ITEM_ATTRIBUTE, KEY, Parser, State};
use crate::error::{Error, ErrorKind};

impl<'a> Parser<'a> {
    /// The next item of the innermost container, or `None` at its end.
    pub(crate) fn next_item(&mut self) -> Result<Option<Item<'a>>, Error> {
        let mut item = Item::default();
        Ok(self.read_item(&mut item)?.then_some(item))
    }

    /// The next item of the innermost array, if it repeats one and holds a container: its index, and that
    /// container.
    #[inline]
    pub(crate) fn next_known_element(&mut self) -> Option<(u64, Content<'a>)> {
        if self.is_fast { self.fast_path.next_known_element() } else { None }
    }

    /// Gives `keep` the items that come next in the innermost assoc as long as they repeat those of one before;
    /// whether the assoc has ended then. Most items of a listing are read here.
    #[inline]
    pub(crate) fn known_items(&mut self, keep: impl FnMut(KnownItem<'a>)) -> bool {
        self.is_fast && self.fast_path.known_items(keep)
    }

    /// Gives `keep` the items that come next in the innermost assoc as long as it wants more, if they are in their usual
    /// spelling and their text is plain; whether the assoc has ended then. Most items of a reply are read here.
    #[inline]
    pub(crate) fn plain_items(&mut self, keep: impl FnMut(KnownItem<'a>) -> bool) -> bool {
        self.is_fast && self.fast_path.plain_items(keep)
    }

    /// Goes back to `item` for the place of errors in it.
    #[cfg(feature = "serde")]
    #[inline]
    pub(crate) const fn stand_at(&mut self, item: &KnownItem<'a>) {
        (self.fast_path.item, self.fast_path.start) = (item.offset, item.start);
    }

    /// Goes back to the end of an assoc for the place of errors about what it lacks.
    #[cfg(feature = "serde")]
    #[inline]
    pub(crate) const fn stand_at_end(&mut self, offset: usize) {
        self.fast_path.start = offset;
    }

    /// Where the item starts that was known or plain.
    #[inline]
    pub(crate) const fn known_item_offset(&self) -> usize {
        self.fast_path.item
    }

    /// Reads the next item of the innermost container into `item`, and says whether there was one.
    pub(crate) fn read_item(&mut self, item: &mut Item<'a>) -> Result<bool, Error> {
        if self.is_fast || self.is_fast_again()? {
            let step = self.fast_path.read_item(item);
            self.is_fast |= step.is_some();
            match step {
                Some(Step::Item) => return Ok(true),
                Some(Step::StartTag) => {
                    item.content = self.value()?;
                    return Ok(true);
                }
                Some(Step::End) => return Ok(false),
                None => {}
            }
        }
        self.read_item_by_events(item)
    }

    /// Whether the fast path can be taken again for the next item.
    fn is_fast_again(&mut self) -> Result<bool, Error> {
        if matches!(self.state, State::Ended) {
            self.end_of("item")?;
            self.state = State::Items;
        }
        Ok(matches!(self.state, State::Items) && self.follow())
    }

    /// [`read_item`](Self::read_item) where it does not stand in its usual spelling.
    fn read_item_by_events(&mut self, item: &mut Item<'a>) -> Result<bool, Error> {
        self.leave_fast_path()?;
        let (attributes, offset) = match core::mem::replace(&mut self.state, State::Ended) {
            State::FirstItem(attributes, offset) => (attributes, offset),
            State::Empty(end) => {
                self.start = end;
                return Ok(false);
            }
            _ => match self.markup(ITEM)? {
                Event::StartTag { name: "item", attributes } => (attributes, self.start),
                Event::EndTag { .. } => return Ok(false),
                event => return self.unexpected(&event, ITEM),
            },
        };
        (item.key, item.class) = item_attributes(attributes, offset)?;
        item.offset = offset;
        item.is_new = false;
        self.fast_path.skip(self.xml.depth());
        if self.follow() && self.fast_path.read_value(&mut item.content) {
            self.is_fast = true;
            self.state = State::Items;
            return Ok(true);
        }
        item.content = self.value()?;
        Ok(true)
    }
}

/// `key` and `class`, the attributes of an `item` that starts at `offset`.
#[inline]
fn item_attributes(
    attributes: Attributes<'_>,
    offset: usize,
) -> Result<(Cow<'_, str>, Option<Cow<'_, str>>), Error> {
    let (mut key, mut class) = (None, None);
    for attribute in attributes {
        match attribute.name() {
            "key" => key = Some(attribute.value().decode()),
            "class" => class = Some(attribute.value().decode()),
            _ => {
                let (kind, at) = (ErrorKind::UnexpectedAttribute, attribute.offset());
                return Err(Error::new(kind, at, ITEM_ATTRIBUTE));
            }
        }
    }
    match key {
        Some(key) => Ok((key, class)),
        None => Err(Error::new(ErrorKind::MissingKey, offset, KEY)),
    }
}
