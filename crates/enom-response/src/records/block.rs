//! Numbered records as nearly all listings have them: one after the other, all with the same columns.

use smallvec::SmallVec;

use super::anchors::Candidate;
use super::table::{ends_in_digit, trailing_number};
use crate::arena::{Node, count};
use crate::field::Field;
use crate::short;

/// `SLD1, TLD1, SLD2, TLD2`: records whose numbers follow each other, in a flat response without another field
/// whose name ends in a digit.
#[derive(Clone, Copy)]
pub(super) struct Block<'r> {
    root: Field<'r>,
    /// The index of the first column.
    start: u32,
    /// How many columns each record has; all of them have different names.
    width: u32,
    /// Which of them is the anchor.
    anchor: u32,
    /// The number of the first record, and that after the last one.
    pub(super) first: u64,
    pub(super) end: u64,
}

/// One record of a block.
#[derive(Clone, Copy)]
pub(crate) struct Row<'r> {
    block: Block<'r>,
    pub(super) number: u64,
    /// The index of the first column.
    start: u32,
}

/// The names of columns without their number.
type Stems<'r> = SmallVec<[&'r [u8]; 16]>;

impl<'r> Block<'r> {
    /// The block in `root` whose first record has the anchor `anchor`.
    pub(super) fn of(root: Field<'r>, anchor: Candidate) -> Option<Self> {
        let arena = root.store.arena;
        let first = anchor.number.filter(|_| arena.links.is_empty())?;
        let name = |node: &Node| root.store.bytes(node.name);
        let is_numbered = |node: &Node| ends_in_digit(name(node));
        let start = arena.nodes.iter().position(is_numbered)?;
        let columns = arena.nodes.get(start..)?;
        let stems: Stems<'_> = columns
            .iter()
            .map_while(|node| stem(name(node), first))
            .take(Row::MAX_WIDTH + 1)
            .collect();
        let at = (anchor.field as usize).checked_sub(start).filter(|&at| at < stems.len())?;
        if stems.len() > Row::MAX_WIDTH || !are_names(&stems) {
            return None;
        }
        let (mut rest, mut end) = (columns.get(stems.len()..)?, first.checked_add(1)?);
        while let Some((row, after)) = rest.split_at_checked(stems.len())
            && let Some(digits) = row.first().and_then(|node| name(node).strip_prefix(stems[0]))
            && stem(digits, end) == Some(b"")
            && row.iter().zip(&stems).all(|(node, &is)| name(node).strip_suffix(digits) == Some(is))
        {
            (rest, end) = (after, end.checked_add(1)?);
        }
        let is_whole = !rest.iter().any(is_numbered);
        let [start, width, anchor] = [start, stems.len(), at].map(count);
        is_whole.then_some(Self { root, start, width, anchor, first, end })
    }

    /// The record with this number.
    pub(super) fn row(self, number: u64) -> Option<Row<'r>> {
        let at =
            u32::try_from(number.checked_sub(self.first)?).ok().filter(|_| number < self.end)?;
        Some(Row { block: self, number, start: self.start + at * self.width })
    }
}

impl<'r> Row<'r> {
    /// As many columns as are looked at one by one.
    pub(crate) const MAX_WIDTH: usize = 32;

    /// The index of the anchor.
    pub(super) const fn anchor(&self) -> u32 {
        self.index(self.block.anchor)
    }

    /// The index of a column.
    pub(crate) const fn index(&self, column: u32) -> u32 {
        self.start + column
    }

    /// The field with this name, without the number.
    pub(super) fn field(&self, name: &str) -> Option<Field<'r>> {
        let root = self.block.root;
        let within = |row: &Self, name: &[u8]| {
            Some(Field { index: row.index(row.find(name)?.into()), ..root })
        };
        if !ends_in_digit(name.as_bytes()) {
            return within(self, name.as_bytes());
        }
        // The two make a longer number, which another record may have.
        short::joined(format_args!("{name}{}", self.number), |whole| {
            let row = self.block.row(trailing_number(whole.as_bytes())?)?;
            within(&row, stem(whole.as_bytes(), row.number)?)
        })
    }

    /// The column with this name, which does not end in a digit, without the number.
    pub(crate) fn find(&self, name: &[u8]) -> Option<u8> {
        let store = self.block.root.store;
        let start = self.start as usize;
        let mut columns = store.arena.nodes.get(start..start + self.block.width as usize)?.iter();
        let column = columns.position(|column| {
            let stem = stem(store.bytes(column.name), self.number);
            stem.is_some_and(|stem| stem.eq_ignore_ascii_case(name))
        });
        column.and_then(|column| u8::try_from(column).ok())
    }
}

/// `name` without `number`, which it ends in.
#[inline]
fn stem(mut name: &[u8], mut number: u64) -> Option<&[u8]> {
    loop {
        let (&last, before) = name.split_last()?;
        if u64::from(last) != u64::from(b'0') + number % 10 {
            return None;
        }
        (name, number) = (before, number / 10);
        if number == 0 {
            return Some(name);
        }
    }
}

