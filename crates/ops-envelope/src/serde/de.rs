//! From tokens to types.

#[macro_use]
mod scalar;
mod key;
mod members;
mod variant;

use alloc::borrow::Cow;

use serde::de::{self, Deserialize, DeserializeSeed, Expected, Unexpected, Visitor};

use members::{taken_item, visit_array, visit_assoc};
use scalar::{BOOLEAN, NUMBER, Scalar, parse_boolean, parse_number};
use variant::Variant;

use xml_pull::Taken;

use crate::deviation::Witness;
use crate::reader::{Container, Token};
use crate::{Error, tokens};

/// Where tokens come from.
pub(super) trait Source<'de> {
    fn next_token(&mut self) -> Result<Option<Token<'de>>, Error>;

    /// Takes the next item in one step, with its text if it has nothing else, where that can be.
    fn take_item(&mut self) -> Option<Taken<'de>>;

    /// Where the last token starts, if it comes from text.
    fn offset(&self) -> Option<usize>;

    /// Where `text` starts, which was just taken with its item.
    fn offset_of(&self, text: &str) -> Option<usize>;

    /// The next member of a container.
    fn next_member(&mut self) -> Result<Member<'de>, Error> {
        match self.take_item() {
            Some(taken) => {
                let (key, text) = taken_item(taken);
                Ok(Member::Item { key: Cow::Borrowed(key), text })
            }
            None => self.unusual_member(),
        }
    }

    /// The next member of a container, which was not taken in one step.
    fn unusual_member(&mut self) -> Result<Member<'de>, Error> {
        Ok(match self.expect_token()? {
            Token::Item { key, .. } => Member::Item { key, text: None },
            Token::End => Member::End,
            token => Member::Value(token),
        })
    }

    /// The next token of a value that has begun.
    fn expect_token(&mut self) -> Result<Token<'de>, Error> {
        self.next_token()?.ok_or_else(|| Error::data("a value"))
    }
}

impl<'de, W: Witness> Source<'de> for tokens::Tokens<'de, W> {
    #[inline]
    fn next_token(&mut self) -> Result<Option<Token<'de>>, Error> {
        self.next_token()
    }

    #[inline]
    fn take_item(&mut self) -> Option<Taken<'de>> {
        self.take_item()
    }

    fn offset(&self) -> Option<usize> {
        Some(self.start())
    }

    fn offset_of(&self, text: &str) -> Option<usize> {
        Some(self.text_start(text))
    }
}

/// What comes next in a container.
pub(super) enum Member<'de> {
    /// An item, with its text if that was taken with it; else its value comes next.
    Item { key: Cow<'de, str>, text: Option<&'de str> },
    /// A value without item.
    Value(Token<'de>),
    /// The container's end.
    End,
}

/// Reads the one value of `source`, to its very end. Sets `unsorted` where array items stand out of
/// order; what is returned then means nothing.
pub(super) fn read<'de, T: Deserialize<'de>, S: Source<'de>>(
    source: &mut S,
    unsorted: &mut bool,
) -> Result<T, Error> {
    let token = source.expect_token()?;
    let mut reading = Reading { source, unsorted };
    let value = T::deserialize(Deserializer { reading: &mut reading, token })
        .map_err(|error| reading.place(error))?;
    match source.next_token()? {
        None => Ok(value),
        Some(_) => Err(Error::data("a value that is read whole")),
    }
}

struct Reading<'r, S> {
    source: &'r mut S,
    unsorted: &'r mut bool,
}

impl<'de, S: Source<'de>> Reading<'_, S> {
    /// Reads the value of an item.
    #[inline]
    fn value<T: DeserializeSeed<'de>>(
        &mut self,
        text: Option<&'de str>,
        seed: T,
    ) -> Result<T::Value, Error> {
        let Some(text) = text else {
            let token = self.source.expect_token()?;
            let value = seed.deserialize(Deserializer { reading: &mut *self, token });
            return value.map_err(|error| self.place(error));
        };
        seed.deserialize(Scalar(Cow::Borrowed(text)))
            .map_err(|error| self.place_in_text(error, text))
    }

    /// Gives an error of serde the place of `text`, which was taken with its item.
    #[cold]
    fn place_in_text(&self, error: Error, text: &str) -> Error {
        match self.source.offset_of(text) {
            Some(offset) => error.at(offset),
            None => error,
        }
    }

    /// Gives an error of serde the place of the token that was read last.
    #[cold]
    fn place(&self, error: Error) -> Error {
        match self.source.offset() {
            Some(offset) => error.at(offset),
            None => error,
        }
    }
}

