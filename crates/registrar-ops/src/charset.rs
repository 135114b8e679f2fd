//! The charset that an HTTP message names.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// The `charset` parameter of `Content-Type`, without its quotes.
pub(crate) fn of(headers: &HeaderMap) -> Option<&str> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let charset = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !charset.is_empty()).then_some(charset)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameter_is_found() {
        for (content_type, charset) in [
            ("text/xml", None),
            ("text/xml; charset=utf-8", Some("utf-8")),
            ("text/html;foo=bar; Charset = \"ISO-8859-1\"", Some("ISO-8859-1")),
            ("charset=utf-8", None),
            ("text/xml; charset=", None),
            ("text/xml; charset", None),
        ] {
            let headers = HeaderMap::from_iter([(CONTENT_TYPE, content_type.parse().unwrap())]);
            assert_eq!(of(&headers), charset, "{content_type}");
        }
        assert_eq!(of(&HeaderMap::new()), None);
    }
}
