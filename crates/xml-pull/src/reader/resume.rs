//! Reading on in the middle of a document.

use wire_text::{Budget, Limit, Span};

use super::{Reader, State};
use crate::chars;
use crate::error::{Error, ErrorKind};

impl<'a> Reader<'a> {
    /// Goes on at `offset`, in the content of the elements `open`, outermost first: for callers that read
    /// repeated markup by means of their own. What stands before `offset` is not looked at; `elements`
    /// says how many elements have started there, which the limits count.
    ///
    /// ```
    /// use xml_pull::{Event, Reader};
    ///
    /// let mut reader = Reader::new("<a><b>1</b><b>2</b></a>");
    /// reader.resume(15, ["a", "b"], 3)?;
    /// assert!(matches!(reader.next_event()?, Some(Event::EndTag { name: "b" })));
    /// assert_eq!(reader.next_event()?, Some(Event::EndTag { name: "a" }));
    /// assert_eq!(reader.next_event()?, None);
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    ///
    /// # Errors
    /// The limits of bytes, depth and items; [`Syntax`](ErrorKind::Syntax) for an offset within a character,
    /// a name that is none, and no open element at all.
    pub fn resume(
        &mut self,
        offset: usize,
        open: impl IntoIterator<Item = &'a str>,
        elements: usize,
    ) -> Result<(), Error> {
        self.state = State::Finished;
        self.open.clear();
        let at_offset =
            |limit: Limit| Error::new(ErrorKind::Limit(limit), offset, limit.expectation());
        self.budget = Budget::new(*self.budget.limits());
        self.budget.check_bytes(self.text.len()).map_err(at_offset)?;
        for name in open {
            self.budget.enter().map_err(at_offset)?;
            if !chars::is_valid_name(name) {
                return Err(Error::new(ErrorKind::Syntax, offset, "names of open elements"));
            }
            self.open.push(name);
        }
        let closed = elements.saturating_sub(self.open.len());
        self.budget.spend_items(closed).map_err(at_offset)?;
        if self.open.is_empty() || !self.text.is_char_boundary(offset) {
            return Err(Error::new(ErrorKind::Syntax, offset, "an offset within the root element"));
        }
        self.at = offset;
        self.span = Span { start: offset, end: offset };
        self.state = State::Content;
        Ok(())
    }
}
