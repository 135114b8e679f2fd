//! Arbitrary envelopes, and what is known of them without the codec.

use std::borrow::Cow;

use arbitrary::{Arbitrary, Result, Unstructured};
use ops_envelope::{Array, Assoc, Envelope, Header, Limits, Value};

use crate::text::{name, text};

const KEYS: &[&str] = &[
    "protocol",
    "action",
    "object",
    "attributes",
    "is_success",
    "response_code",
    "response_text",
    "domain_name",
    "reg_password",
    "cookie",
    "a",
    "b",
    "c",
    "d",
    "e",
    "0",
    "1",
];
const FIELDS: &[&str] = &["version", "msg_id", "msg_type", "a:b", "x-y"];

/// Any envelope that the crate lets a caller build, what cannot be written included, but for its depth.
#[derive(Clone, Debug)]
pub struct AnyEnvelope(pub Envelope<'static>);

impl Arbitrary<'_> for AnyEnvelope {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let mut header =
            if u.ratio(7, 8)? { Header::new(Header::VERSION) } else { Header::default() };
        for _ in 0..u.int_in_range(0..=3)? {
            let name = name(u, FIELDS)?;
            let held = header.get(&name).is_some();
            assert_eq!(header.push(name, text(u)?), !held, "each name once");
        }
        Ok(Self(Envelope::with_header(header, value(u, 6)?)))
    }
}

/// The same, sometimes deeper than can be written. An envelope takes time in proportion to its depth, so that
/// few are deep.
#[derive(Clone, Debug)]
pub struct DeepEnvelope(pub Envelope<'static>);

impl Arbitrary<'_> for DeepEnvelope {
    fn arbitrary(u: &mut Unstructured<'_>) -> Result<Self> {
        let depth = if u.ratio(1, 64)? { u.int_in_range(0..=300)? } else { 0 };
        let AnyEnvelope(mut envelope) = u.arbitrary()?;
        if depth > 0 {
            let header = envelope.header().clone();
            let mut value = envelope.into_value();
            for _ in 0..depth {
                value = wrapped(u, value)?;
            }
            envelope = Envelope::with_header(header, value);
        }
        Ok(Self(envelope))
    }
}

