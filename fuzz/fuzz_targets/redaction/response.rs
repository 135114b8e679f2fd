//! The secret in a response.

use std::collections::BTreeMap;

use enom_response::{Builder, Format, Response};
use registrar_fuzz::response::AnyResponse;
use registrar_fuzz::secret::{check_debug, check_error, is_kept_by_response, shows};
use registrar_ops::enom;
use serde::Deserialize;
use wire_text::secret_names::is_secret;

use crate::case::{Case, Hidden, edited};
use crate::types::{Numbers, Quoting, Variant};

/// The response of a case with the secret in it.
pub(crate) fn response(case: &Case<AnyResponse>) -> Response<'static> {
    let Hidden { enom_name: name, text, shape, .. } = &case.secret;
    let mut builder = Builder::new(Format::Xml);
    match shape % 4 {
        0 => builder.open(name).field("a", text).close(),
        1 => builder.open("a").attribute(name, text).text("b").close(),
        _ => builder.field(name, text),
    };
    for comment in case.message.0.comments() {
        builder.comment(comment);
    }
    for field in case.message.0.fields() {
        builder.copy(field);
    }
    check_debug(&builder);
    builder.finish().expect("every field has a name and an end")
}

pub(crate) fn check_response(case: &Case<AnyResponse>, response: &Response<'_>) {
    check_fields(response);
    // One format a case.
    let format = Format::ALL[usize::from(case.secret.shape / 4) % 3];
    match response.to_string(format) {
        Ok(written) => check_body(&edited(written, &case.edits)),
        Err(error) => check_error(&error),
    }
}

fn check_fields(response: &Response<'_>) {
    check_debug(response);
    if let Ok(written) = response.redacted().to_string(Format::Xml) {
        assert!(!shows(&written), "a redacted copy shows a secret: {written}");
    }
    check_debug(&response.comments());
    check_debug(&response.root());
    check_debug(&response.fields());
    for field in response.fields() {
        check_debug(&field);
        check_debug(&field.attributes());
    }
    // A record that stands within a secret field does not know it.
    let anchors: &[&str] =
        if has_nested_secret(response.root()) { &[] } else { &["a", "Password", "Domain"] };
    for anchor in anchors {
        let records = response.records(anchor);
        check_debug(&records);
        records.for_each(|record| check_debug(&record));
    }
    check_debug(&response.outcome());
    if let Err(failure) = response.check() {
        check_error(&failure);
    }
}

/// Whether there are fields within a secret one.
fn has_nested_secret(field: enom_response::Field<'_>) -> bool {
    field.has_fields() && is_secret(field.name()) || field.fields().any(has_nested_secret)
}

fn check_body(bytes: &[u8]) {
    match Response::parse(bytes) {
        Ok(response) if is_kept_by_response(&response) => check_fields(&response),
        Ok(_) => return,
        Err(error) => {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    check_reply_types(bytes);
    match enom::Reply::<enom::AnyFields>::parse(bytes) {
        Ok(reply) => check_debug(&reply),
        Err(error) => check_error(&error),
    }
}

/// Types that the secret does not fit.
fn check_reply_types(bytes: &[u8]) {
    fn check<'de, T: Deserialize<'de>>(bytes: &'de [u8]) {
        if let Err(error) = enom_response::from_slice::<T>(bytes) {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    check::<Numbers>(bytes);
    check::<BTreeMap<String, Variant>>(bytes);
    check::<BTreeMap<String, u8>>(bytes);
    check::<BTreeMap<String, Quoting>>(bytes);
}
