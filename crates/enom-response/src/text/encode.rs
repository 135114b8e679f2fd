//! Fields to text.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::fmt;

use super::grammar;
use crate::flat::FlatFields;
use crate::outcome::DONE;
use crate::{Error, Field, Format, Response, WriteOptions, leading, short};

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
    let mut lines = Lines { first: true, sure: !empty, armoured: false };
    let mut flat = response.flat_lines();
    while let Some(line) = flat.advance() {
        let value = line.field.value();
        let depth = flat.depth();
        flat.with_name(line, |name| {
            check_place(name, depth)?;
            let is_html =
                lines.first && value.contains('>') && is_html(name, value, &flat, options);
            lines.field(name, value, is_html, out, options)
        })?;
    }
    if lines.sure {
        Ok(())
    } else {
        Err(Error::unrepresentable("a comment or a name of words", ""))
    }
}

/// What the next line must not make of those before it.
struct Lines {
    first: bool,
    /// Whether the text can be told from other text, by a comment or by a name of words with its `=`.
    sure: bool,
    /// Whether the last value ended within armour.
    armoured: bool,
}

impl Lines {
    /// Writes the field `name`, which would be taken for HTML in one line if it `is_html`.
    fn field<W: fmt::Write>(
        &mut self,
        name: &str,
        value: &str,
        is_html: bool,
        out: &mut W,
        options: &WriteOptions,
    ) -> Result<(), Error> {
        if self.first && !self.sure && leading::is_http(name) {
            return Err(Error::unrepresentable(NAME, name));
        }
        check_characters(name).map_err(|error| error.under_key(name))?;
        let value = as_written(value, options);
        let mut sign = sign(name, &value, is_html)?;
        let in_line = if sign == "=" { &*value } else { "" };
        if self.armoured && sign.starts_with('=') && is_armoured(name, in_line) {
            if in_line.is_empty() {
                return Err(Error::unrepresentable(VALUE, name));
            }
            // It is of nothing but `=`, and no field on a line of its own.
            sign = "=\n";
        }
        self.armoured = check_value(&value).map_err(|error| error.under_key(name))?;
        pieces(out, &[name, sign, &value, "\n"])?;
        self.first = false;
        self.sure =
            self.sure || sign.trim_start().starts_with('=') && grammar::is_name_of_words(name);
        Ok(())
    }
}

/// What stands between a name and its value so that both read back: the value may begin on a line of
/// its own, and a long word has a blank before `=`, which would look like the padding of base 64.
fn sign(name: &str, value: &str, is_html: bool) -> Result<&'static str, Error> {
    let is_read = |value| grammar::is_plain(name) || reads_back(name, value);
    if !is_html && is_read(value) {
        return Ok("=");
    }
    let is_word = grammar::is_word(name);
    if !is_html && is_word {
        return Ok(" =");
    }
    let starts_a_line = grammar::field(value).is_ok() || value.starts_with(';');
    match () {
        () if !is_word && !is_read("") => Err(Error::unrepresentable(NAME, name)),
        () if value.is_empty() || starts_a_line => Err(Error::unrepresentable(VALUE, name)),
        () if is_read("") => Ok("=\n"),
        () => Ok(":\n"),
    }
}

fn reads_back(name: &str, value: &str) -> bool {
    let value = value.lines().next().unwrap_or_default();
    with_first_line(name, value, |line| grammar::reads_back(line, name, value))
}

/// Refuses what has no place in a flat format: attributes, text beside fields, and text of the root.
pub(crate) fn check_structure(
    response: &Response<'_>,
    options: &WriteOptions,
) -> Result<(), Error> {
    let root = response.root();
    let tape = &response.tape;
    let is_flat = tape.attributes.is_empty() && tape.runs.is_empty() && root.value().is_empty();
    if options.is_lossy() || is_flat {
        return Ok(());
    }
    if !root.value().is_empty() {
        return Err(Error::unrepresentable("a root without text", root.name()));
    }
    if let Some(run) = tape.runs.first() {
        let parent = Field { index: run.parent, ..root };
        return Err(Error::unrepresentable("a field without text beside fields", parent.name()));
    }
    let fields = (0..root.end()).map(|index| Field { index, ..root });
    let with = fields.into_iter().find(|field| field.attributes().len() > 0);
    Err(Error::unrepresentable("a field without attributes", with.map_or("", Field::name)))
}

/// Refuses a `Done` from within other fields, which would say that the response is complete.
pub(crate) fn check_place(name: &str, depth: usize) -> Result<(), Error> {
    if depth > 0 && name.eq_ignore_ascii_case(DONE) {
        return Err(Error::unrepresentable("no `Done` but that of the response itself", name));
    }
    Ok(())
}

/// Refuses a comment that would not read back.
pub(crate) fn check_comment(comment: &str) -> Result<(), Error> {
    match grammar::comment_text(comment) {
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

/// Calls `read` with the line `name=value`, up to the first line end.
fn with_first_line<T>(name: &str, value: &str, read: impl FnOnce(&str) -> T) -> T {
    let value = value.lines().next().unwrap_or_default();
    short::joined(format_args!("{name}={value}"), read)
}

/// `value` as it is to be written.
fn as_written<'v>(value: &'v str, options: &WriteOptions) -> Cow<'v, str> {
    if options.is_lossy() { Cow::Owned(joined(value)) } else { Cow::Borrowed(value) }
}

