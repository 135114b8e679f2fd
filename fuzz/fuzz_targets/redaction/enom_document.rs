//! A secret under a secret's name never shows in what is read of a response, whatever befell it on its way: not in
//! its `Debug` form, and not in an error or a report.
#![no_main]

mod case;
mod edits;
mod response;
mod types;

use std::collections::BTreeMap;

use case::Case;
use edits::Edits;
use enom_response::{Format, Response};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::AnyResponse;
use registrar_fuzz::secret::{check_debug, check_error, is_kept_by_response, shows};
use registrar_ops::enom;
use response::response;
use serde::Deserialize;
use types::{Numbers, Quoting, Variant};

fuzz_target!(|input: (Edits, Case<AnyResponse>)| {
    let (edits, case) = input;
    // One format a case.
    let format = Format::ALL[usize::from(case.secret.shape / 4) % 3];
    let response = response(&case).finish().expect("every field has a name and an end");
    match response.to_string(format) {
        Ok(written) => check_body(&edits.apply(written), case.question),
        Err(error) => check_error(&error),
    }
});

fn check_body(bytes: &[u8], question: u8) {
    match Response::parse(bytes) {
        Ok(response) => {
            if !is_kept_by_response(&response) {
                return;
            }
            if question % 3 == 0 {
                check_debug(&response);
                check_debug(&response.outcome());
            }
        }
        Err(error) => {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    match question % 3 {
        1 => check_type(bytes, question / 3),
        2 => match enom::Reply::<enom::AnyFields>::parse(bytes) {
            Ok(reply) => check_debug(&reply),
            Err(error) => check_error(&error),
        },
        _ => {}
    }
}

/// A type that the secret does not fit.
fn check_type(bytes: &[u8], which: u8) {
    fn check<'de, T: Deserialize<'de>>(bytes: &'de [u8]) {
        if let Err(error) = enom_response::from_slice::<T>(bytes) {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    match which % 4 {
        0 => check::<Numbers>(bytes),
        1 => check::<BTreeMap<String, Variant>>(bytes),
        2 => check::<BTreeMap<String, u8>>(bytes),
        _ => check::<BTreeMap<String, Quoting>>(bytes),
    }
}
