//! The items of assocs and arrays.

use alloc::borrow::Cow;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use xml_pull::Taken;

use super::key::Key;
use super::{Member, Reading, Source};
use crate::decode::parse_index;
use crate::keys::Keys;
use crate::{Error, ErrorKind};

pub(super) fn visit_assoc<'de, S: Source<'de>, V: Visitor<'de>>(
    reading: &mut Reading<'_, S>,
    first: Member<'de>,
    visitor: V,
) -> Result<V::Value, Error> {
    let key = Cow::Borrowed("");
    let mut members =
        AssocMembers { reading, next: Some(first), key, text: None, keys: Keys::default() };
    let value = visitor.visit_map(&mut members)?;
    members.end()?;
    Ok(value)
}

pub(super) fn visit_array<'de, S: Source<'de>, V: Visitor<'de>>(
    reading: &mut Reading<'_, S>,
    first: Member<'de>,
    visitor: V,
) -> Result<V::Value, Error> {
    let mut members =
        ArrayMembers { reading, next: Some(first), text: None, position: 0, next_index: Some(0) };
    let value = visitor.visit_seq(&mut members)?;
    members.end()?;
    Ok(value)
}

/// The items of an assoc. `next` is a member that is read and not yet used.
struct AssocMembers<'m, 'r, 'de, S> {
    reading: &'m mut Reading<'r, S>,
    next: Option<Member<'de>>,
    key: Cow<'de, str>,
    text: Option<&'de str>,
    keys: Keys<'de>,
}

impl<'de, S: Source<'de>> AssocMembers<'_, '_, 'de, S> {
    /// Whether there is another item; its key is `self.key` then.
    #[inline]
    fn next_item(&mut self) -> Result<bool, Error> {
        if self.next.is_none()
            && let Some(taken) = self.reading.source.take_item()
        {
            let (key, text) = taken_item(taken);
            return self.item(Cow::Borrowed(key), text);
        }
        self.unusual_item()
    }

    /// [`next_item`](Self::next_item), where it was not taken in one step.
    fn unusual_item(&mut self) -> Result<bool, Error> {
        let member = match self.next.take() {
            Some(member) => member,
            None => self.reading.source.unusual_member()?,
        };
        match member {
            Member::Item { key, text } => self.item(key, text),
            member => {
                self.next = Some(member);
                Ok(false)
            }
        }
    }

    #[inline]
    fn item(&mut self, key: Cow<'de, str>, text: Option<&'de str>) -> Result<bool, Error> {
        if !self.keys.insert(&key) {
            let offset = self.reading.source.offset();
            return Err(Error::new(ErrorKind::DuplicateKey, offset, "each key once in an assoc"));
        }
        self.key = key;
        self.text = text;
        Ok(true)
    }

    /// Refuses items that the visitor left.
    fn end(mut self) -> Result<(), Error> {
        if self.next_item()? { Err(Error::data("an assoc without more items")) } else { Ok(()) }
    }
}

impl<'de, S: Source<'de>> MapAccess<'de> for &mut AssocMembers<'_, '_, 'de, S> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if !self.next_item()? {
            return Ok(None);
        }
        let place = |error: Error| self.reading.place(error).under_key(&self.key);
        seed.deserialize(Key(&self.key)).map(Some).map_err(place)
    }

    #[inline]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let value = self.reading.value(self.text.take(), seed);
        value.map_err(|error| error.under_key(&self.key))
    }
}

/// The key of an item that was taken in one step, and its text if it has nothing else.
#[inline]
pub(super) const fn taken_item(taken: Taken<'_>) -> (&str, Option<&str>) {
    match taken {
        Taken::Element { value, text } => (value, Some(text)),
        Taken::StartTag { value } => (value, None),
    }
}

/// The items of an array.
struct ArrayMembers<'m, 'r, 'de, S> {
    reading: &'m mut Reading<'r, S>,
    next: Option<Member<'de>>,
    text: Option<&'de str>,
    position: usize,
    next_index: Option<u64>,
}

impl<'de, S: Source<'de>> ArrayMembers<'_, '_, 'de, S> {
    /// Whether there is another item, in its place.
    #[inline]
    fn next_item(&mut self) -> Result<bool, Error> {
        if self.next.is_none()
            && let Some(taken) = self.reading.source.take_item()
        {
            let (key, text) = taken_item(taken);
            return self.item(key, text);
        }
        let member = match self.next.take() {
            Some(member) => member,
            None => self.reading.source.unusual_member()?,
        };
        match member {
            Member::Item { key, text } => self.item(&key, text),
            member => {
                self.next = Some(member);
                Ok(false)
            }
        }
    }

    #[inline]
    fn item(&mut self, key: &str, text: Option<&'de str>) -> Result<bool, Error> {
        self.text = text;
        let Some(index) = parse_index(key) else {
            let offset = self.reading.source.offset();
            return Err(Error::new(ErrorKind::InvalidIndex, offset, "a whole number below 2^64"));
        };
        match self.next_index {
            Some(next) if index >= next => {
                self.next_index = index.checked_add(1);
                Ok(true)
            }
            _ => {
                *self.reading.unsorted = true;
                Err(Error::data("array items in the order of their indexes"))
            }
        }
    }

    /// Refuses items that the visitor left.
    fn end(mut self) -> Result<(), Error> {
        if self.next_item()? { Err(Error::data("an array without more items")) } else { Ok(()) }
    }
}

impl<'de, S: Source<'de>> SeqAccess<'de> for &mut ArrayMembers<'_, '_, 'de, S> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if !self.next_item()? {
            return Ok(None);
        }
        let position = self.position;
        self.position += 1;
        let value = self.reading.value(self.text.take(), seed);
        value.map(Some).map_err(|error| error.under_index(position))
    }
}
