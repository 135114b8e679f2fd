//! From bytes to text: which encoding a document is in, and its text in UTF-8.

mod offsets;
#[cfg(feature = "encoding")]
mod whatwg;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::{Error, ErrorKind};
use crate::grammar;
pub use offsets::SourceOffsets;
#[cfg(feature = "encoding")]
use whatwg::{encoded_length, transcode};

const UTF8: &str = "UTF-8";
const WHOLE: &str = "the rest of a character";
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
/// offsets of later errors then count in the decoded text, and [`source_offsets`] finds them in
/// `bytes`. Without it, UTF-8 only.
///
/// # Errors
/// [`InvalidEncoding`](ErrorKind::InvalidEncoding) and [`Incomplete`](ErrorKind::Incomplete) as
/// [`utf8`]; [`UnsupportedEncoding`](ErrorKind::UnsupportedEncoding) at offset 0.
pub fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Cow<'a, str>, Error> {
    if label.is_none() && marked(bytes).is_none() {
        return utf8(bytes).map(Cow::Borrowed);
    }
    decode_with(bytes, || label)
}

/// [`decode`], with a label that is only looked for when it counts.
fn decode_with<'a, 'l>(
    bytes: &'a [u8],
    label: impl FnOnce() -> Option<&'l str>,
) -> Result<Cow<'a, str>, Error> {
    match scheme(bytes, label) {
        Scheme::Utf8 => utf8(bytes).map(Cow::Borrowed),
        Scheme::Other { label, mark } => transcode(bytes, mark, label),
    }
}

/// Where offsets in `text` stand in `bytes`, of which [`decode`] made that text.
#[must_use]
pub fn source_offsets<'a>(
    bytes: &[u8],
    label: Option<&'a str>,
    text: &'a str,
) -> SourceOffsets<'a> {
    SourceOffsets::new(text, &scheme(bytes, || label))
}

/// How documents start nearly always that need no second look at their encoding.
const DECLARED_UTF8: [&[u8]; 2] =
    [b"<?xml version='1.0' encoding='UTF-8'", b"<?xml version=\"1.0\" encoding=\"UTF-8\""];

/// What bytes are to be decoded as.
enum Scheme<'l> {
    Utf8,
    /// The encoding of this label, behind a byte-order mark of this length.
    Other {
        label: &'l str,
        mark: usize,
    },
}

fn scheme<'l>(bytes: &[u8], label: impl FnOnce() -> Option<&'l str>) -> Scheme<'l> {
    if let Some(scheme) = marked(bytes) {
        return scheme;
    }
    if bytes.is_ascii() {
        return Scheme::Utf8;
    }
    match label() {
        Some(label) if !is_unicode(label) => Scheme::Other { label, mark: 0 },
        _ => Scheme::Utf8,
    }
}

/// What the first bytes tell without a label: a byte-order mark, the zero bytes of UTF-16.
fn marked(bytes: &[u8]) -> Option<Scheme<'static>> {
    Some(match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Scheme::Utf8,
        [0xFE, 0xFF, ..] => Scheme::Other { label: "utf-16be", mark: 2 },
        [0xFF, 0xFE, ..] => Scheme::Other { label: "utf-16le", mark: 2 },
        [0, first, ..] if *first != 0 => Scheme::Other { label: "utf-16be", mark: 0 },
        [first, 0, ..] if *first != 0 => Scheme::Other { label: "utf-16le", mark: 0 },
        _ => return None,
    })
}

/// What the characters of a source are made of, as far as that shows without a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Bytes, perhaps of UTF-8.
    Byte,
    LittleEndian,
    BigEndian,
}

