//! The items of assocs and arrays.

use alloc::borrow::Cow;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use smallvec::SmallVec;

use super::Deserializer;
use super::key::Key;
use crate::error::{Error, doubled_key};
use crate::keys::Keys;
use crate::parser::{Content, Item, KnownItem};
use crate::serde::items::Items;

/// As many items as are read together, which takes no allocation. Those that repeat others are sixteen at most.
const TOGETHER: usize = 8;

const NO_MORE_ITEMS: &str = "an assoc without more items";

/// What stands in an assoc or array whose start is read. An empty scalar is one that has ended: it goes
/// the same way, so that a type is compiled once for both.
pub(super) struct Members<'d, 'de> {
    pub(super) items: &'d mut Items<'de>,
    pub(super) ended: bool,
}

#[inline]
pub(super) fn visit_assoc<'de, V: Visitor<'de>>(
    Members { items, ended }: Members<'_, 'de>,
    visitor: V,
) -> Result<V::Value, Error> {
    let item = Item::default();
    let (known, keys) = (SmallVec::new(), Keys::default());
    let (next, ahead, doubled) = (0, Ahead::Some, None);
    let (plain, has_value, end) = (None, false, None);
    let mut members = AssocMembers {
        items,
        known,
        next,
        ahead,
        doubled,
        plain,
        item,
        has_value,
        keys,
        ended,
        end,
    };
    let value = visitor.visit_map(&mut members)?;
    members.end()?;
    Ok(value)
}

#[inline]
pub(super) fn visit_array<'de, V: Visitor<'de>>(
    Members { items, ended }: Members<'_, 'de>,
    visitor: V,
) -> Result<V::Value, Error> {
    let mut members = ArrayMembers { items, position: 0, last: None, ended };
    let value = visitor.visit_seq(&mut members)?;
    members.end()?;
    Ok(value)
}

/// Refuses an assoc that has items.
pub(super) fn empty_assoc(items: &mut Items<'_>) -> Result<(), Error> {
    match items.next_item()? {
        None => Ok(()),
        Some(_) => Err(Error::data(NO_MORE_ITEMS)),
    }
}

/// What is known of the items that were read together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ahead {
    /// Their keys are among those seen. More like them may follow.
    Some,
    /// Their keys are among those seen. What follows has another spelling.
    All,
    /// The same of items that repeat those of an assoc before, but for their keys, which are new and not among those
    /// seen.
    AllRepeated,
}

/// The items of an assoc.
struct AssocMembers<'m, 'de> {
    items: &'m mut Items<'de>,
    /// Items in their usual spelling, read together, and which of them comes next.
    known: SmallVec<[KnownItem<'de>; TOGETHER]>,
    next: usize,
    ahead: Ahead,
    /// Where the item after them starts, if its key is one of those before.
    doubled: Option<usize>,
    /// The key and the text of the last item, if it was in its usual spelling.
    plain: Option<(&'de str, &'de str)>,
    /// The last item that was not, its content until it is read.
    item: Item<'de>,
    has_value: bool,
    /// The keys of the items before those.
    keys: Keys<'de>,
    /// Whether the assoc has ended after those that are read.
    ended: bool,
    /// Where it has, if that was read with them.
    end: Option<usize>,
}

impl AssocMembers<'_, '_> {
    /// Whether there is another item, which is held then.
    #[inline]
    fn next_item(&mut self) -> Result<bool, Error> {
        if let Some(item) = self.known.get(self.next) {
            self.next += 1;
            self.items.stand_at(item);
            self.plain = Some((item.key, item.text));
            self.has_value = true;
            return Ok(true);
        }
        if self.ended {
            if let Some(end) = self.end.take() {
                self.items.stand_at_end(end);
            }
            return Ok(false);
        }
        self.read_items()
    }

