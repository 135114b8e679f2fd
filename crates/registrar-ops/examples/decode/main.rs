//! Reads replies and requests of both registrars and prints each as JSON.
//!
//! ```text
//! cargo run --release --example decode -- testdata/ops/send_password.reply.xml testdata/enom/set_password.reply.txt
//! ```

mod document;
mod json;
mod sources;
mod terminal;

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use document::{Document, Unreadable};
use sources::{Source, Sources};
use terminal::Terminal;

/// Prints OPS envelopes and eNom responses as JSON, one object a document.
#[derive(Parser)]
#[command(
    after_help = "A document that cannot be read is reported on standard error, and nothing of it \
    is printed.\nPasswords, tokens, cookies and authorization codes are masked. Colours show on a \
    terminal\nunless NO_COLOR is set.\n\nExit status: 0 when every document was read, 1 when one was \
    not, 2 when the command line is\nwrong."
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
    /// List what departs from the published form, as `path:line:column: what`, instead of the
    /// content.
    #[arg(long, conflicts_with = "flat")]
    lint: bool,
    /// The documents; all regular files below a directory, in order of their names; standard input
    /// for `-` or without any.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
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
    let mut terminal = Terminal::new();
    for source in Sources::new(std::mem::take(&mut arguments.paths)) {
        match arguments.text(source) {
            Ok(text) => {
                terminal.read();
                match io::stdout().lock().write_all(text.as_bytes()) {
                    Ok(()) => {}
                    // Whoever reads our output has had enough.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
                    Err(error) => {
                        terminal.failed(&"<stdout>", &format_args!(" {error}"));
                        return ExitCode::FAILURE;
                    }
                }
            }
            Err((source, failure)) => failure.report(&source, &arguments, &mut terminal),
        }
    }
    terminal.sum_up();
    if terminal.any_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Why a document was not printed.
enum Failure {
    Input(io::Error),
    Unreadable { bytes: Vec<u8>, error: Unreadable },
}

impl Arguments {
    /// What is printed of a document.
    fn text(
        &self,
        source: Result<Source, (Source, io::Error)>,
    ) -> Result<String, (Source, Failure)> {
        let source = source.map_err(|(source, error)| (source, Failure::Input(error)))?;
        let bytes = match source.read() {
            Ok(bytes) => bytes,
            Err(error) => return Err((source, Failure::Input(error))),
        };
        let text = if self.lint { self.lint(&source, &bytes) } else { self.content(&bytes) };
        text.map_err(|error| (source, Failure::Unreadable { bytes, error }))
    }

    fn content(&self, bytes: &[u8]) -> Result<String, Unreadable> {
        let document = Document::read(bytes, self.format)?;
        let style = json::Style { show_secrets: self.show_secrets, flat: self.flat };
        Ok(format!("{:#}\n", json::of(&document, style)))
    }

    fn lint(&self, source: &Source, bytes: &[u8]) -> Result<String, Unreadable> {
        let mut text = String::new();
        for deviation in document::deviations(bytes, self.format)? {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "{source}:{deviation}");
        }
        Ok(text)
    }
}

impl Failure {
    fn report(&self, source: &Source, arguments: &Arguments, terminal: &mut Terminal) {
        match self {
            Self::Input(error) => terminal.failed(source, &format_args!(" {error}")),
            Self::Unreadable { bytes, error } => {
                terminal.failed(source, &error.report(bytes, arguments.show_secrets));
            }
        }
    }
}
