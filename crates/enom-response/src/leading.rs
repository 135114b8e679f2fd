//! What may stand before a response: white space and byte-order marks, in any order.

use crate::Error;
use crate::deviation::{DeviationKind, Witness};

const MARK: char = '\u{FEFF}';

/// `text` without what stands before the response.
#[inline]
pub(crate) fn skip(text: &str) -> &str {
    match text.as_bytes().first() {
        Some(b'!'..=b'~') => text,
        _ => skip_all(text),
    }
}

#[cold]
fn skip_all(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == MARK || c.is_ascii_whitespace())
}

/// Notes what stands before the response, each kind where it stands first.
pub(crate) fn look_at(text: &str, witness: &mut impl Witness) -> Result<(), Error> {
    let (before, _) = text.split_at(text.len() - skip(text).len());
    let mark = before.find(MARK).map(|at| (at, DeviationKind::ByteOrderMark));
    let white = before.find(|c: char| c.is_ascii_whitespace());
    let white = white.map(|at| (at, DeviationKind::LeadingWhiteSpace));
    let mut found = [mark, white];
    found.sort_unstable_by_key(|found| found.map(|(at, _)| at));
    found.into_iter().flatten().try_for_each(|(at, kind)| witness.note(kind, at))
}

/// Whether `text` begins with the head of an HTTP answer, as in `HTTP/1.1 200 OK`.
pub(crate) fn is_http(text: &str) -> bool {
    let Some(version) = text.strip_prefix("HTTP/") else { return false };
    let rest = version.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let status = rest.strip_prefix(' ').unwrap_or_default();
    rest.len() < version.len() && status.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_answer_is_known() {
        for head in ["HTTP/1.1 200 OK\r\n", "HTTP/2 204", "HTTP/1.0 5"] {
            assert!(is_http(head), "{head}");
        }
        for other in ["", "HTTP/", "HTTP/1.1", "HTTP/ 200", "HTTP/1.1=200", "HTTP/1.1 OK", "HTTP=1"]
        {
            assert!(!is_http(other), "{other}");
        }
    }
}
