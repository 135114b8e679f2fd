//! The program `registrar`: reads messages of both registrars, makes requests and sends them.

mod arguments;
#[cfg(feature = "call")]
mod call;
mod completions;
mod decode;
mod exit;
mod failure;
mod operations;
mod prompt;
mod request;
mod sources;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let status = match Arguments::parse().command {
        Command::Decode(arguments) => decode::run(arguments),
        Command::Request(arguments) => request::run(&arguments),
        #[cfg(feature = "call")]
        Command::Call(arguments) => call::run(&arguments),
        Command::Completions { shell } => completions::run(shell),
    };
    status.into()
}
