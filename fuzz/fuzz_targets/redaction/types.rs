//! Types that a secret does not fit.

use std::collections::BTreeMap;

use registrar_fuzz::secret::{check_read_error, shows};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use wire_text::{Error, Kind};

/// How a protocol reads a type.
pub(crate) trait Protocol {
    type Kind: Kind;

    fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error<Self::Kind>>;
}

/// Reads one of the types from a document, and checks the error.
pub(crate) fn check_types<P: Protocol>(bytes: &[u8], which: u8) {
    fn check<'de, P: Protocol, T: Deserialize<'de>>(bytes: &'de [u8]) {
        if let Err(error) = P::read::<T>(bytes) {
            check_read_error(&error, bytes);
        }
    }
    match which % 8 {
        0 => check::<P, Numbers>(bytes),
        1 => check::<P, BTreeMap<String, Variant>>(bytes),
        2 => check::<P, BTreeMap<String, u8>>(bytes),
        3 => check::<P, BTreeMap<String, Quoting>>(bytes),
        4 => check::<P, BTreeMap<String, BTreeMap<String, Quoting>>>(bytes),
        5 => check::<P, BTreeMap<String, BTreeMap<u8, u8>>>(bytes),
        6 => check::<P, BTreeMap<String, Vec<u8>>>(bytes),
        _ => check::<P, Option<(u8, char)>>(bytes),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only errors count")]
struct Numbers {
    #[serde(alias = "reg_password", alias = "PW", alias = "DomainPassword")]
    password: Option<u8>,
    #[serde(alias = "Cookie")]
    cookie: Option<bool>,
    token: Option<f32>,
    attributes: Option<Box<Numbers>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only errors count")]
enum Variant {
    A,
    B(u8),
}

/// A type whose errors quote what they got.
#[expect(dead_code, reason = "only errors count")]
struct Quoting(String);

impl<'de> Deserialize<'de> for Quoting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if shows(&text) { Err(D::Error::custom(format!("no {text}"))) } else { Ok(Self(text)) }
    }
}
