//! Text as numbers and booleans.

use core::str::FromStr;

use wire_text::parse_bool;

use crate::error::Error;

pub(super) const BOOLEAN: &str = "a boolean: `0`, `1`, `true`, `false`, `Y` or `N`";

/// The methods for numbers and booleans, of a value or a key.
macro_rules! forward_to_scalar {
    ($($method:ident $visit:ident $number:ty),+ $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let expected = stringify!($number);
            self.scalar(&expected, |text| visitor.$visit(parse_number::<$number>(text, expected)?))
        }
    )+};
    () => {
        fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.scalar(&BOOLEAN, |text| visitor.visit_bool(parse_boolean(text)?))
        }

        forward_to_scalar! {
            deserialize_i8 visit_i8 i8,
            deserialize_i16 visit_i16 i16,
            deserialize_i32 visit_i32 i32,
            deserialize_i64 visit_i64 i64,
            deserialize_i128 visit_i128 i128,
            deserialize_u8 visit_u8 u8,
            deserialize_u16 visit_u16 u16,
            deserialize_u32 visit_u32 u32,
            deserialize_u64 visit_u64 u64,
            deserialize_u128 visit_u128 u128,
            deserialize_f32 visit_f32 f32,
            deserialize_f64 visit_f64 f64,
        }
    };
}

pub(super) fn parse_number<N: FromStr>(text: &str, expected: &'static str) -> Result<N, Error> {
    // White space around it is rare.
    text.parse().or_else(|_| text.trim().parse()).map_err(|_| Error::data(expected))
}

pub(super) fn parse_boolean(text: &str) -> Result<bool, Error> {
    parse_bool(text).ok_or_else(|| Error::data(BOOLEAN))
}
