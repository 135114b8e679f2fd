//! Fields to a page.

use core::fmt;

use super::entities;
use crate::encode::{check_comments, check_structure, for_each_field, pieces};
use crate::error::Error;
use crate::field::Store;
use crate::options::{Layout, WriteOptions};

/// Writes the response in `store` in the HTML format.
pub(crate) fn encode<W: fmt::Write>(
    store: Store<'_>,
    out: &mut W,
    options: &WriteOptions,
) -> Result<(), Error> {
    check_structure(store)?;
    check_comments(store)?;
    let strong_end = if options.layout == Layout::Wire { "</STRONG>" } else { "</ STRONG>" };
    let mut is_empty = true;
    for comment in store.comments() {
        pieces(out, &[";", comment, "<br>\n"])?;
        is_empty = false;
    }
    out.write_str("<HTML><BODY>\n")?;
    for_each_field(store, |name, value| {
        let blank = if value.is_empty() { "" } else { " " };
        pieces(out, &["<STRONG>", name, ":", blank, strong_end])?;
        entities::encode(value, out)?;
        is_empty = false;
        Ok(out.write_str("<br>\n")?)
    })?;
    out.write_str("</BODY></HTML>\n")?;
    if is_empty { Err(Error::unrepresentable("a comment or a field")) } else { Ok(()) }
}
