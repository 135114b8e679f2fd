//! A secret under a secret's name never shows in what is read of an envelope, whatever befell it on its way: not in
//! its `Debug` form, not in an error or a report, and not in what a server answers.
#![no_main]

mod case;
mod edits;
mod envelope;
mod types;

use std::collections::BTreeMap;

use case::Case;
use edits::Edits;
use envelope::envelope;
use libfuzzer_sys::fuzz_target;
use ops_envelope::{Envelope, Layout, Reader, Token};
use registrar_fuzz::envelope::AnyEnvelope;
use registrar_fuzz::secret::{check_debug, check_error, is_kept_by_envelope, shows};
use registrar_ops::opensrs;
use serde::Deserialize;
use types::{Numbers, Quoting, Variant};

fuzz_target!(|input: (Edits, Case<AnyEnvelope>)| {
    let (edits, case) = input;
    let layout = if case.secret.shape & 32 == 0 { Layout::Compact } else { Layout::Indented };
    match envelope(&case).to_xml(layout) {
        Ok(written) => check_document(&edits.apply(written), case.question),
        Err(error) => check_error(&error),
    }
});

fn check_document(bytes: &[u8], question: u8) {
    match Envelope::parse(bytes) {
        Ok(envelope) => {
            if !is_kept_by_envelope(&envelope) {
                return;
            }
            if question % 5 == 0 {
                check_debug(&envelope);
            }
            if question % 5 == 1 {
                return check_types(bytes, question / 5);
            }
        }
        Err(error) => {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    if !is_kept_by_tokens(bytes, question % 5 == 2) {
        return;
    }
    match question % 5 {
        3 => match opensrs::Reply::<opensrs::Attributes>::parse(bytes) {
            Ok(reply) => check_debug(&reply),
            Err(error) => check_error(&error),
        },
        4 => match opensrs::Request::parse(bytes) {
            Ok(request) => {
                check_debug(&request);
                check_operation::<opensrs::ChangePassword>(&request);
                check_operation::<opensrs::SendPassword>(&request);
            }
            Err(rejection) => check_rejection(&rejection),
        },
        _ => {}
    }
}

/// False once the secret has become a key; checks the pull parser and its tokens if it `is_asked`.
fn is_kept_by_tokens(bytes: &[u8], is_asked: bool) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return true };
    let Ok(mut reader) = Reader::new(text) else { return true };
    while let Ok(Some(token)) = reader.next_token() {
        if let Token::Item { key, class } = &token
            && (shows(key) || class.as_deref().is_some_and(shows))
        {
            return false;
        }
        if is_asked {
            check_debug(&token);
            check_debug(&reader);
        }
    }
    true
}

fn check_operation<O: opensrs::Operation + serde::de::DeserializeOwned + std::fmt::Debug>(
    request: &opensrs::Request<'_>,
) {
    match O::read(request) {
        Ok(operation) => check_debug(&operation),
        Err(error) => check_error(&error),
    }
    if let Err(rejection) = O::from_request(request) {
        check_rejection(&rejection);
    }
}

/// What a server answers to a request that it does not take.
fn check_rejection(rejection: &opensrs::Rejection) {
    check_error(rejection);
    assert!(!shows(rejection.text()), "an answer quotes a secret");
}

/// A type that the secret does not fit.
fn check_types(bytes: &[u8], which: u8) {
    fn check<'de, T: Deserialize<'de>>(bytes: &'de [u8]) {
        if let Err(error) = ops_envelope::from_slice::<T>(bytes) {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    match which % 7 {
        0 => check::<Numbers>(bytes),
        1 => check::<BTreeMap<String, Variant>>(bytes),
        2 => check::<BTreeMap<String, Vec<u8>>>(bytes),
        3 => check::<BTreeMap<String, BTreeMap<u8, u8>>>(bytes),
        4 => check::<BTreeMap<String, Quoting>>(bytes),
        5 => check::<BTreeMap<String, BTreeMap<String, Quoting>>>(bytes),
        _ => check::<Option<(u8, char)>>(bytes),
    }
}
