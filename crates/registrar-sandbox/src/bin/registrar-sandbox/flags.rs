//! What may be said on the command line.

use std::path::PathBuf;

use clap::Parser;
use registrar_sandbox::{Fault, WrongKey};

/// The port, unless told otherwise.
pub(crate) const PORT: u16 = 8089;

/// A domain registrar on this machine to test clients against: OpenSRS and eNom, with state, mails and
/// faults.
///
/// The first line of output is JSON with the addresses and the credentials; a line of JSON for each
/// exchange follows. The control interface is at /_sandbox/help, and a page to look at is at /_sandbox/.
#[derive(Debug, Parser)]
#[command(name = "registrar-sandbox", version, max_term_width = 100)]
pub(crate) struct Flags {
    /// The port to listen at; 0 is a free one [default: 8089]
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,

    /// Speaks HTTPS, with a certificate of its own at /_sandbox/ca.pem
    #[arg(long)]
    pub(crate) tls: bool,

    /// A TOML file with accounts, domains and settings
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// What OpenSRS answers to a wrong key: 401, 410 or 400 in the body, or http-401
    #[arg(long, value_name = "FORM")]
    pub(crate) wrong_key: Option<WrongKey>,

    /// Has every exchange go wrong: lost-reply, status-503, … (all names: /_sandbox/faults)
    #[arg(long, value_name = "NAME")]
    pub(crate) fault: Option<Fault>,

    /// Writes each reply in another spelling that was seen on a wire
    #[arg(long, value_name = "SEED")]
    pub(crate) vary: Option<u64>,

    /// Shows passwords, tokens and cookies in the lines of output
    #[arg(long)]
    pub(crate) show_secrets: bool,

    /// Prints the first line alone
    #[arg(long, short)]
    pub(crate) quiet: bool,
}
