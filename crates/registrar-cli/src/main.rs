//! The program `registrar`: reads messages of both registrars, makes requests and sends them.

mod arguments;
#[cfg(feature = "call")]
mod call;
mod completions;
mod decode;
mod exit;
#[cfg(feature = "request")]
mod failure;
#[cfg(feature = "request")]
mod operations;
#[cfg(feature = "request")]
mod prompt;
#[cfg(feature = "request")]
mod request;
mod sources;
mod terminal;

use std::process::ExitCode;

use arguments::Command;

fn main() -> ExitCode {
    let status = match arguments::parse() {
        Command::Decode(arguments) => decode::run(arguments),
        #[cfg(feature = "request")]
        Command::Request(arguments) => request::run(&arguments),
        #[cfg(feature = "call")]
        Command::Call(arguments) => call::run(&arguments),
        Command::Completions(shell) => completions::run(shell),
    };
    status.into()
}
