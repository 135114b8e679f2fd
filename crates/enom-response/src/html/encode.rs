//! Fields to a page.

use core::fmt;

use super::entities;
use crate::encode::{check_comment, check_structure, for_each_field, pieces};
use crate::error::Error;
use crate::options::{Layout, WriteOptions};
use crate::response::Response;

/// Writes `response` in the HTML format.
pub(crate) fn encode<W: fmt::Write>(
    response: &Response<'_>,
    out: &mut W,
    options: &WriteOptions,
) -> Result<(), Error> {
    check_structure(response)?;
    let strong_end = if options.layout() == Layout::Wire { "</STRONG>" } else { "</ STRONG>" };
    let mut is_empty = true;
    for comment in response.comments() {
        check_comment(comment)?;
        pieces(out, &[";", comment, "<br>\n"])?;
        is_empty = false;
    }
    out.write_str("<HTML><BODY>\n")?;
    for_each_field(response, |name, value| {
        let blank = if value.is_empty() { "" } else { " " };
        pieces(out, &["<STRONG>", name, ":", blank, strong_end])?;
        entities::encode(value, out)?;
        is_empty = false;
        Ok(out.write_str("<br>\n")?)
    })?;
    out.write_str("</BODY></HTML>\n")?;
    if is_empty { Err(Error::unrepresentable("a comment or a field")) } else { Ok(()) }
}
