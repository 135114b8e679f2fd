//! What hostile documents cost on every way into the crates: for instruction counts and profilers.
//! `linear.sh` runs all of them.
//!
//! `hostile ENTRY SHAPE BYTES` does the work of one way in on a document of one shape, about so many
//! bytes long. `all` stands for every name, and `ops%` for those that start so. It prints one line a
//! document. Without arguments it lists the ways in and the shapes.

mod entries;
mod shapes;

use std::process::ExitCode;

use entries::{ENTRIES, Entry};
use shapes::Shape;

/// All that is counted: the work of these ways in on a document.
#[inline(never)]
fn measured(entries: &[&Entry], document: &[u8]) {
    for entry in entries {
        (entry.work)(document);
    }
}

/// Whether `name` is the one that is asked for.
fn is(asked: &str, name: &str) -> bool {
    match asked.strip_suffix('%') {
        Some(start) => name.starts_with(start),
        None => asked == "all" || asked == name,
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [entry, shape, bytes] = arguments.as_slice() else {
        for entry in ENTRIES {
            println!("entry {}", entry.name);
        }
        for shape in Shape::all() {
            println!("shape {}", shape.name);
        }
        return ExitCode::SUCCESS;
    };
    let Ok(bytes) = bytes.parse() else {
        eprintln!("no number: {bytes}");
        return ExitCode::FAILURE;
    };
    for shape in Shape::all().iter().filter(|each| is(shape, &each.name)) {
        let entries: Vec<_> = ENTRIES
            .iter()
            .filter(|each| is(entry, each.name) && each.kinds.contains(&shape.kind))
            .collect();
        if !entries.is_empty() {
            println!("{entry} {}", shape.name);
            measured(&entries, &shape.document(bytes));
        }
    }
    ExitCode::SUCCESS
}
