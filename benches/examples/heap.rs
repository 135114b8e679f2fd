//! How much every contestant allocates, as tab-separated lines: wire form, document, bytes of the
//! document, contestant, allocations (reallocations counted as such), and the most bytes that were
//! allocated at one time.
//!
//! A program of its own because its counting allocator would slow down whatever is timed beside it.
//! `table` runs it.

use std::alloc::System;

use benches::{
    Buffer, Document, Encoder, entry_points, listing, ours, peers, reply, roster, sized, title,
};
use peakmem_alloc::{PeakMemAlloc, PeakMemAllocTrait};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use testdata::generate::Wire;

#[global_allocator]
static COUNTING: PeakMemAlloc<&StatsAlloc<System>> = PeakMemAlloc::new(&INSTRUMENTED_SYSTEM);

/// Allocations and peak of what `work` does.
fn measure(work: impl FnOnce()) -> (usize, usize) {
    COUNTING.reset_peak_memory();
    let before = INSTRUMENTED_SYSTEM.stats();
    work();
    let spent = INSTRUMENTED_SYSTEM.stats() - before;
    (spent.allocations + spent.reallocations, COUNTING.get_peak_memory())
}

fn print(document: &Document, name: &str, (allocations, peak): (usize, usize)) {
    let (wire, length) = (title(document.wire()), document.bytes().len());
    println!("{wire}\t{}\t{length}\t{name}\t{allocations}\t{peak}", document.name());
}

/// Measures the second time of writing to the same buffer.
fn print_encoder<T>(document: &Document, value: &T, encoder: &Encoder<T>, what: &str) {
    let mut buffer = Buffer::default();
    encoder.write(value, &mut buffer);
    let spent = measure(|| encoder.write(value, &mut buffer));
    print(document, &format!("{}, {what}", encoder.name()), spent);
}

fn main() {
    for wire in Wire::ALL {
        for document in &[reply(wire), listing(wire, 10_000), sized(wire, 4_000_000)] {
            let peers = roster(wire).iter().filter(|peer| {
                entry_points(wire).iter().all(|entry_point| entry_point.name() != peer.name())
            });
            for contestant in entry_points(wire).iter().chain(peers) {
                // Whatever is made once in a process has been made after this.
                contestant.read(document.bytes());
                let spent = measure(|| contestant.read(document.bytes()));
                print(document, contestant.name(), spent);
            }
            write(document);
        }
    }
}

fn write(document: &Document) {
    let bytes = document.bytes();
    match document.wire() {
        Wire::Ops => {
            let (tree, typed) = (ours::ops::tree(bytes), ours::ops::typed(bytes));
            print_encoder(document, &tree, &ours::ops::indented(), "write");
            print_encoder(document, &typed, &ours::ops::typed_indented(), "write");
            print_encoder(document, &tree, &peers::quick::indented(), "write");
        }
        Wire::EnomText => {
            print_encoder(document, &ours::enom::response(bytes), &ours::enom::text(), "write");
        }
        Wire::EnomHtml => {
            print_encoder(document, &ours::enom::response(bytes), &ours::enom::html(), "write");
        }
        Wire::EnomXml => {
            print_encoder(document, &ours::enom::response(bytes), &ours::enom::xml(), "write");
        }
    }
}
