//! The traits of error kinds, and their categories.

use core::fmt;

use crate::encoding::EncodingErrorKind;
use crate::limits::Limit;

/// The kinds of an [`Error`](crate::Error): an enum of the crate that returns the error.
///
/// The [page of the crate](crate) has an example.
pub trait Kind: Copy + Eq + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// Words of the format, which are never a secret: a [`Report`](crate::Report) shows them unmasked.
    const VOCABULARY: &'static [&'static str];

    /// The kind of error for `limit`, which was exceeded.
    fn of_limit(limit: Limit) -> Self;

    /// The kind of error for bytes that are not text.
    fn of_encoding(error: EncodingErrorKind) -> Self;

    /// The category, which says what a program can do about the error.
    fn category(self) -> Category;
}

/// A [`Kind`] of a codec that supports serde and writes to outputs.
///
/// ```
/// # use wire_text::{Category, EncodingErrorKind, Kind, Limit};
/// # #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// # enum LineKind {
/// #     Input,
/// #     Data,
/// #     Unrepresentable,
/// #     Output,
/// # }
/// # impl std::fmt::Display for LineKind {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
/// #         f.write_str("wrong")
/// #     }
/// # }
/// # impl Kind for LineKind {
/// #     const VOCABULARY: &'static [&'static str] = &["name"];
/// #     fn of_limit(_: Limit) -> Self {
/// #         Self::Input
/// #     }
/// #     fn of_encoding(_: EncodingErrorKind) -> Self {
/// #         Self::Input
/// #     }
/// #     fn category(self) -> Category {
/// #         Category::Syntax
/// #     }
/// # }
/// use wire_text::{CodecKind, Error, write_to_stream};
///
/// // `LineKind` is a `Kind`.
/// impl CodecKind for LineKind {
///     const DATA: Self = Self::Data;
///     const UNREPRESENTABLE: Self = Self::Unrepresentable;
///     const OUTPUT: Self = Self::Output;
///     const SEQUENCE: &'static str = "list";
///     const MAP: &'static str = "lines";
/// }
///
/// assert_eq!(Error::<LineKind>::missing("name").kind(), LineKind::Data);
///
/// // A stream without room for all of the text:
/// let mut room = [0; 2];
/// let result = write_to_stream::<LineKind>(room.as_mut_slice(), |out| Ok(out.write_str("a=b")?));
/// assert_eq!(result.unwrap_err().kind(), LineKind::Output);
/// ```
pub trait CodecKind: Kind {
    /// The document does not fit the type.
    const DATA: Self;
    /// The format cannot hold the value.
    const UNREPRESENTABLE: Self;
    /// The output refused what was written.
    const OUTPUT: Self;
    /// The format's word for a sequence.
    const SEQUENCE: &'static str;
    /// The format's word for a map.
    const MAP: &'static str;
}

/// The category of an error, the same for all codecs: what a program can do about it.
///
/// The example on the [page of the crate](crate) gives its kinds a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The input ended too early; with more input it may be read.
    Incomplete,
    /// The bytes or the markup are wrong.
    Syntax,
    /// The markup is right, but the document is not a message of this protocol.
    Structure,
    /// The message is right, but does not fit the type that was asked for.
    Data,
    /// A limit was exceeded.
    Limit,
    /// The format cannot hold the value, or the output failed.
    Write,
}
