//! The envelope: a header and a value.

use alloc::string::String;
use core::fmt;
use core::ops::Index;

use wire_text::{Input, Redaction, Source};

use crate::deviation::{Deviation, DeviationKind, Deviations, Sink};
use crate::error::{Error, ErrorKind};
use crate::header::Header;
use crate::options::{Layout, ParseOptions};
use crate::value::{Key, Value};
use crate::wipe::wipe;
use crate::{decode, encode, text_of};

/// One message of the protocol: a header and the value of the data block. `==` ignores the order of
/// header fields and keys, as the protocol does.
///
/// ```
/// use ops_envelope::{Envelope, Layout, assoc};
///
/// let envelope = Envelope::new(assoc! {
///     "protocol" => "XCP",
///     "action" => "send_authcode",
///     "object" => "domain",
///     "attributes" => assoc! { "domain_name" => "example.info" },
/// });
/// let xml = envelope.to_xml(Layout::Indented)?;
/// assert_eq!(Envelope::parse(&xml)?, envelope);
/// assert_eq!(Envelope::parse(&xml)?["attributes"]["domain_name"], "example.info");
/// # Ok::<(), ops_envelope::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope<'a> {
    header: Header<'a>,
    value: Value<'a>,
}

impl<'a> Envelope<'a> {
    /// An envelope with the usual header around `value`.
    #[must_use]
    pub fn new(value: impl Into<Value<'a>>) -> Self {
        Self::with_header(Header::new(Header::VERSION), value.into())
    }

    /// An envelope with the header `header`.
    #[must_use]
    pub fn with_header(header: Header<'a>, value: impl Into<Value<'a>>) -> Self {
        Self { header, value: value.into() }
    }

    /// Reads an envelope from text or bytes, and borrows from them.
    ///
    /// # Errors
    /// [`Incomplete`](ErrorKind::Incomplete) if the input ends before the envelope does; any other
    /// [`ErrorKind`] of reading.
    pub fn parse(xml: &'a (impl Input + ?Sized)) -> Result<Self, Error> {
        Self::parse_with(xml, &ParseOptions::new())
    }

    /// Reads an envelope with `options`.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse), and in strict mode [`Deviation`](ErrorKind::Deviation).
    pub fn parse_with(
        xml: &'a (impl Input + ?Sized),
        options: &ParseOptions,
    ) -> Result<Self, Error> {
        let source = Source::of(xml);
        Self::read(source, options).map_err(|error| error.locate(source))
    }

    pub(crate) fn read(source: Source<'a>, options: &ParseOptions) -> Result<Self, Error> {
        let sink = if options.strict {
            Sink::with_limit(options.limits.deviations())
        } else {
            Sink::disabled()
        };
        let (envelope, deviations) = read(source, options, sink)?;
        match deviations.iter().next() {
            None => Ok(envelope),
            Some(first) => {
                let kind = ErrorKind::Deviation(first.kind());
                Err(Error::new(kind, first.offset(), "the form of the published grammar"))
            }
        }
    }

    /// The header.
    #[must_use]
    pub const fn header(&self) -> &Header<'a> {
        &self.header
    }

    /// The header, mutable.
    #[must_use]
    pub const fn header_mut(&mut self) -> &mut Header<'a> {
        &mut self.header
    }

    /// The value of the data block; an assoc in every XCP message.
    #[must_use]
    pub const fn value(&self) -> &Value<'a> {
        &self.value
    }

    /// The value of the data block, mutable.
    #[must_use]
    pub const fn value_mut(&mut self) -> &mut Value<'a> {
        &mut self.value
    }

    /// The value of the data block, by value.
    #[must_use]
    pub fn into_value(self) -> Value<'a> {
        self.value
    }

    /// The value of `key`, a `&str` or a `usize`.
    #[must_use]
    pub fn get<K: Key>(&self, key: K) -> Option<&Value<'a>> {
        self.value.get(key)
    }

    /// Writes the envelope to `out`, which may be a reused `String`.
    ///
    /// # Errors
    /// [`Unrepresentable`](ErrorKind::Unrepresentable) for characters that XML cannot hold and header fields
    /// with invalid names, [`Limit`](ErrorKind::Limit) for a tree too deep to be read back,
    /// [`Output`](ErrorKind::Output) if `out` fails.
    pub fn write_to(
        &self,
        out: &mut (impl fmt::Write + ?Sized),
        layout: Layout,
    ) -> Result<(), Error> {
        encode::envelope(&self.header, &self.value, out, layout)
    }

    /// Writes the envelope to an I/O stream. Put a buffer around a stream that has none.
    ///
    /// # Errors
    /// Those of [`write_to`](Self::write_to); the error of the stream is the
    /// [`source`](core::error::Error::source).
    #[cfg(feature = "std")]
    pub fn to_writer(&self, writer: impl std::io::Write, layout: Layout) -> Result<(), Error> {
        wire_text::write_to_stream(writer, |out| {
            encode::envelope(&self.header, &self.value, out, layout)
        })
    }

    /// The envelope as text.
    ///
    /// # Errors
    /// Those of [`write_to`](Self::write_to).
    pub fn to_xml(&self, layout: Layout) -> Result<String, Error> {
        let mut out = String::new();
        self.write_to(&mut out, layout)?;
        Ok(out)
    }

    /// A copy for logs, which can be serialised, with every secret replaced by `[REDACTED]`.
    #[must_use]
    pub fn redacted(&self) -> Envelope<'static> {
        self.redacted_with(&Redaction::secrets())
    }

    /// A copy for logs with everything that `redaction` masks replaced by `[REDACTED]`.
    ///
    /// ```
    /// use ops_envelope::{Envelope, Redaction, assoc};
    ///
    /// let envelope = Envelope::new(assoc! { "email" => "a@example.com", "cookie" => "1:2" });
    /// assert_eq!(envelope.redacted()["email"], "a@example.com");
    /// assert_eq!(envelope.redacted_with(&Redaction::personal())["email"], "[REDACTED]");
    /// ```
    #[must_use]
    pub fn redacted_with(&self, redaction: &Redaction) -> Envelope<'static> {
        let mut header = Header::default();
        for (name, text) in self.header.iter() {
            // No name is there twice.
            let _ = header.push(String::from(name), redaction.shown(name, text).into_owned());
        }
        Envelope { header, value: self.value.redacted_with(redaction) }
    }

    /// The envelope as one that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Envelope<'static> {
        Envelope { header: self.header.into_owned(), value: self.value.into_owned() }
    }
}

