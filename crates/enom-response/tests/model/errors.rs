//! Values that do not fit.

use std::collections::BTreeMap;

use enom_response::{ErrorKind, Format, from_str, to_string};
use serde::de::Deserializer;
use serde::{Deserialize, Serialize};

use crate::{Attribute, Beside, One};

/// A type that is never content, and quotes what it got.
#[derive(Debug)]
struct Picky;

impl<'de> Deserialize<'de> for Picky {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(serde::de::Error::custom(format_args!("`{text}` is not fine")))
    }
}

impl Serialize for Picky {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("nothing like `hunter2` is fine"))
    }
}

#[test]
fn a_type_is_quoted_but_not_under_the_name_of_a_secret() {
    for (key, read, written) in [
        (
            "a",
            "invalid value: `hunter2` is not fine at `a`",
            "value that cannot be written: nothing like `hunter2` is fine at `a`",
        ),
        (
            "Password",
            "invalid value: expected a value of the type that was asked for at `Password`",
            "value that cannot be written: expected a value that can be written at `Password`",
        ),
    ] {
        let source = format!("<interface-response><{key}>hunter2</{key}></interface-response>");
        let error = from_str::<BTreeMap<String, Option<Picky>>>(&source).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Data);
        assert!(error.to_string().starts_with(read), "{error}");
        let error = to_string(&BTreeMap::from([(key, Some(Picky))]), Format::Xml).unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Unrepresentable, written)
        );
    }
}

#[test]
fn an_error_is_where_its_text_stands() {
    let attribute = |source: &str| from_str::<Attribute<u8>>(source).unwrap_err().offset();
    assert_eq!(attribute("<interface-response a='x'/>"), Some(23));
    assert_eq!(attribute("<interface-response a='x&#120;'/>"), None);
    assert_eq!(attribute("<interface-response a=''/>"), None);
    let beside = |source: &str| from_str::<One<Beside<u8>>>(source).unwrap_err().offset();
    assert_eq!(beside("<interface-response><a b='1'>x</a></interface-response>"), Some(29));
    // Decoded text has no place of its own: it is that of the field.
    assert_eq!(beside("<interface-response><a>&#120;</a></interface-response>"), Some(21));
}
