//! Answers on their way out.

use std::io;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::time::sleep;

use super::delivery::Delivery;

/// An answer, its body in memory.
pub(crate) type Answer = Response<Vec<u8>>;

/// A page that only says what its status is.
pub(crate) fn page(status: StatusCode) -> Answer {
    let html = format!(
        "<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>\r\n"
    );
    with_type(status, "text/html", html)
}

/// An answer of this media type.
pub(crate) fn with_type(
    status: StatusCode,
    media_type: &'static str,
    body: impl Into<Vec<u8>>,
) -> Answer {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}

/// Adds a header whose value is text of our own.
pub(crate) fn with_header(mut answer: Answer, name: HeaderName, value: &str) -> Answer {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
    answer
}

/// The status line and the headers. The version is the server's own, whatever the request's is
/// (RFC 9110 2.5): clients that send HTTP/1.0 look for `HTTP/1.1` in the answer.
fn head(answer: &Answer, is_chunked: bool, keeps_alive: bool) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {}\r\n", answer.status()).into_bytes();
    for (name, value) in answer.headers() {
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
        head.extend_from_slice(b"\r\n");
    }
    let length = answer.body().len();
    let framing = if is_chunked {
        "Transfer-Encoding: chunked".to_owned()
    } else {
        format!("Content-Length: {length}")
    };
    let connection = if keeps_alive { "keep-alive" } else { "close" };
    head.extend_from_slice(
        format!("Server: registrar-sandbox\r\n{framing}\r\nConnection: {connection}\r\n\r\n")
            .as_bytes(),
    );
    head
}

/// Writes `answer` as `delivery` says; whether the connection is still of use afterwards.
pub(crate) async fn write<S: AsyncWrite + Unpin>(
    stream: &mut S,
    answer: &Answer,
    delivery: Delivery,
    keeps_alive: bool,
    has_body: bool,
) -> io::Result<bool> {
    let body: &[u8] = if has_body { answer.body() } else { b"" };
    let head = head(answer, delivery == Delivery::Chunked, keeps_alive);
    match delivery {
        Delivery::Nothing | Delivery::Reset | Delivery::Never => return Ok(false),
        Delivery::Whole | Delivery::ThenClosed => {
            // One write, for clients that take what comes first for the whole.
            let whole = [&head, body].concat();
            stream.write_all(&whole).await?;
        }
        Delivery::Half => {
            stream.write_all(&head).await?;
            stream.write_all(&body[..body.len() / 2]).await?;
        }
        Delivery::SlowHead(time) => {
            let (first, second) = head.split_at(head.len() / 2);
            stream.write_all(first).await?;
            stream.flush().await?;
            sleep(time).await;
            stream.write_all(second).await?;
            stream.write_all(body).await?;
        }
        Delivery::SlowBody(time) => {
            stream.write_all(&head).await?;
            for piece in body.chunks(body.len().div_ceil(10).max(1)) {
                stream.flush().await?;
                sleep(time / 10).await;
                stream.write_all(piece).await?;
            }
        }
        Delivery::Chunked => {
            stream.write_all(&head).await?;
            let mut chunks = Vec::new();
            for piece in body.chunks(7) {
                chunks.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
                chunks.extend_from_slice(piece);
                chunks.extend_from_slice(b"\r\n");
            }
            if has_body {
                chunks.extend_from_slice(b"0\r\n\r\n");
            }
            stream.write_all(&chunks).await?;
        }
    }
    stream.flush().await?;
    Ok(keeps_alive && !matches!(delivery, Delivery::Half | Delivery::ThenClosed))
}
