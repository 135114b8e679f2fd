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

#[cfg(test)]
mod tests {
    use ops_envelope::assoc;
    use proptest::prelude::*;
    use registrar_ops::enom::{Account, Command, Format};
    use registrar_ops::opensrs::{self, Reseller};

    use super::*;

    fn shown(made: Request<Body>) -> String {
        let masked = request(made).unwrap();
        let values = masked.headers().values().map(|value| value.to_str().unwrap());
        let head = values.collect::<Vec<_>>().join("\n");
        format!("{head}\n{}\n{}", masked.uri(), masked.body().as_str())
    }

    proptest! {
        #[test]
        fn no_secret_shows(
            // With letters that no name has, to be found by nothing but itself.
            secret in prop_oneof!["[qzx]{4}[A-Za-z0-9]{4,20}", "[qzx]{4}[ -~]{4,20}", "[qzx]{4}\\PC{4,20}"],
        ) {
            let secret = secret.trim();
            let change = opensrs::Request::new("change", "password")
                .with("cookie", secret)
                .with_attributes(assoc! {
                    "domain" => "example.info",
                    "reg_password" => secret,
                    "contact_set" => assoc! { "owner" => assoc! { "password" => secret } },
                });
            let Ok(ops) = Reseller::new("reseller", secret).unwrap().request_for(&change) else {
                return Ok(());
            };
            let command = Command::new("SetPassword")
                .with("SLD", "example")
                .with("DomainPassword", secret)
                .with("AuthQuestionAnswer", secret);
            let account = Account::new("resellid", secret).unwrap();
            let enom = account.request_for(&command, Format::Text).unwrap();
            let signature = ops.headers()["x-signature"].to_str().unwrap().to_owned();
            let shown = shown(ops) + &shown(enom);
            prop_assert!(shown.contains("example.info") && shown.contains("SLD=example"), "{shown}");
            let encoded: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            for secret in [secret, &encoded, &signature] {
                prop_assert!(!shown.contains(secret), "{secret} shows: {shown}");
            }
        }
    }
}
