//! Lists of records: numbered fields, lists of elements, fields that repeat side by side.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::field::{Secrets, Shown};
use crate::flat::{FlatFields, index};
use crate::{Field, Fields, Response};

/// The records of a list, in order; see [`Response::records`].
#[derive(Clone)]
pub struct Records<'r> {
    records: alloc::vec::IntoIter<Record<'r>>,
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
    /// Among the fields beside the anchor, with the same number behind their name.
    Numbered { number: u64, table: Arc<Table<'r>> },
    /// Within this field.
    Within(Field<'r>),
    /// Beside the anchor, before the field with this index.
    Beside { parent: Field<'r>, end: u32 },
}

/// The fields within one that end in a number, sorted by it, then by name.
struct Table<'r> {
    numbered: Vec<(u64, Field<'r>)>,
}

impl Response<'_> {
    /// The records that have a field named `anchor`, whichever way the response lists them. Letter
    /// case does not matter. The anchor is a name without its number, and should be the first column
    /// of the list, one that every record has.
    ///
    /// - `DomainName1`, `DomainName2`, …: the record with number n has what ends in n. The numbers
    ///   may leave some out and come in any order; records are sorted by them. Only the rest behind the
    ///   anchor counts as the number, so that `Address2` is no second `Address` of a list of
    ///   `Address2`. While there are such fields, fields named `anchor` itself are none.
    /// - An element that stands around a field named `anchor`, or that is itself named so and has
    ///   fields, at any depth: the record has what is within.
    /// - Fields named `anchor` that repeat side by side, as in `Domain, RRPCode, Domain, RRPCode`: the
    ///   record goes on to the next one.
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
    /// The records within this field; see [`Response::records`].
    #[must_use]
    pub fn records(self, anchor: &str) -> Records<'r> {
        Records { records: find(self, anchor).into_iter() }
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
        self.anchor.value()
    }

    /// The value of the first field of the record with this name, without its number; letter case
    /// does not matter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'r str> {
        self.column(name).map(Field::value)
    }

    /// The first field of the record with this name, as [`get`](Self::get) finds it.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<Field<'r>> {
        match &self.place {
            Place::Numbered { number, table } => table.get(name, *number),
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

    /// The field that makes this a record.
    #[cfg(feature = "serde")]
    pub(crate) const fn anchor(&self) -> Field<'r> {
        self.anchor
    }
}

/// A field that may be the anchor of a record.
struct Candidate<'r> {
    parent: Field<'r>,
    field: Field<'r>,
    number: Option<u64>,
}

fn find<'r>(root: Field<'r>, anchor: &str) -> Vec<Record<'r>> {
    let mut candidates = candidates(root, anchor);
    // A number or fields of its own make a record; among such, a plain field of the name is none.
    let stands_out =
        |candidate: &Candidate<'r>| candidate.number.is_some() || candidate.field.has_fields();
    if candidates.iter().any(stands_out) {
        candidates.retain(stands_out);
    }
    // Those of one parent side by side; parents in document order, which is also that of lists.
    candidates
        .sort_by_key(|candidate| (candidate.parent.index, candidate.number, candidate.field.index));
    let mut records: Vec<Record<'r>> = Vec::with_capacity(candidates.len());
    let mut table: Option<(u32, Arc<Table<'r>>)> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        let Candidate { parent, field, number } = *candidate;
        let is_beside =
            |other: &&Candidate<'r>| other.parent.index == parent.index && other.number.is_none();
        let next = candidates.get(at + 1).filter(is_beside);
        let before = at.checked_sub(1).and_then(|at| candidates.get(at)).filter(is_beside);
        let place = match number {
            Some(number) => {
                let table = match &table {
                    Some((of, table)) if *of == parent.index => Arc::clone(table),
                    _ => {
                        let fresh = Arc::new(Table::of(parent));
                        table = Some((parent.index, Arc::clone(&fresh)));
                        fresh
                    }
                };
                Place::Numbered { number, table }
            }
            None if field.has_fields() => Place::Within(field),
            None if next.is_none() && before.is_none() => Place::Within(parent),
            None => {
                Place::Beside { parent, end: next.map_or(parent.end(), |next| next.field.index) }
            }
        };
        records.push(Record { anchor: field, place });
    }
    records
}

