//! Documents made on the spot, for benches and property tests: the same arguments
//! give the same bytes on every machine and in every run.

mod hostile;
mod listing;

pub use hostile::{Shape, hostile};
pub use listing::{Wire, listing};

#[cfg(test)]
mod tests;
