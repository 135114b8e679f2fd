//! Lists of records: numbered fields, lists of elements, repeated groups of fields.

mod table;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

use smallvec::SmallVec;

use crate::arena::count;
use crate::field::{Field, Fields, Secrets, Shown};
use crate::flatten::{FlatFields, index};
use crate::response::Response;

#[cfg(feature = "serde")]
pub(crate) use table::Columns;
use table::Table;
#[cfg(feature = "serde")]
pub(crate) use table::letters;

/// The records of a list, in order; see [`Response::records`].
#[derive(Clone)]
pub struct Records<'r> {
    /// Within which the records are.
    root: Field<'r>,
    anchors: alloc::vec::IntoIter<Candidate>,
    /// The parent of the record before, and its table if that was numbered.
    before: Option<(u32, Option<Arc<Table<'r>>>)>,
    /// Where its columns are in that table.
    columns: Range<usize>,
}

/// One record of a list; see [`Response::records`].
#[derive(Clone)]
pub struct Record<'r> {
    anchor: Field<'r>,
    place: Place<'r>,
}

/// Where the columns of a record are.
#[derive(Clone)]
enum Place<'r> {
    /// Among the fields beside the anchor, with the same number after their name: there in the table.
    Numbered { number: u64, table: Arc<Table<'r>>, columns: Range<usize> },
    /// Within this field.
    Within(Field<'r>),
    /// Beside the anchor, before the field with this index.
    Beside { parent: Field<'r>, end: u32 },
}

impl Response<'_> {
    /// The records that have a field named `anchor`, in whichever of three ways the response lists them. Letter
    /// case does not matter. The anchor is a name without its number. Use the first column of the list, which
    /// every record has.
    ///
    /// - Numbered fields, `DomainName1`, `DomainName2`, …: the record with the number n has all fields whose
    ///   names end in n. Numbers may be missing and come in any order; the records are sorted by number. The
    ///   number is everything after the anchor, so that in a list with the anchor `Address2` the field
    ///   `Address2` is not the second `Address`. If there are numbered fields, fields named exactly `anchor`
    ///   do not count.
    /// - Elements that contain a field named `anchor`, or that have this name themselves and contain fields, at
    ///   any depth: the record has the fields in the element.
    /// - Fields named `anchor` that repeat next to each other, as in `Domain, RRPCode, Domain, RRPCode`: the
    ///   record ends before the next one.
    ///
    /// ```
    /// # use enom_response::Response;
    /// let response = Response::parse("SLD2=b\nTLD2=net\nSLD1=a\nTLD1=com\nSLDCount=2\nDone=true")?;
    /// let names: Vec<_> = response
    ///     .records("SLD")
    ///     .map(|record| (record.number(), record.value(), record.get("TLD")))
    ///     .collect();
    /// assert_eq!(names, [(Some(1), "a", Some("com")), (Some(2), "b", Some("net"))]);
    /// # Ok::<(), enom_response::Error>(())
    /// ```
    #[must_use]
    pub fn records(&self, anchor: &str) -> Records<'_> {
        self.root().records(anchor)
    }
}

impl<'r> Field<'r> {
    /// The records inside this field; see [`Response::records`].
    #[must_use]
    pub fn records(self, anchor: &str) -> Records<'r> {
        Records {
            root: self,
            anchors: anchors(self, anchor).into_iter(),
            before: None,
            columns: 0..0,
        }
    }
}

#[cfg(feature = "serde")]
impl<'r> Records<'r> {
    /// The field that makes the next record.
    pub(crate) fn next_anchor(&self) -> Option<Field<'r>> {
        let index = self.anchors.as_slice().first()?.field;
        Some(Field { index, ..self.root })
    }
}

impl<'r> Record<'r> {
    /// The number of a numbered record.
    #[must_use]
    pub const fn number(&self) -> Option<u64> {
        match &self.place {
            Place::Numbered { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// The value of the record's anchor.
    #[must_use]
    pub fn value(&self) -> &'r str {
        self.anchor.value().trim_ascii()
    }

    /// The value of the first field of the record with this name, without its number; letter case
    /// does not matter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'r str> {
        self.column(name).map(|field| field.value().trim_ascii())
    }

    /// The first field of the record with this name; see [`get`](Self::get).
    #[must_use]
    pub fn column(&self, name: &str) -> Option<Field<'r>> {
        match &self.place {
            Place::Numbered { number, table, columns } => table.get(name, *number, columns.start),
            Place::Within(field) => {
                let mut flat = FlatFields::new(*field);
                while let Some(line) = flat.advance() {
                    if flat.is_named(line, name) {
                        return Some(line.field);
                    }
                }
                field.field(name)
            }
            Place::Beside { parent, end } => {
                let mut fields = Fields::between(*parent, self.anchor.index, *end);
                fields.find(|field| field.is_named(name))
            }
        }
    }

