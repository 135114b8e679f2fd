//! A secret under a secret's name never shows in a command: not in the `Debug` form of what holds it, not in an
//! error or a report, whatever befalls the form.
#![no_main]

mod case;
mod edits;
mod form;

use case::Case;
use edits::Edits;
use form::{Form, check_form};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::secret::check_debug;
use registrar_ops::Secret;

fuzz_target!(|input: (Edits, Case<Form>)| {
    let (edits, case) = input;
    match case.question % 4 {
        0 => check_debug(&Secret::new(case.secret.text)),
        _ => check_form(&case, &edits),
    }
});
