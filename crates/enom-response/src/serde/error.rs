//! What serde finds wrong, without the values it found.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Expected, Unexpected};
use serde::{de, ser};

use crate::{Error, ErrorKind};

/// Serde quotes values in its messages; here only their sort is named.
impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::said(ErrorKind::Data, message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::data(format!("{expected}, found {}", sort(&found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::data(format!("{expected}, found another {}", sort(&found)))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::data(format!("the field `{field}`"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::data(list("one of the variants", expected))
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Self::data(list("one of the fields", expected))
    }
}

impl ser::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::said(ErrorKind::Unrepresentable, message.to_string())
    }
}

fn list(what: &str, names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("{what} {}", names.join(", "))
}

/// What was found, without what it says.
fn sort(found: &Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "whole number",
        Unexpected::Float(_) => "number",
        Unexpected::Char(_) | Unexpected::Str(_) => "text",
        Unexpected::Bytes(_) => "bytes",
        Unexpected::Unit => "nothing",
        Unexpected::Option => "option",
        Unexpected::NewtypeStruct => "newtype",
        Unexpected::Seq => "repeated field",
        Unexpected::Map => "field with fields",
        Unexpected::Enum
        | Unexpected::UnitVariant
        | Unexpected::NewtypeVariant
        | Unexpected::TupleVariant
        | Unexpected::StructVariant => "variant",
        Unexpected::Other(_) => "value",
    }
}
