//! The text format: `Name=Value` a line.
//!
//! ```text
//! reply        = *( comment / blank ) *( field / comment / blank )
//! field        = name sign value
//! sign         = "="                           ; the first field's sign is that of the whole text
//!              / ":" ( " " / line-end )
//! value        = line *continuation
//! continuation = line                          ; that is neither field nor comment; blank ones too,
//!              / pem                           ;   where another continuation follows
//! pem          = "-----BEGIN" *CHAR "-----END" line      ; verbatim, whatever lines are in it
//! blank        = *WSP line-end
//! line         = *CHAR line-end
//! line-end     = LF / CR LF / the end of the text
//! ```
//!
//! `name` and `comment` are those of both flat formats. There is no blank before the sign; white space
//! around a value does not belong to it. After the field `Done` only fields and blank lines follow.
//!
//! What becomes of a text:
#![doc = include_str!("text/readings.md")]

mod decode;
mod encode;
mod fast_path;
pub(crate) mod grammar;

pub(crate) use decode::decode;
pub(crate) use encode::encode;
