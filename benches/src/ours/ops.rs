//! `ops-envelope`, and the XML reader below it.

use std::hint::black_box;

use ops_envelope::{Envelope, Layout, Reader, Token, Value};
use xml_pull::Event;

use crate::fields::OpsReply;
use crate::{Contestant, Encoder};

const READS: &str = "a well-formed envelope";
const WRITES: &str = "a value that can be written";

/// Bytes to a tree.
pub const TREE: Contestant = Contestant::new(
    "ops-envelope, tree",
    |xml| {
        black_box(&tree(xml));
    },
    |xml| items(tree(xml).value()),
);

/// Bytes to a struct that borrows from them.
pub const TYPED: Contestant = Contestant::new(
    "ops-envelope, serde",
    |xml| {
        black_box(&typed(xml));
    },
    |xml| typed(xml).items(),
);

/// Bytes to a tree by serde, for documents of any shape.
pub const UNTYPED: Contestant = Contestant::new(
    "ops-envelope, serde to `Value`",
    |xml| {
        black_box(&untyped(xml));
    },
    |xml| items(&untyped(xml)),
);

/// Text to tokens, none of them kept.
pub const TOKENS: Contestant = Contestant::new(
    "ops-envelope, tokens",
    |xml| {
        black_box(tokens(xml));
    },
    tokens,
);

/// Text to XML events, none of them kept.
pub const EVENTS: Contestant = Contestant::new(
    "xml-pull, events",
    |xml| {
        black_box(events(xml, |_| true));
    },
    |xml| events(xml, |name| name == "item"),
);

/// Bytes to the list of what departs from the published grammar.
pub const DEVIATIONS: Contestant = Contestant::new(
    "ops-envelope, deviations",
    |xml| {
        black_box(&ops_envelope::deviations(xml).expect(READS));
    },
    tokens,
);

/// A tree, in the documents' own layout.
#[must_use]
pub const fn indented<'a>() -> Encoder<Envelope<'a>> {
    Encoder::new("ops-envelope, tree", |envelope, buffer| {
        done(envelope.write_to(&mut buffer.text, Layout::Indented));
    })
}

/// A tree, without white space between tags.
#[must_use]
pub const fn compact<'a>() -> Encoder<Envelope<'a>> {
    Encoder::new("ops-envelope, tree", |envelope, buffer| {
        done(envelope.write_to(&mut buffer.text, Layout::Compact));
    })
}

/// A struct, in the documents' own layout.
#[must_use]
pub const fn typed_indented<'a>() -> Encoder<OpsReply<'a>> {
    Encoder::new("ops-envelope, serde", |reply, buffer| {
        done(ops_envelope::write_to(&mut buffer.text, reply, Layout::Indented));
    })
}

/// A struct, without white space between tags.
#[must_use]
pub const fn typed_compact<'a>() -> Encoder<OpsReply<'a>> {
    Encoder::new("ops-envelope, serde", |reply, buffer| {
        done(ops_envelope::write_to(&mut buffer.text, reply, Layout::Compact));
    })
}

/// Reads a tree.
///
/// # Panics
/// When `xml` is no envelope.
#[must_use]
pub fn tree(xml: &[u8]) -> Envelope<'_> {
    Envelope::parse(xml).expect(READS)
}

/// Reads a reply or a listing.
///
/// # Panics
/// When `xml` is neither.
#[must_use]
pub fn typed(xml: &[u8]) -> OpsReply<'_> {
    ops_envelope::from_slice(xml).expect(READS)
}

fn untyped(xml: &[u8]) -> Value<'_> {
    ops_envelope::from_slice(xml).expect(READS)
}

fn tokens(xml: &[u8]) -> usize {
    let text = str::from_utf8(xml).expect(READS);
    let mut reader = Reader::new(text).expect(READS);
    let mut items = 0;
    while let Some(token) = reader.next_token().expect(READS) {
        items += usize::from(matches!(token, Token::Item { .. }));
    }
    items
}

fn events(xml: &[u8], counts: impl Fn(&str) -> bool) -> usize {
    let decoded = xml_pull::decode(xml, &xml_pull::Limits::new(), None).expect(READS);
    let mut reader = xml_pull::Reader::new(decoded.text());
    let mut elements = 0;
    while let Some(event) = reader.next_event().expect(READS) {
        if let Event::StartTag { name, .. } = event {
            elements += usize::from(counts(name));
        }
    }
    elements
}

/// How many items a value holds, whatever they hold counted too.
fn items(value: &Value<'_>) -> usize {
    let (mut count, mut rest) = (0, vec![value]);
    while let Some(value) = rest.pop() {
        match value {
            Value::Assoc(assoc) => {
                count += assoc.len();
                rest.extend(assoc.values());
            }
            Value::Array(array) => {
                count += array.len();
                rest.extend(array);
            }
            Value::Nested(nested) => rest.push(nested.value()),
            _ => {}
        }
    }
    count
}

fn done(written: Result<(), ops_envelope::Error>) {
    written.expect(WRITES);
}
