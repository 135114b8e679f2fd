//! The keys of maps.

use alloc::string::String;

use crate::container::Container;
use crate::error::Error;
use crate::output::Output;

/// The key of a map entry as text: nothing but a scalar goes there.
#[derive(Default)]
pub(super) struct KeyText(pub(super) String);

impl Output for KeyText {
    fn start(&mut self, _: Container) -> Result<(), Error> {
        refuse_key()
    }

    fn item(&mut self, _: &str, _: Option<&str>) -> Result<(), Error> {
        refuse_key()
    }

    fn scalar(&mut self, text: &str) -> Result<(), Error> {
        self.0 = text.into();
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        refuse_key()
    }
}

#[cold]
pub(super) fn refuse_key() -> Result<(), Error> {
    Err(Error::unrepresentable("a map whose keys are text, numbers or booleans"))
}
