//! A secret under a secret's name never shows in a response: not in the `Debug` form of what holds it, not in an
//! error or a report, whatever befalls the document.
#![no_main]

mod case;
mod response;
mod types;

use case::Case;
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::AnyResponse;
use response::{check_response, response};

fuzz_target!(|case: Case<AnyResponse>| {
    if !case.is_ambiguous() {
        check_response(&case, &response(&case));
    }
});
