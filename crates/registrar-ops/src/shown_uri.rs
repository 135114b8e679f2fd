//! An address as `Debug` may show it.

use http::Uri;
use wire_text::secret_names::MASK;

/// `uri` with what may hold credentials masked: the user info, and all of the query.
pub(crate) fn shown(uri: &Uri) -> String {
    let scheme = uri.scheme_str().map_or_else(String::new, |scheme| format!("{scheme}://"));
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let (user, host) = match authority.rsplit_once('@') {
        Some((_, host)) => (format!("{MASK}@"), host),
        None => (String::new(), authority),
    };
    let query = if uri.query().is_some() { format!("?{MASK}") } else { String::new() };
    format!("{scheme}{user}{host}{}{query}", uri.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_do_not_show() {
        for (uri, text) in [
            ("https://example.com:8443/a", "https://example.com:8443/a"),
            ("https://user:hunter2@example.com/a", "https://[REDACTED]@example.com/a"),
            ("https://hunter2@example.com/", "https://[REDACTED]@example.com/"),
            ("http://example.com/a?pw=hunter2", "http://example.com/a?[REDACTED]"),
            ("/a", "/a"),
        ] {
            assert_eq!(shown(&uri.parse().unwrap()), text);
        }
    }
}
