//! The items of assocs and arrays.

use alloc::borrow::Cow;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};

use super::key::Key;
use super::{Deserializer, Reading, Source};
use crate::decode::parse_index;
use crate::keys::Keys;
use crate::reader::Token;
use crate::{Error, ErrorKind};

pub(super) fn visit_assoc<'de, S: Source<'de>, V: Visitor<'de>>(
    reading: &mut Reading<'_, S>,
    first: Token<'de>,
    visitor: V,
) -> Result<V::Value, Error> {
    let key = Cow::Borrowed("");
    let mut members = AssocMembers { reading, next: Some(first), key, keys: Keys::default() };
    let value = visitor.visit_map(&mut members)?;
    members.end()?;
    Ok(value)
}

pub(super) fn visit_array<'de, S: Source<'de>, V: Visitor<'de>>(
    reading: &mut Reading<'_, S>,
    first: Token<'de>,
    visitor: V,
) -> Result<V::Value, Error> {
    let mut members = ArrayMembers { reading, next: Some(first), position: 0, next_index: Some(0) };
    let value = visitor.visit_seq(&mut members)?;
    members.end()?;
    Ok(value)
}

/// The items of an assoc. `next` is a token that is read and not yet used.
struct AssocMembers<'m, 'r, 'de, S> {
    reading: &'m mut Reading<'r, S>,
    next: Option<Token<'de>>,
    key: Cow<'de, str>,
    keys: Keys<'de>,
}

impl<'de, S: Source<'de>> AssocMembers<'_, '_, 'de, S> {
    fn next_item(&mut self) -> Result<Option<Cow<'de, str>>, Error> {
        let token = match self.next.take() {
            Some(token) => token,
            None => self.reading.source.expect_token()?,
        };
        match token {
            Token::Item { key, .. } if self.keys.insert(&key) => Ok(Some(key)),
            Token::Item { .. } => {
                let offset = self.reading.source.offset();
                let expected = "each key once in an assoc";
                Err(Error::new(ErrorKind::DuplicateKey, offset, expected))
            }
            token => {
                self.next = Some(token);
                Ok(None)
            }
        }
    }

    /// Refuses items that the visitor left.
    fn end(mut self) -> Result<(), Error> {
        match self.next_item()? {
            None => Ok(()),
            Some(_) => Err(Error::data("an assoc without more items")),
        }
    }
}

impl<'de, S: Source<'de>> MapAccess<'de> for &mut AssocMembers<'_, '_, 'de, S> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(key) = self.next_item()? else {
            return Ok(None);
        };
        self.key.clone_from(&key);
        let place = |error: Error| self.reading.place(error).under_key(&self.key);
        seed.deserialize(Key(key)).map(Some).map_err(place)
    }

    #[inline]
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        let token = self.reading.source.expect_token()?;
        match seed.deserialize(Deserializer { reading: &mut *self.reading, token }) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.reading.place(error).under_key(&self.key)),
        }
    }
}

/// The items of an array.
struct ArrayMembers<'m, 'r, 'de, S> {
    reading: &'m mut Reading<'r, S>,
    next: Option<Token<'de>>,
    position: usize,
    next_index: Option<u64>,
}

impl<'de, S: Source<'de>> ArrayMembers<'_, '_, 'de, S> {
    /// Whether there is another item, in its place.
    fn next_item(&mut self) -> Result<bool, Error> {
        let token = match self.next.take() {
            Some(token) => token,
            None => self.reading.source.expect_token()?,
        };
        let Token::Item { key, .. } = token else {
            self.next = Some(token);
            return Ok(false);
        };
        let Some(index) = parse_index(&key) else {
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
        let token = self.reading.source.expect_token()?;
        match seed.deserialize(Deserializer { reading: &mut *self.reading, token }) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(self.reading.place(error).under_index(position)),
        }
    }
}
