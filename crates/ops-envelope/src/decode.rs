//! From items to the tree: iterating, each container built in place.

mod indexes;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::container::Container;
use crate::deviation::{DeviationKind, Sink};
use crate::error::{Error, ErrorKind, doubled_key};
use crate::header::Header;
use crate::options::{DoubledKeys, ParseOptions};
use crate::parser::{Content, Item as ParsedItem, KnownItem, Parser};
use crate::value::{Array, Assoc, Item, Value, wipe_value};
use crate::wipe::wipe;
pub(crate) use indexes::parse_digits;
use indexes::{report_gaps, sorted};

/// Reads the envelope in `text`: header and value, and what was reported.
pub(crate) fn envelope<'a>(
    text: &'a str,
    options: &ParseOptions,
    sink: Sink,
) -> Result<(Header<'a>, Value<'a>, Sink), Error> {
    let mut parser = Parser::new(text, options.limits, sink);
    parser.read_prolog()?;
    let mut builder = Builder::new(options.doubled_keys);
    let mut content = parser.content()?;
    let mut item = ParsedItem::default();
    let doubled_keys = options.doubled_keys;
    loop {
        match content {
            Content::Scalar(text) => builder.value(Value::Scalar(text), &mut parser.sink)?,
            Content::Assoc => builder.open(Container::Assoc),
            Content::Array => builder.open(Container::Array),
            Content::Nested(container) => {
                builder.open_nested(container);
                content = parser.content()?;
                continue;
            }
        }
        // Every container that ends here closes; a value that is whole ends the document.
        content = loop {
            if builder.is_done() {
                parser.finish()?;
                return Ok((parser.header, builder.finish(), parser.sink));
            }
            if doubled_keys == DoubledKeys::Refuse
                && let Some(ended) = builder.known_items(&mut parser)?
            {
                if ended {
                    builder.close(&mut parser.sink)?;
                }
                continue;
            }
            if !parser.read_item(&mut item)? {
                builder.close(&mut parser.sink)?;
                continue;
            }
            let ParsedItem { key, class, offset, content, is_new } = core::mem::take(&mut item);
            if let Err(error) = builder.item(key, class, Some(offset), is_new, &mut parser.sink) {
                if let Content::Scalar(text) = content {
                    wipe(text);
                }
                return Err(error);
            }
            break content;
        };
    }
}

/// Builds a tree out of its items.
pub(crate) struct Builder<'a> {
    doubled_keys: DoubledKeys,
    open: Vec<Open<'a>>,
    /// The item whose value comes next.
    item: Option<Pending<'a>>,
    /// The indexes of the items of all open arrays, with their offsets; of those that count from 0 without
    /// a gap none.
    indexes: Vec<(u64, Option<usize>)>,
    /// How many items the assoc had that closed last at each of the outermost levels: its siblings have as
    /// many, as a rule.
    lengths: [usize; 8],
    done: Option<Value<'a>>,
}

/// An item without its value.
struct Pending<'a> {
    key: Cow<'a, str>,
    class: Option<Box<Cow<'a, str>>>,
    offset: Option<usize>,
    /// Whether the key is known to be new in its assoc, if doubled keys are refused.
    is_new: bool,
}

/// A container that has not ended, and the item whose value it is.
struct Open<'a> {
    item: Option<Pending<'a>>,
    members: Members<'a>,
}

enum Members<'a> {
    Assoc(Assoc<'a>),
    Array {
        items: Vec<Item<'a>>,
        /// Where the array's own indexes begin; `None` as long as they count from 0 without a gap.
        base: Option<usize>,
        /// Whether each index is greater than the one before it.
        in_order: bool,
    },
    /// A single value.
    Nested(Container),
}

/// How many items the first assoc at each level has, as a rule.
const FIRST_LENGTH: usize = 8;

const INDEX: &str = "a whole number below 2^64";

impl<'a> Builder<'a> {
    pub(crate) const fn new(doubled_keys: DoubledKeys) -> Self {
        Self {
            doubled_keys,
            open: Vec::new(),
            item: None,
            indexes: Vec::new(),
            lengths: [FIRST_LENGTH; 8],
            done: None,
        }
    }

    /// Whether the value is whole.
    pub(crate) const fn is_done(&self) -> bool {
        self.done.is_some()
    }

