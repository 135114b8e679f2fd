//! Bytes to fields, in whichever format.

use alloc::borrow::Cow;

use crate::deviation::{Lenient, Strict, Witness};
use crate::input::Source;
use crate::tape::{MAX_LENGTH, Tape};
use crate::{Budget, Error, Format, Limit, ParseOptions, encoding, format, html, text, xml};

/// Puts the fields of `input` on `tape`, which is empty: the format, and the text that the slices of the
/// tape are pieces of.
pub(crate) fn decode<'a>(
    input: Source<'a>,
    options: &ParseOptions,
    tape: &mut Tape,
) -> Result<(Format, Cow<'a, str>), Error> {
    if options.is_strict() {
        decode_with(input, options, tape, &mut Strict)
    } else {
        decode_with(input, options, tape, &mut Lenient)
    }
}

/// [`decode`], with a witness of the deviations.
pub(crate) fn decode_with<'a, W: Witness>(
    input: Source<'a>,
    options: &ParseOptions,
    tape: &mut Tape,
    witness: &mut W,
) -> Result<(Format, Cow<'a, str>), Error> {
    let limits = options.limits();
    if input.bytes().len() > limits.bytes().min(MAX_LENGTH) {
        return Err(Error::limit(Limit::Bytes, 0));
    }
    let source = input.decode(options.charset())?;
    if source.len() > MAX_LENGTH {
        return Err(Error::limit(Limit::Bytes, 0));
    }
    if W::LOOKS && matches!(source, Cow::Borrowed(_)) {
        encoding::look_at_label(input.bytes(), witness)?;
    }
    match fields(&source, options, tape, witness) {
        Ok(format) => Ok((format, source)),
        Err(error) => {
            Err(error.moved(|offset| input.offsets(options.charset(), &source).find(offset)))
        }
    }
}

/// Puts the fields of `source` on `tape`: the format.
fn fields<W: Witness>(
    source: &str,
    options: &ParseOptions,
    tape: &mut Tape,
    witness: &mut W,
) -> Result<Format, Error> {
    let format = match options.format() {
        Some(format) => format,
        None => format::detect(source)?,
    };
    let limits = options.limits();
    match format {
        Format::Text => text::decode(source, Budget::new(limits), tape, witness)?,
        Format::Html => html::decode(source, Budget::new(limits), tape, witness)?,
        Format::Xml => xml::decode(source, limits, tape, witness)?,
    }
    Ok(format)
}
