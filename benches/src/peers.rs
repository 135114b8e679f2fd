//! What a user would otherwise pick, each set up to be as fast as it can be, and the limit that
//! none can pass.

pub mod html;
pub mod limit;
pub mod maybe;
pub mod quick;
pub mod roxml;
pub mod speedy;
pub mod text;
pub mod xml_rs;
