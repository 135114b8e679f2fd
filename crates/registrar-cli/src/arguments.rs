//! The command line.

#[cfg(feature = "request")]
pub(crate) mod request;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Reads and makes messages of the registrars `OpenSRS` and eNom.
#[derive(Parser)]
#[command(name = "registrar", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print OPS envelopes and eNom replies as JSON, one object a document.
    Decode(Decode),
    /// Print the exact HTTP request of an operation. Nothing is sent.
    #[cfg(feature = "request")]
    Request(request::Request),
    /// Send an operation, and print the reply as JSON.
    #[cfg(feature = "call")]
    Call(request::Call),
    /// Print a script that completes commands and options in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

#[derive(Args)]
#[command(
    after_help = "A document that cannot be read is reported on standard error, and nothing of it is \
    printed. Of a folder,\nfiles that are no messages are passed over. Passwords, tokens, cookies and \
    authorization codes are\nmasked. Colours show on a terminal unless NO_COLOR is set.\n\n\
    Exit status: 0 every document was read, whatever it says\n             \
    1 a document could not be read\n             \
    2 the command line is wrong\n             \
    3 every document was read, and the outcome of one is incomplete"
)]
pub(crate) struct Decode {
    /// The format of all documents; without it each is looked at.
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// List what departs from the published form, as `path:line:column: what`, instead of the content.
    #[arg(long, conflicts_with = "flat")]
    pub(crate) lint: bool,
    /// Print eNom fields as one flat list, as the text format has them.
    #[arg(long)]
    pub(crate) flat: bool,
    /// Show passwords, tokens, cookies and authorization codes.
    #[arg(long)]
    pub(crate) show_secrets: bool,
    /// The documents; all regular files below a folder, in order of their names; standard input for `-`
    /// or without any.
    #[arg(value_name = "FILE|DIR")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// An OPS envelope.
    Ops,
    /// eNom's text format.
    Text,
    /// eNom's HTML format.
    Html,
    /// eNom's XML format.
    Xml,
}
