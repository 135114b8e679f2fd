//! From bytes to text: which encoding a document is in, and its text in UTF-8.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::{Error, ErrorKind};
use crate::grammar;

const UTF8: &str = "UTF-8";
const WHOLE: &str = "the rest of a character";
#[cfg(feature = "encoding")]
const DECODABLE: &str = "bytes of the encoding that the document is in";
const KNOWN: &str = "UTF-8, or with the feature `encoding` one of the WHATWG list";

/// `bytes` as UTF-8 text, checked and nothing else.
///
/// # Errors
/// [`InvalidEncoding`](ErrorKind::InvalidEncoding) at the first byte that is wrong;
/// [`Incomplete`](ErrorKind::Incomplete) when the bytes end within a character.
pub fn utf8(bytes: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        Some(_) => Error::new(ErrorKind::InvalidEncoding, error.valid_up_to(), UTF8),
        None => Error::new(ErrorKind::Incomplete, bytes.len(), WHOLE),
    })
}

/// The text of `bytes`, borrowed when they are UTF-8.
///
/// In order of trust: a byte-order mark; the zero bytes of UTF-16; `label`, what the carrier of the
/// document said (the `charset` of HTTP) or the document itself ([`declared`]). A label that says
/// UTF-16 or UTF-32 is overruled by bytes that are UTF-8; so is every label by bytes that are
/// ASCII. A UTF-8 byte-order mark stays in the text, so that offsets count in the input.
///
/// With the feature `encoding` any label of the [WHATWG list](https://encoding.spec.whatwg.org/)
/// is decoded (`ISO-8859-1` and `US-ASCII` as the windows-1252 that the list makes of them);
/// offsets of later errors then count in the decoded text. Without it, UTF-8 only.
///
/// # Errors
/// [`InvalidEncoding`](ErrorKind::InvalidEncoding) and [`Incomplete`](ErrorKind::Incomplete) as
/// [`utf8`]; [`UnsupportedEncoding`](ErrorKind::UnsupportedEncoding) at offset 0.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Cow<'a, str>, Error> {
    decode_with(bytes, || label)
}

/// [`decode`], with a label that is only looked for when it counts.
fn decode_with<'a, 'l>(
    bytes: &'a [u8],
    label: impl FnOnce() -> Option<&'l str>,
) -> Result<Cow<'a, str>, Error> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return utf8(bytes).map(Cow::Borrowed),
        [0xFE, 0xFF, ..] => return transcode(&bytes[2..], "utf-16be"),
        [0xFF, 0xFE, ..] => return transcode(&bytes[2..], "utf-16le"),
        [0, first, ..] if *first != 0 => return transcode(bytes, "utf-16be"),
        [first, 0, ..] if *first != 0 => return transcode(bytes, "utf-16le"),
        _ => {}
    }
    if bytes.is_ascii() {
        return utf8(bytes).map(Cow::Borrowed);
    }
    match label() {
        Some(label) if !overruled(label) => transcode(bytes, label),
        _ => utf8(bytes).map(Cow::Borrowed),
    }
}

/// A document as it came: text, or bytes in an encoding that has to be found out.
///
/// Text is taken at its word, whatever its declaration says; bytes go through [`decode`].
pub trait Input: sealed::Sealed {
    /// The text, decoded as [`decode`] does with `charset`, or else with what the document
    /// [`declared`].
    ///
    /// # Errors
    /// As [`decode`].
    fn to_text(&self, charset: Option<&str>) -> Result<Cow<'_, str>, Error>;
}

impl Input for str {
    fn to_text(&self, _: Option<&str>) -> Result<Cow<'_, str>, Error> {
        Ok(Cow::Borrowed(self))
    }
}

impl Input for String {
    fn to_text(&self, _: Option<&str>) -> Result<Cow<'_, str>, Error> {
        Ok(Cow::Borrowed(self))
    }
}

impl Input for [u8] {
    fn to_text(&self, charset: Option<&str>) -> Result<Cow<'_, str>, Error> {
        decode_with(self, || charset.or_else(|| declared(self)))
    }
}

impl<const N: usize> Input for [u8; N] {
    fn to_text(&self, charset: Option<&str>) -> Result<Cow<'_, str>, Error> {
        self.as_slice().to_text(charset)
    }
}

impl Input for Vec<u8> {
    fn to_text(&self, charset: Option<&str>) -> Result<Cow<'_, str>, Error> {
        self.as_slice().to_text(charset)
    }
}

mod sealed {
    /// Text and bytes; what else a document may come as is for this crate to say.
    pub trait Sealed {}
    impl Sealed for str {}
    impl Sealed for alloc::string::String {}
    impl Sealed for [u8] {}
    impl<const N: usize> Sealed for [u8; N] {}
    impl Sealed for alloc::vec::Vec<u8> {}
}

/// What the XML declaration at the start of `bytes` says the encoding is, found without decoding
/// them: white space and a UTF-8 byte-order mark may stand before it.
#[must_use]
pub fn declared(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(declaration, b"?>")? + "?>".len();
    let declaration = core::str::from_utf8(&declaration[..end]).ok()?;
    grammar::declaration(declaration).ok()?.1.encoding
}

/// Whether bytes that are UTF-8 disprove `label`.
fn overruled(label: &str) -> bool {
    let label = label.trim().as_bytes();
    let starts =
        |name: &[u8]| label.len() >= name.len() && label[..name.len()].eq_ignore_ascii_case(name);
    starts(b"utf") || starts(b"ucs") || starts(b"unicode") || starts(b"iso-10646")
}

#[cfg(feature = "encoding")]
fn transcode<'a>(bytes: &'a [u8], label: &str) -> Result<Cow<'a, str>, Error> {
    let Some(encoding) = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()) else {
        return Err(Error::new(ErrorKind::UnsupportedEncoding, 0, KNOWN));
    };
    if encoding == encoding_rs::UTF_8 {
        return utf8(bytes).map(Cow::Borrowed);
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or_else(|| malformed(bytes, encoding))
}

/// Where `bytes` stop being text in `encoding`.
#[cfg(feature = "encoding")]
#[cold]
fn malformed(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Error {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut ignored = [0; 1024];
    let mut rest = bytes;
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(rest, &mut ignored, false);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => {
                return Error::new(ErrorKind::Incomplete, bytes.len(), WHOLE);
            }
            encoding_rs::DecoderResult::Malformed(length, after) => {
                let behind = rest.len() + usize::from(length) + usize::from(after);
                let offset = bytes.len().saturating_sub(behind);
                return Error::new(ErrorKind::InvalidEncoding, offset, DECODABLE);
            }
        }
    }
}

#[cfg(not(feature = "encoding"))]
fn transcode<'a>(_: &'a [u8], _: &str) -> Result<Cow<'a, str>, Error> {
    Err(Error::new(ErrorKind::UnsupportedEncoding, 0, KNOWN))
}
