//! The text of unescaped bytes of a form.

use std::fmt;

use wire_text::{Category, Decoded, EncodingErrorKind, Kind, Limit, Limits, Source};
use zeroize::{Zeroize, Zeroizing};

/// The text of `bytes`: in `charset` where the request names one, otherwise in UTF-8 or, where that it
/// cannot be, in Latin-1.
pub(crate) fn decode_text(
    bytes: Zeroizing<Vec<u8>>,
    charset: Option<&str>,
) -> Option<Zeroizing<String>> {
    if charset.is_some() && !bytes.is_ascii() {
        let source = Source::Bytes(&bytes);
        let decoded = Decoded::of::<NoText>(source, &Limits::new(), charset, |_| None).ok()?;
        return Some(Zeroizing::new(decoded.into_text().into_owned()));
    }
    let mut bytes = bytes;
    match String::from_utf8(std::mem::take(&mut *bytes)) {
        Ok(text) => Some(Zeroizing::new(text)),
        Err(error) => {
            let mut bytes = error.into_bytes();
            // A Perl client of eNom sends its parameters so. The bytes 80 to 9F are no Latin-1.
            let is_latin1 = bytes.iter().all(|byte| !matches!(byte, 0x80..=0x9F));
            let mut text = Zeroizing::new(String::with_capacity(2 * bytes.len()));
            text.extend(bytes.iter().copied().map(char::from));
            bytes.zeroize();
            is_latin1.then_some(text)
        }
    }
}

/// The kind of error that nobody looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NoText;

impl fmt::Display for NoText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not text")
    }
}

impl Kind for NoText {
    const VOCABULARY: &'static [&'static str] = &[];

    fn of_limit(_: Limit) -> Self {
        Self
    }

    fn of_encoding(_: EncodingErrorKind) -> Self {
        Self
    }

    fn category(self) -> Category {
        Category::Syntax
    }
}
