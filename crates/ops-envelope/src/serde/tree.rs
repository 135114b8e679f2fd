//! A tree as tokens.

use alloc::vec::Vec;

use xml_pull::Taken;

use crate::reader::{Container, Token};
use crate::serde::de::Source;
use crate::{Error, Value, iter};

/// Walks a tree and tells the tokens it would be written as, without classes.
pub(super) struct Tokens<'a> {
    next: Option<Value<'a>>,
    open: Vec<Members<'a>>,
}

enum Members<'a> {
    Assoc(iter::AssocIntoIter<'a>),
    Array(core::iter::Enumerate<iter::ArrayIntoIter<'a>>),
    Nested,
}

impl<'a> Tokens<'a> {
    pub(super) const fn new(value: Value<'a>) -> Self {
        Self { next: Some(value), open: Vec::new() }
    }

    fn start(&mut self, container: Container, members: Members<'a>) -> Token<'a> {
        self.open.push(members);
        Token::Start(container)
    }

    fn end(&mut self) -> Token<'a> {
        self.open.pop();
        Token::End
    }
}

impl<'a> Source<'a> for Tokens<'a> {
    fn next_token(&mut self) -> Result<Option<Token<'a>>, Error> {
        if let Some(value) = self.next.take() {
            return Ok(Some(match value {
                Value::Scalar(text) => Token::Scalar(text),
                Value::Assoc(assoc) => {
                    self.start(Container::Assoc, Members::Assoc(assoc.into_iter()))
                }
                Value::Array(array) => {
                    self.start(Container::Array, Members::Array(array.into_iter().enumerate()))
                }
                Value::Nested(nested) => {
                    let container = nested.container();
                    self.next = Some(nested.into_value());
                    self.start(container, Members::Nested)
                }
            }));
        }
        let (key, value) = match self.open.last_mut() {
            None => return Ok(None),
            Some(Members::Assoc(assoc)) => match assoc.next() {
                Some((key, value)) => (key, value),
                None => return Ok(Some(self.end())),
            },
            Some(Members::Array(array)) => match array.next() {
                Some((index, value)) => (alloc::format!("{index}").into(), value),
                None => return Ok(Some(self.end())),
            },
            Some(Members::Nested) => return Ok(Some(self.end())),
        };
        self.next = Some(value);
        Ok(Some(Token::Item { key, class: None }))
    }

    fn take_item(&mut self) -> Option<Taken<'a>> {
        None
    }

    fn offset(&self) -> Option<usize> {
        None
    }

    fn offset_of(&self, _: &str) -> Option<usize> {
        None
    }
}
