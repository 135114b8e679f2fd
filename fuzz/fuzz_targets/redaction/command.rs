//! A secret under a secret's name never shows in a command: not in the `Debug` form of what holds it, not in an
//! error or a report, whatever befalls the form.
#![no_main]

mod case;
mod form;

use case::Case;
use form::check_form;
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::secret::check_debug;
use registrar_ops::Secret;

fuzz_target!(|case: Case<()>| {
    if !case.is_ambiguous() {
        check_form(&case);
        check_debug(&Secret::new(case.secret.text.clone()));
    }
});
