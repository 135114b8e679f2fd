//! Finds the encoding of bytes, and decodes them.

use alloc::borrow::Cow;

use crate::scan::is_ascii;

/// Why bytes are not text.
///
/// The example on the [page of the crate](crate) makes a kind of error from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EncodingErrorKind {
    /// They end inside a character.
    Incomplete,
    /// They are not valid in their encoding.
    Invalid,
    /// Their encoding is not supported. The feature `encoding` adds more.
    Unsupported,
}

/// What is wrong with bytes, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EncodingError {
    pub(crate) kind: EncodingErrorKind,
    pub(crate) offset: usize,
    pub(crate) expected: &'static str,
}

const UTF8: &str = "UTF-8";
const WHOLE: &str = "the rest of a character";
const KNOWN: &str = "UTF-8, or with the feature `encoding` one of the WHATWG list";

/// The encoding of some bytes.
#[derive(Clone, Copy)]
pub(crate) enum Encoding {
    Utf8,
    #[cfg(feature = "encoding")]
    Other {
        encoding: &'static encoding_rs::Encoding,
        bom_len: usize,
    },
}

impl Encoding {
    /// Finds the encoding of `bytes`. In order of trust: a byte-order mark; the zero bytes of UTF-16;
    /// `label`. A label that names an encoding of Unicode is overruled by bytes that are UTF-8, any
    /// label by bytes that are ASCII.
    pub(crate) fn detect<'l>(
        bytes: &[u8],
        label: impl FnOnce() -> Option<&'l str>,
    ) -> Result<Self, EncodingError> {
        match Unit::of(bytes) {
            Unit::Byte if bytes.starts_with(UTF8_BOM) => Ok(Self::Utf8),
            Unit::Byte => match label() {
                None | Some("UTF-8") => Ok(Self::Utf8),
                // ASCII comes last, because it takes a pass over all bytes.
                Some(label) if !is_unicode(label) && !is_ascii(bytes) => Self::of_label(label, 0),
                Some(_) => Ok(Self::Utf8),
            },
            Unit::LittleEndian => Self::of_label("utf-16le", bom_len(bytes)),
            Unit::BigEndian => Self::of_label("utf-16be", bom_len(bytes)),
        }
    }

    #[cfg(feature = "encoding")]
    fn of_label(label: &str, bom_len: usize) -> Result<Self, EncodingError> {
        match encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()) {
            Some(encoding) if encoding == encoding_rs::UTF_8 => Ok(Self::Utf8),
            Some(encoding) => Ok(Self::Other { encoding, bom_len }),
            None => Err(UNSUPPORTED),
        }
    }

    #[cfg(not(feature = "encoding"))]
    const fn of_label(_: &str, _: usize) -> Result<Self, EncodingError> {
        Err(UNSUPPORTED)
    }

    /// The text of `bytes`, borrowed where they are UTF-8. A UTF-8 byte-order mark stays in the text, so
    /// that offsets count in the input; others do not.
    pub(crate) fn decode(self, bytes: &[u8]) -> Result<Cow<'_, str>, EncodingError> {
        match self {
            Self::Utf8 => utf8(bytes).map(Cow::Borrowed),
            #[cfg(feature = "encoding")]
            Self::Other { encoding, bom_len } => encoding
                .decode_without_bom_handling_and_without_replacement(&bytes[bom_len..])
                .ok_or_else(|| malformed(bytes, bom_len, encoding)),
        }
    }

    /// How many bytes stand before the decoded text.
    pub(crate) const fn bom_len(self) -> usize {
        match self {
            Self::Utf8 => 0,
            #[cfg(feature = "encoding")]
            Self::Other { bom_len, .. } => bom_len,
        }
    }

    /// How many bytes `text` takes in this encoding.
    pub(crate) fn encoded_len(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            #[cfg(feature = "encoding")]
            Self::Other { encoding, .. } if encoding.output_encoding() == encoding => {
                encoding.encode(text).0.len()
            }
            // UTF-16, which `encoding_rs` does not write.
            #[cfg(feature = "encoding")]
            Self::Other { .. } => 2 * text.encode_utf16().count(),
        }
    }
}

const UNSUPPORTED: EncodingError =
    EncodingError { kind: EncodingErrorKind::Unsupported, offset: 0, expected: KNOWN };

pub(crate) const UTF8_BOM: &[u8] = b"\xEF\xBB\xBF";

fn utf8(bytes: &[u8]) -> Result<&str, EncodingError> {
    // Faster than the function of the standard library, but it does not say where an error is.
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    core::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        Some(_) => EncodingError {
            kind: EncodingErrorKind::Invalid,
            offset: error.valid_up_to(),
            expected: UTF8,
        },
        None => incomplete(bytes),
    })
}

const fn incomplete(bytes: &[u8]) -> EncodingError {
    EncodingError { kind: EncodingErrorKind::Incomplete, offset: bytes.len(), expected: WHOLE }
}

/// Where `bytes`, after their byte-order mark, stop being text in `encoding`.
#[cfg(feature = "encoding")]
#[cold]
fn malformed(
    bytes: &[u8],
    bom_len: usize,
    encoding: &'static encoding_rs::Encoding,
) -> EncodingError {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut ignored = [0; 1024];
    let mut rest = &bytes[bom_len..];
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(rest, &mut ignored, false);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => return incomplete(bytes),
            encoding_rs::DecoderResult::Malformed(length, after) => {
                let wrong = rest.len() + usize::from(length) + usize::from(after);
                return EncodingError {
                    kind: EncodingErrorKind::Invalid,
                    offset: bytes.len().saturating_sub(wrong),
                    expected: "bytes of the encoding that the document is in",
                };
            }
        }
    }
}

/// Whether `label` names an encoding of Unicode, such as UTF-16, which bytes that are UTF-8 disprove.
/// All others hold ASCII as it is.
///
/// ```
/// use wire_text::is_unicode;
///
/// assert!(is_unicode("UTF-16LE") && is_unicode("utf8"));
/// assert!(!is_unicode("windows-1252"));
/// ```
#[must_use]
pub fn is_unicode(label: &str) -> bool {
    let label = label.trim().as_bytes();
    ["utf", "ucs", "unicode", "iso-10646"].iter().any(|name| begins_with(label, name))
}

/// Whether `bytes` begin with `start`, in any letter case.
pub(crate) fn begins_with(bytes: &[u8], start: &str) -> bool {
    bytes.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start.as_bytes()))
}

/// How long the byte-order mark of `bytes` is.
pub(crate) const fn bom_len(bytes: &[u8]) -> usize {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => 2,
        _ => 0,
    }
}

/// What the characters of a source are made of, as far as its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Bytes, perhaps of UTF-8.
    Byte,
    LittleEndian,
    BigEndian,
}

impl Unit {
    /// UTF-16 shows by its byte-order mark, or by the zero byte of its first character.
    pub(crate) const fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] => Self::LittleEndian,
            [0xFE, 0xFF, ..] => Self::BigEndian,
            [0, first, ..] if *first != 0 => Self::BigEndian,
            [first, 0, ..] if *first != 0 => Self::LittleEndian,
            _ => Self::Byte,
        }
    }

    /// Calls `each` with the characters of `bytes`. What is no character counts as U+FFFD: each byte of it, or
    /// each two of UTF-16.
    pub(crate) fn characters(self, bytes: &[u8], mut each: impl FnMut(char)) {
        let wide = |unit: fn([u8; 2]) -> u16| {
            let (pairs, rest) = bytes.as_chunks::<2>();
            let characters = char::decode_utf16(pairs.iter().map(move |pair| unit(*pair)))
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
