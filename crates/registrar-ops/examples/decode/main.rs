//! Reads replies and requests of both registrars and prints each as JSON.
//!
//! ```text
//! cargo run --release --example decode -- testdata/ops/send_password.reply.xml testdata/enom/set_password.reply.txt
//! ```

mod document;
mod json;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use document::{Document, Unreadable};

/// Prints OPS envelopes and eNom responses as JSON, one object a document.
#[derive(Parser)]
#[command(
    after_help = "Exit status: 0 when every document was read, 1 when one was not, 2 when the \
    command line is wrong.\nPasswords, tokens, cookies and authorization codes are masked."
)]
struct Arguments {
    /// The format of all documents; without it each is looked at.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Show passwords, tokens, cookies and authorization codes.
    #[arg(long)]
    show_secrets: bool,
    /// Print eNom fields as one flat list, as the text format has them.
    #[arg(long)]
    flat: bool,
    /// List what departs from the published form instead of the content.
    #[arg(long, conflicts_with = "flat")]
    lint: bool,
    /// The documents; standard input where there is none, or for `-`.
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// An OPS envelope.
    Ops,
    /// eNom's text format.
    Text,
    /// eNom's HTML format.
    Html,
    /// eNom's XML format.
    Xml,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.files.is_empty() {
        arguments.files.push("-".into());
    }
    let mut status = ExitCode::SUCCESS;
    for path in &arguments.files {
        match print(path, &arguments) {
            Ok(()) => {}
            // Whoever reads our output has had enough.
            Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => break,
            Err(failure) => {
                failure.report(path, arguments.show_secrets);
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}

/// Why a document was not printed.
enum Failure {
    Input(io::Error),
    Output(io::Error),
    Unreadable { bytes: Vec<u8>, error: Unreadable },
}

impl Failure {
    fn report(&self, path: &Path, show_secrets: bool) {
        let path = name(path);
        match self {
            Self::Input(error) | Self::Output(error) => eprintln!("{path}: {error}"),
            Self::Unreadable { bytes, error } => {
                let report = error.report(bytes);
                let report = if show_secrets { report.unmasked() } else { report };
                eprintln!("{path}:{report}");
            }
        }
    }
}

/// Prints the document at `path`, or nothing of it.
fn print(path: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let bytes = read(path).map_err(Failure::Input)?;
    let printed = match text(path, &bytes, arguments) {
        Ok(printed) => printed,
        Err(error) => return Err(Failure::Unreadable { bytes, error }),
    };
    io::stdout().lock().write_all(printed.as_bytes()).map_err(Failure::Output)
}

/// What is printed of a document.
fn text(path: &Path, bytes: &[u8], arguments: &Arguments) -> Result<String, Unreadable> {
    if arguments.lint {
        let lines = document::deviations(bytes, arguments.format)?;
        return Ok(lines.iter().map(|line| format!("{}:{line}\n", name(path))).collect());
    }
    let document = Document::read(bytes, arguments.format)?;
    let style = json::Style { show_secrets: arguments.show_secrets, flat: arguments.flat };
    Ok(format!("{:#}\n", json::of(&document, style)))
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn name(path: &Path) -> std::borrow::Cow<'_, str> {
    if path == Path::new("-") { "<stdin>".into() } else { path.to_string_lossy() }
}
