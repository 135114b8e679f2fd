//! A domain name split into the two parts that eNom takes.

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::domain_name::DomainName;
use crate::parameters::{ParameterError, ParameterErrorKind};

/// What separates labels, in the scripts that have a full stop of their own (UTS #46).
const DOTS: [char; 4] = ['.', '\u{3002}', '\u{FF0E}', '\u{FF61}'];

/// A domain name split into SLD (one label) and TLD (the public suffix, one or more labels): `example` and
/// `co.uk`.
///
/// [`new`](Self::new) takes the two parts. With the feature `psl`, `DomainName::split` finds them.
///
/// ```
/// use registrar_ops::SplitName;
///
/// let name = SplitName::new("example", "co.uk")?;
/// assert_eq!(name.domain_name().as_str(), "example.co.uk");
/// assert_eq!((name.sld(), name.tld()), ("example", "co.uk"));
/// # Ok::<(), registrar_ops::ParameterError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SplitName(DomainName);

impl SplitName {
    /// Joins and checks the two parts.
    ///
    /// # Errors
    /// Those of [`DomainName::new`], naming `SLD` or `TLD`, and
    /// [`Invalid`](ParameterErrorKind::Invalid) when the SLD is more than one label.
    pub fn new(sld: &str, tld: &str) -> Result<Self, ParameterError> {
        if sld.is_empty() {
            return Err(ParameterError::missing("SLD"));
        }
        if tld.is_empty() {
            return Err(ParameterError::missing("TLD"));
        }
        if sld.contains(DOTS) {
            let rule = "one label, as enom in enom.com";
            return Err(ParameterError::new(ParameterErrorKind::Invalid, "SLD", rule));
        }
        if let Err(error) = DomainName::new(&format!("{sld}.example")) {
            return Err(error.about("SLD"));
        }
        let name = DomainName::new(&format!("{sld}.{tld}"));
        name.map(Self).map_err(|error| error.about("TLD"))
    }

    /// The first label: `example` of `example.co.uk`.
    #[must_use]
    pub fn sld(&self) -> &str {
        self.parts().0
    }

    /// Everything after the first label: `co.uk` of `example.co.uk`.
    #[must_use]
    pub fn tld(&self) -> &str {
        self.parts().1
    }

    /// The whole name.
    #[must_use]
    pub const fn domain_name(&self) -> &DomainName {
        &self.0
    }

    fn parts(&self) -> (&str, &str) {
        self.0.as_str().split_once('.').unwrap_or((self.0.as_str(), ""))
    }
}

#[cfg(feature = "psl")]
impl DomainName {
    /// Splits the name at its public suffix, according to Mozilla's list at the release of the crate `psl`.
    /// Suffixes that companies registered for their customers, such as `uk.com`, count. A name that is such a
    /// suffix itself, such as `github.io`, is split at the suffix above it.
    ///
    /// # Errors
    /// [`Invalid`](ParameterErrorKind::Invalid) if the name is a public suffix, or a host in a registered
    /// domain, such as `www.example.co.uk`.
    pub fn split(&self) -> Result<SplitName, ParameterError> {
        let name = self.as_str();
        let suffix = psl::suffix(name.as_bytes());
        let is_cut_there = suffix.is_some_and(|suffix| {
            let labels = |bytes: &[u8]| bytes.split(|&byte| byte == b'.').count();
            let extra = labels(name.as_bytes()) - labels(suffix.as_bytes());
            extra == 1
                || (extra == 0 && suffix.typ() == Some(psl::Type::Private) && parent_is_icann(name))
        });
        if is_cut_there {
            return Ok(SplitName(self.clone()));
        }
        let (kind, rule) = (ParameterErrorKind::Invalid, "one label before a public suffix");
        Err(ParameterError::new(kind, "domain_name", rule).says("publicsuffix.org"))
    }
}

/// Whether what follows the first label is a suffix of the list's public part.
#[cfg(feature = "psl")]
fn parent_is_icann(name: &str) -> bool {
    let parent = name.split_once('.').map(|(_, parent)| parent.as_bytes());
    parent.and_then(psl::suffix).is_some_and(|suffix| {
        Some(suffix.as_bytes()) == parent && suffix.typ() == Some(psl::Type::Icann)
    })
}

