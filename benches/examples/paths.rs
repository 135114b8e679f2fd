//! One of the main paths on one document, a fixed number of times: for instruction counts and
//! profilers. `instructions.sh` runs all of them.
//!
//! `paths PATH DOCUMENT TIMES`; without arguments it lists the paths and the documents.

use std::hint::black_box;
use std::process::ExitCode;

use benches::{Buffer, Contestant, Document, listing, ours, reply, spellings};
use registrar_ops::opensrs::{Operation as _, SendPassword};
use testdata::generate::Wire;

/// What a path does with a document.
enum Work {
    Read(Contestant),
    /// Reads the reply to a typed operation.
    Reply,
    /// Writes the tree of the document to a buffer that is used again.
    Write,
}

const PATHS: [(&str, Wire, Work); 8] = [
    ("ops-tree", Wire::Ops, Work::Read(ours::ops::TREE)),
    ("ops-serde", Wire::Ops, Work::Read(ours::ops::TYPED)),
    ("operation", Wire::Ops, Work::Reply),
    ("ops-encode", Wire::Ops, Work::Write),
    ("enom-text", Wire::EnomText, Work::Read(ours::enom::RESPONSE)),
    ("enom-html", Wire::EnomHtml, Work::Read(ours::enom::RESPONSE)),
    ("enom-xml", Wire::EnomXml, Work::Read(ours::enom::RESPONSE)),
    ("enom-serde", Wire::EnomText, Work::Read(ours::enom::TYPED)),
];

const DOCUMENTS: [&str; 2] = ["reply", "1000-domains"];

fn document(wire: Wire, name: &str) -> Option<Document> {
    match name.strip_suffix("-domains") {
        Some(domains) => Some(listing(wire, domains.parse().ok()?)),
        None if name == "reply" => Some(reply(wire)),
        None => spellings().into_iter().find(|document| spelling(document) == name),
    }
}

/// The name of a spelling as one word: `reply-two-blanks`.
fn spelling(document: &Document) -> String {
    document.name().replace(", ", "-").replace(' ', "-")
}

/// Does the work once, so that whatever is made only once is made, and then `times` times: what a
/// run with none takes off from a run with some is the work alone.
fn work(work: &Work, document: &Document, times: u64) {
    match work {
        Work::Read(contestant) => {
            for _ in 0..=times {
                contestant.read(document.bytes());
            }
        }
        Work::Reply => {
            for _ in 0..=times {
                let reply = SendPassword::reply(document.bytes());
                drop(black_box(reply.expect("a reply that says success")));
            }
        }
        Work::Write => {
            let envelope = ours::ops::tree(document.bytes());
            let mut buffer = Buffer::default();
            for _ in 0..=times {
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
                // A listing is no reply to a typed operation.
                if path == "operation" && document != "reply" {
                    continue;
                }
                println!("{path} {document}");
            }
            if ["ops-tree", "ops-serde"].contains(&path) {
                for document in spellings() {
                    println!("{path} {}", spelling(&document));
                }
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
            eprintln!("no such document, or no number: {name} {times}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
