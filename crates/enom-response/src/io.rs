//! Text into I/O streams.

use std::io;

use crate::Error;

/// Runs `write` on an output that feeds `stream`, and keeps what the stream says.
pub(crate) fn write(
    stream: impl io::Write,
    write: impl FnOnce(&mut Stream<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut stream = stream;
    let mut out = Stream { stream: &mut stream, error: None };
    let result = write(&mut out);
    match (result, out.error) {
        (Err(error), Some(cause)) => Err(error.caused_by(cause)),
        (result, _) => result,
    }
}

/// An I/O stream as an output of text.
pub(crate) struct Stream<'s> {
    stream: &'s mut dyn io::Write,
    error: Option<io::Error>,
}

impl core::fmt::Write for Stream<'_> {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.stream.write_all(text.as_bytes()).map_err(|error| {
            self.error = Some(error);
            core::fmt::Error
        })
    }
}
