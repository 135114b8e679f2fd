//! Places to cut a document at.

/// A few lengths shorter than `bytes`: around the middle, before the last markup, and one that
/// depends on the content, so that all are tried over many documents.
pub fn lengths(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mixed = bytes
        .iter()
        .fold(bytes.len(), |sum, &byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    let last = bytes.iter().rposition(|&byte| byte == b'<');
    let lengths = [Some(bytes.len() / 2), last, last.map(|at| at + 1), bytes.len().checked_sub(1)];
    lengths
        .into_iter()
        .flatten()
        .chain((!bytes.is_empty()).then(|| mixed % bytes.len()))
        .filter(move |&length| length < bytes.len())
}
