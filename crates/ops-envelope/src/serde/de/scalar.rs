//! Text as numbers and booleans.

use core::str::FromStr;

use serde::de::{self, Unexpected};

use crate::Error;
use crate::value::parse_bool;

pub(super) const NUMBER: &str = "a number that the type holds";
pub(super) const BOOLEAN: &str = "`0`, `1`, `true` or `false`";

pub(super) fn parse_number<N: FromStr>(text: &str) -> Result<N, Error> {
    let invalid = |_| de::Error::invalid_value(Unexpected::Str(""), &NUMBER);
    text.trim().parse().map_err(invalid)
}

pub(super) fn parse_boolean(text: &str) -> Result<bool, Error> {
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
