//! The pages of the cookbook. Each program on them is compiled and run as a documentation test:
//! `cargo test -p cookbook`.

#![forbid(unsafe_code)]

#[doc = include_str!("../pages/calling.md")]
mod calling {}
#[doc = include_str!("../pages/codecs.md")]
mod codecs {}
#[doc = include_str!("../pages/decoding.md")]
mod decoding {}
#[doc = include_str!("../pages/errors.md")]
mod errors {}
#[doc = include_str!("../pages/http_clients.md")]
mod http_clients {}
#[doc = include_str!("../pages/listings.md")]
mod listings {}
#[doc = include_str!("../pages/logging.md")]
mod logging {}
#[doc = include_str!("../pages/own_operation.md")]
mod own_operation {}
#[doc = include_str!("../pages/porting.md")]
mod porting {}
#[doc = include_str!("../pages/serving.md")]
mod serving {}
#[doc = include_str!("../pages/testing.md")]
mod testing {}
#[doc = include_str!("../pages/workflows.md")]
mod workflows {}

/// The front page of the repository, which belongs to no crate that is published.
#[doc = include_str!("../../README.md")]
mod front_page {}
