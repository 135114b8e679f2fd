//! The head of a request.

use http::header::{CONNECTION, CONTENT_LENGTH, EXPECT, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use tokio::io::AsyncRead;

use super::input::{Input, InputError};

/// A head may have so many bytes: eNom's parameters may all stand in its first line.
const MAX_HEAD: usize = 64 * 1024;

/// And so many fields.
const MAX_FIELDS: usize = 100;

/// How the end of a body is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    Length(usize),
    Chunked,
}

/// The head of a request.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) request: http::Request<()>,
    pub(crate) framing: Framing,
    /// Whether the connection serves further requests.
    pub(crate) keeps_alive: bool,
    /// Whether the client waits for `100 Continue` before it sends the body.
    pub(crate) expects_continue: bool,
}

impl Head {
    /// Reads the next head, whose lines may end with LF alone.
    pub(crate) async fn read<S: AsyncRead + Unpin>(
        input: &mut Input<S>,
    ) -> Result<Self, InputError> {
        let mut searched = 0;
        loop {
            // Empty lines before a request are passed over, as RFC 9112 2.2 says.
            if searched == 0 {
                let line_ends = |byte: &&u8| matches!(byte, b'\r' | b'\n');
                let count = input.unused().iter().take_while(line_ends).count();
                input.advance(count);
            }
            let unused = input.unused();
            if let Some(end) = end_of_head(unused, searched) {
                let head = Self::parse(&unused[..end]);
                input.advance(end);
                return head;
            }
            searched = unused.len();
            if searched > MAX_HEAD {
                return Err(InputError::Refused(431));
            }
            input.fill().await?;
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self, InputError> {
        let bad = InputError::Refused(400);
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut parsed = httparse::Request::new(&mut fields);
        match parsed.parse(bytes) {
            Ok(httparse::Status::Complete(_)) => {}
            Err(httparse::Error::TooManyHeaders) => return Err(InputError::Refused(431)),
            _ => return Err(bad),
        }
        let mut headers = HeaderMap::new();
        for field in parsed.headers.iter() {
            let name = HeaderName::from_bytes(field.name.as_bytes()).map_err(|_| bad)?;
            headers.append(name, HeaderValue::from_bytes(field.value).map_err(|_| bad)?);
        }
        let framing = framing(&headers)?;
        let has = |name, word: &str| {
            let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
            values.flat_map(|value| value.split(',')).any(|held| {
                let held = held.trim();
                held.eq_ignore_ascii_case(word)
            })
        };
        let is_new = parsed.version == Some(1);
        let keeps_alive = is_new && !has(CONNECTION, "close");
        let expects_continue = is_new && has(EXPECT, "100-continue");
        let mut request = http::Request::new(());
        let method = parsed.method.unwrap_or_default().as_bytes();
        *request.method_mut() = Method::from_bytes(method).map_err(|_| bad)?;
        *request.uri_mut() = path(parsed.path.unwrap_or_default()).ok_or(bad)?;
        *request.headers_mut() = headers;
        Ok(Self { request, framing, keeps_alive, expects_continue })
    }
}

/// Where the head ends: after the first empty line.
fn end_of_head(bytes: &[u8], searched: usize) -> Option<usize> {
    // The empty line may have begun before what was searched.
    let from = searched.saturating_sub(3);
    let mut ends = (from..bytes.len()).filter(|&at| bytes[at] == b'\n');
    ends.find_map(|at| match &bytes[at + 1..] {
        [b'\n', ..] => Some(at + 2),
        [b'\r', b'\n', ..] => Some(at + 3),
        _ => None,
    })
}

/// Path and query of a target. One client sends the name of a host and no path: that is `/`.
fn path(target: &str) -> Option<Uri> {
    let path = match target.split_once("://") {
        _ if target.starts_with('/') => target,
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => "/",
    };
    path.parse().ok()
}

/// The same length given twice is one length; two lengths, or a length beside chunks, are none.
fn framing(headers: &HeaderMap) -> Result<Framing, InputError> {
    let bad = InputError::Refused(400);
    let mut length = None;
    for value in headers.get_all(CONTENT_LENGTH) {
        for text in value.to_str().map_err(|_| bad)?.split(',').map(str::trim) {
            let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let given = text.parse::<usize>().ok().filter(|_| is_digits).ok_or(bad)?;
            if length.is_some_and(|before| before != given) {
                return Err(bad);
            }
            length = Some(given);
        }
    }
    match (headers.get(TRANSFER_ENCODING), length) {
        (None, length) => Ok(Framing::Length(length.unwrap_or(0))),
        (Some(value), None) if value.as_bytes().trim_ascii().eq_ignore_ascii_case(b"chunked") => {
            Ok(Framing::Chunked)
        }
        (Some(_), None) => Err(InputError::Refused(501)),
        (Some(_), Some(_)) => Err(bad),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Result<Head, InputError> {
        Head::parse(head.as_bytes())
    }

    #[test]
    fn heads_of_strangers_are_read() {
        let head = read("post / HTTP/1.0\nContent-Length: 3\nContent-Length: 3\n\n").unwrap();
        assert_eq!(head.request.method().as_str(), "post");
        assert_eq!((head.framing, head.keeps_alive), (Framing::Length(3), false));
        for (target, path) in [
            ("/interface.asp?a=b", "/interface.asp?a=b"),
            ("http://registrar.test:80/interface.asp", "/interface.asp"),
            ("https://registrar.test:55443", "/"),
            ("registrar.test", "/"),
            ("registrar.test:55443", "/"),
        ] {
            let head = read(&format!("GET {target} HTTP/1.1\r\nHost: h\r\n\r\n")).unwrap();
            assert_eq!(head.request.uri(), path);
            assert!(head.keeps_alive);
        }
    }

    #[test]
    fn two_readings_of_a_length_are_refused() {
        let bad = InputError::Refused(400);
        for fields in [
            "Content-Length: 3\r\nContent-Length: 4",
            "Content-Length: 3, 4",
            "Content-Length: +3",
            "Content-Length: 3\r\nTransfer-Encoding: chunked",
            "Content-Length: 99999999999999999999999",
        ] {
            let head = format!("POST / HTTP/1.1\r\n{fields}\r\n\r\n");
            assert_eq!(read(&head).unwrap_err(), bad, "{fields}");
        }
        let head = "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n";
        assert_eq!(read(head).unwrap_err(), InputError::Refused(501));
    }

    #[test]
    fn the_end_of_a_head_is_found_wherever_it_was_cut() {
        for head in ["GET / HTTP/1.1\r\nA: b\r\n\r\n", "GET / HTTP/1.1\nA: b\n\n"] {
            let bytes = format!("{head}body").into_bytes();
            for searched in 0..head.len() {
                assert_eq!(end_of_head(&bytes[..searched], 0), None);
                assert_eq!(end_of_head(&bytes, searched), Some(head.len()));
            }
        }
    }
}