impl fmt::Debug for SplitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitName").field("sld", &self.sld()).field("tld", &self.tld()).finish()
    }
}

/// A struct of `SLD` and `TLD`, as eNom's parameters are called.
impl Serialize for SplitName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts = serializer.serialize_struct("SplitName", 2)?;
        parts.serialize_field("SLD", self.sld())?;
        parts.serialize_field("TLD", self.tld())?;
        parts.end()
    }
}

impl<'de> Deserialize<'de> for SplitName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "UPPERCASE", deny_unknown_fields)]
        struct Parts {
            sld: String,
            tld: String,
        }
        let Parts { sld, tld } = Parts::deserialize(deserializer)?;
        Self::new(&sld, &tld).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_parts_are_joined() {
        for (sld, tld, joined) in [
            ("resellerdocs", "com", "resellerdocs.com"),
            ("EXAMPLE", "Co.Uk", "example.co.uk"),
            #[cfg(feature = "idna")]
            ("bücher", "example", "xn--bcher-kva.example"),
            #[cfg(feature = "idna")]
            ("example", "公司.cn", "example.xn--55qx5d.cn"),
        ] {
            let name = SplitName::new(sld, tld).unwrap();
            assert_eq!(name.domain_name().as_str(), joined);
            assert_eq!(format!("{}.{}", name.sld(), name.tld()), joined);
            assert!(!name.sld().contains('.'));
        }
    }

    #[test]
    fn a_bad_part_is_named() {
        for (sld, tld, message) in [
            ("", "com", "missing parameter `SLD`: expected a value"),
            ("example", "", "missing parameter `TLD`: expected a value"),
            (
                "www.example",
                "com",
                "invalid parameter `SLD`: expected one label, as enom in enom.com",
            ),
            (
                "www。example",
                "com",
                "invalid parameter `SLD`: expected one label, as enom in enom.com",
            ),
            (
                "exa mple",
                "com",
                "invalid parameter `SLD`: expected only letters, digits and hyphens in label 1",
            ),
            (
                "example",
                "c om",
                "invalid parameter `TLD`: expected only letters, digits and hyphens in label 2",
            ),
            (
                "example",
                ".com",
                "invalid parameter `TLD`: expected one character or more in label 2",
            ),
            (
                "example",
                "7",
                "invalid parameter `TLD`: expected a top-level domain that is not a number",
            ),
        ] {
            let error = SplitName::new(sld, tld).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn serde_knows_it_as_two_parameters() {
        let name = SplitName::new("example", "co.uk").unwrap();
        let json = r#"{"SLD":"example","TLD":"co.uk"}"#;
        assert_eq!(serde_json::to_string(&name).unwrap(), json);
        assert_eq!(serde_json::from_str::<SplitName>(json).unwrap(), name);
    }

    #[cfg(feature = "psl")]
    #[test]
    fn the_public_suffix_list_finds_the_cut() {
        for (name, cut) in [
            ("example.com", Some(("example", "com"))),
            ("example.co.uk", Some(("example", "co.uk"))),
            ("example.uk", Some(("example", "uk"))),
            ("example.uk.com", Some(("example", "uk.com"))),
            ("example.ck", None),
            ("example.co.ck", Some(("example", "co.ck"))),
            ("www.ck", Some(("www", "ck"))),
            ("github.io", Some(("github", "io"))),
            ("uk.com", Some(("uk", "com"))),
            ("xn--85x722f.xn--55qx5d.cn", Some(("xn--85x722f", "xn--55qx5d.cn"))),
            ("xn--55qx5d.cn", None),
            ("example.xn--zckzah", Some(("example", "xn--zckzah"))),
            ("co.uk", None),
            ("www.example.co.uk", None),
            ("www.example.com", None),
        ] {
            let split = DomainName::new(name).unwrap().split();
            let parts = split.as_ref().ok().map(|split| (split.sld(), split.tld()));
            assert_eq!(parts, cut, "{name}");
        }
        assert_eq!(
            DomainName::new("co.uk").unwrap().split().unwrap_err().to_string(),
            "invalid parameter `domain_name`: \
             expected one label before a public suffix, according to \"publicsuffix.org\""
        );
    }
}
