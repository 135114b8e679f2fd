//! From tokens to the tree: iterating, with one exact allocation for each container.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use xml_pull::Taken;

use crate::array::Item;
use crate::deviation::{DeviationKind, Witness};
use crate::options::{DoubledKeys, ParseOptions};
use crate::reader::{Container, Token};
use crate::tokens::Tokens;
use crate::{Array, Assoc, Envelope, Error, ErrorKind, Value};

/// Reads the envelope in `text`, and gives the witness back.
pub(crate) fn envelope<'a, W: Witness>(
    text: &'a str,
    options: &ParseOptions,
    witness: W,
) -> Result<(Envelope<'a>, W), Error> {
    let mut tokens = Tokens::open(text, options.limits(), witness)?;
    let mut builder = Builder::new(options.doubled_keys());
    loop {
        match tokens.take_item() {
            Some(Taken::Element { value: key, text }) => {
                builder.item(Cow::Borrowed(key), None, &mut tokens)?;
                builder.value(Value::Scalar(Cow::Borrowed(text)));
                continue;
            }
            Some(Taken::StartTag { value: key }) => {
                builder.item(Cow::Borrowed(key), None, &mut tokens)?;
            }
            None => {}
        }
        let Some(token) = tokens.next_token()? else { break };
        match token {
            Token::Item { key, class } => builder.item(key, class, &mut tokens)?,
            Token::Scalar(text) => builder.value(Value::Scalar(text)),
            Token::Start(container) => builder.open(container),
            Token::End => builder.close(&mut tokens)?,
        }
    }
    let (header, witness) = tokens.into_parts();
    Ok((Envelope::with_header(header, builder.finish()), witness))
}

/// Where tokens come from: who is asked for offsets and told of deviations.
pub(crate) trait Origin {
    /// Whether deviations that cost work to see should be looked for.
    const LOOKS: bool;

    /// Where the last token starts, if it comes from text.
    fn offset(&self) -> Option<usize>;

    fn note(&mut self, kind: DeviationKind, offset: Option<usize>) -> Result<(), Error>;
}

impl<W: Witness> Origin for Tokens<'_, W> {
    const LOOKS: bool = W::LOOKS;

    #[inline]
    fn offset(&self) -> Option<usize> {
        Some(self.start())
    }

    #[inline]
    fn note(&mut self, kind: DeviationKind, offset: Option<usize>) -> Result<(), Error> {
        self.witness().note(kind, offset.unwrap_or_default())
    }
}

/// The items of all open containers on one stack. A container takes its own off the top when it
/// ends, so each vector of the tree is allocated once, at its length.
pub(crate) struct Builder<'a> {
    doubled_keys: DoubledKeys,
    open: Vec<Open>,
    entries: Vec<Entry<'a>>,
    /// Whether the last entry is an item that waits for its value.
    waiting: bool,
}

struct Entry<'a> {
    key: Cow<'a, str>,
    item: Item<'a>,
    offset: Option<usize>,
}

/// A container that has not ended.
struct Open {
    container: Container,
    /// How many entries belong to the containers around.
    base: usize,
    /// Whether it is the value of an item.
    in_item: bool,
    /// Whether it holds a single value without item.
    nested: bool,
    /// The index after the last item's, while the items of an array come in order.
    next_index: Option<u64>,
}

const INDEX: &str = "a whole number below 2^64";
const KEY_ONCE: &str = "each key once in an assoc";
const INDEX_ONCE: &str = "each index once in an array";

impl<'a> Builder<'a> {
    pub(crate) fn new(doubled_keys: DoubledKeys) -> Self {
        // Enough for any reply without a listing.
        let (open, entries) = (Vec::with_capacity(8), Vec::with_capacity(16));
        Self { doubled_keys, open, entries, waiting: false }
    }

    #[inline]
    pub(crate) fn item<O: Origin>(
        &mut self,
        key: Cow<'a, str>,
        class: Option<Cow<'a, str>>,
        origin: &mut O,
    ) -> Result<(), Error> {
        let offset = origin.offset();
        if let Some(open) = self.open.last_mut()
            && open.container == Container::Array
        {
            open.index(&key, origin)?;
        }
        let item = Item { value: Value::default(), class: class.map(Box::new) };
        self.entries.push(Entry { key, item, offset });
        self.waiting = true;
        Ok(())
    }

    #[inline]
    pub(crate) fn value(&mut self, value: Value<'a>) {
        match self.entries.last_mut() {
            Some(entry) if self.waiting => entry.item.value = value,
            _ => {
                if let Some(open) = self.open.last_mut() {
                    open.nested = true;
                }
                let item = Item::new(value);
                self.entries.push(Entry { key: Cow::Borrowed(""), item, offset: None });
            }
        }
        self.waiting = false;
    }

