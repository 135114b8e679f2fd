//! A checked domain name in the form that is sent.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::parameters::{ParameterError, ParameterErrorKind};

/// How long a name is at most (RFC 1035), without the dot of the root.
const MAX_NAME: usize = 253;

/// How long a label is at most (RFC 1035).
const MAX_LABEL: usize = 63;

/// Longer texts are refused before any work is done on them: each character of a name may be written in
/// at most four bytes.
const MAX_INPUT: usize = 4 * MAX_NAME;

/// A domain name: at least two labels of letters, digits and hyphens, in lower case, without the dot of the
/// root. With the feature `idna`, labels with other characters become A-labels (UTS #46, non-transitional);
/// without it they are refused.
///
/// ```
/// use registrar_ops::DomainName;
///
/// let name = DomainName::new("Example.INFO.")?;
/// assert_eq!(name, "example.info");
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName(Box<str>);

impl DomainName {
    /// Checks a name and converts it to the form that is sent.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty,
    /// [`OutOfRange`](ParameterErrorKind::OutOfRange) when a label has more than 63 characters or the
    /// whole more than 253, and [`Invalid`](ParameterErrorKind::Invalid) otherwise.
    pub fn new(text: &str) -> Result<Self, ParameterError> {
        if text.is_empty() {
            return Err(ParameterError::missing("domain_name"));
        }
        if text.len() > MAX_INPUT {
            return Err(too_long());
        }
        let ascii = to_ascii(text)?;
        let name = ascii.strip_suffix('.').unwrap_or(&ascii);
        for (at, label) in name.split('.').enumerate() {
            check_label(label, at + 1)?;
        }
        if name.len() > MAX_NAME {
            return Err(too_long());
        }
        match name.rsplit_once('.') {
            None => Err(invalid("two labels or more, as in example.com")),
            Some((_, tld)) if tld.bytes().all(|byte| byte.is_ascii_digit()) => {
                Err(invalid("a top-level domain that is not a number"))
            }
            Some(_) => Ok(Self(name.into())),
        }
    }

    /// The name as it is sent: ASCII, lower case, A-labels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as people write it, with its A-labels decoded.
    #[cfg(feature = "idna")]
    #[must_use]
    pub fn to_unicode(&self) -> String {
        use idna::AsciiDenyList;
        use idna::uts46::{Hyphens, Uts46};

        let (list, hyphens) = (AsciiDenyList::STD3, Hyphens::CheckFirstLast);
        Uts46::new().to_unicode(self.0.as_bytes(), list, hyphens).0.into_owned()
    }
}

fn invalid(rule: impl Into<Cow<'static, str>>) -> ParameterError {
    ParameterError::new(ParameterErrorKind::Invalid, "domain_name", rule)
}

fn too_long() -> ParameterError {
    let rule = "a name of at most 253 characters";
    ParameterError::new(ParameterErrorKind::OutOfRange, "domain_name", rule)
}

/// Checks the label at place `number`, counted from 1.
fn check_label(label: &str, number: usize) -> Result<(), ParameterError> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let (kind, rule) = if label.is_empty() {
        (ParameterErrorKind::Invalid, "one character or more")
    } else if !label.bytes().all(is_part) {
        (ParameterErrorKind::Invalid, "only letters, digits and hyphens")
    } else if label.starts_with('-') || label.ends_with('-') {
        (ParameterErrorKind::Invalid, "no hyphen at either end")
    } else if label.len() > MAX_LABEL {
        (ParameterErrorKind::OutOfRange, "at most 63 characters")
    } else {
        return Ok(());
    };
    Err(ParameterError::new(kind, "domain_name", format!("{rule} in label {number}")))
}

/// The name in ASCII and lower case. Only names with other characters, or with A-labels to be checked,
/// need the tables of the crate `idna`.
#[cfg(feature = "idna")]
fn to_ascii(text: &str) -> Result<Cow<'_, str>, ParameterError> {
    use idna::AsciiDenyList;
    use idna::uts46::{DnsLength, Hyphens, Uts46};

    let is_alabel =
        |label: &str| label.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("xn--"));
    if text.is_ascii() && !text.split('.').any(is_alabel) {
        return Ok(lower(text));
    }
    let (list, hyphens) = (AsciiDenyList::EMPTY, Hyphens::Allow);
    Uts46::new()
        .to_ascii(text.as_bytes(), list, hyphens, DnsLength::Ignore)
        .map_err(|_| invalid("letters and digits that internationalized names may have"))
}

#[cfg(not(feature = "idna"))]
fn to_ascii(text: &str) -> Result<Cow<'_, str>, ParameterError> {
    if text.is_ascii() {
        return Ok(lower(text));
    }
    Err(invalid("ASCII (the feature `idna` takes names in other scripts)"))
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

impl fmt::Display for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for DomainName {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// As text, so in wire form.
impl PartialEq<str> for DomainName {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for DomainName {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl FromStr for DomainName {
    type Err = ParameterError;

