//! `True` and `False` as parameters have them, `1` and `0` as fields of replies do.

use std::fmt;

use serde::{Deserializer, Serializer, de};
use wire_text::parse_bool;

use crate::parameters::{ParameterError, ParameterErrorKind};

/// `True` or `False`, as the documents spell them.
pub(super) const fn word(truth: bool) -> &'static str {
    if truth { "True" } else { "False" }
}

/// Reads `True` or `False`, in any letter case.
pub(super) fn parse_word(text: &str) -> Result<bool, ParameterError> {
    let is = |word: &str| text.trim().eq_ignore_ascii_case(word);
    if is("True") || is("False") {
        return Ok(is("True"));
    }
    Err(ParameterError::new(ParameterErrorKind::Invalid, "flag", "True or False"))
}

/// Writes `1` or `0`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn serialize<S: Serializer>(truth: &bool, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u8(u8::from(*truth))
}

/// Reads a boolean of any spelling, or the number that [`serialize`] writes.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    deserializer.deserialize_any(Visitor)
}

struct Visitor;

impl de::Visitor<'_> for Visitor {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("0 or 1")
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<bool, E> {
        Ok(truth)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<bool, E> {
        parse_bool(text).ok_or_else(|| E::custom("expected 0 or 1"))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<bool, E> {
        match number {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(E::custom("expected 0 or 1")),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Flag(#[serde(with = "super")] bool);

    #[test]
    fn booleans_of_each_spelling_are_read() {
        let read = |json| serde_json::from_str::<Flag>(json).map(|flag| flag.0);
        for (json, truth) in [
            ("true", true),
            ("1", true),
            ("\"True\"", true),
            ("false", false),
            ("0", false),
            ("\"0\"", false),
        ] {
            assert_eq!(read(json).unwrap(), truth, "{json}");
        }
        for json in ["2", "\"\"", "null"] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.contains("expected 0 or 1"), "{error}");
        }
    }
}
