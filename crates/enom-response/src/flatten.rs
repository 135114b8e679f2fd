//! The flat view: the names and values of a response as text and HTML have them.
//!
//! A field without fields of its own becomes a line. The elements around it are left out, except lists: a list
//! is an element whose name is that of its child plus `s`, `es`, `ies` or `list`. A field inside the n-th child
//! of a list gets the number n after its name, as `ResponseNumber1` has for
//! `<responses><response><ResponseNumber>`; in lists of lists the numbers are joined by `_`, outermost first.

use alloc::borrow::Cow;
use alloc::string::ToString;
use core::fmt;

use smallvec::SmallVec;

use wire_text::secret_names::{is_secret, shown_name, shown_value};

use crate::field::{Field, named_value};
use crate::short;

/// A field of the [flat view](crate::Response::flat_fields). `Debug` masks secrets.
///
/// ```
/// use enom_response::Response;
///
/// let xml = "<interface-response><errors><Err1>Bad password</Err1></errors></interface-response>";
/// let response = Response::parse(xml)?;
/// let flat = response.flat_fields().next().unwrap(); // as text and HTML have it
/// assert_eq!((flat.name(), flat.value()), ("Err1", "Bad password"));
/// # Ok::<(), enom_response::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct FlatField<'r> {
    name: Cow<'r, str>,
    value: &'r str,
    secret: bool,
}

impl<'r> FlatField<'r> {
    /// The name, with its numbers.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value.
    #[must_use]
    pub const fn value(&self) -> &'r str {
        self.value
    }

    /// Whether the value is a secret, because of its own name, that of a field around it, which the flat view does
    /// not show, or, if it is a `value`, the `name` next to it; see `wire_text::secret_names::is_secret`.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        self.secret
    }

    /// The name and the value.
    #[must_use]
    pub fn into_parts(self) -> (Cow<'r, str>, &'r str) {
        (self.name, self.value)
    }
}

impl fmt::Debug for FlatField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", shown_name(&self.name), shown_value(self.secret, self.value))
    }
}

/// Fields of the flat view in document order.
#[derive(Clone)]
pub(crate) struct FlatFields<'r> {
    root: Field<'r>,
    next: u32,
    end: u32,
    open: SmallVec<[Open<'r>; 4]>,
}

/// A field whose fields are being passed over.
#[derive(Clone)]
struct Open<'r> {
    field: Field<'r>,
    /// How many children that make it a list have begun.
    listed: usize,
    /// The number that it has in a list.
    number: Option<usize>,
    /// Whether its name is that of a secret, and which field within it is one by a name next to it, once that was
    /// asked.
    secret: Option<(bool, Option<u32>)>,
}

/// A field of the flat view.
#[derive(Clone, Copy)]
pub(crate) struct Line<'r> {
    pub(crate) field: Field<'r>,
    /// The number that it has in a list.
    number: Option<usize>,
}

impl<'r> FlatFields<'r> {
    /// The flat view of what stands within `root`.
    pub(crate) fn new(root: Field<'r>) -> Self {
        Self { root, next: root.index + 1, end: root.end(), open: SmallVec::new() }
    }

