//! Bytes as an HTTP request, as far as they are one.

use http::{HeaderName, HeaderValue, Method, Request, Uri};

/// The request that `bytes` are: a first line, header lines, an empty line and a body. Lines end in LF
/// or CR LF. `None` where the types of `http` have no room for it.
#[must_use]
pub fn request(bytes: &[u8]) -> Option<Request<Vec<u8>>> {
    let mut rest = bytes;
    let mut line = || {
        let end = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        line.strip_suffix(b"\r").unwrap_or(line)
    };
    let first = line();
    let mut words = first.split(|&byte| byte == b' ');
    let (method, target) = (words.next()?, words.next()?);
    let mut request = Request::new(Vec::new());
    *request.method_mut() = Method::from_bytes(method).ok()?;
    *request.uri_mut() = Uri::try_from(target).ok()?;
    loop {
        let header = line();
        if header.is_empty() {
            break;
        }
        let sign = header.iter().position(|&byte| byte == b':')?;
        let name = HeaderName::from_bytes(&header[..sign]).ok()?;
        let value = HeaderValue::from_bytes(header[sign + 1..].trim_ascii()).ok()?;
        request.headers_mut().append(name, value);
    }
    *request.body_mut() = rest.to_vec();
    Some(request)
}
