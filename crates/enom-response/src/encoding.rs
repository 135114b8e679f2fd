//! From bytes to text: which encoding a response is in.

use alloc::borrow::Cow;

use xml_pull::encoding::{self, SourceOffsets};

use crate::deviation::{DeviationKind, Witness};
use crate::{Error, ErrorKind, looks};

/// How far into the bytes a comment may say what they are encoded in.
const HEAD: usize = 1024;

/// The text of `bytes`, borrowed when they are UTF-8.
///
/// In order of trust: a byte-order mark (and the zero bytes of UTF-16); the `charset` of the
/// carrier; the XML declaration; the comment line `;Encoding Type is …`. A label that says UTF-16
/// is overruled by bytes that are UTF-8, any label by bytes that are ASCII.
pub(crate) fn decode<'a>(bytes: &'a [u8], charset: Option<&str>) -> Result<Cow<'a, str>, Error> {
    // No label says anything of bytes that are ASCII.
    let label = if bytes.is_ascii() { None } else { charset.or_else(|| label(bytes)) };
    encoding::decode(bytes, label).map_err(|error| {
        let invalid = error.kind() == xml_pull::ErrorKind::InvalidEncoding;
        if invalid && is_binary(bytes) { looks::binary(error.offset()) } else { error.into() }
    })
}

/// Where offsets in `text` stand in `bytes`, of which [`decode`] made that text.
pub(crate) fn source_offsets<'a>(
    bytes: &'a [u8],
    charset: Option<&'a str>,
    text: &'a str,
) -> SourceOffsets<'a> {
    encoding::source_offsets(bytes, charset.or_else(|| label(bytes)), text)
}

/// What the bytes say of their own encoding.
pub(crate) fn label(bytes: &[u8]) -> Option<&str> {
    encoding::declared(bytes).or_else(|| commented(bytes))
}

/// The label in the comment line `;Encoding Type is utf-8`, perhaps with `<br>` behind it.
fn commented(bytes: &[u8]) -> Option<&str> {
    const BEFORE: &[u8] = b"Encoding Type is ";
    if bytes.trim_ascii_start().first() == Some(&b'<') {
        return None;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let at = memchr::memmem::find(head, BEFORE)? + BEFORE.len();
    let end = head[at..]
        .iter()
        .position(|&byte| !(byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte)));
    let label = core::str::from_utf8(&head[at..end.map_or(head.len(), |end| at + end)]).ok()?;
    if label.is_empty() { None } else { Some(label) }
}

/// Whether `bytes` hold controls that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().any(|&byte| matches!(byte, 0..=8 | 14..=31))
}

/// Refuses characters that no document may hold (XML 1.0, production 2): they could not be written
/// back, and a NUL is no text at all.
pub(crate) fn check_characters(text: &str) -> Result<(), Error> {
    const BLOCK: usize = 32;
    let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
    for (index, block) in blocks.iter().enumerate() {
        if is_any_odd(block) {
            check_block(text, index * BLOCK, BLOCK)?;
        }
    }
    if is_any_odd(rest) { check_block(text, text.len() - rest.len(), rest.len()) } else { Ok(()) }
}

/// A loop without a way out, which vectorises over a block.
#[inline]
fn is_any_odd(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |odd, &byte| odd | u8::from(is_odd(byte))) != 0
}

#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a branch would keep the loop from vectorising")]
const fn is_odd(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\n') & (byte != b'\r') & (byte != b'\t') | (byte == 0xEF)
}

#[cold]
fn check_block(text: &str, start: usize, length: usize) -> Result<(), Error> {
    let mut from = start;
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = start + length;
    while !text.is_char_boundary(to) {
        to += 1;
    }
    match text.get(from..to).and_then(xml_pull::first_illegal) {
        Some(at) if text.as_bytes()[from + at] == 0 => Err(looks::binary(from + at)),
        Some(at) => Err(Error::new(
            ErrorKind::Xml(xml_pull::ErrorKind::IllegalCharacter),
            Some(from + at),
            "a character that XML allows",
        )),
        None => Ok(()),
    }
}

/// Notes a label that bytes which are UTF-8 are not in.
pub(crate) fn look_at_label(bytes: &[u8], witness: &mut impl Witness) -> Result<(), Error> {
    match label(bytes) {
        Some(label) if !(is_utf8(label) || bytes.is_ascii() && !encoding::is_unicode(label)) => {
            let offset = label.as_ptr().addr() - bytes.as_ptr().addr();
            witness.note(DeviationKind::EncodingLabel, offset)
        }
        _ => Ok(()),
    }
}

fn is_utf8(label: &str) -> bool {
    ["utf-8", "utf8"].iter().any(|name| label.eq_ignore_ascii_case(name))
}
