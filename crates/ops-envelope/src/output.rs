//! Where the items of a value go: to text, or to a tree.

use crate::container::Container;
use crate::error::Error;

/// Where items go.
pub(crate) trait Output {
    /// A `dt_*` element opens.
    fn start(&mut self, container: Container) -> Result<(), Error>;

    /// An `item` opens; its value must come next.
    fn item(&mut self, key: &str, class: Option<&str>) -> Result<(), Error>;

    /// An `item` of an array opens; its value must come next.
    #[inline]
    fn index(&mut self, index: usize, class: Option<&str>) -> Result<(), Error> {
        self.item(itoa::Buffer::new().format(index), class)
    }

    /// Text: the value of an item or a reference, or a `dt_scalar` of its own.
    fn scalar(&mut self, text: &str) -> Result<(), Error>;

    /// The container that was opened last ends, and with it the item around it.
    fn end(&mut self) -> Result<(), Error>;
}
