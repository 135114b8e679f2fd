//! Fields to XML.

use core::fmt;

use smallvec::SmallVec;
use xml_pull::Writer;

use crate::field::{Field, Piece};
use crate::text::check_comment;
use crate::{Error, Layout, Response, WriteOptions, short};

/// More blanks than the deepest field stands behind.
const BLANKS: &str = "                                                                ";

/// Writes `response` in the XML format.
pub(crate) fn encode<W: fmt::Write>(
    response: &Response<'_>,
    out: &mut W,
    options: &WriteOptions,
) -> Result<(), Error> {
    let lines = options.layout() == Layout::Documented;
    let mut writer = Writer::new(out);
    for comment in response.comments() {
        check_comment(comment)?;
        if comment.contains("--") || comment.ends_with('-') {
            return Err(Error::unrepresentable(
                "a comment without `--`, and without `-` at its end",
                "",
            ));
        }
        short::joined(format_args!(";{comment}"), |marked| writer.comment(marked))?;
        if lines {
            writer.white_space("\n")?;
        }
    }
    let mut encoder = Encoder { writer, lines, open: SmallVec::new() };
    encoder.element(response.root())?;
    if lines {
        encoder.writer.white_space("\n")?;
    }
    encoder.writer.finish()?;
    Ok(())
}

struct Encoder<'n, 'w, W> {
    writer: Writer<'n, &'w mut W>,
    lines: bool,
    /// The elements that have not ended, more of them allocated than a response has as a rule.
    open: SmallVec<[Open<'n>; 8]>,
}

/// An element that was begun.
struct Open<'n> {
    field: Field<'n>,
    content: crate::field::Content<'n>,
    /// Whether its children stand on lines of their own.
    lines: bool,
}

impl<'n, W: fmt::Write> Encoder<'n, '_, W> {
    /// Writes `root` with everything in it.
    fn element(&mut self, root: Field<'n>) -> Result<(), Error> {
        self.begin(root)?;
        while let Some(open) = self.open.last_mut() {
            match open.content.next() {
                Some(Piece::Text(text)) => {
                    let name = open.field.name();
                    self.writer.text(text).map_err(|error| Error::from(error).under_key(name))?;
                }
                Some(Piece::Field(child)) => {
                    if open.lines {
                        self.line(self.open.len())?;
                    }
                    self.begin(child)?;
                }
                None => self.end()?,
            }
        }
        Ok(())
    }

    fn begin(&mut self, field: Field<'n>) -> Result<(), Error> {
        let named = |error| Error::from(error).under_key(field.name());
        self.writer.start_tag(field.name()).map_err(named)?;
        for (name, value) in field.attributes() {
            self.writer
                .attribute(name, value)
                .map_err(|error| Error::from(error).under_key(name))?;
        }
        let has_children = field.fields().next().is_some();
        let lines = self.lines && has_children && field.value().is_empty();
        self.open.push(Open { field, content: field.content(), lines });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let depth = self.open.len();
        if open.lines {
            self.line(depth)?;
        }
        Ok(self.writer.end_tag_short()?)
    }

    /// A new line, indented by a blank for each element around it.
    fn line(&mut self, depth: usize) -> Result<(), Error> {
        self.writer.white_space("\n")?;
        let mut depth = depth;
        while depth > 0 {
            let blanks = depth.min(BLANKS.len());
            self.writer.white_space(&BLANKS[..blanks])?;
            depth -= blanks;
        }
        Ok(())
    }
}
