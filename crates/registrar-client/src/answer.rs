//! An answer as the HTTP libraries give it, or why there is none.

use http::response::Parts;
use zeroize::Zeroizing;

use crate::transport_error::{TransportError, TransportErrorKind};

/// An answer as the HTTP library gives it.
pub(crate) struct Answer {
    pub(crate) head: Parts,
    pub(crate) body: Zeroizing<Vec<u8>>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Undelivered {
    NotSent(TransportError),
    NoAnswer(TransportError),
}

/// Adds to the body of an answer. What is outgrown is zeroed.
pub(crate) fn append(
    body: &mut Zeroizing<Vec<u8>>,
    piece: &[u8],
    limit: usize,
) -> Result<(), Undelivered> {
    let length = body.len().saturating_add(piece.len());
    if length > limit {
        let what = format!("more than {limit} bytes");
        let error = TransportError::new(TransportErrorKind::TooLong, what);
        return Err(Undelivered::NoAnswer(error));
    }
    if body.capacity() < length {
        let mut larger = Zeroizing::new(Vec::with_capacity(length.max(2 * body.capacity())));
        larger.extend_from_slice(body);
        *body = larger;
    }
    body.extend_from_slice(piece);
    Ok(())
}
