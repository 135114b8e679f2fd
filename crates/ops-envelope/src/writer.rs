//! From the vocabulary of `ops.dtd` to XML: the mirror of `parser`.

use core::fmt::Write;

use wire_text::{Limit, Limits};
use xml_pull::Tag;

use crate::container::Container;
use crate::error::{Error, of_write};
use crate::header::{self, Header};
use crate::options::Layout;
use crate::output::Output;
use crate::tags::{BODY_TAG, DATA_BLOCK_TAG, ENVELOPE_TAG, HEADER_TAG, ITEM_TAG};

/// Writes one envelope item by item.
pub(crate) struct Writer<O> {
    xml: xml_pull::Writer<'static, O>,
    layout: Layout,
    /// Whether the element that was opened last holds nothing but text.
    fresh: bool,
}

impl<O: Write> Writer<O> {
    /// Writes everything before the value to `out`.
    pub(crate) fn open(mut out: O, layout: Layout, header: &Header<'_>) -> Result<Self, Error> {
        if header.iter().eq([("version", Header::VERSION)]) {
            out.write_str(usual_start(layout))?;
            let xml = xml_pull::Writer::resume(out, &[&ENVELOPE_TAG, &BODY_TAG, &DATA_BLOCK_TAG]);
            return Ok(Self { xml, layout, fresh: true });
        }
        let mut writer = Self { xml: xml_pull::Writer::new(out), layout, fresh: false };
        writer.start_with(header)?;
        Ok(writer)
    }

    /// Writes everything before the value, piece by piece.
    fn start_with(&mut self, header: &Header<'_>) -> Result<(), Error> {
        self.xml.declaration(Some("UTF-8"), Some(false)).map_err(of_write)?;
        self.line(0)?;
        self.xml.doctype("OPS_envelope", "ops.dtd").map_err(of_write)?;
        self.start_tag(&ENVELOPE_TAG, "")?;
        self.start_tag(&HEADER_TAG, "")?;
        if header.len() > header::MAX_FIELDS {
            return Err(Error::unrepresentable("at most 64 header fields"));
        }
        for (name, text) in header.iter() {
            self.header_field(name, text).map_err(|error| error.in_field(name))?;
            self.fresh = false;
        }
        self.end_tag()?;
        self.start_tag(&BODY_TAG, "")?;
        self.start_tag(&DATA_BLOCK_TAG, "")
    }

    /// An `item` without class that holds text, whole.
    #[inline]
    pub(crate) fn text_item(&mut self, key: &str, text: &str) -> Result<(), Error> {
        if self.xml.depth() >= Limits::MAX_DEPTH {
            return Err(Error::limit(Limit::Depth, None));
        }
        self.line(self.xml.depth())?;
        self.fresh = false;
        self.xml.text_element_of(&ITEM_TAG, key, text).map_err(of_write)
    }

    /// Ends every element that is still open.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        while self.xml.depth() > 0 {
            self.end_tag()?;
        }
        self.xml.finish().map_err(of_write)?;
        Ok(())
    }

    fn header_field(&mut self, name: &str, text: &str) -> Result<(), Error> {
        if header::OTHER_ELEMENTS.contains(&name) {
            let expected = "a header field that is no other element of the grammar";
            return Err(Error::unrepresentable(expected));
        }
        if text.trim_matches([' ', '\t', '\n', '\r']).len() < text.len() {
            let expected = "a header field without white space around it";
            return Err(Error::unrepresentable(expected));
        }
        self.line(self.xml.depth())?;
        self.xml.text_element(name, text).map_err(of_write)
    }

    #[inline]
    fn start_tag(&mut self, tag: &Tag, value: &str) -> Result<(), Error> {
        // Deeper than this it could not be read back.
        if self.xml.depth() >= Limits::MAX_DEPTH {
            return Err(Error::limit(Limit::Depth, None));
        }
        self.line(self.xml.depth())?;
        self.fresh = true;
        self.xml.start_tag_of(tag, value).map_err(of_write)
    }

    #[inline]
    fn end_tag(&mut self) -> Result<(), Error> {
        if !self.fresh {
            self.line(self.xml.depth().saturating_sub(1))?;
        }
        self.fresh = false;
        self.xml.end_tag().map_err(of_write)
    }

    /// A new line at `depth`.
    #[inline]
    fn line(&mut self, depth: usize) -> Result<(), Error> {
        match self.layout {
            Layout::Compact => Ok(()),
            Layout::Indented => self.xml.new_line(4 * depth).map_err(of_write),
        }
    }
}

impl<O: Write> Output for Writer<O> {
    #[inline]
    fn start(&mut self, container: Container) -> Result<(), Error> {
        self.start_tag(container.tag(), "")
    }

    #[inline]
    fn item(&mut self, key: &str, class: Option<&str>) -> Result<(), Error> {
        self.start_tag(&ITEM_TAG, key)?;
        match class {
            Some(class) => self.xml.attribute("class", class).map_err(of_write),
            None => Ok(()),
        }
    }

    #[inline]
    fn scalar(&mut self, text: &str) -> Result<(), Error> {
        match self.xml.open_element() {
            Some("item") => {
                self.xml.text(text).map_err(of_write)?;
                self.end_tag()
            }
            Some("dt_scalarref") => self.xml.text(text).map_err(of_write),
            _ => {
                self.start(Container::Scalar)?;
                self.xml.text(text).map_err(of_write)?;
                self.end_tag()
            }
        }
    }

    #[inline]
    fn end(&mut self) -> Result<(), Error> {
        self.end_tag()?;
        if self.xml.open_element() == Some("item") {
            self.end_tag()?;
        }
        Ok(())
    }
}

/// What stands before the value in nearly every envelope, which has a header of version 0.9.
const fn usual_start(layout: Layout) -> &'static str {
    match layout {
        Layout::Compact => {
            "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\
             <!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\
             <OPS_envelope><header><version>0.9</version></header><body><data_block>"
        }
        Layout::Indented => {
            "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n\
             <!DOCTYPE OPS_envelope SYSTEM 'ops.dtd'>\n\
             <OPS_envelope>\n    \
                 <header>\n        \
                     <version>0.9</version>\n    \
                 </header>\n    \
                 <body>\n        \
                     <data_block>"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_start_is_what_the_pieces_make() {
        for layout in [Layout::Compact, Layout::Indented] {
            let mut out = alloc::string::String::new();
            let xml = xml_pull::Writer::new(&mut out);
            let mut writer = Writer { xml, layout, fresh: false };
            writer.start_with(&Header::new(Header::VERSION)).unwrap();
            // The last tag is ended by what comes after it.
            assert_eq!(out + ">", usual_start(layout));
        }
    }
}