/// Every field within `root` whose name is `anchor`, with or without a number.
fn candidates<'r>(root: Field<'r>, anchor: &str) -> Vec<Candidate<'r>> {
    let mut found = Vec::new();
    let mut open: Vec<Field<'r>> = Vec::new();
    for index_ in root.index + 1..root.end() {
        let field = Field { index: index_, ..root };
        while open.last().is_some_and(|field| field.end() <= index_) {
            open.pop();
        }
        let parent = open.last().copied().unwrap_or(root);
        if field.has_fields() {
            open.push(field);
        }
        let Some((start, digits)) = field.name().split_at_checked(anchor.len()) else { continue };
        if anchor.is_empty() || !start.eq_ignore_ascii_case(anchor) {
            continue;
        }
        match index(digits) {
            _ if digits.is_empty() => found.push(Candidate { parent, field, number: None }),
            Some(number) => found.push(Candidate { parent, field, number: Some(number) }),
            None => {}
        }
    }
    found
}

impl<'r> Table<'r> {
    fn of(parent: Field<'r>) -> Self {
        let mut numbered: Vec<_> = parent
            .fields()
            .filter_map(|field| Some((trailing_number(field.name())?, field)))
            .collect();
        numbered.sort_by(|(left, one), (right, other)| {
            left.cmp(right).then_with(|| letters(one.name()).cmp(letters(other.name())))
        });
        Self { numbered }
    }

    /// The first field whose name is `name` with `number` behind it.
    fn get(&self, name: &str, number: u64) -> Option<Field<'r>> {
        let mut buffer = [0; MAX_DIGITS];
        let digits = digits(number, &mut buffer);
        // What ends in a digit itself makes a longer number of the two.
        let key = if name.ends_with(|c: char| c.is_ascii_digit()) {
            trailing_number(&alloc::format!("{name}{digits}"))?
        } else {
            number
        };
        let whole = || letters(name).chain(letters(digits));
        let start = self.numbered.partition_point(|(number, field)| {
            number.cmp(&key).then_with(|| letters(field.name()).cmp(whole())).is_lt()
        });
        let (found, field) = self.numbered.get(start)?;
        (*found == key && letters(field.name()).eq(whole())).then_some(*field)
    }
}

/// The bytes of `name` as they compare when letter case does not matter.
fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().map(|byte| byte.to_ascii_lowercase())
}

/// The digits of the largest number.
const MAX_DIGITS: usize = 20;

/// The digits of `number`.
fn digits(number: u64, buffer: &mut [u8; MAX_DIGITS]) -> &str {
    let mut rest = number;
    let mut start = buffer.len();
    for (at, slot) in buffer.iter_mut().enumerate().rev() {
        *slot = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        start = at;
        if rest == 0 {
            break;
        }
    }
    buffer.get(start..).and_then(|digits| core::str::from_utf8(digits).ok()).unwrap_or_default()
}

/// The number that all digits at the end of `name` make.
fn trailing_number(name: &str) -> Option<u64> {
    name[name.trim_end_matches(|c: char| c.is_ascii_digit()).len()..].parse().ok()
}

impl<'r> Iterator for Records<'r> {
    type Item = Record<'r>;

    fn next(&mut self) -> Option<Record<'r>> {
        self.records.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.records.size_hint()
    }
}

impl ExactSizeIterator for Records<'_> {}
impl core::iter::FusedIterator for Records<'_> {}

impl fmt::Debug for Records<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let records = self.records.as_slice();
        let secrets = records.first().map(|record| Secrets::of(record.anchor.store));
        f.debug_list()
            .entries(records.iter().map(|record| ShownRecord {
                record,
                within: secrets.as_ref().is_some_and(|around| around.are_around(record.anchor)),
            }))
            .finish()
    }
}

impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let within = Secrets::of(self.anchor.store).are_around(self.anchor);
        ShownRecord { record: self, within }.fmt(f)
    }
}

/// A record of which it is known whether its anchor stands within a secret field.
struct ShownRecord<'a, 'r> {
    record: &'a Record<'r>,
    within: bool,
}

impl fmt::Debug for ShownRecord<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let anchor = Shown { field: self.record.anchor, within: self.within };
        f.debug_struct("Record")
            .field("number", &self.record.number())
            .field("anchor", &anchor)
            .finish()
    }
}