/// Whether the first field of a response would be taken for HTML, with the one that comes next in
/// `flat`.
#[cold]
fn is_html(name: &str, value: &str, flat: &FlatFields<'_>, options: &WriteOptions) -> bool {
    let mut text = format!("{name}={}\n", as_written(value, options));
    let mut flat = flat.clone();
    if let Some(line) = flat.advance() {
        let value = as_written(line.field.value(), options);
        let first = value.lines().next().unwrap_or_default();
        text.extend([&*flat.name(line), "=", first, "\n"]);
    }
    !matches!(crate::format::detect(&text), Ok(Format::Text))
}

/// Whether a field would be taken for a line of the armour before it.
fn is_armoured(name: &str, value: &str) -> bool {
    with_first_line(name, value, grammar::armoured)
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

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use crate::{Builder, Format, Response};

    fn written(name: &str, value: &str) -> Option<String> {
        let mut builder = Builder::new(Format::Text);
        builder.comment("c").field("a", "1").field(name, value);
        let response = builder.finish().unwrap();
        let written = response.to_string(Format::Text).ok()?;
        assert_eq!(Response::parse(&written).unwrap(), response, "{written}");
        Some(written.strip_prefix(";c\na=1\n").unwrap().into())
    }

    #[test]
    fn names_are_written_so_that_they_read_back() {
        let long = "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi";
        for (name, value, expected) in [
            ("Order ID", "<b>", Some("Order ID=<b>\n")),
            ("1st", "x", Some("1st=x\n")),
            ("1st", "<b>", Some("1st=\n<b>\n")),
            ("1st", "x <b>\n<i>", Some("1st=\nx <b>\n<i>\n")),
            ("1st", "a=<b>", None),
            ("1st", ";<b>", None),
            ("a:b", "", None),
            (";a", "", None),
            ("<a", "", None),
            ("a\u{1}b", "", None),
            ("a b c d\u{FFFF}", "", None),
            (long, "", Some("MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi =\n")),
            (long, "=", Some("MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi ==\n")),
            (long, "//", Some("MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi=//\n")),
            ("MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEF/", "", None),
            ("ab+", "", None),
            ("ab+", "1", Some("ab+=1\n")),
        ] {
            assert_eq!(written(name, value).as_deref(), expected, "{name} {value}");
        }
    }

    #[test]
    fn no_field_is_taken_for_a_line_of_armour() {
        for (name, value, is_written) in [
            ("abc", "", false),
            ("abc", "x", true),
            ("abcd", "", true),
            ("ab", "=\nx", true),
            ("1st", "<b>", false),
        ] {
            let mut builder = Builder::new(Format::Text);
            builder.field("Cert", "-----BEGIN X-----\nQUI=").field(name, value);
            let response = builder.finish().unwrap();
            let written = response.to_string(Format::Text).ok();
            assert_eq!(written.is_some(), is_written, "{name}={value}");
            assert!(written.is_none_or(|text| Response::parse(&text).unwrap() == response));
            for before in ["-----BEGIN X-----\nQUI=\n-----END X-----", "x\ny", "-----"] {
                builder = Builder::new(Format::Text);
                builder.field("Cert", before).field(name, value);
                assert!(builder.finish().unwrap().to_string(Format::Text).is_ok());
            }
        }
    }

    #[test]
    fn a_first_field_tells_what_the_text_is() {
        const LONG: &str = "MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi";
        for (name, value, then, expected) in [
            ("1st", "x", "true", Some("1st=x\nDone=true\n")),
            ("x", "1", "true", Some("x=1\nDone=true\n")),
            ("HTTP/1.1 200 OK", "1", "true", None),
            ("x", "1 > 0", "<br>", Some("x=1 > 0\nDone=<br>\n")),
            // Whether a `<br>` is of HTML is for the next line to say.
            ("x", "<br>", "true", Some("x=<br>\nDone=true\n")),
            ("x", "<br>", "true<br>", Some("x=\n<br>\nDone=true<br>\n")),
            ("x", "<br>", "true\n<br>", Some("x=<br>\nDone=true\n<br>\n")),
            ("x", "<br>\ny", "true", Some("x=\n<br>\ny\nDone=true\n")),
            (
                LONG,
                "<br>",
                "<br>",
                Some("MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi:\n<br>\nDone=<br>\n"),
            ),
        ] {
            let mut builder = Builder::new(Format::Text);
            builder.field(name, value).field("Done", then);
            let response = builder.finish().unwrap();
            let written = response.to_string(Format::Text).ok();
            assert_eq!(written.as_deref(), expected, "{name} {value}");
            let read = written.map(|written| Response::parse(&written).unwrap().into_owned());
            assert!(read.is_none_or(|read| read == response), "{name}");
        }
        for (name, written) in
            [("1st", None), (LONG, Some("MIIBszCCAVmgAwIBAgIUQWJjRGVmMTIzNDU2Nzg5MEFi =\n"))]
        {
            let mut builder = Builder::new(Format::Text);
            builder.field(name, "");
            let response = builder.finish().unwrap();
            let found = response.to_string(Format::Text).ok();
            assert_eq!(found.as_deref(), written);
            assert!(found.is_none_or(|found| Response::parse(&found).unwrap() == response));
        }
    }
}
