//! Fields to HTML.

use alloc::borrow::Cow;
use core::fmt;

use super::{grammar, reference};
use crate::text::{check_characters, check_comment, check_place, check_structure, pieces};
use crate::{Error, Layout, Response, WriteOptions};

/// The pieces of a layout.
struct Pieces {
    /// Behind the `<br>` of a comment, and between the tags.
    line_end: &'static str,
    strong_end: &'static str,
    line_break: &'static str,
}

const DOCUMENTED: Pieces = Pieces { line_end: "\n", strong_end: "</ STRONG>", line_break: "<br>" };
const ONE_LINE: Pieces = Pieces { line_end: "", strong_end: "</STRONG>", line_break: "<BR />" };

/// Writes `response` in the HTML format.
pub(crate) fn encode<W: fmt::Write>(
    response: &Response<'_>,
    out: &mut W,
    options: &WriteOptions,
) -> Result<(), Error> {
    check_structure(response, options)?;
    let layout = if options.layout() == Layout::OneLine { ONE_LINE } else { DOCUMENTED };
    // What tells the document from other pages: a comment, or a name of words.
    let mut sure = false;
    for comment in response.comments() {
        check_comment(comment)?;
        if comment.contains('<') {
            return Err(Error::unrepresentable("a comment without markup", ""));
        }
        pieces(out, &[";", comment, "<br>", layout.line_end])?;
        sure = true;
    }
    pieces(out, &["<HTML><BODY>", layout.line_end])?;
    let mut flat = response.flat_lines();
    while let Some(line) = flat.advance() {
        let depth = flat.depth();
        sure |= flat.with_name(line, |name| {
            check_place(name, depth)?;
            field(name, line.field.value(), out, &layout, options)?;
            Ok::<_, Error>(grammar::is_name(name))
        })?;
    }
    pieces(out, &["</BODY></HTML>", layout.line_end])?;
    if sure { Ok(()) } else { Err(Error::unrepresentable("a comment or a name of words", "")) }
}

/// Writes the field `name`.
fn field<W: fmt::Write>(
    name: &str,
    value: &str,
    out: &mut W,
    layout: &Pieces,
    options: &WriteOptions,
) -> Result<(), Error> {
    if name.is_empty() || name.contains(['\r', '\n']) {
        return Err(Error::unrepresentable("a name in one line", name));
    }
    check_characters(name).map_err(|error| error.under_key(name))?;
    let value = self::value(value, options).map_err(|error| error.under_key(name))?;
    let blank = if value.is_empty() { "" } else { " " };
    out.write_str("<STRONG>")?;
    reference::encode(name, out)?;
    pieces(out, &[":", blank, layout.strong_end])?;
    reference::encode(&value, out)?;
    Ok(pieces(out, &[layout.line_break, layout.line_end])?)
}

/// The characters of `value` that HTML holds.
fn value<'v>(value: &'v str, options: &WriteOptions) -> Result<Cow<'v, str>, Error> {
    match check_characters(value) {
        Ok(()) => Ok(Cow::Borrowed(value)),
        Err(_) if options.is_lossy() => {
            Ok(value.chars().filter(|&character| xml_pull::is_legal(character)).collect())
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Builder, ErrorKind, Format};

    #[test]
    fn a_name_with_a_character_that_does_not_read_back_is_refused() {
        for (name, written) in [("a\u{FFFD}", true), ("a\u{FFFF}", false), ("a\u{1}", false)] {
            let mut builder = Builder::new(Format::Html);
            builder.field(name, "1");
            let response = builder.finish().unwrap();
            let kind = response.to_string(Format::Html).map_err(|error| error.kind());
            assert_eq!(kind.as_deref().err(), (!written).then_some(&ErrorKind::Unrepresentable));
        }
    }
}
