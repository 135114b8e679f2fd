//! The envelope: a header and a value.

use alloc::string::String;
use core::fmt;
use core::ops::Index;

use alloc::borrow::Cow;
use alloc::vec::Vec;

use xml_pull::Input;

use crate::deviation::{Lenient, Listing, Strict, Witness};
use crate::value::Key;
use crate::{Deviation, DeviationKind, Error, Header, Layout, ParseOptions, Value, decode, encode};

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

    /// An envelope with a header of its own.
    #[must_use]
    pub fn with_header(header: Header<'a>, value: impl Into<Value<'a>>) -> Self {
        Self { header, value: value.into() }
    }

    /// Reads an envelope from text or bytes, and borrows from them.
    ///
    /// # Errors
    /// [`Incomplete`](crate::ErrorKind::Incomplete) when the input ends before the envelope does,
    /// whatever it lacks; any other [`ErrorKind`](crate::ErrorKind) of reading for what is wrong.
    pub fn parse(xml: &'a (impl Input + ?Sized)) -> Result<Self, Error> {
        Self::parse_with(xml, &ParseOptions::new())
    }

    /// Reads an envelope as `options` say.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), and in strict mode
    /// [`Deviation`](crate::ErrorKind::Deviation).
    pub fn parse_with(
        xml: &'a (impl Input + ?Sized),
        options: &ParseOptions,
    ) -> Result<Self, Error> {
        match text(xml, options)? {
            Cow::Borrowed(text) => Self::read(text, options),
            Cow::Owned(text) => {
                let find = |offset| xml.source_offsets(options.charset(), &text).find(offset);
                let envelope = Envelope::read(&text, options).map_err(|error| error.moved(find))?;
                Ok(envelope.into_owned())
            }
        }
    }

    pub(crate) fn read<'t>(text: &'t str, options: &ParseOptions) -> Result<Envelope<'t>, Error> {
        if options.is_strict() {
            return decode::envelope(text, options, Strict).map(|(envelope, _)| envelope);
        }
        decode::envelope(text, options, Lenient).map(|(envelope, _)| envelope)
    }

    /// The header.
    #[must_use]
    pub const fn header(&self) -> &Header<'a> {
        &self.header
    }

    /// The header, to change.
    #[must_use]
    pub const fn header_mut(&mut self) -> &mut Header<'a> {
        &mut self.header
    }

    /// The value of the data block, an assoc in every XCP message.
    #[must_use]
    pub const fn value(&self) -> &Value<'a> {
        &self.value
    }

    /// The value of the data block, to change.
    #[must_use]
    pub const fn value_mut(&mut self) -> &mut Value<'a> {
        &mut self.value
    }

    /// The value of the data block, by value.
    #[must_use]
    pub fn into_value(self) -> Value<'a> {
        self.value
    }

    /// The value under `key`, a `&str` or a `usize`.
    #[must_use]
    pub fn get<K: Key>(&self, key: K) -> Option<&Value<'a>> {
        self.value.get(key)
    }

    /// Whether both hold the same in the same order of header fields and keys.
    #[must_use]
    pub fn eq_ordered(&self, other: &Self) -> bool {
        self.header.eq_ordered(&other.header) && self.value.eq_ordered(&other.value)
    }

    /// Writes the envelope to `out`, which may be a `String` that is used again and again.
    ///
    /// # Errors
    /// [`Unrepresentable`](crate::ErrorKind::Unrepresentable) for characters that XML cannot hold
    /// and header fields with names that are none, [`Limit`](crate::ErrorKind::Limit) for a tree too
    /// deep to be read back, [`Output`](crate::ErrorKind::Output) when `out` fails.
    pub fn write_to(&self, out: &mut impl fmt::Write, layout: Layout) -> Result<(), Error> {
        encode::envelope(self, out, layout)
    }

    /// Writes the envelope to an I/O stream. Streams without a buffer want one around them.
    ///
    /// # Errors
    /// As [`write_to`](Self::write_to); what the stream says is the
    /// [`source`](core::error::Error::source).
    #[cfg(feature = "std")]
    pub fn to_writer(&self, writer: impl std::io::Write, layout: Layout) -> Result<(), Error> {
        crate::io::write(writer, |out| self.write_to(out, layout))
    }

    /// The envelope as text.
    ///
    /// # Errors
    /// As [`write_to`](Self::write_to).
    pub fn to_xml(&self, layout: Layout) -> Result<String, Error> {
        let mut out = String::new();
        self.write_to(&mut out, layout)?;
        Ok(out)
    }

    /// The envelope with nothing borrowed.
    #[must_use]
    pub fn into_owned(self) -> Envelope<'static> {
        Envelope { header: self.header.into_owned(), value: self.value.into_owned() }
    }
}

/// What of an envelope departs from the published grammar and is read all the same, in the order of
/// the document, for people who debug a registrar. Offsets count in the input, whatever its encoding.
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
/// As [`Envelope::parse`], for a document that is not read deviates in no defined way. Doubled keys
/// are listed where [`deviations_with`] is told which of them counts.
pub fn deviations(xml: &(impl Input + ?Sized)) -> Result<Vec<Deviation>, Error> {
    deviations_with(xml, &ParseOptions::new())
}

/// [`deviations`], read as `options` say.
///
/// # Errors
/// As [`Envelope::parse_with`], but strictness has no meaning here.
pub fn deviations_with(
    xml: &(impl Input + ?Sized),
    options: &ParseOptions,
) -> Result<Vec<Deviation>, Error> {
    let text = xml.to_text(options.charset())?;
    let (_, Listing(mut found)) =
        decode::envelope(&text, options, Listing::default()).map_err(|error| {
            error.moved(|offset| xml.source_offsets(options.charset(), &text).find(offset))
        })?;
    found.sort_by_key(Deviation::offset);
    if let Cow::Owned(text) = &text {
        let mut offsets = xml.source_offsets(options.charset(), text);
        for deviation in &mut found {
            *deviation = Deviation::new(deviation.kind(), offsets.find(deviation.offset()));
        }
        if found.iter().all(|deviation| deviation.kind() != DeviationKind::OtherEncoding) {
            found.insert(0, Deviation::new(DeviationKind::OtherEncoding, 0));
        }
    }
    Ok(found)
}

/// The text of `xml`, which in strict mode is UTF-8.
pub(crate) fn text<'a>(
    xml: &'a (impl Input + ?Sized),
    options: &ParseOptions,
) -> Result<Cow<'a, str>, Error> {
    let text = xml.to_text(options.charset())?;
    if options.is_strict() && matches!(text, Cow::Owned(_)) {
        Strict.note(DeviationKind::OtherEncoding, 0)?;
    }
    Ok(text)
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
