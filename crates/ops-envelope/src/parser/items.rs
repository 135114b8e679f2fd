//! Items: where their markup has its usual spelling read whole, else event by event.

use alloc::borrow::Cow;

use xml_pull::{Attributes, Element, Event};

use super::{Content, ITEM, ITEM_ATTRIBUTE, Item, KEY, Parser, State};
use crate::error::{Error, ErrorKind};
use crate::tags::ITEM_TAG;

/// The first item of a container: its start tag, and perhaps its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct FirstElement<'a> {
    key: &'a str,
    content: usize,
    text: Option<&'a str>,
    offset: usize,
    is_new: bool,
}

impl<'a> Parser<'a> {
    /// The next item of the innermost container, or `None` at its end.
    pub(crate) fn next_item(&mut self) -> Result<Option<Item<'a>>, Error> {
        let mut item = Item::default();
        Ok(self.read_item(&mut item)?.then_some(item))
    }

    /// Reads the next item of the innermost container into `item`, and says whether there was one. Items
    /// come by the thousand: this way each is moved once.
    #[inline]
    pub(crate) fn read_item(&mut self, item: &mut Item<'a>) -> Result<bool, Error> {
        let (key, content, text) = match self.state {
            State::FirstElement(FirstElement { key, content, text, offset, is_new }) => {
                item.offset = offset;
                item.is_new = is_new;
                (key, content, text)
            }
            State::Items if self.is_fast() => match self.element(&mut item.is_new) {
                Some(found) => {
                    item.offset = self.xml.span().start;
                    found
                }
                None => return self.read_item_by_events(item),
            },
            _ => return self.read_item_by_events(item),
        };
        item.key = Cow::Borrowed(key);
        item.class = None;
        let Some(text) = text else { return self.read_value(item) };
        self.state = State::Items;
        self.start = content;
        item.content = Content::Scalar(Cow::Borrowed(text));
        Ok(true)
    }

    /// An item of the innermost container whose start tag has its usual spelling: its key, where its
    /// content starts, and its text if that is read too. `is_new` becomes whether the key is known to be
    /// new.
    #[inline]
    fn element(&mut self, is_new: &mut bool) -> Option<(&'a str, usize, Option<&'a str>)> {
        let depth = self.xml.depth();
        if let Some(before) = self.fast_path.expected(depth)
            && let Some((content, text)) = self.xml.element_again(&ITEM_TAG, before)
        {
            let key = before.value;
            self.fast_path.repeated(depth);
            *is_new = true;
            return Some((key, content, text));
        }
        *is_new = false;
        self.new_element(depth)
    }

    /// [`element`](Self::element) where it does not repeat another.
    fn new_element(&mut self, depth: usize) -> Option<(&'a str, usize, Option<&'a str>)> {
        let Element { tag, content, text, .. } = self.xml.element_if(&ITEM_TAG)?;
        self.fast_path.learn(depth, &tag);
        Some((tag.value, content, text))
    }

    /// [`element`](Self::element), to be read as an item later; whether there is one.
    pub(super) fn first_element(&mut self) -> bool {
        let mut is_new = false;
        if !self.is_fast() {
            return false;
        }
        let Some((key, content, text)) = self.element(&mut is_new) else { return false };
        let offset = self.xml.span().start;
        self.state = State::FirstElement(FirstElement { key, content, text, offset, is_new });
        true
    }

    /// Reads the value of `item`, whose start tag is read.
    fn read_value(&mut self, item: &mut Item<'a>) -> Result<bool, Error> {
        self.state = State::Ended;
        item.content = self.value()?;
        Ok(true)
    }

    /// [`read_item`](Self::read_item) where it does not stand in its usual spelling.
    fn read_item_by_events(&mut self, item: &mut Item<'a>) -> Result<bool, Error> {
        let (attributes, offset) = match core::mem::replace(&mut self.state, State::Ended) {
            State::FirstItem(attributes, offset) => (attributes, offset),
            State::Empty(end) => {
                self.start = end;
                return Ok(false);
            }
            state => {
                if matches!(state, State::Ended) {
                    self.end_of("item")?;
                    if self.first_element() {
                        return self.read_item(item);
                    }
                }
                if self.end_tag_if() {
                    return Ok(false);
                }
                match self.markup(ITEM)? {
                    Event::StartTag { name: "item", attributes } => (attributes, self.start),
                    Event::EndTag { .. } => return Ok(false),
                    event => return self.unexpected(&event, ITEM),
                }
            }
        };
        self.fast_path.skip(self.xml.depth().saturating_sub(1));
        (item.key, item.class) = item_attributes(attributes, offset)?;
        item.offset = offset;
        item.is_new = false;
        item.content = self.value()?;
        Ok(true)
    }
}

/// `key` and `class`, the attributes of an `item` that starts at `offset`.
#[inline]
fn item_attributes(
    attributes: Attributes<'_>,
    offset: usize,
) -> Result<(Cow<'_, str>, Option<Cow<'_, str>>), Error> {
    let (mut key, mut class) = (None, None);
    for attribute in attributes {
        match attribute.name() {
            "key" => key = Some(attribute.value().decode()),
            "class" => class = Some(attribute.value().decode()),
            _ => {
                let (kind, at) = (ErrorKind::UnexpectedAttribute, attribute.offset());
                return Err(Error::new(kind, at, ITEM_ATTRIBUTE));
            }
        }
    }
    match key {
        Some(key) => Ok((key, class)),
        None => Err(Error::new(ErrorKind::MissingKey, offset, KEY)),
    }
}
