//! Fields to text.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use super::grammar;
use crate::{Error, Field, Format, Response, WriteOptions, format, leading};

const ONE_LINE: &str = "a comment of one line";
const NAME: &str = "a name that stands in a line of text";
const VALUE: &str = "a value whose lines read back";

/// Writes `response` in the text format.
pub(crate) fn encode<W: fmt::Write>(
    response: &Response<'_>,
    out: &mut W,
    options: &WriteOptions,
) -> Result<(), Error> {
    check_structure(response, options)?;
    let mut empty = true;
    for comment in response.comments() {
        check_comment(comment)?;
        pieces(out, &[";", comment, "\n"])?;
        empty = false;
    }
    // What tells the text from other text: a comment, or a name of words.
    let mut sure = !empty;
    let mut first = true;
    let mut armoured = false;
    for (name, field) in response.flat_lines() {
        let name = &*name;
        if first && empty && leading::is_http(name) {
            return Err(Error::unrepresentable(NAME, name));
        }
        let value = if options.is_lossy() {
            Cow::Owned(joined(field.value()))
        } else {
            Cow::Borrowed(field.value())
        };
        let is_html = first && value.contains('>') && is_html(name, &value);
        let sign = sign(name, &value, is_html)?;
        if armoured && is_armoured(name, if sign == "=" { &value } else { "" }) {
            return Err(Error::unrepresentable(VALUE, name));
        }
        armoured = check_value(&value).map_err(|error| error.under_key(name))?;
        pieces(out, &[name, sign, &value, "\n"])?;
        first = false;
        sure = sure || grammar::is_name_of_words(name);
    }
    if sure { Ok(()) } else { Err(Error::unrepresentable("a comment or a name of words", "")) }
}

/// What stands between a name and its value so that both read back: the value may begin on a line of
/// its own.
fn sign(name: &str, value: &str, is_html: bool) -> Result<&'static str, Error> {
    let is_plain = grammar::is_plain(name);
    if !is_html && (is_plain || reads_back(name, value)) {
        return Ok("=");
    }
    if !is_plain && !reads_back(name, "") {
        return Err(Error::unrepresentable(NAME, name));
    }
    let starts_a_line = grammar::field(value).is_ok() || value.starts_with(';');
    if value.is_empty() || starts_a_line {
        return Err(Error::unrepresentable(VALUE, name));
    }
    Ok("=\n")
}

fn reads_back(name: &str, value: &str) -> bool {
    let value = value.lines().next().unwrap_or_default();
    grammar::reads_back(&first_line(name, value), name, value)
}

/// Refuses what has no place in a flat format: attributes, and text of the root itself.
pub(crate) fn check_structure(
    response: &Response<'_>,
    options: &WriteOptions,
) -> Result<(), Error> {
    let root = response.root();
    if options.is_lossy() || response.tape.attributes.is_empty() && root.value().is_empty() {
        return Ok(());
    }
    if !root.value().is_empty() {
        return Err(Error::unrepresentable("a root without text", root.name()));
    }
    let fields = (0..root.end()).map(|index| Field { index, ..root });
    let with = fields.into_iter().find(|field| field.attributes().len() > 0);
    Err(Error::unrepresentable("a field without attributes", with.map_or("", Field::name)))
}

/// Refuses a comment that would not read back.
pub(crate) fn check_comment(comment: &str) -> Result<(), Error> {
    let mut line = String::with_capacity(comment.len() + 1);
    line.push(';');
    line.push_str(comment);
    match grammar::comment(&line) {
        Ok(("", read)) if read == comment => check_characters(comment),
        _ => Err(Error::unrepresentable(ONE_LINE, "")),
    }
}

/// Refuses a value that would not read back: its lines after the first must be none but
/// continuations. Returns whether it ends within armour.
fn check_value(value: &str) -> Result<bool, Error> {
    check_characters(value)?;
    if value.contains('\r') || value.trim_ascii() != value {
        return Err(unrepresentable_value());
    }
    let mut lines = value.split('\n').map(str::trim_ascii);
    let mut armoured = lines.next().is_some_and(grammar::armour_begins);
    for line in lines {
        let is_field = grammar::field(line).is_ok() && !(armoured && grammar::armoured(line));
        if is_field || line.starts_with(';') {
            return Err(unrepresentable_value());
        }
        armoured = armoured && !grammar::armour_ends(line) || grammar::armour_begins(line);
    }
    Ok(armoured)
}

/// The line `name=value`, up to the first line end.
fn first_line(name: &str, value: &str) -> String {
    let value = value.lines().next().unwrap_or_default();
    let mut line = String::with_capacity(name.len() + value.len() + 1);
    line.push_str(name);
    line.push('=');
    line.push_str(value);
    line
}

/// Whether the first field of a response would be taken for HTML.
fn is_html(name: &str, value: &str) -> bool {
    !matches!(format::detect(&first_line(name, value)), Ok(Format::Text))
}

/// Whether a field would be taken for a line of the armour before it.
fn is_armoured(name: &str, value: &str) -> bool {
    grammar::armoured(&first_line(name, value))
}

#[cold]
fn unrepresentable_value() -> Error {
    Error::new(crate::ErrorKind::Unrepresentable, None, VALUE)
}

/// Refuses characters that no format holds.
pub(crate) fn check_characters(text: &str) -> Result<(), Error> {
    match xml_pull::first_illegal(text) {
        None => Ok(()),
        Some(_) => Err(xml_pull::WriteError::IllegalCharacter.into()),
    }
}

/// The lines of `value` in one, without controls.
fn joined(value: &str) -> String {
    let mut joined = String::with_capacity(value.len());
    for line in value.split(['\n', '\r']).map(str::trim_ascii).filter(|line| !line.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.extend(line.chars().filter(|&character| xml_pull::is_legal(character)));
    }
    joined
}

/// Writes `pieces` one after the other.
#[inline]
pub(crate) fn pieces<W: fmt::Write>(out: &mut W, pieces: &[&str]) -> fmt::Result {
    pieces.iter().try_for_each(|piece| out.write_str(piece))
}
