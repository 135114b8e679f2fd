//! A registrar on loopback that serves both protocols, keeps everything in memory and prints the
//! e-mails it would send, one line of JSON each.
//!
//! ```text
//! cargo run --example sandbox            # port 8089
//! cargo run --example sandbox -- 9000
//! ```

mod demo;
mod lookup;
mod registrar;
mod server;

use std::error::Error;
use std::io::Write;
use std::sync::Arc;

use registrar::Registrar;
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = match std::env::args().nth(1) {
        Some(port) => port.parse()?,
        None => demo::PORT,
    };
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let address = listener.local_addr()?;
    eprintln!("OpenSRS  http://{address}/               {} / {}", demo::USERNAME, demo::KEY);
    eprintln!("eNom     http://{address}/interface.asp  {} / {}", demo::UID, demo::TOKEN);
    eprintln!("faults   http://{address}/faults/{{gateway,truncated,slow,chunked}}/…");
    let registrar = Arc::new(Registrar::new(|mail| {
        let mut out = std::io::stdout().lock();
        // Whoever closed the output wants no more mail.
        let _ = writeln!(out, "{mail}").and_then(|()| out.flush());
    }));
    axum::serve(listener, server::router(registrar)).await?;
    Ok(())
}