    pub(crate) fn open(&mut self, container: Container) {
        self.open.push(Open {
            container,
            base: self.entries.len(),
            in_item: self.waiting,
            nested: false,
            next_index: Some(0),
        });
        self.waiting = false;
    }

    pub(crate) fn close<O: Origin>(&mut self, origin: &mut O) -> Result<(), Error> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let doubled = self.doubled_keys;
        let value = if open.nested {
            let inner = self.entries.pop().map(|entry| entry.item.value).unwrap_or_default();
            Value::nested(open.container, inner)
        } else {
            if O::LOOKS && open.container == Container::Array {
                gaps(&self.entries[open.base..], origin)?;
            }
            let entries = self.entries.drain(open.base..);
            match open.container {
                Container::Array if open.next_index.is_some() => {
                    Value::Array(Array::from_items(entries.map(|entry| entry.item).collect()))
                }
                Container::Array => {
                    let entries = entries.collect();
                    Value::Array(sorted(entries, doubled, origin)?)
                }
                _ => Value::Assoc(assoc(entries, doubled, origin)?),
            }
        };
        self.waiting = open.in_item;
        self.value(value);
        Ok(())
    }

    pub(crate) fn finish(mut self) -> Value<'a> {
        self.entries.pop().map(|entry| entry.item.value).unwrap_or_default()
    }
}

impl Open {
    /// Checks the index of the next item of an array.
    #[inline]
    fn index<O: Origin>(&mut self, key: &str, origin: &mut O) -> Result<(), Error> {
        let offset = origin.offset();
        let index =
            parse_index(key).ok_or_else(|| Error::new(ErrorKind::InvalidIndex, offset, INDEX))?;
        if O::LOOKS && alloc::format!("{index}") != key {
            origin.note(DeviationKind::IndexForm, offset)?;
        }
        match self.next_index {
            Some(next) if index >= next => {
                // After the last index of all nothing is in order.
                self.next_index = index.checked_add(1);
            }
            Some(_) => {
                origin.note(DeviationKind::IndexOrder, offset)?;
                self.next_index = None;
            }
            None => {}
        }
        Ok(())
    }
}

/// The index that `key` is, white space around it and leading zeros aside.
#[inline]
pub(crate) fn parse_index(key: &str) -> Option<u64> {
    let digits = key.trim_ascii();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

fn assoc<'a, O: Origin>(
    entries: impl ExactSizeIterator<Item = Entry<'a>>,
    doubled_keys: DoubledKeys,
    origin: &mut O,
) -> Result<Assoc<'a>, Error> {
    let entries = entries.map(|entry| (entry.key, entry.item, entry.offset));
    Assoc::build(entries, |held, later, offset| {
        match doubled_keys {
            DoubledKeys::Refuse => {
                return Err(Error::new(ErrorKind::DuplicateKey, offset, KEY_ONCE));
            }
            DoubledKeys::First => {}
            DoubledKeys::Last => *held = later,
        }
        origin.note(DeviationKind::DoubledKey, offset)
    })
}

/// Notes each item of an array whose index does not follow the one before it by number.
fn gaps<O: Origin>(entries: &[Entry<'_>], origin: &mut O) -> Result<(), Error> {
    let mut indexes: Vec<_> =
        entries.iter().map(|entry| (parse_index(&entry.key), entry.offset)).collect();
    indexes.sort_by_key(|&(index, _)| index);
    let mut next = Some(0);
    for (index, offset) in indexes {
        if next.is_some() && index > next {
            origin.note(DeviationKind::IndexGap, offset)?;
        }
        next = index.and_then(|index| index.checked_add(1));
    }
    Ok(())
}

/// The items of an array that came out of order, or with an index twice.
#[cold]
fn sorted<'a, O: Origin>(
    mut entries: Vec<Entry<'a>>,
    doubled_keys: DoubledKeys,
    origin: &mut O,
) -> Result<Array<'a>, Error> {
    entries.sort_by_cached_key(|entry| parse_index(&entry.key));
    let mut items: Vec<Item<'a>> = Vec::with_capacity(entries.len());
    let mut last = None;
    for entry in entries {
        let index = parse_index(&entry.key);
        if items.is_empty() || index != last {
            items.push(entry.item);
            last = index;
            continue;
        }
        match doubled_keys {
            DoubledKeys::Refuse => {
                return Err(Error::new(ErrorKind::DuplicateIndex, entry.offset, INDEX_ONCE));
            }
            DoubledKeys::First => {}
            DoubledKeys::Last => {
                items.pop();
                items.push(entry.item);
            }
        }
        origin.note(DeviationKind::DoubledKey, entry.offset)?;
    }
    Ok(Array::from_items(items))
}
