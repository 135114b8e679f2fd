//! Decodes a document of any format into fields.

use wire_text::{Decoded, DeviationSink, Deviations, Input, Source};

use crate::arena::Arena;
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};
use crate::format::Format;
use crate::options::ParseOptions;
use crate::wipe::wipe;
use crate::{detect, encoding, html, text, xml};

/// Lists where a response differs from the published format but is accepted.
///
/// # Errors
/// Those of [`Response::parse`](crate::Response::parse).
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

/// Like [`deviations`], but reads with `options`. At most [`Limits::deviations`](crate::Limits::deviations) are
/// stored.
///
/// # Errors
/// Those of [`Response::parse_with`](crate::Response::parse_with). Strict mode is ignored.
pub fn deviations_with(
    input: &(impl Input + ?Sized),
    options: &ParseOptions,
) -> Result<Deviations<DeviationKind>, Error> {
    let mut sink = DeviationSink::with_limit(options.limits.deviations());
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
    if !options.strict {
        return decode_to(source, options, arena, &mut DeviationSink::disabled());
    }
    let mut sink = DeviationSink::with_limit(options.limits.deviations().max(1));
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
    let format = detect::detect(source).map_err(|error| match (options.format, error.kind()) {
        (Some(format), ErrorKind::NotAResponse(_)) => error.expecting(expectation(format)),
        _ => error,
    })?;
    if let Some(asked) = options.format
        && asked != format
    {
        return Err(Error::new(ErrorKind::OtherFormat(format), 0, expectation(asked)));
    }
    match format {
        Format::Text => text::decode(source, &options.limits, arena, sink)?,
        Format::Html => html::decode(source, &options.limits, arena, sink)?,
        Format::Xml => xml::decode(source, &options.limits, arena, sink)?,
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

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use proptest::collection::vec;
    use proptest::prelude::*;
    use wire_text::Limits;

    use super::*;

    /// Reads `text` with short cuts and, by looking for deviations, without.
    fn check(text: &str, limits: Limits) {
        let options = ParseOptions::new().with_limits(limits);
        let read = |sink: &mut DeviationSink<DeviationKind>| {
            let mut arena = Arena::default();
            let format = fields(text, &options, &mut arena, sink);
            format
                .map(|format| (format, arena))
                .map_err(|error| (error.offset(), error.to_string()))
        };
        let (fast, plain) =
            (read(&mut DeviationSink::disabled()), read(&mut DeviationSink::with_limit(9)));
        assert_eq!(fast, plain, "{text}");
    }

    fn limits() -> impl Strategy<Value = Limits> {
        let few = (0_usize..8, 0_usize..4);
        let few = few.prop_map(|(items, text)| Limits::new().with_items(items).with_text(text));
        prop_oneof![9 => Just(Limits::new()), 1 => few]
    }

    proptest! {
        #[cfg_attr(miri, ignore = "a property reads the file system, and takes long there")]
        #[test]
        fn usual_and_other_lines_read_alike(
            lines in vec(
                "(Command|Done|Err1|a|-a|a b|;c|-----BEGIN|-----END|)(=|: |:|)\
                 (x| x|x |-----BEGIN|x\r|é| |)(\n|\r\n|)",
                0..12,
            ),
            usual in vec(
                "((Command|Done|a|name-of-field_12)=(x|value é|)|goes on|ab)(\n|\r\n|\n\n)",
                0..12,
            ),
            last in prop_oneof![9 => Just(""), 1 => Just("a=\u{1}\n"), 1 => Just("\u{FFFE}\n")],
            limits in limits(),
        ) {
            let lines = usual.iter().chain(&lines).chain(&usual).map(|line| &**line).chain([last]);
            let lines: Vec<_> = lines.collect();
            check(&lines.concat(), limits);
        }

        #[cfg_attr(miri, ignore = "a property reads the file system, and takes long there")]
        #[test]
        fn usual_and_other_fields_of_a_page_read_alike(
            fields in vec(
                "(<STRONG>|)(Done|a|a b|-a|)(:|=|)( |)(</STRONG>|</ STRONG>|<br>|)\
                 (</STRONG>|x|x |&amp;|é\r\ny|x<i>|</BODY>|)(<br>|<BR />|<BR>|<Br/>|)(\n|\r\n| |)",
                0..8,
            ),
            usual in vec(
                "<STRONG>(Done|name-of-field_12):( |)(</STRONG>|</ STRONG>)(x|value é|)\
                 (<br>|<BR />|<BR>)(\n|\r\n| |)",
                0..8,
            ),
            limits in limits(),
        ) {
            let fields: Vec<_> = usual.iter().chain(&fields).chain(&usual).map(|one| &**one).collect();
            check(&["<HTML><BODY>\n", &fields.concat(), "</BODY></HTML>"].concat(), limits);
        }

        #[cfg_attr(miri, ignore = "a property reads the file system, and takes long there")]
        #[test]
        fn plain_and_other_elements_read_alike(
            fields in vec(
                "(<a>|<b c='d'>|<b>|<a/>||)(x|é| |&amp;|\n|\r\n|]|<!--x-->|<![CDATA[x]]>|)\
                 (</a>|</b>|</b >|</x>|)( |\n|)",
                0..10,
            ),
            usual in vec("( |\n)<x>(<a>(x|é|)</a>\n|<b-1> </b-1>){0,4}</x>", 0..4),
            limits in limits(),
        ) {
            let fields: Vec<_> = usual.iter().chain(&fields).chain(&usual).map(|one| &**one).collect();
            let text = ["<interface-response>", &fields.concat(), "</interface-response>"].concat();
            check(&text, limits);
        }
    }
}
