//! Named values as a query string or form body, and as plain structs.

mod de;
mod ser;

pub(crate) use de::from_pairs;
pub(crate) use ser::to_pairs;

use std::borrow::Cow;

use zeroize::Zeroizing;

use crate::{Body, ParameterError, ParameterErrorKind, Secret};

/// A parameter as it is sent. Every value is held as a secret, so that none is left in memory.
pub(crate) type Pair = (String, Secret);

/// Writes `pairs` in the order given (`application/x-www-form-urlencoded`).
pub(crate) fn encode<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Body {
    let longest = |text: &str| 3 * text.len() + 1;
    let size = pairs.clone().map(|(name, value)| longest(name) + longest(value)).sum();
    // Reserved whole: a buffer that grows would leave copies of secrets behind.
    let mut out = Zeroizing::new(String::with_capacity(size));
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        out.extend(form_urlencoded::byte_serialize(name.as_bytes()));
        out.push('=');
        out.extend(form_urlencoded::byte_serialize(value.as_bytes()));
    }
    Body::from(std::mem::take(&mut *out))
}

/// Reads what [`encode`] writes. Bytes that are no UTF-8 are refused, not replaced.
pub(crate) fn decode(bytes: &[u8], document: &'static str) -> Result<Vec<Pair>, ParameterError> {
    let mut pairs = Vec::new();
    for pair in bytes.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()) {
        let end = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
        let (name, value) = (&pair[..end], pair.get(end + 1..).unwrap_or_default());
        match (text(name), text(value)) {
            (Some(name), Some(value)) => pairs.push((name, Secret::new(value))),
            _ => {
                let (kind, rule) = (ParameterErrorKind::Invalid, "text in UTF-8");
                let is_name = |byte: &&u8| byte.is_ascii_alphanumeric();
                let name: String =
                    name.iter().take_while(is_name).map(|&b| char::from(b)).collect();
                return Err(ParameterError::new(kind, name, rule, document));
            }
        }
    }
    Ok(pairs)
}

/// A name or value without its escapes, if it is UTF-8.
fn text(escaped: &[u8]) -> Option<String> {
    let blank = |&byte: &u8| if byte == b'+' { b' ' } else { byte };
    let escaped = Zeroizing::new(escaped.iter().map(blank).collect::<Vec<u8>>());
    percent_encoding::percent_decode(&escaped).decode_utf8().ok().map(Cow::into_owned)
}

/// A [`ParameterError`] on its way through serde.
#[derive(Debug)]
struct SerdeError(ParameterError);

impl SerdeError {
    fn new(kind: ParameterErrorKind, rule: &'static str) -> Self {
        Self(ParameterError::new(kind, "", rule, "the operation"))
    }

    fn named(self, name: &str) -> Self {
        let (kind, rule) = (self.0.kind(), self.0.rule());
        match self.0.parameter() {
            "" => Self(ParameterError::new(kind, name.to_owned(), rule, "the operation")),
            _ => self,
        }
    }
}

impl std::fmt::Display for SerdeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for SerdeError {}

// The messages that serde and custom implementations make may quote values, so none is kept.
impl serde::ser::Error for SerdeError {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self::new(ParameterErrorKind::Invalid, "a plain value")
    }
}

impl serde::de::Error for SerdeError {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self::new(ParameterErrorKind::Invalid, "a value of the right type")
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(ParameterErrorKind::Missing, "a value").named(field)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::*;

    fn borrowed(pairs: &[Pair]) -> impl Iterator<Item = (&str, &str)> + Clone {
        pairs.iter().map(|(name, value)| (name.as_str(), value.expose()))
    }

    fn owned(pairs: &[(&str, &str)]) -> Vec<Pair> {
        pairs.iter().map(|&(name, value)| (name.to_owned(), Secret::new(value))).collect()
    }

    #[test]
    fn text_is_escaped_and_comes_back() {
        for (pairs, text) in [
            (&[][..], ""),
            (&[("SLD", "resellerdocs"), ("TLD", "com")], "SLD=resellerdocs&TLD=com"),
            (&[("a", "")], "a="),
            (&[("a b", "&=+%;\u{E9} \n")], "a+b=%26%3D%2B%25%3B%C3%A9+%0A"),
        ] {
            let body = encode(pairs.iter().copied());
            assert_eq!(body.as_str(), text);
            assert_eq!(decode(body.as_bytes(), "x").unwrap(), owned(pairs));
        }
    }

