//! Named values as a query string or form body (`application/x-www-form-urlencoded`).

use std::fmt::Write;

use percent_encoding::percent_decode;
use wire_text::{Limit, Limits};
use zeroize::Zeroizing;

use crate::body::{Body, BodyWriter};
use crate::form_text::decode_text;
use crate::parameters::{ParameterError, ParameterErrorKind};
use crate::secret::Secret;

/// A parameter as it is sent. Each value is held as a secret, so that none is left in memory.
pub(crate) type Pair = (String, Secret);

/// How much a form may ask for unless told otherwise: the longest commands of eNom's reference have some
/// hundred parameters, the longest values are certificates.
pub(crate) const LIMITS: Limits =
    Limits::new().with_bytes(1 << 20).with_items(4_096).with_text(64 << 10);

/// Writes `pairs` in the order given.
pub(crate) fn encode<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Body {
    let mut out = BodyWriter::with_capacity(1024);
    for (at, (name, value)) in pairs.enumerate() {
        let pieces = form_urlencoded::byte_serialize(name.as_bytes())
            .chain(["="])
            .chain(form_urlencoded::byte_serialize(value.as_bytes()));
        let between = if at == 0 { "" } else { "&" };
        for piece in [between].into_iter().chain(pieces) {
            // The writer takes everything.
            let _ = out.write_str(piece);
        }
    }
    out.finish()
}

/// Reads what [`encode`] writes; `charset` is what the request says of the bytes. An error names a parameter only if
/// `is_known` knows it: where an `=` is lost, a name has a value in it.
pub(crate) fn decode(
    bytes: &[u8],
    charset: Option<&str>,
    limits: &Limits,
    is_known: impl Fn(&str) -> bool,
) -> Result<Vec<Pair>, ParameterError> {
    if bytes.len() > limits.bytes() {
        return Err(over(Limit::Bytes, limits.bytes()));
    }
    let mut pairs = Vec::new();
    for (name, value) in split(bytes) {
        if pairs.len() == limits.items() {
            return Err(over(Limit::Items, limits.items()));
        }
        if name.len().max(value.len()) > limits.text() {
            return Err(over(Limit::Text, limits.text()));
        }
        let name = text(name, charset);
        let (Some(name), Some(value)) = (&name, text(value, charset)) else {
            let name = name.filter(|name| is_known(name));
            let name = name.map_or(String::new(), |name| name.to_string());
            let number = pairs.len() + 1;
            let rule =
                format!("text in UTF-8, or in the charset of the request, as parameter {number}");
            return Err(ParameterError::new(ParameterErrorKind::Invalid, name, rule));
        };
        pairs.push((name.to_string(), Secret::new(&**value)));
    }
    Ok(pairs)
}

/// The first value of `name` that has one, in a form that may be broken elsewhere.
pub(crate) fn find(bytes: &[u8], name: &str, limits: &Limits) -> Option<Zeroizing<String>> {
    let bytes = bytes.get(..limits.bytes()).unwrap_or(bytes);
    split(bytes).take(limits.items()).find_map(|(held, value)| {
        let is_name = text(held, None).is_some_and(|held| held.eq_ignore_ascii_case(name));
        let value = if is_name { text(value, None)? } else { return None };
        (!value.trim().is_empty()).then_some(value)
    })
}

fn split(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    bytes.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        let end = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
        (&pair[..end], pair.get(end + 1..).unwrap_or_default())
    })
}

/// A name or value without its escapes, if it is text.
fn text(escaped: &[u8], charset: Option<&str>) -> Option<Zeroizing<String>> {
    let blank = |&byte: &u8| if byte == b'+' { b' ' } else { byte };
    let escaped = Zeroizing::new(escaped.iter().map(blank).collect::<Vec<u8>>());
    // Room for all of it, so that it never moves and leaves a copy.
    let mut bytes = Zeroizing::new(Vec::with_capacity(escaped.len()));
    bytes.extend(percent_decode(&escaped));
    decode_text(bytes, charset)
}

