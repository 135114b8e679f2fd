//! XML of our own writing, taken apart into tags and the texts between them.

/// A piece of XML: what stands between two tags, then a tag.
pub(super) struct Piece<'x> {
    pub(super) text: &'x str,
    pub(super) tag: Tag<'x>,
}

/// A tag: what stands between `<` and `>`.
#[derive(Clone, Copy)]
pub(super) struct Tag<'x>(&'x str);

impl<'x> Tag<'x> {
    pub(super) fn is_end(self) -> bool {
        self.0.starts_with('/')
    }

    pub(super) fn is_empty_element(self) -> bool {
        self.0.ends_with('/')
    }

    /// The name, and what follows it.
    pub(super) fn parts(self) -> (&'x str, &'x str) {
        let inside = self.0.trim_start_matches('/').trim_end_matches('/').trim_end();
        inside.split_once(' ').unwrap_or((inside, ""))
    }
}

/// The pieces of a document after its prolog.
pub(super) fn pieces(xml: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = xml;
    std::iter::from_fn(move || {
        let start = rest.find('<')?;
        let inside = &rest[start + 1..];
        let length = end_of_tag(inside)?;
        let piece = Piece { text: &rest[..start], tag: Tag(&inside[..length]) };
        rest = &inside[length + 1..];
        Some(piece)
    })
}

/// Where the `>` is that ends a tag: not within quotes.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inside.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// How tags and the white space between them are written.
pub(super) struct Layout {
    /// The white space of one level, none for a document on one line.
    pub(super) indent: Option<&'static str>,
    pub(super) line_end: &'static str,
    /// What ends an empty element: nothing for a start tag and an end tag.
    pub(super) empty: &'static str,
    /// What stands before the `>` of an end tag.
    pub(super) before_end: &'static str,
}

impl Layout {
    /// Writes the pieces of a document; `attributes` are written as it says.
    pub(super) fn write<'x>(
        &self,
        out: &mut String,
        pieces: impl Iterator<Item = Piece<'x>>,
        attributes: impl Fn(&'x str) -> String,
    ) {
        let mut depth = 0_usize;
        // The start tag that was written last, without its `>`.
        let mut open = false;
        let mut is_first = true;
        for Piece { text, tag } in pieces {
            let (name, rest) = tag.parts();
            let is_value = open && tag.is_end();
            if tag.is_end() {
                depth = depth.saturating_sub(1);
            }
            if is_value && text.is_empty() && !self.empty.is_empty() {
                out.push_str(self.empty);
                open = false;
                continue;
            }
            if open {
                out.push('>');
            }
            if is_value {
                out.push_str(&text.replace('\n', self.line_end));
            } else if !is_first && let Some(indent) = self.indent {
                out.push_str(self.line_end);
                out.extend(std::iter::repeat_n(indent, depth));
            }
            is_first = false;
            if tag.is_end() {
                out.extend(["</", name, self.before_end, ">"]);
            } else {
                out.extend(["<", name]);
                out.push_str(&attributes(rest));
                if tag.is_empty_element() {
                    out.push_str("/>");
                } else {
                    depth += 1;
                }
            }
            open = !tag.is_end() && !tag.is_empty_element();
        }
    }
}
