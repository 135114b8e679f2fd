//! The limit: a walk over every `<` (in text: every line end) that does nothing there. Whatever
//! reads a document has to find these.

use std::hint::black_box;

use memchr::memchr_iter;

use crate::Contestant;

/// Over every `<` of an envelope.
pub const TAGS: Contestant = Contestant::new(
    "memchr walk",
    |xml| {
        black_box(walk(xml, b'<', |_| true));
    },
    |xml| walk(xml, b'<', |behind| behind.starts_with(b"item ")),
);

/// Over every `<` of eNom's HTML.
pub const HTML_TAGS: Contestant = Contestant::new(
    "memchr walk",
    |html| {
        black_box(walk(html, b'<', |_| true));
    },
    |html| walk(html, b'<', |behind| behind.starts_with(b"STRONG>")),
);

/// Over every `<` of eNom's XML.
pub const ENOM_TAGS: Contestant = Contestant::new(
    "memchr walk",
    |xml| {
        black_box(walk(xml, b'<', |_| true));
    },
    |xml| {
        let is_field = |behind: &[u8]| {
            behind.first().is_some_and(u8::is_ascii_alphabetic)
                && !behind.starts_with(b"interface-response")
        };
        walk(xml, b'<', is_field)
    },
);

/// Over every line end of eNom's text.
pub const LINES: Contestant = Contestant::new(
    "memchr walk",
    |text| {
        black_box(walk(text, b'\n', |_| true));
    },
    |text| {
        // The lines behind line ends, and the first; the last line end has no field behind it.
        let is_field = |behind: &[u8]| !behind.is_empty() && !behind.starts_with(b";");
        usize::from(is_field(text)) + walk(text, b'\n', is_field)
    },
);

fn walk(bytes: &[u8], byte: u8, counts: impl Fn(&[u8]) -> bool) -> usize {
    memchr_iter(byte, bytes).map(|at| usize::from(counts(&bytes[at + 1..]))).sum()
}
