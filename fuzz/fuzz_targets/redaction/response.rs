//! A response with the secret in it.

use enom_response::{Builder, Format};
use registrar_fuzz::response::AnyResponse;
use registrar_fuzz::secret::ENOM_NAMES;

use crate::case::{Case, Hidden, Message};

impl Message<'_> for AnyResponse {
    const SECRET_NAMES: &'static [&'static str] = ENOM_NAMES;
}

/// The response of a case with the secret in it.
pub(crate) fn response(case: &Case<AnyResponse>) -> Builder {
    let Hidden { name, text, shape, .. } = &case.secret;
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
    builder
}
