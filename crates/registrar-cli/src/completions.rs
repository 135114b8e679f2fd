//! Completions of the command line for shells.

use std::io::{self, Write};

use clap_complete::Shell;

use crate::arguments;
use crate::exit::Exit;

/// Prints the script that completes commands and options in `shell`.
pub(crate) fn run(shell: Shell) -> Exit {
    // The generator panics when it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut arguments::command(), "registrar", &mut script);
    match io::stdout().lock().write_all(&script) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Unreadable,
        _ => Exit::Success,
    }
}