    #[test]
    fn other_spellings_are_read() {
        for (text, pairs) in [
            ("&&a=1&", &[("a", "1")][..]),
            ("a", &[("a", "")]),
            ("a=b=c", &[("a", "b=c")]),
            ("%61=%41%2b", &[("a", "A+")]),
            ("a=%zz%", &[("a", "%zz%")]),
        ] {
            assert_eq!(decode(text.as_bytes(), "x").unwrap(), owned(pairs), "{text}");
        }
        assert_eq!(decode("a=\u{FFFD}".as_bytes(), "x").unwrap(), owned(&[("a", "\u{FFFD}")]));
        for invalid in [b"a=\xFF".as_slice(), b"\xFF=a", b"a=%C3", b"a=%ED%A0%80"] {
            assert!(decode(invalid, "x").is_err(), "{}", invalid.escape_ascii());
        }
        let error = decode(b"pw=hunter%FF2", "SetPassword").unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid parameter `pw`: expected text in UTF-8, says \"SetPassword\""
        );
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Example {
        text: String,
        count: u32,
        ratio: f64,
        flag: bool,
        letter: char,
        absent: Option<String>,
        present: Option<i8>,
        host: Vec<String>,
        kind: Kind,
    }

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    enum Kind {
        #[default]
        Owner,
        Admin,
    }

    fn example() -> Example {
        Example {
            text: "a&b".into(),
            count: 7,
            ratio: 0.5,
            flag: true,
            letter: 'x',
            absent: None,
            present: Some(-1),
            host: vec!["ns1".into(), "ns2".into()],
            kind: Kind::Admin,
        }
    }

    #[test]
    fn structs_become_pairs_and_come_back() {
        let pairs = to_pairs(&example()).unwrap();
        assert_eq!(
            encode(borrowed(&pairs)).as_str(),
            "Text=a%26b&Count=7&Ratio=0.5&Flag=1&Letter=x&Present=-1&Host1=ns1&Host2=ns2&Kind=Admin"
        );
        assert_eq!(from_pairs::<Example>(&pairs).unwrap(), example());
        let shouted: Vec<_> =
            pairs.iter().map(|(name, value)| (name.to_uppercase(), value.clone())).collect();
        assert_eq!(from_pairs::<Example>(&shouted).unwrap(), example());
    }

    #[test]
    fn families_are_read_in_the_order_of_their_numbers() {
        let mut pairs = to_pairs(&Example::default()).unwrap();
        pairs.extend(owned(&[("Host10", "c"), ("host2", "b"), ("Host1", "a"), ("Hosts", "no")]));
        assert_eq!(from_pairs::<Example>(&pairs).unwrap().host, ["a", "b", "c"]);
        pairs.push(("Host".into(), "one".into()));
        assert_eq!(from_pairs::<Example>(&pairs).unwrap().host, ["one"]);
    }

    #[test]
    fn what_does_not_fit_is_named_without_its_value() {
        let with = |name: &str, value: &str| {
            let mut pairs = to_pairs(&example()).unwrap();
            pairs.retain(|(held, _)| held != name);
            pairs.extend(owned(&[(name, value)]));
            from_pairs::<Example>(&pairs).unwrap_err().to_string()
        };
        let says = ", says \"the operation\"";
        let typed = "expected a value of the right type";
        assert_eq!(with("Count", "hunter2"), format!("invalid parameter `Count`: {typed}{says}"));
        assert_eq!(with("Flag", "hunter2"), format!("invalid parameter `Flag`: {typed}{says}"));
        assert_eq!(with("Kind", "hunter2"), format!("invalid parameter `Kind`: {typed}{says}"));
        assert_eq!(
            with("text", "hunter2"),
            format!("parameter given twice `Text`: expected one value{says}")
        );
        let error = from_pairs::<Example>(&[]).unwrap_err();
        assert_eq!(error.to_string(), format!("missing parameter `Text`: expected a value{says}"));
    }

    #[test]
    fn what_pairs_cannot_hold_is_refused() {
        let nested = BTreeMap::from([("Outer", BTreeMap::from([("Inner", 1)]))]);
        let error = to_pairs(&nested).unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid parameter `Outer`: expected a plain value, says \"the operation\""
        );
        assert!(to_pairs(&"text").is_err());
        assert!(to_pairs(&[1]).is_err());
        assert_eq!(to_pairs(&()).unwrap(), []);
        assert_eq!(to_pairs(&None::<Example>).unwrap(), []);
    }

    proptest! {
        #[test]
        fn any_pairs_come_back(
            pairs in proptest::collection::vec((any::<String>(), any::<String>()), 0..6),
        ) {
            let given = || pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let decoded = decode(encode(given()).as_bytes(), "x").unwrap();
            prop_assert!(borrowed(&decoded).eq(given()));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            if let Ok(pairs) = decode(&bytes, "x") {
                let again = decode(encode(borrowed(&pairs)).as_bytes(), "x").unwrap();
                prop_assert_eq!(again, pairs);
            }
        }
    }
}
