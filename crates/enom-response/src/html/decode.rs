//! A page to fields.

use wire_text::{BodyKind, Budget, DeviationSink, Limits, scan};

use super::entities;
use super::fast_path;
use super::grammar::{self, Head, PageTag};
use crate::arena::{Arena, Node, Slice};
use crate::deviation::DeviationKind;
use crate::error::{Error, ErrorKind};
use crate::grammar::{check_characters, comment, line_break, strong_end, with_line_feeds};
use crate::wipe::Text;

const FIELD: &str = "`<STRONG>Name: </STRONG>value`";

/// Puts the fields of `text` into `arena`.
pub(crate) fn decode(
    text: &str,
    limits: &Limits,
    arena: &mut Arena,
    sink: &mut DeviationSink<DeviationKind>,
) -> Result<(), Error> {
    check_characters(text)?;
    // Each field has three tags.
    arena.begin_flat(text, b'<', 3);
    let budget = Budget::new(*limits);
    Decoder { text, arena, sink, budget, has_html: false, has_body: false }.run()
}

struct Decoder<'t, 'd> {
    text: &'t str,
    arena: &'d mut Arena,
    sink: &'d mut DeviationSink<DeviationKind>,
    budget: Budget,
    has_html: bool,
    has_body: bool,
}

/// What a value ends at, and what follows that.
enum End<'t> {
    Head(Head<'t>, &'t str),
    Page(PageTag, &'t str),
    Input,
}

