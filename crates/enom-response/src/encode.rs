//! What the writers of both flat formats check.

use core::fmt;

use wire_text::is_unicode;

use crate::encoding::encoding_label;
use crate::error::{Error, ErrorKind};
use crate::field::{Field, Store};
use crate::flatten::{FlatFields, Line};
use crate::grammar;
use crate::names::{is_error, is_of_outcome, is_response_number};

/// Refuses what has no place in a flat format: attributes.
pub(crate) fn check_structure(store: Store<'_>) -> Result<(), Error> {
    let root = store.root();
    let mut fields = (0..root.end()).map(|index| Field { index, ..root });
    match fields.find(|field| field.attributes().len() > 0) {
        None => Ok(()),
        Some(field) => {
            Err(Error::unrepresentable("a field without attributes").in_field(field.name()))
        }
    }
}

/// Refuses comments that would not read back, and one that names an encoding in which the UTF-8 that is written would
/// be other text.
pub(crate) fn check_comments(store: Store<'_>) -> Result<(), Error> {
    store.comments().try_for_each(check_comment)?;
    let label = store.comments().find_map(|comment| encoding_label(comment.as_bytes()));
    if label.is_none_or(is_unicode) {
        return Ok(());
    }
    let root = store.root();
    let mut values = (0..root.end()).map(|index| Field { index, ..root }.value());
    if values.all(str::is_ascii) && store.comments().all(str::is_ascii) {
        return Ok(());
    }
    Err(Error::unrepresentable("a comment that names the encoding UTF-8, or none"))
}

/// Refuses a comment that would not read back.
pub(crate) fn check_comment(comment: &str) -> Result<(), Error> {
    let is_line = comment.trim_ascii() == comment && !comment.contains(['\r', '\n']);
    if is_line && grammar::first_break(comment).is_none() {
        return check_characters(comment);
    }
    Err(Error::unrepresentable("a comment of one line"))
}

/// Calls `write` with the name and value of each field of the flat view of `store`, if they can be
/// written in a flat format.
pub(crate) fn for_each_field(
    store: Store<'_>,
    mut write: impl FnMut(&str, &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut flat = FlatFields::new(store.root());
    while let Some(line) = flat.advance() {
        let value = line.field.value();
        flat.with_name(line, |name| {
            let written = check_field(name, value, line, &flat).and_then(|()| write(name, value));
            written.map_err(|error| match error.kind() {
                ErrorKind::Output => error,
                _ => error.in_field(name),
            })
        })?;
    }
    Ok(())
}

fn check_field(
    name: &str,
    value: &str,
    line: Line<'_>,
    flat: &FlatFields<'_>,
) -> Result<(), Error> {
    if !grammar::is_name(name) {
        return Err(Error::unrepresentable("a name of one word or two, as text and HTML have it"));
    }
    // What it says to the contrary would be lost.
    if flat.around().any(|field| is_of_outcome(field.name())) {
        return Err(Error::unrepresentable("no field within one that decides about the outcome"));
    }
    let is_outer = flat.around().next().is_none();
    let decides = is_in_its_place(line.field.name(), flat);
    // In the flat formats it would be the response's own, or no message any more.
    if !is_outer && is_of_outcome(name) != decides {
        return Err(Error::unrepresentable(
            "a name that decides as much about the outcome at the top level",
        ));
    }
    check_characters(value)?;
    if value.trim_ascii() != value || value.contains('\r') {
        return Err(Error::unrepresentable(
            "a value without white space at its ends, and without CR",
        ));
    }
    Ok(())
}

/// Whether the field `name` within others decides about the outcome.
fn is_in_its_place(name: &str, flat: &FlatFields<'_>) -> bool {
    is_error(name) && flat.stands_in(&["errors"])
        || is_response_number(name)
            && [&["responses", "response"][..], &["responses"], &["response"]]
                .iter()
                .any(|path| flat.stands_in(path))
}

/// Refuses characters that no format holds.
fn check_characters(text: &str) -> Result<(), Error> {
    match grammar::first_illegal(text) {
        None => Ok(()),
        Some(_) => Err(Error::unrepresentable("characters that XML allows")),
    }
}

/// Writes `pieces` one after the other.
#[inline]
pub(crate) fn pieces<W: fmt::Write>(out: &mut W, pieces: &[&str]) -> fmt::Result {
    pieces.iter().try_for_each(|piece| out.write_str(piece))
}
