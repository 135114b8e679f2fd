//! The program `registrar`: reads messages of both registrars as JSON.

mod arguments;
mod completions;
mod decode;
mod exit;
mod sources;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let status = match Arguments::parse().command {
        Command::Decode(arguments) => decode::run(arguments),
        Command::Completions { shell } => completions::run(shell),
    };
    status.into()
}
