//! Fields to text.

use core::fmt;

use super::grammar::{self, Sign};
use crate::encode::{check_comments, check_structure, for_each_field, pieces};
use crate::error::Error;
use crate::field::Store;
use crate::grammar::strong_end;
use crate::names::{DONE, is_telling};
use crate::options::{Layout, WriteOptions};

const VALUE: &str = "a value whose lines read back";

/// Writes the response in `store` in the text format.
pub(crate) fn encode<W: fmt::Write>(
    store: Store<'_>,
    out: &mut W,
    options: &WriteOptions,
) -> Result<(), Error> {
    check_structure(store)?;
    check_comments(store)?;
    let line_end = if options.layout == Layout::Wire { "\r\n" } else { "\n" };
    let (mut has_telling, mut is_first, mut is_done) = (false, true, false);
    for comment in store.comments() {
        pieces(out, &[";", comment, line_end])?;
        has_telling = true;
    }
    for_each_field(store, |name, value| {
        is_done |= name.eq_ignore_ascii_case(DONE);
        check_value(value, is_done)?;
        // The end tag of a name makes HTML of the first line.
        if is_first && strong_end(value).is_ok() {
            return Err(Error::unrepresentable(VALUE));
        }
        is_first = false;
        has_telling |= is_telling(name);
        pieces(out, &[name, "="])?;
        for (at, line) in value.split('\n').enumerate() {
            pieces(out, &[if at > 0 { line_end } else { "" }, line])?;
        }
        Ok(out.write_str(line_end)?)
    })?;
    if has_telling {
        return Ok(());
    }
    Err(Error::unrepresentable("a comment, or a field `Command`, `ErrCount`, `Err1` or `Done`"))
}

/// Refuses a value of which a line after the first is none but a continuation.
fn check_value(value: &str, is_done: bool) -> Result<(), Error> {
    let mut rest = value;
    let mut is_first = true;
    while !rest.is_empty() {
        let (mut after, line) = grammar::line(rest);
        let is_other = line.starts_with(';')
            || grammar::head_with(line, Some(Sign::Equals)).is_ok()
            || is_done;
        if !is_first && is_other || is_done && !after.is_empty() {
            return Err(Error::unrepresentable(VALUE));
        }
        if grammar::begins_pem(line) {
            let Some((rest, _)) = grammar::pem(rest) else {
                return Err(Error::unrepresentable(VALUE));
            };
            after = rest;
        }
        rest = after;
        is_first = false;
    }
    Ok(())
}
