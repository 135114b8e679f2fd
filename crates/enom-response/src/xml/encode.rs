//! Fields to elements.

use core::fmt;

use smallvec::SmallVec;
use xml_pull::{WriteError, Writer};

use crate::encode::check_comment;
use crate::error::{Error, of_write};
use crate::field::{Field, Fields, Store};
use crate::short;

/// Writes the response in `store` in the XML format, an element a line.
pub(crate) fn encode<W: fmt::Write>(store: Store<'_>, out: &mut W) -> Result<(), Error> {
    let mut writer = Writer::new(out);
    for comment in store.comments() {
        check_comment(comment)?;
        short::joined(format_args!(";{comment}"), |line| writer.comment(line)).map_err(of_write)?;
        writer.new_line(0).map_err(of_write)?;
    }
    // The elements that have not ended; a reply nests no deeper as a rule.
    let mut open: SmallVec<[(Field<'_>, Fields<'_>); 8]> = SmallVec::new();
    begin(&mut writer, store.root())?;
    open.push((store.root(), store.root().fields()));
    while let Some((_, fields)) = open.last_mut() {
        if let Some(field) = fields.next() {
            writer.new_line(open.len()).map_err(of_write)?;
            begin(&mut writer, field)?;
            open.push((field, field.fields()));
            continue;
        }
        if let Some((field, _)) = open.pop()
            && field.has_fields()
        {
            writer.new_line(open.len()).map_err(of_write)?;
        }
        writer.end_tag_short().map_err(of_write)?;
    }
    writer.new_line(0).map_err(of_write)?;
    writer.finish().map_err(of_write)?;
    Ok(())
}

/// Writes the start tag of `field`, and its value.
fn begin<'r, W: fmt::Write>(writer: &mut Writer<'r, W>, field: Field<'r>) -> Result<(), Error> {
    let named = |error| match error {
        WriteError::Output => of_write(error),
        _ => of_write(error).in_field(field.name()),
    };
    writer.start_tag(field.name()).map_err(named)?;
    for (name, value) in field.attributes() {
        writer.attribute(name, value).map_err(|error| of_write(error).in_field(name))?;
    }
    match field.value() {
        "" => Ok(()),
        value => writer.text(value).map_err(named),
    }
}
