//! The registrar over HTTP, and the ways in which HTTP can go wrong.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use futures_core::Stream;
use http::{Response, StatusCode};
use tokio::time::{Interval, interval};

use super::registrar::Registrar;

/// No request is longer than this.
const MAX_BODY: usize = 1 << 20;

/// eNom at `/interface.asp`, OpenSRS wherever else is posted to, and the same below `/faults/NAME/`, where answers go
/// wrong on the way: `gateway` answers with an error page, `truncated` cuts the body in half, `slow`
/// sends it in ten pieces over half a second, `chunked` byte by byte.
pub(crate) fn router(registrar: Arc<Registrar>) -> Router {
    Router::new().fallback(serve).with_state(registrar)
}

async fn serve(State(registrar): State<Arc<Registrar>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return page(StatusCode::PAYLOAD_TOO_LARGE);
    };
    let request = http::Request::from_parts(parts, body);
    let (fault, path) = match request.uri().path().strip_prefix("/faults/") {
        Some(rest) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("", request.uri().path().trim_start_matches('/')),
    };
    let answer = if path.eq_ignore_ascii_case("interface.asp") {
        registrar.enom(&request)
    } else if request.method() == http::Method::POST {
        registrar.opensrs(&request)
    } else {
        return page(StatusCode::NOT_FOUND);
    };
    let answer = answer.map(Vec::from);
    match fault {
        "" => answer.map(Body::from),
        "gateway" => page(StatusCode::BAD_GATEWAY),
        "truncated" => answer.map(|body| Body::from(body[..body.len() / 2].to_vec())),
        "slow" => answer.map(|body| pieces(&body, body.len().div_ceil(10), 50)),
        "chunked" => answer.map(|body| pieces(&body, 1, 0)),
        _ => page(StatusCode::NOT_FOUND),
    }
}

fn page(status: StatusCode) -> Response<Body> {
    let html = format!("<html><head><title>{status}</title></head><body>{status}</body></html>");
    let mut page = Response::new(Body::from(html));
    *page.status_mut() = status;
    page.headers_mut().insert("content-type", http::HeaderValue::from_static("text/html"));
    page
}

/// A chunked body, a piece of `length` bytes every so many milliseconds.
fn pieces(body: &[u8], length: usize, milliseconds: u64) -> Body {
    let pieces: Vec<_> = body.chunks(length.max(1)).map(Bytes::copy_from_slice).collect();
    // An interval has no zero.
    let every = interval(Duration::from_micros(1_000 * milliseconds + 1));
    Body::from_stream(Pieces { pieces: pieces.into_iter(), every })
}

struct Pieces {
    pieces: std::vec::IntoIter<Bytes>,
    every: Interval,
}

impl Stream for Pieces {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        ready!(self.every.poll_tick(context));
        Poll::Ready(self.pieces.next().map(Ok))
    }
}
