//! What kinds of errors have in common.

use core::fmt;

use crate::encoding::EncodingErrorKind;
use crate::limits::Limit;

/// The kinds of an [`Error`](crate::Error), an enum of the crate that makes it.
///
/// The [page of the crate](crate) has an example.
pub trait Kind: Copy + Eq + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// Words of the format, which are no secret wherever they stand: a [`Report`](crate::Report) shows them.
    const VOCABULARY: &'static [&'static str];

    /// The kind for a limit that was reached.
    fn of_limit(limit: Limit) -> Self;

    /// The kind for bytes that are no text.
    fn of_encoding(error: EncodingErrorKind) -> Self;

    /// What a program can do about it.
    fn category(self) -> Category;
}

/// A [`Kind`] of a codec that reads into and writes from types.
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
    /// A value that the format cannot hold.
    const UNREPRESENTABLE: Self;
    /// The output did not take what was written.
    const OUTPUT: Self;
    /// What the format calls a sequence.
    const SEQUENCE: &'static str;
    /// What the format calls a map.
    const MAP: &'static str;
}

/// What a program can do about an error: the coarse sorting of kinds that every codec shares.
///
/// The example on the [page of the crate](crate) gives its kinds a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The input ended too early; more of it may help.
    Incomplete,
    /// The bytes or the markup are wrong.
    Syntax,
    /// The markup is right, but it is not a message of this protocol.
    Structure,
    /// The message is right, but it does not fit the type that was asked for.
    Data,
    /// A limit was reached.
    Limit,
    /// The value cannot be written in this format.
    Write,
}
