//! From tokens to types.

use alloc::borrow::Cow;

use serde::de::value::CowStrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};

use crate::decode::parse_index;
use crate::deviation::Witness;
use crate::keys::Keys;
use crate::reader::{Container, Token};
use crate::value::parse_bool;
use crate::{Error, ErrorKind, tokens};

/// Where tokens come from.
pub(super) trait Source<'de> {
    fn next_token(&mut self) -> Result<Option<Token<'de>>, Error>;

    /// Where the last token starts, if it comes from text.
    fn offset(&self) -> Option<usize>;

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

    fn offset(&self) -> Option<usize> {
        Some(self.start())
    }
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
    /// Gives an error of serde the place of the token that was read last.
    #[cold]
    fn place(&self, error: Error) -> Error {
        match self.source.offset() {
            Some(offset) => error.at(offset),
            None => error,
        }
    }

    /// Passes over the rest of the value that starts with `token`.
    fn skip(&mut self, token: &Token<'de>) -> Result<(), Error> {
        let mut depth = usize::from(matches!(token, Token::Start(_)));
        while depth > 0 {
            match self.source.expect_token()? {
                Token::Start(_) => depth += 1,
                Token::End => depth -= 1,
                Token::Item { .. } | Token::Scalar(_) => {}
            }
        }
        Ok(())
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
    /// With the token behind the start.
    Assoc(Token<'de>),
    Array(Token<'de>),
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
            let next = reading.source.expect_token()?;
            match (container, &next) {
                (Container::Assoc, Token::Item { .. } | Token::End) => break Head::Assoc(next),
                (Container::Array, Token::Item { .. } | Token::End) => break Head::Array(next),
                _ => {
                    wrappings += 1;
                    token = next;
                }
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
        let found = match self {
            Self::Scalar(_) => Unexpected::Str(""),
            Self::Assoc(_) => Unexpected::Map,
            Self::Array(_) => Unexpected::Seq,
        };
        de::Error::invalid_type(found, expected)
    }
}

fn visit_text<'de, V: Visitor<'de>>(text: Cow<'de, str>, visitor: V) -> Result<V::Value, Error> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

fn parse_number<N: core::str::FromStr>(text: &str) -> Result<N, Error> {
    let invalid = |_| de::Error::invalid_value(Unexpected::Str(""), &NUMBER);
    text.trim().parse().map_err(invalid)
}

fn parse_boolean(text: &str) -> Result<bool, Error> {
    let invalid = || de::Error::invalid_value(Unexpected::Str(""), &BOOLEAN);
    parse_bool(text).ok_or_else(invalid)
}

/// The methods for numbers and booleans, of a value or a key.
macro_rules! forward_to_scalar {
    ($($method:ident $visit:ident $parse:ident $expected:ident),+ $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.scalar(&$expected, |text| visitor.$visit($parse(&text)?))
        }
    )+};
    () => {
        forward_to_scalar! {
            deserialize_bool visit_bool parse_boolean BOOLEAN,
            deserialize_i8 visit_i8 parse_number NUMBER,
            deserialize_i16 visit_i16 parse_number NUMBER,
            deserialize_i32 visit_i32 parse_number NUMBER,
            deserialize_i64 visit_i64 parse_number NUMBER,
            deserialize_i128 visit_i128 parse_number NUMBER,
            deserialize_u8 visit_u8 parse_number NUMBER,
            deserialize_u16 visit_u16 parse_number NUMBER,
            deserialize_u32 visit_u32 parse_number NUMBER,
            deserialize_u64 visit_u64 parse_number NUMBER,
            deserialize_u128 visit_u128 parse_number NUMBER,
            deserialize_f32 visit_f32 parse_number NUMBER,
            deserialize_f64 visit_f64 parse_number NUMBER,
        }
    };
}

const NUMBER: &str = "a number that the type holds";
const BOOLEAN: &str = "`0`, `1`, `true` or `false`";

impl<'de, S: Source<'de>> de::Deserializer<'de> for Deserializer<'_, '_, 'de, S> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|reading, head| match head {
            Head::Scalar(text) => visit_text(text, visitor),
            Head::Assoc(first) => visit_assoc(reading, first, visitor),
            Head::Array(first) => visit_array(reading, first, visitor),
        })
    }

    forward_to_scalar!();

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|_, head| match head {
            Head::Scalar(text) => visit_text(text, visitor),
            other => Err(other.unexpected(&visitor)),
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.unwrap(|_, head| match head {
            Head::Scalar(Cow::Borrowed(text)) => visitor.visit_borrowed_bytes(text.as_bytes()),
            Head::Scalar(Cow::Owned(text)) => visitor.visit_byte_buf(text.into_bytes()),
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
            Head::Scalar(text) if text.is_empty() => visitor.visit_unit(),
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
            Head::Array(first) => visit_array(reading, first, visitor),
            Head::Scalar(text) if text.is_empty() => visit_array(reading, Token::End, visitor),
            other => Err(other.unexpected(&visitor)),
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
            Head::Assoc(first) => visit_assoc(reading, first, visitor),
            Head::Scalar(text) if text.is_empty() => visit_assoc(reading, Token::End, visitor),
            other => Err(other.unexpected(&visitor)),
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
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.unwrap(|reading, head| match head {
            Head::Scalar(text) => visitor.visit_enum(CowStrDeserializer::new(text)),
            Head::Assoc(Token::Item { key, .. }) => {
                let value = visitor.visit_enum(Variant { reading, key })?;
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
        self.reading.skip(&self.token)?;
        visitor.visit_unit()
    }
}

fn visit_assoc<'de, S: Source<'de>, V: Visitor<'de>>(
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

fn visit_array<'de, S: Source<'de>, V: Visitor<'de>>(
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

/// A key.
struct Key<'de>(Cow<'de, str>);

impl<'de> Key<'de> {
    fn scalar<T>(
        self,
        _: &dyn Expected,
        visit: impl FnOnce(Cow<'de, str>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        visit(self.0)
    }
}

impl<'de> de::Deserializer<'de> for Key<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visit_text(self.0, visitor)
    }

    forward_to_scalar!();

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(CowStrDeserializer::new(self.0))
    }

    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

/// A variant with content: an assoc with the variant's name as its only key.
struct Variant<'v, 'r, 'de, S> {
    reading: &'v mut Reading<'r, S>,
    key: Cow<'de, str>,
}

impl<'de, S: Source<'de>> Variant<'_, '_, 'de, S> {
    fn content<T>(
        self,
        visit: impl FnOnce(Deserializer<'_, '_, 'de, S>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let token = self.reading.source.expect_token()?;
        match visit(Deserializer { reading: &mut *self.reading, token }) {
            Ok(value) => Ok(value),
            Err(error) => Err(self.reading.place(error).under_key(&self.key)),
        }
    }
}

impl<'de, S: Source<'de>> EnumAccess<'de> for Variant<'_, '_, 'de, S> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let variant = seed.deserialize(Key(self.key.clone()));
        variant.map(|variant| (variant, self))
    }
}

impl<'de, S: Source<'de>> VariantAccess<'de> for Variant<'_, '_, 'de, S> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.content(|content| <()>::deserialize(content))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        self.content(|content| seed.deserialize(content))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.content(|content| de::Deserializer::deserialize_seq(content, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.content(|content| de::Deserializer::deserialize_map(content, visitor))
    }
}
