//! Scans for runs of bytes, sixteen or eight bytes at a time, for runs that are too short for memchr to be
//! faster: names, values, the text between two tags.
//!
//! ```
//! use wire_text::scan;
//!
//! assert_eq!(scan::word(b"ErrCount=0"), 8);
//! assert_eq!(scan::find(b"a=b&c", [b'&', b'=']), Some(1));
//! assert_eq!(scan::white_space(b"\n    <a>"), 5);
//! assert_eq!(scan::plain_text(b"AT&amp;T"), 2);
//! assert_eq!(scan::plain_value(b"b'>", b'\''), 1);
//! ```

mod eight;
mod find;
mod plain;
mod sixteen;

pub use find::{find, word};
pub use plain::{
    plain_ascii, plain_line, plain_text, plain_value, verbatim_text, verbatim_value, white_space,
};
pub use sixteen::is_ascii;
