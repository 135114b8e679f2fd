//! Decodes bytes into text, and finds the encoding that a document declares.

use wire_text::{Decoded, Input, Limits, Source};

use crate::error::Error;
use crate::grammar::prolog;

/// Decodes a document. `charset` is the encoding that the transport declares, such as in HTTP's `Content-Type`;
/// it has priority over the XML declaration. See [`Input`] for what else decides.
///
/// ```
/// use xml_pull::{Limits, decode};
///
/// // The bytes are UTF-8, whatever the declaration says.
/// let bytes = "<?xml version='1.0' encoding='UTF-16'?><a>é</a>".as_bytes();
/// assert!(decode(bytes, &Limits::new(), None)?.text().ends_with("<a>é</a>"));
/// # Ok::<(), xml_pull::Error>(())
/// ```
///
/// # Errors
/// [`InvalidEncoding`](crate::ErrorKind::InvalidEncoding) at the first invalid byte,
/// [`Incomplete`](crate::ErrorKind::Incomplete) if the bytes end inside a character,
/// [`UnsupportedEncoding`](crate::ErrorKind::UnsupportedEncoding), and the limit of bytes.
pub fn decode<'a>(
    input: &'a (impl Input + ?Sized),
    limits: &Limits,
    charset: Option<&str>,
) -> Result<Decoded<'a>, Error> {
    Decoded::of(Source::of(input), limits, charset, declared_encoding)
}

/// The encoding that the XML declaration at the start of `bytes` declares, found without decoding the bytes.
/// White space and a UTF-8 byte-order mark may come before the declaration.
///
/// ```
/// assert_eq!(xml_pull::declared_encoding(b"<?xml version='1.0' encoding='utf-16'?>"), Some("utf-16"));
/// assert_eq!(xml_pull::declared_encoding(b"<a/>"), None);
/// ```
#[must_use]
pub fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    // Nearly all declarations begin so, and what follows is looked at when the document is read.
    const USUAL: [&[u8]; 2] =
        [b"<?xml version='1.0' encoding='UTF-8'", b"<?xml version=\"1.0\" encoding=\"UTF-8\""];
    if USUAL.iter().any(|usual| bytes.starts_with(usual)) {
        return Some("UTF-8");
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let mut ends = memchr::memchr_iter(b'>', declaration);
    let end = ends.find(|&end| declaration[..end].ends_with(b"?"))?;
    let declaration = core::str::from_utf8(&declaration[..=end]).ok()?;
    prolog::declaration(declaration).ok()?.1.encoding
}
