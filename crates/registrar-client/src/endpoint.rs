//! Addresses that requests go to.

use http::Uri;

use crate::setup_error::SetupError;

/// Reads an address of one's own.
pub(crate) fn parse(url: &str) -> Result<Uri, SetupError> {
    let expected = |expected| Err(SetupError::Endpoint(expected));
    let Ok(uri) = url.parse::<Uri>() else { return expected("an address") };
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return expected("an address that begins with https:// or http://");
    }
    match uri.authority() {
        Some(authority) if authority.as_str().contains('@') => {
            expected("an address without user name and password")
        }
        Some(authority) if !authority.host().is_empty() => Ok(uri),
        _ => expected("an address with a host"),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_endpoint_has_a_scheme_a_host_and_no_password() {
        for good in ["http://127.0.0.1:8089/", "https://example.com", "http://[::1]:1/a?b=c"] {
            assert!(parse(good).unwrap().host().is_some(), "{good}");
        }
        for bad in
            ["", "/", "example.com", "ftp://example.com/", "https://a:hunter2@b/", "https://"]
        {
            let error = parse(bad).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{bad}");
        }
    }
}
