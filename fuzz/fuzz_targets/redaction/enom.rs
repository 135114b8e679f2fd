//! A secret under a secret's name never shows in the `Debug` form of what holds a response or a part of one, nor
//! in its redacted copy or its failure.
#![no_main]

mod case;
mod response;

use case::Case;
use enom_response::{Format, Response};
use libfuzzer_sys::fuzz_target;
use registrar_fuzz::response::AnyResponse;
use registrar_fuzz::secret::{check_debug, check_error, shows};
use response::response;

fuzz_target!(|case: Case<AnyResponse>| {
    let builder = response(&case);
    if case.question.is_multiple_of(6) {
        return check_debug(&builder);
    }
    let response = builder.finish().expect("every field has a name and an end");
    match case.question % 6 {
        1 if case.question & 128 == 0 => check_debug(&response),
        1 => check_debug(&response.root()),
        2 => check_fields(&response),
        // A record that stands within a secret field does not know it.
        3 if !case.secret.shape.is_multiple_of(4) => check_records(&response, case.question / 6),
        4 => {
            if let Ok(written) = response.redacted().to_string(Format::Xml) {
                assert!(!shows(&written), "a redacted copy shows a secret: {written}");
            }
        }
        _ => {
            check_debug(&response.outcome());
            if let Err(failure) = response.check() {
                check_error(&failure);
            }
        }
    }
});

/// The lists of comments and fields, and the field that the secret stands in.
fn check_fields(response: &Response<'_>) {
    check_debug(&response.comments());
    check_debug(&response.fields());
    let field = response.fields().next().expect("the secret comes first");
    check_debug(&field);
    check_debug(&field.attributes());
}

/// The records of one anchor.
fn check_records(response: &Response<'_>, which: u8) {
    let anchor = ["a", "Password", "Domain"][usize::from(which) % 3];
    let records = response.records(anchor);
    check_debug(&records);
    records.for_each(|record| check_debug(&record));
}
