//! A secret under a secret's name never shows in what is read of a response, whatever befell it on its way: not in
//! its `Debug` form, and not in an error or a report.
#![no_main]

mod case;
mod edits;
mod response;
mod types;

use case::Case;
use edits::Edits;
use enom_response::{Error, ErrorKind, Format, Response};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::AnyResponse;
use registrar_fuzz::secret::{
    check_debug, check_error, check_read_error, check_result, is_kept_by_response,
};
use registrar_ops::enom;
use response::response;
use serde::Deserialize;
use types::{Protocol, check_types};

fuzz_target!(|input: (Edits, Case<AnyResponse>)| {
    let (edits, case) = input;
    // One format a case.
    let format = Format::ALL[usize::from(case.secret.shape / 4) % 3];
    let response = response(&case).finish().expect("every field has a name and an end");
    match response.to_string(format) {
        Ok(written) => check_document(&edits.apply(written), case.question),
        Err(error) => check_error(&error),
    }
});

fn check_document(bytes: &[u8], question: u8) {
    let response = match Response::parse(bytes) {
        Ok(response) if is_kept_by_response(&response) => Some(response),
        Ok(_) => return,
        Err(error) => {
            check_read_error(&error, bytes);
            None
        }
    };
    match (question % 3, response) {
        (0, Some(response)) => {
            check_debug(&response);
            check_debug(&response.outcome());
        }
        (1, _) => check_types::<Enom>(bytes, question / 3),
        (2, _) => check_result(&enom::Reply::<enom::AnyFields>::parse(bytes)),
        _ => {}
    }
}

struct Enom;

impl Protocol for Enom {
    type Kind = ErrorKind;

    fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
        enom_response::from_slice(bytes)
    }
}
