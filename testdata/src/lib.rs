#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod generate;
mod index;
mod messages;
mod pairs;
mod sample;

pub use index::{SAMPLES, by_name, enom_replies, ops, urls};
pub use messages::{Message, Reading, messages};
pub use pairs::{Pair, pairs, root};
pub use sample::{Format, Kind, Protocol, Sample};
