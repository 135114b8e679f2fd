//! Makes [`Error`] an error type of serde.

pub mod display_from_str;
pub mod empty_as_none;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Expected, Unexpected};
use serde::{de, ser};

use crate::error::{CodecKind, Error};

/// Serde quotes values in its messages; here only their type is named.
impl<K: CodecKind> de::Error for Error<K> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::custom(K::DATA, message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::data(format!("{expected}, found {}", type_of::<K>(&found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::data(format!("{expected}, found another {}", type_of::<K>(&found)))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::missing(field)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::data(list("one of the variants", expected))
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::data(list("one of the fields", expected))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::data(format!("the field `{field}` once"))
    }
}

impl<K: CodecKind> ser::Error for Error<K> {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::custom(K::UNREPRESENTABLE, message.to_string())
    }
}

fn list(what: &str, names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("{what} {}", names.join(", "))
}

fn type_of<K: CodecKind>(found: &Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "whole number",
        Unexpected::Float(_) => "number",
        Unexpected::Char(_) | Unexpected::Str(_) => "text",
        Unexpected::Bytes(_) => "bytes",
        Unexpected::Unit => "nothing",
        Unexpected::Option => "option",
        Unexpected::NewtypeStruct => "newtype",
        Unexpected::Seq => K::SEQUENCE,
        Unexpected::Map => K::MAP,
        Unexpected::Enum
        | Unexpected::UnitVariant
        | Unexpected::NewtypeVariant
        | Unexpected::TupleVariant
        | Unexpected::StructVariant => "variant",
        Unexpected::Other(_) => "value",
    }
}
