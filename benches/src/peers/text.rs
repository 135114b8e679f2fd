//! What one writes in five minutes for eNom's text.

use std::hint::black_box;

use crate::Contestant;

/// Lines, without comments, split at `=` into names and values.
pub const NAIVE: Contestant = Contestant::new(
    "a naive loop",
    |text| {
        black_box(&naive(text));
    },
    |text| naive(text).len(),
);

fn naive(text: &[u8]) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    for line in str::from_utf8(text).expect("UTF-8").lines() {
        if line.starts_with(';') {
            continue;
        }
        if let Some(field) = line.split_once('=') {
            fields.push(field);
        }
    }
    fields
}
