//! A secret under a secret's name never shows in the `Debug` form of what holds an envelope or a part of one, nor
//! in its redacted copy.
#![no_main]

mod case;
mod envelope;

use case::Case;
use envelope::envelope;
use libfuzzer_sys::fuzz_target;
use ops_envelope::{Array, Assoc, Envelope, Layout};
use registrar_fuzz::envelope::AnyEnvelope;
use registrar_fuzz::secret::{OPS_NAMES, check_debug, check_error, is_listed, shows};
use registrar_ops::opensrs;

fuzz_target!(|case: Case<AnyEnvelope>| {
    let envelope = envelope(case.message, &case.secret);
    let assoc = envelope.value().as_assoc().expect("the secret stands in one");
    match case.question % 8 {
        0 => {
            check_debug(&envelope);
            check_debug(envelope.header());
        }
        1 => check_redacted(&envelope),
        2 => check_debug(&assoc.iter()),
        3 => check_debug(&assoc.clone().into_iter()),
        4 => check_entry(assoc.clone()),
        5 => check_values(assoc),
        6 => check_request(assoc),
        _ => check_reply(assoc),
    }
});

fn check_redacted(envelope: &Envelope<'_>) {
    let redacted = envelope.redacted();
    if let Ok(written) = redacted.to_xml(Layout::Compact) {
        assert!(!shows(&written), "a redacted copy shows a secret: {written}");
    }
}

/// The entry of the secret, which comes first or last.
fn check_entry(mut assoc: Assoc<'_>) {
    for at in [0, assoc.len() - 1] {
        if let Some(key) = assoc.get_index(at).map(|(key, _)| key.to_owned()) {
            check_debug(&assoc.entry(key));
        }
    }
}

/// Values by themselves, which do not know under which names they stand.
fn check_values(assoc: &Assoc<'_>) {
    for (key, value) in assoc {
        if !is_listed(key, OPS_NAMES) {
            check_debug(value);
            check_debug(&value.as_array().map(Array::iter));
        }
    }
}

fn check_request(assoc: &Assoc<'_>) {
    let request = opensrs::Request::new("change", "password").with_attributes(assoc.clone());
    check_debug(&request);
}

fn check_reply(assoc: &Assoc<'_>) {
    let reply = opensrs::Reply::new("domain", "", opensrs::Attributes::from(assoc.clone()));
    check_debug(&reply);
    match reply.to_body() {
        Ok(body) => check_debug(&body),
        Err(error) => check_error(&error),
    }
}
