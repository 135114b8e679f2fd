//! Reads an element at once, if it contains only plain elements, and again one with the same markup.

use smallvec::SmallVec;
use wire_text::{Span, scan};

use super::plain::{PlainElement, end_of};
use super::{Reader, State};

/// An element that contains only plain elements, such as a row of a listing; see [`Reader::row`].
#[derive(Clone, Debug)]
pub struct Row<'a> {
    name: &'a str,
    elements: SmallVec<[PlainElement<'a>; FEW]>,
    /// The markup before the text of each of them, and after the last one.
    markup: SmallVec<[&'a str; FEW + 1]>,
    /// How long the white space before the start tag is.
    white: usize,
}

/// Rows of more elements than these take an allocation.
const FEW: usize = 15;

impl<'a> Row<'a> {
    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The elements in it, at least one.
    #[must_use]
    pub fn elements(&self) -> &[PlainElement<'a>] {
        &self.elements
    }
}

impl<'a> Reader<'a> {
    /// Reads the next element at once, perhaps after white space, if it contains only elements that
    /// [`plain_element`](Self::plain_element) reads, and its own tags are as plain. In all other cases it reads
    /// nothing and returns `None`.
    ///
    /// ```
    /// use xml_pull::Reader;
    ///
    /// let mut reader = Reader::new("<a><b><c>1</c> <d>2</d></b><b><c>3</c> <d>4</d></b></a>");
    /// reader.next_event()?;
    /// let mut row = reader.row().unwrap();
    /// assert_eq!(row.elements()[1].text.range(), 18..19);
    /// assert!(reader.row_again(&mut row));
    /// assert_eq!((row.name(), row.elements()[1].name), ("b", "d"));
    /// assert_eq!(row.elements()[1].text.range(), 42..43);
    /// assert!(!reader.row_again(&mut row));
    /// # Ok::<(), xml_pull::Error>(())
    /// ```
    pub fn row(&mut self) -> Option<Row<'a>> {
        if self.state != State::Content {
            return None;
        }
        let (name, start) = self.start_tag_at(self.at)?;
        let mut row = Row { name, elements: SmallVec::new(), markup: SmallVec::new(), white: 0 };
        let (mut from, mut at) = (self.at, start);
        while let Some(element) = self.element_at(at) {
            row.markup.push(self.text.get(from..element.text.start)?);
            row.elements.push(element);
            (from, at) = (element.text.end, end_of(&element));
        }
        if row.elements.is_empty() {
            return None;
        }
        let end = self.end_tag_at(at, name)? + "</>".len() + name.len();
        row.markup.push(self.text.get(from..end)?);
        row.white = start - "<>".len() - name.len() - self.at;
        self.pass(&row, end).then_some(row)
    }

    /// Reads the next element at once, if the markup and white space before, in and after the elements in it are
    /// byte for byte those of `row`, which takes its texts then: this needs one comparison for each text.
    /// Otherwise it reads nothing and returns `false`, and the texts of `row` mean nothing.
    pub fn row_again(&mut self, row: &mut Row<'a>) -> bool {
        let limit = self.budget.limits().text();
        let Some((last, markup)) = row.markup.split_last() else { return false };
        if self.state != State::Content {
            return false;
        }
        let mut at = self.at;
        for (element, markup) in row.elements.iter_mut().zip(markup) {
            let rest = self.text.as_bytes().get(at..).unwrap_or_default();
            let Some(rest) = rest.strip_prefix(markup.as_bytes()) else { return false };
            let length = scan::plain_text(rest);
            if length.max(markup.len()) > limit {
                return false;
            }
            let start = at + markup.len();
            at = start + length;
            element.text = Span { start, end: at };
        }
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let end = at + last.len();
        rest.starts_with(last.as_bytes()) && self.pass(row, end)
    }

    /// Passes over `row`, which ends at `end`, if it may stand here.
    fn pass(&mut self, row: &Row<'a>, end: usize) -> bool {
        let mut budget = self.budget.clone();
        let spent = budget.enter().and_then(|()| budget.enter());
        let spent = spent.and_then(|()| budget.spend_items(row.elements.len() - 1));
        if spent.is_err() {
            return false;
        }
        budget.leave();
        budget.leave();
        self.budget = budget;
        self.span = Span { start: self.at + row.white, end };
        self.at = end;
        true
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use wire_text::Limits;

    use super::*;
    use crate::event::Event;

    /// A reader in the root element of `<a>`, `inside` and `</a>`.
    fn within(xml: &str) -> Reader<'_> {
        let mut reader = Reader::new(xml);
        reader.next_event().unwrap();
        reader
    }

    fn texts<'x>(xml: &'x str, row: &Row<'_>) -> Vec<&'x str> {
        row.elements().iter().map(|element| &xml[element.text.range()]).collect()
    }

    #[test]
    fn rows_are_read_as_the_events_tell() {
        let one = "\n <r>\n  <b>1</b>\n  <c-d></c-d>\n  <e>é c</e>\n </r>";
        let two = one.replace('1', "2 &gt; 1").replace("2 &gt; 1", "two");
        let xml = ["<a>", one, &two, one, "</a>"].concat();
        let mut reader = within(&xml);
        let mut row = reader.row().unwrap();
        assert_eq!((row.name(), reader.span().start, reader.offset()), ("r", 5, 3 + one.len()));
        assert_eq!(row.elements().iter().map(|it| it.name).collect::<Vec<_>>(), ["b", "c-d", "e"]);
        assert_eq!(texts(&xml, &row), ["1", "", "é c"]);
        assert!(reader.row_again(&mut row));
        assert_eq!(texts(&xml, &row), ["two", "", "é c"]);
        let start = 3 + one.len() + 2;
        assert_eq!(reader.span().range(), start..start - 2 + two.len());
        assert_eq!(reader.elements(), 9);
        assert!(reader.row_again(&mut row));
        assert_eq!(texts(&xml, &row), ["1", "", "é c"]);
        assert!(!reader.row_again(&mut row));
        assert_eq!(reader.next_event(), Ok(Some(Event::EndTag { name: "a" })));
        assert_eq!(reader.next_event(), Ok(None));
    }

    #[test]
    fn what_is_no_row_is_not_read() {
        for inside in [
            "",
            "x",
            "<b>c</b>",
            "<b></b>",
            "<b> </b>",
            "<b>x<c>d</c></b>",
            "<b><c>d</c>x</b>",
            "<b><c>d</c><c/></b>",
            "<b><c>&lt;</c></b>",
            "<b><c><d>e</d></c></b>",
            "<b f='g'><c>d</c></b>",
            "<b><c f='g'>d</c></b>",
            "<b><c>d</c></b >",
            "<b><c>d</c></bb>",
            "<b><c>d</c></a>",
            "<b><c>d</c><!--e--></b>",
            "<b><c>d</c>",
            "<b><c>d",
        ] {
            let xml = ["<a>", inside, "</a>"].concat();
            let mut reader = within(&xml);
            assert!(reader.row().is_none(), "{inside}");
            assert_eq!(reader.offset(), 3, "{inside}");
        }
        // Outside of the root element nothing may stand.
        let xml = "<a><b>c</b></a>";
        assert!(Reader::new(xml).row().is_none());
        let mut reader = within("<r><a><b>c</b></a></r>");
        let mut row = reader.row().unwrap();
        assert!(!Reader::new(xml).row_again(&mut row));
    }

    #[test]
    fn only_the_same_markup_is_read_again() {
        const ROW: &str = " <r> <b>1</b><c>2</c></r>";
        for (other, reads) in [
            (" <r> <b></b><c>é</c></r>", true),
            ("<r> <b>1</b><c>2</c></r>", false),
            (" <s> <b>1</b><c>2</c></s>", false),
            (" <r><b>1</b><c>2</c></r>", false),
            (" <r> <b>1</b> <c>2</c></r>", false),
            (" <r> <c>1</c><b>2</b></r>", false),
            (" <r> <b>1</b></r>", false),
            (" <r> <b>1</b><c>2</c><d>3</d></r>", false),
            (" <r> <b>&lt;</b><c>2</c></r>", false),
            (" <r> <b>1</b><c>2</c></r >", false),
            (" <r> <b>1</b><c>2", false),
        ] {
            let xml = ["<a>", ROW, other, ROW, "</a>"].concat();
            let mut reader = within(&xml);
            let mut row = reader.row().unwrap();
            assert_eq!(reader.row_again(&mut row), reads, "{other}");
            let read = if reads { other.len() } else { 0 };
            assert_eq!(reader.offset(), "<a>".len() + ROW.len() + read, "{other}");
        }
    }

    #[test]
    fn a_row_that_was_not_read_again_can_be_later() {
        let xml = "<a><r><b>1</b><c>2</c></r><r><b>3</b></r><r><b>4</b><c>5</c></r></a>";
        let mut reader = within(xml);
        let mut row = reader.row().unwrap();
        assert!(!reader.row_again(&mut row));
        assert!(reader.row().is_some());
        assert!(reader.row_again(&mut row));
        assert_eq!(texts(xml, &row), ["4", "5"]);
    }

    #[test]
    fn rows_may_have_many_elements() {
        let row = ["<r>", &"<b>c</b>".repeat(40), "</r>"].concat();
        let xml = ["<a>", &row, &row, "</a>"].concat();
        let mut reader = within(&xml);
        let mut found = reader.row().unwrap();
        assert!(reader.row_again(&mut found));
        assert_eq!(texts(&xml, &found), ["c"; 40]);
    }

    #[test]
    fn limits_are_those_of_the_events() {
        let xml: String = ["<a>", &"   <r><b>cccc</b><b>d</b></r>".repeat(2), "</a>"].concat();
        let long = xml.replacen("d</b></r></a>", "ddddd</b></r></a>", 1);
        let limits = Limits::new();
        for (xml, limits, reads, again) in [
            (&xml, limits.with_items(7), true, true),
            (&xml, limits.with_items(6), true, false),
            (&xml, limits.with_items(3), false, false),
            (&xml, limits.with_depth(3), true, true),
            (&xml, limits.with_depth(2), false, false),
            (&xml, limits.with_text(4), true, false),
            (&xml, limits.with_text(9), true, true),
            (&xml, limits.with_text(3), false, false),
            (&xml, limits.with_text(2), false, false),
            (&long, limits.with_text(9), true, true),
            (&long, limits.with_text(4), true, false),
        ] {
            let mut reader = Reader::with_limits(xml, limits);
            reader.next_event().unwrap();
            let mut row = reader.row();
            assert_eq!(row.is_some(), reads, "{limits:?}");
            let is_again = row.as_mut().is_some_and(|row| reader.row_again(row));
            assert_eq!(is_again, again, "{limits:?}");
        }
    }
}