fn value(u: &mut Unstructured<'_>, depth: usize) -> Result<Value<'static>> {
    Ok(match u.int_in_range(0..=if depth == 0 { 2 } else { 9 })? {
        0..=2 => Value::Scalar(Cow::Owned(text(u)?)),
        3..=5 => Value::Array(array(u, depth - 1)?),
        9 => Value::scalar_ref(value(u, depth - 1)?),
        _ => Value::Assoc(assoc(u, depth - 1)?),
    })
}

fn array(u: &mut Unstructured<'_>, depth: usize) -> Result<Array<'static>> {
    let mut array = Array::new();
    for _ in 0..length(u)? {
        let at = array.len();
        match u.int_in_range(0..=9)? {
            0 => array.insert(u.int_in_range(0..=at)?, value(u, depth)?),
            1 => drop(array.remove(u.int_in_range(0..=at)?)),
            2 => drop(array.set_class(u.int_in_range(0..=at)?, class(u)?)),
            _ => array.push(value(u, depth)?),
        }
    }
    Ok(array)
}

fn assoc(u: &mut Unstructured<'_>, depth: usize) -> Result<Assoc<'static>> {
    let mut assoc = Assoc::new();
    for _ in 0..length(u)? {
        let key = name(u, KEYS)?;
        match u.int_in_range(0..=9)? {
            0 => drop(assoc.remove(&key)),
            1 => drop(assoc.set_class(&key, class(u)?)),
            2 => {
                assoc.entry(key).or_insert(value(u, depth)?);
            }
            _ => drop(assoc.insert(key, value(u, depth)?)),
        }
    }
    Ok(assoc)
}

/// Few items nearly always, sometimes more than are kept in a plain list.
fn length(u: &mut Unstructured<'_>) -> Result<usize> {
    if u.ratio(15, 16)? { u.int_in_range(0..=5) } else { u.int_in_range(14..=40) }
}

fn class(u: &mut Unstructured<'_>) -> Result<Option<Cow<'static, str>>> {
    Ok(if u.ratio(3, 4)? { Some(Cow::Owned(text(u)?)) } else { None })
}

/// `value` one level deeper.
fn wrapped(u: &mut Unstructured<'_>, value: Value<'static>) -> Result<Value<'static>> {
    Ok(match u.int_in_range(0..=2)? {
        0 => Value::scalar_ref(value),
        1 => Value::Array([value].into_iter().collect()),
        _ => Value::Assoc([(name(u, KEYS)?, value)].into()),
    })
}

/// A value that borrows nothing.
pub struct Owned(pub Value<'static>);

impl<'de> serde::Deserialize<'de> for Owned {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self(value.into_owned()))
    }
}

/// The elements of the grammar that are no header fields.
const ELEMENTS: [&str; 9] = [
    "OPS_envelope",
    "header",
    "body",
    "data_block",
    "dt_assoc",
    "dt_array",
    "dt_scalar",
    "dt_scalarref",
    "item",
];

/// Whether an envelope can be written: characters that XML allows everywhere, header fields that are
/// names but of no other element and keep their text, and no more elements inside each other than can be read back.
#[must_use]
pub fn can_be_written(envelope: &Envelope<'_>) -> bool {
    let is_field = |(name, text): (&str, &str)| {
        let trimmed = text.trim_matches([' ', '\t', '\n', '\r']);
        xml_pull::is_valid_name(name)
            && !ELEMENTS.contains(&name)
            && is_legal(text)
            && trimmed == text
    };
    envelope.header().iter().all(is_field)
        && is_text_legal(envelope.value())
        && levels(envelope) <= Limits::MAX_DEPTH
}

/// How many elements stand inside each other when `envelope` is written.
#[must_use]
pub fn levels(envelope: &Envelope<'_>) -> usize {
    // OPS_envelope, body, data_block.
    3 + height(envelope.value(), false)
}

/// `value` as serde has it: without classes, and without elements around a single value.
#[must_use]
pub fn plain(value: &Value<'_>) -> Value<'static> {
    match value.inner() {
        Value::Array(array) => Value::Array(array.iter().map(plain).collect()),
        Value::Assoc(assoc) => {
            let items = assoc.iter().map(|(key, value)| (key.to_owned(), plain(value)));
            Value::Assoc(items.collect())
        }
        scalar => Value::Scalar(scalar.as_str().unwrap_or_default().to_owned().into()),
    }
}

fn is_legal(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..))
}

fn is_text_legal(value: &Value<'_>) -> bool {
    match value {
        Value::Scalar(text) => is_legal(text),
        Value::Array(array) => {
            let mut items = array.iter().enumerate();
            items.all(|(at, value)| array.class(at).is_none_or(is_legal) && is_text_legal(value))
        }
        Value::Assoc(assoc) => assoc.iter().all(|(key, value)| {
            is_legal(key) && assoc.class(key).is_none_or(is_legal) && is_text_legal(value)
        }),
        Value::Nested(nested) => is_text_legal(nested.value()),
        _ => false,
    }
}

fn height(value: &Value<'_>, is_in_place: bool) -> usize {
    match value {
        Value::Array(array) => 1 + array.iter().map(|v| 1 + height(v, true)).max().unwrap_or(0),
        Value::Assoc(assoc) => 1 + assoc.values().map(|v| 1 + height(v, true)).max().unwrap_or(0),
        Value::Nested(nested) => 1 + height(nested.value(), true),
        // Text of its own stands in a `dt_scalar`; in an `item` or a `dt_scalarref` it needs none.
        _ => usize::from(!is_in_place),
    }
}