/// Lists where an envelope differs from the published grammar but is accepted, in document order, for people
/// who debug a registrar. Offsets are offsets in the input, whatever its encoding.
///
/// ```
/// use ops_envelope::{DeviationKind, deviations};
///
/// let xml = "<!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\
///     <OPS_envelope><header><version> 0.9 </version></header>\
///     <body><data_block><dt_assoc/></data_block></body></OPS_envelope>";
/// let found: Vec<_> = deviations(xml)?.iter().map(|one| (one.kind(), one.offset())).collect();
/// assert_eq!(found, [(DeviationKind::NoDeclaration, 0), (DeviationKind::HeaderWhiteSpace, 71)]);
/// # Ok::<(), ops_envelope::Error>(())
/// ```
///
/// # Errors
/// Those of [`Envelope::parse`]: an envelope that cannot be read has no deviations. To get keys that occur
/// twice listed, tell [`deviations_with`] which value counts.
pub fn deviations(xml: &(impl Input + ?Sized)) -> Result<Deviations, Error> {
    deviations_with(xml, &ParseOptions::new())
}

/// Like [`deviations`], but reads with `options`.
///
/// # Errors
/// Those of [`Envelope::parse_with`]. Strict mode is ignored.
pub fn deviations_with(
    xml: &(impl Input + ?Sized),
    options: &ParseOptions,
) -> Result<Deviations, Error> {
    let source = Source::of(xml);
    read(source, options, Sink::with_limit(options.limits.deviations()))
        .map(|(_, deviations)| deviations)
        .map_err(|error| error.locate(source))
}

/// Bytes of another encoding that is not declared.
const OTHER_ENCODING: Deviation = Deviation::new(DeviationKind::OtherEncoding, 0);

/// Reads the envelope in `source`, and what was reported.
fn read<'a>(
    source: Source<'a>,
    options: &ParseOptions,
    sink: Sink,
) -> Result<(Envelope<'a>, Deviations), Error> {
    let decoded = text_of::decode(source, options)?;
    let Some(text) = decoded.borrowed() else {
        // An encoding that is declared is reported where it is.
        let is_silent = sink.is_enabled()
            && xml_pull::declared_encoding(decoded.text().as_bytes())
                .is_none_or(|label| label.eq_ignore_ascii_case("utf-8"));
        let mut offsets = decoded.source_offsets();
        let read = decode::envelope(decoded.text(), options, sink)
            .map_err(|error| error.map_offset(|offset| offsets.find(offset)))
            .map(|(header, value, sink)| {
                let found = sink.finish().map_offsets(|offset| offsets.find(offset));
                (Envelope { header, value }.into_owned(), found)
            });
        wipe(decoded.into_text());
        let (envelope, found) = read?;
        return Ok((envelope, if is_silent { found.with_first(OTHER_ENCODING) } else { found }));
    };
    let (header, value, sink) = decode::envelope(text, options, sink)?;
    Ok((Envelope { header, value }, sink.finish()))
}

/// Zeroes the texts that its value owns, and leaves an empty text.
#[cfg(feature = "zeroize")]
impl zeroize::Zeroize for Envelope<'_> {
    fn zeroize(&mut self) {
        self.value.zeroize();
    }
}

impl<'a, K: Key> Index<K> for Envelope<'a> {
    type Output = Value<'a>;

    fn index(&self, key: K) -> &Self::Output {
        &self.value[key]
    }
}

impl<'a> From<Value<'a>> for Envelope<'a> {
    fn from(value: Value<'a>) -> Self {
        Self::new(value)
    }
}