/// A value whose first token is read.
struct Deserializer<'d, 'r, 'de, S> {
    reading: &'d mut Reading<'r, S>,
    token: Token<'de>,
}

/// A value without its wrappings: the elements around a single value.
enum Head<'de> {
    Scalar(Cow<'de, str>),
    /// With its first member or its end, and where it starts itself.
    Assoc(Member<'de>, Option<usize>),
    Array(Member<'de>, Option<usize>),
}

impl<'r, 'de, S: Source<'de>> Deserializer<'_, 'r, 'de, S> {
    /// Looks through wrappings, visits what is inside, and passes over their ends.
    #[inline]
    fn unwrap<T>(
        self,
        visit: impl FnOnce(&mut Reading<'r, S>, Head<'de>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let Self { reading, mut token } = self;
        let mut wrappings = 0_usize;
        let head = loop {
            let container = match token {
                Token::Scalar(text) => break Head::Scalar(text),
                Token::Start(container) => container,
                Token::Item { .. } | Token::End => return Err(Error::data("a value")),
            };
            let start = reading.source.offset();
            match reading.source.next_member()? {
                // In a `dt_scalar` or `dt_scalarref` there is nothing else.
                Member::Value(value) => {
                    wrappings += 1;
                    token = value;
                }
                first if container == Container::Assoc => break Head::Assoc(first, start),
                first => break Head::Array(first, start),
            }
        };
        let value = visit(reading, head)?;
        for _ in 0..wrappings {
            reading.source.expect_token()?;
        }
        Ok(value)
    }

    /// Visits the text of a scalar.
    #[inline]
    fn scalar<T>(
        self,
        expected: &dyn Expected,
        visit: impl FnOnce(Cow<'de, str>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.unwrap(|_, head| match head {
            Head::Scalar(text) => visit(text),
            other => Err(other.unexpected(expected)),
        })
    }
}

impl Head<'_> {
    #[cold]
    fn unexpected(&self, expected: &dyn Expected) -> Error {
        let (found, start) = match self {
            Self::Scalar(_) => (Unexpected::Str(""), None),
            Self::Assoc(_, start) => (Unexpected::Map, *start),
            Self::Array(_, start) => (Unexpected::Seq, *start),
        };
        let error: Error = de::Error::invalid_type(found, expected);
        match start {
            Some(start) => error.at(start),
            None => error,
        }
    }
}

impl<'de, S: Source<'de>> de::Deserializer<'de> for Deserializer<'_, '_, 'de, S> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|reading, head| match head {
            Head::Scalar(text) => Scalar(text).deserialize_any(visitor),
            Head::Assoc(first, _) => visit_assoc(reading, first, visitor),
            Head::Array(first, _) => visit_array(reading, first, visitor),
        })
    }

    forward_to_scalar!();

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|_, head| match head {
            Head::Scalar(text) => Scalar(text).deserialize_str(visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|_, head| match head {
            Head::Scalar(text) => Scalar(text).deserialize_bytes(visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.token {
            Token::Scalar(text) if text.is_empty() => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|_, head| match head {
            Head::Scalar(text) => Scalar(text).deserialize_unit(visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|reading, head| match head {
            Head::Array(first, _) => visit_array(reading, first, visitor),
            Head::Scalar(text) => Scalar(text).deserialize_seq(visitor),
            other @ Head::Assoc(..) => Err(other.unexpected(&visitor)),
        })
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

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|reading, head| match head {
            Head::Assoc(first, _) => visit_assoc(reading, first, visitor),
            Head::Scalar(text) => Scalar(text).deserialize_map(visitor),
            other @ Head::Array(..) => Err(other.unexpected(&visitor)),
        })
    }

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
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.unwrap(|reading, head| match head {
            Head::Scalar(text) => Scalar(text).deserialize_enum(name, variants, visitor),
            Head::Assoc(Member::Item { key, text }, _) => {
                let value = visitor.visit_enum(Variant { reading, key, text })?;
                match reading.source.expect_token()? {
                    Token::End => Ok(value),
                    _ => Err(Error::data("an assoc with the variant as its only key")),
                }
            }
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        // Read like any other value, so that doubled keys in it are found here as by the tree.
        self.deserialize_any(visitor)
    }
}
