//! Everything that is measured: ours, and beside it what a user would otherwise pick.
//!
//! A [`Contestant`] reads documents, an [`Encoder`] writes them. Both are plain functions, so that
//! the criterion benches, the table and the instruction counts run the same code. `README.md`
//! explains what comes out.

mod contestant;
mod documents;
mod encoder;
pub mod fields;
pub mod ours;
pub mod peers;
mod rosters;

pub use contestant::{Contestant, check};
pub use documents::{Document, domains_for, hostile, listing, plain, reply, sized, spellings};
pub use encoder::{Buffer, Encoder, agree};
pub use rosters::{entry_points, roster, title};