impl Unit {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        match marked(bytes) {
            Some(Scheme::Other { label: "utf-16le", .. }) => Self::LittleEndian,
            Some(Scheme::Other { .. }) => Self::BigEndian,
            _ => Self::Byte,
        }
    }

    /// How long the byte-order mark of `bytes` is.
    pub(crate) fn mark(self, bytes: &[u8]) -> usize {
        match self {
            Self::Byte if bytes.starts_with(b"\xEF\xBB\xBF") => 3,
            Self::LittleEndian if bytes.starts_with(b"\xFF\xFE") => 2,
            Self::BigEndian if bytes.starts_with(b"\xFE\xFF") => 2,
            _ => 0,
        }
    }

    /// Calls `each` with the characters of `bytes`, where what is none counts as U+FFFD: each byte of
    /// it, or each two of UTF-16.
    pub(crate) fn characters(self, bytes: &[u8], mut each: impl FnMut(char)) {
        let wide = |unit: fn([u8; 2]) -> u16| {
            let (pairs, rest) = bytes.as_chunks::<2>();
            let units = pairs.iter().map(move |pair| unit(*pair));
            let characters = char::decode_utf16(units)
                .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER));
            characters.chain(rest.iter().map(|_| char::REPLACEMENT_CHARACTER))
        };
        match self {
            Self::LittleEndian => wide(u16::from_le_bytes).for_each(each),
            Self::BigEndian => wide(u16::from_be_bytes).for_each(each),
            Self::Byte => {
                for chunk in bytes.utf8_chunks() {
                    chunk.valid().chars().for_each(&mut each);
                    chunk.invalid().iter().for_each(|_| each(char::REPLACEMENT_CHARACTER));
                }
            }
        }
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

    /// Where offsets in `text` stand in the document, of which [`to_text`](Self::to_text) made that
    /// text.
    fn source_offsets<'a>(&'a self, charset: Option<&'a str>, text: &'a str) -> SourceOffsets<'a>;
}

impl Input for str {
    fn to_text(&self, _: Option<&str>) -> Result<Cow<'_, str>, Error> {
        Ok(Cow::Borrowed(self))
    }

    fn source_offsets<'a>(&'a self, _: Option<&'a str>, text: &'a str) -> SourceOffsets<'a> {
        SourceOffsets::same(text)
    }
}

impl Input for String {
    fn to_text(&self, _: Option<&str>) -> Result<Cow<'_, str>, Error> {
        Ok(Cow::Borrowed(self))
    }

    fn source_offsets<'a>(&'a self, _: Option<&'a str>, text: &'a str) -> SourceOffsets<'a> {
        SourceOffsets::same(text)
    }
}

impl Input for [u8] {
    fn to_text(&self, charset: Option<&str>) -> Result<Cow<'_, str>, Error> {
        if charset.is_none() && DECLARED_UTF8.iter().any(|declared| self.starts_with(declared)) {
            return utf8(self).map(Cow::Borrowed);
        }
        decode_with(self, || charset.or_else(|| declared(self)))
    }

    fn source_offsets<'a>(&'a self, charset: Option<&'a str>, text: &'a str) -> SourceOffsets<'a> {
        SourceOffsets::new(text, &scheme(self, || charset.or_else(|| declared(self))))
    }
}

impl<const N: usize> Input for [u8; N] {
    fn to_text(&self, charset: Option<&str>) -> Result<Cow<'_, str>, Error> {
        self.as_slice().to_text(charset)
    }

    fn source_offsets<'a>(&'a self, charset: Option<&'a str>, text: &'a str) -> SourceOffsets<'a> {
        self.as_slice().source_offsets(charset, text)
    }
}

impl Input for Vec<u8> {
    fn to_text(&self, charset: Option<&str>) -> Result<Cow<'_, str>, Error> {
        self.as_slice().to_text(charset)
    }

    fn source_offsets<'a>(&'a self, charset: Option<&'a str>, text: &'a str) -> SourceOffsets<'a> {
        self.as_slice().source_offsets(charset, text)
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

/// Whether `label` names an encoding of Unicode, such as UTF-16, which bytes that are UTF-8 disprove.
/// All others hold ASCII as it is.
///
/// ```
/// use xml_pull::encoding::is_unicode;
///
/// assert!(is_unicode("UTF-16LE") && is_unicode("utf8"));
/// assert!(!is_unicode("windows-1252"));
/// ```
#[must_use]
pub fn is_unicode(label: &str) -> bool {
    let label = label.trim().as_bytes();
    let starts =
        |name: &[u8]| label.len() >= name.len() && label[..name.len()].eq_ignore_ascii_case(name);
    starts(b"utf") || starts(b"ucs") || starts(b"unicode") || starts(b"iso-10646")
}

#[cfg(not(feature = "encoding"))]
fn transcode<'a>(_: &'a [u8], _: usize, _: &str) -> Result<Cow<'a, str>, Error> {
    Err(Error::new(ErrorKind::UnsupportedEncoding, 0, KNOWN))
}

#[cfg(not(feature = "encoding"))]
const fn encoded_length(text: &str, _: &str) -> usize {
    text.len()
}
