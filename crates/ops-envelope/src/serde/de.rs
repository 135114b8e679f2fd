//! From items to types.

#[macro_use]
mod text;
mod key;
mod members;
mod variant;

use alloc::borrow::Cow;

use serde::de::value::CowStrDeserializer;
use serde::de::{self, Deserialize, Expected, Unexpected, Visitor};

use crate::error::Error;
use crate::parser::Content;
use crate::serde::items::Items;
use members::{Members, empty_assoc, visit_array, visit_assoc};
use text::{BOOLEAN, parse_boolean, parse_number};
use variant::Variant;

/// Reads the one value of `items`, to its very end.
pub(super) fn read<'de, T: Deserialize<'de>>(items: &mut Items<'de>) -> Result<T, Error> {
    let content = items.content()?;
    let value = T::deserialize(Deserializer { items: &mut *items, content });
    let value = value.map_err(|error| error.at(items.offset()))?;
    items.finish()?;
    Ok(value)
}

/// A value whose start is read.
pub(super) struct Deserializer<'d, 'de> {
    pub(super) items: &'d mut Items<'de>,
    pub(super) content: Content<'de>,
}

/// A value without the elements around it.
enum Head<'de> {
    Text(Cow<'de, str>),
    Assoc,
    Array,
}

impl<'d, 'de> Deserializer<'d, 'de> {
    /// Looks through the elements around a single value.
    #[inline]
    fn head(self) -> Result<(&'d mut Items<'de>, Head<'de>), Error> {
        let mut content = self.content;
        loop {
            let head = match content {
                Content::Scalar(text) => Head::Text(text),
                Content::Assoc => Head::Assoc,
                Content::Array => Head::Array,
                Content::Nested(_) => {
                    content = self.items.content()?;
                    continue;
                }
            };
            return Ok((self.items, head));
        }
    }

    /// What stands in an assoc, or in an empty scalar.
    #[inline]
    fn assoc(self, expected: &dyn Expected) -> Result<Members<'d, 'de>, Error> {
        match self.content {
            Content::Assoc => Ok(Members { items: self.items, ended: false }),
            _ => self.no_plain_members(expected, |head| matches!(head, Head::Assoc)),
        }
    }

    /// What stands in an array, or in an empty scalar.
    #[inline]
    fn array(self, expected: &dyn Expected) -> Result<Members<'d, 'de>, Error> {
        match self.content {
            Content::Array => Ok(Members { items: self.items, ended: false }),
            _ => self.no_plain_members(expected, |head| matches!(head, Head::Array)),
        }
    }

    #[cold]
    fn no_plain_members(
        self,
        expected: &dyn Expected,
        is_wanted: fn(&Head<'_>) -> bool,
    ) -> Result<Members<'d, 'de>, Error> {
        match self.head()? {
            (items, head) if is_wanted(&head) => Ok(Members { items, ended: false }),
            (items, Head::Text(text)) if text.is_empty() => Ok(Members { items, ended: true }),
            (items, head) => Err(unexpected(items, &head, expected)),
        }
    }

    /// The text of a scalar.
    #[inline]
    fn text(self, expected: &dyn Expected) -> Result<Cow<'de, str>, Error> {
        match self.content {
            Content::Scalar(text) => Ok(text),
            _ => self.nested_text(expected),
        }
    }

    #[cold]
    fn nested_text(self, expected: &dyn Expected) -> Result<Cow<'de, str>, Error> {
        match self.head()? {
            (_, Head::Text(text)) => Ok(text),
            (items, head) => Err(unexpected(items, &head, expected)),
        }
    }

    /// A scalar, to be parsed.
    #[inline]
    fn scalar<T>(
        self,
        expected: &dyn Expected,
        visit: impl FnOnce(&str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        visit(&self.text(expected)?)
    }
}

#[cold]
fn unexpected(items: &Items<'_>, head: &Head<'_>, expected: &dyn Expected) -> Error {
    let found = match head {
        Head::Text(_) => Unexpected::Str(""),
        Head::Assoc => Unexpected::Map,
        Head::Array => Unexpected::Seq,
    };
    let error: Error = de::Error::invalid_type(found, expected);
    error.at(items.offset())
}

impl<'de> de::Deserializer<'de> for Deserializer<'_, 'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.head()? {
            (_, Head::Text(Cow::Borrowed(text))) => visitor.visit_borrowed_str(text),
            (_, Head::Text(Cow::Owned(text))) => visitor.visit_string(text),
            (items, Head::Assoc) => visit_assoc(Members { items, ended: false }, visitor),
            (items, Head::Array) => visit_array(Members { items, ended: false }, visitor),
        }
    }

    forward_to_scalar!();

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text(&visitor)? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text(&visitor)? {
            Cow::Borrowed(text) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Cow::Owned(text) => visitor.visit_byte_buf(text.into_bytes()),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.head()? {
            (_, Head::Text(text)) if text.is_empty() => visitor.visit_unit(),
            (items, Head::Assoc) => {
                empty_assoc(items)?;
                visitor.visit_unit()
            }
            (items, head) => Err(unexpected(items, &head, &visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visit_array(self.array(&visitor)?, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visit_assoc(self.assoc(&visitor)?, visitor)
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        const ONE_KEY: &str = "an assoc with the variant as its only key";
        match self.head()? {
            (_, Head::Text(text)) => visitor.visit_enum(CowStrDeserializer::new(text)),
            (items, Head::Assoc) => {
                let Some((key, content)) = items.next_item()? else {
                    return Err(Error::data(ONE_KEY));
                };
                let value = visitor.visit_enum(Variant { items: &mut *items, key, content })?;
                match items.next_item()? {
                    None => Ok(value),
                    Some(_) => Err(Error::data(ONE_KEY)),
                }
            }
            (items, head) => Err(unexpected(items, &head, &visitor)),
        }
    }

    // Read like any other value, so that doubled keys in it are found here as by the tree.
    serde::forward_to_deserialize_any! { ignored_any }
}
