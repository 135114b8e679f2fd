//! The codecs beside what a user would otherwise pick: bytes a second for every document.

use benches::{check, plain, roster, title};
use criterion::{BenchmarkId, Criterion, Throughput};
use testdata::generate::Wire;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for wire in Wire::ALL {
        let mut group = criterion.benchmark_group(format!("peers {}", title(wire)));
        for document in plain(wire) {
            check(document.bytes(), roster(wire));
            group.throughput(Throughput::Bytes(document.bytes().len() as u64));
            for one in roster(wire) {
                let id = BenchmarkId::new(one.name(), document.name());
                group.bench_function(id, |bencher| bencher.iter(|| one.read(document.bytes())));
            }
        }
        group.finish();
    }
    criterion.final_summary();
}
