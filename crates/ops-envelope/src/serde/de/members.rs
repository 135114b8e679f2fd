//! The items of assocs and arrays.

use alloc::borrow::Cow;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::Deserializer;
use super::key::Key;
use crate::error::{Error, ErrorKind};
use crate::keys::Keys;
use crate::parser::{Content, Item, Known};
use crate::serde::items::Items;

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
    let (plain, has_value, known, keys) = (None, false, 0, None);
    let mut members = AssocMembers { items, plain, item, has_value, known, keys, ended };
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

/// The items of an assoc.
struct AssocMembers<'m, 'de> {
    items: &'m mut Items<'de>,
    /// The key and the text of the last item, if it was in its usual spelling.
    plain: Option<(&'de str, &'de str)>,
    /// The last item that was not, its content until it is read.
    item: Item<'de>,
    has_value: bool,
    /// How many items were known, as long as all of them were.
    known: usize,
    /// The keys, once an item was not.
    keys: Option<Keys<'de>>,
    ended: bool,
}

impl AssocMembers<'_, '_> {
    /// Whether there is another item, which is held then.
    #[inline]
    fn next_item(&mut self) -> Result<bool, Error> {
        if self.ended {
            return Ok(false);
        }
        match self.items.next_known() {
            Some(Known::Item(key, text)) => {
                match &mut self.keys {
                    None => self.known += 1,
                    Some(keys) => keys.push(key),
                }
                self.plain = Some((key, text));
                self.has_value = true;
                Ok(true)
            }
            Some(Known::End) => {
                self.ended = true;
                Ok(false)
            }
            None => self.next_new(),
        }
    }

    /// [`next_item`](Self::next_item) where its key is not known to be new.
    #[inline(never)]
    fn next_new(&mut self) -> Result<bool, Error> {
        let keys = self.keys.get_or_insert_with(|| {
            let mut keys = Keys::default();
            if self.known > 0 {
                self.items.known_keys(self.known, |key| keys.push(key));
            }
            keys
        });
        self.plain = self.items.next_plain();
        let is_new = if let Some((key, _)) = self.plain {
            keys.insert(&Cow::Borrowed(key))
        } else if self.items.read_item(&mut self.item)? {
            let Item { key, is_new, .. } = &self.item;
            if *is_new { keys.insert_new(key) } else { keys.insert(key) }
        } else {
            self.ended = true;
            return Ok(false);
        };
        self.has_value = true;
        if is_new {
            return Ok(true);
        }
        let offset = self.items.item_offset();
        Err(Error::new(ErrorKind::DuplicateKey, offset, "each key once in an assoc"))
    }

    /// Refuses items that the visitor left.
    #[inline]
    fn end(&mut self) -> Result<(), Error> {
        if self.ended { Ok(()) } else { self.end_after_visitor() }
    }

    /// [`end`](Self::end) where the visitor did not ask for more.
    #[cold]
    fn end_after_visitor(&mut self) -> Result<(), Error> {
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
            .map_err(|error| self.place(error.at(self.items.item_offset())))
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
