//! Writes constant tags without checking their names again.

use core::fmt;

use super::{Open, State, Writer};
use crate::error::WriteError;
use crate::escape;
use crate::tag::Tag;

impl<W: fmt::Write> Writer<'_, W> {
    /// Writes the start tag `tag`; more attributes may follow. If the tag has an attribute, `value` is its
    /// value.
    ///
    /// ```
    /// const ITEM: xml_pull::Tag = xml_pull::Tag::new("<item key=\"", "</item>").unwrap();
    /// let mut writer = xml_pull::Writer::new(String::new());
    /// writer.start_tag_of(&ITEM, "a")?;
    /// writer.end_tag()?;
    /// assert_eq!(writer.finish()?, "<item key=\"a\"></item>");
    /// # Ok::<(), xml_pull::WriteError>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`start_tag`](Self::start_tag) and [`attribute`](Self::attribute).
    #[inline]
    pub fn start_tag_of(&mut self, tag: &Tag, value: &str) -> Result<(), WriteError> {
        self.before_element()?;
        let verbatim = escape::check_value(value)?;
        self.end_of_start_tag()?;
        self.open.push(Open { name: tag.name(), end: Some(tag.end) });
        self.attributes.clear();
        self.state = State::Tag;
        self.out.write_str(tag.start)?;
        let Some(attribute) = tag.attribute else { return Ok(()) };
        self.attributes.push(attribute);
        escape::write_value(&mut self.out, value, verbatim)?;
        Ok(self.out.write_str("\"")?)
    }

    /// Writes the whole element `tag` with only `text` in it. If the tag has an attribute, `value` is its
    /// value.
    ///
    /// ```
    /// const ITEM: xml_pull::Tag = xml_pull::Tag::new("<item key=\"", "</item>").unwrap();
    /// let mut writer = xml_pull::Writer::new(String::new());
    /// writer.text_element_of(&ITEM, "a", "b & c")?;
    /// assert_eq!(writer.finish()?, "<item key=\"a\">b &amp; c</item>");
    /// # Ok::<(), xml_pull::WriteError>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`start_tag_of`](Self::start_tag_of) and [`text`](Self::text).
    #[inline]
    pub fn text_element_of(
        &mut self,
        tag: &Tag,
        value: &str,
        text: &str,
    ) -> Result<(), WriteError> {
        self.before_element()?;
        let verbatim_value = escape::check_value(value)?;
        let verbatim_text = escape::check_text(text)?;
        self.end_of_start_tag()?;
        self.out.write_str(tag.start)?;
        if tag.attribute.is_some() {
            escape::write_value(&mut self.out, value, verbatim_value)?;
            self.out.write_str("\">")?;
        } else {
            self.out.write_str(">")?;
        }
        escape::write_text(&mut self.out, text, verbatim_text)?;
        self.after_element();
        Ok(self.out.write_str(tag.end)?)
    }
}
