//! The command lines of `registrar request` and `registrar call`.

use clap::{Args, ValueEnum};

use crate::operations;

/// The statuses that `call` adds.
#[cfg(feature = "call")]
const CALL: &str = "
             3 the reply is incomplete
             4 the registrar refused
             5 no answer came, or the answer is not a reply of the registrar
             6 the reply contradicts itself, or is the reply to another operation";

/// What `request` and `call` have in common.
fn help(statuses: &str) -> String {
    let names: Vec<_> = operations::names().map(|name| format!("  {name}\n")).collect();
    format!(
        "Operations whose parameters are checked (any other is sent unchecked):\n{}\n\
         For OpenSRS, `cookie`, `registrant_ip` and beside.NAME are sent next to `attributes`, not in it.\n\
         Secrets are refused on the command line: name a file or a variable, or let the program ask.\n\n\
         Exit status: 0 done\n             \
         1 a file or the reply cannot be read, or the output cannot be written\n             \
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
    /// Print a curl command that sends exactly this request, including its secrets.
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
    /// Trust only the certificates in this PEM file, such as that of a sandbox or a proxy.
    #[arg(long, value_name = "FILE")]
    pub(crate) cacert: Option<String>,
    /// Do not ask before something is changed on the live system.
    #[arg(long)]
    pub(crate) yes: bool,
    /// Show passwords, tokens, cookies and authorization codes of the reply.
    #[arg(long)]
    pub(crate) show_secrets: bool,
}

// What is asked for. Not a doc comment: clap would print it as the help of the whole command.
#[derive(Args)]
pub(crate) struct Operation {
    /// ACTION/OBJECT for OpenSRS, as in change/password; the name of the command for eNom, as in
    /// SetPassword.
    #[arg(value_name = "OPERATION")]
    pub(crate) name: String,
    /// NAME=VALUE, NAME@FILE, NAME@env:VARIABLE; for NAME alone the program asks.
    pub(crate) parameters: Vec<String>,
    /// Parameters as a JSON object in a file, or on standard input (-). It may contain lists, assocs
    /// and secrets.
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<String>,
}

// Who asks, and where.
#[derive(Args)]
pub(crate) struct Sender {
    /// Where to send the request: live, test, or a URL.
    #[arg(long)]
    pub(crate) endpoint: String,
    /// The OpenSRS user name or the eNom account ID; by default that in the variable
    /// `REGISTRAR_USER`.
    #[arg(long)]
    pub(crate) user: Option<String>,
    /// The file, or env:VARIABLE, with the OpenSRS private key or the eNom token; by default
    /// the variable `REGISTRAR_KEY`, otherwise the program asks.
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

impl From<ReplyFormat> for registrar_ops::enom::Format {
    fn from(format: ReplyFormat) -> Self {
        match format {
            ReplyFormat::Text => Self::Text,
            ReplyFormat::Html => Self::Html,
            ReplyFormat::Xml => Self::Xml,
        }
    }
}
