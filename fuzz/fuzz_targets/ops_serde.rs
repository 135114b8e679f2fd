//! Types read straight from the events are those read from the tree, or both refuse them for the
//! same reason.
#![no_main]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use ops_envelope::{
    DeviationKind, Envelope, Error, ErrorKind, Value, deviations, from_str, from_value,
};
use serde::Deserialize;
use serde::de::IgnoredAny;

fuzz_target!(|text: &str| {
    let read = Envelope::parse(text);
    // Some types a case: white space at the end asks for others.
    match text.len() % 4 {
        0 => {
            check::<Reply<'_>>(text, &read);
            check::<Containers<'_>>(text, &read);
            check::<Vec<Choice<'_>>>(text, &read);
            check::<&str>(text, &read);
        }
        1 => {
            check::<Flattened<'_>>(text, &read);
            check::<Tagged<'_>>(text, &read);
            check::<Vec<Option<(u8, String)>>>(text, &read);
            check::<Option<f32>>(text, &read);
        }
        2 => {
            check::<Closed>(text, &read);
            check::<BTreeMap<Cow<'_, str>, Variant<'_>>>(text, &read);
            check::<Variant<'_>>(text, &read);
            check::<()>(text, &read);
        }
        _ => {
            check::<Scalars>(text, &read);
            check::<BTreeMap<u8, Option<String>>>(text, &read);
            check::<Value<'_>>(text, &read);
            check::<Ignored>(text, &read);
        }
    }
});

/// Reads a `T` both ways.
fn check<'de, T: Deserialize<'de> + Debug>(text: &'de str, read: &Result<Envelope<'de>, Error>) {
    let by_events = from_str::<T>(text);
    let by_tree = match read {
        Ok(envelope) => from_value::<T>(envelope.value().clone()),
        Err(error) => {
            assert!(by_events.is_err(), "{by_events:?} by events, {error} as a tree");
            return;
        }
    };
    match (by_events, by_tree) {
        (Ok(events), Ok(tree)) => assert_eq!(format!("{events:?}"), format!("{tree:?}")),
        (Err(events), Err(tree)) => {
            assert_eq!((events.kind(), tree.kind()), (ErrorKind::Data, ErrorKind::Data));
            assert_eq!((events.path(), events.expected()), (tree.path(), tree.expected()));
            match events.offset() {
                Some(offset) => assert!(offset <= text.len()),
                // Items out of order are put into order in a tree, which has no places.
                None => assert!(is_unsorted(text)),
            }
            assert_eq!(tree.offset(), None);
        }
        (events, tree) => panic!("{events:?} by events, {tree:?} by tree"),
    }
}

fn is_unsorted(text: &str) -> bool {
    let found = deviations(text).expect("what was read is read again");
    found.iter().any(|one| one.kind() == DeviationKind::IndexOrder)
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read by Debug")]
struct Reply<'a> {
    protocol: Option<&'a str>,
    action: &'a str,
    #[serde(borrow)]
    object: Option<Cow<'a, str>>,
    is_success: Option<bool>,
    response_code: Option<u16>,
    #[serde(default)]
    response_text: String,
    #[serde(borrow, default)]
    attributes: BTreeMap<Cow<'a, str>, Value<'a>>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read by Debug")]
struct Flattened<'a> {
    action: String,
    #[serde(borrow, flatten)]
    rest: Value<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by Debug")]
struct Closed {
    a: Option<u8>,
    b: Option<Box<Closed>>,
    c: Option<Vec<Closed>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Scalars {
    a: bool,
    b: i8,
    c: u64,
    d: f64,
    e: char,
    protocol: Option<i128>,
    action: Unit,
    object: (),
    response_code: Wrapped,
    domain_name: Option<u128>,
}

#[derive(Debug, Default, Deserialize)]
struct Unit;

#[derive(Debug, Default, Deserialize)]
#[expect(dead_code, reason = "read by Debug")]
struct Wrapped(u16);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Containers<'a> {
    a: Vec<u8>,
    #[serde(borrow)]
    b: BTreeMap<Cow<'a, str>, Vec<&'a str>>,
    c: (u8, String),
    d: [bool; 2],
    e: Pair,
    attributes: Vec<Containers<'a>>,
    #[serde(borrow)]
    nameserver_list: Vec<BTreeMap<&'a str, Value<'a>>>,
}

#[derive(Debug, Default, Deserialize)]
#[expect(dead_code, reason = "read by Debug")]
struct Pair(i16, Option<String>);

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "read by Debug")]
enum Variant<'a> {
    #[serde(alias = "0", alias = "send_password", alias = "domain")]
    A,
    #[serde(alias = "protocol", alias = "is_success")]
    B(u16),
    #[serde(borrow, alias = "attributes")]
    C(Box<Variant<'a>>),
    D(u8, &'a str),
    E {
        a: Option<String>,
        b: Value<'a>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "read by Debug")]
enum Choice<'a> {
    Number(u8),
    Text(&'a str),
    #[serde(borrow)]
    List(Vec<Choice<'a>>),
    Items(BTreeMap<String, Choice<'a>>),
}

#[derive(Debug, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
#[expect(dead_code, reason = "read by Debug")]
enum Tagged<'a> {
    SendPassword {
        #[serde(borrow)]
        attributes: Value<'a>,
    },
    Change(Scalars),
    #[serde(alias = "REPLY")]
    Reply,
}

/// What is passed over; `IgnoredAny` with a `Debug` form of its own.
#[derive(Debug, Deserialize)]
struct Ignored(IgnoredAny);
