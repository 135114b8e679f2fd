//! One field of a response, as a handle into it.

use core::iter::FusedIterator;

use crate::arena::{Arena, Node, Slice, count};
use crate::names::ROOT;

mod debug;
mod hidden;

pub(crate) use debug::{Secrets, Shown};
pub(crate) use hidden::{Hidden, named_value};

/// A field: a name, a value, and in XML perhaps attributes and fields of its own.
///
/// It is a cheap handle into a [`Response`](crate::Response). `Debug` masks secrets.
///
/// ```
/// use enom_response::Response;
///
/// let xml = "<interface-response><GetBalance><Balance>5.00</Balance></GetBalance></interface-response>";
/// let response = Response::parse(xml)?;
/// let outer = response.field("getbalance").unwrap(); // letter case does not matter
/// assert_eq!(outer.name(), "GetBalance");
/// assert_eq!(outer.field("Balance").map(|balance| balance.value()), Some("5.00"));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Field<'r> {
    pub(crate) store: Store<'r>,
    pub(crate) index: u32,
}

/// The text of a response and what was read from it.
#[derive(Clone, Copy)]
pub(crate) struct Store<'r> {
    pub(crate) source: &'r str,
    pub(crate) arena: &'r Arena,
}

impl<'r> Field<'r> {
    /// The name, in the spelling of the response.
    #[must_use]
    #[inline]
    pub fn name(self) -> &'r str {
        match self.store.text(self.node().name) {
            "" => ROOT,
            name => name,
        }
    }

    /// The value. In text and HTML, white space around it is removed; in XML it is kept, and references and
    /// CDATA sections are decoded. A field that has fields has an empty value.
    #[must_use]
    pub fn value(self) -> &'r str {
        self.store.text(self.node().value)
    }

    /// The attributes in document order, as name and value.
    #[must_use]
    pub fn attributes(self) -> Attributes<'r> {
        Attributes { field: self, nodes: self.store.arena.attributes_of(self.index).iter() }
    }

    /// The value of the first attribute with this name; letter case does not matter.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<&'r str> {
        self.attributes().find_map(|(key, value)| key.eq_ignore_ascii_case(name).then_some(value))
    }

    /// The fields inside this one, in document order.
    #[must_use]
    pub fn fields(self) -> Fields<'r> {
        Fields { store: self.store, next: self.index + 1, end: self.end() }
    }

    /// The first field inside this one with this name; letter case does not matter.
    #[must_use]
    pub fn field(self, name: &str) -> Option<Field<'r>> {
        self.fields_named(name).next()
    }

    /// The fields within this one that have this name; letter case does not matter.
    pub(crate) fn fields_named(self, name: &str) -> impl Iterator<Item = Field<'r>> {
        let is_named = move |node: &Node| {
            node.name.len as usize == name.len()
                && self.store.bytes(node.name).eq_ignore_ascii_case(name.as_bytes())
        };
        self.nodes()
            .filter_map(move |(index, node)| is_named(node).then_some(Field { index, ..self }))
    }

    /// The fields within this one as the arena has them, each with its index.
    #[inline]
    pub(crate) fn nodes(self) -> impl Iterator<Item = (u32, &'r Node)> {
        let (nodes, links) = (self.store.arena.nodes.as_slice(), self.store.arena.links.as_slice());
        let nodes = nodes.get(..self.end() as usize).unwrap_or_default();
        let mut next = self.index as usize + 1;
        core::iter::from_fn(move || {
            let at = next;
            let node = nodes.get(at)?;
            next = links.get(at).map_or(at + 1, |link| (link.end as usize).max(at + 1));
            Some((count(at), node))
        })
    }

    /// Whether there are fields inside this one.
    #[must_use]
    pub fn has_fields(self) -> bool {
        self.end() > self.index + 1
    }

    /// Whether the name is `name`; letter case does not matter.
    #[must_use]
    #[inline]
    pub fn is_named(self, name: &str) -> bool {
        let length = self.node().name.len as usize;
        (length == name.len() || length == 0) && self.name().eq_ignore_ascii_case(name)
    }

    #[inline]
    pub(crate) fn end(self) -> u32 {
        self.store.arena.end_of(self.index)
    }

    #[inline]
    pub(crate) fn node(self) -> Node {
        self.store.arena.nodes.get(self.index as usize).copied().unwrap_or_default()
    }

    /// Where the name stands in the text that was read, if it was read.
    #[cfg(feature = "serde")]
    pub(crate) fn offset(self) -> Option<usize> {
        let name = self.node().name;
        let was_read = !name.is_empty() && name.start() < self.store.source.len();
        was_read.then_some(name.start())
    }
}

