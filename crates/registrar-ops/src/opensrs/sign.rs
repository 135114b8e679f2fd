//! The signature of a request.

use std::fmt;

use http::HeaderValue;
use http::header::HeaderName;
use md5::{Digest, Md5};
use subtle::ConstantTimeEq;
use wire_text::secret_names::MASK;
use zeroize::Zeroizing;

use crate::secret::Secret;

pub(super) const USERNAME: HeaderName = HeaderName::from_static("x-username");
pub(super) const SIGNATURE: HeaderName = HeaderName::from_static("x-signature");

/// The value of the header `X-Signature`: `md5hex(md5hex(body ++ key) ++ key)`, lower-case hex over
/// the exact bytes of the body.
///
/// ```
/// use registrar_ops::{Secret, opensrs::Signature};
///
/// let key = Secret::new("key");
/// let signature = Signature::of(b"<xml/>", &key);
/// assert!(signature.matches(signature.as_str()));
/// assert_ne!(signature, Signature::of(b"<xml />", &key));
/// ```
#[derive(Clone, Copy)]
pub struct Signature([u8; 32]);

impl Signature {
    /// Signs the bytes of a body.
    #[must_use]
    pub fn of(body: &[u8], key: &Secret) -> Self {
        let key = key.expose_secret().as_bytes();
        let inner = Zeroizing::new(md5_hex(&[body, key]));
        Self(md5_hex(&[&*inner, key]))
    }

    /// The 32 hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only hexadecimal digits are ever written into it.
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The signature as a header value, marked sensitive.
    pub(super) fn to_header(self) -> HeaderValue {
        let value = HeaderValue::from_bytes(&self.0);
        let mut value = value.unwrap_or_else(|_| HeaderValue::from_static(""));
        value.set_sensitive(true);
        value
    }

    /// Whether a received header value is this signature. Compares in constant time, and accepts upper-case
    /// digits.
    #[must_use]
    pub fn matches(&self, received: impl AsRef<[u8]>) -> bool {
        let received = received.as_ref().to_ascii_lowercase();
        self.0.as_slice().ct_eq(&received).into()
    }
}

impl PartialEq for Signature {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Signature {}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({MASK})")
    }
}

fn md5_hex(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Md5::new();
    for part in parts {
        hash.update(part);
    }
    let mut hex = [0; 32];
    for (pair, byte) in hex.chunks_exact_mut(2).zip(hash.finalize()) {
        let digits = [byte >> 4, byte & 0xF];
        for (hex, digit) in pair.iter_mut().zip(digits) {
            *hex = if digit < 10 { b'0' + digit } else { b'a' + digit - 10 };
        }
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_passes_the_documents_check() {
        let hex = md5_hex(&[b"ConnecttoOpenSRS", b"viaSSL"]);
        assert_eq!(&hex, b"e787cc1d1951dfec4827cede7b1a0933");
    }

    #[test]
    fn the_signature_is_the_nested_hash() {
        // printf %s "$(printf %s BODYKEY | md5sum | cut -c1-32)KEY" | md5sum
        let signature = Signature::of(b"BODY", &Secret::new("KEY"));
        assert_eq!(signature.as_str(), "d26282eb5a8f7ef3bcbad69581536b4a");
        assert!(signature.matches("d26282eb5a8f7ef3bcbad69581536b4a".to_uppercase()));
        for wrong in [
            "",
            "d26282eb5a8f7ef3bcbad69581536b4",
            "d26282eb5a8f7ef3bcbad69581536b4aa",
            "026282eb5a8f7ef3bcbad69581536b4a",
            "d26282eb5a8f7ef3bcbad69581536b4a ",
        ] {
            assert!(!signature.matches(wrong), "{wrong}");
        }
    }

    #[test]
    fn body_and_key_are_told_apart_by_their_place() {
        let (ab, c) = (Signature::of(b"ab", &"c".into()), Signature::of(b"a", &"bc".into()));
        assert_ne!(ab, c);
        assert_eq!(ab, Signature::of(b"ab", &"c".into()));
        assert_eq!(format!("{ab:?}"), "Signature([REDACTED])");
    }
}
