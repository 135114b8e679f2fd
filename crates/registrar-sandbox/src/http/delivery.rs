//! How an answer is put on the wire.

use std::time::Duration;

/// How an answer is put on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Delivery {
    #[default]
    Whole,
    /// Whole; then the connection is closed although it was to stay open.
    ThenClosed,
    /// The connection is closed without a byte.
    Nothing,
    /// The connection is reset without a byte.
    Reset,
    /// Not a byte until the client gives up.
    Never,
    /// The length of the whole body, half of it, and the connection is closed.
    Half,
    /// A wait after the first half of the head.
    SlowHead(Duration),
    /// The body in ten pieces over this time.
    SlowBody(Duration),
    /// The body in chunks of a few bytes.
    Chunked,
}