impl<'r> Store<'r> {
    /// The root element.
    pub(crate) const fn root(self) -> Field<'r> {
        Field { store: self, index: 0 }
    }

    /// What `slice` means.
    #[inline]
    pub(crate) fn text(self, slice: Slice) -> &'r str {
        self.source.get(slice.start()..slice.end()).unwrap_or_else(|| {
            let start = slice.start().wrapping_sub(self.source.len());
            let end = start.wrapping_add(slice.len as usize);
            self.arena.decoded.get(start..end).unwrap_or_default()
        })
    }

    /// [`text`](Self::text) as bytes, for comparisons: pieces are whole characters.
    #[inline]
    pub(crate) fn bytes(self, slice: Slice) -> &'r [u8] {
        self.source.as_bytes().get(slice.start()..slice.end()).unwrap_or_else(|| {
            let start = slice.start().wrapping_sub(self.source.len());
            let end = start.wrapping_add(slice.len as usize);
            self.arena.decoded.as_bytes().get(start..end).unwrap_or_default()
        })
    }
}

/// Compares everything inside; names are compared exactly.
impl PartialEq for Field<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (from, to) = (self.index, self.end());
        to - from == other.end() - other.index
            && (0..to - from).all(|step| {
                let left = Field { index: from + step, ..*self };
                let right = Field { index: other.index + step, ..*other };
                left.name() == right.name()
                    && left.value() == right.value()
                    && left.end() - from == right.end() - other.index
                    && left.attributes().eq(right.attributes())
            })
    }
}

impl Eq for Field<'_> {}

/// Fields in document order; see [`Field::fields`] and [`Response::fields`](crate::Response::fields).
///
/// [`Response`](crate::Response) has an example.
#[derive(Clone)]
pub struct Fields<'r> {
    pub(crate) store: Store<'r>,
    /// The index of the next field.
    pub(crate) next: u32,
    /// The index that they end before.
    pub(crate) end: u32,
}

impl<'r> Iterator for Fields<'r> {
    type Item = Field<'r>;

    #[inline]
    fn next(&mut self) -> Option<Field<'r>> {
        if self.next >= self.end {
            return None;
        }
        let field = Field { store: self.store, index: self.next };
        self.next = field.end();
        Some(field)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.next.min(self.end)) as usize;
        (left.min(1), Some(left))
    }
}

impl FusedIterator for Fields<'_> {}

/// Names and values of attributes in document order; see [`Field::attributes`].
///
/// ```
/// use enom_response::Response;
///
/// let xml = r#"<interface-response><domainname sld="x" tld="com">x.com</domainname></interface-response>"#;
/// let response = Response::parse(xml)?;
/// let name = response.field("domainname").unwrap();
/// assert_eq!(name.attributes().collect::<Vec<_>>(), [("sld", "x"), ("tld", "com")]);
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone)]
pub struct Attributes<'r> {
    field: Field<'r>,
    nodes: core::slice::Iter<'r, Node>,
}

impl<'r> Iterator for Attributes<'r> {
    type Item = (&'r str, &'r str);

    fn next(&mut self) -> Option<Self::Item> {
        let node = self.nodes.next()?;
        Some((self.field.store.text(node.name), self.field.store.text(node.value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.nodes.size_hint()
    }
}

impl ExactSizeIterator for Attributes<'_> {}
impl FusedIterator for Attributes<'_> {}
