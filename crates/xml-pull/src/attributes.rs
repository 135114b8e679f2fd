//! The attributes of a start tag.

use alloc::borrow::Cow;

use wire_text::scan;

use crate::escape;

/// The attributes of one tag, in order. Each name occurs once.
///
/// ```
/// use xml_pull::{Event, Reader};
///
/// let mut reader = Reader::new("<item key='0' class=\"a &amp; b\"/>");
/// let Some(Event::StartTag { attributes, .. }) = reader.next_event()? else { panic!() };
/// assert_eq!(attributes.get("class").unwrap().decode(), "a & b");
/// assert_eq!(attributes.iter().map(|attribute| attribute.name()).collect::<Vec<_>>(), ["key", "class"]);
/// # Ok::<(), xml_pull::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attributes<'a> {
    pub(crate) first: Option<Attribute<'a>>,
    /// The others as they stand, each after white space.
    pub(crate) rest: &'a str,
    /// Where `rest` ends in the document.
    pub(crate) end: usize,
}

/// One attribute (production 41).
///
/// [`Attributes`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: AttributeValue<'a>,
    pub(crate) offset: usize,
}

impl<'a> Attributes<'a> {
    /// Whether there are none.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// The value of the attribute `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<AttributeValue<'a>> {
        self.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value)
    }

    /// The attributes in order.
    #[must_use]
    pub const fn iter(&self) -> AttributesIter<'a> {
        AttributesIter(*self)
    }
}

impl<'a> IntoIterator for Attributes<'a> {
    type Item = Attribute<'a>;
    type IntoIter = AttributesIter<'a>;

    fn into_iter(self) -> AttributesIter<'a> {
        AttributesIter(self)
    }
}

impl<'a> IntoIterator for &Attributes<'a> {
    type Item = Attribute<'a>;
    type IntoIter = AttributesIter<'a>;

    fn into_iter(self) -> AttributesIter<'a> {
        AttributesIter(*self)
    }
}

impl<'a> Attribute<'a> {
    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> AttributeValue<'a> {
        self.value
    }

    /// Where the name starts in the document.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

/// The value of an attribute as it is between its quotes. Its references are checked, but not yet replaced.
///
/// [`Attributes`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributeValue<'a> {
    pub(crate) raw: &'a str,
    /// Whether there is nothing to replace.
    pub(crate) plain: bool,
}

impl<'a> AttributeValue<'a> {
    /// The value as it is in the document.
    #[must_use]
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// The decoded value: references are replaced, and each white space character becomes a blank (section
    /// 3.3.3). Borrowed if nothing had to change.
    #[must_use]
    pub fn decode(&self) -> Cow<'a, str> {
        if self.plain { Cow::Borrowed(self.raw) } else { escape::unescape_value_checked(self.raw) }
    }
}

/// Iterates over [`Attributes`].
#[derive(Clone, Debug)]
pub struct AttributesIter<'a>(Attributes<'a>);

impl<'a> Iterator for AttributesIter<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        let next = self.0.first.take()?;
        self.0.first = self.0.second();
        Some(next)
    }
}

impl core::iter::FusedIterator for AttributesIter<'_> {}

impl<'a> Attributes<'a> {
    /// Takes the first attribute of `rest`, which was checked before.
    fn second(&mut self) -> Option<Attribute<'a>> {
        let start = &self.rest[scan::white_space(self.rest.as_bytes())..];
        let (name, after) = start.split_once('=')?;
        let after = &after[scan::white_space(after.as_bytes())..];
        let quote = after.chars().next()?;
        let (raw, rest) = after[1..].split_once(quote)?;
        let offset = self.end - start.len();
        self.rest = rest;
        let plain = !raw.bytes().any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r'));
        let name = name.trim_end_matches([' ', '\t', '\n', '\r']);
        Some(Attribute { name, value: AttributeValue { raw, plain }, offset })
    }
}