    /// The next field that is a line. What depends on where it stands is asked for before the next
    /// call.
    pub(crate) fn advance(&mut self) -> Option<Line<'r>> {
        while self.next < self.end {
            let field = Field { index: self.next, ..self.root };
            self.next += 1;
            while self.open.last().is_some_and(|open| open.field.end() <= field.index) {
                self.open.pop();
            }
            let number = self.open.last_mut().and_then(|parent| parent.number_of(field));
            if !field.has_fields() {
                return Some(Line { field, number });
            }
            self.open.push(Open { field, listed: 0, number, secret: None });
        }
        None
    }

    /// The next field that is a line with this name; letter case does not matter.
    pub(crate) fn find_named(&mut self, name: &str) -> Option<Field<'r>> {
        while let Some(line) = self.advance() {
            if self.is_named(line, name) {
                return Some(line.field);
            }
        }
        None
    }

    /// The numbers after the name of `line`, which [`advance`](Self::advance) returned last.
    fn numbers(&self, line: Line<'r>) -> impl Iterator<Item = usize> {
        self.open.iter().filter_map(|open| open.number).chain(line.number)
    }

    /// The fields around the one that was returned last, outermost first.
    pub(crate) fn around(&self) -> impl Iterator<Item = Field<'r>> {
        self.open.iter().map(|open| open.field)
    }

    /// Whether the fields around the one that was returned last are those of `path`, outermost first.
    pub(crate) fn stands_in(&self, path: &[&str]) -> bool {
        let mut names = self.open.iter().zip(path);
        self.open.len() == path.len() && names.all(|(open, name)| open.field.is_named(name))
    }

    /// `line`, which was returned last, for those who see nothing but the flat view.
    pub(crate) fn flat_field(&mut self, line: Line<'r>) -> FlatField<'r> {
        let has_name = |field: Field<'_>| {
            is_secret(field.name()) || field.attribute("name").is_some_and(is_secret)
        };
        let is_around = |at: u32, open: &mut Open<'_>| {
            let asked = || (has_name(open.field), named_value(open.field, is_secret));
            let (is_secret, value) = *open.secret.get_or_insert_with(asked);
            is_secret || value == Some(at)
        };
        // Each is looked at with the field that follows inwards.
        let inwards = self.open.iter().skip(1).map(|open| open.field.index);
        let inwards: SmallVec<[u32; 4]> = inwards.chain([line.field.index]).collect();
        let mut around = self.open.iter_mut().zip(inwards);
        let secret = around.any(|(open, at)| is_around(at, open)) || has_name(line.field);
        FlatField { name: self.name(line), value: line.field.value().trim_ascii(), secret }
    }

    /// The name of `line` in the flat view.
    pub(crate) fn name(&self, line: Line<'r>) -> Cow<'r, str> {
        match self.numbers(line).next() {
            None => Cow::Borrowed(line.field.name()),
            Some(_) => Cow::Owned(Name { flat: self, line }.to_string()),
        }
    }

    /// Calls `read` with the name of `line` in the flat view.
    pub(crate) fn with_name<T>(&self, line: Line<'r>, read: impl FnOnce(&str) -> T) -> T {
        match self.numbers(line).next() {
            None => read(line.field.name()),
            Some(_) => short::joined(format_args!("{}", Name { flat: self, line }), read),
        }
    }

    /// Whether that name is `name`; letter case does not matter.
    fn is_named(&self, line: Line<'r>, name: &str) -> bool {
        let stem = line.field.name();
        let Some((start, rest)) = name.split_at_checked(stem.len()) else { return false };
        if !start.eq_ignore_ascii_case(stem) {
            return false;
        }
        let mut numbers = self.numbers(line);
        if rest.is_empty() {
            return numbers.next().is_none();
        }
        let mut parts = rest.split('_');
        numbers.all(|number| parts.next().and_then(index) == Some(number as u64))
            && parts.next().is_none()
    }
}

/// The name of a line, with its numbers.
struct Name<'f, 'r> {
    flat: &'f FlatFields<'r>,
    line: Line<'r>,
}

impl fmt::Display for Name<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.line.field.name())?;
        for (at, number) in self.flat.numbers(self.line).enumerate() {
            write!(f, "{}{number}", if at > 0 { "_" } else { "" })?;
        }
        Ok(())
    }
}

impl<'r> Iterator for FlatFields<'r> {
    type Item = (Cow<'r, str>, Field<'r>);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.advance()?;
        Some((self.name(line), line.field))
    }
}

impl Open<'_> {
    /// The number of `field`, the next that stands directly within this one, if that makes this one a list.
    fn number_of(&mut self, field: Field<'_>) -> Option<usize> {
        if !is_list(self.field.name(), field.name()) {
            return None;
        }
        self.listed += 1;
        Some(self.listed)
    }
}

/// Whether the element `parent` is a list of elements `child`.
fn is_list(parent: &str, child: &str) -> bool {
    let is = |stem: &str, endings: &[&str]| {
        parent.split_at_checked(stem.len()).is_some_and(|(start, rest)| {
            start.eq_ignore_ascii_case(stem)
                && endings.iter().any(|ending| rest.eq_ignore_ascii_case(ending))
        })
    };
    is(child, &["s", "es", "list", "-list", "_list"])
        || child.strip_suffix(['y', 'Y']).is_some_and(|stem| is(stem, &["ies"]))
}

/// The number that `digits` write: decimal, from 1 (or 0), without leading zeros.
pub(crate) fn index(digits: &str) -> Option<u64> {
    let canonical = digits == "0" || !digits.starts_with('0');
    if canonical && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        digits.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_known_by_their_name() {
        for (parent, child) in [
            ("responses", "response"),
            ("Domain-List", "domain"),
            ("classes", "class"),
            ("entries", "Entry"),
            ("hostlist", "host"),
            ("domain_list", "DOMAIN"),
        ] {
            assert!(is_list(parent, child), "{parent} {child}");
        }
        for (parent, child) in [
            ("response", "response"),
            ("domainname", "domain"),
            ("GetDomains", "domain"),
            ("é", "e"),
            ("errors", "Err1"),
        ] {
            assert!(!is_list(parent, child), "{parent} {child}");
        }
    }
}
