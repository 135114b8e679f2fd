//! The secret in an envelope.

use std::collections::BTreeMap;

use ops_envelope::{Array, Assoc, Envelope, Header, Layout, Reader, Token, Value, assoc};
use registrar_fuzz::envelope::AnyEnvelope;
use registrar_fuzz::secret::{check_debug, check_error, is_kept_by_envelope, shows};
use registrar_ops::opensrs;
use serde::Deserialize;

use crate::case::{Case, Hidden, edited};
use crate::types::{Numbers, Quoting, Variant};

/// The envelope of a case with the secret in it.
pub(crate) fn envelope(case: &Case<AnyEnvelope>) -> Envelope<'static> {
    let Hidden { ops_name: name, text, shape, .. } = &case.secret;
    let value = match shape % 6 {
        0 => Value::from(Array::from(vec![text.clone(), text.clone()])),
        1 => Value::from(Assoc::from([("a", text.clone())])),
        2 => Value::scalar_ref(text.clone()),
        _ => Value::from(text.clone()),
    };
    let mut header = Header::default();
    for (name, text) in case.message.0.header().iter() {
        assert!(header.push(name.to_owned(), text.to_owned()), "each name once");
    }
    if shape & 64 != 0 && header.get(name).is_none() {
        let is_new = header.push(name.clone(), text.trim().to_owned());
        assert!(is_new, "the name is new");
    }
    let mut around = case.message.0.clone().into_value();
    match around.as_assoc_mut() {
        Some(assoc) => drop(assoc.insert(name.clone(), value)),
        None => around = assoc! { "attributes" => around, name.clone() => value }.into(),
    }
    if shape & 128 != 0 {
        around = assoc! { "is_success" => true, "attributes" => around }.into();
    }
    Envelope::with_header(header, around)
}

pub(crate) fn check_envelope(case: &Case<AnyEnvelope>, envelope: &Envelope<'_>) {
    check_values(envelope);
    let layout =
        if case.edits.len().is_multiple_of(2) { Layout::Compact } else { Layout::Indented };
    match envelope.to_xml(layout) {
        Ok(written) if case.edits.is_empty() => check_document(written.as_bytes()),
        Ok(written) => check_document(&edited(written, &case.edits)),
        Err(error) => check_error(&error),
    }
}

/// `Debug` of all that holds values.
fn check_values(envelope: &Envelope<'_>) {
    check_debug(envelope);
    check_debug(envelope.header());
    let redacted = envelope.redacted();
    if let Ok(written) = redacted.to_xml(Layout::Compact) {
        assert!(!shows(&written), "a redacted copy shows a secret: {written}");
    }
    let Some(assoc) = envelope.value().as_assoc() else { return };
    check_debug(assoc);
    check_debug(&assoc.iter());
    check_debug(&assoc.clone().into_iter());
    if let Some((key, _)) = assoc.get_index(0) {
        check_debug(&assoc.clone().entry(key.to_owned()));
    }
    for (key, value) in assoc {
        if !ops_envelope::secret_names::is_secret(key) {
            check_debug(value);
            check_debug(&value.as_array().map(Array::iter));
        }
    }
    let request = opensrs::Request::new("change", "password").with_attributes(assoc.clone());
    check_debug(&request);
    let reply = opensrs::Reply::new("domain", "", opensrs::Attributes::from(assoc.clone()));
    check_debug(&reply);
    match reply.to_body() {
        Ok(body) => check_debug(&body),
        Err(error) => check_error(&error),
    }
}

fn check_document(bytes: &[u8]) {
    match Envelope::parse(bytes) {
        Ok(envelope) if is_kept_by_envelope(&envelope) => {
            check_values(&envelope);
            check_types(bytes);
        }
        Ok(_) => return,
        Err(error) => {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    if !is_kept_by_tokens(bytes) {
        return;
    }
    match opensrs::Reply::<opensrs::Attributes>::parse(bytes) {
        Ok(reply) => check_debug(&reply),
        Err(error) => check_error(&error),
    }
    match opensrs::Request::parse(bytes) {
        Ok(request) => {
            check_debug(&request);
            check_operation::<opensrs::ChangePassword>(&request);
            check_operation::<opensrs::SendPassword>(&request);
        }
        Err(rejection) => check_rejection(&rejection),
    }
}

/// Checks the pull parser and its tokens; false once the secret has become a key.
fn is_kept_by_tokens(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return true };
    let Ok(mut reader) = Reader::new(text) else { return true };
    while let Ok(Some(token)) = reader.next_token() {
        if let Token::Item { key, class } = &token
            && (shows(key) || class.as_deref().is_some_and(shows))
        {
            return false;
        }
        check_debug(&token);
        check_debug(&reader);
    }
    true
}

fn check_operation<O: opensrs::Operation + serde::de::DeserializeOwned + std::fmt::Debug>(
    request: &opensrs::Request<'_>,
) {
    match O::read(request) {
        Ok(operation) => check_debug(&operation),
        Err(error) => check_error(&error),
    }
    if let Err(rejection) = O::from_request(request) {
        check_rejection(&rejection);
    }
}

/// What a server answers to a request that it does not take.
fn check_rejection(rejection: &opensrs::Rejection) {
    check_error(rejection);
    assert!(!shows(rejection.text()), "an answer quotes a secret");
}

/// Types that the secret does not fit.
fn check_types(bytes: &[u8]) {
    fn check<'de, T: Deserialize<'de>>(bytes: &'de [u8]) {
        if let Err(error) = ops_envelope::from_slice::<T>(bytes) {
            check_error(&error);
            assert!(!shows(&error.report(bytes).to_string()), "a report shows a secret");
        }
    }
    check::<Numbers>(bytes);
    check::<BTreeMap<String, Variant>>(bytes);
    check::<BTreeMap<String, Vec<u8>>>(bytes);
    check::<BTreeMap<String, BTreeMap<u8, u8>>>(bytes);
    check::<BTreeMap<String, Quoting>>(bytes);
    check::<BTreeMap<String, BTreeMap<String, Quoting>>>(bytes);
    check::<Option<(u8, char)>>(bytes);
}
