//! A response, independent of its format.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use wire_text::{Input, Source};

use crate::arena::Arena;
use crate::comments::Comments;
use crate::error::Error;
use crate::field::{Field, Fields, Store};
use crate::flatten::{FlatField, FlatFields};
use crate::format::Format;
use crate::options::{ParseOptions, WriteOptions};
use crate::wipe::Document;
use crate::{decode, html, text, xml};

/// A response of the interface: comments and fields in document order.
///
/// It borrows from the bytes from which it was read, until [`into_owned`](Self::into_owned). `Debug` masks
/// secrets. `==` compares the format, the comments and the fields.
///
/// ```
/// use enom_response::{Format, Response};
///
/// let text = ";URL Interface\nCommand=SETPASSWORD\nErrCount=0\nDone=true\n";
/// let response = Response::parse(text)?;
/// assert_eq!(response.format(), Format::Text);
/// assert_eq!(response.comments().next(), Some("URL Interface"));
/// assert_eq!(response.get("command"), Some("SETPASSWORD"));
/// assert!(response.is_complete());
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone)]
pub struct Response<'a> {
    pub(crate) format: Format,
    /// What slices of the arena are pieces of.
    pub(crate) source: Document<'a>,
    pub(crate) arena: Box<Arena>,
}

impl<'a> Response<'a> {
    /// Reads a response in the format that [`Format::detect`] finds.
    ///
    /// # Errors
    /// Any [`ErrorKind`](crate::ErrorKind) except `OtherFormat`, `Deviation`, `Data`, `NotASuccess`,
    /// `Unrepresentable` and `Output`.
    pub fn parse(input: &'a (impl Input + ?Sized)) -> Result<Self, Error> {
        Self::parse_with(input, &ParseOptions::new())
    }

    /// Reads a response in `format`, and refuses other formats.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse), and [`OtherFormat`](crate::ErrorKind::OtherFormat).
    pub fn parse_as(format: Format, input: &'a (impl Input + ?Sized)) -> Result<Self, Error> {
        Self::parse_with(input, &ParseOptions::new().with_format(format))
    }

    /// Reads a response with `options`.
    ///
    /// # Errors
    /// Those of [`parse_as`](Self::parse_as), and [`Deviation`](crate::ErrorKind::Deviation) in strict mode.
    pub fn parse_with(
        input: &'a (impl Input + ?Sized),
        options: &ParseOptions,
    ) -> Result<Self, Error> {
        let mut arena = Box::<Arena>::default();
        let (format, decoded) = decode::decode(Source::of(input), options, &mut arena)?;
        Ok(Response { format, source: decoded.into_text().into(), arena })
    }

