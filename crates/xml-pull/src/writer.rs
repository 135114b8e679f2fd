//! The writer: takes the parts of a document, and writes well-formed XML.

mod known;

use core::fmt;

use smallvec::SmallVec;

use crate::error::WriteError;
use crate::tag::Tag;
use crate::{chars, escape};

/// Writes one document. It refuses everything that could not be read back: illegal characters, invalid names,
/// elements closed out of order, a second root.
///
/// It adds no white space of its own, and allocates only for nesting deeper than 16 and for tags with more than
/// 4 attributes. It writes to anything that is [`fmt::Write`]; a reused `String` is fastest.
///
/// ```
/// let mut out = String::new();
/// let mut writer = xml_pull::Writer::new(&mut out);
/// writer.start_tag("a")?;
/// writer.attribute("b", "1 < 2")?;
/// writer.text("x & y")?;
/// writer.end_tag()?;
/// writer.finish()?;
/// assert_eq!(out, "<a b=\"1 &lt; 2\">x &amp; y</a>");
/// # Ok::<(), xml_pull::WriteError>(())
/// ```
#[derive(Debug)]
pub struct Writer<'n, W> {
    out: W,
    /// The open elements. Messages nest no deeper than this as a rule.
    open: SmallVec<[Open<'n>; 16]>,
    /// The names of the attributes of the open tag.
    attributes: SmallVec<[&'n str; 4]>,
    state: State,
}

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Open<'n> {
    name: &'n str,
    /// Its end tag, if that is known.
    end: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Start,
    Prolog { doctype: bool },
    Tag,
    Content,
    Epilog,
}

/// The end of a tag, and a line with blanks after it.
const LINE: &str = ">\n                                                                ";

impl<'n, W: fmt::Write> Writer<'n, W> {
    /// A writer at the start of a document. It writes to `out`.
    #[must_use]
    pub const fn new(out: W) -> Self {
        Self {
            out,
            open: SmallVec::new_const(),
            attributes: SmallVec::new_const(),
            state: State::Start,
        }
    }

    /// A writer in the middle of a document: `out` has everything up to the start tags of `open`, the outermost
    /// first, and perhaps content of the last one. What it has is not checked.
    ///
    /// ```
    /// use xml_pull::{Tag, Writer};
    ///
    /// const LIST: Tag = Tag::new("<list>", "</list>").unwrap();
    /// let mut writer = Writer::resume(String::from("<?xml version='1.0'?><list>"), &[&LIST]);
    /// writer.text("a")?;
    /// writer.end_tag()?;
    /// assert_eq!(writer.finish()?, "<?xml version='1.0'?><list>a</list>");
    /// # Ok::<(), xml_pull::WriteError>(())
    /// ```
    #[must_use]
    pub fn resume(out: W, open: &[&Tag]) -> Self {
        let open = open.iter().map(|tag| Open { name: tag.name(), end: Some(tag.end) }).collect();
        Self { out, open, attributes: SmallVec::new_const(), state: State::Content }
    }

    /// Writes `<?xml version='1.0' encoding='…' standalone='…'?>`. Only possible at the start.
    ///
    /// # Errors
    /// [`Misplaced`](WriteError::Misplaced) anywhere else; [`InvalidContent`](WriteError::InvalidContent) for
    /// text that cannot be the name of an encoding.
    pub fn declaration(
        &mut self,
        encoding: Option<&str>,
        standalone: Option<bool>,
    ) -> Result<(), WriteError> {
        if self.state != State::Start {
            return Err(WriteError::Misplaced);
        }
        if !encoding.is_none_or(chars::is_encoding_name) {
            return Err(WriteError::InvalidContent);
        }
        match encoding {
            Some(encoding) => self.pieces(&["<?xml version='1.0' encoding='", encoding, "'"])?,
            None => self.out.write_str("<?xml version='1.0'")?,
        }
        self.state = State::Prolog { doctype: false };
        Ok(self.out.write_str(match standalone {
            Some(true) => " standalone='yes'?>",
            Some(false) => " standalone='no'?>",
            None => "?>",
        })?)
    }

    /// Writes `<!DOCTYPE name SYSTEM 'system'>`, before the root element and at most once.
    ///
    /// # Errors
    /// [`Misplaced`](WriteError::Misplaced), [`InvalidName`](WriteError::InvalidName),
    /// [`InvalidContent`](WriteError::InvalidContent) for a quote in `system`.
    pub fn doctype(&mut self, name: &str, system: &str) -> Result<(), WriteError> {
        match self.state {
            State::Start | State::Prolog { doctype: false } => {}
            _ => return Err(WriteError::Misplaced),
        }
        check_name(name)?;
        check_legal(system)?;
        if system.contains('\'') {
            return Err(WriteError::InvalidContent);
        }
        self.state = State::Prolog { doctype: true };
        self.pieces(&["<!DOCTYPE ", name, " SYSTEM '", system, "'>"])
    }

