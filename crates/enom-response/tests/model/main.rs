//! Every type of serde's data model, read from each place that a value has and written to it.
#![cfg(feature = "serde")]

mod errors;
mod nested;
mod scalars;
mod written;

use enom_response::from_str;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Deserialize)]
struct One<T> {
    a: T,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Attribute<T> {
    #[serde(rename = "@a")]
    a: T,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Beside<T> {
    #[serde(rename = "$text")]
    text: T,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Records<T> {
    #[serde(rename = "a[]")]
    records: Vec<T>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Nothing;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wrapped(u8);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Letter {
    A,
    B,
    #[serde(rename = "Second")]
    C,
}

fn parse<T: DeserializeOwned>(inside: &str) -> Result<T, String> {
    from_str(&format!("<interface-response>{inside}</interface-response>"))
        .map_err(|error| format!("{} at {}", error.expected(), error.path().unwrap_or("nothing")))
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Pair(u8, char);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Kind {
    Plain,
    With(u8),
    Both { a: u8, b: Option<char> },
    Two(u8, u8),
}
