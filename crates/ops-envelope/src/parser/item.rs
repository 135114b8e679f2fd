//! What is read of a data block.

use alloc::borrow::Cow;

use crate::container::Container;

/// A value, as far as its start tells.
#[derive(Debug)]
pub(crate) enum Content<'a> {
    /// Text, read to its end.
    Scalar(Cow<'a, str>),
    /// Its items come next.
    Assoc,
    /// Its items come next.
    Array,
    /// An element around a single value, which comes next.
    Nested(Container),
}

impl Default for Content<'_> {
    fn default() -> Self {
        Self::Scalar(Cow::Borrowed(""))
    }
}

/// An item of an assoc or array.
#[derive(Debug, Default)]
pub(crate) struct Item<'a> {
    /// The `key` attribute: a name in an assoc, an index in an array.
    pub(crate) key: Cow<'a, str>,
    /// The `class` attribute.
    pub(crate) class: Option<Cow<'a, str>>,
    /// Where its start tag starts.
    pub(crate) offset: usize,
    /// Its value.
    pub(crate) content: Content<'a>,
    /// Whether its key is known to differ from those before it, if doubled keys are refused.
    pub(crate) is_new: bool,
}