    /// The element that is the record, where one is.
    #[cfg(feature = "serde")]
    pub(crate) const fn element(&self) -> Option<Field<'r>> {
        match self.place {
            Place::Within(field) => Some(field),
            _ => None,
        }
    }

    /// The columns of a numbered record that has few of them.
    #[cfg(feature = "serde")]
    pub(crate) fn columns(&self) -> Option<Columns<'_, 'r>> {
        match &self.place {
            Place::Numbered { number, table, columns } => table.columns(*number, columns.clone()),
            _ => None,
        }
    }

    /// The field that makes this a record.
    #[cfg(feature = "serde")]
    pub(crate) const fn anchor(&self) -> Field<'r> {
        self.anchor
    }
}

/// A field that may be the anchor of a record, and what it stands in.
#[derive(Clone, Copy)]
struct Candidate {
    parent: u32,
    field: u32,
    number: Option<u64>,
}

/// The anchors of the records within `root`, those of one parent side by side.
fn anchors(root: Field<'_>, anchor: &str) -> Vec<Candidate> {
    let mut candidates = candidates(root, anchor);
    // A number or fields of its own make a record; among such, a plain field of the name is none.
    let stands_out = |candidate: &Candidate| {
        candidate.number.is_some() || Field { index: candidate.field, ..root }.has_fields()
    };
    if candidates.iter().any(stands_out) {
        candidates.retain(stands_out);
    }
    // Parents in document order, which is also that of lists.
    candidates
        .sort_unstable_by_key(|candidate| (candidate.parent, candidate.number, candidate.field));
    candidates
}

/// Every field within `root` whose name is `anchor`, with or without a number.
fn candidates(root: Field<'_>, anchor: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let anchor = anchor.as_bytes();
    let Some(&first) = anchor.first() else { return found };
    // Most names differ in their first letter.
    let begins_with_anchor = |name: &[u8]| {
        let begins = name.first().is_some_and(|byte| byte | 0x20 == first | 0x20);
        let start = if begins { name.get(..anchor.len()) } else { None };
        start.is_some_and(|start| start == anchor || start.eq_ignore_ascii_case(anchor))
    };
    let arena = root.store.arena;
    let is_nested = !arena.links.is_empty();
    let mut open: SmallVec<[Field<'_>; 8]> = SmallVec::new();
    let nodes = arena.nodes.get(..root.end() as usize).unwrap_or_default();
    for (at, node) in nodes.iter().enumerate().skip(root.index as usize + 1) {
        let field = Field { index: count(at), ..root };
        let mut parent = root.index;
        if is_nested {
            while open.last().is_some_and(|open| open.end() <= field.index) {
                open.pop();
            }
            parent = open.last().map_or(root.index, |parent| parent.index);
            if field.has_fields() {
                open.push(field);
            }
        }
        let name = root.store.bytes(node.name);
        if begins_with_anchor(name) {
            let digits = &field.name()[anchor.len()..];
            let number = if digits.is_empty() { Some(None) } else { index(digits).map(Some) };
            found.extend(number.map(|number| Candidate { parent, field: field.index, number }));
        }
    }
    found
}

impl<'r> Iterator for Records<'r> {
    type Item = Record<'r>;

    fn next(&mut self) -> Option<Record<'r>> {
        let Candidate { parent, field, number } = self.anchors.next()?;
        let (parent, field) =
            (Field { index: parent, ..self.root }, Field { index: field, ..self.root });
        let beside = |other: &&Candidate| other.parent == parent.index && other.number.is_none();
        let next = self.anchors.as_slice().first().filter(beside);
        let (has_before, table) = match self.before.take() {
            Some((of, table)) if of == parent.index => (table.is_none(), table),
            _ => (false, None),
        };
        let place = match number {
            Some(number) => {
                let table = table.unwrap_or_else(|| {
                    self.columns = 0..0;
                    Arc::new(Table::of(parent))
                });
                // Records come in the order of their numbers.
                self.columns = table.range_of(number, self.columns.clone());
                self.before = Some((parent.index, Some(Arc::clone(&table))));
                let place = Place::Numbered { number, table, columns: self.columns.clone() };
                return Some(Record { anchor: field, place });
            }
            None if field.has_fields() => Place::Within(field),
            None if next.is_none() && !has_before => Place::Within(parent),
            None => {
                let end = next.map_or(parent.end(), |next| next.field);
                Place::Beside { parent, end }
            }
        };
        self.before = Some((parent.index, None));
        Some(Record { anchor: field, place })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.anchors.size_hint()
    }
}

impl ExactSizeIterator for Records<'_> {}
impl core::iter::FusedIterator for Records<'_> {}

impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrets = Secrets::of(self.root.store);
        f.debug_list()
            .entries(self.clone().map(|record| {
                let within = secrets.are_around(record.anchor);
                ShownRecord { record, within }
            }))
            .finish()
    }
}

impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let within = Secrets::of(self.anchor.store).are_around(self.anchor);
        ShownRecord { record: self.clone(), within }.fmt(f)
    }
}

/// A record of which it is known whether its anchor stands within a secret field.
struct ShownRecord<'r> {
    record: Record<'r>,
    within: bool,
}

impl fmt::Debug for ShownRecord<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let anchor = Shown { field: self.record.anchor, within: self.within };
        f.debug_struct("Record")
            .field("number", &self.record.number())
            .field("anchor", &anchor)
            .finish()
    }
}
