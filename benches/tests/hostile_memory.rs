//! What hostile messages cost in memory: less than twice their length.

use std::alloc::System;

use enom_response::{DeviationKind, ErrorKind, Response, deviations};
use peakmem_alloc::{PeakMemAlloc, PeakMemAllocTrait};
use registrar_ops::Limits;
use registrar_ops::enom::Request;

#[global_allocator]
static COUNTING: PeakMemAlloc<System> = PeakMemAlloc::new(System);

/// The most bytes that `work` has allocated at one time.
fn peak(work: impl FnOnce()) -> usize {
    COUNTING.reset_peak_memory();
    work();
    COUNTING.get_peak_memory()
}

/// Checks the peak of `work` on a message of `length` bytes.
fn check(what: &str, length: usize, work: impl FnOnce()) {
    let peak = peak(work);
    println!("{what}: {length} bytes, peak {peak}");
    assert!(peak < 2 * length, "{what}: {length} bytes, peak {peak}");
}

/// No test harness: the allocator counts for all threads, and here is but one.
fn main() {
    assert!(peak(|| drop(std::hint::black_box(vec![0_u8; 1 << 20]))) >= 1 << 20, "not counted");
    pairs();
    stray_text();
}

/// A form of nothing but names.
fn pairs() {
    let form = b"&a".repeat(8 << 20);
    check("16 MB of `&a`", form.len(), || {
        let refusal = Request::parse(&form).unwrap_err();
        assert_eq!(
            refusal.messages().next(),
            Some("The request: expected a form of at most 1048576 bytes")
        );
    });
    // More bytes are let in: the number of pairs is still bounded.
    let limits = Limits::new().with_items(4_096);
    let request = http::Request::post("/interface.asp").body(form).unwrap();
    check("16 MB of `&a`, no limit of bytes", request.body().len(), || {
        let refusal = Request::from_http_with(&request, &limits).unwrap_err();
        assert_eq!(
            refusal.messages().next(),
            Some("The request: expected at most 4096 parameters")
        );
    });
}

/// Text that belongs to no field, beside each of two million.
fn stray_text() {
    const FIELDS: usize = 1_999_990;
    let field = "<Name>example.com</Name>8";
    let xml = format!(
        "<interface-response>{}<ErrCount>0</ErrCount><Done>true</Done></interface-response>",
        field.repeat(FIELDS),
    );
    check("a stray 8 beside each of two million elements", xml.len(), || {
        let response = Response::parse(&xml).unwrap();
        assert_eq!(response.fields().count(), FIELDS + 2);
        assert!(response.outcome().is_success());
    });
    check("the same, listed", xml.len(), || {
        let found = deviations(&xml).unwrap();
        assert_eq!((found.as_slice().len(), found.omitted()), (1_000, FIELDS - 1_000));
        assert!(found.iter().all(|one| one.kind() == DeviationKind::MixedContent));
    });
    check("the same, refused", xml.len(), || {
        let options = enom_response::ParseOptions::new().strict();
        let error = Response::parse_with(&xml, &options).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Deviation(DeviationKind::MixedContent));
    });
}