    /// Writes white space between tags, or outside the root element, unchanged.
    ///
    /// # Errors
    /// [`InvalidContent`](WriteError::InvalidContent) for anything else, including a carriage return.
    pub fn white_space(&mut self, space: &str) -> Result<(), WriteError> {
        if !space.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n')) {
            return Err(WriteError::InvalidContent);
        }
        self.end_of_start_tag()?;
        Ok(self.out.write_str(space)?)
    }

    /// Writes a new line and `blanks` blanks, between tags or outside the root element.
    ///
    /// # Errors
    /// [`Output`](WriteError::Output).
    #[inline]
    pub fn new_line(&mut self, blanks: usize) -> Result<(), WriteError> {
        // One piece with the end of the tag before it.
        let from = usize::from(!matches!(self.state, State::Tag));
        match self.state {
            State::Tag => self.state = State::Content,
            State::Start => self.state = State::Prolog { doctype: false },
            _ => {}
        }
        match LINE.get(from..blanks.saturating_add(2)) {
            Some(line) => Ok(self.out.write_str(line)?),
            None => self.long_line(from, blanks),
        }
    }

    /// [`new_line`](Self::new_line) for more blanks than [`LINE`] has.
    #[cold]
    fn long_line(&mut self, from: usize, blanks: usize) -> Result<(), WriteError> {
        self.out.write_str(&LINE[from..])?;
        let most = LINE.len() - 2;
        for written in (most..blanks).step_by(most) {
            self.out.write_str(&LINE[2..2 + most.min(blanks - written)])?;
        }
        Ok(())
    }

    /// Writes `<name`; attributes may follow.
    ///
    /// # Errors
    /// [`InvalidName`](WriteError::InvalidName); [`Misplaced`](WriteError::Misplaced) for a second
    /// root element.
    #[inline]
    pub fn start_tag(&mut self, name: &'n str) -> Result<(), WriteError> {
        self.before_element()?;
        check_name(name)?;
        self.end_of_start_tag()?;
        self.open.push(Open { name, end: None });
        self.attributes.clear();
        self.state = State::Tag;
        self.pieces(&["<", name])
    }

    /// Writes ` name="value"`, directly after the start tag or another attribute.
    ///
    /// # Errors
    /// [`Misplaced`](WriteError::Misplaced), also for the same name twice;
    /// [`InvalidName`](WriteError::InvalidName);
    /// [`IllegalCharacter`](WriteError::IllegalCharacter).
    #[inline]
    pub fn attribute(&mut self, name: &'n str, value: &str) -> Result<(), WriteError> {
        if !matches!(self.state, State::Tag) || self.attributes.contains(&name) {
            return Err(WriteError::Misplaced);
        }
        check_name(name)?;
        let verbatim = escape::check_value(value)?;
        self.attributes.push(name);
        self.pieces(&[" ", name, "=\""])?;
        escape::write_value(&mut self.out, value, verbatim)?;
        Ok(self.out.write_str("\"")?)
    }

    /// Writes character data, escaped where necessary.
    ///
    /// # Errors
    /// [`IllegalCharacter`](WriteError::IllegalCharacter); [`Misplaced`](WriteError::Misplaced)
    /// outside the root element.
    #[inline]
    pub fn text(&mut self, text: &str) -> Result<(), WriteError> {
        let verbatim = escape::check_text(text)?;
        self.inside()?;
        Ok(escape::write_text(&mut self.out, text, verbatim)?)
    }

    /// Writes `<![CDATA[text]]>`; several sections if the text contains `]]>` or a carriage return, which can
    /// only be written as a reference.
    ///
    /// # Errors
    /// Those of [`text`](Self::text).
    pub fn cdata(&mut self, text: &str) -> Result<(), WriteError> {
        self.inside()?;
        check_legal(text)?;
        self.out.write_str("<![CDATA[")?;
        for (line, piece) in text.split('\r').enumerate() {
            if line > 0 {
                self.out.write_str("]]>&#13;<![CDATA[")?;
            }
            let mut rest = piece;
            while let Some(at) = rest.find("]]>") {
                let (section, after) = rest.split_at(at + "]]".len());
                self.pieces(&[section, "]]><![CDATA["])?;
                rest = after;
            }
            self.out.write_str(rest)?;
        }
        Ok(self.out.write_str("]]>")?)
    }

    /// Writes `<!--text-->`.
    ///
    /// # Errors
    /// [`InvalidContent`](WriteError::InvalidContent) for a text with `--` or with `-` at its end;
    /// [`IllegalCharacter`](WriteError::IllegalCharacter).
    pub fn comment(&mut self, text: &str) -> Result<(), WriteError> {
        check_legal(text)?;
        if text.contains("--") || text.ends_with('-') {
            return Err(WriteError::InvalidContent);
        }
        self.end_of_start_tag()?;
        self.pieces(&["<!--", text, "-->"])
    }

    /// Writes `<?target data?>`.
    ///
    /// # Errors
    /// [`InvalidName`](WriteError::InvalidName), also for `xml`;
    /// [`InvalidContent`](WriteError::InvalidContent) for data with `?>` or white space before it;
    /// [`IllegalCharacter`](WriteError::IllegalCharacter).
    pub fn processing_instruction(&mut self, target: &str, data: &str) -> Result<(), WriteError> {
        check_name(target)?;
        check_legal(data)?;
        if target.eq_ignore_ascii_case("xml") {
            return Err(WriteError::InvalidName);
        }
        if data.contains("?>") || data.starts_with(|c: char| c.is_ascii_whitespace()) {
            return Err(WriteError::InvalidContent);
        }
        self.end_of_start_tag()?;
        let blank = if data.is_empty() { "" } else { " " };
        self.pieces(&["<?", target, blank, data, "?>"])
    }

    /// Writes `</name>` for the innermost open element.
    ///
    /// # Errors
    /// [`Misplaced`](WriteError::Misplaced) when none is open.
    #[inline]
    pub fn end_tag(&mut self) -> Result<(), WriteError> {
        self.end_of_start_tag()?;
        let Open { name, end } = self.open.pop().ok_or(WriteError::Misplaced)?;
        self.after_element();
        match end {
            Some(end) => Ok(self.out.write_str(end)?),
            None => self.pieces(&["</", name, ">"]),
        }
    }

    /// Writes `/>` if the innermost element has no content yet, otherwise `</name>`.
    ///
    /// # Errors
    /// Those of [`end_tag`](Self::end_tag).
    pub fn end_tag_short(&mut self) -> Result<(), WriteError> {
        if self.state != State::Tag {
            return self.end_tag();
        }
        self.open.pop();
        self.after_element();
        Ok(self.out.write_str("/>")?)
    }

    /// Writes `<name>text</name>`, for names that do not live as long as the writer.
    ///
    /// # Errors
    /// Those of [`start_tag`](Self::start_tag) and [`text`](Self::text).
    pub fn text_element(&mut self, name: &str, text: &str) -> Result<(), WriteError> {
        self.before_element()?;
        check_name(name)?;
        let verbatim = escape::check_text(text)?;
        self.end_of_start_tag()?;
        self.pieces(&["<", name, ">"])?;
        escape::write_text(&mut self.out, text, verbatim)?;
        self.after_element();
        self.pieces(&["</", name, ">"])
    }

    /// The name of the innermost open element.
    #[inline]
    #[must_use]
    pub fn open_element(&self) -> Option<&'n str> {
        self.open.last().map(|open| open.name)
    }

    /// How many elements are open.
    #[inline]
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Returns the output, if the document is complete.
    ///
    /// # Errors
    /// [`Misplaced`](WriteError::Misplaced) while an element is open, or without any.
    pub fn finish(self) -> Result<W, WriteError> {
        if matches!(self.state, State::Epilog) { Ok(self.out) } else { Err(WriteError::Misplaced) }
    }

    /// No element can follow the root element.
    #[inline]
    fn before_element(&self) -> Result<(), WriteError> {
        if matches!(self.state, State::Epilog) { Err(WriteError::Misplaced) } else { Ok(()) }
    }

    #[inline]
    fn after_element(&mut self) {
        self.state = if self.open.is_empty() { State::Epilog } else { State::Content };
    }

    #[inline]
    fn inside(&mut self) -> Result<(), WriteError> {
        self.end_of_start_tag()?;
        if matches!(self.state, State::Content) { Ok(()) } else { Err(WriteError::Misplaced) }
    }

    /// Ends an open start tag; at the start of the document, rules out a declaration from now on.
    #[inline]
    fn end_of_start_tag(&mut self) -> Result<(), WriteError> {
        match self.state {
            State::Tag => {
                self.state = State::Content;
                Ok(self.out.write_str(">")?)
            }
            State::Start => {
                self.state = State::Prolog { doctype: false };
                Ok(())
            }
            _ => Ok(()),
        }
    }

    #[inline]
    fn pieces(&mut self, pieces: &[&str]) -> Result<(), WriteError> {
        for piece in pieces {
            self.out.write_str(piece)?;
        }
        Ok(())
    }
}

#[inline]
fn check_name(name: &str) -> Result<(), WriteError> {
    if chars::is_valid_name(name) { Ok(()) } else { Err(WriteError::InvalidName) }
}

#[inline]
fn check_legal(text: &str) -> Result<(), WriteError> {
    if chars::first_illegal(text).is_none() { Ok(()) } else { Err(WriteError::IllegalCharacter) }
}
