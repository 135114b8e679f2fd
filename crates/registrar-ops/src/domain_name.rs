//! A checked domain name in the form that goes over the wire.

use std::fmt;
use std::str::FromStr;

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46, verify_dns_length};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{ParameterError, ParameterErrorKind};

/// No name is longer: 253 characters, each written in at most four bytes. Longer texts are refused
/// before any work is done on them.
const MAX_INPUT: usize = 4 * 253;

/// A domain name: at least two labels of letters, digits and hyphens, in lower case, without the
/// dot of the root. Labels in other scripts become A-labels (UTS #46, non-transitional).
///
/// ```
/// use registrar_ops::DomainName;
///
/// let name = DomainName::new("Bücher.example")?;
/// assert_eq!(name.as_str(), "xn--bcher-kva.example");
/// assert_eq!(name.to_unicode(), "bücher.example");
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName(Box<str>);

impl DomainName {
    /// Checks a name and brings it into wire form.
    ///
    /// # Errors
    /// [`Missing`](ParameterErrorKind::Missing) when it is empty,
    /// [`OutOfRange`](ParameterErrorKind::OutOfRange) when a label has more than 63 characters or
    /// the whole more than 253 (RFC 1035), and [`Invalid`](ParameterErrorKind::Invalid) otherwise.
    pub fn new(text: &str) -> Result<Self, ParameterError> {
        use ParameterErrorKind::{Invalid, Missing, OutOfRange};
        let fail = |kind, rule| Err(ParameterError::new(kind, "domain_name", rule, "RFC 1035"));
        if text.is_empty() {
            return fail(Missing, "a value");
        }
        let too_long = "labels of 1 to 63 and a name of at most 253 characters";
        if text.len() > MAX_INPUT {
            return fail(OutOfRange, too_long);
        }
        let (list, hyphens) = (AsciiDenyList::STD3, Hyphens::CheckFirstLast);
        let ascii = Uts46::new().to_ascii(text.as_bytes(), list, hyphens, DnsLength::Ignore);
        let Ok(ascii) = ascii else {
            return fail(Invalid, "labels of letters, digits and inner hyphens");
        };
        let name = ascii.strip_suffix('.').unwrap_or(&ascii);
        if name.split('.').any(str::is_empty) {
            return fail(Invalid, "no empty label");
        }
        if !verify_dns_length(name, false) {
            return fail(OutOfRange, too_long);
        }
        match name.rsplit_once('.') {
            None => fail(Invalid, "a name of at least two labels"),
            Some((_, tld)) if tld.bytes().all(|byte| byte.is_ascii_digit()) => {
                fail(Invalid, "a top-level domain, not a number")
            }
            Some(_) => Ok(Self(name.into())),
        }
    }

    /// The name in wire form: ASCII, lower case, A-labels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as people write it, with its A-labels decoded.
    #[must_use]
    pub fn to_unicode(&self) -> String {
        let (list, hyphens) = (AsciiDenyList::STD3, Hyphens::CheckFirstLast);
        Uts46::new().to_unicode(self.0.as_bytes(), list, hyphens).0.into_owned()
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
        for (text, wire, unicode) in [
            ("example.info", "example.info", "example.info"),
            ("Example.INFO", "example.info", "example.info"),
            ("example.info.", "example.info", "example.info"),
            ("www.example.co.uk", "www.example.co.uk", "www.example.co.uk"),
            ("a-b--c.3com", "a-b--c.3com", "a-b--c.3com"),
            ("bücher.example", "xn--bcher-kva.example", "bücher.example"),
            ("XN--bcher-KVA.example", "xn--bcher-kva.example", "bücher.example"),
            ("faß.example", "xn--fa-hia.example", "faß.example"),
            ("例え。テスト", "xn--r8jz45g.xn--zckzah", "例え.テスト"),
        ] {
            let name = DomainName::new(text).unwrap();
            assert_eq!(name.as_str(), wire, "{text}");
            assert_eq!(name.to_unicode(), unicode, "{text}");
            assert_eq!(DomainName::new(&name.to_unicode()), Ok(name), "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        use ParameterErrorKind::{Invalid, Missing, OutOfRange};
        let long_label = format!("{}.com", "a".repeat(64));
        let long_name = format!("{}com", "a.".repeat(126));
        for (text, kind) in [
            ("", Missing),
            ("example", Invalid),
            (".", Invalid),
            ("..", Invalid),
            (".com", Invalid),
            ("example..com", Invalid),
            ("example.com..", Invalid),
            ("exa mple.com", Invalid),
            (" example.com", Invalid),
            ("example.com\n", Invalid),
            ("exa_mple.com", Invalid),
            ("exa&mple.com", Invalid),
            ("user@example.com", Invalid),
            ("https://example.com", Invalid),
            ("-example.com", Invalid),
            ("example-.com", Invalid),
            ("xn--a.com", Invalid),
            ("192.0.2.7", Invalid),
            ("example.\u{0}com", Invalid),
            (&long_label, OutOfRange),
            (&long_name, OutOfRange),
            (&"a.".repeat(1_000_000), OutOfRange),
        ] {
            let error = DomainName::new(text).unwrap_err();
            assert_eq!(error.kind(), kind, "{text}");
            assert_eq!(error.parameter(), "domain_name", "{text}");
        }
        assert!(DomainName::new(&long_label[1..]).is_ok());
        assert!(DomainName::new(&long_name[2..]).is_ok());
    }

    #[test]
    fn serde_checks_too() {
        let name: DomainName = serde_json::from_str("\"B\u{FC}cher.example\"").unwrap();
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"xn--bcher-kva.example\"");
        let error = serde_json::from_str::<DomainName>("\"a b.com\"").unwrap_err();
        assert_eq!(
            error.to_string().split(" at line").next().unwrap(),
            "invalid parameter `domain_name`: \
             expected labels of letters, digits and inner hyphens, says \"RFC 1035\""
        );
    }
}
