//! Lists of records: numbered fields, lists of elements, repeated groups of fields.

mod anchors;
mod block;
mod table;

use alloc::sync::Arc;
use core::fmt;
use core::ops::Range;

#[cfg(feature = "serde")]
use smallvec::SmallVec;

use crate::field::{Field, Fields, Secrets, Shown};
use crate::flatten::FlatFields;
use crate::response::Response;

use anchors::{Anchors, candidates};
use block::Block;
pub(crate) use block::Row;
use table::Table;
#[cfg(feature = "serde")]
pub(crate) use table::{ends_in_digit, letters};

/// The records of a list, in order; see [`Response::records`].
#[derive(Clone)]
pub struct Records<'r> {
    /// Within which the records are.
    root: Field<'r>,
    list: List<'r>,
}

#[derive(Clone)]
enum List<'r> {
    /// The block, and the numbers of its records that are left.
    Block(Block<'r>, Range<u64>),
    Anchors(Anchors<'r>),
}

/// One record of a list; see [`Response::records`].
#[derive(Clone)]
pub struct Record<'r> {
    /// The field that makes this a record.
    pub(crate) anchor: Field<'r>,
    pub(crate) place: Place<'r>,
}

/// Where the columns of a record are.
#[derive(Clone)]
pub(crate) enum Place<'r> {
    /// Next to the anchor, in a block of such records.
    Row(Row<'r>),
    /// Among the fields beside the anchor, with the same number after their name.
    Numbered { number: u64, table: Arc<Table<'r>> },
    /// Within this field.
    Within(Field<'r>),
    /// From the anchor to the field before the next one.
    Beside(Fields<'r>),
}

impl Response<'_> {
    /// The records that have a field named `anchor`, in whichever of three ways the response lists them. Letter
    /// case does not matter. The anchor is a name without its number. Use the first column of the list, which
    /// every record has.
    ///
    /// - Numbered fields, `DomainName1`, `DomainName2`, …: the record with the number n has all fields whose
    ///   names end in n. If a field is there twice, [`get`](Record::get) gives the first, and serde refuses
    ///   different values. Numbers may be missing and come in any order; the records are sorted by number. The
    ///   number is everything after the anchor, so that in a list with the anchor `Address2` the field
    ///   `Address2` is not the second `Address`. If there are numbered fields, fields named exactly `anchor`
    ///   do not count.
    /// - Elements that contain a field named `anchor`, or that have this name themselves and contain fields, at
    ///   any depth: the record has the fields in the element. A single field of this name at the top level says
    ///   what was asked for, and does not count if there are others further inside.
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
        let mut candidates = candidates(self, anchor).peekable();
        let list = match candidates.peek().and_then(|&first| Block::of(self, first)) {
            Some(block) => List::Block(block, block.first..block.end),
            None => List::Anchors(Anchors::of(self, candidates)),
        };
        Records { root: self, list }
    }
}

#[cfg(feature = "serde")]
impl<'r> Records<'r> {
    /// The field that makes the next record.
    pub(crate) fn next_anchor(&self) -> Option<Field<'r>> {
        let index = match &self.list {
            List::Block(block, left) => block.row(left.start).map(|row| row.anchor()),
            List::Anchors(anchors) => anchors.next_index(),
        }?;
        Some(Field { index, ..self.root })
    }
}

impl<'r> Record<'r> {
    /// The number of a numbered record.
    #[must_use]
    pub const fn number(&self) -> Option<u64> {
        match &self.place {
            Place::Row(row) => Some(row.number),
            Place::Numbered { number, .. } => Some(*number),
            Place::Within(_) | Place::Beside(_) => None,
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
            Place::Row(row) => row.field(name),
            Place::Numbered { number, table } => table.get(name, *number).next(),
            Place::Within(field) => {
                FlatFields::new(*field).find_named(name).or_else(|| field.field(name))
            }
            Place::Beside(fields) => fields.clone().find(|field| field.is_named(name)),
        }
    }

    /// All fields of the record with this name; see [`get`](Self::get).
    #[cfg(feature = "serde")]
    pub(crate) fn columns(&self, name: &str) -> SmallVec<[Field<'r>; 1]> {
        match &self.place {
            Place::Numbered { number, table } => table.get(name, *number).collect(),
            Place::Beside(fields) => fields.clone().filter(|field| field.is_named(name)).collect(),
            Place::Row(_) | Place::Within(_) => self.column(name).into_iter().collect(),
        }
    }
}

impl<'r> Iterator for Records<'r> {
    type Item = Record<'r>;

    fn next(&mut self) -> Option<Record<'r>> {
        match &mut self.list {
            List::Block(block, left) => {
                let row = block.row(left.next()?)?;
                let anchor = Field { index: row.anchor(), ..self.root };
                Some(Record { anchor, place: Place::Row(row) })
            }
            List::Anchors(anchors) => anchors.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.list {
            List::Block(_, left) => left.size_hint(),
            List::Anchors(anchors) => anchors.size_hint(),
        }
    }
}

impl ExactSizeIterator for Records<'_> {}
impl core::iter::FusedIterator for Records<'_> {}

impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrets = Secrets::of(self.root.store);
        f.debug_list()
            .entries(self.clone().map(|record| {
                let within = secrets.include(record.anchor);
                ShownRecord { record, within }
            }))
            .finish()
    }
}

impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let within = Secrets::of(self.anchor.store).include(self.anchor);
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
