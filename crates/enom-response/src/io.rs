//! Text to `std::io`.

use crate::{Error, ErrorKind};

/// Writes `text` to `out`.
pub(crate) fn write(mut out: impl std::io::Write, text: &str) -> Result<(), Error> {
    out.write_all(text.as_bytes())
        .map_err(|_| Error::new(ErrorKind::Output, None, "an output with room"))
}
