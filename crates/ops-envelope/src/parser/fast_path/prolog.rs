//! What stands before and after the value in its usual spellings.

use wire_text::scan;

use super::FastPath;
use super::memory::TOP;
use crate::header::Header;

/// The start of nearly every message, in the layout of the documents, of live servers, and without any; and what
/// follows it if the header says nothing else.
const USUAL: [(&[u8], &[u8]); 3] = [
    (
        b"<OPS_envelope>\n    <header>\n        <version>0.9</version>",
        b"\n    </header>\n    <body>\n        <data_block>",
    ),
    (
        b"<OPS_envelope>\n <header>\n  <version>0.9</version>",
        b"\n </header>\n <body>\n  <data_block>",
    ),
    (b"<OPS_envelope><header><version>0.9</version>", b"</header><body><data_block>"),
];

/// The XML declaration of the documents, and of live servers.
const DECLARATION: &[u8] = b"<?xml version='1.0' encoding='UTF-8' standalone='no'?>";
const LIVE_DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>";

/// What follows the value in the same layouts.
const INDENTED_END: &[u8] = b"\n        </data_block>\n    </body>\n</OPS_envelope>";
const LIVE_END: &[u8] = b"\n  </data_block>\n </body>\n</OPS_envelope>";
const COMPACT_END: &[u8] = b"</data_block></body></OPS_envelope>";

/// The published header fields, with their tags.
const FIELDS: [(&str, &[u8], &[u8]); 3] = [
    ("version", b"<version>", b"</version>"),
    ("msg_id", b"<msg_id>", b"</msg_id>"),
    ("msg_type", b"<msg_type>", b"</msg_type>"),
];

impl<'a> FastPath<'a> {
    /// The start of the document up to the value of the data block: its header.
    pub(in crate::parser) fn prolog(&mut self) -> Option<Header<'a>> {
        let limits = &self.limits;
        if self.text.len() > limits.bytes() || limits.attributes() == 0 || limits.depth() < TOP {
            return None;
        }
        let at = self.literal(0, "\u{FEFF}".as_bytes()).unwrap_or_default();
        let at = self.gap(at)?;
        let at = self.gap(self.declaration(at)?)?;
        let at = self.gap(self.doctype(at)?)?;
        for (start, rest) in USUAL {
            if let Some(at) = self.literal(at, start)
                && start.len().max(rest.len()) <= self.limits.text()
            {
                let header = Header::new(Header::VERSION);
                return match self.literal(at, rest) {
                    Some(at) => self.start_value(at, 5).then_some(header),
                    None => self.header(at, header, 5),
                };
            }
        }
        let at = self.gap(self.literal(at, b"<OPS_envelope>")?)?;
        match self.literal(at, b"<header>") {
            Some(fields) => self.header(fields, Header::default(), 4),
            None => self.body(at, Header::default(), 3),
        }
    }

    /// The header, of which what stands before `at` is read: that, and so many elements with those around the value.
    fn header(&mut self, at: usize, mut header: Header<'a>, elements: usize) -> Option<Header<'a>> {
        let (mut at, mut elements) = (at, elements);
        loop {
            at = self.gap(at)?;
            if let Some(end) = self.literal(at, b"</header>") {
                return self.body(self.gap(end)?, header, elements);
            }
            let (name, text, end) = self.header_field(at)?;
            if !header.push(name, text) {
                return None;
            }
            at = end;
            elements += 1;
        }
    }

    /// What stands between `header`, which ends at `at`, and the value.
    fn body(&mut self, at: usize, header: Header<'a>, elements: usize) -> Option<Header<'a>> {
        let at = self.gap(self.literal(at, b"<body>")?)?;
        let at = self.literal(at, b"<data_block>")?;
        self.start_value(at, elements).then_some(header)
    }

    /// Goes on at `at`, where the value of the data block starts, after so many elements; whether it may.
    const fn start_value(&mut self, at: usize, elements: usize) -> bool {
        (self.at, self.depth, self.elements) = (at, TOP - 1, elements);
        elements <= self.limits.items()
    }

    /// Whether the document ends here, after the value of the data block.
    pub(in crate::parser) fn is_at_end(&self) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let rest = rest.strip_suffix(b"\n").unwrap_or(rest);
        if rest.len() <= self.limits.text() && [INDENTED_END, LIVE_END, COMPACT_END].contains(&rest)
        {
            return true;
        }
        let end = || {
            let mut at = self.at;
            for tag in [&b"</data_block>"[..], b"</body>", b"</OPS_envelope>"] {
                at = self.literal(self.gap(at)?, tag)?;
            }
            self.gap(at)
        };
        end() == Some(self.text.len())
    }

    /// Where the XML declaration ends that may stand at `at`.
    fn declaration(&self, at: usize) -> Option<usize> {
        let usual = self.literal(at, DECLARATION).or_else(|| self.literal(at, LIVE_DECLARATION));
        if usual.is_some() {
            return usual;
        }
        let Some(at) = self.literal(at, b"<?xml version=") else { return Some(at) };
        let mut at = self.quoted(at, b"1.0")?;
        if let Some(value) = self.literal(at, b" encoding=") {
            at = self.quoted(value, b"UTF-8")?;
        }
        if let Some(value) = self.literal(at, b" standalone=") {
            at = self.quoted(value, b"no")?;
        }
        self.literal(self.gap(at)?, b"?>")
    }

    /// Where the document type declaration ends that may stand at `at`.
    fn doctype(&self, at: usize) -> Option<usize> {
        let Some(at) = self.literal(at, b"<!DOCTYPE OPS_envelope SYSTEM ") else { return Some(at) };
        self.literal(self.quoted(at, b"ops.dtd")?, b">")
    }

    /// Where `value` ends, if it stands at `at` in quotes of either kind.
    #[expect(clippy::inline_always, reason = "a comparison with a constant is a few instructions")]
    #[inline(always)]
    fn quoted(&self, at: usize, value: &[u8]) -> Option<usize> {
        let quote = *self.text.as_bytes().get(at)?;
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        self.literal(self.literal(at + 1, value)?, &[quote])
    }

    /// The published header field at `at`: its name, its text, and where it ends.
    fn header_field(&self, at: usize) -> Option<(&'static str, &'a str, usize)> {
        let (name, start, end_tag) = FIELDS
            .iter()
            .find_map(|&(name, tag, end_tag)| Some((name, self.literal(at, tag)?, end_tag)))?;
        let length = scan::plain_text(self.text.as_bytes().get(start..)?);
        let text = self.text.get(start..start + length)?;
        let end = self.literal(start + length, end_tag)?;
        if length > self.limits.text() {
            return None;
        }
        // Plain text has no white space of ASCII but that of XML.
        Some((name, text.trim_ascii(), end))
    }
}
