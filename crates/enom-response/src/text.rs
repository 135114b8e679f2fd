//! The text format: its grammar, its reader, its writer.

mod decode;
mod encode;
pub(crate) mod grammar;

pub(crate) use decode::decode;
pub(crate) use encode::{
    check_characters, check_comment, check_place, check_structure, encode, pieces,
};
