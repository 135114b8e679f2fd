//! A secret under a secret's name never shows in an envelope: not in the `Debug` form of what holds it, not in an
//! error or a report, whatever befalls the document.
#![no_main]

mod case;
mod envelope;
mod types;

use case::Case;
use envelope::{check_envelope, envelope};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::envelope::AnyEnvelope;

fuzz_target!(|case: Case<AnyEnvelope>| {
    if !case.is_ambiguous() {
        check_envelope(&case, &envelope(&case));
    }
});
