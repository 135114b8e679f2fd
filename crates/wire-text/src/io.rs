//! Writes text to I/O streams.

use core::fmt;
use std::io;

use crate::error::{CodecKind, Error};

/// Runs `write` on an output that writes to `stream`. If the stream fails, its error becomes the cause of the
/// returned error.
///
/// [`CodecKind`] has an example.
///
/// # Errors
/// The error of `write`.
pub fn write_to_stream<K: CodecKind>(
    mut stream: impl io::Write,
    write: impl FnOnce(&mut dyn fmt::Write) -> Result<(), Error<K>>,
) -> Result<(), Error<K>> {
    let mut out = Stream { stream: &mut stream, error: None };
    let result = write(&mut out);
    match (result, out.error) {
        (Err(error), Some(cause)) if error.kind() == K::OUTPUT => Err(error.caused_by(cause)),
        (result, _) => result,
    }
}

struct Stream<'s> {
    stream: &'s mut dyn io::Write,
    error: Option<io::Error>,
}

impl fmt::Write for Stream<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.stream.write_all(text.as_bytes()).map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
}
