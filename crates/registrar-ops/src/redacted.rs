//! Operations for logs.

mod compound;
mod place;
mod serializer;

use std::fmt;

use serde::{Serialize, Serializer};
use wire_text::Redaction;

use place::Place;
use serializer::Masking;

/// A view of a value that serialises like the value, but with every secret replaced by `[REDACTED]`: for
/// example to log the operations of a queue as JSON.
///
/// Replaced are values whose type is [`Secret`](crate::Secret) or contains one, whatever their name, and values
/// that have the name of a secret, whatever their type. A view cannot be sent.
///
/// ```
/// use registrar_ops::enom::{DomainPassword, Operation, SetPassword};
/// use registrar_ops::{Redaction, SplitName};
///
/// let name = SplitName::new("resellerdocs", "com")?;
/// let operation = SetPassword::new(name, DomainPassword::new("resellerdocspw")?);
/// assert_eq!(
///     serde_json::to_string(&operation.redacted()).unwrap(),
///     r#"{"domain":{"SLD":"resellerdocs","TLD":"com"},"domain_password":"[REDACTED]"}"#,
/// );
/// assert_eq!(
///     serde_json::to_string(&operation.redacted_with(&Redaction::allow(["status"]))).unwrap(),
///     r#"{"domain":{"SLD":"[REDACTED]","TLD":"[REDACTED]"},"domain_password":"[REDACTED]"}"#,
/// );
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone)]
pub struct Redacted<'a, T: ?Sized> {
    value: &'a T,
    redaction: Redaction,
}

impl<'a, T: Serialize + ?Sized> Redacted<'a, T> {
    /// A view of `value` in which everything that `redaction` masks is replaced.
    #[must_use]
    pub const fn new(value: &'a T, redaction: Redaction) -> Self {
        Self { value, redaction }
    }
}

impl<T: Serialize + ?Sized> Serialize for Redacted<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(Masking::new(serializer, Place::top(&self.redaction)))
    }
}

/// The rule, without the value.
impl<T: ?Sized> fmt::Debug for Redacted<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redacted").field("redaction", &self.redaction).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;
    use crate::secret::{Exposed, Secret};

    #[derive(Serialize)]
    struct Every<'a> {
        plain: &'a str,
        url: &'a str,
        password: Option<&'a str>,
        pin: u32,
        token: Vec<Choice>,
        note: Exposed<'a>,
        nothing: (),
        none: Option<u8>,
        pair: (u8, &'a str),
        list: [Choice; 4],
        map: BTreeMap<&'a str, Vec<&'a str>>,
        named: Vec<BTreeMap<&'a str, &'a str>>,
        email: &'a str,
    }

    #[derive(Clone, Serialize)]
    enum Choice {
        Unit,
        New(u8),
        Tuple(u8, char),
        Struct { cookie: &'static str, done: bool },
    }

    fn shown(redaction: Redaction) -> String {
        let secret = Secret::new("hunter2");
        let list = [
            Choice::Unit,
            Choice::New(1),
            Choice::Tuple(2, 'c'),
            Choice::Struct { cookie: "hunter2", done: true },
        ];
        let every = Every {
            plain: "x",
            url: "https://a/?pw=hunter2",
            password: Some("hunter2"),
            pin: 1234,
            token: list.to_vec(),
            note: Exposed(&secret),
            nothing: (),
            none: None,
            pair: (3, "y"),
            list,
            map: BTreeMap::from([("auth_info", vec!["hunter2"]), ("b", vec!["z"])]),
            named: vec![BTreeMap::from([("Name", "pw"), ("VALUE", "hunter2")])],
            email: "a@example.com",
        };
        serde_json::to_string(&Redacted::new(&every, redaction)).unwrap()
    }

    #[test]
    fn every_secret_is_replaced_by_its_name_or_its_type() {
        let rest = r#""nothing":null,"none":null,"pair":[3,"y"],"list":["Unit",{"New":1},{"Tuple":[2,"c"]},{"Struct":{"cookie":"[REDACTED]","done":true}}],"map":{"auth_info":["[REDACTED]"],"b":["z"]},"named":[{"Name":"pw","VALUE":"[REDACTED]"}]"#;
        let token = r#"["[REDACTED]",{"New":"[REDACTED]"},{"Tuple":["[REDACTED]","[REDACTED]"]},{"Struct":{"cookie":"[REDACTED]","done":"[REDACTED]"}}]"#;
        let start = format!(
            r#"{{"plain":"x","url":"https://a/?pw=[REDACTED]","password":"[REDACTED]","pin":"[REDACTED]","token":{token},"note":"[REDACTED]",{rest}"#
        );
        assert_eq!(shown(Redaction::secrets()), format!(r#"{start},"email":"a@example.com"}}"#));
        assert_eq!(shown(Redaction::personal()), format!(r#"{start},"email":"[REDACTED]"}}"#));
    }

    #[test]
    fn what_is_not_allowed_is_hidden() {
        let shown = shown(Redaction::allow(["plain", "done", "note", "PAIR"]));
        for part in
            [r#""plain":"x""#, r#""done":true"#, r#""pair":[3,"y"]"#, r#""note":"[REDACTED]""#]
        {
            assert!(shown.contains(part), "{part} {shown}");
        }
        for part in ["hunter2", "1234", "example.com", "https", "\"z\"", "Unit\",", ":1", "[2"] {
            assert!(!shown.contains(part), "{part} {shown}");
        }
    }
}
