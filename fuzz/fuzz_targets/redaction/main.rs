//! A secret under a secret's name never shows: not in the `Debug` form of what holds it, not in an
//! error or a report, whatever befalls the document.
#![no_main]

mod case;
mod envelope;
mod form;
mod response;
mod types;

use case::Case;
use envelope::{check_envelope, envelope};
use form::check_form;
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::secret::{check_debug, shows};
use registrar_ops::Secret;
use response::{check_response, response};

fuzz_target!(|case: Case| {
    // Around the secret there must be nothing that looks like it.
    if shows(&format!("{case:?}")) {
        return;
    }
    check_envelope(&case, &envelope(&case));
    check_response(&case, &response(&case));
    check_form(&case);
    check_debug(&Secret::new(case.secret.text.clone()));
});
