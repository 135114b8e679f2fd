//! Numbers and other types with a text form, inside `flatten` and `untagged`.
//!
//! Serde reads what is flattened or untagged before it knows the type, and on this wire everything
//! is text. Fields of other types in such places are read by this module:
//!
//! ```
//! #[derive(serde::Deserialize)]
//! struct Reply<'a> {
//!     object: &'a str,
//!     #[serde(flatten)]
//!     outcome: Outcome,
//! }
//!
//! #[derive(serde::Deserialize)]
//! struct Outcome {
//!     #[serde(with = "ops_envelope::as_text")]
//!     response_code: u16,
//! }
//! # let xml = std::str::from_utf8(testdata::by_name("send_password.reply.xml").unwrap().bytes()).unwrap();
//! let reply: Reply = ops_envelope::from_str(xml)?;
//! assert_eq!((reply.object, reply.outcome.response_code), ("domain", 200));
//! # Ok::<(), ops_envelope::Error>(())
//! ```

use alloc::borrow::Cow;
use core::fmt::Display;
use core::str::FromStr;

use serde::de::{self, Unexpected};
use serde::{Deserialize, Deserializer, Serializer};

/// Reads text and parses it.
///
/// # Errors
/// When the text does not parse; the text is not in the message.
pub fn deserialize<'de, D: Deserializer<'de>, T: FromStr>(deserializer: D) -> Result<T, D::Error> {
    let text = Cow::<'de, str>::deserialize(deserializer)?;
    let other = Unexpected::Other("another text");
    let invalid = |_| de::Error::invalid_value(other, &"text that parses as the field's type");
    text.trim().parse().map_err(invalid)
}

/// Writes the text form.
///
/// # Errors
/// Those of the format.
pub fn serialize<S: Serializer, T: Display>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
