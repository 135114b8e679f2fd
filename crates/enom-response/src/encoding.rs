//! The text of a response: how its bytes are decoded, and what stands before it.

use wire_text::{BodyKind, Decoded, DeviationSink, Limit, Source, is_misleading, scan};

use crate::arena::MAX_LENGTH;
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};
use crate::options::ParseOptions;

/// Hardly any reply that lists nothing has more bytes than this.
const SHORT: usize = 1024;

/// What gzip data begins with.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The text of `source`.
pub(crate) fn decode<'a>(source: Source<'a>, options: &ParseOptions) -> Result<Decoded<'a>, Error> {
    if source.bytes().trim_ascii_start().starts_with(&GZIP) {
        let kind = ErrorKind::NotAResponse(BodyKind::Gzip);
        return Err(Error::new(kind, 0, "a body that is not compressed").locate(source));
    }
    let declared = |bytes: &'a [u8]| {
        // No encoding makes ASCII other text. In a reply that is told faster than what the comments say.
        if bytes.len() <= SHORT && scan::is_ascii(bytes) {
            return None;
        }
        declared_encoding(bytes).map(|(_, label)| label)
    };
    let decoded = Decoded::of(source, &options.limits, options.charset.as_deref(), declared)
        .map_err(|error: Error| error.locate(source))?;
    if decoded.text().len() > MAX_LENGTH {
        return Err(Error::limit(Limit::Bytes, 0));
    }
    Ok(decoded)
}

/// Reports what stands before the response, and an encoding that it says and has not.
pub(crate) fn report_start(
    source: Source<'_>,
    decoded: &Decoded<'_>,
    sink: &mut DeviationSink<DeviationKind>,
) {
    let leading = &decoded.text()[..decoded.leading()];
    if let Some(at) = leading.find('\u{FEFF}') {
        sink.report(DeviationKind::ByteOrderMark, at);
    }
    if let Some(at) = leading.find(|c: char| c.is_ascii_whitespace()) {
        sink.report(DeviationKind::LeadingWhiteSpace, at);
    }
    if !decoded.is_transcoded()
        && let Some((at, label)) = declared_encoding(source.bytes())
        && is_misleading(label, source.bytes())
    {
        sink.report(DeviationKind::EncodingLabel, at);
    }
}

/// The encoding that the start of `bytes` says it is in, and where: in an XML declaration, or in a
/// comment line `;Encoding Type is …`.
fn declared_encoding(bytes: &[u8]) -> Option<(usize, &str)> {
    if let Some(label) = xml_pull::declared_encoding(bytes) {
        return Some((0, label));
    }
    let mut at = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    loop {
        let rest = &bytes[at..];
        at += rest.len() - rest.trim_ascii_start().len();
        let rest = bytes.get(at..)?;
        let line = rest.strip_prefix(b";").unwrap_or(rest).trim_ascii_start();
        if let Some(label) = encoding_label(line) {
            return Some((at, label));
        }
        let is_comment = |start: &[u8]| rest.starts_with(start);
        if !is_comment(b";") && !is_comment(b"URL Interface") && !is_comment(b"Machine is") {
            return None;
        }
        // Bytes that are no UTF-8 yet: the line up to its end or its break.
        at += memchr::memchr2_iter(b'\n', b'<', rest)
            .find_map(|end| Some(end + line_end_len(&rest[end..])?))?;
    }
}

/// The encoding that a comment names.
pub(crate) fn encoding_label(comment: &[u8]) -> Option<&str> {
    let label = comment.strip_prefix(b"Encoding Type is ")?;
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte);
    let end = label.iter().position(|byte| !is_label(byte)).unwrap_or(label.len());
    str::from_utf8(&label[..end]).ok()
}

/// The length of the line feed or break that `bytes` begin with.
fn line_end_len(bytes: &[u8]) -> Option<usize> {
    let [b'<', b'b' | b'B', b'r' | b'R', rest @ ..] = bytes else {
        return bytes.starts_with(b"\n").then_some(1);
    };
    let close = rest.iter().position(|byte| !b" \t/".contains(byte))?;
    (rest[close] == b'>').then_some(b"<br>".len() + close)
}
