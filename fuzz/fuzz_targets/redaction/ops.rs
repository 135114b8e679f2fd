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
    let envelope = envelope(&case);
    let assoc = envelope.value().as_assoc().expect("the secret stands in one");
    match case.question % 5 {
        0 => {
            check_debug(&envelope);
            check_debug(envelope.header());
        }
        1 => check_redacted(&envelope),
        2 => check_assoc(assoc),
        3 => check_request(assoc),
        _ => check_reply(assoc),
    }
});

fn check_redacted(envelope: &Envelope<'_>) {
    let redacted = envelope.redacted();
    if let Ok(written) = redacted.to_xml(Layout::Compact) {
        assert!(!shows(&written), "a redacted copy shows a secret: {written}");
    }
}

fn check_assoc(assoc: &Assoc<'_>) {
    check_debug(&assoc.iter());
    check_debug(&assoc.clone().into_iter());
    if let Some((key, _)) = assoc.get_index(0) {
        check_debug(&assoc.clone().entry(key.to_owned()));
    }
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
