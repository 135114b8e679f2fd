//! What the targets share: arbitrary values, and checks that more than one of them makes.

pub mod cut;
pub mod damage;
pub mod envelope;
pub mod http;
pub mod independent;
pub mod report;
pub mod response;
pub mod secret;
pub mod text;
