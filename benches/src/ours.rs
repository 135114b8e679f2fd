//! The codecs of this repository.

pub mod ops;
