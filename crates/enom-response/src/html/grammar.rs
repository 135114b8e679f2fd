//! The grammar of the HTML format, one production a function.
//!
//! ```text
//! response   = *( comment break ) "<HTML><BODY>" *field "</BODY></HTML>"
//! field      = head value *( break / wrapper )
//! head       = open-strong name [ sign ] close-strong [ sign ]
//!            / open-strong name sign ; the value stands within the markup, which may have no end
//! strong     = "STRONG" / "B" ; in any letter case, as all names of tags
//! sign       = space ( ":" / "=" ) space
//! value      = *( text / reference / tag ) ; up to the next head
//! tag        = "<" [ "/" ] space name *( any but "<" and ">" ) ">"
//! ```
//!
//! White space may stand between the pieces; `space` takes `&nbsp;` too.

mod head;
mod tag;

pub(crate) use head::{
    Form, Head, Place, head, is_name, regular_head, regular_value, unopened_head,
};
pub(crate) use tag::{
    Kind, Tag, Tags, ends_in_cut_break, ends_in_line_break, is_cut, is_strong_end, line_break, tag,
};

/// `text` without white space, `&nbsp;` and U+00A0 at its start.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    let mut text = text.trim_ascii_start();
    while let Some(b'&' | 0xC2) = text.as_bytes().first()
        && let Some(rest) = text.strip_prefix("&nbsp;").or_else(|| text.strip_prefix('\u{A0}'))
    {
        text = rest.trim_ascii_start();
    }
    text
}

/// `text` without white space, `&nbsp;` and U+00A0 at its end.
#[inline]
pub(crate) fn trim_end(text: &str) -> &str {
    let mut text = text.trim_ascii_end();
    while let Some(b';' | 0xA0) = text.as_bytes().last()
        && let Some(rest) = text.strip_suffix("&nbsp;").or_else(|| text.strip_suffix('\u{A0}'))
    {
        text = rest.trim_ascii_end();
    }
    text
}

#[inline]
pub(crate) fn trim(text: &str) -> &str {
    trim_end(trim_start(text))
}
