//! Limits of a document, and the budget that reading spends.

use core::fmt;

/// The limits of a document. If one is exceeded, reading ends with an error for this [`Limit`].
///
/// ```
/// let limits = wire_text::Limits::new().with_depth(16).with_bytes(64 * 1024);
/// assert_eq!(limits.depth(), 16);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    depth: usize,
    bytes: usize,
    items: usize,
    attributes: usize,
    text: usize,
    deviations: usize,
}

/// Which limit was exceeded.
///
/// [`Budget`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Nested elements.
    Depth,
    /// Bytes of the document.
    Bytes,
    /// Elements (or fields) in the document.
    Items,
    /// Attributes of one tag.
    Attributes,
    /// Bytes of one text or attribute value, counted in the document. Comments and CDATA sections split a text
    /// into pieces, which count separately.
    Text,
}

impl Limits {
    /// The maximum of [`with_depth`](Self::with_depth). Trees up to this depth can be read, written, compared,
    /// cloned, printed and dropped on a thread with a 512 KiB stack, even without optimisation. Types that
    /// serde builds need more stack for each level, most of it for their own code: on such a thread keep the
    /// default depth.
    pub const MAX_DEPTH: usize = 512;

    /// The maximum of [`with_attributes`](Self::with_attributes). There is one because each attribute name in a
    /// tag is compared with those before it.
    pub const MAX_ATTRIBUTES: usize = 1024;

    /// Depth 128, 64 MiB, 2,000,000 items, 128 attributes per tag, 16 MiB per text, 1,000 deviations.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            depth: 128,
            bytes: 64 << 20,
            items: 2_000_000,
            attributes: 128,
            text: 16 << 20,
            deviations: 1_000,
        }
    }

    /// How deep elements may be nested, including the root.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// How long the document may be, in bytes.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many elements (in flat formats: fields) the document may have.
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items
    }

    /// How many attributes one tag may have.
    #[must_use]
    pub const fn attributes(&self) -> usize {
        self.attributes
    }

    /// How long one text or attribute value may be, in bytes of the document.
    #[must_use]
    pub const fn text(&self) -> usize {
        self.text
    }

    /// How many deviations are stored; more are only counted.
    #[must_use]
    pub const fn deviations(&self) -> usize {
        self.deviations
    }

    /// Sets [`depth`](Self::depth). A larger value than [`MAX_DEPTH`](Self::MAX_DEPTH) is reduced to it.
    #[must_use]
    pub const fn with_depth(mut self, depth: usize) -> Self {
        self.depth = if depth < Self::MAX_DEPTH { depth } else { Self::MAX_DEPTH };
        self
    }

    /// Sets [`bytes`](Self::bytes).
    #[must_use]
    pub const fn with_bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets [`items`](Self::items).
    #[must_use]
    pub const fn with_items(mut self, items: usize) -> Self {
        self.items = items;
        self
    }

    /// Sets [`attributes`](Self::attributes). A larger value than [`MAX_ATTRIBUTES`](Self::MAX_ATTRIBUTES) is
    /// reduced to it.
    #[must_use]
    pub const fn with_attributes(mut self, attributes: usize) -> Self {
        let ceiling = Self::MAX_ATTRIBUTES;
        self.attributes = if attributes < ceiling { attributes } else { ceiling };
        self
    }

    /// Sets [`text`](Self::text).
    #[must_use]
    pub const fn with_text(mut self, text: usize) -> Self {
        self.text = text;
        self
    }

    /// Sets [`deviations`](Self::deviations).
    #[must_use]
    pub const fn with_deviations(mut self, deviations: usize) -> Self {
        self.deviations = deviations;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Depth => "too deep",
            Self::Bytes => "document too long",
            Self::Items => "too many items",
            Self::Attributes => "too many attributes",
            Self::Text => "text too long",
        })
    }
}

impl Limit {
    /// What a document within the limit would have had, for error messages.
    #[must_use]
    pub const fn expectation(self) -> &'static str {
        match self {
            Self::Depth => "no more nesting than the limit allows",
            Self::Bytes => "no more bytes than the limit allows",
            Self::Items => "no more items than the limit allows",
            Self::Attributes => "no more attributes in a tag than the limit allows",
            Self::Text => "no longer text than the limit allows",
        }
    }
}

/// What remains of some [`Limits`] while a document is read. Only the depth is given back, by end tags.
///
/// ```
/// use wire_text::{Budget, Limit, Limits};
///
/// let mut budget = Budget::new(Limits::new().with_depth(1));
/// budget.enter()?; // an element, which ends
/// budget.leave();
/// budget.enter()?; // another, and one inside it
/// assert_eq!(budget.enter(), Err(Limit::Depth));
/// # Ok::<(), Limit>(())
/// ```
#[derive(Clone, Debug)]
pub struct Budget {
    depth: usize,
    items: usize,
    limits: Limits,
}

impl Budget {
    /// The full budget for one document.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self { depth: limits.depth, items: limits.items, limits }
    }

    /// The limits from which this budget was made.
    #[must_use]
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Opens an element: spends one item and one level.
    ///
    /// # Errors
    /// [`Limit::Items`] or [`Limit::Depth`] if none is left.
    #[inline]
    pub const fn enter(&mut self) -> Result<(), Limit> {
        if self.depth == 0 {
            return Err(Limit::Depth);
        }
        let spent = self.spend_item();
        if spent.is_ok() {
            self.depth -= 1;
        }
        spent
    }

    /// Closes an element: returns its level.
    #[inline]
    pub const fn leave(&mut self) {
        if self.depth < self.limits.depth {
            self.depth += 1;
        }
    }

    /// Spends one item.
    ///
    /// # Errors
    /// [`Limit::Items`] if none is left.
    #[inline]
    pub const fn spend_item(&mut self) -> Result<(), Limit> {
        self.spend_items(1)
    }

    /// Spends `items` at once.
    ///
    /// # Errors
    /// [`Limit::Items`] if fewer are left.
    #[inline]
    pub const fn spend_items(&mut self, items: usize) -> Result<(), Limit> {
        match self.items.checked_sub(items) {
            Some(left) => {
                self.items = left;
                Ok(())
            }
            None => Err(Limit::Items),
        }
    }

    /// How many items are left.
    #[inline]
    #[must_use]
    pub const fn items(&self) -> usize {
        self.items
    }

    /// Checks the length of a document, in bytes.
    ///
    /// # Errors
    /// [`Limit::Bytes`] if it is too long.
    pub const fn check_bytes(&self, bytes: usize) -> Result<(), Limit> {
        if bytes > self.limits.bytes { Err(Limit::Bytes) } else { Ok(()) }
    }

    /// Checks the length of one text, in bytes.
    ///
    /// # Errors
    /// [`Limit::Text`] if it is too long.
    #[inline]
    pub const fn check_text(&self, bytes: usize) -> Result<(), Limit> {
        if bytes > self.limits.text { Err(Limit::Text) } else { Ok(()) }
    }

    /// Checks how many attributes a tag has so far.
    ///
    /// # Errors
    /// [`Limit::Attributes`] if there are too many.
    #[inline]
    pub const fn check_attributes(&self, attributes: usize) -> Result<(), Limit> {
        if attributes > self.limits.attributes { Err(Limit::Attributes) } else { Ok(()) }
    }
}