    pub(crate) fn finish(mut self) -> Value<'a> {
        self.done.take().unwrap_or_default()
    }

    /// The items in their usual spelling that come next in the innermost container. `Some(true)`, if that has ended then,
    /// `Some(false)`, if another one has been opened in it.
    #[inline]
    fn known_items(&mut self, parser: &mut Parser<'a>) -> Result<Option<bool>, Error> {
        match self.open.last_mut() {
            Some(Open { members: Members::Assoc(assoc), .. }) => {
                let is_ended =
                    parser.known_items(|KnownItem { key, text, .. }| assoc.append_text(key, text));
                if is_ended {
                    return Ok(Some(true));
                }
                // A key is compared with the others only if one of them may be the same.
                let mut bits = if assoc.is_empty() { 0 } else { u64::MAX };
                let mut doubled = None;
                let is_ended = parser.plain_items(|KnownItem { key, text, offset, .. }| {
                    if bits & bit(key) == 0 || !assoc.contains_key(key) {
                        assoc.append_text(key, text);
                    } else {
                        doubled = Some(offset);
                    }
                    bits |= bit(key);
                    doubled.is_none()
                });
                match doubled {
                    Some(offset) => Err(doubled_key(offset)),
                    None => Ok(is_ended.then_some(true)),
                }
            }
            Some(Open { members: Members::Array { .. }, .. }) => Ok(self.known_elements(parser)),
            _ => Ok(None),
        }
    }

    /// The items of the innermost array that come next, as long as each repeats the one before. `Some(false)`, if one of
    /// them departs, which is open then.
    #[inline]
    fn known_elements(&mut self, parser: &mut Parser<'a>) -> Option<bool> {
        while let Some((index, content)) = parser.next_known_element() {
            let offset = Some(parser.known_item_offset());
            self.index(index, offset, &mut parser.sink);
            let mut members = self.members(matches!(content, Content::Array));
            if let Members::Assoc(mut assoc) = members {
                let keep =
                    |KnownItem { key, text, .. }: KnownItem<'a>| assoc.append_text(key, text);
                let is_ended = parser.known_items(keep);
                if is_ended
                    && let Some(Open { members: Members::Array { items, .. }, .. }) =
                        self.open.last_mut()
                {
                    items.push(Item::new(Value::Assoc(assoc)));
                    continue;
                }
                members = Members::Assoc(assoc);
            }
            let item = Pending { key: Cow::Borrowed(""), class: None, offset, is_new: false };
            self.open.push(Open { item: Some(item), members });
            return Some(false);
        }
        None
    }

    /// An item begins; its value comes next. Its key may be known to be new in its assoc.
    #[inline]
    pub(crate) fn item(
        &mut self,
        key: Cow<'a, str>,
        class: Option<Cow<'a, str>>,
        offset: Option<usize>,
        is_new: bool,
        sink: &mut Sink,
    ) -> Result<(), Error> {
        if let Some(Open { members: Members::Array { .. }, .. }) = self.open.last() {
            let Some(index) = parse_digits(&key) else {
                return Err(Error::new(ErrorKind::InvalidIndex, offset, INDEX));
            };
            if sink.is_enabled() && alloc::format!("{index}") != key {
                sink.report(DeviationKind::IndexForm, offset.unwrap_or_default());
            }
            self.index(index, offset, sink);
        }
        self.item = Some(Pending { key, class: class.map(Box::new), offset, is_new });
        Ok(())
    }

    /// The next item of the innermost array has this index.
    #[inline]
    fn index(&mut self, index: u64, offset: Option<usize>, sink: &mut Sink) {
        let Some(Open { members: Members::Array { items, base, in_order }, .. }) =
            self.open.last_mut()
        else {
            return;
        };
        let count = items.len() as u64;
        let from = match *base {
            None if index == count => return,
            None => {
                let from = *base.insert(self.indexes.len());
                self.indexes.extend((0..count).map(|index| (index, None)));
                from
            }
            Some(from) => from,
        };
        let before = self.indexes.get(from..).and_then(<[_]>::last);
        if before.is_some_and(|&(before, _)| before >= index) && *in_order {
            *in_order = false;
            sink.report(DeviationKind::IndexOrder, offset.unwrap_or_default());
        }
        self.indexes.push((index, offset));
    }

    /// A `dt_assoc` or `dt_array` begins; its items come next.
    pub(crate) fn open(&mut self, container: Container) {
        let members = self.members(container == Container::Array);
        self.open.push(Open { item: self.item.take(), members });
    }

    /// What is in a container that begins: nothing so far.
    #[inline]
    fn members(&self, is_array: bool) -> Members<'a> {
        if is_array {
            return Members::Array { items: Vec::new(), base: None, in_order: true };
        }
        let length = self.lengths.get(self.open.len()).copied();
        Members::Assoc(Assoc::with_capacity(length.unwrap_or_default()))
    }

    /// An element around a single value begins; the value comes next.
    pub(crate) fn open_nested(&mut self, container: Container) {
        let members = Members::Nested(container);
        self.open.push(Open { item: self.item.take(), members });
    }

    /// The container that was opened last ends.
    pub(crate) fn close(&mut self, sink: &mut Sink) -> Result<(), Error> {
        let Some(Open { mut item, members }) = self.open.pop() else { return Ok(()) };
        let value = match members {
            Members::Assoc(assoc) => {
                if let Some(length) = self.lengths.get_mut(self.open.len()) {
                    *length = assoc.len();
                }
                Value::Assoc(assoc)
            }
            Members::Array { mut items, base, in_order } => {
                if let Some(base) = base {
                    let indexes = self.indexes.get(base..).unwrap_or_default();
                    report_gaps(indexes, sink);
                    if !in_order {
                        items = sorted(items, indexes, self.doubled_keys, sink)?;
                    }
                    self.indexes.truncate(base);
                }
                Value::Array(Array { items })
            }
            // Closed by its value.
            Members::Nested(_) => return Ok(()),
        };
        // Most containers are items of an array.
        if let (Some(Open { members: Members::Array { items, .. }, .. }), Some(item)) =
            (self.open.last_mut(), &mut item)
        {
            items.push(Item { value, class: item.class.take() });
            return Ok(());
        }
        self.item = item;
        self.value(value, sink)
    }

    /// A value that is whole.
    #[inline]
    pub(crate) fn value(&mut self, mut value: Value<'a>, sink: &mut Sink) -> Result<(), Error> {
        while let Some(Open { members: Members::Nested(container), .. }) = self.open.last() {
            value = Value::nested(*container, value);
            self.item = self.open.pop().and_then(|open| open.item);
        }
        let Some(Open { members, .. }) = self.open.last_mut() else {
            self.done = Some(value);
            return Ok(());
        };
        let Some(Pending { key, class, offset, is_new }) = self.item.take() else { return Ok(()) };
        let item = Item { value, class };
        match members {
            Members::Array { items, .. } => items.push(item),
            Members::Assoc(assoc) => {
                let is_new = is_new && self.doubled_keys == DoubledKeys::Refuse;
                if let Err((held, later)) = assoc.try_append(key, item, is_new) {
                    let other = match self.doubled_keys {
                        DoubledKeys::Refuse => {
                            wipe_value(later.value);
                            return Err(doubled_key(offset));
                        }
                        DoubledKeys::First => later,
                        DoubledKeys::Last => core::mem::replace(held, later),
                    };
                    wipe_value(other.value);
                    sink.report(DeviationKind::DoubledKey, offset.unwrap_or_default());
                }
            }
            Members::Nested(_) => {}
        }
        Ok(())
    }
}

/// One of 64 bits. Keys that differ in it are not the same.
#[inline]
fn bit(key: &str) -> u64 {
    let (first, last) = match key.as_bytes() {
        [first, .., last] => (*first, *last),
        _ => return 1,
    };
    1 << ((key.len() + usize::from(first) * 7 + usize::from(last)) % 64)
}

/// Zeroes what was read before an error.
#[cfg(feature = "zeroize")]
impl Drop for Builder<'_> {
    fn drop(&mut self) {
        for open in self.open.drain(..) {
            match open.members {
                Members::Assoc(assoc) => wipe_value(Value::Assoc(assoc)),
                Members::Array { items, .. } => wipe_value(Value::Array(Array { items })),
                Members::Nested(_) => {}
            }
        }
        self.done.take().into_iter().for_each(wipe_value);
    }
}
