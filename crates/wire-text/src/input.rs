//! The input: a document as text or as bytes.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A document as text (`str`, `String`) or as bytes (`[u8]`, `Vec<u8>`, and `bytes::Bytes` with the feature
/// `bytes`).
///
/// Text is used as it is: an encoding that it declares is ignored. Bytes are decoded, and borrowed if they are
/// UTF-8. The encoding is found from, in this order: a byte-order mark; the zero bytes of UTF-16; the `charset`
/// of the transport, such as HTTP; the declaration in the document. If a label says UTF-16 but the bytes are
/// UTF-8, the label is ignored; for ASCII bytes every label is ignored. Encodings other than UTF-8 need the
/// feature `encoding`. Offsets of errors and deviations are offsets into the input.
///
/// ```
/// use wire_text::{Input, Source};
///
/// fn length(document: &(impl Input + ?Sized)) -> usize {
///     Source::of(document).bytes().len()
/// }
///
/// assert_eq!(length("ErrCount=0"), 10);
/// assert_eq!(length(b"ErrCount=0"), 10);
/// assert_eq!(length(&vec![b'a', b'=', b'b']), 3);
/// ```
pub trait Input: sealed::Sealed {}

impl<T: sealed::Sealed + ?Sized> Input for T {}

pub(crate) mod sealed {
    use alloc::borrow::ToOwned;

    use super::{Cow, Source, String, Vec};

    /// Only these crates decide which types can be an input.
    pub trait Sealed {
        /// The document.
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

    #[cfg(feature = "bytes")]
    impl Sealed for bytes::Bytes {
        fn source(&self) -> Source<'_> {
            Source::Bytes(self)
        }
    }

    impl<T: Sealed + ToOwned + ?Sized> Sealed for Cow<'_, T> {
        fn source(&self) -> Source<'_> {
            (**self).source()
        }
    }

    impl<T: Sealed + ?Sized> Sealed for &T {
        fn source(&self) -> Source<'_> {
            (**self).source()
        }
    }
}

/// A document before it is decoded.
///
/// ```
/// use wire_text::Source;
///
/// assert!(matches!(Source::of("a=b"), Source::Text("a=b")));
/// assert!(matches!(Source::of(b"a=b"), Source::Bytes(b"a=b")));
/// ```
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// Text.
    Text(&'a str),
    /// Bytes in an encoding that is not known yet.
    Bytes(&'a [u8]),
}

impl<'a> Source<'a> {
    /// The document in `input`.
    pub fn of(input: &'a (impl Input + ?Sized)) -> Self {
        sealed::Sealed::source(input)
    }

    /// The document as bytes.
    #[must_use]
    pub const fn bytes(self) -> &'a [u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// Its length, without the document.
impl fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, length) = match self {
            Self::Text(text) => ("Text", text.len()),
            Self::Bytes(bytes) => ("Bytes", bytes.len()),
        };
        write!(f, "{name}({length} bytes)")
    }
}
