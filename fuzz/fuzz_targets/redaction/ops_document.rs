//! A secret under a secret's name never shows in what is read of an envelope, whatever befell it on its way: not in
//! its `Debug` form, not in an error or a report, and not in what a server answers.
#![no_main]

mod case;
mod edits;
mod envelope;
mod types;

use case::Case;
use edits::Edits;
use envelope::envelope;
use libfuzzer_sys::fuzz_target;
use ops_envelope::{Envelope, Error, ErrorKind, Layout, Reader, Token};
use registrar_fuzz::envelope::AnyEnvelope;
use registrar_fuzz::secret::{
    check_debug, check_error, check_read_error, check_result, is_kept_by_envelope, shows,
};
use registrar_ops::opensrs;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use types::{Protocol, check_types};

fuzz_target!(|input: (Edits, Case<AnyEnvelope>)| {
    let (edits, case) = input;
    let layout = if case.secret.shape & 32 == 0 { Layout::Compact } else { Layout::Indented };
    match envelope(case.message, &case.secret).to_xml(layout) {
        Ok(written) => check_document(&edits.apply(written), case.question),
        Err(error) => check_error(&error),
    }
});

fn check_document(bytes: &[u8], question: u8) {
    let envelope = match Envelope::parse(bytes) {
        Ok(envelope) if is_kept_by_envelope(&envelope) => Some(envelope),
        Ok(_) => return,
        Err(error) => {
            check_read_error(&error, bytes);
            None
        }
    };
    match (question % 5, envelope) {
        (0, Some(envelope)) => check_debug(&envelope),
        (1, Some(_)) => check_types::<Ops>(bytes, question / 5),
        (2, _) => drop(is_kept_by_tokens(bytes, true)),
        (3, _) if is_kept_by_tokens(bytes, false) => {
            check_result(&opensrs::Reply::<opensrs::Attributes>::parse(bytes));
        }
        (4, _) if is_kept_by_tokens(bytes, false) => check_request(bytes),
        _ => {}
    }
}

struct Ops;

impl Protocol for Ops {
    type Kind = ErrorKind;

    fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
        ops_envelope::from_slice(bytes)
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
            // The secret, or what it became, was read just now.
            if matches!(&token, Token::Scalar(text) if shows(text)) {
                check_debug(&reader);
            }
        }
    }
    true
}

fn check_request(bytes: &[u8]) {
    match opensrs::Request::parse(bytes) {
        Ok(request) => {
            check_debug(&request);
            check_operation::<opensrs::ChangePassword>(&request);
            check_operation::<opensrs::SendPassword>(&request);
        }
        Err(rejection) => check_rejection(&rejection),
    }
}

fn check_operation<O: opensrs::Operation + DeserializeOwned + std::fmt::Debug>(
    request: &opensrs::Request<'_>,
) {
    check_result(&O::read(request));
    if let Err(rejection) = O::from_request(request) {
        check_rejection(&rejection);
    }
}

/// What a server answers to a request that it does not take.
fn check_rejection(rejection: &opensrs::Rejection) {
    check_error(rejection);
    assert!(!shows(rejection.text()), "an answer quotes a secret");
}
