//! How fast values are written into a buffer that is used again: bytes a second for every layout
//! and format.

use benches::{Buffer, Encoder, agree, ours, peers, plain, title};
use criterion::{BenchmarkId, Criterion, Throughput};
use testdata::generate::Wire;

/// Writes `value` with each of `encoders`, which all write the same bytes.
fn bench<T>(
    criterion: &mut Criterion,
    group: &str,
    document: &str,
    value: &T,
    encoders: &[Encoder<T>],
) {
    let mut group = criterion.benchmark_group(group);
    group.throughput(Throughput::Bytes(agree(value, encoders) as u64));
    for encoder in encoders {
        let mut buffer = Buffer::default();
        group.bench_function(BenchmarkId::new(encoder.name(), document), |bencher| {
            bencher.iter(|| encoder.write(value, &mut buffer));
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for document in &plain(Wire::Ops) {
        let criterion = &mut criterion;
        let (tree, typed) = (ours::ops::tree(document.bytes()), ours::ops::typed(document.bytes()));
        let encoders = [ours::ops::indented(), peers::quick::indented()];
        bench(criterion, "encode OPS, indented", document.name(), &tree, &encoders);
        let encoders = [ours::ops::compact(), peers::quick::compact()];
        bench(criterion, "encode OPS, compact", document.name(), &tree, &encoders);
        let encoders = [ours::ops::typed_indented()];
        bench(criterion, "encode OPS, indented", document.name(), &typed, &encoders);
        let encoders = [ours::ops::typed_compact()];
        bench(criterion, "encode OPS, compact", document.name(), &typed, &encoders);
    }
    for wire in [Wire::EnomText, Wire::EnomHtml, Wire::EnomXml] {
        for document in &plain(wire) {
            let response = ours::enom::response(document.bytes());
            let encoder = match wire {
                Wire::EnomHtml => ours::enom::html(),
                Wire::EnomXml => ours::enom::xml(),
                _ => ours::enom::text(),
            };
            let group = format!("encode {}", title(wire));
            bench(&mut criterion, &group, document.name(), &response, &[encoder]);
        }
    }
    criterion.final_summary();
}
