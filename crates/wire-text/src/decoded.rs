//! The text of a document, and how its offsets map to the document's bytes.

use alloc::borrow::Cow;
use core::fmt;

use crate::encoding::{Encoding, UTF8_BOM, is_unicode};
use crate::error::{Error, Kind};
use crate::input::Source;
use crate::limits::{Limit, Limits};

/// The text of a document. It also maps offsets in the text to offsets in the document's bytes.
///
/// ```
/// # use wire_text::{Category, EncodingErrorKind, Kind, Limit};
/// # #[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// # struct LineKind;
/// # impl std::fmt::Display for LineKind {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
/// #         f.write_str("wrong")
/// #     }
/// # }
/// # impl Kind for LineKind {
/// #     const VOCABULARY: &'static [&'static str] = &["name"];
/// #     fn of_limit(_: Limit) -> Self {
/// #         Self
/// #     }
/// #     fn of_encoding(_: EncodingErrorKind) -> Self {
/// #         Self
/// #     }
/// #     fn category(self) -> Category {
/// #         Category::Syntax
/// #     }
/// # }
/// use wire_text::{Decoded, Limits, Source};
///
/// # #[cfg(feature = "encoding")]
/// # {
/// let source = Source::of(b"a\0=\0b\0"); // `a=b` in UTF-16
/// let decoded = Decoded::of::<LineKind>(source, &Limits::new(), None, |_| None)?;
/// assert_eq!(decoded.text(), "a=b");
/// assert_eq!(decoded.source_offset(1), 2); // the `=`
/// # }
/// # Ok::<(), wire_text::Error<LineKind>>(())
/// ```
#[derive(Clone)]
pub struct Decoded<'a> {
    text: Cow<'a, str>,
    encoding: Encoding,
}

impl<'a> Decoded<'a> {
    /// Decodes `source`. `charset` is the encoding that the transport declares, such as in HTTP's
    /// `Content-Type`; `declared` finds the encoding that the document itself declares.
    ///
    /// # Errors
    /// `K`'s kind for [`Limit::Bytes`] or for bytes that are not text.
    pub fn of<K: Kind>(
        source: Source<'a>,
        limits: &Limits,
        charset: Option<&str>,
        declared: impl FnOnce(&'a [u8]) -> Option<&'a str>,
    ) -> Result<Self, Error<K>> {
        if source.bytes().len() > limits.bytes() {
            return Err(Error::limit(Limit::Bytes, 0));
        }
        let (text, encoding) = match source {
            Source::Text(text) => (Cow::Borrowed(text), Encoding::Utf8),
            Source::Bytes(bytes) => {
                let decoded = Encoding::detect(bytes, || charset.or_else(|| declared(bytes)))
                    .and_then(|encoding| Ok((encoding.decode(bytes)?, encoding)));
                decoded.map_err(|error| {
                    Error::new(K::of_encoding(error.kind), error.offset, error.expected)
                })?
            }
        };
        Ok(Self { text, encoding })
    }

    /// The text. If the document began with a UTF-8 byte-order mark, so does the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, borrowed from the document if that was UTF-8.
    #[must_use]
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The text, borrowed from the document; `None` if it had to be transcoded.
    #[must_use]
    pub const fn borrowed(&self) -> Option<&'a str> {
        match &self.text {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }

    /// Whether the document was in an encoding other than UTF-8.
    #[must_use]
    pub const fn is_transcoded(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }

    /// How many bytes of white space and byte-order marks the text begins with.
    #[must_use]
    pub fn leading(&self) -> usize {
        let is_leading = |c: char| c == '\u{FEFF}' || c.is_ascii_whitespace();
        self.text.len() - self.text.trim_start_matches(is_leading).len()
    }

    /// The offset in the document of byte `offset` of the text.
    #[must_use]
    pub fn source_offset(&self, offset: usize) -> usize {
        self.source_offsets().find(offset)
    }

    /// [`source_offset`](Self::source_offset) for many offsets, in one pass if they are in ascending order.
    #[must_use]
    pub fn source_offsets(&self) -> SourceOffsets<'_> {
        SourceOffsets {
            text: &self.text,
            encoding: self.encoding,
            last: (0, self.encoding.bom_len()),
        }
    }
}

/// Whether `label` names an encoding in which `bytes`, which are UTF-8, would be other text.
///
/// ```
/// assert!(wire_text::is_misleading("utf-16", b"<a/>"));
/// assert!(!wire_text::is_misleading("iso-8859-1", b"<a/>"));
/// ```
#[must_use]
pub fn is_misleading(label: &str, bytes: &[u8]) -> bool {
    let is_utf8 = ["utf-8", "utf8"].iter().any(|name| label.eq_ignore_ascii_case(name));
    let bytes = bytes.strip_prefix(UTF8_BOM).unwrap_or(bytes);
    !is_utf8 && (is_unicode(label) || !bytes.is_ascii())
}

/// Maps offsets in a decoded text to offsets in the document; see [`Decoded::source_offsets`].
///
/// [`Decoded`] has an example with a single offset.
#[derive(Clone)]
pub struct SourceOffsets<'d> {
    text: &'d str,
    encoding: Encoding,
    /// What was found last: an offset in the text, and its place in the document.
    last: (usize, usize),
}

impl SourceOffsets<'_> {
    /// The offset in the document of byte `offset` of the text. An offset past the end of the text gives the end
    /// of the document.
    pub fn find(&mut self, offset: usize) -> usize {
        if matches!(self.encoding, Encoding::Utf8) {
            return offset.min(self.text.len());
        }
        let (from, place) =
            if offset < self.last.0 { (0, self.encoding.bom_len()) } else { self.last };
        let rest = self.text.get(from..).unwrap_or_default();
        let between = rest.get(..offset - from).unwrap_or(rest);
        self.last = (from + between.len(), place + self.encoding.encoded_len(between));
        self.last.1
    }
}

/// Without the text.
impl fmt::Debug for SourceOffsets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceOffsets").field("last", &self.last).finish_non_exhaustive()
    }
}

/// Its length, without the text.
impl fmt::Debug for Decoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoded").field("length", &self.text.len()).finish_non_exhaustive()
    }
}
