//! Types that a secret does not fit.

use registrar_fuzz::secret::shows;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only errors count")]
pub(crate) struct Numbers {
    #[serde(alias = "reg_password", alias = "PW", alias = "DomainPassword")]
    password: Option<u8>,
    #[serde(alias = "Cookie")]
    cookie: Option<bool>,
    token: Option<f32>,
    attributes: Option<Box<Numbers>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only errors count")]
pub(crate) enum Variant {
    A,
    B(u8),
}

/// A type whose errors quote what they got.
#[expect(dead_code, reason = "only errors count")]
pub(crate) struct Quoting(String);

impl<'de> Deserialize<'de> for Quoting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if shows(&text) { Err(D::Error::custom(format!("no {text}"))) } else { Ok(Self(text)) }
    }
}
