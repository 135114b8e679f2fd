//! The same request with its secrets masked.

use http::Request;
use http::header::HeaderValue;
use ops_envelope::{Envelope, Layout};
use registrar_ops::Body;
use wire_text::secret_names::{MASK, is_secret};

/// Masks the sensitive header fields, and what stands in the body under a secret name.
pub(crate) fn request(mut request: Request<Body>) -> Result<Request<Body>, ops_envelope::Error> {
    for value in request.headers_mut().values_mut().filter(|value| value.is_sensitive()) {
        *value = HeaderValue::from_static(MASK);
    }
    let body = if request.headers().contains_key("x-signature") {
        Envelope::parse(request.body().as_str())?.redacted().to_xml(Layout::Indented)?
    } else {
        form(request.body().as_str())
    };
    Ok(request.map(|_| Body::from(body)))
}

/// Masks the values, and leaves the rest of the form as it is.
fn form(form: &str) -> String {
    let mask = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if is_secret(name) => format!("{name}={MASK}"),
        _ => pair.to_owned(),
    };
    form.split('&').map(mask).collect::<Vec<_>>().join("&")
}