impl<'t> Decoder<'t, '_> {
    fn run(mut self) -> Result<(), Error> {
        let mut end = self.prelude()?;
        if !(self.has_html && self.has_body) {
            self.sink.report(DeviationKind::Document, 0);
        }
        loop {
            end = match end {
                End::Head(_, rest) => {
                    let rest = self.usual_fields(rest);
                    self.field(rest)?
                }
                End::Page(tag, rest) => {
                    self.page_end(tag, rest)?;
                    break;
                }
                End::Input => {
                    self.sink.report(DeviationKind::Document, self.text.len());
                    break;
                }
            };
        }
        if self.arena.nodes.len() == 1 && self.arena.comments.is_empty() {
            return Err(self.no_response(self.text));
        }
        Ok(())
    }

    /// What stands before the first field.
    fn prelude(&mut self) -> Result<End<'t>, Error> {
        let mut rest = self.text.trim_start_matches('\u{FEFF}');
        loop {
            rest = rest.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_ascii_whitespace());
            if rest.starts_with(';') {
                rest = self.comment(rest)?;
                continue;
            }
            let head = match grammar::head(rest) {
                Err(_) if self.is_line_start(rest) => grammar::unopened_head(rest),
                head => head,
            };
            if let Ok((after, head)) = head {
                self.head(head, rest)?;
                return Ok(End::Head(head, after));
            }
            if let Ok((after, tag)) = grammar::page_tag(rest) {
                match tag {
                    PageTag::Html => self.has_html = true,
                    PageTag::Body => self.has_body = true,
                }
                rest = after;
            } else if let Ok((after, ())) = line_break(rest) {
                rest = after;
            } else if let Ok((after, tag)) = grammar::page_end(rest) {
                return Ok(End::Page(tag, after));
            } else if rest.is_empty() {
                return Ok(End::Input);
            } else if grammar::is_cut_head(rest) {
                return Err(self.cut());
            } else {
                rest = self.comment(rest)?;
            }
        }
    }

    /// A comment line, with or without its `;`: what follows.
    fn comment(&mut self, rest: &'t str) -> Result<&'t str, Error> {
        let offset = self.offset(rest);
        let (after, start, text) = if let Ok((after, comment)) = comment(rest) {
            (after, offset + 1, comment.text)
        } else {
            let end = memchr::memchr2(b'<', b'\n', rest.as_bytes()).unwrap_or(rest.len());
            if end == 0 || self.has_html || self.has_body {
                return Err(self.no_response(rest));
            }
            self.sink.report(DeviationKind::UnmarkedComment, offset);
            (&rest[end..], offset, &rest[..end])
        };
        self.budget.spend_item().map_err(|limit| Error::limit(limit, offset))?;
        self.arena.comments.push(Slice::trimmed(start, text.as_bytes()));
        Ok(after)
    }

    /// Pushes the field that `head`, at the start of `rest`, begins.
    fn head(&mut self, head: Head<'_>, rest: &str) -> Result<(), Error> {
        let offset = self.offset(rest);
        let is_unopened = !rest.starts_with('<');
        self.budget.spend_item().map_err(|limit| Error::limit(limit, offset))?;
        if self.sink.is_enabled() {
            for (departs, kind) in [
                (is_unopened, DeviationKind::MissingOpening),
                (head.sign == '=', DeviationKind::EqualsSign),
                (head.is_doubled, DeviationKind::DoubledEndTag),
                (head.name.contains(' '), DeviationKind::SpacedName),
                (head.name.starts_with('-'), DeviationKind::LeadingDash),
            ] {
                if departs {
                    self.sink.report(kind, offset);
                }
            }
        }
        let start = if is_unopened { offset } else { offset + "<STRONG>".len() };
        let name = Slice::new(start, head.name.len());
        self.arena.nodes.push(Node { name, value: Slice::default() });
        Ok(())
    }

    /// Reads values and the heads after them, from the start of `rest`, as long as they need no grammar: what
    /// follows the last head. Deviations are found by the grammar alone.
    fn usual_fields(&mut self, rest: &'t str) -> &'t str {
        let (text, mut at) = (self.text.as_bytes(), self.offset(rest));
        while !self.sink.is_enabled()
            && let Some((length, gap)) = fast_path::value(text, at)
            && let Some((name, after)) = fast_path::head(text, gap)
            && self.budget.check_text(length).is_ok()
            && self.budget.spend_item().is_ok()
        {
            self.arena.set_value(Slice::new(at, length));
            let name = Slice::new(gap + "<STRONG>".len(), name);
            self.arena.nodes.push(Node { name, value: Slice::default() });
            at = after;
        }
        self.text.get(at..).unwrap_or_default()
    }

    /// Reads the value at the start of `rest`, of the field that was pushed last: what it ends at.
    fn field(&mut self, rest: &'t str) -> Result<End<'t>, Error> {
        let (raw, end) = self.value_end(rest)?;
        let (value, breaks) = grammar::trim_gap(raw);
        let end_of_value = self.offset(rest) + value.len();
        if breaks != 1 {
            self.sink.report(DeviationKind::LineBreaks, end_of_value);
        }
        let value = value.trim_ascii_start();
        let start = end_of_value - value.len();
        self.budget.check_text(value.len()).map_err(|limit| Error::limit(limit, start))?;
        let has_markup = memchr::memchr(b'<', value.as_bytes()).is_some();
        if has_markup {
            self.sink.report(DeviationKind::MarkupInValue, start);
        }
        let slice = match decoded(value, start, has_markup)? {
            None => Slice::new(start, value.len()),
            Some(decoded) => self.arena.keep(self.text.len(), &decoded),
        };
        self.arena.set_value(slice);
        // The next head is pushed once the value before it is known.
        if let End::Head(head, _) = end {
            self.head(head, &rest[raw.len()..])?;
        }
        Ok(end)
    }

    /// The value at the start of `rest` with the gap after it, and what it ends at.
    fn value_end(&self, rest: &'t str) -> Result<(&'t str, End<'t>), Error> {
        let bytes = rest.as_bytes();
        // What a `strong-end` begins with after `</`: the grammar is asked for nothing else.
        let is_strong = |byte: Option<&u8>| matches!(byte, Some(b'S' | b' ' | b'\t'));
        // Where the text since the last `<` begins: a head without its opening tag is within it.
        let mut chunk = 0;
        let mut from = 0;
        // Most stand a few bytes apart.
        while let Some(length) = scan::find(&bytes[from..], [b'<']) {
            let at = from + length;
            from = at + 1;
            let tag = &rest[at..];
            match bytes.get(at + 1) {
                Some(b'S') => {
                    if let Ok((after, head)) = grammar::head(tag) {
                        return Ok((&rest[..at], End::Head(head, after)));
                    }
                }
                Some(b'/') if matches!(bytes.get(at + 2), Some(b'H' | b'B')) => {
                    if let Ok((after, end)) = grammar::page_end(tag) {
                        return Ok((&rest[..at], End::Page(end, after)));
                    }
                }
                Some(b'/') if is_strong(bytes.get(at + 2)) && strong_end(tag).is_ok() => {
                    let line = memchr::memrchr(b'\n', &bytes[chunk..at]).map(|end| chunk + end + 1);
                    if let Some(line) = line
                        && let Ok((after, head)) = grammar::unopened_head(&rest[line..])
                    {
                        let start = rest[line..].trim_start_matches([' ', '\t']);
                        return Ok((&rest[..rest.len() - start.len()], End::Head(head, after)));
                    }
                }
                _ => {}
            }
            chunk = at;
        }
        // A tag of the format, or a head, may have been cut off.
        let cut = memchr::memrchr(b'<', bytes).map(|at| &rest[at..]);
        if cut.is_some_and(grammar::is_cut_head) {
            return Err(self.cut());
        }
        Ok((rest, End::Input))
    }

    /// Checks what follows the first end tag of the page.
    fn page_end(&mut self, first: PageTag, rest: &'t str) -> Result<(), Error> {
        let trimmed = rest.trim_ascii_start();
        let rest = match grammar::page_end(trimmed) {
            Ok((after, second)) if second != first => {
                if first == PageTag::Html {
                    self.sink.report(DeviationKind::Document, self.offset(trimmed));
                }
                after.trim_ascii_start()
            }
            _ => {
                self.sink.report(DeviationKind::Document, self.offset(trimmed));
                trimmed
            }
        };
        if rest.is_empty() {
            return Ok(());
        }
        if grammar::is_cut_tag(rest) {
            return Err(self.cut());
        }
        let expected = "the end of the page";
        Err(Error::new(ErrorKind::TrailingContent, self.offset(rest), expected))
    }

    #[cold]
    fn cut(&self) -> Error {
        Error::new(ErrorKind::Incomplete, self.text.len(), "the end of the tag")
    }

    #[cold]
    fn no_response(&self, rest: &str) -> Error {
        Error::new(ErrorKind::NotAResponse(BodyKind::Html), self.offset(rest), FIELD)
    }

    /// Whether `rest` begins a line, blanks aside.
    fn is_line_start(&self, rest: &str) -> bool {
        let before = &self.text[..self.offset(rest)];
        let before = before.trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with(['\n', '\u{FEFF}'])
    }

    fn offset(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }
}

/// The text of `value` where it does not stand there as it reads.
fn decoded(value: &str, start: usize, has_markup: bool) -> Result<Option<Text>, Error> {
    let replaced =
        memchr::memchr(b'\r', value.as_bytes()).is_some().then(|| with_line_feeds(value));
    let value = replaced.as_deref().map_or(value, |replaced| replaced);
    if !has_markup && memchr::memchr(b'&', value.as_bytes()).is_some() {
        return entities::decode(value).map(Some).map_err(|at| {
            let expected = "a reference to a character that XML allows";
            Error::new(ErrorKind::IllegalCharacter, start + at, expected)
        });
    }
    Ok(replaced)
}
