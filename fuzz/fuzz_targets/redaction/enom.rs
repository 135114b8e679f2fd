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
use wire_text::secret_names::is_secret;

fuzz_target!(|case: Case<AnyResponse>| {
    let builder = response(&case);
    if case.question % 5 == 4 {
        return check_debug(&builder);
    }
    let response = builder.finish().expect("every field has a name and an end");
    match case.question % 5 {
        0 => check_fields(&response),
        1 => check_records(&response),
        2 => {
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

fn check_fields(response: &Response<'_>) {
    check_debug(response);
    check_debug(&response.comments());
    check_debug(&response.fields());
    for field in response.fields() {
        check_debug(&field);
        check_debug(&field.attributes());
    }
}

fn check_records(response: &Response<'_>) {
    check_debug(&response.root());
    // A record that stands within a secret field does not know it.
    if has_nested_secret(response.root()) {
        return;
    }
    for anchor in ["a", "Password", "Domain"] {
        let records = response.records(anchor);
        check_debug(&records);
        records.for_each(|record| check_debug(&record));
    }
}

/// Whether there are fields within a secret one.
fn has_nested_secret(field: enom_response::Field<'_>) -> bool {
    field.has_fields() && is_secret(field.name()) || field.fields().any(has_nested_secret)
}
