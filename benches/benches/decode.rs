//! How fast each crate's entry points read: bytes a second for every document and shape.

use benches::{check, entry_points, hostile, plain, title};
use criterion::{BenchmarkId, Criterion, Throughput};
use testdata::generate::{Shape, Wire};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for wire in Wire::ALL {
        let documents = plain(wire);
        let shapes = Shape::ALL.into_iter().filter(|shape| shape.wire() == wire);
        let shapes = shapes.map(|shape| hostile(shape, 400_000));
        let mut group = criterion.benchmark_group(format!("decode {}", title(wire)));
        for (document, is_plain) in documents
            .iter()
            .map(|document| (document.clone(), true))
            .chain(shapes.map(|s| (s, false)))
        {
            // The typed replies have no place for what hostile documents hold.
            let typed = [benches::ours::ops::TYPED, benches::ours::enom::TYPED];
            let fits = |name| is_plain || typed.iter().all(|typed| typed.name() != name);
            let entry_points: Vec<_> =
                entry_points(wire).iter().copied().filter(|one| fits(one.name())).collect();
            check(document.bytes(), &entry_points);
            group.throughput(Throughput::Bytes(document.bytes().len() as u64));
            for one in entry_points {
                let id = BenchmarkId::new(one.name(), document.name());
                group.bench_function(id, |bencher| bencher.iter(|| one.read(document.bytes())));
            }
        }
        group.finish();
    }
    criterion.final_summary();
}
