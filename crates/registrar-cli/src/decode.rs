//! `registrar decode`: documents as JSON, or what departs from the published form.

mod document;
mod json;

use std::fmt::Write as _;
use std::io::{self, Write};

use wire_text::Verdict;

use crate::arguments::Decode;
use crate::exit::Exit;
use crate::sources::{Source, Sources};
use crate::terminal::Terminal;
use document::{Document, Unreadable};

/// What is printed of a document.
struct Output {
    text: String,
    /// Whether it is a reply that lacks what says whether its command succeeded.
    is_incomplete: bool,
}

/// Why a document was not printed.
enum Failure {
    Input(io::Error),
    Unreadable { bytes: Vec<u8>, error: Unreadable },
}

/// Prints each document, reports each that cannot be read, and sums up.
pub(crate) fn run(mut arguments: Decode) -> Exit {
    let mut terminal = Terminal::new();
    let mut exit = Exit::Success;
    for source in Sources::new(std::mem::take(&mut arguments.paths)) {
        let (source, output) = match source {
            Ok(source) => {
                let output = arguments.output(&source);
                (source, output)
            }
            Err((source, error)) => (source, Err(Failure::Input(error))),
        };
        match output {
            Ok(output) => {
                terminal.read();
                if output.is_incomplete {
                    exit = exit.worse(Exit::Incomplete);
                }
                match io::stdout().lock().write_all(output.text.as_bytes()) {
                    Ok(()) => {}
                    // Whoever reads our output has had enough.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return exit,
                    Err(error) => {
                        terminal.failed(&"<stdout>", &format_args!(" {error}"));
                        return Exit::Unreadable;
                    }
                }
            }
            Err(Failure::Unreadable { bytes, error })
                if source.is_found() && error.is_no_message(&bytes) =>
            {
                terminal.passed_over(&source, &error);
            }
            Err(failure) => {
                exit = exit.worse(Exit::Unreadable);
                failure.report(&source, &arguments, &mut terminal);
            }
        }
    }
    terminal.sum_up();
    exit
}

/// A document as JSON.
#[cfg(feature = "call")]
pub(crate) fn to_json(bytes: &[u8], show_secrets: bool) -> Result<String, String> {
    let unreadable = |error: Unreadable| error.report(bytes, show_secrets);
    let document = Document::read(bytes, None).map_err(unreadable)?;
    Ok(format!("{:#}\n", json::of(&document, json::Style { show_secrets, flat: false })))
}

impl Decode {
    fn output(&self, source: &Source) -> Result<Output, Failure> {
        let bytes = source.read().map_err(Failure::Input)?;
        let output = if self.lint { self.lint(source, &bytes) } else { self.content(&bytes) };
        output.map_err(|error| Failure::Unreadable { bytes, error })
    }

    fn content(&self, bytes: &[u8]) -> Result<Output, Unreadable> {
        let document = Document::read(bytes, self.format)?;
        let style = json::Style { show_secrets: self.show_secrets, flat: self.flat };
        let text = format!("{:#}\n", json::of(&document, style));
        let is_incomplete = document.verdict() == Some(Verdict::Incomplete);
        Ok(Output { text, is_incomplete })
    }

    fn lint(&self, source: &Source, bytes: &[u8]) -> Result<Output, Unreadable> {
        let mut text = String::new();
        for deviation in document::deviations(bytes, self.format)? {
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "{source}:{deviation}");
        }
        Ok(Output { text, is_incomplete: false })
    }
}

impl Failure {
    fn report(&self, source: &Source, arguments: &Decode, terminal: &mut Terminal) {
        match self {
            Self::Input(error) => terminal.failed(source, &format_args!(" {error}")),
            Self::Unreadable { bytes, error } => {
                let report = error.report(bytes, arguments.show_secrets);
                terminal.failed(source, &report);
            }
        }
    }
}
