//! From bytes to text: what a document declares its encoding to be.

use wire_text::{Decoded, Input, Limits, Source};

use crate::error::Error;
use crate::grammar::prolog;

/// The text of a document. `charset` is what its carrier said of the encoding, such as HTTP; it counts
/// more than the XML declaration. See [`Input`] for what else counts.
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
/// [`InvalidEncoding`](crate::ErrorKind::InvalidEncoding) at the first byte that is wrong,
/// [`Incomplete`](crate::ErrorKind::Incomplete) where the bytes end within a character,
/// [`UnsupportedEncoding`](crate::ErrorKind::UnsupportedEncoding), and the limit of bytes.
pub fn decode<'a>(
    input: &'a (impl Input + ?Sized),
    limits: &Limits,
    charset: Option<&str>,
) -> Result<Decoded<'a>, Error> {
    Decoded::of(Source::of(input), limits, charset, declared_encoding)
}

/// What the XML declaration at the start of `bytes` says the encoding is, found without decoding
/// them: white space and a UTF-8 byte-order mark may stand before it.
///
/// ```
/// assert_eq!(xml_pull::declared_encoding(b"<?xml version='1.0' encoding='utf-16'?>"), Some("utf-16"));
/// assert_eq!(xml_pull::declared_encoding(b"<a/>"), None);
/// ```
#[must_use]
pub fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let mut ends = memchr::memchr_iter(b'>', declaration);
    let end = ends.find(|&end| declaration[..end].ends_with(b"?"))?;
    let declaration = core::str::from_utf8(&declaration[..=end]).ok()?;
    prolog::declaration(declaration).ok()?.1.encoding
}
