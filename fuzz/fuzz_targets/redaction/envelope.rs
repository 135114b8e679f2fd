//! An envelope with the secret in it.

use ops_envelope::{Array, Assoc, Envelope, Header, Value, assoc};
use registrar_fuzz::envelope::AnyEnvelope;
use registrar_fuzz::secret::OPS_NAMES;

use crate::case::{Hidden, Message};

impl Message<'_> for AnyEnvelope {
    const SECRET_NAMES: &'static [&'static str] = OPS_NAMES;
}

/// An envelope with the secret in it.
pub(crate) fn envelope(message: AnyEnvelope, secret: &Hidden) -> Envelope<'static> {
    let Hidden { name, text, shape, .. } = secret;
    let value = match shape % 6 {
        0 => Value::from(Array::from(vec![text.clone(), text.clone()])),
        1 => Value::from(Assoc::from([("a", text.clone())])),
        2 => Value::scalar_ref(text.clone()),
        _ => Value::from(text.clone()),
    };
    let mut header = Header::default();
    for (name, text) in message.0.header().iter() {
        assert!(header.push(name.to_owned(), text.to_owned()), "each name once");
    }
    if shape & 64 != 0 && header.get(name).is_none() {
        let is_new = header.push(name.clone(), text.trim().to_owned());
        assert!(is_new, "the name is new");
    }
    let mut around = message.0.into_value();
    match around.as_assoc_mut() {
        Some(assoc) => drop(assoc.insert(name.clone(), value)),
        None => around = assoc! { "attributes" => around, name.clone() => value }.into(),
    }
    if shape & 128 != 0 {
        around = assoc! { "is_success" => true, "attributes" => around }.into();
    }
    Envelope::with_header(header, around)
}