    /// The format in which the response was read, or for which it was built.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The comment lines, without `;`, `<br>` and white space around them. In text and HTML they name the
    /// interface, the machine and the encoding.
    #[must_use]
    pub fn comments(&self) -> Comments<'_> {
        self.store().comments()
    }

    /// The root element of XML, with its attributes. For text and HTML it is called `interface-response` and
    /// has no attributes.
    #[must_use]
    pub fn root(&self) -> Field<'_> {
        self.store().root()
    }

    /// The fields in document order, duplicates included.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        self.root().fields()
    }

    /// The first field with this name; letter case does not matter. Fields inside other fields are not
    /// searched.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Field<'_>> {
        self.root().field(name)
    }

    /// The first value with this name in the [flat view](Self::flat), without white space around it; letter
    /// case does not matter.
    ///
    /// ```
    /// # use enom_response::Response;
    /// let xml = "<interface-response><responses><response><ResponseNumber>304156</ResponseNumber>\
    ///     </response></responses></interface-response>";
    /// let response = Response::parse(xml)?;
    /// assert_eq!(response.get("ResponseNumber1"), Some("304156"));
    /// # Ok::<(), enom_response::Error>(())
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.get_all(name).next()
    }

    /// Every value with this name in the [flat view](Self::flat), in document order; letter case does
    /// not matter.
    pub fn get_all(&self, name: &str) -> impl Iterator<Item = &str> {
        let mut flat = FlatFields::new(self.root());
        core::iter::from_fn(move || Some(flat.find_named(name)?.value().trim_ascii()))
    }

    /// The flat view: names and values as text and HTML have them, in document order, without white space
    /// around the values. The same reply has the same flat view in every format.
    ///
    /// For XML, it has every field without fields of its own. The elements around a field are left out, except
    /// lists: a list is an element whose name is that of its child plus `s`, `es`, `ies` or `list`. A field
    /// inside the n-th child of a list gets the number n after its name: `ResponseNumber1`. In lists of lists
    /// the numbers are joined by `_`, outermost first. Attributes are left out.
    pub fn flat(&self) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
        FlatFields::new(self.root()).map(|(name, field)| (name, field.value().trim_ascii()))
    }

    /// The [flat view](Self::flat), which also says whether a value is secret because of the name of a field
    /// around it, as in `<AuthInfo><Code>…</Code></AuthInfo>`.
    pub fn flat_fields(&self) -> impl Iterator<Item = FlatField<'_>> {
        let mut flat = FlatFields::new(self.root());
        core::iter::from_fn(move || flat.advance().map(|line| flat.flat_field(line)))
    }

    /// Writes the response in `format`, in the layout of the documents.
    ///
    /// # Errors
    /// [`Unrepresentable`](crate::ErrorKind::Unrepresentable) for anything that could not be read back: in
    /// text, lines of a value that would be read as something else; in text and HTML, white space at the ends
    /// of a value, attributes, names that are not one or two words, and a field with a name that decides the
    /// outcome, such as `Done`, `ErrCount` and `Err1`, if it is inside another field or has fields itself; in
    /// these two, if any text is not ASCII, also a comment `Encoding Type is …` that names another encoding than
    /// UTF-8; in all formats, characters that XML does not allow. [`Output`](crate::ErrorKind::Output) if `out`
    /// fails. What was written before remains in `out`.
    pub fn write_to<W: fmt::Write>(&self, out: &mut W, format: Format) -> Result<(), Error> {
        self.write_with(out, &WriteOptions::new(format))
    }

    /// Writes the response with `options`.
    ///
    /// # Errors
    /// Those of [`write_to`](Self::write_to).
    pub fn write_with<W: fmt::Write>(
        &self,
        out: &mut W,
        options: &WriteOptions,
    ) -> Result<(), Error> {
        match options.format {
            Format::Text => text::encode(self.store(), out, options),
            Format::Html => html::encode(self.store(), out, options),
            Format::Xml => xml::encode(self.store(), out),
        }
    }

    /// The response in `format`.
    ///
    /// # Errors
    /// [`Unrepresentable`](crate::ErrorKind::Unrepresentable), as for [`write_to`](Self::write_to).
    pub fn to_string(&self, format: Format) -> Result<String, Error> {
        let mut out =
            String::with_capacity(self.source.as_str().len().max(self.arena.decoded.len()));
        self.write_to(&mut out, format)?;
        Ok(out)
    }

    /// Writes the response in `format` to an I/O stream. Put a buffer around a stream that has none.
    ///
    /// # Errors
    /// Those of [`write_to`](Self::write_to); the error of the stream is the
    /// [`source`](core::error::Error::source) of an [`Output`](crate::ErrorKind::Output).
    #[cfg(feature = "std")]
    pub fn to_writer(&self, writer: impl std::io::Write, format: Format) -> Result<(), Error> {
        wire_text::write_to_stream(writer, |mut out| self.write_to(&mut out, format))
    }

    /// The response as one that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Response<'static> {
        let Self { format, source, arena } = self;
        Response { format, source: source.into_owned(), arena }
    }

    pub(crate) fn store(&self) -> Store<'_> {
        Store { source: self.source.as_str(), arena: &self.arena }
    }
}

/// Zeroes the text that it holds, and leaves an empty response.
#[cfg(feature = "zeroize")]
impl zeroize::Zeroize for Response<'_> {
    fn zeroize(&mut self) {
        self.source = Document::Borrowed("");
        *self.arena = Arena::default();
    }
}

impl PartialEq for Response<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.format == other.format
            && self.comments().eq(other.comments())
            && self.root() == other.root()
    }
}

impl Eq for Response<'_> {}

impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("format", &self.format)
            .field("comments", &self.comments())
            .field("fields", &self.root())
            .finish()
    }
}
