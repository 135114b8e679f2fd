//! Connections as they come.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::sleep;
#[cfg(feature = "tls")]
use tokio::time::timeout;

use crate::http::connection::serve;
use crate::server::Server;

/// So many connections are open at a time; others wait.
const MAX_CONNECTIONS: usize = 8192;

/// How long to wait where no connection can be accepted, as when there are too many open files.
const PAUSE: Duration = Duration::from_millis(20);

/// How connections are carried.
#[derive(Clone)]
pub(crate) struct Transport {
    /// Where HTTPS is spoken.
    #[cfg(feature = "tls")]
    pub(crate) acceptor: Option<tokio_rustls::TlsAcceptor>,
}

impl Transport {
    /// Serves one connection.
    async fn serve(self, stream: TcpStream, server: Arc<Server>) {
        #[cfg(feature = "tls")]
        if let Some(acceptor) = self.acceptor {
            let time = server.settings.time_out;
            let mut first = [0];
            // A handshake begins with this byte, and HTTP with a letter.
            let looking = timeout(time, stream.peek(&mut first)).await;
            if matches!(looking, Ok(Ok(_))) && first == [0x16] {
                if let Ok(Ok(stream)) = timeout(time, acceptor.accept(stream)).await {
                    serve(stream, server).await;
                }
                return;
            }
        }
        serve(stream, server).await;
    }
}

/// Serves all connections until told to stop, or until whoever could tell is gone.
pub(crate) async fn listen(
    listener: TcpListener,
    server: Arc<Server>,
    transport: Transport,
    stopped: oneshot::Receiver<()>,
) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let connections = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let accepting = async {
        loop {
            let Ok(permit) = Arc::clone(&connections).acquire_owned().await else { return };
            match listener.accept().await {
                Ok((stream, _)) => {
                    // A reply is short: it is not to wait for the rest of a packet.
                    let _ = stream.set_nodelay(true);
                    let serving = transport.clone().serve(stream, Arc::clone(&server));
                    tokio::spawn(async move {
                        serving.await;
                        drop(permit);
                    });
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    };
    tokio::pin!(accepting, stopped);
    std::future::poll_fn(|context| {
        let is_stopped = stopped.as_mut().poll(context).is_ready();
        if is_stopped { std::task::Poll::Ready(()) } else { accepting.as_mut().poll(context) }
    })
    .await;
}
