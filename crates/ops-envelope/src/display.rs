//! `Display`: the wire form, which never fails of itself.

use core::fmt;

use crate::writer::Writer;
use crate::{Envelope, Error, Layout, Value, encode};

/// The wire form, `{:#}` in the documents' layout. Characters that XML cannot hold show as U+FFFD;
/// [`Envelope::write_to`] refuses them instead.
impl fmt::Display for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(f, |writer| {
            writer.preamble(self.header())?;
            encode::value(writer, self.value())
        })
    }
}

/// The element that holds the value on the wire, `{:#}` in the documents' layout.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(f, |writer| encode::value(writer, self))
    }
}

type Display<'f, 'b> = Writer<&'f mut fmt::Formatter<'b>>;

fn display<'f, 'b>(
    f: &'f mut fmt::Formatter<'b>,
    write: impl FnOnce(&mut Display<'f, 'b>) -> Result<(), Error>,
) -> fmt::Result {
    let layout = if f.alternate() { Layout::Indented } else { Layout::Compact };
    let mut writer = Writer::fragment(f, layout).lossy();
    write(&mut writer).and_then(|()| writer.finish()).map_err(|_| fmt::Error)
}