    /// [`next_item`](Self::next_item) where none was read ahead.
    fn read_items(&mut self) -> Result<bool, Error> {
        if self.doubled.is_none() {
            let ahead = core::mem::replace(&mut self.ahead, Ahead::Some);
            if ahead == Ahead::AllRepeated {
                for item in &self.known {
                    self.keys.push(item.key);
                }
            }
            self.known.clear();
            self.next = 0;
            if ahead == Ahead::Some && self.read_usual_items() {
                return self.next_item();
            }
        }
        match self.doubled {
            Some(_) => Err(doubled_key(self.doubled)),
            None => self.read_item(),
        }
    }

    /// Reads the items ahead that come next in their usual spelling, and the end after them; whether there was any of
    /// it.
    fn read_usual_items(&mut self) -> bool {
        let Self { items, known, keys, doubled, .. } = self;
        self.ended = items.known_items(|item| known.push(item));
        if !known.is_empty() {
            self.ahead = Ahead::AllRepeated;
        } else if !self.ended {
            self.ended = items.plain_items(|item| {
                if keys.insert_borrowed(item.key) {
                    known.push(item);
                } else {
                    *doubled = Some(item.offset);
                }
                doubled.is_none() && known.len() < TOGETHER
            });
            if (1..TOGETHER).contains(&known.len()) {
                self.ahead = Ahead::All;
            }
        }
        if self.ended {
            self.end = items.offset();
        }
        self.ended || !known.is_empty()
    }

    /// [`next_item`](Self::next_item) where it is not in its usual spelling.
    #[inline(never)]
    fn read_item(&mut self) -> Result<bool, Error> {
        self.plain = None;
        self.has_value = self.items.read_item(&mut self.item)?;
        self.ended = !self.has_value;
        if self.ended || self.keys.insert(&self.item.key) {
            return Ok(self.has_value);
        }
        Err(doubled_key(self.items.item_offset))
    }

    /// Refuses items that the visitor left.
    #[inline]
    fn end(&mut self) -> Result<(), Error> {
        if self.next_item()? { Err(Error::data(NO_MORE_ITEMS)) } else { Ok(()) }
    }

    /// Gives `error` the place and the key of the last item.
    #[cold]
    fn place(&self, error: Error) -> Error {
        let key = self.plain.map_or(self.item.key.as_ref(), |(key, _)| key);
        error.at(self.items.offset()).in_field(key)
    }
}

impl<'de> MapAccess<'de> for &mut AssocMembers<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if !self.next_item()? {
            return Ok(None);
        }
        let plain = self.plain.map(|(key, _)| Cow::Borrowed(key));
        seed.deserialize(Key(plain.as_ref().unwrap_or(&self.item.key)))
            .map(Some)
            .map_err(|error| self.place(error.at(self.items.item_offset)))
    }

    #[inline]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        if !core::mem::take(&mut self.has_value) {
            return Err(Error::data("a key"));
        }
        let content = match self.plain {
            Some((_, text)) => Content::Scalar(Cow::Borrowed(text)),
            None => core::mem::take(&mut self.item.content),
        };
        let value = seed.deserialize(Deserializer { items: &mut *self.items, content });
        value.map_err(|error| self.place(error))
    }
}

/// The items of an array.
struct ArrayMembers<'m, 'de> {
    items: &'m mut Items<'de>,
    position: usize,
    /// The index of the last item.
    last: Option<u64>,
    ended: bool,
}

impl<'de> ArrayMembers<'_, 'de> {
    #[inline]
    fn next_item(&mut self) -> Result<Option<Content<'de>>, Error> {
        if self.ended {
            return Ok(None);
        }
        let content = self.items.next_element(&mut self.last)?;
        self.ended = content.is_none();
        Ok(content)
    }

    /// Refuses items that the visitor left.
    fn end(&mut self) -> Result<(), Error> {
        match self.next_item()? {
            None => Ok(()),
            Some(_) => Err(Error::data("an array without more items")),
        }
    }
}

impl<'de> SeqAccess<'de> for &mut ArrayMembers<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(content) = self.next_item()? else { return Ok(None) };
        let position = self.position;
        self.position += 1;
        let value = seed.deserialize(Deserializer { items: &mut *self.items, content });
        value.map(Some).map_err(|error| error.at(self.items.offset()).in_index(position))
    }
}
