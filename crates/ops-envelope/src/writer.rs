//! From the OPS vocabulary to XML, one token at a time: the mirror of `tokens`.

use alloc::borrow::Cow;
use core::fmt::Write;

use xml_pull::{Limit, Limits};

use crate::digits::Digits;
use crate::header::Header;
use crate::reader::Container;
use crate::{Error, ErrorKind, Layout, head, header};

/// Writes the tokens of one envelope.
pub(crate) struct Writer<O> {
    xml: xml_pull::Writer<'static, O>,
    layout: Layout,
    /// Whether nothing but text stands in the element that was opened last.
    fresh: bool,
    /// Whether what XML cannot hold is replaced, for display, instead of refused.
    lossy: bool,
}

impl<O: Write> Writer<O> {
    /// Writes up to the data block.
    pub(crate) fn open(out: O, header: &Header<'_>, layout: Layout) -> Result<Self, Error> {
        let mut this = Self::fragment(out, layout);
        this.preamble(header)?;
        Ok(this)
    }

    /// Writes a value without an envelope.
    pub(crate) const fn fragment(out: O, layout: Layout) -> Self {
        Self { xml: xml_pull::Writer::new(out), layout, fresh: true, lossy: false }
    }

    /// Replaces what XML cannot hold from now on.
    pub(crate) const fn lossy(mut self) -> Self {
        self.lossy = true;
        self
    }

    /// Whether the next element would stand deeper than can be read back, and is better left out.
    pub(crate) const fn is_full(&self) -> bool {
        self.lossy && self.xml.depth() + 2 > Limits::MAX_DEPTH
    }

    /// Writes what stands before the value.
    pub(crate) fn preamble(&mut self, header: &Header<'_>) -> Result<(), Error> {
        if header.len() == 1 && header.version() == Some(Header::VERSION) {
            let head = match self.layout {
                Layout::Indented => head::INDENTED,
                Layout::Compact => head::COMPACT,
            };
            self.fresh = true;
            return Ok(self.xml.put_prolog(head, &head::OPEN)?);
        }
        self.fresh = false;
        self.xml.declaration(Some("UTF-8"), Some(false))?;
        self.line()?;
        self.xml.doctype("OPS_envelope", "ops.dtd")?;
        self.start_tag("OPS_envelope")?;
        self.start_tag("header")?;
        if header.len() > header::MAX_FIELDS && !self.lossy {
            return Err(Error::new(ErrorKind::Unrepresentable, None, "at most 64 header fields"));
        }
        for (name, text) in header.iter().take(header::MAX_FIELDS) {
            match self.header_field(name, text) {
                Err(error) if !self.lossy => return Err(error.under_key(name)),
                _ => {}
            }
            self.fresh = false;
        }
        self.end_tag()?;
        self.start_tag("body")?;
        self.start_tag("data_block")
    }

    /// A `dt_*` element opens.
    pub(crate) fn start(&mut self, container: Container) -> Result<(), Error> {
        self.start_tag(container.name())
    }

    /// An `item` opens; its value must come next.
    #[inline]
    pub(crate) fn item(&mut self, key: &str, class: Option<&str>) -> Result<(), Error> {
        self.start_tag("item")?;
        self.xml.attribute("key", &shown(key, self.lossy))?;
        match class {
            Some(class) => Ok(self.xml.attribute("class", &shown(class, self.lossy))?),
            None => Ok(()),
        }
    }

    /// An `item` of an array opens; its value must come next.
    #[inline]
    pub(crate) fn index(&mut self, index: usize, class: Option<&str>) -> Result<(), Error> {
        self.item(Digits::of(index).as_str(), class)
    }

    /// An `item` without class that holds text, whole.
    #[inline]
    pub(crate) fn text_item(&mut self, key: &str, text: &str) -> Result<(), Error> {
        self.check_depth()?;
        self.line()?;
        self.fresh = false;
        let (key, text) = (shown(key, self.lossy), shown(text, self.lossy));
        Ok(self.xml.put_element("<item key=", &key, &text, "</item>")?)
    }

    /// Text: the value of an item or a reference, or a `dt_scalar` of its own.
    #[inline]
    pub(crate) fn scalar(&mut self, text: &str) -> Result<(), Error> {
        let text = &shown(text, self.lossy);
        match self.xml.open_element() {
            Some("item") => {
                self.xml.text(text)?;
                self.xml.end_tag()?;
                self.fresh = false;
            }
            Some("dt_scalarref") => self.xml.text(text)?,
            _ => {
                self.start_tag("dt_scalar")?;
                self.xml.text(text)?;
                self.xml.end_tag()?;
                self.fresh = false;
            }
        }
        Ok(())
    }

    /// The container that was opened last ends, and with it the item around.
    #[inline]
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        self.end_tag()?;
        if self.xml.open_element() == Some("item") {
            self.end_tag()?;
        }
        Ok(())
    }

    /// Ends every element that is still open.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        while self.xml.depth() > 0 {
            self.end_tag()?;
        }
        self.xml.finish()?;
        Ok(())
    }

    fn header_field(&mut self, name: &str, text: &str) -> Result<(), Error> {
        if header::is_elsewhere(name) {
            let expected = "a header field that is no other element of the grammar";
            return Err(Error::new(ErrorKind::Unrepresentable, None, expected));
        }
        let lost = text.trim_matches([' ', '\t', '\n', '\r']).len() < text.len();
        if lost {
            let expected = "a header field without white space around it";
            return Err(Error::new(ErrorKind::Unrepresentable, None, expected));
        }
        self.line()?;
        Ok(self.xml.text_element(name, &shown(text, self.lossy))?)
    }

    #[inline]
    fn start_tag(&mut self, name: &'static str) -> Result<(), Error> {
        self.check_depth()?;
        // A fragment starts at the very beginning of its line.
        if self.xml.depth() > 0 || !self.fresh {
            self.line()?;
        }
        self.xml.start_tag(name)?;
        self.fresh = true;
        Ok(())
    }

    /// Refuses an element that would stand deeper than can be read back.
    #[inline]
    fn check_depth(&self) -> Result<(), Error> {
        if self.xml.depth() < Limits::MAX_DEPTH {
            return Ok(());
        }
        let limit = Limit::Depth;
        Err(Error::new(ErrorKind::Limit(limit), None, limit.expectation()))
    }

    #[inline]
    fn end_tag(&mut self) -> Result<(), Error> {
        if !self.fresh {
            self.line_at(self.xml.depth().saturating_sub(1))?;
        }
        self.fresh = false;
        Ok(self.xml.end_tag()?)
    }

    /// A new line for what stands in the element that is open.
    #[inline]
    fn line(&mut self) -> Result<(), Error> {
        self.line_at(self.xml.depth())
    }

    #[inline]
    fn line_at(&mut self, depth: usize) -> Result<(), Error> {
        match self.layout {
            Layout::Compact => Ok(()),
            Layout::Indented => Ok(self.xml.new_line(4 * depth)?),
        }
    }
}

/// `text` as it is, or in a lossy writer without what XML cannot hold.
#[inline]
fn shown(text: &str, lossy: bool) -> Cow<'_, str> {
    if !lossy || xml_pull::first_illegal(text).is_none() {
        return Cow::Borrowed(text);
    }
    let legal = |c| {
        if xml_pull::is_legal(c) { c } else { char::REPLACEMENT_CHARACTER }
    };
    Cow::Owned(text.chars().map(legal).collect())
}