    fn from_str(text: &str) -> Result<Self, ParameterError> {
        Self::new(text)
    }
}

impl TryFrom<&str> for DomainName {
    type Error = ParameterError;

    fn try_from(text: &str) -> Result<Self, ParameterError> {
        Self::new(text)
    }
}

impl Serialize for DomainName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DomainName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_into_wire_form() {
        for (text, wire) in [
            ("example.info", "example.info"),
            ("Example.INFO", "example.info"),
            ("example.info.", "example.info"),
            ("www.example.co.uk", "www.example.co.uk"),
            ("a-b--c.3com", "a-b--c.3com"),
        ] {
            let name = DomainName::new(text).unwrap();
            assert_eq!(name, wire, "{text}");
            assert_eq!(DomainName::new(name.as_str()), Ok(name), "{text}");
        }
    }

    #[cfg(feature = "idna")]
    #[test]
    fn other_scripts_become_a_labels() {
        for (text, wire, unicode) in [
            ("bücher.example", "xn--bcher-kva.example", "bücher.example"),
            ("XN--bcher-KVA.example", "xn--bcher-kva.example", "bücher.example"),
            ("faß.example", "xn--fa-hia.example", "faß.example"),
            ("例え。テスト", "xn--r8jz45g.xn--zckzah", "例え.テスト"),
        ] {
            let name = DomainName::new(text).unwrap();
            assert_eq!(name, wire, "{text}");
            assert_eq!(name.to_unicode(), unicode, "{text}");
            assert_eq!(DomainName::new(&name.to_unicode()), Ok(name), "{text}");
        }
        for text in ["xn--a.com", "\u{0338}a.com"] {
            let error = DomainName::new(text).unwrap_err();
            assert_eq!(
                error.to_string(),
                "invalid parameter `domain_name`: expected letters and digits that \
                 internationalized names may have"
            );
        }
    }

    #[cfg(not(feature = "idna"))]
    #[test]
    fn other_scripts_need_the_feature() {
        assert_eq!(
            DomainName::new("bücher.example").unwrap_err().to_string(),
            "invalid parameter `domain_name`: \
             expected ASCII (the feature `idna` takes names in other scripts)"
        );
    }

    #[test]
    fn what_is_no_name_is_refused() {
        use ParameterErrorKind::{Invalid, Missing, OutOfRange};
        let long_label = format!("{}.com", "a".repeat(64));
        let long_name = format!("{}com", "a.".repeat(126));
        let no_other = |number| format!("only letters, digits and hyphens in label {number}");
        let empty = |number| format!("one character or more in label {number}");
        let hyphen = |number| format!("no hyphen at either end in label {number}");
        for (text, kind, rule) in [
            ("", Missing, "a value".to_owned()),
            ("example", Invalid, "two labels or more, as in example.com".to_owned()),
            (".", Invalid, empty(1)),
            ("..", Invalid, empty(1)),
            (".com", Invalid, empty(1)),
            ("example..com", Invalid, empty(2)),
            ("example.com..", Invalid, empty(3)),
            ("exa mple.com", Invalid, no_other(1)),
            (" example.com", Invalid, no_other(1)),
            ("example.com\n", Invalid, no_other(2)),
            ("exa_mple.com", Invalid, no_other(1)),
            ("exa&mple.com", Invalid, no_other(1)),
            ("user@example.com", Invalid, no_other(1)),
            ("https://example.com", Invalid, no_other(1)),
            ("www.-example.com", Invalid, hyphen(2)),
            ("example-.com", Invalid, hyphen(1)),
            ("192.0.2.7", Invalid, "a top-level domain that is not a number".to_owned()),
            ("example.\u{0}com", Invalid, no_other(2)),
            (&long_label, OutOfRange, "at most 63 characters in label 1".to_owned()),
            (&long_name, OutOfRange, "a name of at most 253 characters".to_owned()),
            (&"a.".repeat(1_000_000), OutOfRange, "a name of at most 253 characters".to_owned()),
        ] {
            let error = DomainName::new(text).unwrap_err();
            assert_eq!((error.kind(), error.rule()), (kind, rule.as_str()), "{text}");
            assert_eq!((error.parameter(), error.document()), ("domain_name", None), "{text}");
        }
        assert!(DomainName::new(&long_label[1..]).is_ok());
        assert!(DomainName::new(&long_name[2..]).is_ok());
    }

    #[test]
    fn serde_checks_too() {
        let name: DomainName = serde_json::from_str("\"Example.com\"").unwrap();
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"example.com\"");
        let error = serde_json::from_str::<DomainName>("\"a b.com\"").unwrap_err();
        assert_eq!(
            error.to_string().split(" at line").next().unwrap(),
            "invalid parameter `domain_name`: expected only letters, digits and hyphens in label 1"
        );
    }
}
