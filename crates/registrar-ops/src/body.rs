//! The body of a message, which may contain secrets.

use std::fmt;

use wire_text::Source;
use zeroize::Zeroizing;

/// The text of a request or reply. To send an `http::Request<Body>`, convert its body with
/// `request.map(Body::into_string)` or `request.map(Vec::from)`.
///
/// `Debug` prints only the length, because bodies contain passwords and tokens. The memory is zeroed on drop.
///
/// ```
/// use registrar_ops::opensrs::{Reseller, SendAuthcode};
/// use registrar_ops::{Body, DomainName};
///
/// let operation = SendAuthcode::new(DomainName::new("example.info")?);
/// let request: http::Request<Body> = Reseller::new("reseller", "made.up")?.request(&operation)?;
/// assert!(request.body().as_str().contains("example.info"));
/// assert!(!format!("{request:?}").contains("example.info"));
/// let request: http::Request<String> = request.map(Body::into_string); // to be sent
/// # let _ = request;
/// # Ok::<(), registrar_ops::RequestError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Body(Zeroizing<String>);

impl Body {
    /// The text, including its secrets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes as they are sent.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The text as a plain `String`, for an HTTP library. It is not zeroed on drop any more.
    #[must_use]
    pub fn into_string(mut self) -> String {
        std::mem::take(&mut *self.0)
    }
}

/// Text that grows without leaving copies of itself in freed memory, as `String` does.
pub(crate) struct BodyWriter(Zeroizing<String>);

impl BodyWriter {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Zeroizing::new(String::with_capacity(capacity)))
    }

    pub(crate) fn finish(self) -> Body {
        Body(self.0)
    }
}

impl fmt::Write for BodyWriter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.capacity() - self.0.len() < text.len() {
            let wanted = (self.0.len() + text.len()).max(2 * self.0.capacity());
            let mut larger = Zeroizing::new(String::with_capacity(wanted));
            larger.push_str(&self.0);
            self.0 = larger;
        }
        self.0.push_str(text);
        Ok(())
    }
}

impl wire_text::Sealed for Body {
    fn source(&self) -> Source<'_> {
        Source::Text(self.as_str())
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<Body> for String {
    fn from(body: Body) -> Self {
        body.into_string()
    }
}

impl From<Body> for Vec<u8> {
    fn from(body: Body) -> Self {
        body.into_string().into_bytes()
    }
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    #[test]
    fn debug_shows_the_length_alone() {
        let body = Body::from(String::from("pw=hunter2"));
        assert_eq!(format!("{body:?}"), "Body(10 bytes)");
        assert_eq!(body.as_str(), "pw=hunter2");
        assert_eq!(Vec::from(body.clone()), b"pw=hunter2");
        assert_eq!(String::from(body), "pw=hunter2");
    }

    #[test]
    fn a_writer_grows() {
        let mut writer = BodyWriter::with_capacity(0);
        let text = "0123456789".repeat(100);
        for piece in text.as_bytes().chunks(7) {
            writer.write_str(str::from_utf8(piece).unwrap()).unwrap();
        }
        assert_eq!(writer.finish().as_str(), text);
    }
}
