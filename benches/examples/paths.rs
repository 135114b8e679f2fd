//! One of the main paths on one document, a fixed number of times: for instruction counts and
//! profilers. `instructions.sh` runs all of them.
//!
//! `paths PATH DOCUMENT TIMES`; without arguments it lists the paths and the documents.

use std::process::ExitCode;

use benches::{Buffer, Contestant, Document, listing, ours, reply};
use testdata::generate::Wire;

/// What a path does with a document.
enum Work {
    Read(Contestant),
    /// Writes the tree of the document to a buffer that is used again.
    WriteOps,
}

const PATHS: [(&str, Wire, Work); 3] = [
    ("ops-tree", Wire::Ops, Work::Read(ours::ops::TREE)),
    ("ops-serde", Wire::Ops, Work::Read(ours::ops::TYPED)),
    ("ops-encode", Wire::Ops, Work::WriteOps),
];

const DOCUMENTS: [&str; 2] = ["reply", "1000-domains"];

fn document(wire: Wire, name: &str) -> Option<Document> {
    match name.strip_suffix("-domains") {
        Some(domains) => Some(listing(wire, domains.parse().ok()?)),
        None => (name == "reply").then(|| reply(wire)),
    }
}

/// Does the work so many times; what it needs is made before, so that a run with none costs as much
/// as everything else of a run with some.
fn work(work: &Work, document: &Document, times: u64) {
    match work {
        Work::Read(contestant) => {
            for _ in 0..times {
                contestant.read(document.bytes());
            }
        }
        Work::WriteOps => {
            let envelope = ours::ops::tree(document.bytes());
            let mut buffer = Buffer::default();
            ours::ops::indented().write(&envelope, &mut buffer);
            for _ in 0..times {
                ours::ops::indented().write(&envelope, &mut buffer);
            }
        }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [path, name, times] = arguments.as_slice() else {
        for (path, ..) in PATHS {
            for document in DOCUMENTS {
                println!("{path} {document}");
            }
        }
        return ExitCode::SUCCESS;
    };
    let Some((_, wire, path)) = PATHS.iter().find(|(name, ..)| name == path) else {
        eprintln!("no such path: {path}");
        return ExitCode::FAILURE;
    };
    match (document(*wire, name), times.parse()) {
        (Some(document), Ok(times)) => work(path, &document, times),
        _ => {
            eprintln!("neither `reply` nor `N-domains`, or no number: {name} {times}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
