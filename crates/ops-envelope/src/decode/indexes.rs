//! The indexes of array items.

use alloc::vec::Vec;
use core::str::FromStr;

use crate::deviation::{DeviationKind, Sink};
use crate::error::{Error, ErrorKind};
use crate::options::DoubledKeys;
use crate::value::Item;

const INDEX_ONCE: &str = "each index once in an array";

/// The whole number that `text` is, white space around it and leading zeros aside: digits, without a sign.
#[inline]
pub(crate) fn parse_digits<N: FromStr>(text: &str) -> Option<N> {
    let digits = text.trim_ascii();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

/// Reports each item of an array whose index does not follow the one before it by number.
pub(super) fn report_gaps(indexes: &[(u64, Option<usize>)], sink: &mut Sink) {
    if !sink.is_enabled() {
        return;
    }
    let mut indexes = indexes.to_vec();
    indexes.sort_by_key(|&(index, _)| index);
    let mut next = Some(0);
    for (index, offset) in indexes {
        if next.is_some_and(|next| index > next) {
            sink.report(DeviationKind::IndexGap, offset.unwrap_or_default());
        }
        next = index.checked_add(1);
    }
}

/// The items of an array that came out of order, or with an index twice, by their `indexes`.
#[cold]
pub(super) fn sorted<'a>(
    items: Vec<Item<'a>>,
    indexes: &[(u64, Option<usize>)],
    doubled_keys: DoubledKeys,
    sink: &mut Sink,
) -> Result<Vec<Item<'a>>, Error> {
    let mut entries: Vec<_> = indexes.iter().copied().zip(items).collect();
    entries.sort_by_key(|&((index, _), _)| index);
    let mut sorted: Vec<Item<'a>> = Vec::with_capacity(entries.len());
    let mut last = None;
    for ((index, offset), item) in entries {
        if last.replace(index) != Some(index) {
            sorted.push(item);
            continue;
        }
        match doubled_keys {
            DoubledKeys::Refuse => {
                return Err(Error::new(ErrorKind::DuplicateIndex, offset, INDEX_ONCE));
            }
            DoubledKeys::First => {}
            DoubledKeys::Last => {
                sorted.pop();
                sorted.push(item);
            }
        }
        sink.report(DeviationKind::DoubledKey, offset.unwrap_or_default());
    }
    Ok(sorted)
}
