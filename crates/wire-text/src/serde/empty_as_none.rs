//! Reads an empty text as `None`.
//!
//! Normally a missing field is `None`, and an empty field is `Some` of an empty text, which is an error for a
//! number or a boolean. If a sender leaves a field empty when it has no value, use this module:
//!
//! ```
//! #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
//! struct Session {
//!     #[serde(with = "wire_text::empty_as_none", default)]
//!     permission: Option<u32>,
//! }
//! let session: Session = serde_json::from_str(r#"{"permission": ""}"#).unwrap();
//! assert_eq!(session, Session { permission: None });
//! let session: Session = serde_json::from_str(r#"{"permission": "7"}"#).unwrap();
//! assert_eq!(session, Session { permission: Some(7) });
//! assert_eq!(serde_json::to_string(&Session { permission: None }).unwrap(), r#"{"permission":""}"#);
//! ```

use alloc::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::display_from_str::{Text, parse};

/// Reads text and parses it; `None` if it is empty or only white space.
///
/// The [page of the module](self) has an example.
///
/// # Errors
/// If the text does not parse: names the expected type, not the text.
pub fn deserialize<'de, D: Deserializer<'de>, T: Text>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    let text = Cow::<'de, str>::deserialize(deserializer)?;
    if text.trim_ascii().is_empty() { Ok(None) } else { parse(&text).map(Some) }
}

/// Writes the text form; an empty text for `None`.
///
/// The [page of the module](self) has an example.
///
/// # Errors
/// The errors of the serializer.
pub fn serialize<S: Serializer, T: Text>(
    value: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.to_text().unwrap_or_default().serialize(serializer)
}
