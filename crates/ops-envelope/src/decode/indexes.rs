//! The indexes of array items.

use alloc::vec::Vec;

use crate::deviation::{DeviationKind, Sink};
use crate::error::{Error, ErrorKind};
use crate::options::DoubledKeys;
use crate::value::Item;

const INDEX_ONCE: &str = "each index once in an array";

/// No index with fewer digits than this is too large for 64 bits.
const MANY_DIGITS: usize = 19;

/// The index that `key` is, white space around it and leading zeros aside.
#[inline]
pub(crate) fn parse_index(key: &str) -> Option<u64> {
    // Nearly every index is a few digits.
    if !key.is_empty() && key.len() < MANY_DIGITS {
        let index = key.bytes().try_fold(0, |index, byte| {
            let digit = byte.wrapping_sub(b'0');
            (digit <= 9).then(|| index * 10 + u64::from(digit))
        });
        if index.is_some() {
            return index;
        }
    }
    let digits = key.trim_ascii();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
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