/// Whether these can be the names of the columns of each record: all different, and without a number.
fn are_names(stems: &[&[u8]]) -> bool {
    stems.iter().enumerate().all(|(at, stem)| {
        let is_same = |other: &&[u8]| other.eq_ignore_ascii_case(stem);
        !ends_in_digit(stem) && !stems.iter().take(at).any(is_same)
    })
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::records::anchors::Anchors;
    use crate::records::{List, Place, Record, candidates};
    use crate::response::Response;

    const NAMES: [&str; 10] = ["A1", "B1", "a2", "A2", "B2", "A12", "A11", "A01", "AB1", "C"];

    /// What `records` give for each of several names.
    fn shown<'r>(
        records: impl Iterator<Item = Record<'r>>,
    ) -> Vec<(Option<u64>, Vec<Option<&'r str>>)> {
        let values = |record: &Record<'r>| {
            ["A", "a", "B", "AB", "A1", "A0", "C", ""].map(|name| record.get(name)).to_vec()
        };
        records.map(|record| (record.number(), values(&record))).collect()
    }

    #[test]
    #[cfg_attr(miri, ignore = "it takes hours")]
    fn records_of_a_block_are_those_of_its_anchors() {
        let mut blocks = 0;
        for choice in 0..NAMES.len().pow(4) {
            let mut text = String::new();
            for place in 0..4 {
                let name = NAMES[choice / NAMES.len().pow(place) % NAMES.len()];
                text.extend([name, "=v", ["0", "1", "2", "3"][place as usize], "\n"]);
            }
            text.push_str("Done=true\n");
            let response = Response::parse(&text).unwrap();
            for anchor in ["A", "b", "A1"] {
                let records = response.records(anchor);
                blocks += usize::from(matches!(records.list, List::Block(..)));
                let root = response.root();
                let anchors = Anchors::of(root, candidates(root, anchor));
                assert_eq!(shown(records), shown(anchors), "{text}{anchor}");
            }
        }
        assert!(blocks > 100, "{blocks}");
    }

    #[test]
    fn blocks_are_what_listings_have() {
        for (names, anchor, expected) in [
            ("A1 B1 A2 B2", "A", Some((2, 2))),
            ("A1 B1 A2 B2", "B", Some((2, 2))),
            ("Count A7 A8 A9", "a", Some((1, 3))),
            ("A0 A1", "A", Some((1, 2))),
            ("A99 B99 A100 B100", "A", Some((2, 2))),
            ("A1 B1 A2", "A", None),
            ("A1 B1 B2 A2", "A", None),
            ("A1 B1 A3 B3", "A", None),
            ("A1 B1 A2 b2", "A", None),
            ("A2 A1", "A", None),
            ("A1 a1 A2 a2", "A", None),
            ("X9 A1 A2", "A", None),
            ("A1 A2 C X9", "A", None),
            ("A01 A02", "A", None),
            ("A21 A22", "A2", None),
        ] {
            let text: String =
                names.split(' ').chain(["Command"]).flat_map(|name| [name, "=\n"]).collect();
            let response = Response::parse(&text).unwrap();
            let found = match response.records(anchor).list {
                List::Block(block, left) => Some((block.width, left.count())),
                List::Anchors(_) => None,
            };
            assert_eq!(found, expected, "{names}");
        }
    }

    #[test]
    fn a_name_that_ends_in_a_digit_is_found_in_another_record() {
        let lines: Vec<_> = (1..=12).map(|n| format!("A{n}=a{n}\nB{n}=b{n}\n")).collect();
        let text = lines.concat() + "Command=x\n";
        let response = Response::parse(&text).unwrap();
        let records: Vec<_> = response.records("A").collect();
        let Place::Row(_) = records[0].place else { panic!("no block") };
        for (at, name, expected) in [
            (0, "A", Some("a1")),
            (0, "A1", Some("a11")),
            (0, "b1", Some("b11")),
            (1, "A1", Some("a12")),
            (2, "A1", None),
            (0, "A2", None),
            (0, "A0", None),
            (0, "C1", None),
        ] {
            assert_eq!(records[at].get(name), expected, "{name} of {at}");
        }
    }

    #[test]
    fn what_is_wider_than_a_block_is_read_as_well() {
        for width in [Row::MAX_WIDTH, Row::MAX_WIDTH + 1] {
            let name = |column: usize| ["A".repeat(column + 1), "1".into()].concat();
            let names = (0..width).map(name).chain(["Command".into()]);
            let text: String = names.flat_map(|name| [name, "=v\n".into()]).collect();
            let response = Response::parse(&text).unwrap();
            let mut records = response.records("A");
            assert_eq!(matches!(records.list, List::Block(..)), width == Row::MAX_WIDTH);
            assert_eq!(records.next().unwrap().get(&"A".repeat(width)), Some("v"));
        }
    }
}
