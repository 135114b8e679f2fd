//! The command line. That of `decode`, which is always there, is built without derive macros, whose
//! compilation takes longer than what they would save here.

#[cfg(feature = "request")]
pub(crate) mod request;

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, ValueEnum, value_parser};
#[cfg(feature = "request")]
use clap::{Args, FromArgMatches};
use clap_complete::Shell;

pub(crate) enum Command {
    Decode(Decode),
    #[cfg(feature = "request")]
    Request(request::Request),
    #[cfg(feature = "call")]
    Call(request::Call),
    Completions(Shell),
}

pub(crate) struct Decode {
    /// The format of all documents; by default it is detected for each.
    pub(crate) format: Option<Format>,
    pub(crate) lint: bool,
    pub(crate) flat: bool,
    pub(crate) show_secrets: bool,
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Clone, Copy)]
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

const ABOUT: &str = "Reads and makes messages of the registrars OpenSRS and eNom";

/// What this build lacks.
const MORE: &str = if cfg!(feature = "call") {
    ""
} else if cfg!(feature = "request") {
    "Built without `call`, which sends an operation (cargo install … --features call)."
} else {
    "Built without `request` and `call`, which make and send requests (cargo install … --features call)."
};

const DECODE: &str = "\
A document that cannot be read is reported on standard error, and nothing of it is printed. In a folder,
files that are not messages are skipped. Passwords, tokens, cookies and authorization codes are
masked. Output on a terminal is coloured unless NO_COLOR is set.

Exit status: 0 every document was read, even if it reports a failure
             1 a document could not be read
             2 the command line is wrong
             3 every document was read, and the outcome of at least one is incomplete";

/// Reads the command line, or says what is wrong with it and ends the program.
pub(crate) fn parse() -> Command {
    match command().get_matches().remove_subcommand() {
        #[cfg(feature = "request")]
        Some((name, matches)) if name == "request" => Command::Request(derived(&matches)),
        #[cfg(feature = "call")]
        Some((name, matches)) if name == "call" => Command::Call(derived(&matches)),
        Some((name, mut matches)) if name == "completions" => {
            let shell = matches.remove_one("SHELL").unwrap_or(Shell::Bash);
            Command::Completions(shell)
        }
        Some((_, matches)) => Command::Decode(Decode::of(matches)),
        None => command().error(ErrorKind::MissingSubcommand, "expected a command").exit(),
    }
}

#[cfg(feature = "request")]
fn derived<T: FromArgMatches>(matches: &ArgMatches) -> T {
    T::from_arg_matches(matches).unwrap_or_else(|error| error.exit())
}

/// All commands, with their help.
pub(crate) fn command() -> clap::Command {
    let command = clap::Command::new("registrar")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .after_help(MORE)
        .arg_required_else_help(true)
        .subcommand_required(true)
        .subcommand(Decode::command());
    #[cfg(feature = "request")]
    let command = command.subcommand(request::Request::augment_args(
        clap::Command::new("request")
            .about("Print the exact HTTP request of an operation. Nothing is sent"),
    ));
    #[cfg(feature = "call")]
    let command = command.subcommand(request::Call::augment_args(
        clap::Command::new("call").about("Send an operation, and print the reply as JSON"),
    ));
    let shell = Arg::new("SHELL").required(true).value_parser(value_parser!(Shell));
    command.subcommand(
        clap::Command::new("completions")
            .about("Print a script that completes commands and options in a shell")
            .arg(shell.help("The shell")),
    )
}

impl Decode {
    fn command() -> clap::Command {
        let flag = |name, help| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
        clap::Command::new("decode")
            .about("Print OPS envelopes and eNom replies as JSON, one object per document")
            .after_help(DECODE)
            .arg(
                Arg::new("format")
                    .long("format")
                    .value_name("FORMAT")
                    .value_parser(value_parser!(Format))
                    .help("The format of all documents; by default it is detected for each"),
            )
            .arg(
                flag(
                    "lint",
                    "Instead of the content, list where documents differ from the published format, as \
                     `path:line:column: what`",
                )
                .conflicts_with("flat"),
            )
            .arg(flag("flat", "Print eNom fields as one list, as in the text format"))
            .arg(flag(
                "show-secrets",
                "Show passwords, tokens, cookies and authorization codes",
            ))
            .arg(
                Arg::new("paths")
                    .value_name("FILE|DIR")
                    .num_args(0..)
                    .value_parser(value_parser!(PathBuf))
                    .help(
                        "The documents. A folder means all regular files below it, in order of their \
                         names; `-` or nothing means standard input",
                    ),
            )
    }

    fn of(mut matches: ArgMatches) -> Self {
        Self {
            format: matches.remove_one("format"),
            lint: matches.get_flag("lint"),
            flat: matches.get_flag("flat"),
            show_secrets: matches.get_flag("show-secrets"),
            paths: matches.remove_many("paths").into_iter().flatten().collect(),
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Ops, Self::Text, Self::Html, Self::Xml]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Ops => ("ops", "An OPS envelope"),
            Self::Text => ("text", "eNom's text format"),
            Self::Html => ("html", "eNom's HTML format"),
            Self::Xml => ("xml", "eNom's XML format"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}
