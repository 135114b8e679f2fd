//! Names find what the flat view has, an outcome holds together, and serde reads the same from bytes and
//! from the response that they are.
#![no_main]

use std::borrow::Cow;
use std::collections::BTreeMap;

use enom_response::{Error, ErrorKind, Reason, Response, from_response, from_slice};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::flat;

fuzz_target!(|bytes: &[u8]| {
    let read = Response::parse(bytes);
    if let Ok(response) = &read {
        check_views(response);
    }
    check_serde(bytes, &read);
});

type Read<'a> = Result<Response<'a>, Error>;

/// What is asked for by name is what stands in the flat view, and an outcome holds together.
fn check_views(response: &Response<'_>) {
    let flat = flat(response);
    for (name, _) in flat.iter().take(8) {
        let named = flat.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        let values: Vec<_> = named.map(|(_, value)| value.as_str()).collect();
        assert_eq!(response.get(name), values.first().copied());
        assert_eq!(response.get_all(&name.to_ascii_uppercase()).collect::<Vec<_>>(), values);
    }
    let outcome = response.outcome();
    assert_eq!(outcome.is_complete(), response.is_complete());
    assert!(!outcome.is_success() || response.errors().is_empty());
    assert_eq!(response.check().is_ok(), outcome.is_success());
    let messages: Vec<_> = outcome.reasons().iter().filter_map(Reason::message).collect();
    assert_eq!(messages, response.errors());
}

/// Serde reads the same from bytes and from the response that they are.
fn check_serde(bytes: &[u8], read: &Read<'_>) {
    type Map = BTreeMap<String, String>;
    let direct = (from_slice::<Reply<'_>>(bytes), from_slice::<Map>(bytes));
    let Ok(response) = read else {
        assert!(direct.0.is_err() && direct.1.is_err());
        return;
    };
    match (direct.0, from_response::<Reply<'_>>(response)) {
        (Ok(direct), Ok(indirect)) => assert_eq!(direct, indirect),
        (Err(direct), Err(indirect)) => {
            assert_eq!((direct.kind(), indirect.kind()), (ErrorKind::Data, ErrorKind::Data));
            // A response has no source at hand for line and column.
            let facts = |error: &Error| {
                let path = error.path().map(ToOwned::to_owned);
                (error.offset(), path, error.expected().to_owned())
            };
            assert_eq!(facts(&direct), facts(&indirect));
        }
        (direct, indirect) => panic!("{direct:?} from bytes, {indirect:?} from the response"),
    }
    if let Ok(map) = direct.1 {
        let flat = flat(response);
        // `$text` and `@…` are the text and the attributes of the root, not fields of it.
        for (name, value) in map.iter().filter(|(name, _)| !name.starts_with(['$', '@'])) {
            assert!(flat.iter().any(|(one, held)| one.eq_ignore_ascii_case(name) && held == value));
        }
        for (name, _) in flat {
            assert!(map.keys().any(|one| one.eq_ignore_ascii_case(&name)));
        }
    }
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Reply<'a> {
    #[serde(borrow)]
    command: Option<Cow<'a, str>>,
    err_count: Option<u32>,
    done: Option<bool>,
    #[serde(default)]
    exec_time: Option<f32>,
    #[serde(default, rename = "Err[]")]
    errors: Vec<String>,
    #[serde(default, rename = "ResponseNumber[]")]
    responses: Vec<Numbered>,
    #[serde(default)]
    domain: Vec<String>,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Numbered {
    response_number: Option<u32>,
    response_string: Option<String>,
}
