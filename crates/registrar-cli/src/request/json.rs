//! Parameters as a JSON object: where some are lists or assocs, or many.

use std::fmt::Write as _;

use ops_envelope::Value;
use registrar_ops::Secret;

use super::parameters::{self, Parameter};
use crate::failure::Failure;

/// Reads a file, a variable (`env:VARIABLE`) or standard input (`-`).
pub(crate) fn read(source: &str) -> Result<Vec<Parameter>, Failure> {
    let text = parameters::from(source)?;
    // What serde_json says of a syntax error names a place and quotes nothing.
    let read = serde_json::from_str(text.expose_secret());
    let value: Value<'static> =
        read.map_err(|error| Failure::unreadable(format!("{source}: {error}")))?;
    match value {
        Value::Assoc(assoc) => {
            Ok(assoc.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
        }
        _ => Err(Failure::unreadable(format!("{source}: expected a JSON object"))),
    }
}

/// A parameter as eNom has it, which knows texts alone: the items of a list are numbered, as in `NS1` and
/// `NS2`, and those of an assoc named after it, as in `RegistrantCity`.
pub(crate) fn flat(name: &str, value: &Value<'_>) -> Result<Vec<(String, Secret)>, Failure> {
    if let Some(text) = value.as_str() {
        return Ok(vec![(name.to_owned(), text.into())]);
    }
    let text = |name: String, value: &Value<'_>| match value.as_str() {
        Some(text) => Ok((name, text.into())),
        None => Err(Failure::usage(format!(
            "`{name}`: for eNom, a list or assoc cannot contain another"
        ))),
    };
    if let Some(items) = value.as_array() {
        return (1..)
            .zip(items.iter())
            .map(|(at, item)| text(format!("{name}{at}"), item))
            .collect();
    }
    let items = value.as_assoc().into_iter().flatten();
    items.map(|(inner, item)| text(format!("{name}{inner}"), item)).collect()
}

/// Refuses names that stand among `given`, but not in what is sent: a type took what it knows, and the rest
/// would be lost unnoticed.
pub(crate) fn refuse_unknown<'n>(
    operation: &str,
    given: impl IntoIterator<Item = &'n str>,
    sent: &[&str],
) -> Result<(), Failure> {
    let is_sent = |name: &str| sent.iter().any(|sent| sent.eq_ignore_ascii_case(name));
    let mut unknown = String::new();
    for name in given.into_iter().filter(|name| !is_sent(name)) {
        // Writing to a `String` cannot fail.
        let _ = write!(unknown, "{}`{name}`", if unknown.is_empty() { "" } else { ", " });
    }
    if unknown.is_empty() {
        return Ok(());
    }
    Err(Failure::usage(format!("{operation} has no parameter {unknown}, or it needs a value")))
}
