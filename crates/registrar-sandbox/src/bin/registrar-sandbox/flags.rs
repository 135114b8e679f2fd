//! The command line.

use std::path::PathBuf;

use clap::Parser;
use registrar_sandbox::{Fault, WrongKey};

/// The port, unless told otherwise.
pub(crate) const PORT: u16 = 8089;

/// A domain registrar on this machine to test clients against: OpenSRS and eNom, with state, mails and
/// faults.
///
/// The first line of output is JSON with the URLs and the credentials; a line of JSON for each exchange
/// follows. /_sandbox/help describes the control interface, and /_sandbox/ is a page for a browser.
#[derive(Debug, Parser)]
#[command(name = "registrar-sandbox", version, max_term_width = 100)]
pub(crate) struct Flags {
    /// The port to listen on; 0 chooses a free one [default: 8089]
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,

    /// Serve HTTPS, with a certificate of its own at /_sandbox/ca.pem
    #[arg(long)]
    pub(crate) tls: bool,

    /// A TOML file with accounts, domains and settings
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// How OpenSRS answers a wrong key: 401, 410 or 400 in the body, or http-401
    #[arg(long, value_name = "FORM")]
    pub(crate) wrong_key: Option<WrongKey>,

    /// Simulate this fault in every exchange: lost-reply, status-503, … (all names: /_sandbox/faults)
    #[arg(long, value_name = "NAME")]
    pub(crate) fault: Option<Fault>,

    /// Write each reply in another spelling that real servers were seen to use
    #[arg(long, value_name = "SEED")]
    pub(crate) vary: Option<u64>,

    /// Show passwords, tokens and cookies in the lines of output
    #[arg(long)]
    pub(crate) show_secrets: bool,

    /// Print only the first line
    #[arg(long, short)]
    pub(crate) quiet: bool,
}
