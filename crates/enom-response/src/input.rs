//! What a response may come as.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use xml_pull::Input as _;
use xml_pull::encoding::SourceOffsets;

use crate::{Error, encoding};

/// A response as it came: text, or bytes in an encoding that has to be found out.
///
/// Text is taken at its word, whatever it says of its encoding. Bytes are decoded, and borrowed from
/// when they are UTF-8; what counts is, in this order: a byte-order mark and the zero bytes of UTF-16;
/// the [`charset`](crate::ParseOptions::with_charset) of the carrier; the XML declaration; the comment
/// line `;Encoding Type is …`. A label that says UTF-16 is overruled by bytes that are UTF-8, every
/// label by bytes that are ASCII. Other encodings than UTF-8 need the feature `encoding`. Offsets of
/// errors and deviations count in the bytes as they came.
pub trait Input: sealed::Sealed {}

impl<T: sealed::Sealed + ?Sized> Input for T {}

/// A response before it is decoded.
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl<'a> Source<'a> {
    pub(crate) fn of(input: &'a (impl Input + ?Sized)) -> Self {
        sealed::Sealed::source(input)
    }

    pub(crate) const fn bytes(self) -> &'a [u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }

    /// The text, decoded as `charset` or the bytes themselves say.
    pub(crate) fn decode(self, charset: Option<&str>) -> Result<Cow<'a, str>, Error> {
        match self {
            Self::Text(text) => Ok(Cow::Borrowed(text)),
            Self::Bytes(bytes) => encoding::decode(bytes, charset),
        }
    }

    /// Where offsets in `text` stand in the input, of which [`decode`](Self::decode) made that text.
    pub(crate) fn offsets(self, charset: Option<&'a str>, text: &'a str) -> SourceOffsets<'a> {
        match self {
            Self::Text(source) => source.source_offsets(None, text),
            Self::Bytes(bytes) => encoding::source_offsets(bytes, charset, text),
        }
    }
}

mod sealed {
    use super::{Source, String, Vec};

    /// Text and bytes; what else a response may come as is for this crate to say.
    pub trait Sealed {
        fn source(&self) -> Source<'_>;
    }

    impl Sealed for str {
        fn source(&self) -> Source<'_> {
            Source::Text(self)
        }
    }

    impl Sealed for String {
        fn source(&self) -> Source<'_> {
            Source::Text(self)
        }
    }

    impl Sealed for [u8] {
        fn source(&self) -> Source<'_> {
            Source::Bytes(self)
        }
    }

    impl<const N: usize> Sealed for [u8; N] {
        fn source(&self) -> Source<'_> {
            Source::Bytes(self)
        }
    }

    impl Sealed for Vec<u8> {
        fn source(&self) -> Source<'_> {
            Source::Bytes(self)
        }
    }

    impl<T: Sealed + ?Sized> Sealed for &T {
        fn source(&self) -> Source<'_> {
            (**self).source()
        }
    }
}
