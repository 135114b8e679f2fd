//! What one writes in five minutes for eNom's text.

use std::collections::HashMap;
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

/// The same, gathered to be found by their names: what a user would otherwise write.
pub const MAP: Contestant = Contestant::new(
    "a naive loop, into a HashMap",
    |text| {
        black_box(&map(text));
    },
    |text| map(text).len(),
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

fn map(text: &[u8]) -> HashMap<&str, &str> {
    let lines = str::from_utf8(text).expect("UTF-8").lines();
    lines.filter(|line| !line.starts_with(';')).filter_map(|line| line.split_once('=')).collect()
}
