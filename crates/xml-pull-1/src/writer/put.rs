//! The mirror of `reader::take`: a whole shape in one step, for callers who write it all the time.

use core::fmt;

use super::{State, WriteError, Writer};
use crate::escape;

impl<W: fmt::Write> Writer<'_, W> {
    /// Writes the start of a document: declaration, document type and first tags, as one sender always
    /// writes them. What `prolog` says is not looked into; `open` are the elements that it leaves open,
    /// outermost first.
    ///
    /// ```
    /// let mut writer = xml_pull::Writer::new(String::new());
    /// writer.put_prolog("<?xml version='1.0'?><a><b/><c>", &["a", "c"])?;
    /// writer.end_tag()?;
    /// writer.end_tag()?;
    /// assert_eq!(writer.finish()?, "<?xml version='1.0'?><a><b/><c></c></a>");
    /// # Ok::<(), xml_pull::WriteError>(())
    /// ```
    ///
    /// # Errors
    /// [`Misplaced`](WriteError::Misplaced) behind anything else, and where nothing stays open.
    pub fn put_prolog(
        &mut self,
        prolog: &'static str,
        open: &[&'static str],
    ) -> Result<(), WriteError> {
        if self.state != State::Start || open.is_empty() {
            return Err(WriteError::Misplaced);
        }
        for name in open {
            self.open.push(name);
        }
        self.state = State::Content;
        Ok(self.out.write_str(prolog)?)
    }

    /// Writes an element with one attribute and nothing but text. `start` is the tag up to the value,
    /// as in `<item key=`, and `end` the end tag; what they say is not looked into.
    ///
    /// ```
    /// let mut writer = xml_pull::Writer::new(String::new());
    /// writer.start_tag("a")?;
    /// writer.put_element("<b c=", "\"1\"", "d & e", "</b>")?;
    /// writer.end_tag()?;
    /// assert_eq!(writer.finish()?, "<a><b c=\"&quot;1&quot;\">d &amp; e</b></a>");
    /// # Ok::<(), xml_pull::WriteError>(())
    /// ```
    ///
    /// # Errors
    /// [`IllegalCharacter`](WriteError::IllegalCharacter); [`Misplaced`](WriteError::Misplaced)
    /// outside the root element.
    #[inline]
    pub fn put_element(
        &mut self,
        start: &'static str,
        value: &str,
        text: &str,
        end: &'static str,
    ) -> Result<(), WriteError> {
        let verbatim_value = escape::check_value(value)?;
        let verbatim_text = escape::check_text(text)?;
        self.end_of_start_tag()?;
        if self.state != State::Content {
            return Err(WriteError::Misplaced);
        }
        self.pieces(&[start, "\""])?;
        escape::write_value(&mut self.out, value, verbatim_value)?;
        self.out.write_str("\">")?;
        escape::write_text(&mut self.out, text, verbatim_text)?;
        Ok(self.out.write_str(end)?)
    }
}
