//! The same request with its secrets masked.

use std::error::Error;

use http::header::{HeaderMap, HeaderValue};
use http::uri::PathAndQuery;
use http::{Request, Uri};
use ops_envelope::{Assoc, Envelope, Layout, Value};
use registrar_ops::Body;
use wire_text::secret_names::is_secret;

const MASK: &str = "[secret]";

/// Masks the sensitive header fields, and what stands in the body or the address under a secret
/// name.
pub(crate) fn request(request: Request<Body>) -> Result<Request<Body>, Box<dyn Error>> {
    let (mut parts, body) = request.into_parts();
    mask_headers(&mut parts.headers);
    parts.uri = mask_uri(parts.uri)?;
    let is_envelope = parts.headers.contains_key("x-signature");
    let body = if is_envelope { mask_envelope(&body)? } else { mask_form(body.as_str()) };
    Ok(Request::from_parts(parts, Body::from(body)))
}

fn mask_headers(headers: &mut HeaderMap) {
    for value in headers.values_mut().filter(|value| value.is_sensitive()) {
        *value = HeaderValue::from_static(MASK);
    }
}

fn mask_uri(uri: Uri) -> Result<Uri, Box<dyn Error>> {
    let Some(query) = uri.query() else { return Ok(uri) };
    let path: PathAndQuery = format!("{}?{}", uri.path(), mask_form(query)).parse()?;
    let mut parts = uri.into_parts();
    parts.path_and_query = Some(path);
    Ok(Uri::from_parts(parts)?)
}

/// Masks the values, and leaves the rest of the form as it is.
fn mask_form(form: &str) -> String {
    let mask = |pair: &str| match pair.split_once('=') {
        Some((name, _)) if is_secret(name) => format!("{name}={MASK}"),
        _ => pair.to_owned(),
    };
    form.split('&').map(mask).collect::<Vec<_>>().join("&")
}

fn mask_envelope(body: &Body) -> Result<String, ops_envelope::Error> {
    let mut envelope = Envelope::parse(body.as_str())?;
    if let Some(items) = envelope.value_mut().as_assoc_mut() {
        mask_items(items);
        if let Some(attributes) = items.get_mut("attributes").and_then(Value::as_assoc_mut) {
            mask_items(attributes);
        }
    }
    envelope.to_xml(Layout::Indented)
}

fn mask_items(items: &mut Assoc<'_>) {
    for (name, value) in items.iter_mut() {
        if ops_envelope::redact::is_secret(name) {
            *value = Value::from(MASK);
        }
    }
}
