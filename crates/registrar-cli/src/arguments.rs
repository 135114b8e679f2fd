//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::operations;

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
    Request(Request),
    /// Send an operation, and print the reply as JSON.
    #[cfg(feature = "call")]
    Call(Call),
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

impl From<ReplyFormat> for registrar_ops::enom::Format {
    fn from(format: ReplyFormat) -> Self {
        match format {
            ReplyFormat::Text => Self::Text,
            ReplyFormat::Html => Self::Html,
            ReplyFormat::Xml => Self::Xml,
        }
    }
}

/// The statuses that `call` adds.
#[cfg(feature = "call")]
const CALL: &str = "
             3 the reply is incomplete
             4 the registrar refuses
             5 there is no answer, or it is not the registrar's
             6 the answer says yes and no, or answers something else";

/// What `request` and `call` have in common.
fn help(statuses: &str) -> String {
    let names: Vec<_> = operations::names().map(|name| format!("  {name}\n")).collect();
    format!(
        "Operations whose parameters are checked (any other is sent as it is):\n{}\n\
         For OpenSRS, `cookie` and `registrant_ip` stand beside the attributes, and so does beside.NAME.\n\
         A secret is never a part of the command line: name a file or a variable, or be asked.\n\n\
         Exit status: 0 done\n             \
         1 a file cannot be read, the output not be written, or the reply not be read\n             \
         2 the command line is wrong, or a parameter breaks a rule{statuses}",
        names.concat()
    )
}

#[derive(Args)]
#[command(after_help = help(""))]
pub(crate) struct Request {
    #[command(flatten)]
    pub(crate) operation: Operation,
    #[command(flatten)]
    pub(crate) sender: Sender,
    /// Print a command that sends exactly this request with curl, its secrets included.
    #[arg(long)]
    pub(crate) curl: bool,
    /// Show passwords, tokens, cookies, answers and the signature.
    #[arg(long)]
    pub(crate) show_secrets: bool,
}

#[cfg(feature = "call")]
#[derive(Args)]
#[command(after_help = help(CALL))]
pub(crate) struct Call {
    #[command(flatten)]
    pub(crate) operation: Operation,
    #[command(flatten)]
    pub(crate) sender: Sender,
    /// Print the request as `registrar request` does, and send nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Trust the certificates of this PEM file and no others: those of a sandbox, or of a proxy.
    #[arg(long, value_name = "FILE")]
    pub(crate) cacert: Option<String>,
    /// Do not ask before something is changed on the live system.
    #[arg(long)]
    pub(crate) yes: bool,
    /// Show passwords, tokens, cookies and authorization codes of the reply.
    #[arg(long)]
    pub(crate) show_secrets: bool,
}

/// What is asked for.
#[derive(Args)]
pub(crate) struct Operation {
    /// ACTION/OBJECT for OpenSRS, as in change/password; the name of the command for eNom, as in
    /// SetPassword.
    #[arg(value_name = "OPERATION")]
    pub(crate) name: String,
    /// NAME=VALUE, NAME@FILE, NAME@env:VARIABLE, or NAME alone to be asked for the value.
    pub(crate) parameters: Vec<String>,
    /// Parameters as a JSON object in a file, or on standard input (-). There, lists and assocs nest,
    /// and secrets may stand.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<String>,
}

/// Who asks, and where.
#[derive(Args)]
pub(crate) struct Sender {
    /// Where to: live, test, or an address.
    #[arg(long)]
    pub(crate) endpoint: String,
    /// The OpenSRS user name or the eNom account ID; without it that of the variable
    /// `REGISTRAR_USER`.
    #[arg(long)]
    pub(crate) user: Option<String>,
    /// The file, or env:VARIABLE, with the OpenSRS private key or the eNom token; without it
    /// the variable `REGISTRAR_KEY` has it, or it is asked for.
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<String>,
    /// The format of eNom's reply.
    #[arg(long, value_enum, default_value = "xml")]
    pub(crate) format: ReplyFormat,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ReplyFormat {
    Text,
    Html,
    Xml,
}
