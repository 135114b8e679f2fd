//! The tree as an output.

use alloc::borrow::Cow;

use crate::container::Container;
use crate::decode::Builder;
use crate::deviation::Sink;
use crate::error::Error;
use crate::output::Output;
use crate::value::Value;

impl Output for Builder<'static> {
    fn start(&mut self, container: Container) -> Result<(), Error> {
        self.open(container);
        Ok(())
    }

    fn item(&mut self, key: &str, class: Option<&str>) -> Result<(), Error> {
        let class = class.map(|class| Cow::Owned(class.into()));
        self.item(Cow::Owned(key.into()), class, None, false, &mut Sink::disabled())
    }

    fn scalar(&mut self, text: &str) -> Result<(), Error> {
        self.value(Value::Scalar(Cow::Owned(text.into())), &mut Sink::disabled())
    }

    fn end(&mut self) -> Result<(), Error> {
        self.close(&mut Sink::disabled())
    }
}
