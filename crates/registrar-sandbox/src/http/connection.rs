//! One connection: requests in, answers out.

use std::sync::Arc;
use std::time::Duration;

use http::{Method, StatusCode};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::answer::{page, write};
use super::body;
use super::delivery::Delivery;
use super::head::Head;
use super::input::{Input, InputError};
use crate::router::respond;
use crate::server::Server;

/// What a connection is read from and written to.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin {
    /// Has the connection reset, not closed, once it is dropped.
    fn reset_on_drop(&self);
}

impl Stream for TcpStream {
    fn reset_on_drop(&self) {
        // Where that fails, the connection is closed instead.
        let _ = self.set_zero_linger();
    }
}

/// After a refusal the rest of a request is read for so long, so that the refusal arrives before the
/// connection is reset.
const LINGER: Duration = Duration::from_secs(1);

/// Serves requests until the connection ends.
pub(crate) async fn serve<S: Stream>(stream: S, server: Arc<Server>) {
    let mut input = Input::new(stream);
    while serve_one(&mut input, &server).await.unwrap_or(false) {}
}

async fn serve_one<S: Stream>(input: &mut Input<S>, server: &Arc<Server>) -> std::io::Result<bool> {
    let time = server.settings.time_out;
    let incoming = timeout(time, receive(input)).await.unwrap_or(Err(InputError::Closed));
    let (request, keeps_alive) = match incoming {
        Ok(incoming) => incoming,
        Err(InputError::Closed) => return Ok(false),
        Err(InputError::Refused(status)) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
            write(input.stream(), &page(status), Delivery::Whole, false, true).await?;
            input.stream().shutdown().await?;
            let _ = timeout(LINGER, drain(input.stream())).await;
            return Ok(false);
        }
    };
    let has_body = request.method() != Method::HEAD;
    let (answer, delivery) = respond(server, request).await;
    match delivery {
        Delivery::Reset => input.stream().reset_on_drop(),
        // The client hangs up, or its patience is longer than ours.
        Delivery::Never => _ = timeout(10 * time, drain(input.stream())).await,
        _ => {}
    }
    let writing = write(input.stream(), &answer, delivery, keeps_alive, has_body);
    // Whoever does not read its answer must not hold it for ever.
    match timeout(10 * time, writing).await {
        Ok(Ok(true)) => Ok(true),
        Ok(Ok(false)) if delivery != Delivery::Reset => {
            input.stream().shutdown().await?;
            Ok(false)
        }
        _ => Ok(false),
    }
}

/// The next request, and whether others may follow on this connection.
async fn receive<S: Stream>(
    input: &mut Input<S>,
) -> Result<(http::Request<Vec<u8>>, bool), InputError> {
    let head = Head::read(input).await?;
    if head.expects_continue && input.unused().is_empty() {
        let stream = input.stream();
        let written = stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await;
        written.map_err(|_| InputError::Closed)?;
    }
    let body = body::read(input, head.framing).await?;
    Ok((head.request.map(|()| body), head.keeps_alive))
}

/// Reads until the other side ends, keeping nothing.
async fn drain(stream: &mut (impl AsyncRead + Unpin)) {
    let mut piece = Vec::with_capacity(4096);
    while let Ok(1..) = stream.read_buf(&mut piece).await {
        piece.clear();
    }
}
