//! The codecs of this repository.

pub mod enom;
pub mod ops;
