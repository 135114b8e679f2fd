//! From a document to fields, in whichever format.

use wire_text::{Decoded, DeviationSink, Deviations, Input, Source};

use crate::arena::Arena;
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};
use crate::format::Format;
use crate::options::ParseOptions;
use crate::wipe::wipe;
use crate::{detect, encoding, html, text, xml};

/// What departs from the published form in a response that is read all the same.
///
/// # Errors
/// As [`Response::parse`](crate::Response::parse).
///
/// ```
/// use enom_response::{DeviationKind, deviations};
///
/// let found = deviations("ErrCount: 0\nDone: true\n")?;
/// let [one] = found.as_slice() else { panic!() };
/// assert_eq!((one.kind(), one.offset()), (DeviationKind::Colon, 0));
/// # Ok::<(), enom_response::Error>(())
/// ```
pub fn deviations(input: &(impl Input + ?Sized)) -> Result<Deviations<DeviationKind>, Error> {
    deviations_with(input, &ParseOptions::new())
}

/// [`deviations`], read as `options` say. No more are kept than
/// [`Limits::deviations`](crate::Limits::deviations).
///
/// # Errors
/// As [`Response::parse_with`](crate::Response::parse_with), but nothing is refused for being strict.
pub fn deviations_with(
    input: &(impl Input + ?Sized),
    options: &ParseOptions,
) -> Result<Deviations<DeviationKind>, Error> {
    let mut sink = DeviationSink::with_limit(options.limits().deviations());
    let (_, decoded) = decode_to(Source::of(input), options, &mut Arena::default(), &mut sink)?;
    let mut offsets = decoded.source_offsets();
    Ok(sink.finish().map_offsets(|offset| offsets.find(offset)))
}

/// Puts the fields of `source` into `arena`, which is empty: the format, and the text that slices of the
/// arena are pieces of.
pub(crate) fn decode<'a>(
    source: Source<'a>,
    options: &ParseOptions,
    arena: &mut Arena,
) -> Result<(Format, Decoded<'a>), Error> {
    if !options.is_strict() {
        return decode_to(source, options, arena, &mut DeviationSink::disabled());
    }
    let mut sink = DeviationSink::with_limit(options.limits().deviations().max(1));
    let (format, decoded) = decode_to(source, options, arena, &mut sink)?;
    match sink.finish().as_slice().first() {
        None => Ok((format, decoded)),
        Some(first) => {
            let offset = decoded.source_offset(first.offset());
            let kind = ErrorKind::Deviation(first.kind());
            Err(Error::new(kind, offset, "the published form").locate(source))
        }
    }
}

/// [`decode`], with a sink for what departs from the published form.
pub(crate) fn decode_to<'a>(
    source: Source<'a>,
    options: &ParseOptions,
    arena: &mut Arena,
    sink: &mut DeviationSink<DeviationKind>,
) -> Result<(Format, Decoded<'a>), Error> {
    let decoded = encoding::decode(source, options)?;
    if sink.is_enabled() {
        encoding::report_start(source, &decoded, sink);
    }
    match fields(decoded.text(), options, arena, sink) {
        Ok(format) => Ok((format, decoded)),
        Err(error) => {
            let error = error.map_offset(|at| decoded.source_offset(at)).locate(source);
            wipe(decoded.into_text());
            Err(error)
        }
    }
}

/// Puts the fields of `source` into `arena`: the format.
fn fields(
    source: &str,
    options: &ParseOptions,
    arena: &mut Arena,
    sink: &mut DeviationSink<DeviationKind>,
) -> Result<Format, Error> {
    let format =
        detect::detect(source).map_err(|error| match (options.format(), error.kind()) {
            (Some(format), ErrorKind::NotAResponse(_)) => error.expecting(expectation(format)),
            _ => error,
        })?;
    if let Some(asked) = options.format()
        && asked != format
    {
        return Err(Error::new(ErrorKind::OtherFormat(format), 0, expectation(asked)));
    }
    match format {
        Format::Text => text::decode(source, options.limits(), arena, sink)?,
        Format::Html => html::decode(source, options.limits(), arena, sink)?,
        Format::Xml => xml::decode(source, options.limits(), arena, sink)?,
    }
    Ok(format)
}

const fn expectation(format: Format) -> &'static str {
    match format {
        Format::Text => "text, `Name=Value`",
        Format::Html => "HTML, `<STRONG>Name: </STRONG>value`",
        Format::Xml => "XML, `<interface-response>`",
    }
}
