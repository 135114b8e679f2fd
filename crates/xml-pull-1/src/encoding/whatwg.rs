//! The encodings of the [WHATWG list](https://encoding.spec.whatwg.org/), beside UTF-8.

use alloc::borrow::Cow;

use super::{KNOWN, WHOLE, utf8};
use crate::error::{Error, ErrorKind};

const DECODABLE: &str = "bytes of the encoding that the document is in";

/// The text of `bytes` behind their mark, which are in the encoding of `label`.
pub(super) fn transcode<'a>(
    bytes: &'a [u8],
    mark: usize,
    label: &str,
) -> Result<Cow<'a, str>, Error> {
    let Some(encoding) = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()) else {
        return Err(Error::new(ErrorKind::UnsupportedEncoding, 0, KNOWN));
    };
    if encoding == encoding_rs::UTF_8 {
        return utf8(bytes).map(Cow::Borrowed);
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
        .ok_or_else(|| malformed(bytes, mark, encoding))
}

/// How many bytes `text` takes in the encoding of `label`.
pub(super) fn encoded_length(text: &str, label: &str) -> usize {
    let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes());
    match encoding.unwrap_or(encoding_rs::UTF_8) {
        encoding if encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE => {
            2 * text.encode_utf16().count()
        }
        encoding => encoding.encode(text).0.len(),
    }
}

/// Where `bytes`, behind their mark, stop being text in `encoding`.
#[cold]
fn malformed(bytes: &[u8], mark: usize, encoding: &'static encoding_rs::Encoding) -> Error {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut ignored = [0; 1024];
    let mut rest = &bytes[mark..];
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
