//! The text of an envelope, whatever it came as.

use wire_text::{Decoded, Source};

use crate::error::{Error, ErrorKind};
use crate::options::ParseOptions;
use crate::parser::not_an_envelope;
use crate::wipe::wipe;

/// The text of `source`, decoded as `options` or the bytes themselves say.
pub(crate) fn decode<'a>(source: Source<'a>, options: &ParseOptions) -> Result<Decoded<'a>, Error> {
    let charset = options.charset.as_deref();
    Decoded::of(source, &options.limits, charset, xml_pull::declared_encoding)
        .map_err(|error| not_an_envelope(error, source.bytes()))
}

/// The text of `source` as it stands there, for what borrows from it.
pub(crate) fn borrowed<'a>(source: Source<'a>, options: &ParseOptions) -> Result<&'a str, Error> {
    let decoded = decode(source, options)?;
    if let Some(text) = decoded.borrowed() {
        return Ok(text);
    }
    wipe(decoded.into_text());
    let kind = ErrorKind::Xml(xml_pull::ErrorKind::UnsupportedEncoding);
    Err(Error::new(kind, 0, "UTF-8, for what is read borrows from it"))
}