fn over(limit: Limit, most: usize) -> ParameterError {
    let rule = match limit {
        Limit::Bytes => format!("a form of at most {most} bytes"),
        Limit::Items => format!("at most {most} parameters"),
        _ => format!("names and values of at most {most} bytes"),
    };
    ParameterError::new(ParameterErrorKind::Limit(limit), "", rule)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Result<Vec<Pair>, ParameterError> {
        decode(bytes, None, &LIMITS, |name| name == "pw")
    }

    fn borrowed(pairs: &[Pair]) -> impl Iterator<Item = (&str, &str)> + Clone {
        pairs.iter().map(|(name, value)| (name.as_str(), value.expose_secret()))
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
            assert_eq!(read(body.as_bytes()).unwrap(), owned(pairs));
        }
    }

    #[test]
    fn other_spellings_are_read() {
        for (text, pairs) in [
            (b"&&a=1&".as_slice(), &[("a", "1")][..]),
            (b"a", &[("a", "")]),
            (b"a=b=c", &[("a", "b=c")]),
            (b"%61=%41%2b", &[("a", "A+")]),
            (b"a=%zz%", &[("a", "%zz%")]),
            ("a=\u{FFFD}".as_bytes(), &[("a", "\u{FFFD}")]),
            // A Perl client of eNom sends Latin-1.
            (b"Name=M%FCller", &[("Name", "M\u{FC}ller")]),
        ] {
            assert_eq!(read(text).unwrap(), owned(pairs), "{}", text.escape_ascii());
        }
        for (invalid, parameter, number) in [
            (b"pw=hunter%80".as_slice(), "parameter `pw`", 1),
            (b"a=b&pwhunter=\x99", "parameter", 2),
            (b"%80=a", "parameter", 1),
        ] {
            let error = read(invalid).unwrap_err();
            let rule = "text in UTF-8, or in the charset of the request, as parameter";
            assert_eq!(error.to_string(), format!("invalid {parameter}: expected {rule} {number}"));
        }
    }

    #[cfg(feature = "encoding")]
    #[test]
    fn the_charset_of_the_request_counts() {
        let read = |charset| decode(b"a=%80%E9", Some(charset), &LIMITS, |_| true);
        assert_eq!(read("windows-1252").unwrap(), owned(&[("a", "\u{20AC}\u{E9}")]));
        assert!(read("utf-8").is_err() && read("no such charset").is_err());
    }

    #[test]
    fn each_limit_is_met_and_passed() {
        let limits = Limits::new().with_bytes(12).with_items(3).with_text(4);
        for (form, limit) in [
            ("a=1&b=2&c=33", None),
            ("a=1&b=2&c=333", Some(Limit::Bytes)),
            ("a&b&c&d", Some(Limit::Items)),
            ("a=4444", None),
            ("a=55555", Some(Limit::Text)),
            ("aaaaa=1", Some(Limit::Text)),
        ] {
            let kind =
                decode(form.as_bytes(), None, &limits, |_| true).err().map(|error| error.kind());
            assert_eq!(kind, limit.map(ParameterErrorKind::Limit), "{form}");
        }
    }

    #[test]
    fn a_value_is_found_in_a_broken_form() {
        let find = |form: &[u8]| find(form, "ResponseType", &LIMITS).map(|text| text.to_string());
        assert_eq!(find(b"a=%80&responsetype=&RESPONSETYPE=xml"), Some("xml".to_owned()));
        assert_eq!(find(b"%80=a&a=b"), None);
    }

    proptest! {
        #[test]
        fn any_pairs_come_back(
            pairs in proptest::collection::vec((any::<String>(), any::<String>()), 0..6),
        ) {
            let given = || pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let decoded = read(encode(given()).as_bytes()).unwrap();
            prop_assert!(borrowed(&decoded).eq(given()));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            if let Ok(pairs) = read(&bytes) {
                let again = read(encode(borrowed(&pairs)).as_bytes()).unwrap();
                prop_assert_eq!(again, pairs);
            }
        }
    }
}
