//! Where the items of a value go: to text, or to a tree.

use alloc::borrow::Cow;
use core::fmt;

use crate::container::Container;
use crate::decode::Builder;
use crate::deviation::Sink;
use crate::error::Error;
use crate::value::Value;
use crate::writer::Writer;

/// Where items go.
pub(crate) trait Output {
    fn start(&mut self, container: Container) -> Result<(), Error>;
    fn item(&mut self, key: &str) -> Result<(), Error>;
    fn index(&mut self, index: usize) -> Result<(), Error>;
    fn scalar(&mut self, text: &str) -> Result<(), Error>;

    fn end(&mut self) -> Result<(), Error>;
}

impl<O: fmt::Write> Output for Writer<O> {
    fn start(&mut self, container: Container) -> Result<(), Error> {
        self.start(container)
    }

    #[inline]
    fn item(&mut self, key: &str) -> Result<(), Error> {
        self.item(key, None)
    }

    #[inline]
    fn index(&mut self, index: usize) -> Result<(), Error> {
        self.index(index, None)
    }

    #[inline]
    fn scalar(&mut self, text: &str) -> Result<(), Error> {
        self.scalar(text)
    }

    fn end(&mut self) -> Result<(), Error> {
        self.end()
    }
}

impl Output for Builder<'static> {
    fn start(&mut self, container: Container) -> Result<(), Error> {
        self.open(container);
        Ok(())
    }

    fn item(&mut self, key: &str) -> Result<(), Error> {
        self.item(Cow::Owned(key.into()), None, None, false, &mut Sink::disabled())
    }

    fn index(&mut self, index: usize) -> Result<(), Error> {
        Output::item(self, itoa::Buffer::new().format(index))
    }

    fn scalar(&mut self, text: &str) -> Result<(), Error> {
        self.value(Value::Scalar(Cow::Owned(text.into())), &mut Sink::disabled())
    }

    fn end(&mut self) -> Result<(), Error> {
        self.close(&mut Sink::disabled())
    }
}
