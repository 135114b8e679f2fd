//! The HTML format: `<STRONG>Name: </STRONG>value<br>`.
//!
//! ```text
//! reply       = *( comment / bare-line / "<HTML>" / "<BODY>" / gap ) *field [end] *WSP
//! bare-line   = *CHAR ( break / line-end )     ; before `<HTML>`, and without any other tag
//! field       = head value gap
//! head        = "<STRONG>" name sign *WSP strong-end [strong-end]
//!             / name sign *WSP strong-end      ; at the start of a line, blanks before it aside
//! sign        = ":" / "="
//! value       = *( CHAR / break / tag )        ; up to the last gap before the next head or end
//! gap         = *( break / WSP )
//! end         = "</BODY>" *WSP ["</HTML>"]
//!             / "</HTML>" *WSP ["</BODY>"]     ; the first in the text
//! ```
//!
//! `name`, `comment`, `break` and `strong-end` are those of both flat formats (`grammar`); `WSP` is white
//! space of any kind. Tags are in capitals, but for `br`; any other spelling is text of a value. References to characters are read
//! in values without a tag: the five of XML, and numeric ones; others stay as they are.
//!
//! What becomes of a page:
#![doc = include_str!("html/readings.md")]

mod decode;
mod encode;
mod entities;
mod fast_path;
pub(crate) mod grammar;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
