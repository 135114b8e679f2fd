//! What is promised to allocate nothing allocates nothing: replies read into borrowed structs, and
//! writing to a buffer that is used again.

use std::alloc::System;

use benches::{Buffer, Encoder, check, listing, ours, reply};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use testdata::generate::Wire;

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn allocations(work: impl FnOnce()) -> usize {
    let before = COUNTING.stats();
    work();
    let spent = COUNTING.stats() - before;
    spent.allocations + spent.reallocations
}

/// The second time of writing to the same buffer.
fn of_writing<T>(value: &T, encoder: &Encoder<T>) -> usize {
    let mut buffer = Buffer::default();
    encoder.write(value, &mut buffer);
    assert!(!buffer.text.is_empty());
    allocations(|| encoder.write(value, &mut buffer))
}

/// No test harness: the allocator counts for all threads, and here is but one.
fn main() {
    assert!(allocations(|| drop(std::hint::black_box(vec![1]))) > 0, "nothing is counted");
    for wire in Wire::ALL {
        let (typed, tree) = match wire {
            Wire::Ops => (ours::ops::TYPED, ours::ops::TREE),
            _ => (ours::enom::TYPED, ours::enom::RESPONSE),
        };
        let reply = reply(wire);
        check(reply.bytes(), &[typed, tree]);
        assert_eq!(allocations(|| typed.read(reply.bytes())), 0, "{wire:?}, read");
        for document in [reply, listing(wire, 100)] {
            let counts = match wire {
                Wire::Ops => {
                    let tree = ours::ops::tree(document.bytes());
                    let typed = ours::ops::typed(document.bytes());
                    vec![
                        of_writing(&tree, &ours::ops::indented()),
                        of_writing(&tree, &ours::ops::compact()),
                        of_writing(&typed, &ours::ops::typed_indented()),
                        of_writing(&typed, &ours::ops::typed_compact()),
                    ]
                }
                _ => {
                    let response = ours::enom::response(document.bytes());
                    let encoders = [ours::enom::text(), ours::enom::html(), ours::enom::xml()];
                    encoders.iter().map(|encoder| of_writing(&response, encoder)).collect()
                }
            };
            assert!(counts.iter().all(|&count| count == 0), "{wire:?}, written: {counts:?}");
        }
    }
}
